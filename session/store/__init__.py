"""The event log, the ballot box, the doors and the keys of open rounds, as the live layer uses them.

Ordinary blocking Python on SQLAlchemy Core: call it on native threads only.
"""

from __future__ import annotations

from session.store.batch import (
    Applied,
    BallotPut,
    BallotRow,
    Batch,
    Claim,
    Committed,
    Door,
    DoorKey,
    NewEvent,
    SeatPut,
    SessionIndex,
    SessionRow,
    StoredEvent,
    Tombstone,
)
from session.store.errors import (
    AlreadyRunning,
    CorruptLog,
    Rejected,
    RoundFinished,
    StoreError,
    StoreUnavailable,
    UnsafeDatabase,
    VersionConflict,
)
from session.store.keys import RoundKeys, pseudonym
from session.store.store import Store
from session.store.writer import Writer

__all__ = [
    "AlreadyRunning",
    "Applied",
    "BallotPut",
    "BallotRow",
    "Batch",
    "Claim",
    "Committed",
    "CorruptLog",
    "Door",
    "DoorKey",
    "NewEvent",
    "Rejected",
    "RoundFinished",
    "RoundKeys",
    "SeatPut",
    "SessionIndex",
    "SessionRow",
    "Store",
    "StoreError",
    "StoreUnavailable",
    "StoredEvent",
    "Tombstone",
    "UnsafeDatabase",
    "VersionConflict",
    "Writer",
    "pseudonym",
]
