"""The CSV and the JSON of a record: nothing becomes a formula, nothing is lost."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given, strategies as st

from session.core.section import Column, Listing, Table, Undertaking
from session.record import csv_export, json_export, table_cells
from session.record.document import Record
from session.record.fingerprint import stated
from tests.record import samples

FORMULAS = (
    "=1+1", '=HYPERLINK("http://x","y")', "+1", "-1+1", "@SUM(A1)", "\t=1", "\0=1", " =1", "\xa0=1", '"=1', "'=1",
    "＝1", "＋1", "－1", "＠x", "\r\n=1", "“=1”", "  '\"=1", "\x0b=1", "|cmd", "%0A=1", "\ufe6611",
)  # fmt: skip
RISKY = ("=", "+", "-", "@", "\t", "\0", "＝", "＋", "－", "＠")


def rows(content: bytes, delimiter: str = ";") -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content[3:].decode(), newline=""), delimiter=delimiter))


def with_texts(*texts: str) -> Record:
    columns = (Column("t", texts[0]), Column("n", "Getal", "number"))
    table = Table("eigen tabel!", "", columns, tuple({"t": text, "n": -1.5} for text in texts))
    section = replace(samples.dots(), prompt=texts[0], tables=(table,), appendix=(Listing(texts[0], texts),))
    return samples.ordinary(
        sections=(section,), actions=tuple(Undertaking(text, text, text) for text in texts)
    )


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_looks_like_a_formula_is_kept_as_text(text: str) -> None:
    assert csv_export.guarded(text).startswith("'")


@given(st.text(alphabet=st.sampled_from("=+-@\t\0 \"'’＝a1\r\n;,\xa0"), max_size=8))
def test_no_cell_of_any_file_starts_like_a_formula(text: str) -> None:
    for content in csv_export.tables(with_texts(text, "-" + text)).values():
        for row in rows(content):
            for cell in row:
                bare = cell.lstrip(' \xa0"‘’“”')
                assert not bare.startswith(RISKY) or cell in {"-1,5"}


def test_no_cell_starts_like_a_formula_when_a_spreadsheet_splits_on_the_other_separator() -> None:
    content = csv_export.tables(with_texts("veilig,=1+1;=2+2"))["afspraken.csv"]
    assert ["veilig,=1+1;=2+2"] * 3 in rows(content)
    assert b'"veilig,=1+1;=2+2"' in content


def test_an_ordinary_text_is_left_alone() -> None:
    for text in ("Wijkteam", "3 keer", "‘Vraag het ons’", "a=b", "", "’s middags", "regel\nregel"):
        assert csv_export.guarded(text) == text


def test_a_negative_figure_of_our_own_stays_a_number() -> None:
    name = "ronde-03-eigen-tabel.csv"
    assert rows(csv_export.tables(with_texts("x"))[name])[1] == ["x", "-1,5"]


def test_dutch_and_english_files_differ_in_separator_and_decimal_mark() -> None:
    dutch = csv_export.tables(samples.ordinary("nl"))["ronde-03-dots.csv"]
    english = csv_export.tables(samples.ordinary("en"))["round-03-dots.csv"]
    assert rows(dutch)[1] == ["Vertrouwen en lef", "84", "1", "1,6", "1,1", "wisselend", "Ja"]
    assert rows(english, ",")[1] == ["Vertrouwen en lef", "84", "1", "1.6", "1.1", "wisselend", "Yes"]
    assert dutch.count(b"\r\n") == dutch.count(b"\n") == 7


def test_a_drawing_becomes_a_column_for_every_count() -> None:
    table = rows(csv_export.tables(samples.ordinary())["ronde-04-statements.csv"])
    assert table[0][:6] == [
        "Stelling",
        "Antwoorden 1",
        "Antwoorden 2",
        "Antwoorden 3",
        "Antwoorden 4",
        "Antwoorden 5",
    ]
    assert len({len(row) for row in table}) == 1
    assert table[3][6:11] == [""] * 5


def test_a_long_scale_keeps_every_count_in_the_table_and_is_drawn_in_few_bars() -> None:
    steps = tuple(str(5 * at) for at in range(21))
    column, counts = Column("counts", "Verdeling", "histogram", steps), [at % 4 for at in range(21)]
    section = replace(samples.dots(), tables=(Table("lang", "", (column,), ({"counts": counts},)),))
    table = rows(csv_export.tables(samples.ordinary(sections=(section,)))["ronde-03-lang.csv"])
    assert table[0][:3] == ["Verdeling: 0", "Verdeling: 5", "Verdeling: 10"]
    assert table[1] == [str(count) for count in counts]
    drawn = table_cells.cells("nl", column, [counts])[0]
    assert drawn["counts"] == [str(sum(counts[at : at + 3])) for at in range(0, 21, 3)]


def test_every_idea_is_in_one_file_with_its_round() -> None:
    ideas = rows(csv_export.tables(samples.ordinary())["ideeen.csv"])
    assert len(ideas) == 1 + 60 + 2
    assert ideas[1] == [
        "1",
        "Wat kan er morgen anders?",
        "Ideeën",
        "Minder verantwoorden, meer vertrouwen (1)",
    ]


def test_a_withheld_decision_has_no_figures_in_the_file() -> None:
    record = samples.ordinary()
    hidden = replace(record.decisions[0], withheld=True)
    line = rows(csv_export.tables(replace(record, decisions=(hidden,)))["besluiten.csv"])[1]
    assert line[1:5] == ["", "", "", "66"]


def test_two_tables_of_one_name_are_two_files() -> None:
    section = samples.dots()
    record = samples.ordinary(sections=(replace(section, tables=section.tables * 2),))
    assert {"ronde-03-dots.csv", "ronde-03-dots-2.csv"} <= set(csv_export.tables(record))


def test_the_bundle_holds_every_file_and_is_the_same_every_time() -> None:
    record = samples.ordinary()
    with zipfile.ZipFile(io.BytesIO(csv_export.bundle(record))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == csv_export.tables(record)
    assert csv_export.bundle(record) == csv_export.bundle(record)


def test_json_refuses_a_figure_that_is_no_number() -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        json_export.encode(samples.ordinary(), [{"id": "r1", "result": float("nan")}])


def test_json_keeps_every_text_exactly() -> None:
    decoded = json.loads(json_export.encode(samples.hostile()))
    assert tuple(decoded["record"]["notes"]) == samples.HOSTILE
    assert decoded["schema"] == decoded["record"]["schema"] == "versnelkamer-record/1"


def test_json_is_the_same_whatever_the_order_of_the_keys() -> None:
    record = samples.ordinary()
    forward = json_export.encode(
        record, [{"id": "r3", "ballots": [{"role": "a", "choice": {"x": 1, "y": 2}}]}]
    )
    backward = json_export.encode(
        record, [{"ballots": [{"choice": {"y": 2, "x": 1}, "role": "a"}], "id": "r3"}]
    )
    assert forward == backward
    assert forward.endswith(b"}\n")
    assert forward.count(b"\n") == 1


def test_the_ballots_of_a_round_come_back_as_they_went_in() -> None:
    ballots = [{"role": "*", "choice": {"a": 3}}, {"role": None, "choice": {"b": 0}}]
    decoded = json.loads(json_export.encode(samples.ordinary(), [{"id": "r3", "ballots": ballots}]))
    assert decoded["rounds"] == [{"id": "r3", "ballots": ballots}]


def test_the_fingerprint_is_the_hash_of_everything_in_the_file_but_itself() -> None:
    file = json_export.encode(samples.ordinary())
    fingerprint = stated(file)
    assert json.loads(file)["fingerprint"] == fingerprint
    assert sha256(file.replace(f'"fingerprint":"{fingerprint}",'.encode(), b"", 1)).hexdigest() == fingerprint


def test_a_file_without_a_fingerprint_states_none() -> None:
    with pytest.raises(ValueError, match="does not begin with a fingerprint"):
        stated(b'{"record":{}}')
