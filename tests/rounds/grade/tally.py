"""Where the tally has the same figure as the record, exactly: the order of what somebody graded."""

from __future__ import annotations

from session.core.state import Json
from tests.tally.same import Same


def same(result: Json, counted: list[Json]) -> Same:
    texts = {row["id"]: row["text"] for row in result["options"] if row["n"]}  # the tally leaves the rest out
    tiers = [sorted(texts[option] for option in tier) for tier in result["tiers"] if {*tier} <= texts.keys()]
    return {"": str(tiers)}, {"": str([sorted(tier) for tier in counted[0]["ranking"]])}
