"""Two votes on the same options, and what can be falsified in the table of what moved."""

from __future__ import annotations

from typing import Any

from session.core.state import Json
from tests.cast import Asked, fay, people
from tests.recount.falsified import differs, exported, sentences
from tests.rounds.given import ROUND, given


def votes(round_: str, choices: list[Json]) -> list[Asked]:
    """The commands that hold a vote in which everybody casts one of `choices`."""
    voters = people(len(choices))
    cast = [voter.casts(round_, 1, **choice) for voter, choice in zip(voters, choices, strict=True)]
    return [fay.asks("round.open", round_), *cast, fay.asks("round.close", round_)]


def twice(kind: str, first: list[Json], second: list[Json]) -> Any:
    """The record of a first vote on three options, and a second one."""
    story = given(kind, {}, "Apples | 1", "Pears | 2", "Plums | 3").when(*votes(ROUND, first)[1:])
    return exported(story.when(fay.asks("round.vote_again", ROUND), *votes("r2", second)))


def table_of_what_moved(document: Any) -> Json:
    tables = document["record"]["sections"][1]["tables"]
    table: Json = next(table for table in tables if table["name"] == "r2_shift")
    return table


def unnoticed_in_what_moved(kind: str, first: list[Json], second: list[Json]) -> list[tuple[Json, str]]:
    """The figures of what moved between two votes that can be falsified without a second count noticing."""
    document = twice(kind, first, second)
    assert sentences(document) == []
    table, free = table_of_what_moved(document), []
    assert table["rows"]
    for row in table["rows"]:
        for figure in ("first", "second", "change"):
            row[figure] += 1
            free += [] if differs(document) else [(row, figure)]
            row[figure] -= 1
    table["rows"].pop()
    assert differs(document)
    return free
