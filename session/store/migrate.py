"""Bring the schema of a database up to the newest revision. Called once, when the store opens.

Alembic is imported here, inside the function, and nowhere else: it is slow to load and never needed afterwards.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(connection: Connection) -> None:
    """Run every migration this database has not had. Each runs in a transaction of its own."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
