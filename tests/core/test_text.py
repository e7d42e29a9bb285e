"""Texts of participants: nothing hidden, nothing overridden, fair to count, and cheap to refuse."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, strategies as st

from session.core import text
from session.core.refusals import Refused
from session.core.text import accept, clean, length

FAMILY = "👨‍👩‍👧‍👦"
KISS = "👩🏽‍❤️‍💋‍👩🏽"
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
PERSIAN = "می‌خواهم"
HINDI = "क्‍ष"

BIDI = [chr(point) for point in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)]
ZERO_WIDTH = [
    "\u200b",
    "\u2060",
    "\ufeff",
    "\u00ad",
    "\u034f",
    "\u115f",
    "\u1160",
    "\u3164",
    "\uffa0",
    "\u180e",
]
CONTROLS = [chr(point) for point in (*range(0x20), *range(0x7F, 0xA0)) if chr(point) not in "\n\t\r\v\f\x85"]
NO_CHARACTERS = ["\ue000", "\U000f0000", "\U0010ffff", "\ufdd0", "\u0378", "\ud800", "\udfff"]


@pytest.mark.parametrize("limit", [1, 160, 500, 2000])
@pytest.mark.parametrize("size", [100_000, 10_000_000])
def test_a_text_that_is_far_too_long_is_refused_without_looking_at_it(
    limit: int, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked(*_: object, **__: object) -> str:
        raise AssertionError("its size must cost nothing")

    monkeypatch.setattr(text, "clean", looked)
    monkeypatch.setattr(text, "length", looked)
    assert accept("\u0958" * size, limit) == Refused("text_too_long", {"limit": limit, "length": size})


def test_one_character_too_many_is_refused_with_the_length_and_the_limit() -> None:
    assert accept("x" * 161, 160) == Refused("text_too_long", {"limit": 160, "length": 161})
    assert accept("x" * 160, 160) == "x" * 160


def test_the_limit_counts_characters_as_a_reader_does() -> None:
    for character in (FAMILY, KISS, "🇳🇱"):
        assert accept(character * 10, 10) == character * 10
        assert accept(character * 11, 10) == Refused("text_too_long", {"limit": 10, "length": 11})


def test_what_is_not_counted_cannot_make_a_text_endless() -> None:
    assert isinstance(accept("न" + "\u093f" * 400, 10), Refused)
    assert isinstance(accept("✋" + "\u200d✋" * 400, 10), Refused)


@pytest.mark.parametrize(
    "nothing", ["", " ", "\n\n", "\t", "\u200b", "\u202e", "\u200d\u200c", "\u3164", "\u2800", "\u0301"]
)
def test_a_text_that_shows_nothing_is_refused(nothing: str) -> None:
    assert accept(nothing, 10) == Refused("text_empty")


@pytest.mark.parametrize("hidden", [*BIDI, *ZERO_WIDTH, *CONTROLS, *NO_CHARACTERS], ids=ascii)
def test_what_is_hidden_or_overrides_goes(hidden: str) -> None:
    assert clean(f"{hidden}pay{hidden}pal{hidden}") == "paypal"


@pytest.mark.parametrize("space", [*"\t\v\f\x85\u00a0\u1680\u2003\u2028\u2029\u202f\u3000\u2800"], ids=ascii)
def test_every_kind_of_space_becomes_one_space(space: str) -> None:
    assert clean(f"{space}een{space}{space}idee{space}") == "een idee"


@pytest.mark.parametrize(
    "kept",
    [
        "Café ¿qué? ½ €3 “zo” – en zo…",
        "<b>vet</b> & {{ 7*7 }} =SUM(A1) #set page() $x$",
        FAMILY,
        "👩🏽‍⚕️ ❤️‍🔥 🏳️‍🌈 1️⃣ 🇳🇱",
        SCOTLAND,
        PERSIAN,
        HINDI,
        "שלום עליכם مرحبا",
        "각 ไทย ணி Đặng ﷺ",
    ],
)
def test_ordinary_text_of_every_language_stays_as_it_is(kept: str) -> None:
    assert clean(kept) == unicodedata.normalize("NFC", kept)


@pytest.mark.parametrize("joiner", ["\u200c", "\u200d"])
def test_a_joiner_that_joins_nothing_goes(joiner: str) -> None:
    assert clean(f"{joiner}pay{joiner}pal 12{joiner}3 ") == "paypal 123"
    assert clean(f"✋{joiner * 9}✋") == f"✋{joiner}✋"


def test_tags_without_a_flag_go() -> None:
    assert clean("vote" + SCOTLAND[1:] + " yes") == "vote yes"


@pytest.mark.parametrize("between", ["", "\u200b", "\u202e", "\u00ad", "\u200d"], ids=ascii)
def test_a_letter_and_its_accent_become_one_character_whatever_was_hidden_between(between: str) -> None:
    assert clean(f"cafe{between}\u0301") == "café"


@pytest.mark.parametrize("between", ["", "\u200b", "\u202e", "\u200c", "\u200d"], ids=ascii)
def test_marks_do_not_pile_up_whatever_was_hidden_between(between: str) -> None:
    for base in "zक✋":
        piled = clean(f"{base}" + f"\u0336\u0489\u0353{between}" * 30 + "o")
        assert sum(unicodedata.category(char) in ("Mn", "Me") for char in piled) == 4
        assert piled[-1] == "o"


def test_lines_survive_where_they_may_and_at_most_one_of_them_is_empty() -> None:
    assert clean("a\r\nb\rc\n\n\n\nd \n ") == "a\nb\nc\n\nd"
    assert clean("a\r\nb\rc\n\n\n\nd", lines=False) == "a b c d"


@pytest.mark.parametrize(
    ("shown", "count"),
    [
        ("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("z\u0336\u0353", 1), (FAMILY, 1), ("👍🏽", 1), ("❤️", 1),
        ("👩🏽‍⚕️", 1), (KISS, 1), (SCOTLAND, 1), ("🇳🇱", 1), ("🇳🇱🇧🇪", 2), ("1️⃣", 1), ("नमस्ते", 3), ("a b", 3),
        ("a\nb", 3), ("각", 1), (PERSIAN, 7),
    ],
)  # fmt: skip
def test_the_length_is_what_a_reader_counts(shown: str, count: int) -> None:
    assert length(shown) == count


def test_what_is_glued_together_without_end_is_more_than_one_character() -> None:
    glued = "✋" + "\u200d✋" * 10_000
    assert clean(glued) == glued
    assert length(glued) == -(-len(glued) // text.POINTS_A_CHARACTER)
    assert length("z" + "\u0336" * (text.POINTS_A_CHARACTER - 1)) == 1
    assert length("z" + "\u0336" * text.POINTS_A_CHARACTER) == 2


ANYTHING = st.text(
    st.characters(codec=None) | st.sampled_from([*BIDI, *ZERO_WIDTH, "\u0301", "\u200d", "\n", " ", "e"])
)


@given(ANYTHING, st.booleans())
def test_clean_text_is_in_normal_form_hides_nothing_and_stays_clean(raw: str, lines: bool) -> None:
    once = clean(raw, lines=lines)
    assert unicodedata.is_normalized("NFC", once)
    assert clean(once, lines=lines) == once
    assert once == once.strip()
    assert lines or "\n" not in once
    assert not set(once) & {*BIDI, *ZERO_WIDTH, *CONTROLS, *NO_CHARACTERS}
    once.encode("utf-8")


@given(ANYTHING, st.integers(1, 12))
def test_what_is_accepted_is_clean_visible_and_within_the_limit(raw: str, limit: int) -> None:
    accepted = accept(raw, limit)
    if not isinstance(accepted, Refused):
        assert accepted == clean(raw)
        assert any(unicodedata.category(char)[0] in "LNPS" for char in accepted)
        assert length(accepted) <= limit
        assert len(accepted) <= limit * text.POINTS_A_CHARACTER
