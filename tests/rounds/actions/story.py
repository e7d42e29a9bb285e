"""The golden story of actions: proposals that are accepted, reworded, merged, declined and withdrawn."""

from __future__ import annotations

from session.core.state import Json, Round
from session.rounds.actions.proposals import accepted
from tests.cast import Story, fay
from tests.golden.votes import Script, voters, whole

TEXTS = ("Rooster maken", "=Sleutels regelen; én delen", "Buren vragen <af>", "Koffie halen")


def choose(round_: Round, number: int) -> Json:
    """How sure people are of each action as it is worded now; some leave the last one out."""
    answers: Json = {
        key: {"revision": one.revision, "sure": 1 + (number * (at + 1) + at) % 5}
        for at, (key, one) in enumerate(accepted(round_.body).items())
    }
    if number % 6 == 5 and len(answers) > 1:
        answers.popitem()
    return {"answers": answers}


def during(story: Story, round_: str) -> Story:
    ana, ben = voters()[0], voters()[9]
    ids = []
    for person, text, who, when in (
        (ana, "Terugkijken in de zaal", "Cliënten", "2031-12-31"),
        (ben, "+Folder schrijven", "Ben", "voor de zomer"),
        (ana, "Tikfout", "", ""),
        (ben, "Folder schrijven", "", ""),
        (fay, "Toch niet", "", "2030-02-30"),
    ):
        story = story.when(person.asks("actions.propose", round_, text=text, who=who, when=when))
        ids.append(story.last.reply["action"])
    first = next(iter(story.state.rounds[round_].body.actions))
    words = {"text": "Rooster maken en ophangen", "who": "Medewerkers", "when": "2030-03-01"}
    return story.when(
        ana.asks("actions.withdraw", round_, action=ids[2]),
        fay.asks("actions.judge", round_, action=ids[0], to="accepted"),
        fay.asks("actions.judge", round_, action=ids[1], to="accepted"),
        fay.asks("actions.judge", round_, action=ids[4], to="declined"),
        fay.asks("actions.merge", round_, into=ids[1], actions=[ids[3]]),
        fay.asks("actions.unmerge", round_, actions=[ids[3]]),
        fay.asks("actions.merge", round_, into=ids[1], actions=[ids[3]]),
        fay.asks("actions.reword", round_, action=first, was={"text": "Rooster maken"}, **words),
    )


def after(story: Story, round_: str) -> Story:
    """Who does it and when can change until long afterwards."""
    first, one = next(iter(story.state.rounds[round_].body.actions.items()))
    was = {"text": one.text, "who": one.who, "when": one.when}
    later = {"text": one.text, "was": was, "who": "Bestuur", "when": "1 maart, of eerder"}
    return story.when(fay.asks("actions.reword", round_, action=first, **later))


def story() -> Story:
    settings: tuple[Json, ...] = ({}, {"actions_per_person": 0, "action_characters": 30})
    return whole(Script("actions", choose, settings, TEXTS, during, after))
