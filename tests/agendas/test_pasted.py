"""Pasting an agenda as plain lines."""

from __future__ import annotations

import pytest

from session.agendas import BadAgenda, from_text, write
from session.agendas.pasted import LONGEST, UNREAD_TOLD
from session.rounds import KINDS

PLAIN = """Samen beter werken
Rollen: burger, professional, ambtenaar

1. Brainstorm: Wat houdt ons tegen? 10 min
Clusteren: Wat hoort bij elkaar? (15 minuten)
25-33 Stippen: Waar beginnen we?
Pauze met koffie 10 min
Stelling: Ben je het eens? 2'
- We beginnen morgen.
- Geld is niet het probleem.
Herstem: Stem opnieuw. 1 min
Besluit: Wat spreken we af?
"""


def test_every_line_with_a_kind_is_a_round() -> None:
    found = from_text(PLAIN, "nl")
    rounds = found.agenda.rounds
    assert found.agenda.title == "Samen beter werken"
    assert [role["label"] for role in found.agenda.roles] == ["burger", "professional", "ambtenaar"]
    assert [step["kind"] for step in rounds] == ["brainstorm", "organise", "dots", "rate", "rate", "decide"]
    assert [step.get("plan", {}).get("minutes", 0) for step in rounds] == [10, 15, 8, 2, 1, 0]
    assert rounds[0]["prompt"] == "Wat houdt ons tegen?"
    assert rounds[2]["source"] == {"round": 2}
    assert rounds[3]["source"] == {"texts": ["We beginnen morgen.", "Geld is niet het probleem."]}
    assert rounds[4]["again"] == 4


def test_what_is_not_understood_is_told_with_its_line_and_left_out() -> None:
    assert from_text(f"{PLAIN}Napraten 10 min", "nl").unread == ((13, "Napraten 10 min"),)


def test_a_break_belongs_to_the_round_before_it_and_says_how_long_it_is() -> None:
    read = from_text("Pauze 5 min\nBrainstorm: Wat?\nPauze\nTea break: 15 min\nStippen: Wat eerst?", "nl")
    assert read.agenda.rounds[0] == {"kind": "brainstorm", "prompt": "Wat?", "plan": {"pause": 15}}
    assert (read.agenda.title, read.unread) == ("Pauze 5 min", ((3, "Pauze"),))
    assert from_text(PLAIN, "nl").agenda.rounds[2]["plan"] == {"minutes": 8, "pause": 10}
    assert from_text(PLAIN, "nl").agenda.minutes == 46


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_kind_is_known_by_its_name_in_both_languages(kind: str, language: str) -> None:
    name = KINDS[kind].words[language][f"{kind}.name"]
    assert from_text(f"{name}: Waarom? 5 min", "nl").agenda.rounds[0]["kind"] == kind


def test_a_whole_file_may_be_pasted_too() -> None:
    written = write(from_text(PLAIN, "nl").agenda)
    assert from_text(written, "nl").agenda.rounds == from_text(PLAIN, "nl").agenda.rounds


@pytest.mark.parametrize(
    ("pasted", "code", "line"),
    [
        ("", "agenda_nothing_pasted", 1),
        ("Hallo\nzomaar wat", "agenda_nothing_pasted", 2),
        ("Brainstorm: Wat? 10 min\n" * 101, "agenda_too_many_rounds", 101),
        ("Brainstorm: Wat?\nBrainstorm: " + "x" * 501, "agenda_text_too_long", 2),
        ("x" * (LONGEST + 1), "agenda_text_large", 1),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(pasted: str, code: str, line: int) -> None:
    with pytest.raises(BadAgenda) as caught:
        from_text(pasted, "nl")
    assert (caught.value.refused.code, caught.value.line) == (code, line)


def test_five_thousand_lines_are_told_in_short() -> None:
    found = from_text("Brainstorm: Wat?\n" + "zomaar een regel tekst\n" * 5000, "nl")
    assert len(found.agenda.rounds) == 1
    assert (len(found.unread), found.more) == (UNREAD_TOLD, 5000 - UNREAD_TOLD)
