"""The ballot box beside the log: ballots, receipts and claims of open rounds, and the seats.

Written by `commit` inside its transaction. It must stay true that nothing here tells when or in which order
something came, and that a finished round leaves no ballot and no claim behind, not even in the slack of a page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Table, and_, bindparam, delete, insert, not_, select

from session.core import chain
from session.store import backend
from session.store.batch import BallotPut, BallotRow, Batch, Claim, SeatPut
from session.store.errors import RoundFinished
from session.store.tables import ballots, claims, finished_rounds, receipts, seats

_FINISHED = select(finished_rounds.c.session, finished_rounds.c.round).where(
    finished_rounds.c.session.in_(bindparam("ids", expanding=True))
)
_NEW_CLAIMS = insert(claims)


def finished(connection: Connection, ids: Iterable[str] | None = None) -> set[tuple[str, str]]:
    """Return (session, round) of the rounds that were finished: of these sessions, or of all."""
    if ids is None:
        rows = connection.execute(select(finished_rounds.c.session, finished_rounds.c.round))
    else:
        rows = connection.execute(_FINISHED, {"ids": sorted(set(ids))})
    return {(row.session, row.round) for row in rows}


def check(batch: Batch, shut: set[tuple[str, str]]) -> None:
    """Raise RoundFinished when the batch brings something to a round that is finished, or that it finishes."""
    closed = {round for session, round in shut if session == batch.session} | set(batch.finish)
    for round in (*(each.round for each in batch.ballots), *(each.round for each in batch.claims)):
        if round in closed:
            raise RoundFinished(batch.session, round)


def put(connection: Connection, batch: Batch) -> None:
    """Store the ballots, receipts, claims and seats of the batch."""
    dialect = connection.dialect.name
    if batch.ballots:
        newest = backend.insert_or_update(dialect, ballots, ("n", "role", "choice"), newer="n")
        connection.execute(newest, [_ballot_row(batch.session, each) for each in batch.ballots])
        known = [
            {"session": batch.session, "round": each.round, "receipt": each.receipt} for each in batch.ballots
        ]
        connection.execute(backend.insert_new(dialect, receipts), known)
    if batch.claims:
        connection.execute(_NEW_CLAIMS, [_claim_row(batch.session, each) for each in batch.claims])
    if batch.seats:
        taken = backend.insert_or_update(dialect, seats, ("role",))
        connection.execute(taken, [_seat_row(batch.session, each) for each in batch.seats])


def finish(connection: Connection, session: str, rounds: Sequence[str]) -> None:
    """Destroy the ballots and claims of these rounds and remember that they are finished."""
    gone = [{"session": session, "round": round} for round in rounds]
    connection.execute(backend.insert_new(connection.dialect.name, finished_rounds), gone)
    for table in (ballots, claims):
        _rewrite_without(connection, table, session, rounds)


def forget(connection: Connection, session: str, round: str) -> bool:
    """Empty the box of an open round: ballots, claims and receipts. False: there was nothing in it."""
    held = any(
        connection.execute(
            select(table).where(table.c.session == session, table.c.round == round).limit(1)
        ).first()
        for table in (ballots, claims, receipts)
    )
    if held:
        for table in (ballots, claims):
            _rewrite_without(connection, table, session, [round])
        connection.execute(delete(receipts).where(receipts.c.session == session, receipts.c.round == round))
    return held


def _rewrite_without(connection: Connection, table: Table, session: str, rounds: Sequence[str]) -> None:
    # Deleting row by row can leave a piece of an earlier row in a page that was split. Emptying the table
    # wipes all of its pages, and the rows of other rounds then go back in the order of their key.
    leaving = and_(table.c.session == session, table.c.round.in_(rounds))
    staying = select(table).where(not_(leaving)).order_by(*table.primary_key.columns)
    rows = [dict(row._mapping) for row in connection.execute(staying)]
    connection.execute(delete(table))
    if rows:
        connection.execute(insert(table), rows)


def _ballot_row(session: str, each: BallotPut) -> dict[str, object]:
    return {
        "session": session,
        "round": each.round,
        "pseudonym": each.pseudonym,
        "n": each.n,
        "role": each.role,
        "choice": chain.canonical(each.choice),
    }


def _claim_row(session: str, each: Claim) -> dict[str, str]:
    return {"session": session, "round": each.round, "thing": each.thing, "pseudonym": each.pseudonym}


def _seat_row(session: str, each: SeatPut) -> dict[str, str | None]:
    return {"session": session, "seat": each.seat, "token_hash": each.token_hash, "role": each.role}


def read_ballots(connection: Connection, session: str, round: str) -> list[BallotRow]:
    """Return the ballots of an open round, in the order of their pseudonyms."""
    rows = connection.execute(
        select(ballots.c.pseudonym, ballots.c.n, ballots.c.role, ballots.c.choice)
        .where(ballots.c.session == session, ballots.c.round == round)
        .order_by(ballots.c.pseudonym)
    )
    return [BallotRow(row.pseudonym, row.n, row.role, json.loads(row.choice)) for row in rows]


def read_receipts(connection: Connection, session: str, round: str) -> set[str]:
    """Return the hashes of the ids of all ballot commands that were accepted in the round."""
    where = (receipts.c.session == session, receipts.c.round == round)
    return set(connection.scalars(select(receipts.c.receipt).where(*where)))


def read_claims(connection: Connection, session: str, round: str) -> dict[str, str]:
    """Return the pseudonym that made each thing of an open round."""
    where = (claims.c.session == session, claims.c.round == round)
    return {row.thing: row.pseudonym for row in connection.execute(select(claims).where(*where))}


def read_seats(connection: Connection, session: str) -> dict[str, tuple[str, str | None]]:
    """Return (seat, role) by the hash of the token."""
    rows = connection.execute(select(seats).where(seats.c.session == session))
    return {row.token_hash: (row.seat, row.role) for row in rows}
