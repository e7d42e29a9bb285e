"""When and where a session was held: what is not said first, and what really happened before what was planned."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import UNSET

from session.record import csv_export, held, json_export, pdf, summary, typeset
from session.record.document import Record
from session.record.export import RecordSource, file, record_of
from session.record.reading import Reading
from session.recount import command, verify
from session.rounds import KINDS
from tests.cast import Story, created, fay, given
from tests.record import checks, samples

DAY = 24 * 3600
PLACE = "Dorpshuis De Klink, Weert"
LONG = (
    "Multifunctioneel buurtcentrum annex wijkgezondheidscentrum Het Klaverblad, "
    "grote zaal op de tweede verdieping, Weert-Noord"
)
# Both without a space to break a line at, and as long as a place may be.
HOSTILE = ("Hottentottententententoonstelling" * 5)[:160]


def planned(language: str = "nl", **facts: object) -> Record:
    """A session that was held on 21 November 2026, with a plan."""
    record = samples.ordinary(language)
    return replace(record, session=replace(record.session, **facts))  # type: ignore[arg-type]


def of(story: Story, language: str = "nl") -> Record:
    return record_of(source(story, language), KINDS)


def source(story: Story, language: str) -> RecordSource:
    return RecordSource(story.state, len(story.log), "ab", language, samples.NOON, "Europe/Amsterdam")


def test_a_session_without_a_plan_has_nothing_of_it_in_any_file() -> None:
    record = of(given(created(), kinds=KINDS))
    assert (record.session.planned, record.session.place) == (UNSET, UNSET)
    facts = json.loads(json_export.encode(record))["record"]["session"]
    assert not {"planned", "place"} & set(facts)
    assert "sessie.csv" not in csv_export.tables(record)
    assert "place" not in typeset.sheet(record, "0" * 64)["cover"]
    assert summary.sheet(record, Reading())["beside"] == []


def test_a_plan_that_was_emptied_again_is_no_plan() -> None:
    story = given(created(), kinds=KINDS).when(
        fay.asks("session.set", date="2026-11-21", place=PLACE), fay.asks("session.set", date="", place="")
    )
    assert (of(story).session.planned, of(story).session.place) == (UNSET, UNSET)


def test_a_day_that_no_calendar_has_is_printed_as_it_was_filled_in() -> None:
    assert "2026-02-31" in held.about(planned(planned="2026-02-31"))


@pytest.mark.parametrize(
    ("language", "facts", "sentence"),
    [
        ("nl", {"planned": "2026-11-21"}, "Verslag van de sessie op 21 november 2026."),
        ("en", {"planned": "2026-11-21"}, "Record of the session on 21 November 2026."),
        (
            "nl",
            {"planned": "2026-11-20"},
            "Verslag van de sessie. De sessie was gepland op 20 november 2026 en begon op 21 november 2026.",
        ),
        (
            "en",
            {"planned": "2026-11-20"},
            "Record of the session. The session was planned for 20 November 2026 and began on 21 November 2026.",
        ),
        (
            "nl",
            {"planned": "2026-11-28", "ended": samples.NOON + 7 * DAY},
            "Verslag van de sessie. De sessie was gepland op 28 november 2026, begon op 21 november 2026 en "
            "eindigde op 28 november 2026.",
        ),
        (
            "en",
            {"planned": "2026-11-28", "ended": None},
            "Record of the session. The session was planned for 28 November 2026 and began on 21 November 2026.",
        ),
        (
            "nl",
            {"planned": "2026-11-28", "started": None, "ended": None},
            "Verslag van de sessie. De sessie is gepland op 28 november 2026.",
        ),
        ("nl", {"started": None, "ended": None, "place": PLACE}, "Verslag van de sessie."),
    ],
    ids=["same-nl", "same-en", "other-nl", "other-en", "days-nl", "runs-en", "not-begun-nl", "undated-nl"],
)
def test_the_day_it_began_goes_before_the_day_that_was_planned(
    language: str, facts: dict[str, object], sentence: str
) -> None:
    assert held.about(planned(language, **facts)) == sentence


def test_the_day_is_that_of_where_the_session_was_held() -> None:
    late = samples.NOON + 9 * 3600  # 23.12 in Amsterdam
    assert "gepland" not in held.about(planned(planned="2026-11-21", started=late, ended=late))
    there = replace(planned(planned="2026-11-21", started=late, ended=late), zone="Asia/Tokyo")
    assert "begon op 22 november 2026" in held.about(there)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("place", [PLACE, LONG, HOSTILE, *samples.HOSTILE[:4]], ids=lambda text: text[:12])
def test_the_first_page_and_the_summary_say_where_and_stay_sound(language: str, place: str) -> None:
    record = planned(language, planned="2026-11-20", place=place)
    words = checks.squeezed({"nl": "Plaats: ", "en": "Place: "}[language] + place)
    exact = json_export.encode(record)
    whole, page = pdf.render(record, exact), pdf.on_one_page(record, Reading())
    for made in (whole, page):
        assert checks.failures(made) == []
        assert words in checks.squeezed(checks.pages(made)[0])
        assert checks.squeezed({"nl": "20 november 2026", "en": "20 November 2026"}[language]) in (
            checks.squeezed(checks.pages(made)[0])
        )
    assert len(checks.pages(page)) == 1


def test_the_spreadsheet_tells_when_and_where_on_a_line_of_its_own() -> None:
    record = planned(planned="2026-11-20", place="=1+1")
    content = csv_export.tables(record)["sessie.csv"][3:].decode()
    rows = list(csv.reader(io.StringIO(content, newline=""), delimiter=";"))
    assert rows == [
        ["titel", "code", "gepland op", "begonnen", "geëindigd", "plaats"],
        ["Welzijn in de wijk", "K7M4PX", "2026-11-20", "2026-11-21 12:12", "2026-11-21 14:12", "'=1+1"],
    ]
    assert "session.csv" in csv_export.tables(planned("en", place=PLACE))


def test_the_file_has_it_and_can_be_verified_and_counted_again(tmp_path: Path) -> None:
    story = given(created(), kinds=KINDS).when(
        fay.asks("session.set", date="2026-11-20", place=PLACE), fay.asks("session.open")
    )
    made = file(source(story, "en"), KINDS, "json")
    facts = json.loads(made)["record"]["session"]
    assert (facts["planned"], facts["place"]) == ("2026-11-20", PLACE)
    path = tmp_path / "record.json"
    path.write_bytes(made)
    assert verify.main([str(path)], io.StringIO(), io.StringIO()) == 0
    assert command.main([str(path)], io.StringIO(), io.StringIO()) == 0
    path.write_bytes(made.replace(b"2026-11-20", b"2026-11-19"))
    assert verify.main([str(path)], io.StringIO(), io.StringIO()) == 1
