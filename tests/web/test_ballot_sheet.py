"""Sheets of ballots on paper: what they can be in every kind, what is wrong with them, and how they are counted."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

import pytest

from session.core.ballot_sheet import Cell
from session.core.ballots import new_choice
from session.core.state import Json, Role
from session.record.build import Voice
from session.rounds import KINDS
from session.web.ballot_sheet import Asked, Found, blank_sheet, read_sheet
from tests import cast
from tests.cast import Story
from tests.live.house import ServerHouse
from tests.live.peers import Room, add_round
from tests.rounds.given import ROLES, ROUND, given, round_of
from tests.rounds.simulated import COMPLETE, shown, somebody, usual

LABELS = {role["id"]: role["label"] for role in ROLES}
SECRET = [kind for kind in KINDS if KINDS[kind].secret]


def asked(story: Story, lang: str = "nl", roles: bool = True) -> Asked:
    """The round of a story, in a session in this language."""
    round_, other = round_of(story), "en" if lang == "nl" else "nl"
    voices = [Voice(one, 5, LABELS) for one in (lang, other)]
    named = tuple(Role(key, label) for key, label in LABELS.items()) if roles else ()
    return Asked(KINDS[round_.kind], round_, voices, named)


def reads(of: Asked, *rows: str, without: tuple[str, ...] = ()) -> Found:
    return read_sheet("\n".join(rows), of, frozenset(without))


def told(found: Found) -> list[tuple[int, str, str]]:
    """Every fault: its line, its column and what it is."""
    return [(fault.line, fault.column, fault.refused.code) for fault in found.faults]


def trees(kind: str = "dots", **settings: Any) -> Asked:
    return asked(given(kind, settings, "Elm", "Oak", "Yew"))


WRONG: list[tuple[str, Json, list[str], list[tuple[int, str, str]]]] = [
    ("dots", {"dots": 4}, [""], [(0, "", "sheet_empty")]),
    ("dots", {"dots": 4}, ["Elm;Oak;Yew"], [(1, "", "sheet_no_rows")]),
    ("dots", {"dots": 4}, ["Elm;Oak", "1;2"], [(1, "", "sheet_no_column")]),
    ("dots", {"dots": 4}, ["Elm;Oak;Yew;elm", "1;2;;1"], [(1, "", "sheet_twice")]),
    ("dots", {"dots": 4}, ["Elm;Oak;Yew", "1;2", "1;1;1"], [(2, "", "sheet_width")]),
    ("dots", {"dots": 4}, ["Elm;Oak;Yew;", "1;2;;3"], [(1, "", "sheet_nameless")]),
    ("dots", {"dots": 4}, ["Elm;Oak;Yew", '1;2;"3" 4'], [(2, "", "sheet_quotes")]),
    ("dots", {"dots": 4}, ["Elm;Oak;Yew", "1;two;1,0"], [(2, "Oak", "sheet_answer"), (2, "Yew", "sheet_answer")]),
    ("dots", {"dots": 4}, ["Elm;Oak;Yew", "3;2;"], [(2, "", "too_many_dots")]),
    ("dots", {"dots": 4}, ["Elm;Oak;Yew;aantal", "3;;;0"], [(2, "aantal", "sheet_count")]),
    ("dots", {"dots": 4}, ["Elm;Oak;Yew;aantal", *["3;;;1000"] * 3], [(0, "", "too_many_on_paper")]),
    ("dots", {"dots": 4}, ["Elm;Oak;Yew;rol", "3;;;Koning"], [(2, "rol", "sheet_role")]),
    ("dots", {"dots": 4}, ["nr;Elm;Oak;Yew", "1;3;;", "Totaal:;3;;"], [(3, "", "sheet_total")]),
    ("dots", {"dots": 4}, ["Elm;Oak;Yew", "1;;", "1;;", "1;1;", "3;1;"], [(5, "", "sheet_sum")]),
    ("rank", {}, ["Elm;Oak;Yew", "1;3;", "4;2;1"], [(2, "", "sheet_places"), (3, "Elm", "sheet_answer")]),
    ("poll", {}, ["Elm;Oak;Yew", "x;;x"], [(2, "", "sheet_one")]),
    ("consent", {}, ["Elm;Oak;Yew;Elm: reden", ";Ja;Ja;Zomaar"], [(2, "", "sheet_reason_alone")]),
    ("consent", {}, ["Elm;Oak;Yew", "Groot bezwaar;Ja;Ja"], [(2, "", "reason_needed")]),
    ("estimate", {}, ["Elm;Oak;Yew", "1.5;lots;3"], [(2, "Elm", "sheet_cell"), (2, "Oak", "sheet_cell")]),
    ("grade", {}, ["Elm;Oak;Yew", "1;2;3"], [(2, name, "sheet_answer") for name in ("Elm", "Oak", "Yew")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "settings", "rows", "faults"), WRONG, ids=[f"{at}-{one[0]}" for at, one in enumerate(WRONG)]
)
def test_what_is_wrong_is_told_with_its_line_and_column_and_nothing_is_counted(
    kind: str, settings: Json, rows: list[str], faults: list[tuple[int, str, str]]
) -> None:
    found = reads(trees(kind, **settings), *rows)
    assert told(found) == faults
    assert bool(found.entries) == (not faults)


def test_a_column_that_is_no_option_is_asked_about() -> None:
    rows = ("Elm;Leeftijd;Oak;Yew", "1;51;2;1")
    found = reads(trees(), *rows)
    assert (found.unknown, found.entries) == (["Leeftijd"], [])
    found = reads(trees(), *rows, without=("Leeftijd",))
    assert (found.ballots, [one.words for one in found.aside]) == (1, [{"text": "Leeftijd"}])
    assert told(reads(asked(given("dots", {}, "Elm"), roles=False), "Elm;rol", "1;Burger")) == [
        (2, "rol", "sheet_no_roles")
    ]


def test_equal_ballots_are_one_entry_with_their_number_and_their_role() -> None:
    found = reads(
        trees(dots=4),
        "De stemmen van dinsdag;;;;;",
        "nr;ELM;Oak;Yew;Rol;Aantal",
        "1;3;1;;burger;2",
        "2;3;1;;Burger;",
        "3;;;3;;1500",
        "4;;;3;Zonder rol;7",
    )
    assert told(found) == [(5, "Aantal", "sheet_count")]
    found = reads(
        trees(dots=4), "De stemmen;;;;", "nr;ELM;Oak;Yew;Rol;", "1;3;1;;burger;", "2;3;1;;Burger;", "3;;;3;;"
    )
    assert found.entries == [
        {"count": 2, "role": "burger", "choice": {"dots": {"r1-1": 3, "r1-2": 1}}},
        {"count": 1, "role": None, "choice": {"dots": {"r1-3": 3}}},
    ]
    assert [one.key for one in found.aside] == ["desk.sheet_title", "desk.sheet_label"]


def test_a_sheet_that_the_tally_reads_can_be_counted_here() -> None:
    found = reads(trees("rank"), "sep=,", 'Yew,"Elm",Oak,count', "1,2,2,3", "1,2,2,3", "2,,1,")
    assert [(one["count"], one["choice"]) for one in found.entries] == [
        (6, {"order": [["r1-3"], ["r1-1", "r1-2"]]}),
        (1, {"order": [["r1-2"], ["r1-3"]]}),
    ]


def as_written(cells: list[Cell], choice: Json) -> list[str]:
    """The row that somebody types for this choice."""
    return [_written(cell, choice) for cell in cells]


def _written(cell: Cell, choice: Json) -> str:
    value: Any = choice
    for at, key in enumerate(cell.path):
        if isinstance(value, dict):
            if key not in value:
                return ""
            value = value[key]
        elif isinstance(value, list) and value and isinstance(value[0], list):
            return next((str(place) for place, tier in enumerate(value, 1) if key in tier), "")
        elif isinstance(value, list):
            return "x" if key in value or (not key and not value) else ""
        else:
            return "x" if at and (value or "") == key else ""
    if isinstance(value, dict):  # how sure of an action
        value = value["sure"]
    plain_answers = {word: one[0] if isinstance(one, tuple) else one for word, one in cell.answers.items()}
    if value is None and "?" in plain_answers.values():
        value = "?"
    return next((word for word, one in plain_answers.items() if one == value), str(value))


@pytest.mark.parametrize("kind", SECRET)
def test_the_ballots_of_every_kind_come_in_as_they_were_typed_in_the_sheet_that_was_handed_out(
    kind: str,
) -> None:
    """Also in a session in the other language, for the sheet is in that of the session."""
    tried = usual(kind)
    story = tried.opened(given_roles(), ROUND)
    for lang in ("nl", "en"):
        of = asked(story, lang)
        choices = [
            tried.choose(shown(story, ROUND, "desk"), somebody(name, COMPLETE)) for name in ("ann", "bo")
        ]
        columns = [cells[0] for cells in of.columns()]
        heads = next(
            csv.reader(
                StringIO(blank_sheet(of, lang).decode("utf-8-sig")), delimiter=";" if lang == "nl" else ","
            )
        )
        assert heads[1:-2] == [cell.head for cell in columns]
        page = StringIO()
        csv.writer(page, delimiter="\t").writerows(
            [heads, *(["1", *as_written(columns, one), "Burger", "2"] for one in choices)]
        )
        found = read_sheet(page.getvalue(), of, frozenset())
        assert told(found) == []
        expected = [one for choice in choices for one in [choice] * 2]
        got = [entry["choice"] for entry in found.entries for _ in range(entry["count"])]
        assert sorted(map(repr, got)) == sorted(repr(_stored(story, choice)) for choice in expected)


def _stored(story: Story, choice: Json) -> Json:
    stored = new_choice(KINDS[round_of(story).kind], round_of(story), choice)
    assert isinstance(stored, dict)
    return stored


def given_roles() -> Story:
    return cast.given(cast.created(roles=ROLES), kinds=KINDS)


def test_only_a_desk_hands_out_and_counts_sheets_and_counting_is_one_act(
    house: ServerHouse, room: Room
) -> None:
    desk = room.desk()
    round_ = add_round(desk, "dots", "Trams", "=Buses")
    host = {"Cookie": house.host_cookie()}
    at, sheet = f"/api/desk/{room.code}/ballots/{round_}", {"text": "Trams\t'=Buses\n1\t2\n2\t1\n2\t1"}
    assert house.ask("POST", at, sheet).refused == "link_expired"
    assert house.ask("POST", at, sheet, headers=host).refused == "round_not_open"
    desk.do("round.open", round_)
    blank = house.ask("GET", f"/desk/{room.code}/ballots/{round_}.csv", headers=host)
    assert "'=Buses" in blank.body.decode()
    assert house.ask("POST", at, {"text": "Trams\n9"}, headers=host).json["faults"]
    assert house.ask("POST", f"{at}/count", {"text": "Trams\n9", "id": "x" * 22}, headers=host).refused == (
        "sheet_no_column"
    )
    assert house.ask("POST", at, sheet, headers=host).json["ballots"] == 3
    for _ in range(2):  # an answer that got lost
        ack = house.ask("POST", f"{at}/count", {**sheet, "id": "x" * 22}, headers=host).json
        assert len(ack["reply"]["entries"]) == 2
    paper = house.awake(room.code).cache.state.rounds[round_].paper
    assert sorted(entry.count for entry in paper.values()) == [1, 2]
