"""The words: two languages with the same keys and gaps, and every key the code asks for is there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date as Day
from pathlib import Path

import pytest

from session import i18n

ROOT = Path(__file__).parent.parent
SOURCES = (("static/js", "*.js"), ("templates", "*.html"), ("session", "*.py"))
# t("key"), say("key") and say(lang, "key"), with either quote.
ASKED = re.compile(r"""\b(?:t|say)\(\s*(?:[\w.]+\s*,\s*)?(["'])([a-z][\w]*(?:\.\w+)+)\1""")
REFUSED = re.compile(r"""\bRefused\(\s*"(\w+)\"""")
GAP = re.compile(r"\{(\w+)\}")
FORMS = (".one", ".other")


def own_words(lang: str) -> dict[str, str]:
    return tomllib.loads((ROOT / "session" / "i18n" / f"{lang}.toml").read_text(encoding="utf-8"))


def prefix(key: str) -> str:
    return key.partition(".")[0]


def sources() -> Iterator[tuple[Path, str]]:
    for folder, pattern in SOURCES:
        for path in sorted((ROOT / folder).rglob(pattern)):
            if "vendor" not in path.parts:
                yield path.relative_to(ROOT), path.read_text(encoding="utf-8")


def test_both_languages_have_the_same_keys() -> None:
    nl, en = (i18n.catalog(lang) for lang in i18n.LANGUAGES)
    assert set(nl) == set(en)


def test_both_languages_have_the_same_gaps() -> None:
    nl, en = (i18n.catalog(lang) for lang in i18n.LANGUAGES)
    for key in nl:
        assert set(GAP.findall(nl[key])) == set(GAP.findall(en[key])), key


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_a_key_with_forms_has_all_of_them_and_no_plain_text(lang: str) -> None:
    keys = set(i18n.catalog(lang))
    stems = {key.removesuffix(form) for key in keys for form in FORMS if key.endswith(form)}
    for stem in stems:
        assert all(stem + form in keys for form in FORMS), stem
        assert stem not in keys


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_every_text_is_filled_in_calm_and_without_markup(lang: str) -> None:
    for key, text in i18n.catalog(lang).items():
        assert text == text.strip(), key
        assert text, key
        assert not set(text) & set("!<>"), key


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_every_refusal_is_its_own_text(lang: str) -> None:
    texts = [text for key, text in own_words(lang).items() if key.startswith("refused.")]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_the_keys_of_a_words_file_stand_in_order_under_their_prefix(lang: str) -> None:
    keys = list(own_words(lang))
    prefixes = list(dict.fromkeys(prefix(key) for key in keys))
    assert keys == sorted(keys, key=lambda key: (prefixes.index(prefix(key)), key))


def test_every_key_the_code_asks_for_is_there() -> None:
    keys = set(i18n.catalog("nl"))
    missing = [
        f"{path}: {key}"
        for path, text in sources()
        for _, key in ASKED.findall(text)
        if key not in keys and f"{key}.other" not in keys
    ]
    assert missing == []


def test_every_refusal_in_the_code_has_words() -> None:
    keys = set(i18n.catalog("nl"))
    codes = {(str(path), code) for path, text in sources() for code in REFUSED.findall(text)}
    assert sorted((path, code) for path, code in codes if f"refused.{code}" not in keys) == []


def test_an_unknown_key_language_or_gap_is_an_error() -> None:
    with pytest.raises(KeyError):
        i18n.say("nl", "phone.no_such_key")
    with pytest.raises(KeyError):
        i18n.catalog("fr")
    with pytest.raises(KeyError):
        i18n.say("nl", "refused.text_too_long", limit=300)


def test_a_text_of_a_participant_never_becomes_a_gap() -> None:
    assert "{limit}" in i18n.say("nl", "refused.bad_settings", path="{limit}")


def test_the_form_follows_the_count() -> None:
    assert i18n.say("nl", "common.people_inside", n=1) == "1 persoon is binnen"
    assert i18n.say("nl", "common.people_inside", n=0) == "0 mensen zijn binnen"
    assert i18n.say("en", "common.people_inside", n=1200) == "1,200 people are in"


def test_numbers_are_written_the_way_the_language_writes_them() -> None:
    assert i18n.number("nl", 1234.5) == "1.234,5"
    assert i18n.number("en", 1234.5) == "1,234.5"
    assert i18n.number("nl", 2, 1) == "2,0"
    assert i18n.number("nl", -0.001, 2) == "0,00"


def test_texts_that_are_asked_for_at_once_are_what_each_is_alone_with_moments_and_days_in_their_gaps() -> (
    None
):
    moment, day = (
        i18n.Moment(1_770_105_900, "Europe/Amsterdam"),
        i18n.DayOf(1_770_105_900, "Europe/Amsterdam"),
    )
    asked: list[i18n.Asked] = [
        "common.name",
        ("common.people_inside", {"n": 1}),
        ("record.pdf.ended", {"moment": moment}),
        ("record.pdf.about", {"date": day}),
    ]
    assert i18n.say_each("nl", asked) == [
        "Versnelkamer",
        "1 persoon is binnen",
        i18n.say("nl", "record.pdf.ended", moment="3 februari 2026 om 09.05 uur"),
        i18n.say("nl", "record.pdf.about", date="3 februari 2026"),
    ]
    with pytest.raises(KeyError):
        i18n.say_each("nl", ["common.name", "phone.no_such_key"])


def test_dates_and_times_are_written_the_way_the_language_writes_them() -> None:
    winter, summer = 1_770_105_900, 1_784_000_000
    assert i18n.date("nl", Day(2026, 2, 3)) == "3 februari 2026"
    assert i18n.date("en", Day(2026, 2, 3)) == "3 February 2026"
    assert i18n.date_time("nl", winter, "Europe/Amsterdam") == "3 februari 2026 om 09.05 uur"
    assert i18n.date_time("en", winter, "Europe/Amsterdam") == "3 February 2026 at 09:05"
    assert i18n.time_of_day("nl", summer, "Europe/Amsterdam") == "05.33"
