"""The golden story of grade: the six usual grades, and grades of one's own."""

from __future__ import annotations

from session.core.state import Json, Round
from tests.cast import Story
from tests.golden.votes import Script, whole

SETTINGS: tuple[Json, ...] = ({}, {"grades": ["Goed", "Gaat", "=Slecht"], "dont_know": False})


def choose(round_: Round, number: int) -> Json:
    """Grades around another middle for each option; some do not know, some skip an option."""
    steps = len(round_.settings["grades"]) or 6
    grades: Json = {}
    for at, option in enumerate(round_.options):
        knows = not round_.settings["dont_know"] or (number + at) % 8
        grades[option.id] = 1 + (at + number * number // 3 + number // 2) % steps if knows else None
    if number % 6 == 5 and len(grades) > 1:
        grades.popitem()
    return {"grades": grades}


def story() -> Story:
    return whole(Script("grade", choose, SETTINGS, clear=(1,)))
