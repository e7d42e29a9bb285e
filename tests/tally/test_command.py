"""The tally on the command line: what it refuses, with the place and the reason, and what it answers."""

from __future__ import annotations

import json
import os
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from session.tally import main

RANKED = {
    "alternatives": ["M", "N", "C", "K"],
    "ballots": [
        {"count": 42, "ranking": [["M"], ["N"], ["C"], ["K"]]},
        {"count": 26, "ranking": [["N"], ["C"], ["K"]]},
        {"count": 17, "ranking": [["K"], ["C"], ["N"]]},
        {"count": 15, "ranking": [["C"], ["K"], ["N"], []]},
    ],
}
POINTS = {"options": {"1": "a", "2": "b"}, "points_per_voter_max": 5, "ballots": [{"1": 5}, {"1": 1, "2": 3}]}
GRADES = {"grades": ["good", "bad"], "percentages": {"A": [60.1, 40.0], "B": [50, 50]}}
BUDGET = {
    "budget": 10,
    "projects": {"x": {"cost": 6}, "y": {"cost": 5}},
    "ballots": [{"count": 2, "approved": ["x"]}, {"approved": []}, {"approved": ["x", "y"]}],
}
PREFLIB = """# FILE NAME: trees.toi
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 4
# NUMBER UNIQUE ORDERS: 2
# ALTERNATIVE NAME 1: Ash
# ALTERNATIVE NAME 2: Beech
# ALTERNATIVE NAME 3: Cedar: red
3: 1,{2,3}
1: {2, 3}
"""


class Tally:
    """Writes a file, runs the tally on it and keeps what came out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, content: object, name: str = "votes.json") -> tuple[int, str, str]:
        path = self.folder / name
        text = content if isinstance(content, str) else json.dumps(content)
        path.write_text(text, encoding="utf-8")
        out, err = StringIO(), StringIO()
        code = main([str(path)], out, err)
        return code, out.getvalue(), err.getvalue()

    def refused(self, content: object, name: str = "votes.json") -> str:
        code, out, err = self.run(content, name)
        assert (code, out) == (2, "")
        assert err.count("\n") == 1
        return err.removeprefix(str(self.folder / name)).removeprefix(": ").rstrip("\n")

    def counted(self, content: object, name: str = "votes.json") -> dict[str, Any]:
        code, out, err = self.run(content, name)
        assert (code, err) == (0, "")
        outcome: dict[str, Any] = json.loads(out)
        return outcome


@pytest.fixture
def tally(tmp_path: Path) -> Tally:
    return Tally(tmp_path)


def changed(document: dict[str, Any], *path: Any, to: Any) -> dict[str, Any]:
    """A copy with one value replaced."""
    copy: dict[str, Any] = json.loads(json.dumps(document))
    inner: Any = copy
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = to
    return copy


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (
            changed(RANKED, "ballots", 1, "ranking", 0, to=["X"]),
            "$.ballots[1].ranking[0][0]: 'X' is not on the list",
        ),
        (
            changed(RANKED, "ballots", 1, "ranking", 0, to=["C"]),
            "$.ballots[1].ranking[1][0]: 'C' is ranked twice",
        ),
        (changed(RANKED, "ballots", 0, "ranking", to="MNCK"), "$.ballots[0].ranking: is not a list"),
        (
            changed(RANKED, "ballots", 0, "count", to=0),
            "$.ballots[0].count: is not between 1 and 1000000000000",
        ),
        (changed(RANKED, "ballots", 0, "count", to=True), "$.ballots[0].count: is not a whole number"),
        (changed(RANKED, "ballots", 0, "count", to=1.5), "$.ballots[0].count: is not a whole number"),
        (changed(RANKED, "ballots", 0, to={}), "$.ballots[0]: has no 'ranking'"),
        (changed(RANKED, "alternatives", to=["M", "M"]), "$.alternatives: lists 'M' twice"),
        (changed(RANKED, "alternatives", to=[]), "$.alternatives: is empty"),
        (changed(RANKED, "alternatives", to=[" "]), "$.alternatives[0]: is not a name"),
        ({"alternatives": ["A"]}, "$: has no 'ballots'"),
        (changed(POINTS, "ballots", 0, to={"3": 1}), "$.ballots[0].3: '3' is not an option"),
        (changed(POINTS, "ballots", 0, to={"1": 6}), "$.ballots[0]: spends 6 points, more than 5"),
        (changed(POINTS, "ballots", 0, to=[]), "$.ballots[0]: is not an object"),
        ({"counts": [1]}, "$.counts: has fewer than two steps"),
        ({"counts": [1, -1]}, "$.counts[1]: is not between 0 and 1000000000000"),
        ({"ranks_by_judge": {"A": [1, 2]}}, "$.ranks_by_judge: has fewer than two judges"),
        (
            {"ratings_by_rater": {"A": [1, 2], "B": [1, 2, 3]}},
            "$.ratings_by_rater.B: has 3 values; all judges need the same number, at least two",
        ),
        ({"ratings_by_rater": {"A": [1, None], "B": [1, 2]}}, "$.ratings_by_rater.A[1]: is not a number"),
        (changed(GRADES, "percentages", "A", to=[60, 30]), "$.percentages.A: adds up to 90, not to 100"),
        (
            changed(GRADES, "percentages", "A", to=[100]),
            "$.percentages.A: needs 2 percentages of zero or more, one for each grade",
        ),
        (
            changed(BUDGET, "projects", "x", to={"cost": 0}),
            "$.projects.x.cost: is not between 1 and 1000000000000",
        ),
        (
            changed(BUDGET, "ballots", 0, "approved", to=["z"]),
            "$.ballots[0].approved[0]: 'z' is not on the list",
        ),
        (changed(BUDGET, "ballots", 0, "approved", to=["x", "x"]), "$.ballots[0].approved: lists 'x' twice"),
        (changed(BUDGET, "projects", to={}), "$.projects: is empty"),
        ([], "$: is not an object"),
    ],
)
def test_a_document_that_does_not_add_up_is_refused_with_its_path(
    tally: Tally, document: object, reason: str
) -> None:
    assert tally.refused(document) == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"counts": [1,\n 2', "line 2, column 3: Expecting ',' delimiter"),
        ("", "line 1, column 1: Expecting value"),
        ('{"counts": [1, 2], "counts": [3, 4]}', "$: the key 'counts' occurs twice in one object"),
        ('{"counts": [NaN, 2]}', "$: NaN is not a number"),
        ('{"counts": [1e999999999, 2]}', "$: the number 1e999999999 is too long"),
        ("[" * 100_000, "$: is nested too deeply"),
        ('{"a":' * 100_000, "$: is nested too deeply"),
        ('{"counts": [%s, 2]}' % ("9" * 5_000), f"$: the number {'9' * 40} is too long"),
        (
            '{"alternatives": ["\\ud800", "B"], "ballots": []}',
            "$.alternatives[0]: is not a name",
        ),
        ('{"options": {"\\udfff": 1}, "ballots": []}', "$: the key '\\udfff' is not text"),
        ("\x00" * 9, "line 1, column 1: Expecting value"),
    ],
)
def test_text_that_is_not_plain_json_is_refused_with_its_line(tally: Tally, text: str, reason: str) -> None:
    assert tally.refused(text) == reason


def test_a_document_must_say_what_to_count_exactly_once(tally: Tally) -> None:
    assert tally.refused({"statements": {}, "votes": {}}).startswith(
        "$: has none of alternatives, options, counts"
    )
    assert tally.refused({"counts": [1, 2], "options": ["a"]}).startswith("$: has options and counts of")


@pytest.mark.parametrize(
    ("old", "new", "ending", "reason"),
    [
        ("3: 1,{2,3}", "3 1,2", "toi", "line 8: is not a count, a colon and an order such as 3: 1,{2,4},5"),
        (
            "3: 1,{2,3}",
            "3: 1,{2,{3}}",
            "toi",
            "line 8: is not a count, a colon and an order such as 3: 1,{2,4},5",
        ),
        ("3: 1,{2,3}", "3: 1,{2,4}", "toi", "line 8: alternative 4 has no name"),
        ("3: 1,{2,3}", "3: 1,{2,1}", "toi", "line 8: ranks an alternative twice"),
        (
            "3: 1,{2,3}",
            "0: 1,{2,3}",
            "toi",
            "line 8: is not a count, a colon and an order such as 3: 1,{2,4},5",
        ),
        (
            "3: 1,{2,3}",
            "٣: 1,{2,3}",
            "toi",
            "line 8: is not a count, a colon and an order such as 3: 1,{2,4},5",
        ),
        (
            "3: 1,{2,3}",
            "3: 1," + "9" * 5_000,
            "toi",
            "line 8: is not a count, a colon and an order such as 3: 1,{2,4},5",
        ),
        (
            "3: 1,{2,3}",
            "3: 1\u2028,2",
            "toi",
            "line 8: is not a count, a colon and an order such as 3: 1,{2,4},5",
        ),
        ("NAME 2: Beech", "NAME 2: Ash", "toi", "line 6: two alternatives have the name 'Ash'"),
        (
            "UNIQUE ORDERS: 2",
            "VOTERS: 4",
            "toi",
            "line 4: NUMBER VOTERS is on line 3 already",
        ),
        ("3: 1,{2,3}", "2: 1,{2,3}", "toi", "line 3: the header says NUMBER VOTERS: 4, the ballots say 3"),
        (
            "ALTERNATIVES: 3",
            "ALTERNATIVES: 4",
            "toi",
            "line 2: the header says NUMBER ALTERNATIVES: 4, the ballots say 3",
        ),
        ("NAME 2", "NAME 1", "toi", "line 6: alternative 1 is named twice or not at all"),
        ("VOTERS: 4", "VOTERS: many", "toi", "line 3: NUMBER VOTERS is not a whole number"),
        ("", "", "soi", "line 8: has equal ranks, which .soi does not allow"),
        ("", "", "toc", "line 9: does not rank every alternative, which .toc demands"),
        (PREFLIB, "3: 1\n", "toi", "line 1: no '# ALTERNATIVE NAME 1: ...' before the ballots"),
    ],
)
def test_a_preflib_file_that_does_not_add_up_is_refused_with_its_line(
    tally: Tally, old: str, new: str, ending: str, reason: str
) -> None:
    assert tally.refused(PREFLIB.replace(old, new), f"trees.{ending}") == reason


def test_a_file_that_is_not_there_or_not_text_is_refused(tally: Tally, tmp_path: Path) -> None:
    err = StringIO()
    assert main([str(tmp_path / "none.json")], StringIO(), err) == 2
    assert "No such file" in err.getvalue()
    (tmp_path / "bad.json").write_bytes(b'{"counts": "\xff"}')
    err = StringIO()
    assert main([str(tmp_path / "bad.json")], StringIO(), err) == 2
    assert "byte 12: is not UTF-8 text" in err.getvalue()
    assert tally.refused("", "votes.xlsx").startswith("cannot read a file that ends in .xlsx")


def test_nothing_in_a_file_or_its_name_reaches_the_terminal_as_a_command(
    tally: Tally, tmp_path: Path
) -> None:
    reason = tally.refused({"options": ["a"], "ballots": [{"x\n\x1b[2J\u2028": 1}]})
    assert reason.startswith("$.ballots[0].x\\n\\x1b[2J\\u2028: ")
    (tmp_path / "a\nb\x1b[2J.json").write_text("[]")
    err = StringIO()
    assert main([str(tmp_path / "a\nb\x1b[2J.json")], StringIO(), err) == 2
    assert err.getvalue() == f"{tmp_path}/a\\nb\\x1b[2J.json: $: is not an object\n"


def test_a_reason_stays_short_whatever_the_file_holds(tally: Tally) -> None:
    reason = tally.refused({"options": ["a"], "ballots": [{"z" * 100_000: 1}]})
    assert reason.startswith("$.ballots[0].zzz")
    assert len(reason) == 301


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "votes.json").mkdir()
    err = StringIO()
    assert main([str(tmp_path / "votes.json")], StringIO(), err) == 2
    assert err.getvalue().endswith("votes.json: Is a directory\n")


SMALL: tuple[dict[str, Any], ...] = (
    RANKED,
    POINTS,
    GRADES,
    BUDGET,
    {"counts": [1, 2, 0, 5], "lowest": 1, "dont_know": 3},
    {"ranks_by_judge": {"A": [1, 2, 3], "B": [3, 2, 1]}},
    {"ratings_by_rater": {"A": [1.5, 2], "B": [3, 2]}},
)
ODD = (
    None, True, -1, 1.5, 10**13, 10**30, "", " ", "x" * 9_999, "\ud800", "\x00", [], {}, [[]], {"": 1}, [["M"], ["M"]],
)  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of everything in a document but the document itself."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [step for key, value in inner for step in ((*path, key), *places(value, (*path, key)))]


@pytest.mark.parametrize("document", SMALL, ids=lambda document: next(iter(document)))
def test_whatever_stands_in_one_place_is_counted_or_refused_on_one_line(
    tally: Tally, document: dict[str, Any]
) -> None:
    for path in places(document):
        for odd in ODD:
            code, out, err = tally.run(changed(document, *path, to=odd))
            assert (code, bool(out), err.count("\n")) in ((0, True, 0), (2, False, 1)), (path, odd)
            out.encode()


@pytest.mark.parametrize("ending", ["csv", "toi"])
@pytest.mark.parametrize(
    "strange", ["\n", "\r\n", "\r", "\x00", ",", "{", "}", ":", '"', "-1", "9" * 30, "٣", "\u2028", "\ufeff"]
)
def test_a_stray_mark_anywhere_in_a_sheet_is_counted_or_refused_on_one_line(
    tally: Tally, ending: str, strange: str
) -> None:
    text = PREFLIB if ending == "toi" else "ballot,count,Ash,Beech\n1,3,1,2\n2,1,,1\n"
    for at in range(len(text) + 1):
        code, out, err = tally.run(text[:at] + strange + text[at:], f"votes.{ending}")
        assert (code, bool(out), err.count("\n")) in ((0, True, 0), (2, False, 1)), at


@pytest.mark.parametrize("argv", [[], ["a.json", "b.json"]])
def test_the_tally_takes_exactly_one_file(argv: list[str]) -> None:
    err = StringIO()
    assert main(argv, StringIO(), err) == 2
    assert err.getvalue().startswith("usage:")


def test_ranked_ballots_are_counted_by_every_rule(tally: Tally) -> None:
    outcome = tally.counted(RANKED)
    assert outcome["plurality_winner"] == ["M"]
    assert outcome["irv_winner"] == ["K"]
    assert [count["eliminated"] for count in outcome["irv_rounds"]] == [["C"], ["N"], []]
    assert outcome["condorcet_winner"] == outcome["schulze_winner"] == outcome["ranked_pairs_winner"] == ["N"]
    assert outcome["schulze_ranking"] == outcome["ranked_pairs_ranking"] == [["N"], ["C"], ["K"], ["M"]]
    assert outcome["borda_winner"] == ["N"]
    assert outcome["borda_scores"] == {"M": 126, "N": 194, "C": 173, "K": 107}
    assert outcome["pairwise"]["N > M"] == 58
    assert outcome["robustness"]["verdict"] == "fragile"
    assert outcome["robustness"]["reasons"] == [{"code": "rule_disagrees", "about": ["irv"]}]


def test_no_winner_is_an_empty_list_and_a_tie_a_longer_one(tally: Tally) -> None:
    rows = [{"ranking": [["A"], ["B"]]}, {"ranking": [["B"], ["A"]]}]
    outcome = tally.counted({"alternatives": ["A", "B"], "ballots": rows})
    assert (outcome["condorcet_winner"], outcome["schulze_winner"]) == ([], ["A", "B"])
    assert outcome["schulze_ranking"] == [["A", "B"]]
    assert outcome["robustness"]["verdict"] == "tie"


def test_a_reader_that_has_seen_enough_is_no_error(tally: Tally) -> None:
    path = tally.folder / "votes.json"
    path.write_text(json.dumps(RANKED))
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as out:
        assert main([str(path)], out, StringIO()) == 0


def test_points_are_added(tally: Tally) -> None:
    outcome = tally.counted(POINTS)
    assert outcome["points"] == {"1": 6, "2": 3}
    assert outcome["voters_per_option"] == {"1": 2, "2": 1}
    assert (outcome["order"], outcome["winner"], outcome["unused"], outcome["voters"]) == (
        [["1"], ["2"]],
        ["1"],
        1,
        2,
    )


def test_counts_on_a_scale_give_middle_and_spread(tally: Tally) -> None:
    outcome = tally.counted({"counts": [30, 40, 210, 130, 530, 50, 10], "dont_know": 4})
    assert (outcome["mean"], outcome["median"], outcome["quartiles"], outcome["dont_know"]) == (
        4.28,
        5,
        [3, 5, 5],
        4,
    )
    assert outcome["agreement_A"] == pytest.approx(0.6113333, abs=1e-6)
    assert outcome["tastle_wierman_consensus"] == pytest.approx(0.7256876, abs=1e-6)
    assert outcome["sd"] == pytest.approx(1.1760030, abs=1e-6)
    assert tally.counted({"counts": [1, 0, 1], "lowest": -1})["mean"] == 0


def test_judges_may_rank_or_rate(tally: Tally) -> None:
    ranks = tally.counted(
        {"ranks_by_judge": {"A": [1, 3, 2], "B": [1, 2, 3], "C": [2, 3, 1], "D": [3, 1, 2]}}
    )
    assert (ranks["W"], ranks["chi2"], ranks["df"]) == (0.0625, 0.5, 2)
    assert ranks["p"] == pytest.approx(0.7788008)
    assert tally.counted({"ratings_by_rater": {"A": [7.5, 8], "B": [1, 9]}})["W"] == 1


def test_grades_are_judged_by_the_median(tally: Tally) -> None:
    outcome = tally.counted(GRADES)
    assert outcome["ranking"] == [["A"], ["B"]]
    assert outcome["majority_gauge"] == {"A": [0, "good -", 40], "B": [50, "bad +", 0]}


def test_a_budget_is_shared_and_compared_with_greedy(tally: Tally) -> None:
    outcome = tally.counted(BUDGET)
    assert (outcome["equal_shares_winners"], outcome["total_cost"], outcome["rest"]) == (["x"], 6, 4)
    assert (outcome["greedy_winners"], outcome["votes"]) == (["x"], {"x": 3, "y": 1})


def test_preflib_and_paper_ballots_keep_equal_ranks(tally: Tally) -> None:
    preflib = tally.counted(PREFLIB, "trees.toi")
    sheet = "﻿Biljet;Aantal;Ash;Beech;Cedar: red\nfirst;3;1;2;2\n\nsecond;1;;1;1\n"
    papers = tally.counted(sheet, "papers.csv")
    json_rows = [
        {"count": 3, "ranking": [["Ash"], ["Beech", "Cedar: red"]]},
        {"ranking": [["Beech", "Cedar: red"]]},
    ]
    assert papers.pop("set_aside") == ["the column 'Biljet', a label"]
    assert preflib == papers
    assert preflib == tally.counted({"alternatives": ["Ash", "Beech", "Cedar: red"], "ballots": json_rows})
    assert preflib["pairwise"]["Beech > Cedar: red"] == 0
    assert preflib["borda_scores"] == {"Ash": 6, "Beech": 3, "Cedar: red": 3}


def test_a_complete_strict_order_is_read(tally: Tally) -> None:
    text = "# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n2: 2,1\n"
    assert tally.counted(text, "two.soc")["schulze_winner"] == ["B"]


def test_the_answer_is_one_object_on_any_terminal(tmp_path: Path) -> None:
    path = tmp_path / "votes.json"
    path.write_text(json.dumps({"options": ["één"], "ballots": [{"één": 1}]}), encoding="utf-8")
    for encoding in ("utf-8", "ascii"):
        raw = BytesIO()
        out = TextIOWrapper(raw, encoding=encoding)
        assert main([str(path)], out, StringIO()) == 0
        out.flush()
        assert json.loads(raw.getvalue().decode(encoding))["winner"] == ["één"]
        assert (b"\\u00e9" in raw.getvalue()) == (encoding == "ascii")
