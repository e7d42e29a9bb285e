"""Many batches in one transaction: what the group commit does between BEGIN and COMMIT.

Called by `Store.commit`. Each batch has a savepoint of its own, so that one that is refused costs the others
nothing; an error of the database itself goes up and takes the whole transaction with it.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection
from sqlalchemy.exc import DataError, IntegrityError

from session.store import box, log
from session.store.batch import Batch, Committed
from session.store.errors import Rejected, StoreError

Outcome = Committed | StoreError


def apply_all(connection: Connection, batches: Sequence[Batch]) -> list[Outcome]:
    """Return what became of each batch. Nothing counts before the transaction around this is committed."""
    heads = log.heads(connection, (batch.session for batch in batches))
    shut: set[tuple[str, str]] = set()
    if any(batch.ballots or batch.claims for batch in batches):
        shut = box.finished(connection, (batch.session for batch in batches))
    outcomes: list[Outcome] = []
    for batch in batches:
        outcome = _apply(connection, batch, heads, shut)
        outcomes.append(outcome)
        if isinstance(outcome, Committed):
            heads[batch.session] = outcome
            shut.update((batch.session, round) for round in batch.finish)
    return outcomes


def _apply(
    connection: Connection, batch: Batch, heads: dict[str, Committed], shut: set[tuple[str, str]]
) -> Outcome:
    try:
        after, rows = log.lengthen(batch, heads.get(batch.session))
        box.check(batch, shut)
        with connection.begin_nested():
            log.append(connection, batch, batch.session in heads, after, rows)
            box.put(connection, batch)
            if batch.finish:
                box.finish(connection, batch.session, batch.finish)
    except StoreError as error:
        return error
    except (IntegrityError, DataError) as error:
        return Rejected(f"session {batch.session}: {error.orig}")
    except (ValueError, TypeError, OverflowError) as error:
        return Rejected(f"session {batch.session}: {error}")
    return after
