"""People who change their answer again and again while a round is open, one after another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

MOVES = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 3)), max_size=80)
"""(person, answer) in the order of moving."""


def apart(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    return sum(one.get(who) != other.get(who) for who in {**one, **other})
