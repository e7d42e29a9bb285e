"""What a file of an agenda may not say: every refusal has the line, and a sentence in both languages."""

from __future__ import annotations

import pytest

from session import agendas
from session.agendas import Agenda, BadAgenda
from session.agendas.shapes import LARGEST_FILE
from session.core.payloads import AddRound
from session.i18n import LANGUAGES, say

HEAD = 'title = "T"\n'
VOTE = '[[rounds]]\nkind = "rate"\nsource = { texts = ["A"] }\n'
RATE = '[[rounds]]\nkind = "rate"\n'
CRITERIA = '[[rounds]]\nkind = "criteria"\n'
IDEAS = '[[rounds]]\nkind = "brainstorm"\n'


def read(document: str, language: str = "nl") -> Agenda:
    return agendas.read(document, language)


@pytest.mark.parametrize(
    ("document", "code", "line"),
    [
        ("", "agenda_missing_key", 1),
        (HEAD, "agenda_missing_key", 1),
        (HEAD + "rounds = []\n", "agenda_no_rounds", 2),
        (HEAD + "x = 1\n" + VOTE, "agenda_unknown_key", 2),
        (HEAD + VOTE + "colour = 'red'\n", "agenda_unknown_key", 5),
        (HEAD + VOTE + "plan = { minutes = 2, breaks = 1 }\n", "agenda_unknown_key", 5),
        (HEAD + VOTE + "settings.dots = 3\n", "agenda_unknown_key", 5),
        ('title = "T\n', "agenda_syntax", 1),
        (HEAD + "title = 'again'\n", "agenda_syntax", 2),
        ("title = " + "[" * 5000, "agenda_syntax", 1),
        ("format = 2\nunheard = 1\n" + HEAD + VOTE, "agenda_newer", 1),
        ("format = 0\n" + HEAD + VOTE, "agenda_choice", 1),
        ("title = 1979-05-27\n" + VOTE, "agenda_text", 1),
        ('title = "\u200b"\n' + VOTE, "agenda_text_empty", 1),
        (f'title = "{"t" * 161}"\n' + VOTE, "agenda_text_too_long", 1),
        (HEAD + "group = { least = 9, most = 4 }\n" + VOTE, "agenda_group", 2),
        (HEAD + "threshold = 2\n" + VOTE, "agenda_number", 2),
        (HEAD + "look_back = 1\n" + VOTE, "agenda_yes_no", 2),
        (HEAD + 'roles = ["a"]\n' + VOTE, "agenda_table", 2),
        (HEAD + VOTE + '[[roles]]\nlabel = "A"\n[[roles]]\nlabel = "A"\n', "agenda_role_twice", 7),
        (HEAD + VOTE + '[[roles]]\nid = "*"\nlabel = "A"\n', "agenda_text_wrong", 6),
        (HEAD + VOTE + '[[roles]]\nlabel = "A"\n' * 13, "agenda_too_many_roles", 29),
        (HEAD + "[[rounds]]\n", "agenda_kind", 2),
        (HEAD + '[[rounds]]\nkind = "poem"\n', "agenda_kind", 3),
        (HEAD + VOTE * 200, "agenda_too_many_rounds", 302),
        (HEAD + "[[rounds]]\nagain = 1\n", "agenda_reference", 3),
        (HEAD + VOTE + "[[rounds]]\nagain = 2\n", "agenda_reference", 6),
        (HEAD + VOTE + "[[rounds]]\nagain = 0\n", "agenda_number_from", 6),
        (HEAD + VOTE + "[[rounds]]\nagain = true\n", "agenda_number_from", 6),
        (HEAD + VOTE + '[[rounds]]\nagain = "previous"\n', "agenda_number_from", 6),
        (HEAD + IDEAS + "[[rounds]]\nagain = 1\n", "agenda_no_vote", 5),
        (HEAD + VOTE + '[[rounds]]\nagain = 1\nkind = "rate"\n', "agenda_second_vote_own", 7),
        (HEAD + VOTE + "[[rounds]]\nagain = 1\nsource = {}\n", "agenda_second_vote_own", 7),
        (HEAD + VOTE + "[[rounds]]\nagain = 1\n" * 2, "agenda_second_vote_twice", 8),
        (HEAD + VOTE * 2 + "[[rounds]]\nagain = 2\nsource.round = 1\n", "agenda_second_vote_own", 10),
        (HEAD + VOTE + "[[rounds]]\nagain = 1\nsource = { round = 1, flavour = 'x' }\n", "agenda_choice", 7),
        (HEAD + IDEAS + "about.round = 2\n" + VOTE, "agenda_reference", 4),
        (HEAD + VOTE + IDEAS + "about = { round = 1, flavour = 'x' }\n", "agenda_choice", 7),
        (HEAD + IDEAS + '[[rounds]]\nkind = "organise"\nsource = { round = 2 }\n', "agenda_reference", 6),
        (HEAD + IDEAS + '[[rounds]]\nkind = "dots"\nsource.round = 1\nsource.flavour = "x"\n', "agenda_choice", 7),
        (HEAD + '[[rounds]]\nkind = "mood"\n[[rounds]]\nkind = "dots"\nsource.round = 1\n', "agenda_gives_nothing", 6),
        (HEAD + '[[rounds]]\nkind = "dots"\nsettings = { dots = 101 }\n', "agenda_number", 4),
        (HEAD + '[[rounds]]\nkind = "dots"\n[rounds.settings]\ndots = 1.5\n', "agenda_number", 5),
        (HEAD + '[[rounds]]\nkind = "dots"\nsettings = { step = "2" }\n', "agenda_choice", 4),
        (HEAD + '[[rounds]]\nkind = "rate"\nsettings = { dont_know = "no" }\n', "agenda_yes_no", 4),
        (HEAD + '[[rounds]]\nkind = "rate"\nsettings = { labels = "no" }\n', "agenda_list", 4),
        (HEAD + '[[rounds]]\nkind = "rate"\nsource.texts = [\n  "a",\n  3,\n]\n', "agenda_text", 6),
        (HEAD + f'[[rounds]]\nkind = "rate"\nsource.texts = [\n  "{"a" * 501}",\n]\n', "agenda_text_too_long", 5),
        (HEAD + '[[rounds]]\nkind = "rate"\nsource.texts = [' + '"a",' * 501 + "]\n", "agenda_too_many", 4),
        (HEAD + RATE + 'settings = { scale = "range", lowest = 5, highest = 1 }\n', "agenda_settings", 4),
        (HEAD + CRITERIA + 'settings.criteria = [\n {name = "a"},\n {weight = 2},\n]\n', "agenda_missing_key", 6),
        (HEAD + VOTE + 'earlier = "r1"\n[earlier]\nfingerprint = "x"\nrecord = "x"\n', "agenda_text_wrong", 7),
        (HEAD + VOTE + f'[earlier]\nfingerprint = "{"0" * 64}"\nrecord = "no base64!"\n', "agenda_record_changed", 7),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_its_line(document: str, code: str, line: int) -> None:
    with pytest.raises(BadAgenda) as caught:
        read(document)
    assert (caught.value.refused.code, caught.value.line) == (code, line)
    for language in LANGUAGES:
        sentence = say(language, f"refused.{code}", **caught.value.refused.words)
        assert f"{line}" in sentence


def test_a_file_that_is_too_large_is_not_even_parsed() -> None:
    with pytest.raises(BadAgenda, match="agenda_too_large"):
        read("#" * (LARGEST_FILE + 1))


def test_a_second_vote_can_have_a_second_vote_of_its_own() -> None:
    rounds = read(HEAD + VOTE + "[[rounds]]\nagain = 1\n[[rounds]]\nagain = 2\n").rounds
    assert [step["kind"] for step in rounds] == ["rate"] * 3


def test_a_text_in_two_languages_is_read_in_the_one_that_is_asked_for() -> None:
    document = (
        'title = { nl = "Terugblik", en = "Look back" }\n[[rounds]]\nkind = "rate"\n'
        'prompt.nl = "Eens?"\nprompt.en = "Agree?"\nsource.texts.nl = ["Ja"]\nsource.texts.en = ["Yes"]\n'
    )
    dutch, english = read(document, "nl"), read(document, "en")
    assert (dutch.title, dutch.rounds[0]["source"]["texts"]) == ("Terugblik", ["Ja"])
    assert (english.title, english.rounds[0]["prompt"]) == ("Look back", "Agree?")
    assert dutch.languages == english.languages == ("nl", "en")


def test_a_text_that_is_there_in_one_language_is_read_whatever_is_asked_for() -> None:
    assert read('title = { nl = "Terugblik" }\n' + VOTE, "en").title == "Terugblik"


def test_a_file_may_say_everything_that_adding_a_round_may_say() -> None:
    told = {
        "at",
        "again",
        "kind",
        "prompt",
        "settings",
        "source",
        "about",
        "plan",
    }  # `at`: the place in the file
    assert set(AddRound.__struct_fields__) == told, "give session/agendas the new field too"
