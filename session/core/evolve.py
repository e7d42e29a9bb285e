"""`evolve(state, event)`: what a session becomes. Total over every event ever stored; it never refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from session.core import people
from session.core.commands import Event
from session.core.contribution import Origin
from session.core.giving_way import each
from session.core.kind import RoundKind
from session.core.origin import names_of, of_items
from session.core.shapes import read
from session.core.state import (
    Ballot,
    BrokenTie,
    Division,
    Item,
    Json,
    PaperBallots,
    Plan,
    Role,
    Round,
    RoundPhase,
    Screen,
    Session,
    Timer,
)

Step = Callable[[Session, Event], Session]


def evolve(state: Session, event: Event, kinds: Mapping[str, RoundKind]) -> Session:
    """The state after `event`. An event of a round kind changes the body of its round only."""
    step = _STEPS.get(event.name)
    if step is not None:
        return step(state, event)
    prefix, _, own = event.name.partition(".")
    if event.name.startswith("round."):
        return _ROUND_STEPS[event.name](state, event, kinds)
    round_ = state.rounds[event.data["round"]]
    changed = replace(round_, body=kinds[prefix].evolve(round_.body, own, event.data))
    return _with(state, changed, amended=state.amended + round_.is_finished)


def replay(session: str, events: Iterable[Event], kinds: Mapping[str, RoundKind]) -> Session:
    """The state of a session after all its events."""
    state = Session(session)
    for event in events:
        state = evolve(state, event, kinds)
    return state


def _with(state: Session, round_: Round, **changes: Any) -> Session:
    return replace(state, rounds=MappingProxyType({**state.rounds, round_.id: round_}), **changes)


def _roles(raw: list[Json]) -> tuple[Role, ...]:
    return tuple(Role(**role) for role in raw)


def _created(state: Session, event: Event) -> Session:
    given = {**event.data, "roles": _roles(event.data.get("roles", []))}
    return replace(state, **given)


def _changed(state: Session, event: Event) -> Session:
    given = dict(event.data)
    if "roles" in given:
        given["roles"] = _roles(given["roles"])
    return replace(state, **given)


def _opened(state: Session, event: Event) -> Session:
    return replace(state, phase="open", opened_at=state.opened_at or event.at)


def _closed(state: Session, event: Event) -> Session:
    return replace(state, phase="closed", closed_at=event.at, focus=None, screen=Screen("record"))


def _reopened(state: Session, event: Event) -> Session:
    return replace(
        state, phase="open", opened_at=state.opened_at or event.at, closed_at=None, screen=Screen()
    )


def _locked(state: Session, event: Event) -> Session:
    return replace(state, locked=event.data["locked"])


def _timer(state: Session, event: Event) -> Session:
    data = event.data
    timer = Timer(data["total"], data["ends"], data["left"], data.get("because"))
    return _with(state, replace(state.rounds[data["round"]], timer=timer))


def _timer_stopped(state: Session, event: Event) -> Session:
    return _with(state, replace(state.rounds[event.data["round"]], timer=None))


def _paper_counted(state: Session, event: Event) -> Session:
    round_ = state.rounds[event.data["round"]]
    entry, *ballots = (event.data[key] for key in ("entry", "count", "role", "choice"))
    return _with(state, replace(round_, paper={**round_.paper, entry: PaperBallots(*ballots)}))


def _paper_dropped(state: Session, event: Event) -> Session:
    round_ = state.rounds[event.data["round"]]
    paper = {key: entry for key, entry in round_.paper.items() if key != event.data["entry"]}
    return _with(state, replace(round_, paper=paper))


_STEPS: Mapping[str, Step] = {
    "session.created": _created,
    "session.changed": _changed,
    "session.opened": _opened,
    "session.closed": _closed,
    "session.reopened": _reopened,
    "session.locked": _locked,
    "phones.roaming": lambda state, event: replace(state, **event.data, called=state.called + 1),
    "phones.called": lambda state, event: replace(state, called=state.called + 1),
    "seat.taken": people.seat_taken,
    "seat.role_changed": people.role_changed,
    "seats.cleared": people.seats_cleared,
    "cards.made": people.cards_made,
    "cards.withdrawn": people.cards_withdrawn,
    "timer.set": _timer,
    "timer.stopped": _timer_stopped,
    "paper.counted": _paper_counted,
    "paper.dropped": _paper_dropped,
    "screen.shown": lambda state, event: replace(state, screen=Screen(**event.data)),
    "screen.lit": lambda state, event: replace(state, screen=replace(state.screen, **event.data)),
    "screen.turned": lambda state, event: replace(state, screen=replace(state.screen, **event.data)),
}


def _round_added(state: Session, event: Event, kinds: Mapping[str, RoundKind]) -> Session:
    data = event.data
    round_ = Round(
        data["round"],
        data["kind"],
        data["prompt"],
        data["settings"],
        data["source"],
        read(Plan, data["plan"]),
        again=data.get("again"),
        about=data.get("about", {}),
    )
    order = (*state.order[: data["at"]], round_.id, *state.order[data["at"] :])
    return _with(state, round_, order=order, made=state.made + 1)


def _round_changed(state: Session, event: Event, kinds: Mapping[str, RoundKind]) -> Session:
    given = {key: value for key, value in event.data.items() if key != "round"}
    if "plan" in given:
        given["plan"] = read(Plan, given["plan"])
    return _with(state, replace(state.rounds[event.data["round"]], **given))


def _round_until(state: Session, event: Event, kinds: Mapping[str, RoundKind]) -> Session:
    return _with(state, replace(state.rounds[event.data["round"]], until=event.data["until"]))


def _round_compared(state: Session, event: Event, kinds: Mapping[str, RoundKind]) -> Session:
    return _with(state, replace(state.rounds[event.data["round"]], earlier=event.data["earlier"]))


def _round_moved(state: Session, event: Event, kinds: Mapping[str, RoundKind]) -> Session:
    name, to = event.data["round"], event.data["to"]
    order = [other for other in state.order if other != name]
    return replace(state, order=(*order[:to], name, *order[to:]))


def _round_removed(state: Session, event: Event, kinds: Mapping[str, RoundKind]) -> Session:
    name = event.data["round"]
    rounds = MappingProxyType({key: value for key, value in state.rounds.items() if key != name})
    screen = Screen() if state.screen.round == name else state.screen
    return replace(
        state, rounds=rounds, order=tuple(other for other in state.order if other != name), screen=screen
    )


def _round_skipped(state: Session, event: Event, kinds: Mapping[str, RoundKind]) -> Session:
    return _with(state, replace(state.rounds[event.data["round"]], skipped=event.data["skipped"]))


def _round_opened(state: Session, event: Event, kinds: Mapping[str, RoundKind]) -> Session:
    round_ = state.rounds[event.data["round"]]
    options = tuple(Item(**option) for option in event.data["options"])
    subjects = tuple(Item(**subject) for subject in event.data.get("subjects", ()))
    kind = kinds[round_.kind]
    origins = _origins(state, round_, subjects, options, kinds)
    body = kind.initial(read(kind.Settings, round_.settings), options)
    opened = replace(
        round_,
        phase="open",
        skipped=False,
        options=options,
        tied=event.data["tied"],
        body=body,
        timer=None,
        people=state.people,
        late=0,
        opened_at=event.at,
        turns=round_.turns + 1,
        subjects=subjects,
        origins=MappingProxyType(origins),
        names=names_of(state, kinds, origins.values()),
    )
    return _with(state, opened, focus=round_.id, called=state.called + 1)


def _origins(
    state: Session,
    round_: Round,
    subjects: tuple[Item, ...],
    options: tuple[Item, ...],
    kinds: Mapping[str, RoundKind],
) -> dict[str, Origin]:
    """What all that the round opens with was made of. An option that it is also about is the same thing."""
    about, source = round_.about.get("flavour", ""), round_.source.get("flavour", "")
    return of_items(state, kinds, round_, subjects, about) | of_items(state, kinds, round_, options, source)


def _round_reopened(state: Session, event: Event, kinds: Mapping[str, RoundKind]) -> Session:
    round_ = state.rounds[event.data["round"]]
    opened = replace(round_, phase="open", timer=None, closed_at=None, turns=round_.turns + 1)
    return _with(state, opened, focus=round_.id, called=state.called + 1)


def _round_closing(state: Session, event: Event, kinds: Mapping[str, RoundKind]) -> Session:
    round_, left = state.rounds[event.data["round"]], event.data["left"]
    timer = None if round_.timer is None else replace(round_.timer, ends=None, left=left)
    return _with(state, replace(round_, phase="closing", timer=timer))


def _round_kept_open(state: Session, event: Event, kinds: Mapping[str, RoundKind]) -> Session:
    return _with(state, replace(state.rounds[event.data["round"]], phase="open"))


def _round_closed(state: Session, event: Event, kinds: Mapping[str, RoundKind]) -> Session:
    round_ = state.rounds[event.data["round"]]
    ballots = event.data.get("ballots")
    sealed = None if ballots is None else tuple([read(Ballot, ballot) for ballot in each(ballots)])
    division = _division(event.data.get("division"))
    closed = replace(
        round_,
        phase="closed",
        timer=None,
        until=None,
        closed_at=event.at,
        ballots=sealed,
        division=division,
        people=state.people,
    )
    host = state.host if division is None or division.host is None else division.host
    return _with(state, closed, host=host)


def _division(raw: Json | None) -> Division | None:
    return None if raw is None else Division(tuple(role or None for role in raw["pool"]), raw["host"])


def _round_phase(state: Session, event: Event, kinds: Mapping[str, RoundKind]) -> Session:
    shown = event.name == "round.released"
    phase: RoundPhase = "released" if shown else "closed"
    return _with(state, replace(state.rounds[event.data["round"]], phase=phase), called=state.called + shown)


def _tie_broken(state: Session, event: Event, kinds: Mapping[str, RoundKind]) -> Session:
    round_ = state.rounds[event.data["round"]]
    flavour, how, seed, order = (event.data[key] for key in ("flavour", "how", "seed", "order"))
    act = BrokenTie(flavour, how, seed, tuple(order))
    earlier = [tie for tie in round_.ties if set(tie.order) != set(act.order)]
    return _with(state, replace(round_, ties=(*earlier, act)), amended=state.amended + 1)


_ROUND_STEPS: Mapping[str, Callable[[Session, Event, Mapping[str, RoundKind]], Session]] = {
    "round.added": _round_added,
    "round.changed": _round_changed,
    "round.until": _round_until,
    "round.compared": _round_compared,
    "round.moved": _round_moved,
    "round.removed": _round_removed,
    "round.skipped": _round_skipped,
    "round.opened": _round_opened,
    "round.reopened": _round_reopened,
    "round.closing": _round_closing,
    "round.kept_open": _round_kept_open,
    "round.closed": _round_closed,
    "round.released": _round_phase,
    "round.hidden": _round_phase,
    "round.tie_broken": _tie_broken,
}
