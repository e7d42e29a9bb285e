"""Counts a talk again: there are no ballots, but every thing stands once, and what was written stands under it."""

from __future__ import annotations

import re

from session.recount.comparison import Comparison
from session.recount.part import Part
from session.recount.round import Round

LIGHTS = ("go", "unsure", "stop")


def count_lists(round_: Round, comparison: Comparison) -> None:
    """The things that were talked about against the options, and what was written against the lists in the section."""
    result = round_.result
    talked = list(result["talked"])
    if round_.texts:
        known = [one["id"].value in round_.texts for one in talked]
        comparison.holds(result["talked"], "things of the round", all(known))
        comparison.same(result["things"], len(round_.texts))
        for one in talked:
            comparison.same(one["text"], round_.texts.get(one["id"].value))
    once = len({one["id"].value for one in talked}) == len(talked) <= result["things"].whole()
    comparison.holds(result["talked"], "each thing once", once)
    told = [one for one in talked if one["conclusion"].value or one["notes"].value or "lights" in one]
    lists = list(round_.section["lists"])
    comparison.holds(result["talked"], "a list for everything that was written", len(lists) == len(told))
    back = [entry for part in round_.section["appendix"] for entry in part["entries"].value]
    for one, listing in zip(told, lists, strict=False):
        named = listing["title"].text().startswith(one["text"].text())
        comparison.holds(listing["title"], "the thing that it is about", named)
        _written(one, listing, back, comparison)


def _written(one: Part, listing: Part, back: list[str], comparison: Comparison) -> None:
    entries: list[str] = listing["entries"].value
    for key, places in (("conclusion", entries), ("notes", [*entries, *back])):
        words = one[key].text()
        comparison.holds(one[key], "stands in the record", any(words in entry for entry in places))
    if "lights" not in one:
        return
    lights = one["lights"]
    counts = [lights[light].whole() for light in LIGHTS]
    enough = min(counts) >= 0 and sum(counts) >= comparison.threshold
    comparison.holds(lights, "lights of enough people", enough)
    numbers = [re.findall(r"\d+", entry) for entry in entries]
    stands = any({str(number) for number in counts}.issubset(found) for found in numbers)
    comparison.holds(lights, "stand in the record", stands)
