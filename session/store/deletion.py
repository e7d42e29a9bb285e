"""Deleting a session: first a tombstone, then its rows a few at a time, then the remains in the pages of the file.

A session is gone with its tombstone; all that follows may be cut off at any moment and goes on later. It must stay true
that deleting needs hardly any room on the disk, because it is what somebody does when there is none.
"""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, delete, insert, select, update

from session.store.batch import Tombstone
from session.store.removal import remove
from session.store.tables import door_keys, doors, metadata, sessions, tombstones

ROWS_AT_ONCE, FEWEST_AT_ONCE = 1000, 10
_OF_SESSIONS = [
    table for table in reversed(metadata.sorted_tables) if "session" in table.c and table is not tombstones
]
_BURIED = select(tombstones.c.session)


def bury(connection: Connection, session: str) -> bool:
    """Leave a tombstone and close the doors of the session. False: there is no such session."""
    row = connection.execute(
        select(sessions.c.head, sessions.c.updated).where(
            sessions.c.id == session, sessions.c.id.not_in(_BURIED)
        )
    ).one_or_none()
    if row is None:
        return False
    for table in (doors, door_keys):
        connection.execute(delete(table).where(table.c.session == session))
    day = datetime.datetime.fromtimestamp(row.updated, datetime.UTC).date().isoformat()
    stone = {"session": session, "head": row.head, "closed_day": day, "rewritten": False}
    connection.execute(insert(tombstones), stone)
    return True


def remove_some(connection: Connection, most: int) -> bool:
    """Remove rows of buried sessions, at most about `most`. False: none is left."""
    session = connection.scalar(select(sessions.c.id).where(sessions.c.id.in_(_BURIED)).limit(1))
    if session is None:
        return False
    for table in _OF_SESSIONS:
        if remove(connection, table, table.c.session == session, most):
            return True
    connection.execute(delete(sessions).where(sessions.c.id == session))
    return True


def has_remains(connection: Connection) -> bool:
    """Return whether the file was not written anew since the last session was deleted."""
    return connection.scalar(select(tombstones.c.session).where(~tombstones.c.rewritten).limit(1)) is not None


def mark_rewritten(connection: Connection) -> None:
    """Remember that nothing is left of the sessions that are buried now, provided that their rows are gone."""
    standing = select(sessions.c.id)
    connection.execute(update(tombstones).where(tombstones.c.session.not_in(standing)).values(rewritten=True))


def read_tombstones(connection: Connection) -> list[Tombstone]:
    """Return what is left of deleted sessions."""
    rows = connection.execute(
        select(tombstones.c.session, tombstones.c.head, tombstones.c.closed_day).order_by(
            tombstones.c.session
        )
    )
    return [Tombstone(row.session, row.head, row.closed_day) for row in rows]
