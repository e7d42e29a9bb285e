"""The ballot box beside the log: ballots, receipts and claims of open rounds; the seats and the entry cards.

What somebody chose or made goes in sealed under the key of its box and comes out only with it. It must stay true that
nothing here tells what, when or for whom, and that a newer ballot is never replaced by an older one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from session.core import chain
from session.store import backend
from session.store.batch import BallotPut, BallotRow, Batch, CardPut, Claim, SeatPut, SeatRow
from session.store.errors import DamagedBox, KeyGone, RoundFinished
from session.store.seal import NotSealedHere, Seal
from session.store.tables import ballots, cards, claims, finished_rounds, receipts, seats

Seals = Callable[[str, str], Seal | None]
"""What seals the records of (session, box); None when the key of that box is not there."""
Box = tuple[str, str]  # session, box

_FINISHED = select(finished_rounds.c.session, finished_rounds.c.box).where(
    finished_rounds.c.session.in_(bindparam("ids", expanding=True))
)
_STORED = select(ballots.c.pseudonym, ballots.c.sealed).where(
    ballots.c.session == bindparam("of_session"),
    ballots.c.box == bindparam("of_box"),
    ballots.c.pseudonym.in_(bindparam("names", expanding=True)),
)
_NEW_CLAIMS = insert(claims)


def finished(connection: Connection, ids: Sequence[str] | None = None) -> set[Box]:
    """Return (session, box) of the boxes that were finished: of these sessions, or of all."""
    if ids is None:
        rows = connection.execute(select(finished_rounds.c.session, finished_rounds.c.box))
    else:
        rows = connection.execute(_FINISHED, {"ids": ids})
    return {(row.session, row.box) for row in rows}


class Cast:
    """The ballots of many batches on their way into the box, so that one statement stores them all.

    It decides which ballot of a seat is the newest. Nothing is written before `write`.
    """

    def __init__(self, connection: Connection, seals: Seals, batches: Sequence[Batch]) -> None:
        self._connection = connection
        self._seals: dict[Box, Seal | None] = {}
        self._newest: dict[Box, dict[str, int]] = {}  # by pseudonym: the number of the ballot that counts
        self._damaged: set[Box] = set()
        self._rows: dict[tuple[str, str, str], dict[str, Any]] = {}
        self._receipts: list[dict[str, str]] = []
        self._shut: set[Box] = set()  # the boxes that are finished
        if any(batch.ballots or batch.claims for batch in batches):
            self._shut = finished(connection, sorted({batch.session for batch in batches}))
        self._expect(batches, seals)

    def _expect(self, batches: Iterable[Batch], seals: Seals) -> None:
        """Read at once which ballots these batches would replace."""
        coming: dict[Box, set[str]] = {}
        for batch in batches:
            for ballot in batch.ballots:
                coming.setdefault((batch.session, ballot.box), set()).add(ballot.pseudonym)
        for place, names in coming.items():
            seal = self._seals[place] = seals(*place)
            if seal is not None:
                self._newest[place] = self._numbers(place, seal, sorted(names))

    def _numbers(self, place: Box, seal: Seal, names: list[str]) -> dict[str, int]:
        session, box = place
        rows = self._connection.execute(_STORED, {"of_session": session, "of_box": box, "names": names})
        try:
            return {
                name: number
                for name, number, _ in seal.open_ballots([(row.pseudonym, row.sealed) for row in rows])
            }
        except NotSealedHere:
            self._damaged.add(place)
            return {}

    def sealed(self, batch: Batch) -> list[bytes]:
        """Return the ballots of the batch, sealed, in their order.

        Raises RoundFinished when the batch brings something to a box that is finished, or that it finishes; KeyGone,
        DamagedBox and ValueError.
        """
        closed = {box for session, box in self._shut if session == batch.session} | set(batch.finish)
        for box in (*(ballot.box for ballot in batch.ballots), *(claim.box for claim in batch.claims)):
            if box in closed:
                raise RoundFinished(batch.session, box)
        return [self._seal(batch.session, ballot) for ballot in batch.ballots]

    def _seal(self, session: str, ballot: BallotPut) -> bytes:
        place = (session, ballot.box)
        seal = self._seals[place]
        if seal is None:
            raise KeyGone(*place)
        if place in self._damaged:
            raise DamagedBox(*place)
        content = chain.canonical({"choice": ballot.choice, "role": ballot.role})
        return seal.ballot(ballot.pseudonym, ballot.n, content)

    def take(self, batch: Batch, sealed: Sequence[bytes]) -> None:
        """Take over the ballots of a batch that is stored otherwise, and drop those of boxes that it finishes."""
        for ballot, content in zip(batch.ballots, sealed, strict=True):
            self._take(batch.session, ballot, content)
        if batch.finish:
            gone = {(batch.session, name) for name in batch.finish}
            self._shut |= gone
            self._rows = {place: row for place, row in self._rows.items() if place[:2] not in gone}

    def _take(self, session: str, ballot: BallotPut, content: bytes) -> None:
        where = {"session": session, "box": ballot.box}
        newest = self._newest[session, ballot.box]
        if ballot.pseudonym not in newest or ballot.n > newest[ballot.pseudonym]:
            newest[ballot.pseudonym] = ballot.n
            row = where | {"pseudonym": ballot.pseudonym, "sealed": content}
            self._rows[session, ballot.box, ballot.pseudonym] = row
        self._receipts.append(where | {"receipt": ballot.receipt, "binding": ballot.binding})

    def write(self) -> None:
        """Store what was taken."""
        dialect = self._connection.dialect.name
        if self._rows:
            newest = backend.insert_or_update(dialect, ballots, ("sealed",))
            backend.run_many(self._connection, newest, list(self._rows.values()))
        if self._receipts:
            backend.run_many(self._connection, backend.insert_new(dialect, receipts), self._receipts)


def put(connection: Connection, batch: Batch, seals: Seals) -> None:
    """Store the claims, seats and cards of the batch. Raises KeyGone."""
    for name, thing in batch.disowned:
        of_thing = (claims.c.session == batch.session, claims.c.box == name, claims.c.thing == thing)
        connection.execute(delete(claims).where(*of_thing))
    if batch.gone:
        connection.execute(
            delete(seats).where(seats.c.session == batch.session, seats.c.seat.in_(batch.gone))
        )
    if batch.claims:
        rows = [_claim_row(batch.session, claim, seals) for claim in batch.claims]
        backend.run_many(connection, _NEW_CLAIMS, rows)
    if batch.seats:
        taken = backend.insert_or_update(connection.dialect.name, seats, ("role", "token_hash"))
        backend.run_many(connection, taken, [_seat_row(batch.session, seat) for seat in batch.seats])
    if batch.cards:
        known = backend.insert_or_update(connection.dialect.name, cards, ("role", "seat", "withdrawn"))
        in_order = sorted(batch.cards, key=lambda card: card.card)
        connection.execute(known, [{"session": batch.session, **asdict(card)} for card in in_order])


def finish(connection: Connection, session: str, boxes: Sequence[str]) -> None:
    """Remove the ballots and claims of these boxes and remember that they are finished."""
    gone = [{"session": session, "box": box} for box in boxes]
    connection.execute(backend.insert_new(connection.dialect.name, finished_rounds), gone)
    for table in (ballots, claims):
        connection.execute(delete(table).where(table.c.session == session, table.c.box.in_(boxes)))


def forget(connection: Connection, session: str, box: str) -> bool:
    """Empty an open box: ballots, claims and receipts. False: there was nothing in it."""
    removed = [
        connection.execute(delete(table).where(table.c.session == session, table.c.box == box)).rowcount
        for table in (ballots, claims, receipts)
    ]
    return any(removed)


def _claim_row(session: str, claim: Claim, seals: Seals) -> dict[str, Any]:
    seal = seals(session, claim.box)
    if seal is None:
        raise KeyGone(session, claim.box)
    sealed = seal.claim(claim.thing, claim.pseudonym)
    return {"session": session, "box": claim.box, "thing": claim.thing, "sealed": sealed}


def _seat_row(session: str, seat: SeatPut) -> dict[str, str | None]:
    return {"session": session, "seat": seat.seat, "token_hash": seat.token_hash, "role": seat.role}


def read_ballots(connection: Connection, session: str, box: str, seals: Seals) -> list[BallotRow]:
    """Return the ballots of an open box, in the order of their pseudonyms. Raises KeyGone and DamagedBox."""
    rows = connection.execute(
        select(ballots.c.pseudonym, ballots.c.sealed)
        .where(ballots.c.session == session, ballots.c.box == box)
        .order_by(ballots.c.pseudonym)
    ).all()
    seal = seals(session, box) if rows else None
    if seal is None:
        if rows:
            raise KeyGone(session, box)
        return []
    try:
        opened = seal.open_ballots([(row.pseudonym, row.sealed) for row in rows])
    except NotSealedHere as error:
        raise DamagedBox(session, box) from error
    contents = [(name, n, json.loads(content)) for name, n, content in opened]
    return [BallotRow(name, n, ballot["role"], ballot["choice"]) for name, n, ballot in contents]


def read_receipts(connection: Connection, session: str, box: str) -> dict[str, str]:
    """Return the binding of every ballot command that was accepted for the box, by the hash of its id."""
    where = (receipts.c.session == session, receipts.c.box == box)
    rows = connection.execute(select(receipts.c.receipt, receipts.c.binding).where(*where))
    return {row.receipt: row.binding for row in rows}


def read_claims(connection: Connection, session: str, box: str, seals: Seals) -> dict[str, str]:
    """Return the pseudonym that made each thing of an open box. Raises KeyGone and DamagedBox."""
    where = (claims.c.session == session, claims.c.box == box)
    rows = connection.execute(select(claims.c.thing, claims.c.sealed).where(*where)).all()
    seal = seals(session, box) if rows else None
    if rows and seal is None:
        raise KeyGone(session, box)
    try:
        return {row.thing: seal.open_claim(row.thing, row.sealed) for row in rows if seal is not None}
    except NotSealedHere as error:
        raise DamagedBox(session, box) from error


def read_seats(connection: Connection, session: str) -> dict[str, SeatRow]:
    """Return the seats by the hash of their token."""
    rows = connection.execute(select(seats).where(seats.c.session == session))
    return {row.token_hash: SeatRow(row.seat, row.role) for row in rows}


def has_seat(connection: Connection, session: str, token_hash: str) -> bool:
    """Return whether this token has a seat in the session."""
    wanted = select(seats.c.seat).where(seats.c.session == session, seats.c.token_hash == token_hash)
    return connection.scalar(wanted) is not None


def read_cards(connection: Connection, session: str) -> list[CardPut]:
    """Return the entry cards of a session, in no order that tells anything."""
    rows = connection.execute(select(cards).where(cards.c.session == session).order_by(cards.c.card))
    return [_card(dict(row._mapping)) for row in rows]


def find_card(connection: Connection, secret_hash: str) -> tuple[str, CardPut] | None:
    """Return the card with this hash of either secret, and its session."""
    wanted = select(cards).where((cards.c.token_hash == secret_hash) | (cards.c.code_hash == secret_hash))
    row = connection.execute(wanted).one_or_none()
    return None if row is None else (row.session, _card(dict(row._mapping)))


def _card(row: dict[str, Any]) -> CardPut:
    return CardPut(**{name: value for name, value in row.items() if name != "session"})
