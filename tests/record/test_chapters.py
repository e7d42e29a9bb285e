"""Rounds that belong together on the pages: what is not told together first, then what stands beside what."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from session.core.section import Answered, Axis, Column, OfRole, Table, Undertaking, Vote
from session.record import json_export, pdf, typeset
from session.record.document import Record, RoundResolution, RoundSection
from session.record.export import RecordSource, read
from session.record.reading import Chapter, Reading
from session.rounds import KINDS
from tests.cast import Story, created, fay, given, people
from tests.record import checks, debates, samples


def sheet(record: Record, reading: Reading | None = None) -> Any:
    return typeset.sheet(record, "0" * 64, reading)


def held(story: Story) -> tuple[Record, Reading]:
    return read(RecordSource(story.state, 1, "ab", "nl", 0, "Europe/Amsterdam"), KINDS)


ONE = {"texts": ["The bridge stays"]}
SEVEN = people(7)


def statement(story: Story, **changes: Any) -> Story:
    """A vote on a statement that seven people cast."""
    asked = changes or {"source": ONE}
    story = story.when(fay.asks("round.add", kind="rate", prompt="Agree?", **asked))
    name = f"r{len(story.state.order)}"
    story = story.when(fay.asks("round.open", name))
    option = story.state.rounds[name].options[0].id
    casts = (person.casts(name, values={option: 4}) for person in SEVEN)
    return story.when(*casts, fay.asks("round.close", name))


STARTED = given(created(entry="open"), kinds=KINDS).when(*(person.asks("seat.take") for person in SEVEN))


def test_two_votes_on_other_things_are_not_told_together() -> None:
    _, reading = held(statement(statement(STARTED)))
    assert [chapter.rounds for chapter in reading.chapters] == [("r1",), ("r2",)]


def test_a_second_vote_that_comes_later_stays_where_it_was_in_the_session() -> None:
    record, reading = held(statement(statement(statement(STARTED)), again="r1"))
    assert reading.chapters[-1] == Chapter(("r3",), ("r3",))
    page = sheet(record, reading)["sections"][-1]
    assert [vote["label"] for vote in page["vote"]["votes"]] == ["Uitslag"]
    assert page["tables"][0]["title"].startswith("Eerste en tweede stemming")


def test_a_vote_that_is_withheld_is_not_drawn() -> None:
    alone = STARTED.when(
        fay.asks("round.add", kind="rate", prompt="Agree?", source=ONE), fay.asks("round.open", "r1")
    )
    option = alone.state.rounds["r1"].options[0].id
    record, reading = held(
        alone.when(SEVEN[0].casts("r1", values={option: 4}), fay.asks("round.close", "r1"))
    )
    assert reading.votes == {}
    assert "vote" not in sheet(record, reading)["sections"][0]
    assert sheet(record, reading)["standouts"] is None


def test_a_second_vote_right_after_the_first_is_told_with_it() -> None:
    record, reading = held(statement(statement(STARTED), again="r1"))
    assert reading.chapters == (Chapter(("r1", "r2"), ("r1", "r2")),)
    (page,) = sheet(record, reading)["sections"]
    assert page["title"] == "The bridge stays"
    assert [vote["label"] for vote in page["vote"]["votes"]] == ["Eerste stemming", "Tweede stemming"]


def test_votes_and_roles_and_arguments_stand_under_their_statement() -> None:
    page = sheet(*debates.debate())["sections"][0]
    assert page["title"] == debates.STATEMENTS[0]
    assert page["running"] == "Ronde 1 tot en met 4"
    assert [vote["figure"] for vote in page["vote"]["votes"]] == ["2,95", "3,20"]
    assert [(role["name"], role["mark"]) for role in page["vote"]["roles"]] == [
        ("Burger", 1), ("Professional", 2), ("Ambtenaar", 3),
    ]  # fmt: skip
    arguments, talk = page["after"]
    assert [side["title"] for side in arguments["sides"][0]["sides"]] == ["Voor", "Tegen"]
    assert talk["lists"][0]["title"] == ""  # it is the title of the page


def test_what_stands_in_the_drawing_stands_in_no_table() -> None:
    laid_out = sheet(*debates.debate(statements=1))
    (page,) = laid_out["sections"]
    assert page["tables"] == []
    assert all(debates.ATTENDED not in part["summary"] for part in (page, *page["after"]))
    assert [vote["answers"] for vote in page["vote"]["votes"]] == [debates.ATTENDED] * 2


def test_figures_of_every_round_stand_at_the_back_in_one_table_a_kind() -> None:
    answers, spread = sheet(*debates.debate())["figures"]["tables"]
    assert [row["cells"][0]["text"] for row in answers["rows"]] == [
        "1",
        "4",
        "5",
        "8",
        "9",
        "12",
        "13",
        "16",
        "17",
        "20",
    ]
    assert [column["label"] for column in answers["columns"]] == ["Ronde", "Stelling", "Gemiddelde"]
    assert spread["note"] == debates.SPREAD_NOTE


def test_one_thing_has_no_place() -> None:
    record, _ = debates.debate(statements=1)
    heads = [column["label"] for column in sheet(record)["sections"][0]["tables"][0]["columns"]]
    assert heads == ["Stelling", "Gemiddelde"]


def test_a_long_note_is_printed_once() -> None:
    record, _ = debates.debate()
    notes = [table["note"] for page in sheet(record)["sections"] for table in page["tables"]]
    assert notes.count(debates.SPREAD_NOTE) == 1


def test_objections_are_printed_with_the_decision_and_not_again() -> None:
    words = ("Te vroeg.", "Te duur.")
    quotes = samples.dots().quotes[1]
    section = replace(samples.dots(), quotes=(replace(quotes, texts=words),))
    decided = (RoundResolution("Samen", 3, 2, 1, 6, words, round="r3"),)
    assert sheet(samples.ordinary(sections=(section,), decisions=decided))["sections"][0]["dissent"] == []
    other = sheet(samples.ordinary(sections=(section,), decisions=()))["sections"][0]["dissent"]
    assert other[0]["texts"] == list(words)


def test_actions_have_the_confidence_that_people_gave_them() -> None:
    columns = (
        Column("text", "Wat"),
        Column("who", "Wie"),
        Column("mean", "Zeker", "number"),
        Column("n", "N", "int"),
    )
    rows = (
        {"text": "Bel de wijk", "who": "Ans", "mean": 3.75, "n": 12},
        {"text": "Wacht", "mean": None, "n": 2},
    )
    section = RoundSection(
        "r9",
        9,
        "actions",
        "Afspraken",
        "Wie doet wat?",
        "released",
        tables=(Table("r9_actions", "", columns, rows),),
    )
    actions = (Undertaking("Bel de wijk", "Ans"), Undertaking("Wacht"))
    laid_out = sheet(samples.ordinary(sections=(section,), actions=actions))
    table = laid_out["outcome"]["actions"]
    assert [row["cells"][-1]["text"] for row in table["rows"]] == ["3,8 (12)", "–"]
    assert "Vertrouwen" in table["note"]
    assert laid_out["sections"][0]["tables"] == []  # all of it stands with the actions


def test_two_votes_on_several_things_are_compared_in_all_and_by_role() -> None:
    def several(*figures: float) -> Vote:
        return Vote(
            "gemiddelde", 1, 5,
            tuple(
                Answered(f"o{at}", f"Keuze {at}", 20, figure, roles=(OfRole("Wijk", figure), OfRole("Raad", 3.0)))
                for at, figure in enumerate(figures)
            ),
        )  # fmt: skip

    sections = tuple(RoundSection(f"r{n}", n, "rate", "Scores", "Wat vind je?", "released") for n in (1, 2))
    reading = Reading(
        {"r1": several(2.0, 3.0), "r2": several(2.5, 2.8)}, chapters=(Chapter(("r1", "r2"), ("r1", "r2")),)
    )
    (table,) = sheet(samples.ordinary(sections=sections), reading)["sections"][0]["tables"]
    assert [[cell["text"] for cell in row["cells"]] for row in table["rows"]] == [
        ["Keuze 0", "2,00", "2,50", "+0,50", "2,00 → 2,50", "3,00 → 3,00"],
        ["Keuze 1", "3,00", "2,80", "−0,20", "3,00 → 2,80", "3,00 → 3,00"],
    ]


def on_criteria(*places: tuple[float | None, float | None], turned: bool = False) -> Any:
    things = tuple(Answered(f"o{at}", f"Keuze {at}", 20, 3.0, axes=place) for at, place in enumerate(places))
    vote = Vote(
        "gewogen", 1, 5, things, axes=(Axis("Belang"), Axis("Kosten", turned)),
        quarters=("Nu", "Klein", "Rusten", "Uitzoeken"),
    )  # fmt: skip
    section = RoundSection("r1", 1, "criteria", "Afwegen", "Weeg af", "released")
    return sheet(samples.ordinary(sections=(section,)), Reading({"r1": vote}))["sections"][0]


def test_the_largest_gap_between_two_criteria_comes_first() -> None:
    (table,) = on_criteria((3.0, 2.5), (5.0, 1.0), (2.0, None))["tables"]
    assert [[cell["text"] for cell in row["cells"]] for row in table["rows"]] == [
        ["Keuze 1", "5,0", "1,0", "4,0"],
        ["Keuze 0", "3,0", "2,5", "0,5"],
        ["Keuze 2", "2,0", "–", "–"],
    ]


def test_the_plane_has_its_quarters_and_what_has_no_figure_is_not_on_it() -> None:
    plane = on_criteria((5.0, 5.0), (1.0, 1.0), (2.0, None))["plane"]
    assert plane["quarters"] == ["Nu", "Klein", "Rusten", "Uitzoeken"]
    best, worst = plane["points"]
    assert min(best["x"], best["y"]) > 0.9
    assert max(worst["x"], worst["y"]) < 0.1


def test_where_low_is_better_the_plane_is_turned_round() -> None:
    plane = on_criteria((5.0, 1.0), (1.0, 5.0), turned=True)["plane"]
    assert plane["points"][0]["x"] > 0.9
    assert plane["right_ends"] == ["5", "1"]


def test_points_on_one_place_can_be_read_apart() -> None:
    first, second = on_criteria((3.0, 3.0), (3.0, 3.0))["plane"]["points"]
    assert (first["x"], first["y"]) != (second["x"], second["y"])


@pytest.mark.parametrize("arguments", [61, 12])
def test_a_debate_of_66_people_takes_at_most_twenty_pages(arguments: int) -> None:
    record, reading = debates.debate(arguments)
    file = pdf.render(record, json_export.encode(record), None, reading)
    printed = checks.pages(file)
    assert len(printed) <= 20
    text = checks.squeezed("".join(printed))
    for number in range(arguments):
        assert checks.squeezed(debates.argument(number, "Tegen")) in text
    heads = [
        *debates.STATEMENTS,
        "Wat is je sterkste argument?",
        "Wat raakte je?",
        "Alle cijfers",
        "Voor",
        "Tegen",
    ]
    for one in printed:
        *_, last = [line for line in one.splitlines() if not line.startswith("Versnelkamer, sessie")]
        assert last.strip() not in heads, f"a heading alone at the foot: {last}"


def test_a_page_number_is_that_of_the_page() -> None:
    record, reading = debates.debate(61, statements=2)
    printed = checks.pages(pdf.render(record, json_export.encode(record), None, reading))
    first = next(at for at, text in enumerate(printed, 1) if "Alle ideeën, woord voor woord" in text)
    told = next(text for text in printed if "Alle 122 argumenten staan op" in text)
    assert f"Alle 122 argumenten staan op bladzijde {first}." in " ".join(told.split())
