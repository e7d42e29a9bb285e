"""Entry cards and the seats that go with them: what commands about them change beside the log.

A card is one seat. Its two secrets (that in the QR code, and a code to type) leave the server once, on paper; here are
hashes. Who scans a card goes on in its seat, on the device that scanned it last. It must stay true that a card, or a
list of all cards, tells nothing of a ballot or an idea: who takes a seat over sees nothing of what was given in it.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace

from session.core.refusals import Refused
from session.core.state import Json
from session.live.session_cache import SessionCache, digest
from session.live.session_code import new_code
from session.store import CardPut, SeatPut

CODE_CHARACTERS = 10
"""Of the code to type: 8 * 10^14 of them, behind the brake on guessing."""


@dataclass(frozen=True)
class Beside:
    """What a command says, found out at the moment it is decided, and what it changes beside the log. `moved`: the seat
    that goes on on another phone.
    """

    data: Json = field(default_factory=dict)
    seats: tuple[SeatPut, ...] = ()
    gone: tuple[str, ...] = ()
    cards: tuple[CardPut, ...] = ()
    moved: str | None = None


Finds = Callable[[SessionCache], Beside | Refused]


@dataclass(frozen=True)
class NewCard:
    """A card that is about to be made, with its secrets: only paper keeps them."""

    token: str
    code: str
    role: str | None
    put: CardPut


def new_cards(numbers: Mapping[str, int], hash_of_code: Callable[[str], str]) -> list[NewCard]:
    """So many cards for each role; "" is none."""
    return [_new_card(role or None, hash_of_code) for role, number in numbers.items() for _ in range(number)]


def _new_card(role: str | None, hash_of_code: Callable[[str], str]) -> NewCard:
    token, code = secrets.token_urlsafe(18), new_code(CODE_CHARACTERS)
    put = CardPut("c" + secrets.token_hex(8), digest("card", token), hash_of_code(code), role)
    return NewCard(token, code, role, put)


def made(numbers: Mapping[str, int], cards: Collection[NewCard]) -> Finds:
    """Of `cards.make`."""
    beside = Beside({"cards": dict(numbers)}, cards=tuple(card.put for card in cards))
    return lambda cache: beside


def withdrawn(chosen: Callable[[CardPut], bool]) -> Finds:
    """Of `cards.withdraw`: these cards open nothing any more, and who came in with one is out."""

    def find(cache: SessionCache) -> Beside:
        cards = [card for card in cache.cards.values() if not card.withdrawn and chosen(card)]
        gone = tuple(card.seat for card in cards if card.seat is not None)
        data = {"cards": len(cards), "seats": by_role(cache, gone)}
        puts = tuple(replace(card, seat=None, withdrawn=True) for card in cards)
        return Beside(data, gone=gone, cards=puts)

    return find


def moved(card: str, token_hash: str) -> Finds:
    """Of `seat.move`: the seat of this card goes on with another token."""

    def find(cache: SessionCache) -> Beside | Refused:
        known = cache.cards.get(card)
        if known is None or known.withdrawn:
            return Refused("card_withdrawn")
        if known.seat is None:
            return Refused("card_free", retry=True)
        seat = SeatPut(known.seat, token_hash, cache.roles[known.seat])
        return Beside(seats=(seat,), moved=known.seat)

    return find


def cleared(idle: Callable[[SessionCache], Collection[str]]) -> Finds:
    """Of `seats.clear`: a card whose seat goes can be used again."""

    def find(cache: SessionCache) -> Beside:
        gone = tuple(sorted(idle(cache)))
        cards = tuple(replace(card, seat=None) for card in cache.cards.values() if card.seat in gone)
        return Beside({"seats": by_role(cache, gone), "cards": len(cards)}, gone=gone, cards=cards)

    return find


def by_role(cache: SessionCache, seats: Collection[str]) -> dict[str, int]:
    """Role ("" is none) -> how many of these seats have it."""
    numbers: dict[str, int] = {}
    for seat in seats:
        role = cache.roles[seat] or ""
        numbers[role] = numbers.get(role, 0) + 1
    return numbers
