"""Slices: parts of many options, of which every phone gets one, so that each option is read equally often."""

from __future__ import annotations

from collections.abc import Sequence


def slices(options: Sequence[str], size: int) -> tuple[tuple[str, ...], ...]:
    """The options dealt out like cards into as few slices as keep each at most `size`; with 0 one has them all. The
    slices differ by one option at most.
    """
    number = -(-len(options) // size) if size else 1
    return tuple(tuple(options[first::number]) for first in range(number)) if options else ()
