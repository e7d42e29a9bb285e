"""What a view is made of, field by field: the document of each audience.

What a kind puts in are shapes of that kind. On the wire a name is in camelCase, in the order in which it stands here.
"""

from __future__ import annotations

from typing import Any, Literal

from msgspec import UNSET, UnsetType

from session.core.carry import Source
from session.core.option_shapes import ArgumentsView, OptionView, SubjectView
from session.core.results import Counting
from session.core.shapes import Shape
from session.core.state import BrokenTie, Entry, Json, Plan, RoundPhase, ScreenMode, Session, SessionPhase


class RoleView(Shape, frozen=True):
    id: str
    label: str


class CardsView(Shape, frozen=True):
    """Entry cards: how many there are that were not withdrawn, how many of these somebody came in with, and how many
    were withdrawn.
    """

    made: int
    used: int
    withdrawn: int


class PlannedView(Shape, frozen=True):
    """When and where a session is held, and how many minutes there are for it: what the facilitator filled in."""

    date: str
    place: str
    minutes: int


def planned(state: Session) -> PlannedView | None:
    """None when nothing of it is known."""
    known = state.date or state.place or state.minutes
    return PlannedView(state.date, state.place, state.minutes) if known else None


class RoamView(Shape, frozen=True):
    """Phones may look back. `called`: how often every phone was brought to the round in focus; a phone that looks back
    goes there when it is another number. `amended`: how often a round that was over was changed; then it asks again for
    what it looks at.
    """

    called: int
    amended: int


class SessionView(Shape, frozen=True):
    """`entry`: who may come in, everybody with the code or only who has a card. `cards`, for the desk. `seats`, for the
    projector and the desk: role -> how many at least, in whole thresholds; see `seats_in_steps`. `empty`, for the desk:
    the roles that nobody took, left out where there are none; see `empty_chairs`. `plan`, for the desk: left out where
    nothing of it is known. `roam`, for phones and the desk: left out where nobody may look back.
    """

    code: str
    title: str
    language: str
    phase: SessionPhase
    roles: tuple[RoleView, ...]
    people: int
    threshold: int
    locked: bool
    entry: Entry
    cards: CardsView | UnsetType = UNSET
    seats: dict[str, int] | UnsetType = UNSET
    empty: tuple[str, ...] | UnsetType = UNSET
    plan: PlannedView | UnsetType = UNSET
    roam: RoamView | UnsetType = UNSET


class AgendaEntry(Shape, frozen=True):
    id: str
    kind: str
    prompt: str
    phase: RoundPhase
    minutes: int
    skipped: bool
    pause: int | UnsetType = UNSET


class LitView(Shape, frozen=True):
    """What stands large on the projector; phones do not get it."""

    id: str
    text: str


class ScreenView(Shape, frozen=True):
    """What the projector shows: see `Screen`. `page` and `still` are left out while nobody turned a page, and `until`
    where there is no break.
    """

    mode: ScreenMode
    round: str | None
    text: str
    page: int | UnsetType = UNSET
    still: bool | UnsetType = UNSET
    lit: LitView | UnsetType = UNSET
    until: int | UnsetType = UNSET


class Move(Shape, frozen=True):
    """The headline figure of an option then and now."""

    id: str
    before: float
    after: float


class ShiftView(Shape, frozen=True):
    """What moved between two votes, in the order of the second, and the ballots of each. `rest`: how many more options
    there are than a phone draws.
    """

    moves: tuple[Move, ...]
    ballots: tuple[int, int]
    rest: int | UnsetType = UNSET


class RepeatView(Shape, frozen=True):
    """What moved since an earlier session, of the options that were there both times, and the ballots of each. `held`:
    when that was, in seconds since the epoch. `fingerprint`: of its record. `per`: what the figures are, so that groups
    of different sizes can be compared: of "people" a percentage of those who voted, of "points" so many per person,
    else as they are. `rest`: how many more moves there are than a phone draws.
    """

    title: str
    held: int | None
    moves: tuple[Move, ...]
    ballots: tuple[int, int]
    fingerprint: str
    per: Literal["", "people", "points"]
    rest: int | UnsetType = UNSET


class CompareView(Shape, frozen=True):
    """With which earlier session a round is compared. `alike`: whether it is asked as it was then; if not, nothing of
    then is shown.
    """

    title: str
    held: int | None
    ballots: int
    alike: bool


class TimerView(Shape, frozen=True):
    """`total` in seconds; running until `ends`, in milliseconds by the clock of `hello`, or standing still with `left`
    milliseconds. `because`: "outage" when the server gave the time.
    """

    total: int
    ends: int | None
    left: int | None
    because: str | UnsetType = UNSET


class RoundView(Shape, frozen=True):
    """One round for one audience. `body` and `result` are shapes of the kind; a result is there when it may be seen.
    `counting`: why there is none yet ("busy", or "failed" when counting took more than it may); left out otherwise.
    `until`: the moment it closes by itself, in seconds since the epoch; left out where there is none.
    `ballot_bytes`: a ballot of a phone is filled up to a multiple of so many bytes; for phones, while it is open.
    `repeat`: beside the same round of an earlier session; left out where there is none.
    `subjects`: what the round is about. `names`: of the topics and sides that the origins of its options count, by id;
    a side without one is "for" or "against". `arguments`: for and against what is on the table now, by its id; left out
    where a kind shows none.
    """

    id: str
    kind: str
    prompt: str
    phase: RoundPhase
    settings: Json
    by_role: bool
    options: tuple[OptionView, ...]
    tied: bool
    live: bool
    again: str | None
    ties: tuple[BrokenTie, ...]
    shift: ShiftView | None
    timer: TimerView | None
    body: Any
    result: Any
    counting: Counting | UnsetType = UNSET
    until: int | UnsetType = UNSET
    ballot_bytes: int | UnsetType = UNSET
    repeat: RepeatView | UnsetType = UNSET
    subjects: tuple[SubjectView, ...] | UnsetType = UNSET
    names: dict[str, str] | UnsetType = UNSET
    arguments: dict[str, ArgumentsView] | UnsetType = UNSET


class CheckView(Shape, frozen=True):
    """Something that may go wrong in the room: a word and its gaps, besides {number}, the place of the round."""

    key: str
    words: dict[str, str | int]


class PaperView(Shape, frozen=True):
    """An entry of `count` ballots on paper with the same choice."""

    id: str
    count: int
    role: str | None
    choice: Json


class DeskRound(RoundView, frozen=True, kw_only=True):
    """What the desk sees of a round besides. `count`: how many options it has; of a draft only the first stand in
    `options`. `ballots`: how many were counted. `paper`: entries of ballots on paper, oldest first. `equals`: flavour
    -> the ties that may be broken now, as lists of ids. `compare`: the earlier session that this round is compared
    with; left out where there is none. `checks`: of a round that has not opened. `about`: what it has to be about.
    """

    count: int
    source: Source
    plan: Plan
    skipped: bool
    opened_at: int | None
    closed_at: int | None
    ballots: int | None
    paper: tuple[PaperView, ...]
    equals: dict[str, list[list[str]]]
    compare: CompareView | UnsetType = UNSET
    checks: tuple[CheckView, ...] = ()
    about: Source | UnsetType = UNSET


class FlavourView(Shape, frozen=True):
    """What later rounds can take from a round: which of its items, and how many those are now."""

    flavour: str
    count: int


class View(Shape, frozen=True):
    """What every audience sees. `current` is the round in focus."""

    session: SessionView
    agenda: tuple[AgendaEntry, ...]
    current: str | None
    screen: ScreenView


class RoomView(View, frozen=True):
    """What a phone or the projector sees: one round, the one in focus or the one on the screen."""

    round: RoundView | None


class DeskView(View, frozen=True):
    """What the desk sees: every round, and what later rounds can take from it."""

    rounds: dict[str, DeskRound]
    items: dict[str, list[FlavourView]]
