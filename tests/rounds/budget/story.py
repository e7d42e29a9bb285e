"""The golden story of budget: costs behind the options and in the settings, money enough for all, for some and none."""

from __future__ import annotations

from session.core.state import Json, Round
from tests.cast import Story
from tests.golden.votes import TEXTS, Script, whole

PRICES = ("2000", "€ 2.000", "3500,-", "9000")
TEXTS_WITH_COSTS = tuple(f"{text} | {price}" for text, price in zip(TEXTS, PRICES, strict=True))
# What goes on to a later round has lost the cost behind it, so the first two have theirs in the settings as well.
SETTINGS: tuple[Json, ...] = (
    {"amount": 3000, "costs": [f"{text} | 2000" for text in TEXTS[:2]]},
    {"amount": 5000},
    {"amount": 7500},
    {"amount": 6000, "texts": ["Noord | 3000", "Oost | 3000", "Zuid | 3000"]},
    {"amount": 100_000, "unit": "uur"},
    {"amount": 1000},
    {
        "amount": 6000,
        "costs": ["Tuin | 800"],
        "texts": ["Speeltuin | € 12.000", "Tuin", "Zonder prijs", "Pad | 4000"],
    },
)


def choose(round_: Round, number: int) -> Json:
    """Two of the options; now and then none, or one. Over three options people are in two camps."""
    options = sorted(round_.body.costs)
    if len(options) == 3:
        return {"approved": options[:2] if number % 5 < 3 else options[2:]}
    if number % 9 == 8 or not options:
        return {"approved": []}
    return {"approved": sorted({options[number % len(options)], options[number // 3 % len(options)]})}


def story() -> Story:
    return whole(Script("budget", choose, SETTINGS, TEXTS_WITH_COSTS))
