"""The event log, the ballot box, the doors and the keys of open rounds, as the live layer uses them.

Ordinary blocking Python on SQLAlchemy Core: call it on native threads only.
"""

from __future__ import annotations

from session.store.batch import (
    Applied,
    AppliedRow,
    BallotPut,
    BallotRow,
    Batch,
    CardPut,
    Claim,
    Committed,
    Door,
    DoorKey,
    NewEvent,
    RetentionRow,
    SeatPut,
    SeatRow,
    SessionIndex,
    SessionRow,
    StoredEvent,
    Tombstone,
)
from session.store.errors import (
    AlreadyRunning,
    CorruptLog,
    DamagedBox,
    KeyGone,
    Rejected,
    RoundFinished,
    StoreError,
    StoreUnavailable,
    UnsafeDatabase,
    VersionConflict,
)
from session.store.keys import RoundKeys, binding, pseudonym
from session.store.store import Store
from session.store.writer import Writer

__all__ = [
    "AlreadyRunning",
    "Applied",
    "AppliedRow",
    "BallotPut",
    "BallotRow",
    "Batch",
    "CardPut",
    "Claim",
    "Committed",
    "CorruptLog",
    "DamagedBox",
    "Door",
    "DoorKey",
    "KeyGone",
    "NewEvent",
    "Rejected",
    "RetentionRow",
    "RoundFinished",
    "RoundKeys",
    "SeatPut",
    "SeatRow",
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
    "binding",
    "pseudonym",
]
