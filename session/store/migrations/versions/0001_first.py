"""The first schema: the log, the ballot box, the seats, the doors."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sessions",
        text("id"),
        text("code"),
        text("title"),
        text("phase"),
        sa.Column("version", sa.Integer(), nullable=False),
        text("head"),
        sa.Column("updated", sa.BigInteger(), nullable=False),
        key("sessions", "id"),
    )
    op.create_table(
        "events",
        text("session"),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        text("name"),
        text("data"),
        text("hash"),
        key("events", "session", "seq"),
        of_session("events"),
    )
    beside("applied", "session", "key", text("key"), text("digest"), text("ack"))
    beside(
        "ballots",
        "session",
        "round",
        "pseudonym",
        text("round"),
        text("pseudonym"),
        sa.Column("n", sa.BigInteger(), nullable=False),
        text("role", nullable=True),
        text("choice"),
    )
    beside("receipts", "session", "round", "receipt", text("round"), text("receipt"))
    beside("claims", "session", "round", "thing", text("round"), text("thing"), text("pseudonym"))
    beside("finished_rounds", "session", "round", text("round"))
    beside("seats", "session", "seat", text("seat"), text("token_hash"), text("role", nullable=True))
    op.create_index("ix_seats_session_token_hash", "seats", ["session", "token_hash"], unique=True)
    op.create_table(
        "doors",
        text("secret_hash"),
        text("session", nullable=True),
        text("kind"),
        text("password_hash", nullable=True),
        key("doors", "secret_hash"),
        of_session("doors"),
    )
    op.create_index(op.f("ix_doors_session"), "doors", ["session"])
    op.create_table(
        "door_keys",
        text("token_hash"),
        text("session", nullable=True),
        text("kind"),
        text("created_day"),
        key("door_keys", "token_hash"),
        of_session("door_keys"),
    )
    op.create_index(op.f("ix_door_keys_session"), "door_keys", ["session"])
    op.create_table(
        "tombstones", text("session"), text("head"), text("closed_day"), key("tombstones", "session")
    )
    op.create_table(
        "last_commit",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        text("mark"),
        key("last_commit", "id"),
    )


def text(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def of_session(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["session"], ["sessions.id"], name=op.f(f"fk_{table}_session"))


def beside(table: str, *parts: Any) -> None:
    """Create a table beside the log: the names in `parts` are its key, the columns follow; no hidden row number."""
    names = [part for part in parts if isinstance(part, str)]
    columns = [part for part in parts if not isinstance(part, str)]
    op.create_table(
        table,
        text("session"),
        *columns,
        key(table, *names),
        of_session(table),
        sqlite_with_rowid=False,
    )
