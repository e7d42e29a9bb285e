"""A bin for sessions whose retention time is over, and the last time of day that was believed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "retention",
        sa.Column("session", sa.Text(), nullable=False),
        sa.Column("binned_at", sa.BigInteger(), nullable=True),
        sa.Column("kept_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("session", name=op.f("pk_retention")),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name=op.f("fk_retention_session")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "believed_clock",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_believed_clock")),
    )
