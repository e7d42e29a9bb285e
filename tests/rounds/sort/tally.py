"""Where the tally has the same figure as the record, exactly."""

from __future__ import annotations

from session.core.state import Json
from tests.tally.same import Same


def same(result: Json, counted: list[Json]) -> Same:
    """The ideas that were put in more than one cluster, in the order of their names."""
    several = [one for one in result["ideas"] if len(one.get("spots", ())) > 1]
    told = {f"{one['text']}.{spot['cluster']}": spot["people"] for one in several for spot in one["spots"]}
    tallied = {
        f"{document['about']}.{key}": number
        for document in counted
        for key, number in document["points"].items()
    }
    return told, tallied
