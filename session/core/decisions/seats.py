"""Decisions about seats and entry cards: who comes in, and as what role. Who it is stays beside the log."""

from __future__ import annotations

from session.core import payloads
from session.core.commands import Decision, Nothing
from session.core.events import CardsMade, CardsWithdrawn, SeatRoleChanged, SeatsCleared, SeatTaken
from session.core.refusals import Refused
from session.core.session_context import SessionContext
from session.core.state import Session

CARDS_AT_ONCE = 400
CARDS = 5000


def take_seat(state: Session, data: payloads.ComeIn, context: SessionContext) -> Decision | Refused:
    """A participant comes in; the log counts roles."""
    if state.locked:
        return Refused("session_locked")
    if state.entry == "cards" and not data.card:
        return Refused("cards_only")
    if data.role is not None and state.role(data.role) is None:
        return Refused("unknown_role")
    return Decision((context.happened(SeatTaken(data.role, True) if data.card else SeatTaken(data.role)),))


def move_seat(state: Session, data: Nothing, context: SessionContext) -> Decision | Refused:
    """A seat goes on on the device that scanned its card last. Nobody came or went, so there is no event."""
    return Decision()


def change_role(state: Session, data: payloads.TakeSeat, context: SessionContext) -> Decision | Refused:
    if data.role is not None and state.role(data.role) is None:
        return Refused("unknown_role")
    if data.role == context.actor.role:
        return Decision()
    if context.role_on_card:
        return Refused("role_on_card")
    if people_vote(state, context):
        return Refused("role_while_open")
    return Decision((context.happened(SeatRoleChanged(context.actor.role, data.role)),))


def clear_seats(state: Session, data: payloads.ClearSeats, context: SessionContext) -> Decision | Refused:
    """Seats that never did anything go. Not while people vote: who then leaves a smaller number behind has voted."""
    if people_vote(state, context):
        return Refused("seats_while_open")
    if not data.seats:
        return Refused("no_idle_seats")
    return Decision((context.happened(SeatsCleared(data.seats, data.cards)),))


def make_cards(state: Session, data: payloads.MakeCards, context: SessionContext) -> Decision | Refused:
    if any(role and state.role(role) is None for role in data.cards):
        return Refused("unknown_role")
    number = sum(data.cards.values())
    if not number:
        return Refused("no_cards")
    if number > CARDS_AT_ONCE or state.cards + number > CARDS:
        return Refused("too_many_cards", {"most": min(CARDS_AT_ONCE, CARDS - state.cards)})
    return Decision((context.happened(CardsMade(data.cards)),))


def withdraw_cards(
    state: Session, data: payloads.WithdrawCards, context: SessionContext
) -> Decision | Refused:
    """Cards open nothing any more, and who came in with one is out. Nobody is put out while people vote."""
    if not data.cards:
        return Refused("no_cards")
    if data.seats and people_vote(state, context):
        return Refused("seats_while_open")
    return Decision((context.happened(CardsWithdrawn(data.cards, data.seats)),))


def people_vote(state: Session, context: SessionContext) -> bool:
    """Whether a secret round is open."""
    round_ = state.open_round()
    return round_ is not None and context.kinds[round_.kind].secret
