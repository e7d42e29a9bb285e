"""Many batches in one transaction: what the group commit does between BEGIN and COMMIT.

Each batch has a savepoint of its own, so that one that is refused costs the others nothing; an error of the database
itself goes up and takes the whole transaction with it. Ballots are stored together at the end: nothing in them can be
refused by the database, because it sees them sealed. It must stay true that a newer ballot is never replaced by an
older one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DataError, IntegrityError

from session.core import chain
from session.store import backend, log
from session.store.batch import BallotPut, Batch, Committed
from session.store.box import Box, Seals, finished, put
from session.store.errors import DamagedBox, KeyGone, Rejected, RoundFinished, StoreError
from session.store.seal import NotSealedHere, Seal
from session.store.tables import ballots, receipts

Outcome = Committed | StoreError


def apply_all(connection: Connection, batches: Sequence[Batch], seals: Seals) -> list[Outcome]:
    """Return what became of each batch. Nothing counts before the transaction around this is committed."""
    heads = log.heads(connection, sorted({batch.session for batch in batches}))
    cast = Cast(connection, seals, batches)
    outcomes: list[Outcome] = []
    for batch in batches:
        outcome = _apply(connection, batch, heads, cast, seals)
        outcomes.append(outcome)
        if isinstance(outcome, Committed):
            heads[batch.session] = outcome
    cast.write()
    return outcomes


def _apply(
    connection: Connection, batch: Batch, heads: dict[str, Committed], cast: Cast, seals: Seals
) -> Outcome:
    try:
        after, rows = log.lengthen(batch, heads.get(batch.session))
        sealed = cast.sealed(batch)
        if batch.session not in heads or _brings_more_than_ballots(batch):
            with connection.begin_nested():
                log.append(connection, batch, batch.session in heads, after, rows)
                put(connection, batch, seals)
    except StoreError as error:
        return error
    except (IntegrityError, DataError) as error:
        return Rejected(f"session {batch.session}: {error.orig}")
    except (ValueError, TypeError, OverflowError) as error:
        return Rejected(f"session {batch.session}: {error}")
    cast.take(batch, sealed)
    return after


def _brings_more_than_ballots(batch: Batch) -> bool:
    beside = batch.claims or batch.seats or batch.gone or batch.cards or batch.disowned
    return bool(batch.events or batch.applied or beside or batch.finish or batch.index)


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
        where = {ballots.c.session: place[0], ballots.c.box: place[1]}
        stored = (ballots.c.pseudonym, ballots.c.sealed)
        rows = backend.read_among(self._connection, stored, where, ballots.c.pseudonym, names)
        try:
            return {name: seal.number(name, sealed) for name, sealed in rows}
        except NotSealedHere:
            self._damaged.add(place)
            return {}

    def sealed(self, batch: Batch) -> list[bytes]:
        """Return the ballots of the batch, sealed, in their order.

        Raises RoundFinished when the batch brings something to a box that is finished, or that it finishes; KeyGone,
        DamagedBox and ValueError.
        """
        closed = {name for session, name in self._shut if session == batch.session} | set(batch.finish)
        for name in (*(ballot.box for ballot in batch.ballots), *(claim.box for claim in batch.claims)):
            if name in closed:
                raise RoundFinished(batch.session, name)
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
