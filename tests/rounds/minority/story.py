"""The golden story of minority: objections that are joined, withdrawn and hidden, and decisions without any."""

from __future__ import annotations

from session.core.state import Json, Round
from tests.cast import Story, fay
from tests.golden.votes import Script, voters, whole

TEXTS = ("We gaan ‘s avonds open", "=We stoppen met het formulier", "We huren 2 mensen in", "We wachten <af>")


def choose(round_: Round, number: int) -> Json:
    """Most people have no objection; every third joins what there is, and some leave the last decision out."""
    answers: Json = {}
    for at, option in enumerate(round_.options):
        known = [
            key
            for key, one in round_.body.objections.items()
            if one.decision == option.id and one.state == "shown"
        ]
        joins = known if (number + at) % 3 == 0 else known[:1] if (number + at) % 5 == 1 else []
        answers[option.id] = sorted(joins)
    if number % 6 == 5 and len(answers) > 1:
        answers.popitem()
    return {"answers": answers}


def during(story: Story, round_: str) -> Story:
    """Objections to the first two decisions; what is withdrawn has been joined already, and so has what is hidden."""
    ana, ben = voters()[0], voters()[9]
    first, second = (option.id for option in story.state.rounds[round_].options[:2])
    ids = []
    for person, decision, text, condition in (
        (ana, first, "Wie sluit er dan af?", "Als er altijd 2 mensen zijn"),
        (ben, first, "=Kost te veel", ""),
        (ana, second, "Tikfout", ""),
        (ben, second, 'Alleen voor ons; niet voor "hen"', "Met <b>hen</b> erbij"),
        (fay, second, "Hardop gezegd, met een naam erin", ""),
    ):
        story = story.when(
            person.asks("minority.add_objection", round_, decision=decision, text=text, condition=condition)
        )
        ids.append(story.last.reply["objection"])
    everything = {"answers": {first: sorted(ids[:2]), second: sorted(ids[2:])}}
    return story.when(
        voters()[2].casts(round_, 4, **everything),
        voters()[3].casts(round_, 4, answers={first: [], second: [ids[2]]}),
        ana.asks("minority.withdraw_objection", round_, objection=ids[2]),
        fay.asks("minority.hide_objection", round_, objection=ids[4], hidden=True),
        fay.asks("minority.hide_objection", round_, objection=ids[3], hidden=True),
        fay.asks("minority.hide_objection", round_, objection=ids[3], hidden=False),
    )


def story() -> Story:
    settings: tuple[Json, ...] = (
        {},
        {"conditions": False, "objections_per_person": 0, "objection_characters": 40},
    )
    return whole(Script("minority", choose, settings, TEXTS, during))
