"""What is gathered of ideas from what changed follows from all of them, whatever happened and in which order."""

from __future__ import annotations

import dataclasses
from typing import Any

from hypothesis import given as for_all, settings as tried, strategies as st
from msgspec.structs import replace

from session.core.state import Item, Plan, Round
from session.rounds.brainstorm import KIND
from session.rounds.brainstorm.shapes import Body, Topic
from session.rounds.brainstorm.views import within_reach

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "add", "add", "edit", "hide", "show", "withdraw", "merge", "unmerge"]),
        st.integers(0, 7),
        st.integers(0, 7),
    ),
    max_size=24,
)
SETTINGS: dict[str, dict[str, Any]] = {
    "plain": {},
    "topics": {},
    "sides": {"sides": "for_against"},
    "words": {"one_word": True},
    "pages": {"others": "pages"},
}


def happens(body: Body, what: str, one: int, other: int, way: str) -> Body:
    """The body after this, when it can happen to one of the ideas that are there."""
    ideas = list(body.ideas)
    if what == "add":
        more: dict[str, Any] = {"side": ("for", "against")[other % 2]} if way == "sides" else {}
        more |= {"page": f"p{other % 3}"} if way == "pages" and one % 2 else {}
        topic = body.topics[one % len(body.topics)].id if body.topics else None
        added = {"idea": f"i{len(ideas)}", "text": f"word {one}", "topic": topic, **more}
        return KIND.evolve(body, "idea_added", added)
    if not ideas:
        return body
    idea, into = ideas[one % len(ideas)], ideas[other % len(ideas)]
    state = body.ideas[idea].state
    if what == "edit":
        return KIND.evolve(body, "idea_edited", {"idea": idea, "text": f"word {other}", "by": "desk"})
    if what in ("hide", "show") and state != "withdrawn":
        return KIND.evolve(body, "idea_hidden", {"idea": idea, "hidden": what == "hide"})
    if what == "withdraw":
        return KIND.evolve(body, "idea_withdrawn", {"idea": idea})
    if what == "merge" and idea != into and body.ideas[into].into is None:
        return KIND.evolve(body, "ideas_merged", {"ideas": [idea], "into": into})
    if what == "unmerge":
        return KIND.evolve(body, "idea_unmerged", {"idea": idea})
    return body


def everything(round_: Round) -> list[Any]:
    """All that anybody sees of it, and takes of it, in its order."""
    body_view: Any = KIND.body_view
    views = [body_view(round_, audience) for audience in ("phone", "projector", "desk")]
    orders = [list(view.ideas) for view in views]
    assert isinstance(round_.body, Body)
    return [views, orders, KIND.items(round_, None), KIND.result(round_, 5), within_reach(round_.body)]


@tried(max_examples=60)
@for_all(STEPS, st.sampled_from(sorted(SETTINGS)), st.sets(st.integers(0, 23)), st.booleans())
def test_what_is_gathered_follows_from_the_ideas_alone(
    steps: list[tuple[str, int, int]], way: str, looks: set[int], finished: bool
) -> None:
    topics = (Item("t1", "One"), Item("t2", "Two")) if way in ("topics", "sides") else ()
    round_ = Round(
        "r", "brainstorm", "What?", SETTINGS[way], {}, Plan(), phase="closed" if finished else "open"
    )
    body = Body(tuple(Topic(topic.id, topic.text) for topic in topics))
    for at, (what, one, other) in enumerate(steps):
        body = happens(body, what, one, other, way)
        if at in looks or at == len(steps) - 1:
            grown = dataclasses.replace(round_, body=body)
            anew = dataclasses.replace(round_, body=replace(body, ideas=dict(body.ideas)))
            assert everything(grown) == everything(anew)
