"""The store of one server: opens the database and the keys, and is the only way in for the live layer.

Every function blocks on the disk, so the live layer calls it on a native thread; commits go through `Writer`. It must
stay true that what `commit` answers with `Committed` is on the disk, and that the key of a box that such a commit
finishes is gone before the answer: without it the records that are left, anywhere, tell nothing. What else there is to
clear away is done after the answer, by `Tidy`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from sqlalchemy import Engine

from session.store import backend, box, deletion, log, migrate
from session.store.batch import (
    AppliedRow,
    BallotRow,
    Batch,
    CardPut,
    Committed,
    SeatRow,
    SessionRow,
    StoredEvent,
    Tombstone,
)
from session.store.commit import Outcome, apply_all
from session.store.database import Database
from session.store.doors import DoorRows
from session.store.errors import StoreError, StoreUnavailable
from session.store.keys import RoundKeys
from session.store.legacy import SealAgain
from session.store.lock import Directories
from session.store.retention import RetentionRows
from session.store.tidy import Step, Tidy

logger = logging.getLogger(__name__)

PATIENCE_MS = 5000
QUIET_SECONDS = 60.0
PAGES_AT_ONCE = 256


class Store(DoorRows, RetentionRows):
    """Made by `open`, given back by `close`. `keys` holds the keys of open rounds."""

    def __init__(self, database: Database, directories: Directories, quiet_seconds: float) -> None:
        self.keys = RoundKeys(directories.keys)
        self._database, self._directories, self._quiet_seconds = database, directories, quiet_seconds
        self._keys_left: set[box.Box] = set()  # of finished boxes, that the disk did not let go
        self._not_cleared: set[box.Box] = set()  # finished boxes that still hold what was in them
        self._log_is_empty = False
        self._rows_at_once = deletion.ROWS_AT_ONCE
        self._tidy = Tidy(self._step)

    @classmethod
    def open(
        cls,
        url: str,
        data_dir: str | Path,
        key_dir: str | Path | None = None,
        patience_ms: int = PATIENCE_MS,
        quiet_seconds: float = QUIET_SECONDS,
        prepare: Callable[[Engine], None] = lambda engine: None,
    ) -> Store:
        """Lock the directories, check the database, migrate it, destroy the keys of boxes that are finished.

        `url` is an SQLAlchemy address. `key_dir` is where the keys are; `keys` in the data directory when it is left
        out. `patience_ms` is how long a write waits for a lock of another process; `quiet_seconds` how long nobody may
        have written before the file is written anew. `prepare` may add listeners to the engine that writes before its
        first connection. A database that can be read but not written is opened: every write is refused until it can.
        Raises AlreadyRunning, UnsafeDatabase and StoreUnavailable.
        """
        directories = Directories(Path(data_dir), Path(key_dir) if key_dir else None)
        try:
            engines = backend.open_engines(url)
            prepare(engines.write)
            store = cls(Database(engines, patience_ms), directories, quiet_seconds)
            try:
                store._begin()
            except BaseException:
                store._database.close()
                raise
        except OSError as error:
            directories.release()
            raise StoreUnavailable(str(error)) from error
        except BaseException:
            directories.release()
            raise
        return store

    def _begin(self) -> None:
        try:
            seal_again = SealAgain(self.keys)
            self._database.plain(lambda connection: migrate.upgrade(connection, seal_again))
        except StoreUnavailable as error:
            if not self._can_be_read():
                raise
            logger.error("nothing can be saved now (%s); what is there can be read", error)
        finished = self._database.read(box.finished)
        known = {row.id for row in self.sessions()}
        for session in {session for session, _ in self.keys.all()} - known:
            self._destroy_all_of(session)
        self._destroy(place for place in self.keys.all() if place in finished)
        self._not_cleared |= self._database.read(box.not_cleared)
        self._tidy.ask()

    def _can_be_read(self) -> bool:
        try:
            return self._database.read(migrate.is_current)
        except StoreUnavailable:
            return False

    def close(self) -> None:
        """Close the database and give the directories back."""
        with self._database.in_a_hurry():
            self._tidy.close()
        self._database.close()
        self.keys.close()
        self._directories.release()

    def commit(self, batches: Sequence[Batch]) -> list[Outcome]:
        """Store the batches in one transaction and return what became of each, in their order.

        A refused batch (VersionConflict, RoundFinished, KeyGone, DamagedBox, Rejected) costs the others nothing. When
        the transaction itself fails, every answer is StoreUnavailable and nothing has changed. When this returns, the
        keys of the boxes that were finished are destroyed.
        """
        if not batches:
            return []
        try:
            outcomes = self._database.write(partial(apply_all, batches=batches, seals=self.keys.seal))
        except StoreError as error:
            return [error for _ in batches]
        finished = [
            (batch.session, name)
            for batch, outcome in zip(batches, outcomes, strict=True)
            if isinstance(outcome, Committed)
            for name in batch.finish
        ]
        if finished:
            self._destroy(finished)
            self._not_cleared.update(finished)
            self._tidy_log()
        return outcomes

    def _destroy(self, places: Iterable[box.Box]) -> None:
        for place in places:
            try:
                self.keys.destroy(*place)
                self._keys_left.discard(place)
            except OSError as error:
                self._keys_left.add(place)
                logger.error("the key of box %s of session %s is still there: %s", *reversed(place), error)

    def settled(self, seconds: float) -> bool:
        """Return whether everything that is done after an answer was done within this time."""
        return self._tidy.wait(seconds)

    def _tidy_log(self) -> None:
        self._log_is_empty = False
        self._tidy.ask()

    def _step(self) -> Step:
        """One step of tidying up. A reader in the way, a full disk: it is tried again, with growing pauses."""
        self._destroy(list(self._keys_left))
        if not self._log_is_empty:
            self._log_is_empty = True  # before looking: what is written from here on says so again
            if not self._database.checkpoint():
                self._log_is_empty = False
        if self._clear_some():
            self._log_is_empty = False
            return Step.NO_HURRY
        if self._database.read(deletion.has_remains):
            return self._remove_remains()
        return Step.DONE if self._log_is_empty and not self._keys_left else Step.IN_THE_WAY

    def _clear_some(self) -> bool:
        for place in tuple(self._not_cleared):
            if self._a_few(partial(box.clear_some, place=place)):
                return True
            self._not_cleared.discard(place)
        return False

    def _remove_remains(self) -> Step:
        if self._a_few(deletion.remove_some) or self._database.give_back_room(PAGES_AT_ONCE):
            self._log_is_empty = False
            return Step.MORE
        if self._database.quiet_for() < self._quiet_seconds or not self._database.compact():
            return Step.IN_THE_WAY
        self._database.write(deletion.mark_rewritten)
        self._log_is_empty = False
        return Step.MORE

    def _a_few(self, remove: Callable[..., bool]) -> bool:
        try:
            return self._database.write(lambda connection: remove(connection, most=self._rows_at_once))
        except StoreUnavailable:  # perhaps fewer fit on a disk that is nearly full
            self._rows_at_once = max(deletion.FEWEST_AT_ONCE, self._rows_at_once // 4)
            raise

    def read_log(self, session: str, after: int = 0) -> list[StoredEvent]:
        """Return the events after sequence number `after`; from 0 the chain is verified.

        Raises CorruptLog, which names the first event that is not as it was written.
        """
        return self._database.read(partial(log.read, session=session, after=after))

    def sessions(self) -> list[SessionRow]:
        """Return every session, the one with the latest event first."""
        return self._database.read(log.rows_of_sessions)

    def latest(self, phase: str, names: Sequence[str]) -> dict[str, str]:
        """Return which of these events was the last, of every session in this phase that has one."""
        return self._database.read(partial(log.latest, phase=phase, names=names))

    def applied(self, session: str) -> dict[str, AppliedRow]:
        """Return what every command that took effect said and was answered, by its key."""
        return self._database.read(partial(log.read_applied, session=session))

    def ballots(self, session: str, name: str) -> list[BallotRow]:
        """Return the ballots in an open box; none when it is finished. Raises KeyGone and DamagedBox."""
        seals = self.keys.seal
        return self._database.read(partial(box.read_ballots, session=session, box=name, seals=seals))

    def receipts(self, session: str, name: str) -> dict[str, str]:
        """Return the bindings of all ballot commands that were accepted for a box, open or finished, by receipt."""
        return self._database.read(partial(box.read_receipts, session=session, box=name))

    def claims(self, session: str, name: str) -> dict[str, str]:
        """Return thing -> pseudonym of an open box; empty when it is finished. Raises KeyGone and DamagedBox."""
        seals = self.keys.seal
        return self._database.read(partial(box.read_claims, session=session, box=name, seals=seals))

    def forget_box(self, session: str, name: str) -> bool:
        """Empty an open box whose key is gone. False: there was nothing in it."""
        return self._database.write(partial(box.forget, session=session, box=name))

    def seats(self, session: str) -> dict[str, SeatRow]:
        """Return the seats by the hash of their token."""
        return self._database.read(partial(box.read_seats, session=session))

    def cards(self, session: str) -> list[CardPut]:
        """Return the entry cards of the session."""
        return self._database.read(partial(box.read_cards, session=session))

    def find_card(self, secret_hash: str) -> tuple[str, CardPut] | None:
        """Return the card with this hash of either of its secrets, and its session."""
        return self._database.read(partial(box.find_card, secret_hash=secret_hash))

    def has_seat(self, session: str, token_hash: str) -> bool:
        """Return whether this token has a seat in the session."""
        return self._database.read(partial(box.has_seat, session=session, token_hash=token_hash))

    def delete_session(self, session: str) -> bool:
        """Delete a session: from here on only a tombstone is there, with its id, the head of its chain and a day.

        Its keys are destroyed before this returns; its rows go afterwards, a few at a time, and then the file is
        written anew when nobody writes. False: there is no such session. Raises StoreUnavailable.
        """
        deleted = self._database.write(partial(deletion.bury, session=session))
        if deleted:
            self._destroy_all_of(session)
            self._tidy_log()
        return deleted

    def _destroy_all_of(self, session: str) -> None:
        try:
            self.keys.destroy_session(session)
        except OSError as error:
            self._keys_left.update(place for place in self.keys.all() if place[0] == session)
            logger.error("keys of session %s are still there: %s", session, error)

    def tombstones(self) -> list[Tombstone]:
        """Return what is left of deleted sessions."""
        return self._database.read(deletion.read_tombstones)
