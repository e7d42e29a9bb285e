"""The golden story of consent: objections that are met and opened again, concerns, a quorum that is not reached."""

from __future__ import annotations

from session.core.state import Json, Round
from tests.cast import Story, fay
from tests.golden.votes import Script, whole

REASONS = ("Te duur: 12.000 per jaar", '=HYPERLINK("x")', "Te duur: 12.000 per jaar", "Wie *doet* dit? <i>")


def choose(round_: Round, number: int) -> Json:
    """Objections against the first two proposals; nobody objects to the last one."""
    answers = {}
    for at, option in enumerate(round_.options):
        stance = ("consent", "concern", "objection", "consent", "abstain")[(number + at * 2) % 5]
        if stance == "objection" and at > 1:
            stance = "consent"
        reason = REASONS[(number + at) % len(REASONS)]
        answers[option.id] = {"stance": stance, "text": reason if stance in ("concern", "objection") else ""}
    if number % 6 == 5:  # who skips a proposal abstains
        answers.popitem()
    return {"answers": answers}


def after(story: Story, round_: str) -> Story:
    """Every objection to the first proposal is met, one of them with other words; one to the second is opened again."""
    ballots = story.state.rounds[round_].ballots or ()
    first, second = (option.id for option in story.state.rounds[round_].options[:2])
    against = sum(ballot.choice["answers"][first]["stance"] == "objection" for ballot in ballots)
    resolved = [f"{first}:{number}" for number in range(1, against + 1)]
    return story.when(
        *(
            fay.asks("consent.resolve", round_, objection=name, note="We proberen het een jaar.")
            for name in resolved
        ),
        fay.asks("consent.resolve", round_, objection=resolved[0], note="We proberen het een half jaar."),
        fay.asks("consent.resolve", round_, objection=f"{second}:1", note="Opgelost"),
        fay.asks("consent.reopen", round_, objection=f"{second}:1"),
        fay.asks("consent.resolve", round_, objection=f"{second}:2", note="Wel opgelost"),
    )


def story() -> Story:
    return whole(
        Script("consent", choose, ({}, {"quorum": 21, "characters": 40}, {"quorum": 20}), after=after)
    )
