"""Two ways a connection is used beside the one that writes: to read, and to read when nothing can be written.

It must stay true that one connection is used by one thread at a time.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from session.store.errors import StoreError, StoreUnavailable

T = TypeVar("T")
logger = logging.getLogger(__name__)

IDLE_READERS = 4
WAIT_SECONDS = 5.0
"""How long somebody waits for the connection of somebody else, when no new one can be opened."""


class NoReader(StoreUnavailable):
    """There is no connection to read with, and none can be opened."""


class Readers:
    """Connections that read. A few are kept; one is used by one thread at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._idle: list[Connection] = []
        self._busy = 0
        self._changed = threading.Condition()
        self._open = True

    def read(self, work: Callable[[Connection], T]) -> T:
        """Return `work(connection)` in a transaction. Raises NoReader before it began, and StoreUnavailable."""
        connection, sound = self._take(), True
        try:
            with connection.begin():
                return work(connection)
        except DBAPIError as error:
            sound = False
            raise StoreUnavailable(first_words(error)) from error
        finally:
            self._give_back(connection, sound)

    def _take(self) -> Connection:
        with self._changed:
            self._busy += 1
            if self._idle:
                return self._idle.pop()
        try:
            return self._engine.connect()
        except (DBAPIError, StoreError) as error:
            # When no file handle is left for one more, those that others have do as well, one after another.
            reader = self._of_somebody_else()
            if reader is None:
                raise NoReader(first_words(error)) from error
            return reader

    def _of_somebody_else(self) -> Connection | None:
        with self._changed:
            self._busy -= 1
            self._changed.wait_for(lambda: self._idle or not self._busy, WAIT_SECONDS)
            if not self._idle:
                return None
            self._busy += 1
            return self._idle.pop()

    def _give_back(self, connection: Connection, sound: bool) -> None:
        with self._changed:
            self._busy -= 1
            kept = sound and self._open and len(self._idle) < IDLE_READERS
            if kept:
                self._idle.append(connection)
            self._changed.notify_all()
        if not kept:
            end(connection)

    def close(self) -> None:
        """Close those that nobody uses; the others close when they are given back."""
        with self._changed:
            self._open = False
            idle, self._idle = self._idle, []
        for connection in idle:
            end(connection)


class Alone:
    """The one connection that reads while there is no room to open the database in the ordinary way.

    It shuts everybody else out, so it steps aside for every try to open a connection that writes.
    """

    def __init__(self, engine: Engine | None) -> None:
        self._engine = engine
        self._connection: Connection | None = None
        self._turn = threading.Lock()
        self.in_use = False

    @property
    def possible(self) -> bool:
        return self._engine is not None

    def read(self, work: Callable[[Connection], T]) -> T:
        """Return `work(connection)`. Raises StoreUnavailable."""
        with self._turn:
            try:
                connection = self._opened()
                with connection.begin():
                    return work(connection)
            except (DBAPIError, StoreUnavailable) as error:
                self._drop()
                raise StoreUnavailable(first_words(error)) from error

    def _opened(self) -> Connection:
        if self._connection is None:
            if self._engine is None:
                raise StoreUnavailable("the database cannot be opened")
            self._connection = self._engine.connect()
            if not self.in_use:
                logger.error("the database cannot be opened to write; it is only read")
            self.in_use = True
        return self._connection

    @contextlib.contextmanager
    def stepping_aside(self) -> Iterator[None]:
        """A try to open the database in the ordinary way; when the block succeeds, this connection is done with."""
        with self._turn:
            self._drop()
            yield
            self.in_use = False

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            end(connection)


def end(connection: Connection) -> None:
    with contextlib.suppress(DBAPIError):
        connection.invalidate()
    with contextlib.suppress(DBAPIError):
        connection.close()


def first_words(error: BaseException) -> str:
    """What went wrong first: a full disk also makes the rollback fail, and that is not the news."""
    first = cause = error
    while cause.__context__ is not None:
        cause = cause.__context__
        first = cause if isinstance(cause, DBAPIError) else first
    return str(getattr(first, "orig", first))
