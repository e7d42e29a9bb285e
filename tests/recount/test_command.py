"""`run.py recount`: what it refuses, with the reason on one line, and what it answers for a record."""

from __future__ import annotations

import json
import os
import sys
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

import run
from session.recount.command import main
from session.recount.record_file import LARGEST_FILE
from tests.recount import handmade
from tests.recount.falsified import changed, leaves

ODD: tuple[Any, ...] = (None, True, -1, 10**30, "x" * 9_999, "\ud800", "\x1b[2J\n", {}, [[]], [1, "x"])


class Recounting:
    """Writes a file, counts it again and keeps what came out."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "record.json"

    def run(self, content: object, *options: str) -> tuple[int, str, str]:
        text = content if isinstance(content, str) else json.dumps(content)
        self.path.write_text(text, encoding="utf-8")
        out, err = StringIO(), StringIO()
        code = main([str(self.path), *options], out, err)
        return code, out.getvalue(), err.getvalue()

    def refused(self, content: object) -> str:
        code, out, err = self.run(content)
        assert (code, out, err.count("\n")) == (2, "", 1)
        return err.removeprefix(f"{self.path}: ").rstrip("\n")


@pytest.fixture
def recounting(tmp_path: Path) -> Recounting:
    return Recounting(tmp_path)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "line 1, column 1: Expecting value"),
        (json.dumps(handmade.whole())[:-900], "line 1, column "),
        (
            '{"schema": "versnelkamer-record/1", "schema": 1}',
            "$: the key 'schema' occurs twice in one object",
        ),
        ('{"n": NaN}', "$: NaN is not a number"),
        ('{"n": -Infinity}', "$: -Infinity is not a number"),
        ('{"n": 1e999}', "$: the number 1e999 is too long"),
        ('{"n": %s}' % ("9" * 5_000), f"$: the number {'9' * 40} is too long"),
        ("[" * 100_000, "$: is nested too deeply"),
        ('{"a":' * 100_000, "$: is nested too deeply"),
        ('{"a":' * 60 + "1" + "}" * 60, "$: is nested too deeply"),
        ("[]", "$: is not an object"),
        ("{}", "$.schema: says nothing; this program counts versnelkamer-record/1"),
        (
            '{"schema": "versnelkamer-record/9"}',
            "$.schema: says 'versnelkamer-record/9'; this program counts",
        ),
        ('{"schema": "versnelkamer-record/1"}', "$.record: is not an object"),
        ("\x00" * 9, "line 1, column 1: Expecting value"),
    ],
)
def test_what_is_no_record_is_refused_with_the_reason(recounting: Recounting, text: str, reason: str) -> None:
    assert recounting.refused(text).startswith(reason)


def test_a_file_of_fifty_megabytes_is_refused_without_being_read_whole(recounting: Recounting) -> None:
    with recounting.path.open("wb") as file:
        file.truncate(50 * 2**20)
    out, err = StringIO(), StringIO()
    assert main([str(recounting.path)], out, err) == 2
    assert err.getvalue() == f"{recounting.path}: is larger than {LARGEST_FILE // 2**20} megabytes\n"


def test_a_record_as_large_as_may_be_is_counted(recounting: Recounting) -> None:
    document = handmade.whole()
    document["record"]["notes"] = ["x" * (LARGEST_FILE - 100_000)]
    assert recounting.run(document)[0] == 0


def test_a_file_that_is_not_there_or_not_text_is_refused(recounting: Recounting, tmp_path: Path) -> None:
    err = StringIO()
    assert main([str(tmp_path / "none.json")], StringIO(), err) == 2
    assert main([str(tmp_path)], StringIO(), err) == 2
    assert main(["a\x00b"], StringIO(), err) == 2
    recounting.path.write_bytes(b'{"counts": "\xff"}')
    assert main([str(recounting.path)], StringIO(), err) == 2
    reasons = [line.rpartition(": ")[2] for line in err.getvalue().splitlines()]
    assert reasons == [
        "No such file or directory",
        "Is a directory",
        "is not the name of a file",
        "is not UTF-8 text",
    ]


@pytest.mark.parametrize("arguments", [[], ["a.json", "b.json"], ["--jsom", "a.json"], ["--json"]])
def test_it_takes_exactly_one_file(arguments: list[str]) -> None:
    err = StringIO()
    assert main(arguments, StringIO(), err) == 2
    assert err.getvalue().startswith("usage:")


def test_nothing_in_a_file_or_its_name_reaches_the_terminal_as_a_command(
    recounting: Recounting, tmp_path: Path
) -> None:
    document = handmade.whole()
    document["rounds"][0]["result"]["options"][0]["text"] = "a\n\x1b[2J\u2028"
    code, out, err = recounting.run(document)
    assert (code, err.count("\n")) == (1, 1)
    assert "\x1b" not in out + err
    (tmp_path / "a\nb\x1b[2J.json").write_text("[]")
    err_of_name = StringIO()
    assert main([str(tmp_path / "a\nb\x1b[2J.json")], StringIO(), err_of_name) == 2
    assert err_of_name.getvalue() == f"{tmp_path}/a\\nb\\x1b[2J.json: $: is not an object\n"


@pytest.mark.parametrize("turn", range(3))
def test_whatever_stands_in_one_place_is_counted_or_refused_without_a_traceback(
    recounting: Recounting, turn: int
) -> None:
    """In every place three odd things of those that there are, in neighbouring places others."""
    whole = handmade.whole()
    places = {path[:length] for path in leaves(whole) for length in range(1, len(path) + 1)}
    for at, path in enumerate(sorted(places, key=str)):
        odd = ODD[(at + 3 * turn) % len(ODD)]
        document = json.loads(json.dumps(whole))
        node = document
        for step in path[:-1]:
            node = node[step]
        node[path[-1]] = odd
        code, out, err = recounting.run(document)
        assert (code, bool(out), err.count("\n")) in ((0, True, 0), (1, True, 1), (2, False, 1)), path
        (out + err).encode()


def test_a_record_that_is_right_is_equal(recounting: Recounting) -> None:
    code, out, err = recounting.run(handmade.whole())
    answer = json.loads(out)
    assert (code, err) == (0, "")
    assert answer["equal"] is True
    assert answer["first_difference"] is None
    assert answer["figures"] == sum(round_["figures"] for round_ in answer["rounds"]) > 100
    assert answer["rounds"][0] == {
        "n": 1, "id": "r1", "kind": "dots", "counted": "ballots", "ballots": 6,
        "figures": answer["rounds"][0]["figures"], "differences": 0,
    }  # fmt: skip


def test_the_first_difference_is_told_with_its_round_and_path(recounting: Recounting) -> None:
    document = changed(handmade.whole(), ("rounds", 1, "result", "options", 0, "mean"))
    code, out, err = recounting.run(document)
    answer = json.loads(out)
    assert code == 1
    assert answer["first_difference"] == {
        "round": 2, "kind": "rate", "path": "$.rounds[1].result.options[0].mean", "record": 4.4, "counted": 3.4,
    }  # fmt: skip
    assert err == (
        f"{recounting.path}: round 2 (rate), $.rounds[1].result.options[0].mean: "
        "the record says 4.4, counted Fraction(17, 5)\n"
    )


def test_a_rule_that_does_not_hold_is_told_as_a_sentence(recounting: Recounting) -> None:
    document = handmade.whole()
    document["rounds"][2]["result"]["decisions"][0]["objections"] = ["Te lang."]
    first = json.loads(recounting.run(document)[1])["first_difference"]
    assert first["rule"] == "the texts that are on the ballots"


def test_for_programs_the_object_is_on_one_line_and_nothing_else_is_said(recounting: Recounting) -> None:
    document = changed(handmade.whole(), ("rounds", 0, "result", "dots"))
    code, out, err = recounting.run(document, "--json")
    assert (code, out.count("\n"), err) == (1, 1, "")
    assert json.loads(out)["differences"] == 1


def test_the_answer_is_one_object_on_any_terminal(recounting: Recounting) -> None:
    document = handmade.whole()
    document["record"]["session"] = {"title": "Één"}
    recounting.run(document)
    for encoding in ("utf-8", "ascii"):
        raw = BytesIO()
        out = TextIOWrapper(raw, encoding=encoding)
        assert main([str(recounting.path)], out, StringIO()) == 0
        out.flush()
        assert json.loads(raw.getvalue().decode(encoding))["title"] == "Één"


def test_a_reader_that_has_seen_enough_is_no_error(recounting: Recounting) -> None:
    recounting.run(handmade.whole())
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as out:
        assert main([str(recounting.path)], out, StringIO()) == 0


def test_run_py_knows_the_command(
    recounting: Recounting, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    recounting.run(handmade.whole())
    assert run.main(["recount", str(recounting.path)]) == 0
    assert json.loads(capsys.readouterr().out)["equal"] is True
    assert sys.modules["session.recount.command"].main is main
