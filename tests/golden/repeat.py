"""The golden story of a repeated measurement: rounds that stand beside the results of an earlier session."""

from __future__ import annotations

from session.core.state import Json
from session.rounds import KINDS
from tests.cast import Story, created, fay, given, people, system

FINGERPRINT = "0123456789abcdef" * 4
BOTH_TIMES, ONLY_NOW = "Wij stellen eerst open vragen.", "Wij kennen de wijk."


def earlier(story: Story, name: str, figures: Json, **changes: object) -> Story:
    """The round `name` beside what came of it: text -> figure."""
    round_ = story.state.rounds[name]
    told = [
        {"id": f"r1-{at}", "text": text, "figure": figure}
        for at, (text, figure) in enumerate(figures.items(), 1)
    ]
    result = {
        "fingerprint": FINGERPRINT, "title": "Teamdag in mei", "held": 1_747_000_000, "round": "r1",
        "kind": round_.kind, "settings": round_.settings, "threshold": 5, "ballots": 12, "figures": told,
    }  # fmt: skip
    return story.when(system.asks("round.compare", name, **{**result, **changes}))


def story() -> Story:
    texts = {"texts": [BOTH_TIMES, ONLY_NOW]}
    story = given(created(title="Teamdag in november", code="REPEA7"), kinds=KINDS).when(
        fay.asks("round.add", kind="rate", prompt="Klopt dit?", source=texts),
        fay.asks("round.add", kind="dots", prompt="Waar eerst aan?", source=texts),
        fay.asks("round.add", kind="rate", prompt="Klopt dit ook?", source=texts),
    )
    story = earlier(story, "r1", {BOTH_TIMES.upper(): 2.5, "Wij eten samen.": 4.0})
    story = earlier(story, "r2", {BOTH_TIMES: 30.0, ONLY_NOW: 18.0})
    story = earlier(
        story, "r3", {BOTH_TIMES: 3.0}, settings={**story.state.rounds["r3"].settings, "scale": "1-10"}
    )
    voters = people(8)
    story = story.when(fay.asks("session.open"), *(voter.asks("seat.take") for voter in voters))
    for name in ("r1", "r2", "r3"):
        story = story.when(fay.asks("round.open", name))
        choices = (
            {"dots": {f"{name}-{1 + at % 2}": 1 + at % 3}}
            if name == "r2"
            else {"values": {f"{name}-1": 3 + at % 3, f"{name}-2": 2}}
            for at in range(len(voters))
        )
        story = story.when(
            *(voter.casts(name, **choice) for voter, choice in zip(voters, choices, strict=True))
        )
        story = story.later(60).when(fay.asks("round.close", name), fay.asks("round.release", name))
    return story.when(fay.asks("screen.show", mode="repeat", round="r2"), fay.asks("session.close"))
