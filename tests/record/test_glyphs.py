"""What the fonts can draw, and how a text is made printable."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings, strategies as st

from session.i18n import say
from session.record import fontfile, glyphs

BASIC = "abcXYZ 0123456789 éëïöüçñ ßøåæ €£½ ‘’“” – … % & @ # <>[]{}|\\/ → ✓ ≥ □ ΑΒΓ Привет"


def test_a_file_without_a_character_map_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    with TTFont(glyphs.FONTS / "Besley_700Bold.ttf") as font:
        font["cmap"].tables = []
        font.save(broken)
    with pytest.raises(ValueError, match=r"broken.ttf: no Unicode character map"):
        fontfile.read(broken)


def test_a_file_that_is_no_font_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font at all")
    with pytest.raises(ValueError, match=r"broken.ttf: Not a TrueType"):
        fontfile.read(broken)


def test_every_family_is_found_with_its_own_name() -> None:
    fetched = {fontfile.read(path).family for path in glyphs.EXTRA.glob("*.ttf")}
    assert {face.family for face in glyphs.families()} - fetched == {
        "Atkinson Hyperlegible Next", "Besley", "Noto Emoji", "Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic",
        "Noto Sans Georgian", "Noto Sans Hebrew", "Noto Sans Math", "Noto Sans Thai",
    }  # fmt: skip


def test_a_font_is_read_as_its_makers_meant_it() -> None:
    emoji = fontfile.read(glyphs.FONTS / "NotoEmoji_400Regular.ttf").points
    besley = fontfile.read(glyphs.FONTS / "Besley_600SemiBold.ttf").points
    assert 0x1F600 in emoji
    assert 0x1F3F4 in emoji
    assert ord("q") not in emoji
    assert {ord("q"), ord("é"), ord("€"), ord("’")} <= besley
    assert 0x1F600 not in besley
    assert 0x4E00 not in besley


def test_every_licence_lies_beside_its_font() -> None:
    assert len(list(glyphs.FONTS.rglob("OFL-*.txt"))) == len(glyphs.families())


@pytest.mark.parametrize(
    "text", [BASIC, "👨‍👩‍👧", "🏳️‍🌈", "👍🏽", "🇳🇱", "Tiếng Việt", "हिन्दी", "สวัสดี", "გამარჯობა", "ሰላም"]
)
def test_a_text_that_can_be_drawn_stays_as_it_is(text: str) -> None:
    assert glyphs.printable(text) == glyphs.Shown(text, changed=False)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("𐎀𐎁", "□□"), ("①", "1"), ("\ud800", "□"), ("a\ue000b", "a□b"), ("a\u202eb\u2066c", "abc"),
        ("\x00\x1b[0m", "[0m"), ("a\tb\u2003c", "a b c"), ("e\u0301", "é"), ("regel\r\nregel", "regel\nregel"),
        ("\u200d\u200b", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_replaced_or_left_out(text: str, shown: str) -> None:
    assert glyphs.printable(text).text == shown


@pytest.mark.parametrize("text", ["مرحبا!", "שלום.", "1. שלום"])
def test_a_line_from_right_to_left_keeps_its_marks_at_its_own_end(text: str) -> None:
    assert glyphs.printable(f"Ja\n{text}").text == f"Ja\n\u2067{text}\u2069"
    assert not glyphs.printable(text).changed
    assert glyphs.printable("Ja: שלום").text == "Ja: שלום"


def test_of_what_is_missing_the_script_is_told_once_for_each_run() -> None:
    told = glyphs.printable("a ខ្មែរ, བོད b 𐎀", missing=lambda script, number: f"[{script} {number}]")
    assert told == glyphs.Shown("a [khmer 3], [tibetan 2] b □", changed=True)


def test_every_script_with_a_name_has_words() -> None:
    for script in glyphs.SCRIPTS.values():
        assert say("nl", f"record.script.{script}")


def test_a_character_that_was_replaced_is_told() -> None:
    assert glyphs.printable("𐎀").changed
    assert glyphs.printable("\ue000").changed
    assert not glyphs.printable("□").changed


def test_marks_do_not_pile_up() -> None:
    shown = glyphs.printable("Z" + "\u0351" * 40).text
    assert sum(unicodedata.combining(char) > 0 for char in shown) <= glyphs.MARKS_A_BASE


def test_only_a_long_word_gets_places_to_break_and_never_inside_a_glued_character() -> None:
    assert glyphs.BREAK not in glyphs.printable("verantwoordingsverplichting " * 4).text
    assert glyphs.printable("x" * 40).text == f"{'x' * 14}\u200b{'x' * 14}\u200b{'x' * 12}"
    family = "👨‍👩‍👧"
    assert glyphs.printable(family * 20).text.replace(glyphs.BREAK, "") == family * 20
    assert all(
        part.count(family) * family == part for part in glyphs.printable(family * 20).text.split(glyphs.BREAK)
    )


def test_the_last_resort_is_latin_and_boxes_only() -> None:
    assert glyphs.reduced("é → 漢\n€") == "é □ □\n□"


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_every_printable_text_is_covered_by_the_fonts_and_settled(text: str) -> None:
    once = glyphs.printable(text).text
    assert glyphs.printable(once).text.replace(glyphs.BREAK, "") == once.replace(glyphs.BREAK, "")
    drawn = {point for face in glyphs.families() for point in face.points}
    assert {ord(char) for char in once} <= drawn | glyphs._IGNORABLE | set(
        map(ord, ("\n", glyphs.BREAK, glyphs.RTL, glyphs.END))
    )


PLAIN = [char for char in map(chr, range(0x2100)) if glyphs._PLAIN.fullmatch(char)]


@given(st.text(st.sampled_from(PLAIN), max_size=80))
def test_a_plain_text_that_is_not_looked_into_would_come_out_the_same(text: str) -> None:
    shown = glyphs.printable(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(glyphs, "_PLAIN", re.compile("(?!)"))
        assert glyphs.printable(text) == shown
        assert all(glyphs.printable(char).text == char for char in PLAIN)
