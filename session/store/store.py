"""The store of one server: opens the database and the keys, and is the only way in for the live layer.

Every function blocks on the disk, so the live layer calls it on a native thread; commits go through `Writer`.
It must stay true that what `commit` answers with `Committed` is on the disk, and that a finished round keeps no
ballot, no claim and no key: the transaction first, then the write-ahead log, then the key.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from session.store import backend, box, log, migrate
from session.store.batch import (
    BallotRow,
    Batch,
    Committed,
    SessionRow,
    StoredEvent,
    Tombstone,
)
from session.store.commit import Outcome, apply_all
from session.store.database import Database
from session.store.doors import DoorRows
from session.store.errors import StoreError, StoreUnavailable
from session.store.keys import RoundKeys
from session.store.lock import DirectoryLock

logger = logging.getLogger(__name__)


class Store(DoorRows):
    """Made by `open`, given back by `close`. `keys` holds the keys of open rounds."""

    def __init__(self, database: Database, keys: RoundKeys, lock: DirectoryLock) -> None:
        self.keys = keys
        self._database, self._lock = database, lock
        self._unclean: set[tuple[str, str]] = set()

    @classmethod
    def open(
        cls,
        url: str,
        data_dir: str | Path,
        busy_ms: int = 5000,
        prepare: Callable[[Engine], None] = lambda engine: None,
    ) -> Store:
        """Lock the directory, check the database, migrate it, destroy the keys of rounds that are finished.

        `url` is an SQLAlchemy address; `busy_ms` is how long to wait for a lock of another process; `prepare` may
        add listeners to the engine before its first connection. Raises AlreadyRunning, UnsafeDatabase and
        StoreUnavailable.
        """
        directory = Path(data_dir)
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = DirectoryLock.take(directory)
        try:
            engine = backend.open_engine(url, busy_ms)
            prepare(engine)
            store = cls(Database(engine), RoundKeys(directory / "keys"), lock)
            try:
                store._begin()
            except BaseException:
                store._database.close()
                raise
        except BaseException:
            lock.release()
            raise
        return store

    def _begin(self) -> None:
        self._database.plain(migrate.upgrade)
        self._database.mark_exists()
        self._database.checkpoint()
        finished = self._database.read(box.finished)
        known = {row.id for row in self.sessions()}
        for session, round in self.keys.all():
            if session not in known:
                self.keys.destroy_session(session)
            elif (session, round) in finished:
                self.keys.destroy(session, round)

    def close(self) -> None:
        """Close the database and give the directory back."""
        self._database.close()
        self._lock.release()

    def commit(self, batches: Sequence[Batch]) -> list[Outcome]:
        """Store the batches in one transaction and return what became of each, in their order.

        A refused batch (VersionConflict, RoundFinished, Rejected) costs the others nothing. When the transaction
        itself fails, every answer is StoreUnavailable and nothing has changed.
        """
        if not batches:
            return []
        try:
            outcomes = self._database.write(lambda connection: apply_all(connection, batches))
        except StoreError as error:
            return [error for _ in batches]
        for batch, outcome in zip(batches, outcomes, strict=True):
            if batch.finish and isinstance(outcome, Committed):
                self._unclean.update((batch.session, round) for round in batch.finish)
        if self._unclean:
            self._clean()
        return outcomes

    def after_finish(self, session: str, rounds: Iterable[str]) -> bool:
        """Empty the write-ahead log, then destroy the keys of these rounds, which must be finished.

        `commit` has done so already; asking again is for a caller that wants to know. False: another process
        keeps the log busy or the disk fails; the keys are gone all the same, and the next commit tries again.
        """
        finished = self._database.read(partial(box.finished, ids=[session]))
        self._unclean.update((session, round) for round in rounds if (session, round) in finished)
        return self._clean()

    def _clean(self) -> bool:
        empty = False
        try:
            empty = self._database.checkpoint()
        except StoreUnavailable as error:
            logger.warning("the write-ahead log could not be emptied: %s", error)
        left = set(self._unclean) if not empty else set()
        for session, round in self._unclean:
            try:
                self.keys.destroy(session, round)
            except OSError as error:
                logger.error(
                    "the key of round %s of session %s could not be destroyed: %s", round, session, error
                )
                left.add((session, round))
        self._unclean = left
        return not left

    def read_log(self, session: str, after: int = 0) -> list[StoredEvent]:
        """Return the events after sequence number `after`; from 0 the chain is verified.

        Raises CorruptLog, which names the first event that is not as it was written.
        """
        return self._database.read(partial(log.read, session=session, after=after))

    def sessions(self) -> list[SessionRow]:
        """Return every session, the one with the latest event first."""
        return self._database.read(log.rows_of_sessions)

    def applied(self, session: str) -> dict[str, tuple[str, dict[str, Any]]]:
        """Return (digest, ack) of every command that took effect, by its key."""
        return self._database.read(partial(log.read_applied, session=session))

    def ballots(self, session: str, round: str) -> list[BallotRow]:
        """Return the ballots of an open round; none when it is finished."""
        return self._database.read(partial(box.read_ballots, session=session, round=round))

    def receipts(self, session: str, round: str) -> set[str]:
        """Return the receipts of the round, open or finished."""
        return self._database.read(partial(box.read_receipts, session=session, round=round))

    def claims(self, session: str, round: str) -> dict[str, str]:
        """Return thing -> pseudonym of an open round; empty when it is finished."""
        return self._database.read(partial(box.read_claims, session=session, round=round))

    def forget_box(self, session: str, round: str) -> bool:
        """Empty the box of an open round whose key is gone. False: there was nothing in it."""
        return self._database.write(partial(box.forget, session=session, round=round))

    def seats(self, session: str) -> dict[str, tuple[str, str | None]]:
        """Return token hash -> (seat, role)."""
        return self._database.read(partial(box.read_seats, session=session))

    def delete_session(self, session: str) -> bool:
        """Remove everything of the session; a tombstone keeps its id, the head of its chain and the day of its last
        event.

        False: there is no such session. Raises StoreUnavailable; asking again finishes what was begun.
        """
        deleted = self._database.write(partial(log.bury, session=session))
        if deleted or any(each.session == session for each in self.tombstones()):
            self._database.compact()
            self._database.checkpoint()
            self.keys.destroy_session(session)
        return deleted

    def tombstones(self) -> list[Tombstone]:
        """Return what is left of deleted sessions."""
        return self._database.read(log.read_tombstones)
