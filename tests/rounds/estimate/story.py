"""The golden story of estimate: numbers and ranges, with decimals, about options and about the question itself."""

from __future__ import annotations

from session.core.state import Json, Round
from tests.cast import Story
from tests.golden.votes import Script, whole

SETTINGS: tuple[Json, ...] = (
    {"unit": "weken"},
    {"answer": "range", "lowest": -10, "highest": 1000, "decimals": 1},
    {"decimals": 3, "highest": 1, "dont_know": False},
    {"answer": "range", "unit": "€", "highest": 10**9, "texts": []},
    {"highest": 20, "texts": []},
)


def choose(round_: Round, number: int) -> Json:
    """Guesses that lie apart; who does not know says so."""
    settings = round_.settings
    values: Json = {}
    length, smallest = settings["highest"] - settings["lowest"], 10 ** settings["decimals"]
    for at, question in enumerate([option.id for option in round_.options] or ["whole"]):
        if settings["dont_know"] and (number + at) % 7 == 5:
            values[question] = None
            continue
        low = settings["lowest"] * smallest + (number * number * 7 + at * 13) * length * smallest // 4000
        high = low + (number % 4 + 1) * length * smallest // 40
        values[question] = {
            "low": low / smallest if smallest > 1 else low,
            "high": (high / smallest if smallest > 1 else high) if settings["answer"] == "range" else None,
        }
    if number % 9 == 8 and len(values) > 1:
        values.popitem()
    return {"values": values}


def story() -> Story:
    return whole(Script("estimate", choose, SETTINGS))
