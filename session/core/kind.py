"""The contract of a round kind: one value of `RoundKind` a folder in `session/rounds/`. Discovered, never listed.

A kind decides and evolves only its own body. Opening, closing, timers, the ballot box, roles and the agenda are
the core's. Everything here is pure; every text a kind shows is in its `words`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import msgspec

from session.core import text
from session.core.answers import Answers
from session.core.commands import CommandSpec, Context, Decision, parse, unparse
from session.core.refusals import Refused
from session.core.section import Section
from session.core.state import Item, Json, Round

Tiers = tuple[tuple[Item, ...], ...]


class Say(Protocol):
    """Words, numbers and roles in the language of the reader; `threshold` is the smallest group whose figures show."""

    language: str
    threshold: int

    def __call__(self, key: str, /, **words: Any) -> str: ...
    def number(self, value: float, decimals: int | None = None) -> str: ...
    def role(self, name: str | None) -> str: ...


def _no_decision(round_: Round, name: str, data: Any, context: Context) -> Decision | Refused:
    return Refused("unknown_command")


def _same_body(body: Json, name: str, data: Json) -> Json:
    return body


def _no_mine(round_: Round, owned: frozenset[str]) -> Json:
    return {}


def _no_items(round_: Round) -> dict[str, Tiers]:
    return {}


def _no_result(round_: Round, threshold: int) -> Json | None:
    return None


def _no_ballot(round_: Round, choice: Any) -> Json | Refused:
    return Refused("unknown_command")


def _whole(round_: Round, choice: Json) -> Json | None:
    return choice


def _empty_body(settings: Json, options: tuple[Item, ...]) -> Json:
    return {}


def _whole_body(round_: Round, audience: str) -> Json:
    return round_.body


def _whole_result(result: Json, audience: str) -> Json:
    return result


def _no_headline(result: Json) -> dict[str, float]:
    return {}


@dataclass(frozen=True)
class SheetRow:
    """A line of a ballot on paper: what it is about, and the marks to choose from. One empty mark is a box, several are
    rings, a mark that ends in dots is a line to write on. A row without marks heads the rows under it."""

    text: str
    marks: tuple[str, ...] = ("",)


def _sheet_how(round_: Round, say: Say) -> str:
    return say(f"{round_.kind}.sheet", **round_.settings)


def _sheet_of_options(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    return tuple(SheetRow(each.text) for each in round_.options)


@dataclass(frozen=True)
class RoundKind:
    """What a kind of round declares.

    name          stored in logs; never renamed. Its commands and events are called "<name>.<something>".
    purpose       its collaboration pattern: generate, clarify, reduce, organize, evaluate, build_consensus.
    icon          a symbol of static/icons/sprite.svg.
    Settings      a frozen msgspec.Struct, every field with a default; the settings form is made from it. A
                  field's label is "<name>.settings.<field>", its choices "<name>.settings.<field>.<value>".
    words         {"nl": {...}, "en": {...}}, every key starting with "<name>.".
    takes         "none", "topics" or "options": whether it works on items from earlier rounds or typed ones.
    secret        ballots go to the ballot box and are sealed until the round is closed.
    live_settings settings that may change while the round is open.
    commands      its own commands (without the prefix) and who may give them when.
    check_settings a second look at settings that a type cannot express: None, or a Refused("bad_settings").
    initial       the body when the round opens.
    decide        its own commands; `name` without the prefix, `data` already of the spec's shape.
    evolve        its own events; `name` without the prefix. Never changes its argument.
    check_ballot  a choice as a phone sent it -> as it is stored, or why not. Called while the round is open.
    at_close      a stored choice -> what enters the log, or None to drop it (an answer to an older wording).
    answers       where the answers stand in a choice that may leave some out; None when every ballot counts for all. It
                  keeps roles that hardly answered a question hidden, and the exported ballots in step with the screens.
    result        exact figures of a finished round (`round.ballots` is not None for a secret kind); the core
                  never calls it when the result must be withheld.
    result_view   what an audience gets of `result` once it may see it: a phone need not carry the words of everybody.
    body_view     what an audience ("phone", "projector", "desk") may see of the body now.
    mine          what one seat sees of its own, given the ids it owns.
    items         flavour -> tiers of items, best first, that later rounds can take; ties share a tier. The
                  first flavour is the default. Its label is "<name>.items.<flavour>".
    headline      result -> {option id: the one figure people remember}; a second vote shows its shift. Its label
                  is "<name>.headline".
    sheet         the lines of a ballot on paper.
    sheet_how     how to fill it in, in a few sentences: "<name>.sheet" with the settings, unless the kind says more.
    section       this round in the decision record.
    sample        choices of an open secret round -> the payload of its system command "<name>.sample", for a kind whose
                  line over time may be seen while people vote; when one is taken is told in session/live/sampler.py.
    """

    name: str
    purpose: str
    icon: str
    Settings: type[msgspec.Struct]
    words: Mapping[str, Mapping[str, str]]
    section: Callable[[Round, int, Say], Section]
    takes: str = "none"
    secret: bool = False
    live_settings: frozenset[str] = frozenset()
    commands: Mapping[str, CommandSpec] = field(default_factory=dict)
    check_settings: Callable[[Any], Refused | None] = lambda settings: None
    initial: Callable[[Json, tuple[Item, ...]], Json] = _empty_body
    decide: Callable[[Round, str, Any, Context], Decision | Refused] = _no_decision
    evolve: Callable[[Json, str, Json], Json] = _same_body
    check_ballot: Callable[[Round, Any], Json | Refused] = _no_ballot
    at_close: Callable[[Round, Json], Json | None] = _whole
    answers: Answers | None = None
    result: Callable[[Round, int], Json | None] = _no_result
    result_view: Callable[[Json, str], Json] = _whole_result
    body_view: Callable[[Round, str], Json] = _whole_body
    mine: Callable[[Round, frozenset[str]], Json] = _no_mine
    items: Callable[[Round], dict[str, Tiers]] = _no_items
    headline: Callable[[Json], dict[str, float]] = _no_headline
    sheet: Callable[[Round, Say], tuple[SheetRow, ...]] = _sheet_of_options
    sheet_how: Callable[[Round, Say], str] = _sheet_how
    sample: Callable[[Round, Sequence[Json]], Json] | None = None


def settings_of(kind: RoundKind, data: object) -> Json | Refused:
    """`data`, its texts cleaned, as the complete settings of `kind`, or a refusal that names what is wrong."""
    settings = parse(kind.Settings, _cleaned(data), "bad_settings")
    if isinstance(settings, Refused):
        return settings
    refused = kind.check_settings(settings)
    if refused is not None:
        return refused
    return unparse(settings)


def _cleaned(value: Any, depth: int = 8) -> Any:
    """`value` with every text in it cleaned, down to a depth that no settings reach."""
    if isinstance(value, str):
        return text.clean(value)
    if isinstance(value, dict) and depth:
        return {key: _cleaned(each, depth - 1) for key, each in value.items()}
    if isinstance(value, list | tuple) and depth:
        return [_cleaned(each, depth - 1) for each in value]
    return value
