"""The decision record as frozen shapes: plain, translated, figures as numbers. Made by `build`, drawn by every export.

Nothing in it refers to the clock, to a seat or to a single ballot; the same session gives the same record. What a
round kind says of one round, and the tables, quotes and lists in it, are shapes of `session.core.section`; here they
stand with the round they are of.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from session.core.contribution import Side
from session.core.payloads import EarlierResult
from session.core.section import BothSides, Concern, Listing, Quotes, Resolution, Section, Table, Undertaking
from session.core.shapes import Shape
from session.core.state import BrokenTie, Item, Json, RoundPhase

SCHEMA = "versnelkamer-record/1"


@dataclass(frozen=True)
class SessionFacts:
    """The session itself. Times are whole seconds since the epoch; `ended` is None while it runs. `entry`: who could
    come in, "open" (everybody with the code) or "cards" (only who had a card); not in records of before there were any.
    `planned`: the day it was planned for (YYYY-MM-DD), and `place`: where; each left out when nobody filled it in.
    """

    id: str
    code: str
    title: str
    started: int | None
    ended: int | None
    phase: str
    subtitle: str = ""
    entry: str | UnsetType = UNSET
    planned: str | UnsetType = UNSET
    place: str | UnsetType = UNSET


@dataclass(frozen=True)
class RoleCount:
    """How many people took part as one role; `count` is None when the group is too small to tell."""

    label: str
    count: int | None


@dataclass(frozen=True)
class People:
    """Who took part. `merged` counts the people of the roles that are too small to name apart, and who chose none.

    `step`: numbers by role say how many there were at least, in steps of so many; not in records of before that.
    `cards`: how many of them came in with an entry card, each for one person; not in records of before there were any.
    `empty`: the roles that nobody took at the last count by role, left out when there are none; `since`: some people
    came in or changed their role after that count, fewer than the threshold.
    """

    total: int
    roles: tuple[RoleCount, ...] = ()
    merged: int | None = None
    step: int | UnsetType = UNSET
    cards: int | UnsetType = UNSET
    empty: tuple[str, ...] | UnsetType = UNSET
    since: bool | UnsetType = UNSET


@dataclass(frozen=True)
class RoundResolution(Resolution):
    """A decision with the id of the round that took it. Figures are None when withheld or never voted on. `origin`: of
    which contributions it was made, and what those were in the rounds between. `minority`: what was objected to it
    afterwards, empty when nobody did; not there when nobody was asked.
    """

    round: str = ""
    origin: tuple[str, ...] | UnsetType = UNSET
    minority: tuple[Concern, ...] | UnsetType = UNSET


@dataclass(frozen=True)
class AgendaLine:
    """One round of the agenda, also when it was skipped. `phase` is the stored phase, `phase_label` its word."""

    n: int
    kind: str
    kind_label: str
    prompt: str
    phase: str
    minutes: int | None
    phase_label: str = ""


@dataclass(frozen=True)
class RoundSection:
    """What the record says about one round. `lists` belong to the text, `appendix` goes to the back verbatim. `about`:
    what the round was about; `sides`: lists that stand side by side; neither is there in a record of before them.
    """

    round: str
    n: int
    kind: str
    kind_label: str
    prompt: str
    phase: str
    summary: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    quotes: tuple[Quotes, ...] = ()
    lists: tuple[Listing, ...] = ()
    appendix: tuple[Listing, ...] = ()
    about: tuple[str, ...] | UnsetType = UNSET
    sides: tuple[BothSides, ...] | UnsetType = UNSET


@dataclass(frozen=True)
class Chain:
    """How far the log of the session had come: the number of its last event, and the hash of the chain up to it.

    It tells which session a record belongs to. The fingerprint of the record itself stands in its JSON file.
    """

    version: int
    head: str


@dataclass(frozen=True)
class Record:
    """The whole decision record. `made_at` comes from a context, never from the clock; `zone` is where it was held."""

    language: str
    session: SessionFacts
    people: People
    threshold: int
    made_at: int
    chain: Chain
    provisional: bool = False
    zone: str = "Europe/Amsterdam"
    threshold_warning: bool = False
    decisions: tuple[RoundResolution, ...] = ()
    actions: tuple[Undertaking, ...] = ()
    agenda: tuple[AgendaLine, ...] = ()
    sections: tuple[RoundSection, ...] = ()
    notes: tuple[str, ...] = field(default=())
    schema: str = SCHEMA


class PublishedBallot(Shape, frozen=True):
    """A ballot that was counted. `role`: the role of who cast it, "*" when that was merged with others."""

    role: str | None
    choice: Json


class PublishedDivision(Shape, frozen=True):
    """Who is told together, under the role "*"; "" is who chose no role. Empty when nobody asked for roles."""

    pool: tuple[str, ...]


class PublishedPeople(Shape, frozen=True):
    """The people there were when a round closed, and how many of them came in after it had opened."""

    total: int
    late: int


class PublishedContribution(Shape, frozen=True):
    """Something that was put in and may be read. `topic`: the option of its round that it is about. `remarks`: what
    others said about it.
    """

    text: str
    topic: str | UnsetType = UNSET
    side: Side | UnsetType = UNSET
    remarks: tuple[str, ...] | UnsetType = UNSET


class PublishedOrigin(Shape, frozen=True):
    """What an option, a cluster, a decision or an action was made of: contributions, as "round/id"."""

    of: tuple[str, ...]
    topics: dict[str, int]
    sides: dict[str, int]


class PublishedRound(Shape, frozen=True):
    """A round with all that it takes to count it again. `ballots` are in no order that tells anything, and `paper` is
    how many of them were on paper; None for a round without secret ballots. `division` is not there in a round of
    before that, and so is `people`. `again`: the round this is a second vote of. Settings, choices and result are those
    of its kind. `earlier`: the result of an earlier session that it stands beside, with the fingerprint of that record.

    `about`: what the round was about. `contributions`: what was put in here. `origins`: what an option was made of when
    the round opened; one that is not there is the contribution of that id, in the round that is its source. `made`:
    what the round made of its options. `names`: of topics and sides. Each is left out when empty.
    """

    id: str
    n: int
    kind: str
    prompt: str
    phase: RoundPhase
    settings: Json
    options: tuple[Item, ...]
    ballots: tuple[PublishedBallot, ...] | None
    paper: int | None
    result: Any
    again: str | None
    ties: tuple[BrokenTie, ...]
    division: PublishedDivision | UnsetType = UNSET
    earlier: EarlierResult | UnsetType = UNSET
    people: PublishedPeople | UnsetType = UNSET
    about: tuple[Item, ...] | UnsetType = UNSET
    contributions: dict[str, PublishedContribution] | UnsetType = UNSET
    origins: dict[str, PublishedOrigin] | UnsetType = UNSET
    made: dict[str, PublishedOrigin] | UnsetType = UNSET
    names: dict[str, str] | UnsetType = UNSET


class RecordFile(Shape, frozen=True):
    """The decision record as a JSON file: what it says, in one language, and every round for who counts again.

    `fingerprint`: the SHA-256 of all the rest of the file, byte for byte.
    """

    fingerprint: str
    schema: str
    record: Record
    rounds: tuple[PublishedRound, ...]


def placed(
    section: Section,
    *,
    round: str,
    n: int,
    kind: str,
    kind_label: str,
    prompt: str,
    phase: str,
    about: tuple[str, ...],
) -> RoundSection:
    """What a round kind says, with its round. Its resolutions and undertakings are the caller's to place."""
    return RoundSection(
        round, n, kind, kind_label, prompt, phase,
        section.summary, section.tables, section.quotes, section.listings, section.appendix,
        about or UNSET, section.sides or UNSET,
    )  # fmt: skip


def as_json(record: Record) -> dict[str, Any]:
    """The record as dicts, lists, texts and numbers."""
    tree: dict[str, Any] = msgspec.to_builtins(record)
    return tree
