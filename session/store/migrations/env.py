"""How Alembic runs here: on the connection of the store, never on one of its own."""

from __future__ import annotations

from alembic import context

from session.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,  # a migration that stops half way leaves nothing behind
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
