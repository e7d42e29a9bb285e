"""The ballot box beside the log: ballots, receipts and claims of open rounds; the seats and the entry cards.

What somebody chose or made goes in sealed under the key of its box and comes out only with it. It must stay true that
nothing here tells what, when or for whom.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select

from session.core.giving_way import each
from session.store import backend
from session.store.batch import BallotRow, Batch, CardPut, Claim, SeatPut, SeatRow
from session.store.errors import DamagedBox, KeyGone
from session.store.removal import remove
from session.store.seal import NotSealedHere, Seal
from session.store.tables import ballots, cards, claims, finished_rounds, receipts, seats

Seals = Callable[[str, str], Seal | None]
"""What seals the records of (session, box); None when the key of that box is not there."""
Box = tuple[str, str]  # session, box
_decode = msgspec.json.Decoder().decode

_FINISHED = select(finished_rounds.c.session, finished_rounds.c.box).where(
    finished_rounds.c.session.in_(bindparam("ids", expanding=True))
)
_NEW_CLAIMS = insert(claims)


def finished(connection: Connection, ids: Sequence[str] | None = None) -> set[Box]:
    """Return (session, box) of the boxes that were finished: of these sessions, or of all."""
    if ids is None:
        rows = connection.execute(select(finished_rounds.c.session, finished_rounds.c.box))
    else:
        rows = connection.execute(_FINISHED, {"ids": ids})
    return {(row.session, row.box) for row in rows}


def put(connection: Connection, batch: Batch, seals: Seals) -> None:
    """Store the claims, seats and cards of the batch, and finish the boxes that it finishes. Raises KeyGone."""
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
    if batch.finish:
        _finish(connection, batch.session, batch.finish)


def _finish(connection: Connection, session: str, boxes: Sequence[str]) -> None:
    """Remember that these boxes are finished: nobody reads or fills them from here on, see `clear_some`."""
    gone = [{"session": session, "box": box} for box in boxes]
    connection.execute(backend.insert_new(connection.dialect.name, finished_rounds), gone)


def not_cleared(connection: Connection) -> set[Box]:
    """Return the boxes that are finished and still hold what nobody can open any more."""
    places: set[Box] = set()
    for table in (ballots, claims):
        held = select(table.c.session, table.c.box).distinct().subquery()
        is_same = (held.c.session == finished_rounds.c.session) & (held.c.box == finished_rounds.c.box)
        found = connection.execute(select(held.c.session, held.c.box).join(finished_rounds, is_same))
        places.update((row.session, row.box) for row in found)
    return places


def clear_some(connection: Connection, place: Box, most: int) -> bool:
    """Remove rows of a finished box, at most `most`. False: it is empty. All at once, a large vote would keep every
    room waiting for the disk.
    """
    for table in (ballots, claims):
        if remove(connection, table, (table.c.session == place[0]) & (table.c.box == place[1]), most):
            return True
    return False


def _is_finished(connection: Connection, session: str, box: str) -> bool:
    where = (finished_rounds.c.session == session, finished_rounds.c.box == box)
    return connection.scalar(select(finished_rounds.c.box).where(*where)) is not None


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
    """Return the ballots of an open box, in the order of their pseudonyms; none when it is finished. Raises KeyGone and
    DamagedBox.
    """
    if _is_finished(connection, session, box):
        return []
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
    contents = [(name, n, _decode(content)) for name, n, content in each(opened)]
    return [BallotRow(name, n, ballot["role"], ballot["choice"]) for name, n, ballot in contents]


def read_receipts(connection: Connection, session: str, box: str) -> dict[str, str]:
    """Return the binding of every ballot command that was accepted for the box, by the hash of its id."""
    where = (receipts.c.session == session, receipts.c.box == box)
    rows = connection.execute(select(receipts.c.receipt, receipts.c.binding).where(*where))
    return {row.receipt: row.binding for row in rows}


def read_claims(connection: Connection, session: str, box: str, seals: Seals) -> dict[str, str]:
    """Return the pseudonym that made each thing of an open box; none when it is finished. Raises KeyGone and
    DamagedBox.
    """
    if _is_finished(connection, session, box):
        return {}
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
