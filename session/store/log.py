"""The event log: sessions, their events in a hash chain, the commands that took effect.

An event is never changed; the head in `sessions` is the hash of the last one, so that a log that lost its end is found
too. A session with a tombstone is not there, even while rows of it are still being removed (see `deletion`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, bindparam, exists, insert, select, update

from session.core import chain, pieces
from session.core.giving_way import each
from session.store import backend
from session.store.batch import Applied, AppliedRow, Batch, Committed, SessionRow, StoredEvent
from session.store.errors import CorruptLog, Rejected, VersionConflict
from session.store.tables import applied, events, sessions, tombstones

_LIVING = ~exists().where(tombstones.c.session == sessions.c.id)
_HEADS = (
    select(sessions.c.id, sessions.c.version, sessions.c.head)
    .where(sessions.c.id.in_(bindparam("ids", expanding=True)), _LIVING)
    .with_for_update()
)
_NEW_SESSION = insert(sessions)
_NEW_EVENTS = insert(events)
_NEW_APPLIED = insert(applied)
_OF_SESSION: BindParameter[str] = bindparam("of_session")
_ADVANCE = (
    update(sessions)
    .where(sessions.c.id == _OF_SESSION)
    .values(version=bindparam("new_version"), head=bindparam("new_head"), updated=bindparam("new_updated"))
)
_REINDEX = (
    update(sessions)
    .where(sessions.c.id == _OF_SESSION)
    .values(code=bindparam("new_code"), title=bindparam("new_title"), phase=bindparam("new_phase"))
)
_READ = (
    select(events.c.seq, events.c.at, events.c.name, events.c.data, events.c.hash)
    .where(events.c.session == _OF_SESSION, events.c.seq > bindparam("after"))
    .order_by(events.c.seq)
)
_LATEST = (
    select(events.c.name)
    .where(events.c.session == sessions.c.id, events.c.name.in_(bindparam("names", expanding=True)))
    .order_by(events.c.seq.desc())
    .limit(1)
    .scalar_subquery()
    .label("latest")
)
_BURIED = select(tombstones.c.session).where(tombstones.c.session == _OF_SESSION)


def heads(connection: Connection, ids: Sequence[str]) -> dict[str, Committed]:
    """Return version and head of those sessions that exist; locked until the transaction ends."""
    rows = connection.execute(_HEADS, {"ids": ids})
    return {row.id: Committed(row.version, row.head) for row in rows}


def lengthen(batch: Batch, before: Committed | None) -> tuple[Committed, list[dict[str, Any]]]:
    """Return where the session stands after the batch and the rows of its events. Pure; touches no database.

    Raises VersionConflict, and ValueError or TypeError for an event that JSON cannot hold.
    """
    now = before or Committed(0, chain.genesis(batch.session))
    if now.version != batch.expected:
        raise VersionConflict(batch.session, batch.expected, now.version)
    version, head, rows = now.version, now.head, []
    for event in batch.events:
        version += 1
        data = pieces.written(event.data) if event.text is None else event.text
        head = chain.link_written(head, batch.session, version, event.at, event.name, data)
        rows.append(
            {
                "session": batch.session,
                "seq": version,
                "at": event.at,
                "name": event.name,
                "data": data,
                "hash": head,
            }
        )
    return Committed(version, head), rows


def append(
    connection: Connection, batch: Batch, known: bool, after: Committed, rows: list[dict[str, Any]]
) -> None:
    """Store the events of the batch and bring the row of its session up to date."""
    if not known:
        _begin(connection, batch, after)
    elif rows:
        backend.run_many(
            connection,
            _ADVANCE,
            [
                {
                    "of_session": batch.session,
                    "new_version": after.version,
                    "new_head": after.head,
                    "new_updated": rows[-1]["at"],
                }
            ],
        )
    if rows:
        backend.run_many(connection, _NEW_EVENTS, rows)
    if known and batch.index is not None:
        index = batch.index
        values = {"new_code": index.code, "new_title": index.title, "new_phase": index.phase}
        connection.execute(_REINDEX, {"of_session": batch.session, **values})
    if batch.applied:
        backend.run_many(
            connection, _NEW_APPLIED, [_applied_row(batch.session, each) for each in batch.applied]
        )


def _begin(connection: Connection, batch: Batch, after: Committed) -> None:
    if batch.index is None or not batch.events:
        raise Rejected(f"session {batch.session} does not exist, and this batch does not begin it")
    if connection.scalar(_BURIED, {"of_session": batch.session}) is not None:
        raise Rejected(f"session {batch.session} was deleted")
    row = SessionRow(
        batch.session,
        batch.index.code,
        batch.index.title,
        batch.index.phase,
        after.version,
        after.head,
        batch.events[-1].at,
    )
    connection.execute(_NEW_SESSION, {name: getattr(row, name) for name in SessionRow.__slots__})


def _applied_row(session: str, entry: Applied) -> dict[str, str]:
    return {"session": session, "key": entry.key, "digest": entry.digest, "ack": chain.canonical(entry.ack)}


def read(connection: Connection, session: str, after: int) -> list[StoredEvent]:
    """Return the events with a sequence number above `after`; with `after` 0 the chain is checked to its end.

    Raises CorruptLog with the number of the first event that is not as it was written.
    """
    stored = heads(connection, [session]).get(session)
    if stored is None and connection.scalar(_BURIED, {"of_session": session}) is not None:
        return []
    rows = connection.execute(_READ, {"of_session": session, "after": after}).all()
    previous = chain.genesis(session)
    events: list[StoredEvent] = []
    for number, row in enumerate(each(rows), after + 1):
        events.append(_check(session, number, row, previous if after == 0 else None))
        previous = row.hash
    end = after + len(events)
    if stored is None and events:
        raise CorruptLog(session, events[0].seq, "the session itself is gone")
    if stored is not None and stored.version != max(end, after):
        raise CorruptLog(session, min(end, stored.version) + 1, f"{stored.version} events were written")
    if stored is not None and events and stored.head != previous:
        raise CorruptLog(session, end, "the head of the chain is another")
    return events


def _check(session: str, number: int, row: Row[int, int, str, str, str], previous: str | None) -> StoredEvent:
    """Return the event in this row; `previous` None: without the chain."""
    if row.seq != number:
        raise CorruptLog(session, number, f"the next event in the log is {row.seq}")
    try:
        content = pieces.parsed(row.data)
        sound = pieces.written(content) == row.data
        linked = previous is None or row.hash == chain.link_written(
            previous, session, number, row.at, row.name, row.data
        )
    except (ValueError, TypeError) as error:
        raise CorruptLog(session, number, "it cannot be read") from error
    if not (sound and linked):
        raise CorruptLog(session, number, "its content does not fit the chain")
    return StoredEvent(number, row.at, row.name, content, row.hash)


def rows_of_sessions(connection: Connection) -> list[SessionRow]:
    """Return every session, the one with the latest event first."""
    rows = connection.execute(
        select(sessions).where(_LIVING).order_by(sessions.c.updated.desc(), sessions.c.id)
    )
    return [SessionRow(**row._mapping) for row in rows]


def latest(connection: Connection, phase: str, names: Sequence[str]) -> dict[str, str]:
    """Return which of these events was the last, of every session in this phase that has one."""
    wanted = select(sessions.c.id, _LATEST).where(_LIVING, sessions.c.phase == phase)
    return {row.id: row.latest for row in connection.execute(wanted, {"names": names}) if row.latest}


def read_applied(connection: Connection, session: str) -> dict[str, AppliedRow]:
    """Return digest and answer of every command that took effect, by its key."""
    rows = connection.execute(
        select(applied.c.key, applied.c.digest, applied.c.ack).where(applied.c.session == session)
    )
    return {row.key: AppliedRow(row.digest, json.loads(row.ack)) for row in rows}
