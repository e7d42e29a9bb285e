"""The page of what stands out: what may not stand there first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from session.core.section import Concern
from session.record import typeset
from session.record.document import RoundResolution
from session.record.reading import Reading
from tests.record import debates, samples


def page(reading: Reading | None = None, **changes: Any) -> Any:
    record, told = debates.debate()
    return typeset.sheet(replace(record, **changes), "0" * 64, reading or told)["standouts"]


def part(standouts: Any, title: str) -> Any:
    return next((one for one in standouts["parts"] if one["title"].startswith(title)), None)


def test_without_figures_nothing_stands_out() -> None:
    assert page(Reading()) is None


def test_roles_that_answered_the_same_do_not_stand_out() -> None:
    _, reading = debates.debate()
    same = {name: debates.vote("Zelfde", 3.0, (3.0, 3.0, 3.0)) for name in reading.votes}
    assert part(page(replace(reading, votes=same)), "Waar de rollen") is None


def test_a_role_without_a_figure_is_on_no_line() -> None:
    _, reading = debates.debate()
    vote = debates.vote("Zelfde", 3.0)
    thing = vote.of[0]
    untold = replace(
        vote, of=(replace(thing, roles=(replace(thing.roles[0], figure=None), *thing.roles[1:])),)
    )
    rows = part(page(replace(reading, votes={"r4": untold})), "Waar de rollen")["rows"]
    assert [mark for row in rows for mark, _ in row["points"]] == [2, 3]


def test_only_the_last_vote_on_a_thing_is_looked_at() -> None:
    assert len(part(page(), "Waar de rollen")["rows"]) == 4
    assert all(
        row["round"] in {f"Ronde {n}" for n in (4, 8, 12, 16, 20)}
        for row in part(page(), "Waar de rollen")["rows"]
    )


def test_the_highest_and_the_lowest_role_are_told_in_words_and_lead_to_their_page() -> None:
    row = part(page(), "Waar de rollen")["rows"][0]
    assert row["under"] == "Hoogst: Ambtenaar, 4,50. Laagst: Burger, 2,00"
    assert row["figure"] == "2,50"
    assert row["target"] == "r1"


def test_what_moved_most_comes_first() -> None:
    rows = part(page(), "Wat verschoof")["rows"]
    assert [row["figure"] for row in rows] == ["+0,65", "+0,55", "+0,45", "+0,35"]
    assert rows[0]["under"] == "Eerst 2,95, daarna 3,60 (gemiddelde)"


def test_objections_are_counted_here_and_told_with_their_decision() -> None:
    decisions = (
        RoundResolution("Samen", 3, 2, 1, 6, minority=(Concern("Te vroeg"), Concern("Te duur"))),
        RoundResolution("Later", 3, 2, 1, 6),
    )
    assert page(decisions=decisions)["minority"] == "Bij de besluiten staan 2 bezwaren."
    assert page()["minority"] == ""


def test_roles_that_are_not_told_apart_are_named_on_the_cover() -> None:
    sheet = typeset.sheet(samples.ordinary(), "0" * 64, Reading(unnamed=("Raadslid", "Ondernemer")))
    assert sheet["people"]["unnamed"] == "Niet apart geteld: Raadslid, Ondernemer."
    assert "unnamed" not in typeset.sheet(samples.ordinary(), "0" * 64)["people"]


def test_a_role_that_only_its_votes_tell_apart_has_a_mark_of_its_own() -> None:
    _, reading = debates.debate()
    people = samples.ordinary().people
    standouts = page(replace(reading, unnamed=("Ambtenaar",)), people=replace(people, roles=people.roles[:2]))
    assert [(mark, name) for mark, name in part(standouts, "Waar de rollen")["legend"]] == [
        (1, "Burger"),
        (2, "Professional"),
        (3, "Ambtenaar"),
    ]
