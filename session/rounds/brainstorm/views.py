"""What each audience sees of a brainstorm, and what a seat sees of its own.

While people write, phones and the projector get the newest ideas only, because a message with all of them would be too
large.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import UNSET, UnsetType

from session.core.contribution import Contribution
from session.core.shapes import body_of
from session.core.state import Round
from session.rounds.brainstorm import comments, one_word, prompts
from session.rounds.brainstorm.ideas import (
    has_sides,
    kept,
    kept_from,
    on_show,
    part_of,
    per_part,
    per_topic,
    readable,
)
from session.rounds.brainstorm.shapes import (
    Body,
    BodyView,
    DeskView,
    Idea,
    ListedIdea,
    Mine,
    OwnIdea,
    Result,
    Topic,
)
from session.rounds.shared import written

NEWEST = {"phone": 100, "projector": 120}
ON_PAGES = 300
"""Where pages are swapped phones get more, so that a page is whole; these ideas are short."""


def body_view(round_: Round, audience: str) -> BodyView | DeskView:
    """What an audience sees of the ideas now."""
    body = body_of(round_, Body)
    shown = on_show(body)
    visible = readable(round_)
    remarked = comments.has_comments(round_)
    if audience == "desk":
        said = comments.kept(body) if remarked else UNSET
        return DeskView(body.topics, visible, len(shown), kept(body), said, prompts.told(body, audience))
    ideas: dict[str, ListedIdea] = {}
    if visible and not kept_from(round_, audience):
        ideas = _listed(body, shown, audience, round_.is_finished, remarked, one_word.asked(round_))
    return BodyView(
        topics=body.topics,
        visible=visible,
        count=len(shown),
        per_topic=per_topic(body, shown) if audience == "projector" else UNSET,
        per_part=per_part(body, shown) if has_sides(round_) else UNSET,
        ideas=ideas,
        comments=comments.listed(body, shown, ideas) if remarked else UNSET,
        prompts=prompts.told(body, audience),
        slices=body.slices if body.slices and audience == "phone" and round_.is_open else UNSET,
    )


def contributions(round_: Round) -> dict[str, Contribution]:
    """Every idea that was not withdrawn, with its own text, topic and comments, wherever it was merged."""
    body = body_of(round_, Body)
    shown = on_show(body)
    said = comments.of_ideas(body, shown)
    return {
        key: Contribution(
            idea.text, idea.topic, idea.side or None, seen=key in shown, remarks=said.get(key, ())
        )
        for key, idea in kept(body).items()
    }


def within_reach(body: Body) -> tuple[str, ...]:
    """The ideas that every phone has now: the newest of those that stand alone."""
    alone = {key: idea for key, idea in on_show(body).items() if idea.into is None}
    return tuple(key for key, _ in _newest(alone, "phone", body.topics))


def _listed(
    body: Body, shown: dict[str, Idea], audience: str, finished: bool, remarked: bool, words: bool
) -> dict[str, ListedIdea]:
    under: dict[str, list[Idea]] = {}
    for key, idea in shown.items():
        under.setdefault(idea.into or key, []).append(idea)
    alone = {key: idea for key, idea in shown.items() if idea.into is None}
    if words:
        often = [key for key, *_ in one_word.by_number(body, shown)]
        alone = {
            key: alone[key] for key in reversed(often)
        }  # so that the last are those that came most often
    whole = audience == "projector" and finished
    said = comments.counted(body, shown) if remarked else Counter[str]()
    return {
        key: ListedIdea(
            idea.n,
            idea.text,
            idea.topic,
            len(under[key]) - 1,
            idea.side,
            _by(under[key], body.topics),
            said[key] or UNSET,
            idea.page,
        )
        for key, idea in (alone.items() if whole else _newest(alone, audience, body.topics))
    }


def _by(ideas: Sequence[Idea], topics: Sequence[Topic]) -> dict[str, int] | UnsetType:
    """How many of the ideas that stand together belong to which part, when that is not the same one."""
    parts = Counter(part_of(idea, topics) for idea in ideas)
    return {part: parts[part] for part in parts if part} if len(parts) > 1 else UNSET


def _newest(alone: dict[str, Idea], audience: str, topics: Sequence[Topic]) -> list[tuple[str, Idea]]:
    """The newest of all; for the projector as many of every part, so that a part of long ago has some too."""
    most = NEWEST[audience]
    if audience == "phone" and any(idea.page for idea in alone.values()):
        most = ON_PAGES
    parts = {part_of(idea, topics) for idea in alone.values()}
    if audience == "phone" or max(len(parts), len(topics)) < 2:
        return list(alone.items())[-most:]
    left = Counter(dict.fromkeys(parts, most // max(len(topics), len(parts))))
    newest = []
    for key, idea in reversed(alone.items()):
        part = part_of(idea, topics)
        if left[part] > 0:
            left[part] -= 1
            newest.append((key, idea))
    return newest[::-1]


def mine(round_: Round, owned: frozenset[str]) -> Mine:
    """What a seat sees of its own."""
    body = body_of(round_, Body)
    own = written.own(body.ideas, owned)
    ideas = {key: OwnIdea(one.n, one.text, one.topic, one.state, one.side) for key, one in own.items()}
    return Mine(ideas, comments.own(body, owned) or UNSET)


def result(round_: Round, threshold: int) -> Result:
    """How many ideas may be seen, and how many comments."""
    body = body_of(round_, Body)
    shown = on_show(body)
    said = len(comments.seen(body, shown)) if comments.has_comments(round_) else UNSET
    return Result(len(shown), per_topic(body, shown), said)
