"""What is remembered about how long sessions stay: which are in the bin, which somebody kept, which clock was believed.

`RetentionRows` is a part of `Store`. When a session goes into the bin, and out of it for good, is decided elsewhere.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from session.store import backend
from session.store.batch import RetentionRow
from session.store.database import Database
from session.store.tables import believed_clock, retention, tombstones


class RetentionRows:
    """The functions of the store for the bin. Each is a transaction of its own."""

    _database: Database

    def retention(self) -> dict[str, RetentionRow]:
        """Return what is remembered, by session; nothing of a session that was never in the bin."""
        standing = select(retention).where(retention.c.session.not_in(select(tombstones.c.session)))
        rows = self._database.read(lambda connection: connection.execute(standing).all())
        return {row.session: RetentionRow(row.binned_at, row.kept_at) for row in rows}

    def put_in_bin(self, session: str, at: int) -> None:
        """The retention time of a session is over. Raises Rejected when there is no such session."""
        self._set(session, binned_at=at, kept_at=None)

    def keep(self, session: str, at: int) -> None:
        """Somebody wants to keep a session: out of the bin; the retention time begins anew. Raises Rejected."""
        self._set(session, binned_at=None, kept_at=at)

    def _set(self, session: str, **times: int | None) -> None:
        def work(connection: Connection) -> None:
            dialect = connection.dialect.name
            statement = backend.insert_or_update(dialect, retention, ("binned_at", "kept_at"))
            connection.execute(statement, {"session": session, **times})

        self._database.write(work)

    def believed_clock(self) -> int | None:
        """Return the last time of day that was believed, in seconds since the epoch; None before there was one."""
        wanted = select(believed_clock.c.at)
        return self._database.read(lambda connection: connection.scalar(wanted))

    def believe_clock(self, at: int) -> None:
        """Remember that this is the time of day."""

        def work(connection: Connection) -> None:
            connection.execute(delete(believed_clock))
            connection.execute(believed_clock.insert(), {"id": 1, "at": at})

        self._database.write(work)
