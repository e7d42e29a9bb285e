"""What options cost, as people write it in their language, and what the desk is told when it is not clear.

The log holds plain amounts ("Tuin | 12500"), so that what was understood stands in it and is never read anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

import msgspec

from session.core.amounts import Reading, read_amount
from session.core.checks import named
from session.core.kind import Check
from session.core.refusals import Refused
from session.core.state import Item
from session.rounds.budget.count import Settings, priced

MOST = 10**10 - 1  # a plain amount has at most ten digits


def split(text: str) -> tuple[str, str | None]:
    """An option and what stands behind its last bar; None when there is no bar, or nothing before it."""
    name, bar, written = text.rpartition("|")
    return (name.strip(), written.strip()) if bar and name.strip() else (text.strip(), None)


def cost_of(text: str, settings: Settings, language: str) -> tuple[str, Reading]:
    """The name of an option, and what is known of its cost; "empty" when nothing stands behind it."""
    name, written = split(text)
    if written is None:
        return name, Reading("empty")
    return name, read_amount(written, language, settings.unit)


def whole(reading: Reading) -> int | None:
    """A cost in whole units, rounded up so that nothing is promised too little money; None when it costs nothing."""
    value = reading.value
    cost = 0 if value is None else ceil(value)
    return cost if 0 < cost <= MOST else None


def read_settings(settings: Settings, language: str) -> Settings | Refused:
    """The lines of costs with plain amounts; a line that has none, or an unclear one, is refused by its number."""
    lines = []
    for number, line in enumerate(settings.costs, 1):
        name, reading = cost_of(line, settings, language)
        cost = whole(reading)
        if cost is None:
            return Refused("cost_unclear", {"line": number, "text": line})
        lines.append(f"{name} | {cost}")
    return msgspec.structs.replace(settings, costs=tuple(lines))


def read_items(settings: Settings, items: tuple[Item, ...], language: str) -> tuple[Item, ...]:
    """The options with plain amounts behind them. What is no clear amount loses its bar: "Zaal | PM" is "Zaal (PM)", so
    that nothing later takes it for a cost. An option that the settings have a cost for is its name alone.
    """
    listed = _listed(settings)
    return tuple(replace(item, text=_read(settings, item.text, listed, language)) for item in items)


def _read(settings: Settings, text: str, listed: dict[str, int | None], language: str) -> str:
    name, reading = cost_of(text, settings, language)
    if name.casefold() in listed:
        return name
    cost = whole(reading)
    if cost is not None:
        return f"{name} | {cost}"
    says_something = reading.sort not in ("empty", "other") or priced(text)[1] is not None
    return f"{name} ({split(text)[1]})" if says_something else text


def _listed(settings: Settings) -> dict[str, int | None]:
    return {name.casefold(): cost for name, cost in map(priced, settings.costs)}


def checks(settings: Settings, items: tuple[Item, ...], language: str) -> tuple[Check, ...]:
    return tuple(_checks(settings, items, language))


def _checks(settings: Settings, items: tuple[Item, ...], language: str) -> Iterator[Check]:
    listed = _listed(settings)
    told: dict[str, list[str]] = {what: [] for what in ("without", "unclear", "rounded", "dear")}
    for item in items:
        name, reading = cost_of(item.text, settings, language)
        fixed = listed.get(name.casefold())
        cost = fixed or whole(reading)
        if cost is None:
            told["unclear" if reading.sort == "unclear" else "without"].append(item.text)
        elif cost > settings.amount:
            told["dear"].append(name)
        if fixed is None and cost is not None and cost != reading.value:
            told["rounded"].append(item.text)
    names = {cost_of(item.text, settings, language)[0].casefold() for item in items}
    told["unknown"] = [name for name, _ in map(priced, settings.costs) if name.casefold() not in names]
    for what, texts in told.items():
        if texts:
            yield Check(f"budget.check.{what}", {"n": len(texts), "options": named(texts)})
