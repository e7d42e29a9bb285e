"""Where the tally has the same figure as the record, exactly."""

from __future__ import annotations

from session.core.state import Json
from tests.tally.same import Same, column, each_about


def same(result: Json, counted: list[Json]) -> Same:
    means = column(result["questions"], "mean")
    return {text: mean for text, mean in means.items() if mean is not None}, each_about(counted, "mean")
