"""Where the tally has the same figure as the record, exactly."""

from __future__ import annotations

from session.core.state import Json
from tests.tally.same import Same, column, points_of


def same(result: Json, counted: list[Json]) -> Same:
    return column(result["decisions"], "none"), points_of(counted, "none")
