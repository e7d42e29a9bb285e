"""A brainstorm in the decision record: how many ideas, and the ideas themselves, word for word, in the appendix."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from session.core.kind import Say
from session.core.section import Listing, Section
from session.core.state import Round
from session.rounds.brainstorm.ideas import Body, Idea, Topic, kept, on_show, per_topic
from session.rounds.shared.tables import bars


def report(round_: Round, body: Body, say: Say) -> Section:
    """Hidden ideas are only counted; withdrawn ones are not in it."""
    shown = on_show(body)
    numbers = {
        "count": len(shown),
        "merged": sum(idea.into is not None for idea in shown.values()),
        "hidden": len(kept(body)) - len(shown),
    }
    sentences = tuple(say(f"brainstorm.record.{key}", n=number) for key, number in numbers.items() if number)
    counts = per_topic(body, shown)
    rows = [(topic.text, counts[topic.id]) for topic in body.topics]
    label, ideas = say("brainstorm.record.topic"), say("brainstorm.record.ideas")
    return Section(
        summary=sentences or (say("brainstorm.record.none"),),
        tables=bars(f"{round_.id}_topics", label, ideas, rows),
        appendix=tuple(listing for listing in _listings(body.topics, shown, say) if listing.entries),
    )


def _listings(topics: tuple[Topic, ...], shown: Mapping[str, Idea], say: Say) -> list[Listing]:
    if not topics:
        return [Listing(say("brainstorm.record.ideas"), _entries(shown, None, say))]
    return [Listing(topic.text, _entries(shown, topic.id, say)) for topic in topics]


def _entries(shown: Mapping[str, Idea], topic: str | None, say: Say) -> tuple[str, ...]:
    """The ideas of a topic, each followed by those that were merged into it, from whatever topic."""
    entries: list[str] = []
    under = defaultdict(list)
    for idea in shown.values():
        under[idea.into].append(say("brainstorm.record.under", text=idea.text))
    for key, idea in shown.items():
        if idea.into is None and idea.topic == topic:
            entries += [idea.text, *under[key]]
    return tuple(entries)
