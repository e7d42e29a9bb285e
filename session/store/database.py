"""The connections to the database, and what happens to them when the disk fails.

One connection writes, one thing at a time; reads have connections of their own and wait for no writer. It must stay
true that a handle that has failed is closed and never asked again (after a failed fsync the kernel may have dropped the
pages), that nobody waits long behind a lock that somebody else already waited for in vain, and that a compaction ends
as soon as somebody wants to write.
"""

from __future__ import annotations

import contextlib
import logging
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import TypeVar

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from session.store import backend
from session.store.connections import Alone, NoReader, Readers, end, first_words
from session.store.errors import Rejected, StoreUnavailable
from session.store.tables import last_commit

T = TypeVar("T")
logger = logging.getLogger(__name__)

BRIEF_MS = 100
"""How long a write waits for a lock while the one before it waited in vain, in milliseconds."""
_MARK = update(last_commit).values(mark=bindparam("mark"))
_READ_MARK = select(last_commit.c.mark)


class Database:
    """Connections are opened when they are needed. Any thread may call."""

    def __init__(self, engines: backend.Engines, patience_ms: int) -> None:
        self.engines, self._patience_ms = engines, patience_ms
        self._readers = Readers(engines.read)
        self._alone = Alone(engines.last_resort)
        self._writer: Connection | None = None
        self._waits: int | None = None  # milliseconds that it waits for a lock, as far as it was told
        self._turn = threading.RLock()  # who writes, checkpoints or compacts
        self._in_vain = False  # the last write gave up on a lock
        self._compaction = Compaction()
        self._written = time.monotonic()

    def read(self, work: Callable[[Connection], T]) -> T:
        """Return `work(connection)` on one unchanging view of the database. Raises StoreUnavailable."""
        if self._alone.in_use:
            return self._alone.read(work)
        try:
            return self._readers.read(work)
        except NoReader:
            if self._writer is not None or not self._alone.possible:
                raise
            return self._alone.read(work)

    def write(self, work: Callable[[Connection], T]) -> T:
        """Return `work(connection)` after its transaction is on the disk.

        Raises StoreUnavailable (nothing changed) or Rejected (a row that may not be there).
        """
        mark, asked = secrets.token_hex(8), False
        with self._compaction.gives_way(), self._turn:
            try:
                with self._guarded() as connection, connection.begin():
                    self._in_vain = False
                    result = work(connection)
                    backend.run_many(connection, _MARK, [{"mark": mark}])
                    asked = True
            except StoreUnavailable:
                self._in_vain = not asked
                if not (asked and self._holds(mark)):
                    raise
                logger.warning("a commit failed, but the transaction is on the disk after all")
            finally:
                self._written = time.monotonic()
            return result

    def checkpoint(self) -> bool:
        """Empty the write-ahead log. False: a reader is in the way. Waits for nobody. Raises StoreUnavailable."""
        with self._turn, self._guarded() as connection:
            return backend.checkpoint(connection)

    def give_back_room(self, pages: int) -> bool:
        """Give some unused pages back to the disk. False: none is left. Raises StoreUnavailable."""
        with self._turn, self._guarded() as connection:
            return backend.give_back_room(connection, pages)

    def compact(self) -> bool:
        """Write the database anew without the remains of deleted rows.

        False: somebody wanted to write, and that goes first. Raises StoreUnavailable.
        """
        with self._turn, self._guarded() as connection, self._compaction.of(connection) as may:
            return may and backend.compact(connection)

    def in_a_hurry(self) -> AbstractContextManager[None]:
        """Within this block no compaction goes on."""
        return self._compaction.gives_way()

    def quiet_for(self) -> float:
        """Return for how many seconds nobody has written."""
        return time.monotonic() - self._written

    def plain(self, work: Callable[[Connection], T]) -> T:
        """Return `work(connection)` outside a transaction: for the migrations, which make their own."""
        with self._turn, self._guarded() as connection:
            result = work(connection)
            connection.commit()
            return result

    def close(self) -> None:
        """Close every connection; the last one to close brings the write-ahead log in."""
        self._readers.close()
        with self._turn, self._alone.stepping_aside():
            self._drop()

    @contextlib.contextmanager
    def _guarded(self) -> Iterator[Connection]:
        try:
            if self._writer is None:
                with self._alone.stepping_aside():
                    self._writer = self.engines.write.connect()
            patience = BRIEF_MS if self._in_vain else self._patience_ms
            if patience != self._waits:
                backend.set_patience(self._writer, patience)
                self._waits = patience
            yield self._writer
        except IntegrityError as error:
            raise Rejected(str(error.orig)) from error
        except (DBAPIError, StoreUnavailable) as error:
            if not (isinstance(error, DBAPIError) and backend.is_busy(error)):
                self._drop()
            raise StoreUnavailable(first_words(error)) from error

    def _drop(self) -> None:
        connection, self._writer, self._waits = self._writer, None, None
        if connection is not None:
            end(connection)

    def _holds(self, mark: str) -> bool:
        """After an error during COMMIT: whether the transaction is in the database, on the disk, all the same."""
        try:
            on_the_disk = self.checkpoint()
            return on_the_disk and self.read(lambda connection: connection.scalar(_READ_MARK)) == mark
        except StoreUnavailable:
            return False


class Compaction:
    """Lets a compaction run only as long as nobody wants to write."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting = 0
        self._running: Connection | None = None

    @contextlib.contextmanager
    def gives_way(self) -> Iterator[None]:
        with self._lock:
            self._waiting += 1
            if self._running is not None:
                backend.interrupt(self._running)
        try:
            yield
        finally:
            with self._lock:
                self._waiting -= 1

    @contextlib.contextmanager
    def of(self, connection: Connection) -> Iterator[bool]:
        """Whether the compaction may begin; inside the block it can be interrupted."""
        with self._lock:
            may = self._waiting == 0
            self._running = connection if may else None
        try:
            yield may
        finally:
            with self._lock:
                self._running = None
