"""The golden story of decide: wordings that change while people vote, objections, and actions until after the end."""

from __future__ import annotations

from session.core.state import Json, Round
from tests.cast import Story, fay
from tests.golden.votes import Script, whole

TEXTS = ("We gaan ‘s avonds open", "=We stoppen met het formulier", "We huren 2 mensen in", "We wachten <af>")


def choose(round_: Round, number: int) -> Json:
    """A stance on each wording as it is now; who is against sometimes says why."""
    answers: Json = {}
    for at, (decision, worded) in enumerate(round_.body.decisions.items()):
        stance = ("support", "neutral", "support", "against", "support")[(number + at + number // 5) % 5]
        reason = ("", "Te vroeg: pas in 2031", 'Nee, want… "nee"')[number % 3]
        said = reason if stance == "against" else ""
        answers[decision] = {"revision": worded.revision, "stance": stance, "objection": said}
    if number % 7 == 6 and len(answers) > 1:
        answers.popitem()
    return {"answers": answers}


def during(story: Story, round_: str) -> Story:
    """The first decision gets other words, so that its answers lapse; one is dropped, another one added."""
    ids = list(story.state.rounds[round_].body.decisions)
    story = story.when(
        fay.asks("decide.word", round_, decision=ids[0], text="We gaan ’s avonds open, op proef"),
        fay.asks("decide.drop", round_, decision=ids[3]),
        fay.asks("decide.word", round_, text="We kijken over 6 maanden opnieuw", of=[ids[1], ids[3]]),
        fay.asks(
            "decide.add_action", round_, text="Rooster maken", owner="Fay", due="2030-02-28", decision=ids[0]
        ),
    )
    action = story.last.reply["action"]
    return story.when(
        fay.asks("decide.change_action", round_, action=action, text="Rooster maken; én delen", owner="Fay"),
        fay.asks("decide.add_action", round_, text="+Sleutels regelen"),
        fay.asks("decide.add_action", round_, text="Toch niet"),
    )


def after(story: Story, round_: str) -> Story:
    action = list(story.state.rounds[round_].body.actions)[-1]
    return story.when(fay.asks("decide.remove_action", round_, action=action))


def story() -> Story:
    script = Script(
        "decide", choose, ({}, {"objections": False}, {"objection_characters": 40}), TEXTS, during, after
    )
    return whole(script).when(
        fay.asks("decide.add_action", "r1", text="Terugkijken", owner="Ana & Ben", due="2031-12-31")
    )
