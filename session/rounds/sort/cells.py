"""A ballot of sort as a row of a sheet: the name of a cluster for every idea."""

from __future__ import annotations

from session.core.ballot_sheet import Cell
from session.core.kind import Say
from session.core.shapes import body_of
from session.core.state import Round
from session.rounds.sort.board import Body
from session.rounds.sort.count import NOWHERE


def cells(round_: Round, say: Say) -> tuple[Cell, ...]:
    """A column for every idea."""
    clusters = body_of(round_, Body).clusters
    names = {name: cluster for cluster, name in clusters.items()} | {say("sort.nowhere"): NOWHERE}
    return tuple(Cell(("places", option.id), option.text, names) for option in round_.options)
