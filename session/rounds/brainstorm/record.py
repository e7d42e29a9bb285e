"""A brainstorm in the decision record: how many ideas, and the ideas themselves, word for word.

Every idea stands under its own topic and side, also when it was merged with one of another: what people would stop
never becomes what they would keep. A few arguments stand with the round, side by side; ideas and many arguments at the
back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from msgspec import UNSET

from session.core.contribution import SIDES, Side
from session.core.kind import Say
from session.core.section import BothSides, Column, Listing, Section, Table
from session.core.state import Round
from session.rounds.brainstorm import comments, one_word
from session.rounds.brainstorm.gathered import Ideas, where
from session.rounds.brainstorm.ideas import (
    has_sides,
    kept,
    on_show,
    part_of,
    per_part,
    per_topic,
    side_names,
    waiting,
)
from session.rounds.brainstorm.prompts import minute
from session.rounds.brainstorm.shapes import Body, Idea
from session.rounds.shared import checking
from session.rounds.shared.tables import bars

BESIDE = 24  # arguments of one round that stand with it


def report(round_: Round, body: Body, say: Say) -> Section:
    """Hidden ideas are only counted; withdrawn ones are not in it."""
    shown = on_show(body)
    told = _argued if has_sides(round_) else _words if one_word.asked(round_) else _told
    section = told(round_, body, shown, say)
    if not body.prompts:
        return section
    asked = (say("brainstorm.record.prompt", text=one.text, n=minute(round_, one)) for one in body.prompts)
    return replace(section, listings=(Listing(say("brainstorm.record.prompts"), tuple(asked)),))


def _words(round_: Round, body: Body, shown: Mapping[str, Idea], say: Say) -> Section:
    """Words by how often they came, with their other spellings; at the back every one as it was typed."""
    counted = one_word.by_number(body, shown)
    columns = (
        Column("text", say("brainstorm.record.word")),
        Column("count", say("brainstorm.record.times"), "bar"),
        Column("also", say("brainstorm.record.also")),
    )
    rows = tuple(
        {"text": body.ideas[key].text, "count": n, "also": ", ".join(also)} for key, n, also in counted
    )
    title = say("brainstorm.word.heading")
    places = {key: at for at, (key, *_) in enumerate(counted)}
    typed = sorted(shown.items(), key=lambda each: (places[each[1].into or each[0]], each[1].n))
    said = comments.of_ideas(body, shown)
    remarks = tuple(_remarks(said.get(key, ()), say) for key, _ in typed)
    listing = Listing(title, tuple(one.text for _, one in typed), remarks=remarks if said else UNSET)
    return Section(
        summary=_summary("words", body, shown, say),
        tables=(Table(f"{round_.id}_words", title, columns, rows),) if rows else (),
        appendix=(listing,) if typed else (),
    )


def _remarks(said: tuple[str, ...], say: Say) -> tuple[str, ...]:
    return tuple(say("brainstorm.record.comment", text=text) for text in said)


def _told(round_: Round, body: Body, shown: Ideas, say: Say) -> Section:
    """The ideas, under the topic of each."""
    counts = per_topic(body, shown)
    rows = [(topic.text, counts[topic.id]) for topic in body.topics]
    label, ideas = say("brainstorm.record.topic"), say("brainstorm.record.ideas")
    parts = [(topic.text, topic.id) for topic in body.topics] if len(body.topics) > 1 else []
    listings = [_listing(text, body, shown, part, say) for text, part in parts]
    if not parts:
        title = body.topics[0].text if body.topics else ideas
        listings = [_listing(title, body, shown, None, say)]
    return Section(
        summary=_summary("ideas", body, shown, say),
        tables=bars(f"{round_.id}_topics", label, ideas, rows),
        appendix=tuple(listing for listing in listings if listing.entries),
    )


def _argued(round_: Round, body: Body, shown: Ideas, say: Say) -> Section:
    """Both sides of what the round is about, or of each of its topics."""
    counts = per_part(body, shown)
    topics = [(topic.text, f"{topic.id}:") for topic in body.topics] if len(body.topics) > 1 else [("", "")]
    sides = tuple(BothSides(text, _sides(round_, body, shown, prefix, say)) for text, prefix in topics)
    label, arguments = say("brainstorm.record.topic"), say("brainstorm.record.table_arguments")
    rows = [
        (f"{text}: {side_name(round_, side, say)}", counts[f"{prefix}{side}"])
        for text, prefix in topics
        for side in SIDES
    ]
    few = len(shown) <= BESIDE
    return Section(
        summary=_summary("arguments" if few else "many_arguments", body, shown, say),
        tables=bars(f"{round_.id}_sides", label, arguments, rows) if len(topics) > 1 else (),
        sides=sides if few and shown else (),
        argued=() if few else sides,
        appendix=()
        if few
        else tuple(_titled(pair.title, listing) for pair in sides for listing in pair.sides),
    )


def _titled(title: str, listing: Listing) -> Listing:
    return replace(listing, title=f"{title}: {listing.title}") if title else listing


def _sides(
    round_: Round, body: Body, shown: Mapping[str, Idea], prefix: str, say: Say
) -> tuple[Listing, Listing]:
    one, other = (
        _listing(side_name(round_, side, say), body, shown, f"{prefix}{side}", say) for side in SIDES
    )
    return one, other


def side_name(round_: Round, side: Side, say: Say) -> str:
    """What a side is called: the name that the facilitator gave it, else for or against."""
    return side_names(round_).get(side) or say(f"brainstorm.{side}")


def _summary(words: str, body: Body, shown: Mapping[str, Idea], say: Say) -> tuple[str, ...]:
    merged = sum(idea.into is not None for idea in shown.values())
    waits = len(waiting(body))
    numbers = {
        "count" if words == "ideas" else words: len(shown),
        "merged": 0 if words == "words" else merged,
        "hidden": len(kept(body)) - len(shown) - waits,
        "slices": len(body.slices),
        "comments": len(comments.seen(body, shown)),
        "comments_hidden": sum(one.state == "hidden" for one in comments.kept(body).values()),
    }
    sentences = [say(f"brainstorm.record.{key}", n=number) for key, number in numbers.items() if number]
    sentences += checking.record(waits + len(checking.waiting(comments.kept(body))), say)
    return tuple(sentences) or (say("brainstorm.record.none"),)


def _listing(title: str, body: Body, shown: Mapping[str, Idea], part: str | None, say: Say) -> Listing:
    """The ideas of one part, each followed by those of the same part that were merged into it. One that was merged into
    an idea of another part says with which. Under each stand the comments on it."""
    here = {key: idea for key, idea in shown.items() if part_of(where(idea), body.topics) == part}
    entries: dict[str, str] = {}
    for key, idea in here.items():
        if idea.into is None:
            under = {other: one.text for other, one in here.items() if one.into == key}
            entries |= {
                key: idea.text,
                **{other: say("brainstorm.record.under", text=text) for other, text in under.items()},
            }
        elif idea.into not in here:
            entries[key] = _elsewhere(idea, shown[idea.into], say)
    said = comments.of_ideas(body, here)
    remarks = tuple(_remarks(said.get(key, ()), say) for key in entries)
    return Listing(title, tuple(entries.values()), remarks=remarks if said else UNSET)


def _elsewhere(idea: Idea, lead: Idea, say: Say) -> str:
    return say("brainstorm.record.merged_with", text=idea.text, lead=lead.text)
