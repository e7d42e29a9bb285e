"""The back of the record: nothing is lost there and nothing is said twice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from session.core.section import Column, Listing, Table
from session.record import json_export, pdf, typeset
from session.record.document import Record, RoundSection
from session.record.shorten import LONG, cut
from tests.record import checks, samples

LETTER = "Beste mensen, " + "dit is een lange brief met een heel verhaal. " * 40 + "Groet, Ans"


def sheet(record: Record) -> Any:
    return typeset.sheet(record, "0" * 64)


def brainstorm(*texts: str) -> RoundSection:
    return replace(samples.brainstorm(0), appendix=(Listing("Ideeën", texts),))


def clusters(*texts: str) -> RoundSection:
    return RoundSection(
        "r2",
        2,
        "organise",
        "Clusteren",
        "Wat hoort bij elkaar?",
        "released",
        lists=(Listing("Buurt", texts),),
    )


def chosen(text: str) -> RoundSection:
    table = Table(
        "t", "Keuzes", (Column("text", "Keuze"), Column("n", "Stemmen", "int")), ({"text": text, "n": 3},)
    )
    return RoundSection(
        "r3", 3, "choose", "Kiezen", "Welke?", "released", (f"Bovenaan staat ‘{text}’.",), tables=(table,)
    )


def test_a_text_that_is_not_long_is_never_shortened() -> None:
    whole = "woord " * (LONG // 6)
    page = sheet(samples.ordinary(sections=(chosen(whole),)))
    assert page["sections"][0]["tables"][0]["rows"][0]["cells"][0]["text"] == whole
    assert page["appendix"]["long"] == []


def test_a_long_text_is_shortened_in_its_table_and_in_sentences_and_stands_whole_at_the_back() -> None:
    page = sheet(samples.ordinary(sections=(chosen(LETTER),)))
    section = page["sections"][0]
    cell = section["tables"][0]["rows"][0]["cells"][0]
    assert cell["text"].endswith(" …")
    assert len(cell["text"]) < LONG
    assert section["summary"] == [f"Bovenaan staat ‘{cell['text']}’."]
    assert page["appendix"]["long"] == [{"text": LETTER, "target": cell["place"]}]


def test_the_beginning_of_a_text_ends_with_a_word() -> None:
    assert cut("een twee drie", 9) == "een twee …"
    assert cut("x" * 30, 10) == "x" * 10 + " …"


def test_equal_texts_stand_once_with_their_number() -> None:
    (part,) = sheet(samples.ordinary(sections=(brainstorm("Bankjes", "Bomen", "Bankjes"),)))["appendix"][
        "parts"
    ]
    assert part["lists"][0]["entries"] == ["Bankjes (2×)", "Bomen"]


def test_few_ideas_in_clusters_stay_with_their_round() -> None:
    page = sheet(samples.ordinary(sections=(brainstorm("Bankjes"), clusters("Bankjes"))))
    assert page["sections"][1]["lists"][0]["entries"] == ["Bankjes"]
    assert page["appendix"]["parts"][0]["lists"][0]["entries"] == ["Bankjes"]


def test_ideas_that_stand_in_long_lists_of_clusters_are_not_listed_again() -> None:
    ideas = tuple(f"Idee {at}" for at in range(40))
    sorted_ = tuple(f"{idea} (In de wijk)" for idea in ideas[1:])
    page = sheet(samples.ordinary(sections=(brainstorm(*ideas), clusters(*sorted_))))
    first, second = page["appendix"]["parts"]
    assert first["lists"][0]["entries"] == ["Idee 0"]  # which no cluster has
    assert first["elsewhere"][0]["target"] == second["target"] == "back-r2"
    assert second["lists"][0]["entries"] == list(sorted_)
    assert page["sections"][1]["lists"] == []
    assert page["sections"][1]["more"]["target"] == "back-r2"


def test_long_letters_stand_whole_in_a_sound_file() -> None:
    letters = tuple(f"{at}: {LETTER}" for at in range(20))
    rows = tuple({"text": text, "n": 1} for text in letters)
    section = replace(chosen(letters[0]), tables=(replace(chosen("").tables[0], rows=rows),))
    record = samples.ordinary(sections=(section,))
    file = pdf.render(record, json_export.encode(record))
    assert checks.failures(file) == []
    printed = checks.pages(file)
    text = checks.squeezed("".join(printed))
    assert text.count("Groet,Ans") == len(letters)
    assert len(printed) < 22
