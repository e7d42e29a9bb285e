"""Where the tally has the same figure as the record, exactly."""

from __future__ import annotations

from session.core.state import Json
from tests.tally.same import Same


def same(result: Json, counted: list[Json]) -> Same:
    marks = {one["id"]: one["marks"] for one in result["sentences"] if one.get("marks")}
    points = {key: number for document in counted for key, number in document["points"].items()}
    return {key: marks[key] for key in points if key in marks}, {
        key: points[key] for key in points if key in marks
    }
