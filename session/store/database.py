"""The one connection to the database, and what happens to it when the disk fails.

`Store` runs every read and write through here; a lock lets one thread in at a time. It must stay true that a
handle that has failed is closed and never asked again: after a failed fsync the kernel may have dropped the pages.
"""

from __future__ import annotations

import contextlib
import logging
import secrets
import threading
from collections.abc import Callable, Iterator
from typing import TypeVar

from sqlalchemy import Connection, Engine, bindparam, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from session.store import backend
from session.store.errors import Rejected, StoreUnavailable
from session.store.tables import last_commit

T = TypeVar("T")
log = logging.getLogger(__name__)

_MARK = update(last_commit).values(mark=bindparam("mark"))
_READ_MARK = select(last_commit.c.mark)


class Database:
    """One connection at a time, opened when it is needed."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._connection: Connection | None = None
        self._turn = threading.RLock()

    def read(self, work: Callable[[Connection], T]) -> T:
        """Return `work(connection)` on one unchanging view of the database. Raises StoreUnavailable."""
        with self._turn, self._guarded() as connection, backend.for_transaction(connection, False).begin():
            return work(connection)

    def write(self, work: Callable[[Connection], T]) -> T:
        """Return `work(connection)` after its transaction is on the disk.

        Raises StoreUnavailable (nothing changed) or Rejected (a row that may not be there).
        """
        mark, asked = secrets.token_hex(8), False
        with self._turn:
            try:
                with self._guarded() as connection, backend.for_transaction(connection, True).begin():
                    result = work(connection)
                    connection.execute(_MARK, {"mark": mark})
                    asked = True
            except StoreUnavailable:
                if not (asked and self._holds(mark)):
                    raise
                log.warning("a commit failed, but the transaction is on the disk after all")
            return result

    def mark_exists(self) -> None:
        """Make the one row of `last_commit`. Called once, when the store opens."""
        with self._turn, self._guarded() as connection, backend.for_transaction(connection, True).begin():
            if connection.scalar(_READ_MARK) is None:
                connection.execute(insert(last_commit), {"id": 1, "mark": ""})

    def checkpoint(self) -> bool:
        """Empty the write-ahead log. False when another process kept it busy. Raises StoreUnavailable."""
        with self._turn, self._guarded() as connection:
            return backend.checkpoint(connection)

    def compact(self) -> None:
        """Write the database anew without the remains of deleted rows. Raises StoreUnavailable."""
        with self._turn, self._guarded() as connection:
            backend.compact(connection)

    def plain(self, work: Callable[[Connection], T]) -> T:
        """Return `work(connection)` outside a transaction: for the migrations, which make their own."""
        with self._turn, self._guarded() as connection:
            result = work(backend.for_transaction(connection, True))
            connection.commit()
            return result

    def close(self) -> None:
        """Close the connection; the last one to close brings the write-ahead log in."""
        with self._turn:
            self._drop()
            self.engine.dispose()

    @contextlib.contextmanager
    def _guarded(self) -> Iterator[Connection]:
        try:
            if self._connection is None:
                self._connection = self.engine.connect()
            yield self._connection
        except IntegrityError as error:
            raise Rejected(str(error.orig)) from error
        except (DBAPIError, StoreUnavailable) as error:
            self._drop()
            raise StoreUnavailable(_first_words(error)) from error

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(DBAPIError):
                connection.invalidate()
            with contextlib.suppress(DBAPIError):
                connection.close()

    def _holds(self, mark: str) -> bool:
        """After an error during COMMIT: whether the transaction is in the database, on the disk, all the same."""
        try:
            self.checkpoint()
            return self.read(lambda connection: connection.scalar(_READ_MARK)) == mark
        except StoreUnavailable:
            return False


def _first_words(error: BaseException) -> str:
    """What went wrong first: a full disk also makes the rollback fail, and that is not the news."""
    first = cause = error
    while cause.__context__ is not None:
        cause = cause.__context__
        first = cause if isinstance(cause, DBAPIError) else first
    return str(getattr(first, "orig", first))
