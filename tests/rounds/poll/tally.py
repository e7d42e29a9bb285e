"""Where the tally has the same figure as the record, exactly."""

from __future__ import annotations

from session.core.state import Json
from tests.tally.same import Same, column


def same(result: Json, counted: list[Json]) -> Same:
    sides = {side: result[side] for side in ("yes", "no")} if result["yesNo"] else None
    return sides or column(result["options"], "votes"), counted[0]["points"]
