"""Two small round kinds, so that the tests of the core lean on no real one: `notes` is open, `pick` is secret.

Every part of the contract is used: own commands for phone and desk, authorship, live settings, flavours, tiers,
a choice that lapses at closing, figures by role.
"""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

from msgspec import UNSET, Meta, UnsetType, structs

from session.core import text
from session.core.commands import DESK, PHONE, CommandSpec, Context, Decision, Payload
from session.core.kind import KindOf, Say, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.shapes import NoBallot, NoBody, Shape, body_of, read
from session.core.state import Item, Json, Round

OPEN = frozenset({"open"})


class NotesSettings(Payload, frozen=True):
    limit: Annotated[int, Meta(ge=1, le=200)] = 50
    heading: str = ""
    tags: tuple[str, ...] = ()


class AddNote(Payload, frozen=True):
    text: str


class OneNote(Payload, frozen=True):
    id: str


class Note(Shape, frozen=True):
    id: str
    text: str
    starred: bool = False


class Notes(Shape, frozen=True):
    notes: tuple[Note, ...] = ()
    topics: tuple[Item, ...] = ()


class NotesResult(Shape, frozen=True):
    notes: int


class OwnNotes(Shape, frozen=True):
    ids: tuple[str, ...]


def _decide_notes(round_: Round, name: str, data: Any, context: Context) -> Decision | Refused:
    if name == "add":
        words = text.accept(data.text, read(NotesSettings, round_.settings).limit)
        if isinstance(words, Refused):
            return words
        note = context.new_id()
        event = {"round": round_.id, "id": note, "text": words}
        return Decision((context.event("notes.added", event),), claims=(note,), reply={"id": note})
    if data.id not in {note.id for note in body_of(round_, Notes).notes}:
        return Refused("gone")
    if name == "drop" and data.id not in context.owned:
        return Refused("not_yours")
    done = {"drop": "notes.dropped", "star": "notes.starred"}[name]
    return Decision((context.event(done, {"round": round_.id, "id": data.id}),))


def _evolve_notes(body: Notes, name: str, data: Json) -> Notes:
    if name == "added":
        return structs.replace(body, notes=(*body.notes, Note(data["id"], data["text"])))
    if name == "dropped":
        return structs.replace(body, notes=tuple(note for note in body.notes if note.id != data["id"]))
    starred = (structs.replace(note, starred=note.starred or note.id == data["id"]) for note in body.notes)
    return structs.replace(body, notes=tuple(starred))


def _note_items(round_: Round, figures: NotesResult | None) -> dict[str, Tiers]:
    notes = body_of(round_, Notes).notes
    tiers = [tuple(Item(note.id, note.text) for note in notes if note.starred is on) for on in (True, False)]
    return {"all": tuple(tier for tier in tiers if tier), "starred": tuple(tiers[:1]) if tiers[0] else ()}


def _section(round_: Round, figures: Any, n: int, say: Say) -> Section:
    return Section(summary=(round_.prompt,))


NOTES: KindOf[NoBallot, Notes, NotesResult] = KindOf(
    name="notes",
    purpose="generate",
    icon="idea",
    Settings=NotesSettings,
    Body=Notes,
    Result=NotesResult,
    Mine=OwnNotes,
    words={},
    section=_section,
    takes="topics",
    open_settings=frozenset({"limit"}),
    commands={
        "add": CommandSpec(PHONE, AddNote, phases=OPEN),
        "drop": CommandSpec(PHONE, OneNote, phases=OPEN),
        "star": CommandSpec(DESK, OneNote, phases=frozenset({"open", "closed"})),
    },
    initial=lambda settings, options: Notes(topics=options),
    decide=_decide_notes,
    evolve=_evolve_notes,
    mine=lambda round_, owned: OwnNotes(tuple(sorted(owned))),
    result=lambda round_, threshold: NotesResult(len(body_of(round_, Notes).notes)),
    items=_note_items,
)


class PickSettings(Payload, frozen=True):
    blank: bool = True


class Pick(Payload, frozen=True):
    option: str | None
    lapsed: bool | UnsetType = UNSET


class PickResult(Shape, frozen=True):
    counts: dict[str, int]
    ballots: int
    roles: dict[str, int]


def _check_pick(round_: Round, choice: Pick) -> Pick | Refused:
    lapsed = choice.lapsed is not UNSET
    if lapsed or choice.option not in {None, *(option.id for option in round_.options)}:
        return Refused("bad_ballot")
    if choice.option is None and not read(PickSettings, round_.settings).blank:
        return Refused("bad_ballot")
    return choice


def _tally(round_: Round) -> Counter[str]:
    return Counter(ballot.choice["option"] for ballot in round_.ballots or () if ballot.choice["option"])


def _pick_items(round_: Round, figures: PickResult | None) -> dict[str, Tiers]:
    tally = _tally(round_)
    scores = sorted({tally[option.id] for option in round_.options}, reverse=True)
    ranked = tuple(
        tuple(option for option in round_.options if tally[option.id] == score) for score in scores
    )
    return {"ranked": ranked, "chosen": tuple(tier for tier in ranked if tally[tier[0].id])}


def _pick_result(round_: Round, threshold: int) -> PickResult:
    tally = _tally(round_)
    roles = Counter(ballot.role or "" for ballot in round_.ballots or ())
    return PickResult(
        counts={option.id: tally[option.id] for option in round_.options},
        ballots=len(round_.ballots or ()),
        roles=dict(sorted(roles.items())),
    )


PICK: KindOf[Pick, NoBody, PickResult] = KindOf(
    name="pick",
    purpose="evaluate",
    icon="vote",
    Settings=PickSettings,
    Choice=Pick,
    Result=PickResult,
    words={},
    section=_section,
    takes="options",
    secret=True,
    check_ballot=_check_pick,
    at_close=lambda round_, choice: None if choice.lapsed else choice,
    result=_pick_result,
    items=_pick_items,
    headline=lambda result: {option: float(count) for option, count in result.counts.items()},
)

KINDS = {"notes": NOTES, "pick": PICK}
