"""Sheets of paper ballots: what spreadsheets add by themselves is read, and what could be two things is asked."""

from __future__ import annotations

import json
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as examples, strategies as st

from session.tally import main
from session.tally.csv_ballots import read_csv
from session.tally.inputs import Unreadable
from session.tally.sheet import Said


class Papers:
    """Writes a sheet, counts it and keeps what came out."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "papers.csv"

    def run(self, sheet: str | bytes, *said: str) -> tuple[int, str, str]:
        self.path.write_bytes(sheet if isinstance(sheet, bytes) else sheet.encode())
        out, err = StringIO(), StringIO()
        code = main([str(self.path), *said], out, err)
        return code, out.getvalue(), err.getvalue().removeprefix(f"{self.path}: ").rstrip("\n")

    def refused(self, sheet: str | bytes, *said: str) -> str:
        code, out, err = self.run(sheet, *said)
        assert (code, out, err.count("\n")) == (2, "", 0)
        return err

    def counted(self, sheet: str | bytes, *said: str) -> dict[str, Any]:
        code, out, err = self.run(sheet, *said)
        assert (code, err) == (0, "")
        outcome: dict[str, Any] = json.loads(out)
        return outcome


@pytest.fixture
def papers(tmp_path: Path) -> Papers:
    return Papers(tmp_path)


NO_OPTION = "if 'Beech' is no option, say --label 'Beech'"
POINTS = "if these are points, of which more is better, say --points"


@pytest.mark.parametrize(
    ("sheet", "reason"),
    [
        ("", "line 1: needs a name above every column, and at least one option"),
        ("\n;;\n", "line 1: needs a name above every column, and at least one option"),
        ("Ash,Beech\n", "line 1: has names and no ballots below them"),
        ("Ash,,Beech\n1,2,3\n", "line 1: has no name above column 2"),
        ("Ash,ash\n1,2\n", "line 1: two columns have the same name"),
        ("Ash,Beech\n1,2\n1\n", "line 3: has 1 cells, line 1 with the names has 2"),
        ("Ash,Beech\n1,x\n", f"line 2: 'x' under 'Beech' is not a whole number of 1 or more; {NO_OPTION}"),
        ("Ash,Beech\n1,0\n", f"line 2: '0' under 'Beech' is not a whole number of 1 or more; {NO_OPTION}"),
        (
            "Ash,Beech\n1,1.5\n",
            f"line 2: '1.5' under 'Beech' is not a whole number of 1 or more; {NO_OPTION}",
        ),
        (
            "Ash,Beech\n1,\u0662\n",
            f"line 2: '\u0662' under 'Beech' is not a whole number of 1 or more; {NO_OPTION}",
        ),
        ("aantal,Ash\n,1\n", "line 2: '' under 'aantal' is not a whole number of 1 or more"),
        ('Ash,Beech\n1,"2\n', "line 2: unexpected end of data"),
        ("Ash,Beech\n1,2\v1,2\n", "line 2: has 3 cells, line 1 with the names has 2"),
        ("Ash,Beech\n1," + "2" * 200_000, "line 2: field larger than field limit (131072)"),
        ("count\n1\n", "line 1: needs a name above every column, and at least one option"),
        (",".join(f"o{place}" for place in range(101)) + "\n", "line 1: has 101 options, more than 100"),
    ],
)
def test_a_sheet_that_cannot_be_read_is_refused_with_its_line(
    papers: Papers, sheet: str, reason: str
) -> None:
    assert papers.refused(sheet) == reason


# What spreadsheets add by themselves


@pytest.mark.parametrize(
    "sheet",
    [
        "Speeltuin;Moestuin\r\n1;2\r\n2;1\r\n1;2\r\n",
        "Speeltuin\tMoestuin\r\n1\t2\r\n2\t1\r\n1\t2\r\n",
        "sep=;\r\nSpeeltuin;Moestuin\r\n1;2\r\n2;1\r\n1;2\r\n",
        "SEP=|\nSpeeltuin|Moestuin\n1|2\n2|1\n1|2\n",
        "sep=\t\nSpeeltuin\tMoestuin\n1\t2\n2\t1\n1\t2\n",
        "Speeltuin;Moestuin;;\r\n1;2;;\r\n2;1;;\r\n1;2;;\r\n",
        ";Speeltuin;;Moestuin\r\n;1;;2\r\n;2;;1\r\n;1;;2\r\n",
        "\r\n;\r\nSpeeltuin;Moestuin\r\n\r\n1;2\r\n;\r\n2;1\r\n1;2\r\n;\r\n",
        " Speeltuin ;Moestuin\r\n 1; 2\r\n2 ;1\r\n1;2",
        "\ufeffSpeeltuin,Moestuin\n1,2\n2,1\n1,2\n",
        '"Speeltuin";"Moestuin"\n"1";"2"\n"2";"1"\n"1";"2"\n',
        "Speeltuin;Moestuin\r1;2\r2;1\r1;2\r",
    ],
)
def test_what_a_spreadsheet_adds_to_a_sheet_changes_nothing(papers: Papers, sheet: str) -> None:
    outcome = papers.counted(sheet)
    assert outcome["plurality_votes"] == {"Speeltuin": 2, "Moestuin": 1}
    assert "set_aside" not in outcome


def test_a_title_above_the_names_is_set_aside_and_told(papers: Papers) -> None:
    outcome = papers.counted(
        "Wijkavond 12 maart;\r\nUitslag;;\r\n;\r\nSpeeltuin;Moestuin\r\n1;2\r\n".replace(";;", ";")
    )
    assert outcome["plurality_winner"] == ["Speeltuin"]
    assert outcome["set_aside"] == ["line 1: the title 'Wijkavond 12 maart'", "line 2: the title 'Uitslag'"]


def test_a_name_of_two_lines_is_one_name(papers: Papers) -> None:
    outcome = papers.counted('"Speeltuin\nen sport";"Moestuin"\r\n1;2\r\n')
    assert outcome["plurality_winner"] == ["Speeltuin en sport"]


@pytest.mark.parametrize(
    ("names", "row"),
    [("Speeltuin, met water, en zand;Moestuin", "1;2"), ("Speeltuin; met water; en zand,Moestuin", "1,2")],
)
def test_another_separator_in_the_names_does_not_choose_the_separator(
    papers: Papers, names: str, row: str
) -> None:
    assert len(papers.counted(f"{names}\n{row}\n")["plurality_votes"]) == 2


def test_a_separator_that_is_said_is_used(papers: Papers) -> None:
    sheet = "Speeltuin, met water, en zand;Moestuin\n1;x\n"
    assert papers.refused(sheet, "--separator", ";").startswith(
        "line 2: 'x' under 'Moestuin' is not a whole number"
    )
    assert papers.refused(sheet, "--separator", ",") == "line 2: has 1 cells, line 1 with the names has 3"
    assert papers.counted("A\tB\n1\t2\n", "--separator", "tab")["ballots"] == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-8-sig"])
def test_unicode_is_read_whatever_its_form(papers: Papers, encoding: str) -> None:
    sheet = "Buurtcafé\tMoestuin\r\n1\t2\r\n".encode(encoding)
    assert papers.counted(sheet)["plurality_winner"] == ["Buurtcafé"]


@pytest.mark.parametrize("encoding", ["windows-1252", "macintosh", "utf-32"])
def test_text_in_another_encoding_is_refused_with_how_to_save_it(papers: Papers, encoding: str) -> None:
    reason = papers.refused("Buurtcafé;Moestuin\r\n1;2\r\n".encode(encoding))
    assert 'is not UTF-8 text: in Excel choose "CSV UTF-8" when you save it' in reason
    assert reason.endswith("or say what it is, such as --encoding windows-1252")


def test_an_encoding_that_is_said_is_used(papers: Papers) -> None:
    sheet = "Buurtcafé;Moestuin\r\n1;2\r\n".encode("windows-1252")
    assert papers.counted(sheet, "--encoding", "windows-1252")["plurality_winner"] == ["Buurtcafé"]
    assert papers.refused(sheet, "--encoding", "utf-8") == "byte 8: is not utf-8 text"
    assert papers.refused(sheet, "--encoding", "klingon") == "'klingon' is no encoding that is known here"


# Columns that are no options


@pytest.mark.parametrize(
    "name", ["Nr", "nr.", "No", "#", "ID", "Volgnummer", "Biljet", "Biljetnummer", "ballot", "Rij"]
)
def test_a_column_with_the_number_of_the_ballot_is_a_label(papers: Papers, name: str) -> None:
    outcome = papers.counted(f"{name};Speeltuin;Moestuin\n1;2;1\n2;1;2\n3;1;2\n")
    assert outcome["plurality_votes"] == {"Speeltuin": 2, "Moestuin": 1}
    assert outcome["set_aside"] == [f"the column {name!r}, a label"]


def test_a_column_that_is_called_a_label_can_be_an_option_after_all(papers: Papers) -> None:
    sheet = "Nr;Ja\n1;2\n2;1\n"
    assert papers.counted(sheet, "--option", "Nr")["plurality_votes"] == {"Nr": 1, "Ja": 1}


@pytest.mark.parametrize("numbers", ["1234", "5678", "2345"])
def test_a_column_that_counts_the_rows_is_asked_about(papers: Papers, numbers: str) -> None:
    rows = "".join(
        f"{number};{places}\n" for number, places in zip(numbers, ("1;2", "2;1", "1;2", "1;2"), strict=True)
    )
    sheet = f"Papier;Speeltuin;Moestuin\n{rows}"
    reason = papers.refused(sheet)
    assert (
        reason
        == "the column 'Papier' could be an option or a number: say --option 'Papier' or --label 'Papier'"
    )
    assert papers.counted(sheet, "--label", "papier")["plurality_votes"] == {"Speeltuin": 3, "Moestuin": 1}


def test_a_column_with_a_small_number_of_something_else_is_asked_about(papers: Papers) -> None:
    sheet = "Tafel;Speeltuin;Moestuin;Pad\n2;1;2;3\n1;2;1;3\n3;3;2;1\n2;1;3;2\n"
    assert papers.refused(sheet).startswith("the column 'Tafel' could be an option or a number")
    assert papers.counted(sheet, "--label", "Tafel")["plurality_votes"] == {
        "Speeltuin": 2,
        "Moestuin": 1,
        "Pad": 1,
    }
    assert papers.counted(sheet, "--option", "Tafel")["ballots"] == 4


def test_an_option_that_everybody_puts_last_is_an_option(papers: Papers) -> None:
    assert papers.counted("A;B;C\n1;2;3\n2;1;3\n1;2;3\n")["plurality_votes"] == {"A": 2, "B": 1, "C": 0}


@pytest.mark.parametrize("ages", [("34", "51", "70"), ("18", "18", "18")])
def test_ages_are_no_places(papers: Papers, ages: tuple[str, ...]) -> None:
    rows = "".join(f"{age};1;2\n" for age in ages)
    reason = papers.refused(f"Leeftijd;Speeltuin;Moestuin\n{rows}")
    assert reason.startswith(
        f"line 2: {ages[0]} under 'Leeftijd' is a place below the last one (3): {POINTS}"
    )
    assert reason.endswith("if 'Leeftijd' is no option, say --label 'Leeftijd'")


def test_a_column_of_names_of_people_is_refused_with_what_to_say(papers: Papers) -> None:
    sheet = "Wie;Speeltuin;Moestuin\nJan;1;2\n"
    assert papers.refused(sheet).endswith("if 'Wie' is no option, say --label 'Wie'")
    assert papers.counted(sheet, "--label", "Wie")["ballots"] == 1


@pytest.mark.parametrize("said", ["--label", "--option"])
def test_a_column_that_is_named_has_to_be_there(papers: Papers, said: str) -> None:
    assert papers.refused("Ash;Beech\n1;2\n", said, "Nr") == "line 1: has no column 'Nr'"


# Rows that are no ballots


@pytest.mark.parametrize("word", ["Totaal", "totaal:", "TOTAL", "Som", "Gemiddelde", "Subtotaal"])
def test_a_row_that_says_it_is_a_total_is_refused(papers: Papers, word: str) -> None:
    reason = papers.refused(f"Biljet;Speeltuin;Moestuin\na;1;2\nb;2;1\n{word};3;3\n")
    assert reason.startswith(
        "line 4: looks like a row of totals, not like a ballot: take it out of the sheet"
    )


def test_a_row_that_adds_up_the_ones_above_it_is_refused(papers: Papers) -> None:
    adds_up = "adds up the rows above it, so it is no ballot: take it out of the sheet"
    assert papers.refused("A;B;C;D\n1;;;2\n;1;;1\n;;1;1\n1;1;1;4\n").startswith(f"line 5: {adds_up}")
    assert papers.refused("aantal;A;B\n3;1;2\n4;2;1\n7;;\n").startswith(f"line 4: {adds_up}")
    assert papers.refused("A;B\n3;2\n1;4\n4;6\n", "--points").startswith(f"line 4: {adds_up}")


# Points


@pytest.mark.parametrize("rows", ["5;3;1\n5;2;1\n", "3;2;2\n", "3;3;2\n2;3;3\n", "1;3;\n"])
def test_points_are_not_read_as_places(papers: Papers, rows: str) -> None:
    assert POINTS in papers.refused(f"Speeltuin;Buurtcafé;Moestuin\n{rows}")


def test_points_that_are_said_to_be_points_are_counted(papers: Papers) -> None:
    outcome = papers.counted("aantal;Speeltuin;Buurtcafé;Moestuin\n2;5;3;0\n1;;1;4\n", "--points")
    assert outcome["points"] == {"Speeltuin": 10, "Buurtcafé": 7, "Moestuin": 4}
    assert (outcome["winner"], outcome["voters"]) == (["Speeltuin"], 3)


def test_a_count_of_points_that_would_fill_the_memory_is_refused(papers: Papers) -> None:
    reason = papers.refused("aantal;A\n999999999;5\n", "--points")
    assert reason == "has 999999999 ballots with points, more than 100000"


@pytest.mark.parametrize("row", ["1;2;2;3", "1;2;2;4", "1;1;1;1", "1;;;", "1;2;;2", "1;1;3;3"])
def test_equal_places_may_be_numbered_on_or_take_up_the_places_they_share(papers: Papers, row: str) -> None:
    assert papers.counted(f"A;B;C;D\n{row}\n")["ballots"] == 1


@pytest.mark.parametrize("row", ["1;3;4;4", "2;3;4;", "1;2;4;", "1;2;2;2;".rstrip(";") + "\n1;1;2;4"])
def test_a_place_that_is_left_out_is_refused(papers: Papers, row: str) -> None:
    assert "leaves a place out" in papers.refused(f"A;B;C;D\n{row}\n")


def test_a_blank_ballot_counts_as_a_ballot_and_an_empty_row_does_not(papers: Papers) -> None:
    assert papers.counted("ballot,Ash,Beech\n1,1,2\n2,,\n")["ballots"] == 2
    assert papers.counted("Ash,Beech\n1,2\n,\n")["ballots"] == 1


@examples(st.text(alphabet='123;,\n"\tAaN sep=é', max_size=40))
def test_any_sheet_is_counted_or_refused(text: str) -> None:
    with suppress(Unreadable):
        ballots, _ = read_csv(text, Said())
        assert ballots.options
        assert ballots.ballots
