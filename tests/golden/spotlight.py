"""The golden story of the spotlight: an idea and an option stand large on the projector, and go out again."""

from __future__ import annotations

from session.rounds import KINDS
from tests.cast import Story, ana, created, fay, given


def story() -> Story:
    story = given(created(title="Uitgelicht", code="LIGHT7"), kinds=KINDS)
    story = story.when(fay.asks("session.open"), ana.asks("seat.take"))
    story = story.when(
        fay.asks("round.add", kind="brainstorm", prompt="Wat helpt?", source={"texts": ["Wijk"]})
    )
    story = story.when(fay.asks("round.open", "r1"), ana.asks("brainstorm.add_idea", "r1", text="Bankjes"))
    idea = story.last.reply["idea"]
    return story.when(
        fay.asks("screen.light", "r1", item=idea),
        fay.asks("screen.turn", by=1),
        fay.asks("screen.light", "r1", item=None),
        fay.asks("screen.show", mode="lobby"),
        fay.asks("screen.light", "r1", item="r1-1"),
        fay.asks("round.close", "r1"),
        fay.asks("session.close"),
    )
