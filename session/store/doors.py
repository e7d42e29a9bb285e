"""The doors to a session: secret links for facilitator and projector, and the cookies that open them again.

`DoorRows` is a part of `Store`. Only hashes of secrets and tokens come in here.
"""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, Table, delete, insert, select

from session.store.batch import Door, DoorKey
from session.store.database import Database
from session.store.tables import door_keys, doors


class DoorRows:
    """The functions of the store for links and cookies. Each is a transaction of its own."""

    _database: Database

    def add_door(
        self, secret_hash: str, session: str | None, kind: str, password_hash: str | None = None
    ) -> None:
        """Store a secret link. Raises Rejected when the session does not exist or the hash is there already."""
        row = {"secret_hash": secret_hash, "session": session, "kind": kind, "password_hash": password_hash}
        self._database.write(lambda connection: connection.execute(insert(doors), row))

    def all_doors(self) -> list[Door]:
        """Return every link that still opens something."""
        rows = self._database.read(lambda connection: connection.execute(select(doors)).all())
        return [Door(**row._mapping) for row in rows]

    def revoke_doors(self, session: str) -> None:
        """Close every link of the session for ever."""
        self._remove(doors, doors.c.session == session)

    def add_key(
        self, token_hash: str, session: str | None, kind: str, created_day: str | None = None
    ) -> None:
        """Store a cookie; `session` None opens every session. Raises Rejected like `add_door`.

        `created_day` is a date, YYYY-MM-DD; today in UTC when it is left out.
        """
        day = created_day or datetime.datetime.now(datetime.UTC).date().isoformat()
        row = {"token_hash": token_hash, "session": session, "kind": kind, "created_day": day}
        self._database.write(lambda connection: connection.execute(insert(door_keys), row))

    def keys_of_doors(self) -> list[DoorKey]:
        """Return every cookie that still opens something."""
        rows = self._database.read(lambda connection: connection.execute(select(door_keys)).all())
        return [DoorKey(**row._mapping) for row in rows]

    def remove_key(self, token_hash: str) -> None:
        """Make one cookie worthless."""
        self._remove(door_keys, door_keys.c.token_hash == token_hash)

    def revoke_keys(self, session: str | None) -> None:
        """Make every cookie of the session worthless; None: those of the desk of the server itself."""
        self._remove(door_keys, door_keys.c.session.is_not_distinct_from(session))

    def _remove(self, table: Table, where: ColumnElement[bool]) -> None:
        self._database.write(lambda connection: connection.execute(delete(table).where(where)))
