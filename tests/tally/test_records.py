"""The tally counts what is in a decision record, and comes to what the record says."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from session.core.state import Json
from session.tally import main
from session.tally.record_ballots import figures_of_record
from session.tally.strict_json import parse
from tests.recount import handmade
from tests.recount.falsified import leaves, of_ballots
from tests.recount.test_golden_records import LOGS, record_of
from tests.rounds.beside import beside

SECRET = {name: log for name, log in LOGS.items() if any(r.ballots is not None for r in log.state.agenda())}


def counted_of(document: Any) -> list[Json]:
    rounds: list[Json] = figures_of_record(parse(json.dumps(document)))["rounds"]
    return rounds


def run(path: Path) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    return main([str(path)], out, err), out.getvalue(), err.getvalue()


def test_a_record_of_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.write_text(json.dumps({**handmade.whole(), "schema": "versnelkamer-record/2"}))
    code, out, err = run(path)
    assert (code, out) == (2, "")
    assert err.endswith(
        ": $.schema: is not versnelkamer-record/1, the only version that can be counted here\n"
    )


@pytest.mark.parametrize(
    ("spoilt", "reason"),
    [
        ({"rounds": {}}, "$.rounds: is not a list"),
        ({"rounds": [1]}, "$.rounds[0]: is not an object"),
        ({"rounds": [{"options": []}]}, "$.rounds[0].id: is not a text"),
    ],
)
def test_what_only_calls_itself_a_record_is_refused(tmp_path: Path, spoilt: Json, reason: str) -> None:
    path = tmp_path / "record.json"
    path.write_text(json.dumps({**handmade.whole(), **spoilt}))
    assert run(path) == (2, "", f"{path}: {reason}\n")


def test_ballots_of_another_kind_are_not_counted_and_do_not_stand_in_the_way() -> None:
    document = handmade.whole()
    document["rounds"][0]["ballots"][0]["choice"] = {"values": {}}
    document["rounds"][1]["kind"] = "unheard of"
    first, second, third, withheld = counted_of(document)
    assert first["not_counted"] == "its ballots are not those of this kind (KeyError('dots'))"
    assert second["not_counted"] == "this program does not know this kind of round"
    assert third["counted"][0]["points"] == {"support": 4, "neutral": 1, "against": 1}
    assert withheld["not_counted"] == "withheld: fewer people voted than may be shown"


def test_a_ballot_that_spends_more_than_allowed_is_not_counted() -> None:
    document = handmade.whole()
    document["rounds"][0]["settings"]["dots"] = 2
    [count] = counted_of(document)[0]["counted"]
    assert count["not_counted"] == "$.ballots[0]: spends 3 points, more than 2"


ODD = [None, True, -1, 10**13, "\ud800", [], {}, [[]], [{}]]


@pytest.mark.parametrize("turn", range(3))
def test_whatever_stands_in_one_place_of_a_record_is_counted_or_refused_on_one_line(
    tmp_path: Path, turn: int
) -> None:
    """In every place three odd things of those that there are, in neighbouring places others."""
    path, whole = tmp_path / "record.json", handmade.whole()
    places = sorted({way[:length] for way in leaves(whole) for length in range(1, len(way) + 1)}, key=str)
    for at, steps in enumerate(places):
        odd = ODD[(at + 3 * turn) % len(ODD)]
        document = json.loads(json.dumps(whole))
        node = document
        for step in steps[:-1]:
            node = node[step]
        node[steps[-1]] = odd
        path.write_text(json.dumps(document), encoding="utf-8")
        code, out, err = run(path)
        assert (code, bool(out), err.count("\n")) in ((0, True, 0), (2, False, 1)), steps
        out.encode()


def test_options_with_the_same_text_keep_a_name_of_their_own() -> None:
    document = handmade.whole()
    for option in document["rounds"][0]["options"]:
        option["text"] = "Same"
    [count] = counted_of(document)[0]["counted"]
    assert count["points"] == {"Same (x)": 8, "Same (y)": 4, "Same (z)": 4}


def test_points_that_are_taken_away_are_counted() -> None:
    ballots = [(None, {"dots": {"r1-1": 2, "r1-2": -1}})] * 5
    [round_] = counted_of(of_ballots("dots", {"negative": 1}, *ballots))
    assert list(round_["counted"][0]["points"].values()) == [10, -5, 0, 0]


def test_a_record_is_counted_on_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.write_text(json.dumps(handmade.whole()), encoding="utf-8")
    code, out, err = run(path)
    assert (code, err) == (0, "")
    rounds = json.loads(out)["rounds"]
    assert [(round_["n"], round_["kind"]) for round_ in rounds] == [
        (1, "dots"),
        (2, "rate"),
        (3, "decide"),
        (4, "dots"),
    ]
    assert rounds[0]["counted"][0]["winner"] == ["X"]


@pytest.mark.parametrize("name", SECRET)
def test_the_tally_comes_to_the_figures_of_the_record(name: str) -> None:
    document = record_of(SECRET[name])
    results = {round_["id"]: round_["result"] for round_ in document["rounds"]}
    compared = 0
    for round_ in counted_of(document):
        if "counted" not in round_:
            assert results[round_["id"]]["withheld"]
            continue
        assert all("not_counted" not in count for count in round_["counted"]), round_
        comparison = beside(round_["kind"], "tally")
        assert comparison is not None, round_["kind"]
        recorded, counted = comparison.same(results[round_["id"]], round_["counted"])
        for key, figure in recorded.items():
            same = " ".join(key.split()) if key else key
            assert counted[same] == pytest.approx(figure, abs=1e-6), (round_["n"], key)
            compared += 1
    assert compared or all("counted" not in round_ for round_ in counted_of(document))
