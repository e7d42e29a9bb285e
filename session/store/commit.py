"""Many batches in one transaction: what the group commit does between BEGIN and COMMIT.

Each batch has a savepoint of its own, so that one that is refused costs the others nothing; an error of the database
itself goes up and takes the whole transaction with it. Ballots are stored together at the end: nothing in them can be
refused by the database, because it sees them sealed.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection
from sqlalchemy.exc import DataError, IntegrityError

from session.store import box, log
from session.store.batch import Batch, Committed
from session.store.errors import Rejected, StoreError

Outcome = Committed | StoreError


def apply_all(connection: Connection, batches: Sequence[Batch], seals: box.Seals) -> list[Outcome]:
    """Return what became of each batch. Nothing counts before the transaction around this is committed."""
    heads = log.heads(connection, sorted({batch.session for batch in batches}))
    cast = box.Cast(connection, seals, batches)
    outcomes: list[Outcome] = []
    for batch in batches:
        outcome = _apply(connection, batch, heads, cast, seals)
        outcomes.append(outcome)
        if isinstance(outcome, Committed):
            heads[batch.session] = outcome
    cast.write()
    return outcomes


def _apply(
    connection: Connection,
    batch: Batch,
    heads: dict[str, Committed],
    cast: box.Cast,
    seals: box.Seals,
) -> Outcome:
    try:
        after, rows = log.lengthen(batch, heads.get(batch.session))
        sealed = cast.sealed(batch)
        if batch.session not in heads or _brings_more_than_ballots(batch):
            with connection.begin_nested():
                log.append(connection, batch, batch.session in heads, after, rows)
                box.put(connection, batch, seals)
                if batch.finish:
                    box.finish(connection, batch.session, batch.finish)
    except StoreError as error:
        return error
    except (IntegrityError, DataError) as error:
        return Rejected(f"session {batch.session}: {error.orig}")
    except (ValueError, TypeError, OverflowError) as error:
        return Rejected(f"session {batch.session}: {error}")
    cast.take(batch, sealed)
    return after


def _brings_more_than_ballots(batch: Batch) -> bool:
    beside = batch.claims or batch.seats or batch.gone or batch.cards or batch.disowned
    return bool(batch.events or batch.applied or beside or batch.finish or batch.index)
