"""Waiting for the thread that writes to the store: only the calling task stands still, never the loop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from session.live.engine import Engine
from session.store import Batch, Committed, StoreError, Writer

T = TypeVar("T")


def commit(engine: Engine, writer: Writer, batch: Batch) -> Committed | StoreError:
    """Hand a batch in and wait until its transaction has ended."""
    waiter = engine.result()
    writer.submit(batch, waiter.set)
    outcome: Committed | StoreError = waiter.wait()
    return outcome


def call(engine: Engine, writer: Writer, function: Callable[[], T]) -> T:
    """Run `function` after every commit that was handed in before it: its value, or what it raises."""
    waiter = engine.result()
    writer.call(function, waiter.set)
    outcome: T | Exception = waiter.wait()
    if isinstance(outcome, Exception):
        raise outcome
    return outcome
