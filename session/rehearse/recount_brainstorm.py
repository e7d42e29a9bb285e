"""Counts ideas again: there are no ballots, so those in the appendix are counted. Loaded by recount."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def listed(round_: Mapping[str, Any], section: Mapping[str, Any], comparison: Any) -> None:
    result = round_["result"]
    ideas = sum(len(each["entries"]) for each in section["appendix"])
    comparison.same("ideas", result["count"], ideas)
    if result["perTopic"]:
        comparison.same("ideas of all topics", sum(result["perTopic"].values()), ideas)
