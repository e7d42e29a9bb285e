"""Works out again what a second vote moved: a figure of every option, first and second. Loaded by recount."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# Kind -> where its figures stand, and the one that is compared.
FIGURES = {
    "dots": ("options", "dots"),
    "rate": ("options", "mean"),
    "rank": ("options", "meanPlace"),
    "grade": ("options", "grade"),
    "choose": ("options", "votes"),
    "criteria": ("options", "total"),
    "budget": ("options", "votes"),
    "estimate": ("questions", "median"),
    "consent": ("proposals", "objection"),
    "decide": ("decisions", "support"),
    "statements": ("statements", "share"),
}


def compare(round_: Mapping[str, Any], first: Mapping[str, Any], section: Any, comparison: Any) -> None:
    """`round_` is the second vote on the options of `first`; `section` is its section of the record.

    Of a kind that nobody knows here only the options are compared.
    """
    comparison.same("kind of the second vote", round_["kind"], first["kind"])
    options = [[each["id"] for each in vote["options"]] for vote in (first, round_)]
    comparison.same("options of the second vote", options[1], options[0])
    if round_["kind"] not in (*FIGURES, "poll"):
        return
    before, after = _headline(first), _headline(round_)
    moved = [(before[each], after[each]) for each in before if each in after]
    told = [each for each in section["tables"] if each["name"] == f"{round_['id']}_shift"]
    comparison.same("tables of what moved", len(told), int(bool(before and after)))
    rows = told[0]["rows"] if told else []
    comparison.same("rows of what moved", len(rows), len(moved) if told else 0)
    for at, (row, (one, other)) in enumerate(zip(rows, moved, strict=False), 1):
        figures = (round(one, 2), round(other, 2), round(other - one, 2))
        for key, figure in zip(("first", "second", "change"), figures, strict=True):
            comparison.same(f"moved {at} {key}", row[key], figure)


def _headline(round_: Mapping[str, Any]) -> dict[str, float]:
    """Empty when nothing may be told."""
    kind, result = round_["kind"], round_["result"]
    if result is None or result.get("withheld"):
        return {}
    if kind == "poll":
        of_options = {each["id"]: float(each["votes"]) for each in result["options"]}
        return {side: float(result[side]) for side in ("yes", "no")} if result["yesNo"] else of_options
    where, figure = FIGURES[kind]
    found = {each["id"]: float(each[figure]) for each in result[where] if each.get(figure) is not None}
    return {key: round(100 * each, 1) for key, each in found.items()} if kind == "statements" else found
