"""What each audience sees of a brainstorm, and what a seat sees of its own.

While people write, phones and the projector get the newest ideas only, because a message with all of them would be too
large.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from session.core.contribution import Contribution
from session.core.shapes import body_of
from session.core.state import Round
from session.core.tracked import Tracked
from session.rounds.brainstorm import comments, one_word, prompts
from session.rounds.brainstorm.gathered import ALONE, NEWEST_ALONE, UNDER, Ideas, as_listed, where
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
from session.rounds.shared import checking, written

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
    return tuple(key for key, _ in _newest(on_show(body).derived(ALONE), "phone", body.topics))


def _listed(
    body: Body, shown: Ideas, audience: str, finished: bool, remarked: bool, words: bool
) -> dict[str, ListedIdea]:
    under, alone = shown.derived(UNDER), shown.derived(ALONE)
    if words:  # so that the last are those that came most often
        alone = Tracked({key: alone[key] for key, *_ in reversed(one_word.by_number(body, shown))})
    said = comments.counted(body, shown) if remarked else Counter[str]()
    if audience == "projector" and finished:
        listed = {key: as_listed(idea) for key, idea in alone.items()}
    else:
        listed = dict(_newest(alone, audience, body.topics))
    for key in [key for key in listed if key in under or said[key]]:
        together = (alone[key], *under.get(key, ()))
        by, comments_on = _by(together, body.topics), said[key] or UNSET
        listed[key] = replace(listed[key], merged=len(together) - 1, by=by, comments=comments_on)
    return listed


def _by(ideas: Sequence[Idea], topics: Sequence[Topic]) -> dict[str, int] | UnsetType:
    """How many of the ideas that stand together belong to which part, when that is not the same one."""
    parts = Counter(part_of(where(idea), topics) for idea in ideas)
    return {part: parts[part] for part in parts if part} if len(parts) > 1 else UNSET


def _newest(alone: Ideas, audience: str, topics: Sequence[Topic]) -> list[tuple[str, ListedIdea]]:
    """The newest of all; for the projector as many of every part, so that a part of long ago has some too."""
    newest, most = alone.derived(NEWEST_ALONE), NEWEST[audience]
    parts: dict[str | None, list[tuple[int, str, ListedIdea]]] = {}
    for place, ideas in newest.of.items():
        parts.setdefault(part_of(place, topics), []).extend(ideas)
    if audience == "phone":
        most = ON_PAGES if newest.paged else most
        listed = sorted(each for ideas in parts.values() for each in ideas)[-most:]
    else:
        of_each = most // max(len(topics), len(parts), 1)
        listed = sorted(each for ideas in parts.values() for each in sorted(ideas)[-of_each:])
    return [(key, idea) for _, key, idea in listed]


def mine(round_: Round, owned: frozenset[str]) -> Mine:
    """What a seat sees of its own."""
    body = body_of(round_, Body)
    own = written.own(body.ideas, owned)
    ideas = {
        key: OwnIdea(one.n, one.text, one.topic, checking.told(round_, one.state), one.side)
        for key, one in own.items()
    }
    return Mine(ideas, comments.own(round_, owned) or UNSET)


def result(round_: Round, threshold: int) -> Result:
    """How many ideas may be seen, and how many comments."""
    body = body_of(round_, Body)
    shown = on_show(body)
    said = len(comments.seen(body, shown)) if comments.has_comments(round_) else UNSET
    return Result(len(shown), per_topic(body, shown), said)
