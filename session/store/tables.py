"""The schema. `migrations/` must lead to exactly this; a test compares the two.

Tables of the ballot box, the receipts and the seats are WITHOUT ROWID, so that no row has a number that counts up. The
bytes of a page still tell in which order its rows came: what must be safe from that is sealed (see `seal`). No table
of the box may get a time, an address, a seat or anything a person chose as a readable column.

The column that names a box is called "round" in the database and `box` in the code.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _session() -> Column[str]:
    return Column("session", Text, ForeignKey("sessions.id"), primary_key=True)


def _box() -> Column[str]:
    return Column("round", Text, key="box", primary_key=True)


sessions = Table(
    "sessions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("code", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("phase", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("head", Text, nullable=False),
    Column("updated", BigInteger, nullable=False),
)

events = Table(
    "events",
    metadata,
    _session(),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("name", Text, nullable=False),
    Column("data", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

applied = Table(
    "applied",
    metadata,
    _session(),
    Column("key", Text, primary_key=True),
    Column("digest", Text, nullable=False),
    Column("ack", Text, nullable=False),
    sqlite_with_rowid=False,
)

ballots = Table(
    "ballots",
    metadata,
    _session(),
    _box(),
    Column("pseudonym", Text, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

receipts = Table(
    "receipts",
    metadata,
    _session(),
    _box(),
    Column("receipt", Text, primary_key=True),
    Column("binding", Text, nullable=False),
    sqlite_with_rowid=False,
)

claims = Table(
    "claims",
    metadata,
    _session(),
    _box(),
    Column("thing", Text, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

finished_rounds = Table(
    "finished_rounds",
    metadata,
    _session(),
    _box(),
    sqlite_with_rowid=False,
)

seats = Table(
    "seats",
    metadata,
    _session(),
    Column("seat", Text, primary_key=True),
    Column("token_hash", Text, nullable=False),
    Column("role", Text),
    Index("ix_seats_session_token_hash", "session", "token_hash", unique=True),
    sqlite_with_rowid=False,
)

# An entry card: who shows it gets `seat`. Of its two secrets, the one in its QR code and the one to type, only hashes.
cards = Table(
    "cards",
    metadata,
    _session(),
    Column("card", Text, primary_key=True),
    Column("token_hash", Text, nullable=False, index=True, unique=True),
    Column("code_hash", Text, nullable=False, index=True, unique=True),
    Column("role", Text),
    Column("seat", Text),
    Column("withdrawn", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

doors = Table(
    "doors",
    metadata,
    Column("secret_hash", Text, primary_key=True),
    Column("session", Text, ForeignKey("sessions.id"), index=True),
    Column("kind", Text, nullable=False),
    Column("password_hash", Text),
)

door_keys = Table(
    "door_keys",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("session", Text, ForeignKey("sessions.id"), index=True),
    Column("kind", Text, nullable=False),
    Column("created_day", Text, nullable=False),
)

# A session with a tombstone is gone, even while rows of it still have to be removed. `rewritten`: the file was written
# anew since, so that not even the slack of a page has anything of it.
tombstones = Table(
    "tombstones",
    metadata,
    Column("session", Text, primary_key=True),
    Column("head", Text, nullable=False),
    Column("closed_day", Text, nullable=False),
    Column("rewritten", Boolean, nullable=False),
)

# A closed session whose retention time is over goes into a bin first, and out of it when somebody wants to keep it.
retention = Table(
    "retention",
    metadata,
    _session(),
    Column("binned_at", BigInteger),
    Column("kept_at", BigInteger),
    sqlite_with_rowid=False,
)

# One row: the last time of day that was believed, in seconds since the epoch. A clock far past it is not.
believed_clock = Table(
    "believed_clock",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
)

# One row. Each transaction writes a fresh mark, so that after an error during COMMIT it can be read whether
# the transaction is in the database or not.
last_commit = Table(
    "last_commit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("mark", Text, nullable=False),
)
