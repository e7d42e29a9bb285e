"""Pasting an agenda as plain lines."""

from __future__ import annotations

import pytest

from session.agendas import BadAgenda, from_text, write
from session.agendas.pasted import LONGEST, UNREAD_TOLD
from session.agendas.pasted_names import OTHER_NAMES
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
    assert [step["kind"] for step in rounds] == [
        "brainstorm", "organise", "dots", "statements", "statements", "decide",
    ]  # fmt: skip
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


ONE_ROUND = {"kind": "brainstorm", "prompt": "Wat houdt ons tegen?", "plan": {"minutes": 10}}


@pytest.mark.parametrize(
    "pasted",
    [
        "1. Brainstorm (10 min): Wat houdt ons tegen?",
        "Brainstorm - Wat houdt ons tegen? - 10 min",
        "BRAINSTORM – Wat houdt ons tegen? (10 minuten)",
        "Brainstorm 10 min Wat houdt ons tegen?",
        "10 min Brainstorm: “Wat houdt ons tegen?”",
        "Ronde 1: Brainstorm: Wat houdt ons tegen? 10'",
        "09:00 - 09:10 Brainstorm: Wat houdt ons tegen?",
        "9.00 uur tot 9.10 uur Brainstorm: Wat houdt ons tegen?",
        "Ideeën verzamelen: Wat houdt ons tegen? 10 min.",
        "Brainstorm\nWat houdt ons tegen?\n10 minuten",
        "•\tBrainstorm: Wat houdt ons tegen? 10 min",
        "Brainstorm\tWat houdt ons tegen?\t10",
        "1\tBrainstorm\tWat houdt ons tegen?\t10 min\t",
        "09:00-09:10\tBrainstorm\tWat houdt ons tegen?",
        'Brainstorm\t"Wat houdt\nons tegen?"\t10',
        "Werkvorm\tVraag\tMinuten\nBrainstorm\tWat houdt ons tegen?\t10",
        "Brainstorm;Wat houdt ons tegen?;10",
    ],
)
def test_a_round_is_read_however_somebody_writes_it(pasted: str) -> None:
    read = from_text(pasted, "nl")
    assert (read.agenda.rounds, read.unread) == ((ONE_ROUND,), ())


@pytest.mark.parametrize(
    "sentence",
    [
        "Vraag het aan de buurt",
        "Stemming in de wijk: een verkenning",
        "Besluiten nemen is moeilijk",
        "Ideeënbus",
    ],
)
def test_a_sentence_that_begins_like_a_round_is_none(sentence: str) -> None:
    read = from_text(f"{sentence}\nBrainstorm: Wat?", "nl").agenda
    assert (read.title, len(read.rounds)) == (sentence, 1)


def test_a_programme_with_clock_times_says_how_long_each_part_is() -> None:
    day = "09:00 Brainstorm: Wat?\n09:15 Clusteren\n10:30 Pauze\n10:45 Stippen: Wat eerst?\n11:00 Einde"
    plans = [step["plan"] for step in from_text(day, "nl").agenda.rounds]
    assert plans == [{"minutes": 15}, {"minutes": 75, "pause": 15}, {"minutes": 15}]


def test_a_next_morning_is_no_length_of_a_round() -> None:
    assert from_text("16:00 Brainstorm: Wat?\n09:00 Stippen: Wat?", "nl").agenda.rounds[0] == {
        "kind": "brainstorm", "prompt": "Wat?",
    }  # fmt: skip


def test_a_column_of_remarks_is_what_the_facilitator_reads() -> None:
    read = from_text("Brainstorm\tWat?\t10\tDeel eerst de kaarten uit", "nl").agenda.rounds[0]
    assert read["plan"] == {"minutes": 10, "note": "Deel eerst de kaarten uit"}


def test_rounds_with_dashes_are_rounds_and_what_is_below_them_belongs_to_them() -> None:
    listed = (
        "- Brainstorm (10')\n- Stellingen: Eens? (5')\n  - Stemmen is leuk\n  - Wij gaan\n- Gesprek (15')"
    )
    rounds = from_text(listed, "nl").agenda.rounds
    assert [step["kind"] for step in rounds] == ["brainstorm", "statements", "talk"]
    assert rounds[1]["source"] == {"texts": ["Stemmen is leuk", "Wij gaan"]}


def test_numbered_options_belong_to_the_round_above_even_when_rounds_have_numbers() -> None:
    rounds = from_text(
        '1. Stellingen: Eens?\n1) "Wij beginnen morgen"\n2) Geld is geen probleem;', "nl"
    ).agenda.rounds
    assert rounds[0]["source"] == {"texts": ["Wij beginnen morgen", "Geld is geen probleem"]}


@pytest.mark.parametrize(
    "pasted",
    ['Brainstorm\t"' + "a " * 90_000 + '"', "Brainstorm: " + "(" * 190_000, "x" * 190_000 + '\t""'],
)
def test_a_cell_or_a_row_of_signs_as_long_as_may_be_gets_an_answer(pasted: str) -> None:
    with pytest.raises(BadAgenda):
        from_text(pasted, "nl")


def test_roles_may_stand_in_a_row() -> None:
    roles = from_text("Rollen\tburger\tprofessional\nBrainstorm\tWat?\t10", "nl").agenda.roles
    assert [role["label"] for role in roles] == ["burger", "professional"]


def test_no_name_of_a_round_stands_for_two_kinds() -> None:
    for names in OTHER_NAMES.values():
        every = [name for others in names.values() for name in others]
        assert len(every) == len(set(every))


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
