"""What one process knows of one session: the state, and what lives beside the log (seats, open ballots, authorship).

Loaded from the store, changed only after a commit succeeded. Everything in here can be thrown away and read again.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections import deque
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from session.core.commands import Act, Actor, Command, Event
from session.core.evolve import replay
from session.core.kind import RoundKind
from session.core.state import Json, Round, Session
from session.live.result_cache import ResultCache
from session.store import Batch, CardPut, Store
from session.store.keys import pseudonym

log = logging.getLogger(__name__)

_SAID = json.JSONEncoder(sort_keys=True)  # digests of commands are stored: this text stays what it is

LATECOMER = "late."
"""What a seat that is taken while people vote claims in that box, with an id behind it: destroyed with the box."""

TAKEN = "taken."
"""The same for a seat that goes on on another device while its round is open."""


@dataclass(frozen=True)
class BallotNow:
    """A ballot in the box of an open round."""

    n: int
    role: str | None
    choice: Json


@dataclass
class SessionCache:
    """`seats`: hash of the seat's token -> (seat, role). `cards`: the entry cards by id. `claims` (pseudonym -> ids),
    `ballots` and `receipts` (hash of a command's id -> what it is bound to) are by box, see `box_of`, and so are
    `latecomers`: the pseudonyms of seats that were taken while the box was open; and `taken`: those of seats that went
    on on another device then, with the number of the last ballot of the device before.

    `acts`: what desks did lately and may take back, as far as this process knows; see session/core/acts.py.
    `active`: seats that did something, as far as this process knows. `done`: box -> who said to be ready and has
    changed nothing since; only this process knows it. `voted`: box and pseudonym of ballots that the turnout
    has not looked at yet.
    """

    state: Session
    version: int = 0
    head: str = ""
    applied: dict[str, tuple[str, Json]] = field(default_factory=dict)
    seats: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    roles: dict[str, str | None] = field(default_factory=dict)
    ballots: dict[str, dict[str, BallotNow]] = field(default_factory=dict)
    done: dict[str, set[str]] = field(default_factory=dict)
    receipts: dict[str, dict[str, str]] = field(default_factory=dict)
    claims: dict[str, dict[str, frozenset[str]]] = field(default_factory=dict)
    latecomers: dict[str, set[str]] = field(default_factory=dict)
    cards: dict[str, CardPut] = field(default_factory=dict)
    taken: dict[str, dict[str, int]] = field(default_factory=dict)
    acts: tuple[Act, ...] = ()
    active: set[str] = field(default_factory=set)
    voted: deque[tuple[str, str]] = field(default_factory=deque)
    results: ResultCache = field(default_factory=ResultCache)

    def owned(self, box: str, pseudonym: str) -> frozenset[str]:
        """The ids that this pseudonym made in this box."""
        return self.claims.get(box, {}).get(pseudonym, frozenset())

    def things(self, box: str, beginnings: tuple[str, ...]) -> list[str]:
        """The ids in this box that begin with one of these."""
        owned = self.claims.get(box, {}).values()
        return sorted(thing for things in owned for thing in things if thing.startswith(beginnings))

    def makers(self, box: str, things: Set[str], key: bytes) -> set[str]:
        """The seats that made some of these ids in this box, of which `key` is the key."""
        claims = self.claims.get(box, {})
        names = {name for name, owned in claims.items() if not owned.isdisjoint(things)}
        return {seat for seat in self.roles if pseudonym(key, seat) in names} if names else set()

    def claim(self, box: str, claimed: str, pseudonym: str) -> None:
        if claimed.startswith(LATECOMER):
            self.latecomers.setdefault(box, set()).add(pseudonym)
        elif claimed.startswith(TAKEN):
            before = self.ballots.get(box, {}).get(pseudonym)
            self.taken.setdefault(box, {})[pseudonym] = -1 if before is None else before.n
        else:
            owned = self.claims.setdefault(box, {})
            owned[pseudonym] = owned.get(pseudonym, frozenset()) | {claimed}

    def committed(
        self, batch: Batch, state: Session, version: int, head: str, done: Set[str] = frozenset()
    ) -> None:
        """Take over what a batch that is now on disk changed. `done`: the receipts of ballots that said "ready"."""
        self.state, self.version, self.head = state, version, head
        for entry in batch.applied:
            self.applied[entry.key] = (entry.digest, entry.ack)
        self._people(batch)
        for put in batch.ballots:
            self.receipts.setdefault(put.box, {}).setdefault(put.receipt, put.binding)
            box = self.ballots.setdefault(put.box, {})
            if put.pseudonym not in box or put.n > box[put.pseudonym].n:
                box[put.pseudonym] = BallotNow(put.n, put.role, put.choice)
                self.voted.append((put.box, put.pseudonym))
                ready = self.done.setdefault(put.box, set())
                (ready.add if put.receipt in done else ready.discard)(put.pseudonym)
        for claim in batch.claims:
            self.claim(claim.box, claim.thing, claim.pseudonym)
        for box_name in batch.finish:
            self.ballots.pop(box_name, None)
            self.done.pop(box_name, None)
            self.claims.pop(box_name, None)
            self.latecomers.pop(box_name, None)
            self.taken.pop(box_name, None)

    def _people(self, batch: Batch) -> None:
        for seat in batch.seats:
            if seat.seat in self.roles and seat.token_hash not in self.seats:
                self._forget(seat.seat)  # it goes on with another token
            self.seats[seat.token_hash] = (seat.seat, seat.role)
            self.roles[seat.seat] = seat.role
        for gone in batch.gone:
            self._forget(gone)
            self.roles.pop(gone, None)
        self.cards.update((card.card, card) for card in batch.cards)
        for box, thing in batch.disowned:
            owners = self.claims.get(box, {})
            for who in [who for who, owned in owners.items() if thing in owned]:
                owners[who] -= {thing}
                if not owners[who]:
                    del owners[who]

    def own_ballot(self, box: str, who: str) -> tuple[int, Json, bool] | None:
        """The number, the choice and whether it is done of the ballot of a pseudonym, as its device may see it: of what
        the device before it gave, nothing but that it is there.
        """
        ballot = self.ballots.get(box, {}).get(who)
        if ballot is None:
            return None
        theirs = ballot.n <= self.taken.get(box, {}).get(who, -1)
        return (ballot.n, {}, False) if theirs else (ballot.n, ballot.choice, who in self.done.get(box, ()))

    def has_role_on_card(self, seat: str | None) -> bool:
        """Whether this seat came in with an entry card that has a role on it."""
        return any(card.seat == seat and card.role is not None for card in self.cards.values())

    def _forget(self, seat: str) -> None:
        self.seats = {token: taken for token, taken in self.seats.items() if taken[0] != seat}


def box_of(round_: Round) -> str:
    """The name of the ballot box of a round: a round that opens again gets a new box and a new key."""
    return f"{round_.id}.{round_.turns}"


def digest(*parts: str) -> str:
    """SHA-256 of the parts, hexadecimal."""
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()


class Known(NamedTuple):
    """By what a command is known when it comes again: the hash of its id, a digest of what it says, and what the id is
    bound to: what it says and who asks. That is made with the id, which is stored nowhere, so that from what is stored
    nobody can tell who it was.
    """

    key: str
    said: str
    bound: str


def known_by(command: Command, actor: Actor) -> Known:
    """The same for a command that is in the log."""
    said = said_by(command)
    bound = digest("bound", command.id, actor.who, actor.seat or "", said)
    return Known(digest("command", command.id), said, bound)


def said_by(command: Command) -> str:
    """A digest of what a command says."""
    return digest(command.name, command.round or "", _SAID.encode(command.data))


def load(store: Store, session: str, kinds: Mapping[str, RoundKind]) -> SessionCache:
    """What the store has of a session, by replay of its whole log. Blocking: run it on a native thread."""
    events = store.read_log(session)
    state = replay(session, (Event(event.name, event.data, event.at) for event in events), kinds)
    cache = SessionCache(state, events[-1].seq if events else 0, events[-1].hash if events else "")
    cache.applied.update(store.applied(session))
    for token, (seat, role) in store.seats(session).items():
        cache.seats[token] = (seat, role)
        cache.roles[seat] = role
    cache.cards.update((card.card, card) for card in store.cards(session))
    if any(
        round_.turns for round_ in state.agenda()
    ):  # what they did before this process knew them, nobody knows
        cache.active.update(cache.roles)
    for round_ in state.agenda():
        _load_box(store, session, round_, cache)
    cache.results.count(state, kinds)
    return cache


def _load_box(store: Store, session: str, round_: Round, cache: SessionCache) -> None:
    for turn in range(1, round_.turns + 1):
        box = f"{round_.id}.{turn}"
        receipts = store.receipts(session, box)
        if receipts:
            cache.receipts[box] = receipts
    if round_.is_open:
        box = box_of(round_)
        if store.keys.get(session, box) is None and store.forget_box(session, box):
            # A backup brought the ballots back without their key: nobody could replace their own any more, and
            # who votes again would count twice. An open round starts empty; its people are asked again.
            log.warning("session %s: the open round %s starts again without its ballots", session, round_.id)
            cache.receipts.pop(box, None)
        cache.ballots[box] = {
            row.pseudonym: BallotNow(row.n, row.role, row.choice) for row in store.ballots(session, box)
        }
        for claimed, pseudonym in store.claims(session, box).items():
            cache.claim(box, claimed, pseudonym)
