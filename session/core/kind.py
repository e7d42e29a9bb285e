"""The contract of a round kind: one value of `RoundKind` a folder in `session/rounds/`. Discovered, never listed.

A kind decides and evolves only its own body. Opening, closing, timers, the ballot box, roles and the agenda are
the core's. Everything here is pure; every text a kind shows is in its `words`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, Protocol, TypeVar

import msgspec

from session.core import text
from session.core.answers import Answers
from session.core.ballot_sheet import Cell, Path, nested
from session.core.commands import CommandSpec, Context, Decision, parse
from session.core.contribution import Contribution, as_they_are
from session.core.refusals import Refused
from session.core.section import Section
from session.core.shapes import NoBallot, NoBody, NoMine, NoResult, told
from session.core.state import Item, Json, Round

Tiers = tuple[tuple[Item, ...], ...]
C = TypeVar("C", bound=msgspec.Struct)
B = TypeVar("B", bound=msgspec.Struct)
R = TypeVar("R", bound=msgspec.Struct)


Asked = str | tuple[str, Mapping[str, Any]]
"""A text that is asked for: its key, with the words for its gaps when it has any."""


class Say(Protocol):
    """Words, numbers and roles in the language of the reader; `threshold` is the smallest group whose figures show."""

    language: str
    threshold: int

    def __call__(self, key: str, /, **words: Any) -> str: ...
    def each(self, asked: Iterable[Asked]) -> list[str]: ...
    def number(self, value: float, decimals: int | None = None) -> str: ...
    def role(self, name: str | None) -> str: ...


def _no_decision(round_: Round, name: str, data: Any, context: Context) -> Decision | Refused:
    return Refused("unknown_command")


def _same_body(body: B, name: str, data: Json) -> B:
    return body


def _no_mine(round_: Round, owned: frozenset[str]) -> msgspec.Struct:
    return NoMine()


def _no_result(round_: Round, threshold: int) -> None:
    return None


def _no_ballot(round_: Round, choice: Any) -> Refused:
    return Refused("unknown_command")


def every_ballot(round_: Round, choice: C) -> C:
    """`at_close` of a kind in which every ballot that was not emptied enters the log as it is."""
    return choice


def _complete(round_: Round, choice: Any) -> None:
    return None


def _no_body(settings: Any, options: tuple[Item, ...]) -> Any:
    return NoBody()


def _whole_result(result: R, audience: str) -> msgspec.Struct:
    return result


def _as_typed(settings: Any, items: tuple[Item, ...], language: str) -> tuple[Item, ...]:
    return items


def _little_work(options: int, ballots: int) -> float:
    """Every ballot looked at a few times for every option: 2 microseconds each."""
    return 0.002 * max(1, options) * ballots


def _no_headline(result: Any) -> dict[str, float]:
    return {}


@dataclass(frozen=True)
class Check:
    """Something that may go wrong in the room, told on the desk before the round opens: a word and its gaps."""

    key: str
    words: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class SheetRow:
    """A line of a ballot on paper: what it is about, and the marks to choose from. One empty mark is a box, several are
    rings, a mark that ends in dots is a line to write on. A row without marks heads the rows under it."""

    text: str
    marks: tuple[str, ...] = ("",)


def _sheet_how(round_: Round, say: Say) -> str:
    return say(f"{round_.kind}.sheet", **round_.settings)


def _sheet_of_options(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    return tuple(SheetRow(option.text) for option in round_.options)


def _no_cells(round_: Round, say: Say) -> tuple[Cell, ...]:
    return ()


@dataclass(frozen=True)
class KindOf(Generic[C, B, R]):
    """What a kind of round declares: `KIND: KindOf[Choice, Body, Result] = KindOf(...)` in its folder, so that its
    parts are checked against its own shapes. Everybody else says `RoundKind`.

    name          stored in logs; never renamed. Its commands and events are called "<name>.<something>".
    purpose       its collaboration pattern: generate, clarify, reduce, organize, evaluate, build_consensus.
    icon          a symbol of static/icons/sprite.svg.
    Settings      a frozen msgspec.Struct, every field with a default; the settings form is made from it. A
                  field's label is "<name>.settings.<field>", its choices "<name>.settings.<field>.<value>".
    words         {"nl": {...}, "en": {...}}, every key starting with "<name>.".
    takes         "none", "topics" or "options": whether it works on items from earlier rounds or typed ones.
    most_options  a round with more items than this does not open; None: as many as a round can take.
    one_option    whether a round on a single option is an ordinary one, of which nobody need be warned.
    secret        ballots go to the ballot box and are sealed until the round is closed.
    open_settings settings that may change while the round is open.
    commands      its own commands (without the prefix) and who may give them when.
    Choice        the shape of a ballot as it is stored; `Body` and `Result` those of what `initial` and `result` give.
                  JSON Schema, the types of the browser and the reference of the protocol are made from them.
    body_views, result_views  audience -> the shape that `body_view` or `result_view` gives it, where that is another
                  one than `Body` or `Result`. `Mine` is the shape of `mine`.
    check_settings a second look at settings that a type cannot express: None, or a Refused("bad_settings").
    read_settings, read_items  settings as they are stored, and items as they are frozen when the round opens, of what
                  was typed in a language: numbers in them become plain ones, so that a log says what was understood.
    checks        (settings, items, language) -> what may go wrong with these items, told before the round opens; what
                  may with items of any kind is in core/checks.py. The keys are "<name>.check.<what>".
    with_clusters (settings, names) -> the settings with which a round opens that takes its items from a round with
                  clusters of these names, or why it does not open; None: it takes no names over.
    initial       the body when the round opens.
    decide        its own commands; `name` without the prefix, `data` already of the spec's shape.
    evolve        its own events; `name` without the prefix. Never changes its argument.
    check_ballot  a choice that a phone sent -> as it is stored, or why not. Called while the round is open. A phone
                  sends on every change, so what is not complete yet is stored too; what goes over a limit never is.
    lacks         why a stored choice does not count as it stands (too few chosen), or None. A ballot on paper, which
                  nobody goes on filling in, is refused for it.
    at_close      a stored choice -> what enters the log, or None to drop it: nothing is answered, it is not complete,
                  or it answers an older wording.
    answers       where the answers stand in a choice that may leave some out; None when every ballot counts for all. It
                  keeps roles that hardly answered a question hidden, and the exported ballots in step with the screens.
    result        exact figures of a finished round (`round.ballots` is not None for a secret kind); the core
                  never calls it when the result must be withheld. It has `ballots`, and `roles` with the ballots
                  of each. A breakdown by role is called `byRole` wherever it stands in it: {role: figures}, and all
                  of these say in `n` (answers) or `ballots` of how many they are, so that a test can see that nobody
                  gets to see less than `threshold` people together.
    result_view   what an audience gets of `result` once it may see it: a phone need not carry the words of everybody.
    body_view     what an audience ("phone", "projector", "desk") may see of the body now; None: all of it.
    drawn         the options that an audience gets, in their order: those that it draws or can come to draw; None: all.
    mine          what one seat sees of its own, given the ids it owns.
    items         flavour -> tiers of items, best first, that later rounds can take; ties share a tier. The
                  first is the default; its label is "<name>.items.<flavour>". It gets its own result, None while
                  nothing may follow from the ballots. `unranked`: flavours in which nothing is better: no ties.
    contributions what was put in while it ran, by id, without what was withdrawn; `headings`: it is about the options.
    readable      whether people may read each other's contributions now. `argued`: the ids of what its screens show
                  with the contributions for and against it, of any round before (core/arguments.py).
    made_of       (round, flavour) -> item of that flavour ("" = the first) -> ids of what it was made of in this round.
    side_names, named   what the sides of its contributions are called; the texts of items it made that are no options.
    work          (options, ballots) -> how many milliseconds of processor time `result` takes at most on an ordinary
                  machine. What takes long is counted in a process of its own, so that no room waits for another's.
    headline      result -> {option id: the one figure people remember}; a second vote shows its shift. Its label
                  is "<name>.headline", and `recount.py` has it a second time.
    counts        what the headline figure counts, so that it grows with how many voted: "people" or "points"; "" for a
                  mean, a median or a share. Beside an earlier session it is told per person.
    sheet         the lines of a ballot on paper; `sheet_how`: how to fill it in, else "<name>.sheet".
    cells         the columns of a sheet in which ballots on paper were typed, of an open round; `of_cells`: what was
                  filled in of them as a choice, or why it is none. The same columns in every language.
    section       this round in the decision record, with its result: None when there is none, or when it is withheld;
                  the number is that of the round.
    undo          its own commands, as (name, data), that take back one that was accepted: of the round before it, its
                  name, its data and the reply; found in `undo.py` of its folder. None for what stays.
    sample        choices of an open secret round -> the payload of its system command "<name>.sample", for a kind whose
                  line over time may be seen while people vote; when one is taken is told in session/live/sampler.py.
    """

    name: str
    purpose: str
    icon: str
    Settings: type[msgspec.Struct]
    words: Mapping[str, Mapping[str, str]]
    section: Callable[[Round, R | None, int, Say], Section]
    Choice: type[C] = NoBallot  # type: ignore[assignment]  # a default cannot be of a type that is not known yet
    Body: type[B] = NoBody  # type: ignore[assignment]
    Result: type[R] = NoResult  # type: ignore[assignment]
    Mine: type[msgspec.Struct] = NoMine
    body_views: Mapping[str, type[msgspec.Struct]] = field(default_factory=dict)
    result_views: Mapping[str, type[msgspec.Struct]] = field(default_factory=dict)
    takes: str = "none"
    most_options: int | None = None
    one_option: bool = False
    secret: bool = False
    open_settings: frozenset[str] = frozenset()
    commands: Mapping[str, CommandSpec] = field(default_factory=dict)
    check_settings: Callable[[Any], Refused | None] = lambda settings: None
    read_settings: Callable[[Any, str], Any] = lambda settings, language: settings
    read_items: Callable[[Any, tuple[Item, ...], str], tuple[Item, ...]] = _as_typed
    checks: Callable[[Any, tuple[Item, ...], str], tuple[Check, ...]] = lambda settings, items, language: ()
    with_clusters: Callable[[Any, Sequence[str]], msgspec.Struct | Refused] | None = None
    initial: Callable[[Any, tuple[Item, ...]], B] = _no_body
    decide: Callable[[Round, str, Any, Context], Decision | Refused] = _no_decision
    evolve: Callable[[B, str, Json], B] = _same_body
    check_ballot: Callable[[Round, C], C | Refused] = _no_ballot
    lacks: Callable[[Round, C], Refused | None] = _complete
    at_close: Callable[[Round, C], C | None] = every_ballot
    answers: Answers | None = None
    result: Callable[[Round, int], R | None] = _no_result
    result_view: Callable[[R, str], msgspec.Struct] = _whole_result
    body_view: Callable[[Round, str], msgspec.Struct] | None = None
    drawn: Callable[[Round, str], Sequence[Item]] | None = None
    mine: Callable[[Round, frozenset[str]], msgspec.Struct] = _no_mine
    items: Callable[[Round, R | None], dict[str, Tiers]] = lambda round_, figures: {}
    contributions: Callable[[Round], Mapping[str, Contribution]] = lambda round_: {}
    readable: Callable[[Round], bool] = lambda round_: True
    argued: Callable[[Round], Sequence[str]] | None = None
    made_of: Callable[[Round, str], Mapping[str, tuple[str, ...]]] = as_they_are
    headings: bool = False
    unranked: frozenset[str] = frozenset()
    side_names: Callable[[Round], Mapping[str, str]] = lambda round_: {}
    named: Callable[[Round], Mapping[str, str]] = lambda round_: {}
    work: Callable[[int, int], float] = _little_work
    headline: Callable[[R], dict[str, float]] = _no_headline
    counts: Literal["", "people", "points"] = ""
    sheet: Callable[[Round, Say], tuple[SheetRow, ...]] = _sheet_of_options
    sheet_how: Callable[[Round, Say], str] = _sheet_how
    cells: Callable[[Round, Say], tuple[Cell, ...]] = _no_cells
    of_cells: Callable[[Sequence[Cell], Mapping[Path, Any]], Json | Refused] = nested
    undo: Callable[[Round, str, Json, Json], Sequence[tuple[str, Json]]] = lambda round_, name, data, reply: ()
    sample: Callable[[Round, Sequence[C]], Json] | None = None


RoundKind = KindOf[Any, Any, Any]


def settings_of(kind: RoundKind, data: object, language: str) -> Json | Refused:
    """`data`, its texts cleaned and read in `language`, as the complete settings of `kind`, or what is wrong."""
    settings = parse(kind.Settings, _cleaned(data), "bad_settings")
    if not isinstance(settings, Refused):
        settings = kind.read_settings(settings, language)
    if isinstance(settings, Refused):
        return settings
    refused = kind.check_settings(settings)
    if refused is not None:
        return refused
    return told(settings)


def _cleaned(value: Any, depth: int = 8) -> Any:
    """`value` with every text in it cleaned, down to a depth that no settings reach."""
    if isinstance(value, str):
        return text.clean(value)
    if isinstance(value, dict) and depth:
        return {key: _cleaned(inner, depth - 1) for key, inner in value.items()}
    if isinstance(value, list | tuple) and depth:
        return [_cleaned(inner, depth - 1) for inner in value]
    return value
