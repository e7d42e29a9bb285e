"""What a vote can be in, and which of it has to be in the golden logs of a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Literal, get_args, get_origin, get_type_hints

from session.core import answers, views
from session.core.carry import with_cut
from session.core.kind import RoundKind
from session.core.shapes import told
from session.core.state import Json, Round
from session.rounds import KINDS
from tests.golden.logs import KINDS as REAL, Golden, paths, read


@dataclass(frozen=True)
class Seen:
    """A round of a golden log, as it was in the end."""

    log: Golden
    round: Round

    @property
    def kind(self) -> RoundKind:
        return KINDS[self.round.kind]

    @cached_property
    def ballots(self) -> list[Json]:
        return list(self.round.ballots or ())

    @cached_property
    def result(self) -> Json | None:
        return views.result(self.log.state, self.round, KINDS)

    def happened(self, name: str) -> bool:
        """Whether an event of this name was about this round."""
        return any(event.name == name and event.data["round"] == self.round.id for event in self.log.events)

    def broken(self, how: str) -> bool:
        return any(act.how == how for act in self.round.ties)

    def few(self) -> bool:
        """Whether hardly anybody answered a question of a round that has figures."""
        threshold = self.log.state.threshold
        few = answers.few(
            self.kind.answers, self.ballots, threshold, by_phone=self.round.division is not None
        )
        return len(self.ballots) >= threshold and bool(few)


Situation = Callable[[Seen], bool]

OF_VOTES: Mapping[str, Situation] = {
    "a second vote": lambda seen: seen.round.again is not None and bool(seen.ballots),
    "ballots on paper": lambda seen: any(ballot.paper for ballot in seen.ballots),
    "an entry of paper that was taken back": lambda seen: seen.happened("paper.dropped"),
    "too few ballots": lambda seen: 0 < len(seen.ballots) < seen.log.state.threshold,
    "no ballots": lambda seen: seen.round.ballots == (),
    "small roles merged": lambda seen: {"*", "clients"} <= {ballot.role for ballot in seen.ballots},
    "nobody asked for roles": lambda seen: bool(seen.ballots) and not seen.round.plan.by_role,
    "shown live": lambda seen: bool(seen.ballots) and bool(seen.round.plan.live),
    "a result that was hidden": lambda seen: seen.happened("round.hidden"),
    "released at once": lambda seen: bool(seen.round.plan.auto_release) and seen.round.phase == "released",
}
OF_ITEMS: Mapping[str, Situation] = {
    "a tie broken by lot": lambda seen: seen.broken("lot"),
    "a tie broken by a person": lambda seen: seen.broken("person"),
    "some go on to a later round": lambda seen: (
        bool(seen.ballots) and with_cut(seen.log.state, KINDS, seen.round).cut is not None
    ),
    "none go on of too few ballots": lambda seen: (
        seen.round.is_withheld(seen.log.state.threshold)
        and any(taker.source.get("round") == seen.round.id for taker in seen.log.state.agenda())
    ),
}
OF_QUESTIONS: Mapping[str, Situation] = {"a question that few answered": Seen.few}


def expected_of(kind: str, rounds: Sequence[Seen]) -> dict[str, Situation]:
    """The situations that a kind can be in, with what its results in these rounds and its settings can be."""
    declared = KINDS[kind]
    if not declared.secret:
        return _settings(kind)
    asked = {**OF_VOTES, **_settings(kind), **_verdicts(rounds)}
    if declared.takes != "none":
        asked |= OF_ITEMS
    return {**asked, **OF_QUESTIONS} if declared.answers is not None and declared.answers.withheld else asked


def missing(kind: str, *more: Golden) -> list[str]:
    """The situations that no golden log has of a kind, nor any of `more`, which are not stored yet."""
    rounds = [*stored(kind), *rounds_of(kind, more)]
    return [name for name, holds in expected_of(kind, rounds).items() if not any(map(holds, rounds))]


@cache
def stored(kind: str) -> tuple[Seen, ...]:
    """Every round of a kind that was opened in a golden log."""
    return tuple(rounds_of(kind, _logs()))


def rounds_of(kind: str, logs: Iterable[Golden]) -> list[Seen]:
    """Every round of a kind that was opened in one of these logs."""
    return [
        Seen(log, round_)
        for log in logs
        for round_ in log.state.agenda()
        if round_.kind == kind and round_.phase != "draft"
    ]


@cache
def _logs() -> tuple[Golden, ...]:
    return tuple(log for log in map(read, paths()) if log.kinds == REAL)


def _settings(kind: str) -> dict[str, Situation]:
    """Every value of a setting that has a few, and of any other setting one that is not its default."""
    asked: dict[str, Situation] = {}
    usual = told(KINDS[kind].Settings())
    for name, hint in get_type_hints(KINDS[kind].Settings).items():
        values = get_args(hint) if get_origin(hint) is Literal else (True, False) if hint is bool else ()
        for value in values:
            asked[f"settings: {name} is {value}"] = _set_to(name, value)
        if not values:
            asked[f"settings: {name} is not as usual"] = _set_to_other(name, usual.get(name))
    return asked


def _set_to(name: str, value: Any) -> Situation:
    return lambda seen: bool(seen.round.settings.get(name) == value)


def _set_to_other(name: str, usual: Any) -> Situation:
    return lambda seen: bool(seen.round.settings.get(name, usual) != usual)


def _verdicts(rounds: Sequence[Seen]) -> dict[str, Situation]:
    """Every verdict on how solid an outcome is, for a kind that tells one in these rounds."""
    if not any(_solid(seen.result) for seen in rounds):
        return {}
    return {f"the outcome is {verdict}": _judged(verdict) for verdict in ("solid", "fragile", "tie")}


def _judged(verdict: str) -> Situation:
    return lambda seen: verdict in _solid(seen.result)


def _solid(result: Any) -> set[str]:
    """The verdicts anywhere in a result."""
    if isinstance(result, list | tuple):
        return {verdict for part in result for verdict in _solid(part)}
    if not isinstance(result, dict):
        return set()
    here = {result["solid"]["verdict"]} if result.get("solid") else set()
    return here | {verdict for part in result.values() for verdict in _solid(part)}
