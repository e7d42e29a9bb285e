"""The glossary holds: no text says with another word what docs/glossary.md has a word for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from session.i18n import LANGUAGES, catalog

PAGE = Path(__file__).parent.parent / "docs" / "glossary.md"
COLUMNS = {"nl": (1, 2), "en": (3, 4)}  # the words, and those that are not used
GAP = re.compile(r"\{\w+\}")
FILES = "record.csv."  # names of files and columns, which programs read

Row = tuple[str, ...]


def rows(page: str) -> list[Row]:
    lines = [line.strip().strip("|") for line in page.splitlines() if line.startswith("| ")]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines[1:]]


def words(row: Row, lang: str) -> list[str]:
    """The words for an idea; what goes before a colon says when."""
    return [part.rpartition(":")[2].strip() for part in re.split(r"[;,]", row[COLUMNS[lang][0]])]


def others(row: Row, lang: str) -> list[str]:
    return re.findall(r"`([^`]+)`", row[COLUMNS[lang][1]])


def says(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None


def own_words(text: str, table: list[Row], lang: str) -> str:
    """A text without its gaps and without the longer words of the page: a ballot paper is no ballot."""
    bare = GAP.sub(" ", text)
    for row in table:
        for word in words(row, lang):
            if " " in word:
                bare = re.sub(rf"(?<!\w){re.escape(word)}s?(?!\w)", " ", bare, flags=re.IGNORECASE)
    return bare


def found(texts: dict[str, str], table: list[Row], lang: str) -> list[str]:
    return [
        f"{key}: ‘{word}’ is called {row[COLUMNS[lang][0]]}"
        for key, text in texts.items()
        for bare in [own_words(text, table, lang)]
        for row in table
        for word in others(row, lang)
        if says(bare, word)
    ]


def test_another_word_for_an_idea_is_found_in_any_place_of_a_text() -> None:
    table = rows(PAGE.read_text(encoding="utf-8"))
    texts = {"a": "Kies een optie.", "b": "De uitkomst is er.", "c": "Kies een keuze uit {items}."}
    assert found(texts, table, "nl") == [
        "a: ‘optie’ is called keuze",
        "b: ‘uitkomst’ is called uitslag; tussenstand",
    ]
    texts = {"a": "Two ballot papers", "b": "Two Ballots", "c": "{ballots} votes"}
    assert found(texts, table, "en") == ["b: ‘ballots’ is called vote; ballot paper"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_uses_another_word_than_that_of_the_glossary(lang: str) -> None:
    texts = {key: text for key, text in catalog(lang).items() if not key.startswith(FILES)}
    assert found(texts, rows(PAGE.read_text(encoding="utf-8")), lang) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_idea_of_the_glossary_stands_in_some_text_by_its_first_word(lang: str) -> None:
    every = "\n".join(catalog(lang).values())
    first = [words(row, lang)[0] for row in rows(PAGE.read_text(encoding="utf-8"))]
    assert [word for word in first if word.lower() not in every.lower()] == []


def test_no_word_is_both_used_and_forbidden_in_a_language() -> None:
    table = rows(PAGE.read_text(encoding="utf-8"))
    for lang in LANGUAGES:
        used = {word for row in table for word in words(row, lang)}
        assert used & {word for row in table for word in others(row, lang)} == set()
