"""Data directories to open stores on, the back ends the suite runs on, and small batches.

A second back end is one more entry in BACKENDS: `url` makes an empty database, `tamper` changes rows behind the
store's back and `count` looks at them from outside.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import event

from session.store import BallotPut, Batch, Committed, NewEvent, SessionIndex, Store
from session.store.seal import SIZES

FILE = "versnelkamer.sqlite3"
INDEX = SessionIndex("ABC234", "Wachtlijst", "draft")


@dataclass(frozen=True)
class Backend:
    name: str
    url: Callable[[Path], str]
    tamper: Callable[[Path, str], None]
    count: Callable[[Path, str], int]


def _sqlite_url(directory: Path) -> str:
    return f"sqlite:///{directory / FILE}"


def _sqlite_tamper(directory: Path, statements: str) -> None:
    with closing(sqlite3.connect(directory / FILE)) as connection:
        connection.executescript(statements)


def _sqlite_count(directory: Path, table: str) -> int:
    with closing(sqlite3.connect(directory / FILE)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


BACKENDS = [Backend("sqlite", _sqlite_url, _sqlite_tamper, _sqlite_count)]


class Place:
    """One data directory; `open` gives the store on it, `close` ends it, so that a test can start the server again."""

    def __init__(self, backend: Backend, directory: Path) -> None:
        self.backend, self.directory = backend, directory
        self._open: list[Store] = []

    @property
    def url(self) -> str:
        return self.backend.url(self.directory)

    def open(self, **settings: object) -> Store:
        store = Store.open(self.url, self.directory, **settings)  # type: ignore[arg-type]
        self._open.append(store)
        return store

    def close(self) -> None:
        while self._open:
            self._open.pop().close()

    def count(self, table: str) -> int:
        """How many rows of the table another connection sees now."""
        return self.backend.count(self.directory, table)

    def watch_before_commit(self, store: Store, look: Callable[[], None]) -> None:
        """Call `look` each time the store is about to commit."""
        event.listen(store._database.engines.write, "commit", lambda connection: look())

    def everything(self) -> bytes:
        """Every byte of every file, keys included."""
        return b"\n".join(path.read_bytes() for path in sorted(self.directory.rglob("*")) if path.is_file())

    def only_sqlite(self, why: str) -> None:
        """Skip the test on other back ends."""
        if self.backend.name != "sqlite":
            pytest.skip(why)

    def size(self) -> int:
        """Bytes of the database file."""
        self.only_sqlite("other databases are not one file")
        return (self.directory / FILE).stat().st_size

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Another process that keeps an old view of the database."""
        self.only_sqlite("only here a reader can be in the way")
        with closing(sqlite3.connect(self.directory / FILE, isolation_level=None)) as connection:
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM sessions").fetchone()
            yield
            connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Another process that holds the write lock."""
        self.only_sqlite("only here one lock is for everything")
        with closing(sqlite3.connect(self.directory / FILE, isolation_level=None)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            yield
            connection.execute("ROLLBACK")

    def tamper(self, statements: str) -> None:
        self.backend.tamper(self.directory, statements)


def begin(store: Store, session: str = "s1", events: int = 1) -> Committed:
    """A session with this many events and two open boxes, r1.1 and r2.1, in the store."""
    made = tuple(NewEvent(100 + n, "test.happened", {"number": n}) for n in range(1, events + 1))
    for box in ("r1.1", "r2.1"):
        store.keys.make(session, box, SIZES[0])
    return committed(store, Batch(session, 0, made, index=INDEX))


def committed(store: Store, batch: Batch) -> Committed:
    (outcome,) = store.commit([batch])
    assert isinstance(outcome, Committed), outcome
    return outcome


def ballot(number: int, n: int = 1, box: str = "r1.1", choice: dict[str, object] | None = None) -> BallotPut:
    """A ballot of seat `number`, with made-up hashes."""
    made = {"option": number % 3} if choice is None else choice
    receipt = hashed(f"{box} {number} {n}")
    return BallotPut(box, hashed(f"{box} seat {number}"), n, None, made, receipt, receipt[:32])


def hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
