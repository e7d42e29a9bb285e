"""The record on one page: what may not be in it first, then that it is one page whatever there was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from session.core.section import Answered, Concern, Undertaking, Vote
from session.record import json_export, pdf, summary
from session.record.document import People, Record, RoleCount, RoundResolution
from session.record.reading import Reading
from tests.record import checks, samples

ADDRESS = "https://zaal.example/join/K7M4PX"


def page_of(record: Record, address: str | None = ADDRESS) -> tuple[bytes, str]:
    """The file, which is one sound page, and its text."""
    file = pdf.on_one_page(record, Reading(), address)
    assert checks.failures(file) == []
    (only,) = checks.pages(file)
    return file, checks.squeezed(only)


def full() -> Record:
    """More of everything than fits on a page."""
    long = (
        "Wij spreken af dat elk gezin in de wijk zelf één vaste contactpersoon kiest die altijd bereikbaar is. "
        * 3
    )
    decisions = tuple(
        RoundResolution(
            f"{at} {long}",
            51,
            9,
            6,
            66,
            (long,),
            round="r6",
            minority=(Concern(long, joined=at), Concern("Niet eens")),
        )
        for at in range(1, 13)
    )
    return samples.ordinary(
        decisions=decisions,
        actions=tuple(
            Undertaking(f"{at} {long}", "Wijkteam West en de gemeente", "2027-01-12") for at in range(20)
        ),
        people=People(
            66, tuple(RoleCount(f"Een rol met een lange naam, nummer {at}", 8) for at in range(12))
        ),
    )


def test_figures_that_the_record_withholds_are_not_on_the_page() -> None:
    withheld = RoundResolution("Wij gaan door.", None, None, None, 3, withheld=True, round="r6")
    _, text = page_of(samples.ordinary(decisions=(withheld,), people=People(3, (RoleCount("Burger", None),))))
    assert "van3" not in text
    assert checks.squeezed("Wij gaan door.") in text


def test_a_record_that_is_not_final_says_so_and_nobody_is_sent_to_it() -> None:
    sheet = summary.sheet(samples.ordinary(provisional=True), Reading())
    assert sheet["qr"] is None
    assert sheet["provisional"]


def test_with_nothing_decided_the_page_says_so() -> None:
    _, text = page_of(samples.ordinary(decisions=(), actions=(), sections=()), None)
    assert checks.squeezed("Er is geen besluit vastgelegd.") in text


def test_hostile_text_is_printed_as_text_on_a_sound_page() -> None:
    _, text = page_of(samples.hostile())
    assert "root:" not in text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_tells_what_was_decided_by_how_many_who_was_there_and_what_was_agreed(language: str) -> None:
    file, text = page_of(samples.ordinary(language))
    for words in (
        "Bewoners praten mee vanaf de eerste vergadering.",
        "24 × Burger",
        "Buurtraad",
        "Vertrouwen en lef",
    ):
        assert checks.squeezed(words) in text
    assert {"nl": "51van66", "en": "51of66"}[language] in text
    assert file == pdf.on_one_page(samples.ordinary(language), Reading(), ADDRESS)


def test_what_does_not_fit_is_told_shorter_and_how_much_is_left_out() -> None:
    _, text = page_of(full())
    assert checks.squeezed("Die staan in het hele verslag.") in text


def test_the_objection_that_most_people_share_stands_on_the_page() -> None:
    shared = (Concern("Alleen ik"), Concern("Wij allen", joined=9), Concern("Wij twee", joined=6))
    (first, *others) = samples.ordinary().decisions
    step = summary.sheet(samples.ordinary(decisions=(replace(first, minority=shared), *others)), Reading())[
        "steps"
    ][0]
    assert step["minority"][1] == "Wij allen"


def test_the_record_without_its_back_is_sound_and_sends_nobody_to_pages_that_are_not_there() -> None:
    record = samples.ordinary()
    exact = json_export.encode(record)
    whole, short = pdf.render(record, exact), pdf.render(record, exact, whole=False)
    assert checks.failures(short) == []
    assert checks.attached(short) == exact
    assert len(checks.pages(short)) < len(checks.pages(whole))
    text = checks.squeezed("".join(checks.pages(short)))
    assert checks.squeezed("Alle ideeën, woord voor woord") not in text


def lefts(file: bytes) -> dict[str, float]:
    """How far from the left each run of text on the page begins."""
    found: dict[str, float] = {}

    def seen(text: str, _: object, at: list[float], *__: object) -> None:
        if text.strip():
            found.setdefault(text.strip(), at[4])

    checks.reader(file).pages[0].extract_text(visitor_text=seen)
    return found


def test_how_far_people_agree_stands_under_what_it_is_of_and_not_over_the_bar() -> None:
    things = (Answered("o1", "Keuze een", 3, 3.0, (0, 1, 1, 1, 0), apart=0.5),)
    reading = Reading(votes={"r4": Vote("gemiddelde", 1, 5, things, tuple("12345"))})
    file = pdf.on_one_page(samples.ordinary(), reading)
    assert checks.failures(file) == []
    at = lefts(file)
    assert abs(at["Eensgezindheid 0,50"] - at["Keuze een"]) < 1


def test_what_was_decided_is_not_drawn_a_second_time_as_bars() -> None:
    record = samples.ordinary()
    bars = summary.sheet(record, Reading())["steps"][0]["bars"]
    assert bars is not None
    drawn = next(section for section in record.sections if section.prompt == bars["title"])
    (first, *others) = record.decisions
    decided = replace(record, decisions=(replace(first, round=drawn.round), *others))
    again = summary.sheet(decided, Reading())["steps"][0]["bars"]
    assert again is None or again["title"] != drawn.prompt


def test_the_bars_of_a_second_vote_stand_under_what_the_first_one_asked() -> None:
    first = replace(samples.dots(), round="r1", prompt="Waar zetten we op in?", tables=())
    second = replace(samples.dots(), round="r2", prompt="Stem opnieuw.")
    record = samples.ordinary(sections=(first, second))
    bars = summary.sheet(record, Reading(again={"r2": "r1"}))["steps"][0]["bars"]
    assert bars is not None
    assert bars["title"] == "Waar zetten we op in?"
