"""The schema. `migrations/` must lead to exactly this; a test compares the two.

Tables of the ballot box, the receipts and the seats are WITHOUT ROWID: SQLite then keeps rows in the order of
their key, so neither the order nor the time of casting is stored. No table of the box may get a time, an
address or a seat as a column.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, MetaData, Table, Text

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
    Column("round", Text, primary_key=True),
    Column("pseudonym", Text, primary_key=True),
    Column("n", BigInteger, nullable=False),
    Column("role", Text),
    Column("choice", Text, nullable=False),
    sqlite_with_rowid=False,
)

receipts = Table(
    "receipts",
    metadata,
    _session(),
    Column("round", Text, primary_key=True),
    Column("receipt", Text, primary_key=True),
    sqlite_with_rowid=False,
)

claims = Table(
    "claims",
    metadata,
    _session(),
    Column("round", Text, primary_key=True),
    Column("thing", Text, primary_key=True),
    Column("pseudonym", Text, nullable=False),
    sqlite_with_rowid=False,
)

finished_rounds = Table(
    "finished_rounds",
    metadata,
    _session(),
    Column("round", Text, primary_key=True),
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

tombstones = Table(
    "tombstones",
    metadata,
    Column("session", Text, primary_key=True),
    Column("head", Text, nullable=False),
    Column("closed_day", Text, nullable=False),
)

# One row. Each transaction writes a fresh mark, so that after an error during COMMIT it can be read whether
# the transaction is in the database or not.
last_commit = Table(
    "last_commit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("mark", Text, nullable=False),
)
