"""Entry cards: a seat for whoever shows one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "cards",
        sa.Column("session", sa.Text(), nullable=False),
        sa.Column("card", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("seat", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("session", "card", name=op.f("pk_cards")),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name=op.f("fk_cards_session")),
        sqlite_with_rowid=False,
    )
    for column in ("token_hash", "code_hash"):
        op.create_index(op.f(f"ix_cards_{column}"), "cards", [column], unique=True)
