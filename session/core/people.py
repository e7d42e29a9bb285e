"""What a session becomes when people come, go or change their role, and by the cards they come in with: how many there
are of each role. Part of `evolve`. Who they are is never in a state.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from session.core.commands import Event
from session.core.state import Session


def _counted(state: Session, gone: list[str | None], come: list[str | None]) -> Session:
    seats = dict(state.seats)
    for role in gone:
        seats[role] = seats.get(role, 0) - 1
    for role in come:
        seats[role] = seats.get(role, 0) + 1
    now, moved = MappingProxyType({role: n for role, n in seats.items() if n > 0}), state.moved + len(come)
    if moved < state.threshold:
        return replace(state, seats=now, moved=moved)
    return replace(state, seats=now, announced=now, moved=0)


def seat_taken(state: Session, event: Event) -> Session:
    state = _counted(state, [], [event.data["role"]])
    if event.data.get("card"):
        state = replace(state, cards_used=state.cards_used + 1)
    round_ = state.open_round()
    if round_ is None:
        return state
    late = replace(round_, late=round_.late + 1)
    return replace(state, rounds=MappingProxyType({**state.rounds, late.id: late}))


def role_changed(state: Session, event: Event) -> Session:
    return _counted(state, [event.data["from"]], [event.data["to"]])


def _left(state: Session, seats: Mapping[str, int]) -> Session:
    """Without these seats, by role with "" for none."""
    return _counted(state, [role or None for role, number in seats.items() for _ in range(number)], [])


def seats_cleared(state: Session, event: Event) -> Session:
    used = state.cards_used - event.data["cards"]
    return replace(_left(state, event.data["seats"]), cards_used=used)


def cards_made(state: Session, event: Event) -> Session:
    made = event.data["cards"]
    roles = state.card_roles | {role for role in made if role}
    return replace(state, cards=state.cards + sum(made.values()), card_roles=roles)


def cards_withdrawn(state: Session, event: Event) -> Session:
    number, seats = event.data["cards"], event.data["seats"]
    left = state.cards - number
    return replace(
        _left(state, seats),
        cards=left,
        cards_used=state.cards_used - sum(seats.values()),
        cards_withdrawn=state.cards_withdrawn + number,
        card_roles=state.card_roles if left else frozenset(),
    )
