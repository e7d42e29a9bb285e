"""What a session is: frozen shapes that `evolve` builds from events. Nothing in it is ever changed in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import UNSET, Meta, UnsetType

from session.core.contribution import Origin

Json = dict[str, Any]

SessionPhase = Literal["draft", "open", "closed"]
RoundPhase = Literal["draft", "open", "closing", "closed", "released"]
Minutes = Annotated[int, Meta(ge=0, le=600)]
Entry = Literal["open", "cards"]
"""Who may come in: everybody with the code, or only who has an entry card."""
ScreenMode = Literal[
    "lobby", "round", "result", "shift", "repeat", "text", "code", "black", "record", "break"
]
T = TypeVar("T")
FINISHED = frozenset({"closed", "released"})
"""The phases of a round of which the ballots were counted."""


def plain(value: object) -> Any:
    """`value` as JSON would give it back: tuples as lists, shapes as objects. Through JSON itself, which is fastest."""
    return msgspec.json.decode(msgspec.json.encode(value))


@dataclass(frozen=True)
class Item:
    """An option, topic, statement, idea or cluster that a round works on or hands to a later round.

    `source` is the id of the round it came from, None when it was typed. `note` is a second line (for a
    cluster: its ideas, one a line).
    """

    id: str
    text: str
    note: str = ""
    source: str | None = None


@dataclass(frozen=True)
class Role:
    """A role people can choose when they join."""

    id: str
    label: str


@dataclass(frozen=True)
class Timer:
    """The clock of a round. `total` in seconds; running: `ends` in epoch ms; paused: `left` in ms.

    `because`: "outage" when the server gave the time, None when a person did.
    """

    total: int
    ends: int | None = None
    left: int | None = None
    because: str | None = None


@dataclass(frozen=True)
class Screen:
    """What the projector shows; `shift` is that of a second vote.

    `page` is how many times the desk turned forward, less how many times back: only the wall itself knows how many
    pages there are. `still`: pages do not turn by themselves, and new ideas wait. `lit`: the id of what stands large
    over it; see spotlight.py. `until`: when a break ends, in ms since the epoch.
    """

    mode: ScreenMode = "lobby"
    round: str | None = None
    text: str = ""
    page: int = 0
    still: bool = False
    lit: str | None = None
    until: int | None = None


@dataclass(frozen=True)
class Division:
    """How the ballots of a round are told by role; see session/core/small_groups.py. Every role that is not in the pool
    stands on its own.

    `pool`: the roles that are told together, in the order of the session, and at the end None, who chose no role; empty
    when nobody asked for roles. `host`: the large role that the pool joined, for the rest of the session.
    """

    pool: tuple[str | None, ...] = ()
    host: str | None = None


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What every round has. `minutes` 0 = no timer. `by_role`: results apart for each role (large enough).

    `live`: the result of a secret round is shown while people vote, in steps; said to them before they vote. `pause`:
    minutes of a break after it, 0 or nothing for none.
    """

    minutes: Minutes = 0
    auto_close: bool = False
    auto_release: bool = False
    by_role: bool = True
    live: bool = False
    note: Annotated[str, Meta(max_length=2000)] = ""
    pause: Minutes | UnsetType = UNSET

    @property
    def whole(self) -> int:
        """The minutes of the round and of the break after it."""
        return self.minutes + (self.pause or 0)


class Ballot(msgspec.Struct, frozen=True, omit_defaults=True):
    """A ballot that counts: without seat or order. `role`: whom it is told with, see `Division`; `choice`: as its kind
    stores it; `paper`: whether the desk entered it.
    """

    role: str | None
    choice: Json
    paper: bool = False


class PaperBallots(msgspec.Struct, frozen=True):
    """Ballots on paper that say the same, as the desk entered them at once."""

    count: int
    role: str | None
    choice: Json


class BrokenTie(msgspec.Struct, frozen=True):
    """How items that tie were ordered: by "lot", with the seed that repeats it, or by a "person"."""

    flavour: str
    how: Literal["lot", "person"]
    seed: str | None
    order: tuple[str, ...]


@dataclass(frozen=True)
class Round:
    """One step of the agenda. `settings` are those of its kind, complete and checked; `plan` is what every kind has.

    `about`: what it has to be about, from where (see `Source`); {} when it is about nothing. `subjects`: what that was
    when it opened. `origins`: option or subject -> what it was made of then; `names`: of their topics and sides.
    """

    id: str
    kind: str
    prompt: str
    settings: Json
    source: Json
    plan: Plan
    phase: RoundPhase = "draft"
    skipped: bool = False
    options: tuple[Item, ...] = ()
    tied: bool = False  # more options than the asked top n came along, because the last places tied
    body: Any = None  # of the shape its kind declares; None before it was opened
    timer: Timer | None = None
    ballots: tuple[Ballot, ...] | None = None
    people: int = 0  # who had a seat when it opened, and then when it closed
    opened_at: int | None = None
    closed_at: int | None = None
    turns: int = 0  # how often it was opened
    again: str | None = None  # the round this is a second vote of
    paper: Mapping[str, PaperBallots] = field(default_factory=dict)  # by the id of what was entered
    ties: tuple[BrokenTie, ...] = ()
    division: Division | None = (
        None  # of its ballots; None also when it closed before there was one for the session
    )
    earlier: Json | None = None  # what came of it in an earlier session, as in `EarlierResult`
    late: int = 0  # seats taken since it opened
    about: Json = field(default_factory=dict)
    subjects: tuple[Item, ...] = ()
    origins: Mapping[str, Origin] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    until: int | None = (
        None  # the moment it closes by itself, in seconds since the epoch; None when nobody set one
    )
    cut: int | None = None  # how many of its items go on to a later round; filled in by `carry.with_cut`

    def once(self, make: Callable[[Round], T]) -> T:
        """What `make`, a function that is not made anew, gives of this round: made once for as long as the round is
        what it is."""
        made: dict[Any, Any] = self.__dict__.setdefault("_made", {})
        if make not in made:
            made[make] = make(self)
        found: T = made[make]
        return found

    def __getstate__(self) -> Json:
        return {name: value for name, value in self.__dict__.items() if name != "_made"}

    @property
    def option_ids(self) -> frozenset[str]:
        return self.once(_option_ids)

    def text(self, option: str) -> str:
        """The text of one of its options. KeyError when there is no such option."""
        texts = {item.id: item.text for item in self.options}
        return texts[option]

    @property
    def is_open(self) -> bool:
        """Whether its ballots are in the box: it is open, or it closes and was not sealed yet."""
        return self.phase in ("open", "closing")

    @property
    def is_finished(self) -> bool:
        return self.phase in FINISHED

    def tells(self, threshold: int) -> bool:
        """Whether figures may follow from it: it is finished, and not withheld."""
        return self.is_finished and not self.is_withheld(threshold)

    def is_withheld(self, threshold: int) -> bool:
        """Whether so few people voted that no figure, and no order that follows from one, may be shown.

        Ballots on paper count only where there are no others: who entered them can subtract them. They did count in a
        round that closed before there was a division.
        """
        if self.ballots is None:
            return False
        paper = sum(ballot.paper for ballot in self.ballots)
        if self.division is None or paper == 0:
            return len(self.ballots) < threshold
        return 0 < len(self.ballots) - paper < threshold


def _option_ids(round_: Round) -> frozenset[str]:
    return frozenset(option.id for option in round_.options)


@dataclass(frozen=True)
class Session:
    """One session: the fold of its events. `seats` counts people by role (None = rather not say)."""

    id: str
    code: str = ""
    title: str = ""
    language: str = "nl"
    phase: SessionPhase = "draft"
    roles: tuple[Role, ...] = ()
    threshold: int = 5
    locked: bool = False
    pooled: bool = False  # people in small roles are told with who has none; not in sessions of before that
    seats: Mapping[str | None, int] = field(default_factory=dict)
    announced: Mapping[str | None, int] = field(
        default_factory=dict
    )  # the seats as the desk heard of them last
    moved: int = 0  # seats taken and roles changed since then
    host: str | None = None  # the role that the pool joined; see `Division`
    entry: Entry | None = None  # None in sessions of before there were cards, which were open
    cards: int = 0  # entry cards that were made and not withdrawn
    cards_used: int = 0  # of these, those with a seat: so many of the people came with a card
    cards_withdrawn: int = 0
    card_roles: frozenset[str] = frozenset()  # those that stand on cards
    date: str = ""  # YYYY-MM-DD, and where: as the facilitator plans it
    place: str = ""
    minutes: int = 0  # there are for all of it; 0: not known
    rounds: Mapping[str, Round] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    made: int = 0  # rounds ever added; round ids are never used again
    focus: str | None = None  # the round the phones show
    roam: bool = False  # phones may look back at rounds whose result was shown; see look_back.py
    called: int = 0  # how often every phone was brought to the round in focus
    amended: int = 0  # how often a round that was over was changed
    screen: Screen = Screen()
    opened_at: int | None = None
    closed_at: int | None = None

    @property
    def people(self) -> int:
        return sum(self.seats.values())

    def agenda(self) -> list[Round]:
        """The rounds in the order of the agenda."""
        return [self.rounds[name] for name in self.order]

    def open_round(self) -> Round | None:
        """The round that is open now, or that closes, if any."""
        return next((round_ for round_ in self.agenda() if round_.is_open), None)

    def closing_round(self) -> Round | None:
        """The round that is over but not sealed yet, if any."""
        round_ = self.open_round()
        return round_ if round_ is not None and round_.phase == "closing" else None

    def role(self, name: str | None) -> Role | None:
        return next((role for role in self.roles if role.id == name), None)
