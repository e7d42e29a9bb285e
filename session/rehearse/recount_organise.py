"""Counts clusters again: no ballots, but every idea is in one place and every cluster is listed. Loaded by recount."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def listed(round_: Mapping[str, Any], section: Mapping[str, Any], comparison: Any) -> None:
    result, clusters = round_["result"], round_["result"]["clusters"]
    texts = {each["id"]: each["text"] for each in round_["options"]}
    placed = [*result["unsorted"], *(idea for each in clusters for idea in each["ideas"])]
    comparison.same("every idea in one place", sorted(placed), sorted(texts))
    for each in clusters:
        comparison.same(f"{each['name']} ideas", each["count"], len(each["ideas"]))
    filled = [*((each["name"], each["ideas"]) for each in clusters), (None, result["unsorted"])]
    lists = [sorted(texts.get(idea, idea) for idea in ideas) for _, ideas in filled if ideas]
    comparison.same("lists", [sorted(each["entries"]) for each in section["lists"]], lists)
    names = [name for name, ideas in filled if ideas and name]
    comparison.same("names of the lists", [each["title"] for each in section["lists"]][: len(names)], names)
