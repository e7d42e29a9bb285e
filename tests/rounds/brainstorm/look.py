"""What the desk does with ideas before a brainstorm is photographed."""

from __future__ import annotations

from tests.browser.look.sessions import ROUND, Builder


def prepare(builder: Builder) -> None:
    """The first two ideas are merged and one is hidden, as far as there are so many."""
    ideas = [key for key, idea in builder.shown("desk")["body"]["ideas"].items() if idea["state"] == "shown"]
    if len(ideas) > 1:
        builder.desk("brainstorm.merge_ideas", ROUND, into=ideas[0], ideas=ideas[1:2])
    if len(ideas) > 2:
        builder.desk("brainstorm.hide_idea", ROUND, idea=ideas[2], hidden=True)
