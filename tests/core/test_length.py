"""Characters as a reader counts them; tests/js/characters.test.js holds the phone to the same cases."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from session.core.text import length

CASES = json.loads(Path(__file__).with_name("length_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "characters"), CASES)
def test_a_text_has_as_many_characters_as_a_reader_sees(text: str, characters: int) -> None:
    assert length(unicodedata.normalize("NFC", text)) == characters
