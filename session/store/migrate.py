"""Bring the schema of a database up to the newest revision, or tell whether it is there.

Alembic is imported here, inside the functions, and nowhere else: it is slow to load and never needed afterwards.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from session.store.legacy import SealAgain

if TYPE_CHECKING:
    from alembic.config import Config

SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(connection: Connection, seal_again: SealAgain) -> None:
    """Run every migration this database has not had. Each runs in a transaction of its own.

    `seal_again` seals what was stored before records were sealed (see legacy).
    """
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    config.attributes["seal_again"] = seal_again
    command.upgrade(config, "head")


def is_current(connection: Connection) -> bool:
    """Whether no migration is waiting. Reads only."""
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    newest = ScriptDirectory.from_config(_config()).get_current_head()
    return MigrationContext.configure(connection).get_current_revision() == newest


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    return config
