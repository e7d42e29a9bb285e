"""Ballots and claims are sealed, receipts are bound to what they were given for, and deleting goes in steps.

The tables of the box are made anew and filled in the order of their keys: nothing of the old ones stays in the file,
because the pages of a dropped table are overwritten, and the new ones do not keep the order of casting.
"""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import context, op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    ballots = rows_of("ballots")
    claims = rows_of("claims")
    receipts = rows_of("receipts")
    tombstones = rows_of("tombstones")
    for table in ("ballots", "claims", "receipts", "tombstones"):
        op.drop_table(table)
    seal_again = context.config.attributes["seal_again"]
    beside("ballots", "session", "round", "pseudonym", text("round"), text("pseudonym"), sealed())
    fill("ballots", [sealed_ballot(row, seal_again) for row in ballots])
    beside("claims", "session", "round", "thing", text("round"), text("thing"), sealed())
    fill("claims", [sealed_claim(row, seal_again) for row in claims])
    beside("receipts", "session", "round", "receipt", text("round"), text("receipt"), text("binding"))
    fill("receipts", [{**row, "binding": ""} for row in receipts])
    op.create_table(
        "tombstones",
        text("session"),
        text("head"),
        text("closed_day"),
        sa.Column("rewritten", sa.Boolean(), nullable=False),
        key("tombstones", "session"),
    )
    fill("tombstones", [{**row, "rewritten": True} for row in tombstones])
    if not rows_of("last_commit"):
        fill("last_commit", [{"id": 1, "mark": ""}])


def rows_of(table: str) -> list[dict[str, Any]]:
    """Every row, in the order of the key."""
    stored = sa.Table(table, sa.MetaData(), autoload_with=op.get_bind(), resolve_fks=False)
    rows = op.get_bind().execute(sa.select(stored).order_by(*stored.primary_key.columns))
    return [dict(row._mapping) for row in rows]


def fill(table: str, rows: list[dict[str, Any] | None]) -> None:
    present = [row for row in rows if row is not None]
    if present:
        into = sa.Table(table, sa.MetaData(), autoload_with=op.get_bind(), resolve_fks=False)
        op.get_bind().execute(sa.insert(into), present)


def sealed_ballot(row: dict[str, Any], seal_again: Any) -> dict[str, Any] | None:
    """The row as it is now; None when its key is gone."""
    content = f'{{"choice":{row["choice"]},"role":{json.dumps(row["role"], ensure_ascii=False)}}}'
    closed = seal_again.ballot(row["session"], row["round"], row["pseudonym"], row["n"], content)
    return None if closed is None else {**where(row), "pseudonym": row["pseudonym"], "sealed": closed}


def sealed_claim(row: dict[str, Any], seal_again: Any) -> dict[str, Any] | None:
    """The row as it is now; None when its key is gone."""
    closed = seal_again.claim(row["session"], row["round"], row["thing"], row["pseudonym"])
    return None if closed is None else {**where(row), "thing": row["thing"], "sealed": closed}


def where(row: dict[str, Any]) -> dict[str, Any]:
    return {"session": row["session"], "round": row["round"]}


def text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def sealed() -> sa.Column[bytes]:
    return sa.Column("sealed", sa.LargeBinary(), nullable=False)


def key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def beside(table: str, *parts: Any) -> None:
    """Create a table beside the log: the names in `parts` are its key, the columns follow; no hidden row number."""
    names = [part for part in parts if isinstance(part, str)]
    columns = [part for part in parts if not isinstance(part, str)]
    of_session = sa.ForeignKeyConstraint(["session"], ["sessions.id"], name=op.f(f"fk_{table}_session"))
    op.create_table(table, text("session"), *columns, key(table, *names), of_session, sqlite_with_rowid=False)
