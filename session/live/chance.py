"""The chance that decisions get from outside: ids that nobody can guess, and orders that nobody can predict."""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterable
from typing import Any

_random = random.SystemRandom()


def new_id() -> str:
    """A short id that starts with a letter (a browser would sort keys that look like numbers)."""
    return "i" + secrets.token_hex(5)


def shuffle(items: Iterable[Any]) -> list[Any]:
    """A new list in an order nobody can predict."""
    mixed = list(items)
    _random.shuffle(mixed)
    return mixed
