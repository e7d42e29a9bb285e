"""The golden story of statements: arguments that are added, changed, withdrawn and hidden, or not asked for."""

from __future__ import annotations

from session.core.state import Json, Round
from tests.cast import Story, fay
from tests.golden.votes import Script, voters, whole

SETTINGS: tuple[Json, ...] = (
    {},
    {"arguments": "live", "arguments_per_person": 0, "argument_characters": 20},
    {"arguments": "none"},
)


def choose(round_: Round, number: int) -> Json:
    """A side on nearly every statement, half of the people for the second; some pass, some skip the last one."""
    sides = ("agree", "disagree", "agree", "pass")
    answers = {
        option.id: sides[number % 2 if at == 1 else (number * (at + 1) + at) % 4]
        for at, option in enumerate(round_.options)
    }
    if number % 6 == 5 and len(answers) > 1:
        answers.popitem()
    return {"answers": answers}


def during(story: Story, round_: str) -> Story:
    ana, ben = voters()[0], voters()[9]
    about, other = (option.id for option in story.state.rounds[round_].options[:2])
    ids = []
    for person, statement, side, text in (
        (ana, about, "for", "Scheelt 3 uur in de week"),
        (ben, about, "against", "=Kost te veel"),
        (ana, about, "against", "Tikfout"),
        (ben, other, "for", 'Alleen voor ons; niet voor "hen"'),
        (ana, other, "for", "Met een naam erin"),
    ):
        story = story.when(
            person.asks("statements.add_argument", round_, statement=statement, side=side, text=text)
        )
        ids.append(story.last.reply["argument"])
    return story.when(
        ana.asks(
            "statements.edit_argument",
            round_,
            argument=ids[0],
            text="Scheelt 4 uur in de week",
            was="Scheelt 3 uur in de week",
        ),
        ana.asks("statements.withdraw_argument", round_, argument=ids[2]),
        fay.asks("statements.hide_argument", round_, argument=ids[4], hidden=True),
        fay.asks("statements.hide_argument", round_, argument=ids[3], hidden=True),
        fay.asks("statements.hide_argument", round_, argument=ids[3], hidden=False),
    )


def story() -> Story:
    return whole(Script("statements", choose, SETTINGS, during=during))
