"""Mark: what is refused, how texts are dealt out and cut into sentences, what is counted, and what goes on."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest

from session.core import origin
from session.core.carry import offered
from session.core.state import Json
from session.rounds import KINDS
from session.rounds.mark.sentences import sentences_of
from session.rounds.shared.slices import slices
from tests.cast import Asked, Person, Story, ana, ben, fay
from tests.recount.falsified import exported, sentences
from tests.rounds.given import ROUND, closed, desk, given, result, round_of, section

FIRST = "Ik werk hier elf jaar. Mensen zijn bang! Wat helpt?"
SECOND = "Ga mee. Geef tijd."
A, B = "r1-1", "r1-2"


def opened(settings: Json | None = None, *texts: str) -> Story:
    return given("mark", settings or {}, *(texts or (FIRST, SECOND)))


def seen(**marked: list[str]) -> tuple[None, Json]:
    """`a` and `b` are the marks in the two texts, by their numbers."""
    texts = {"a": A, "b": B}
    return None, {
        "seen": {texts[key]: [f"{texts[key]}.{one}" for one in ones] for key, ones in marked.items()}
    }


# What is refused


@pytest.mark.parametrize("choice", [{"seen": [A]}, {"seen": {A: "r1-1.1"}}, {"marks": []}])
def test_what_is_not_a_ballot_is_refused(choice: Json) -> None:
    opened().when(ana.asks("ballot.cast", ROUND, n=1, choice=choice)).refused("bad_ballot")


def test_a_text_or_a_sentence_of_another_round_is_refused() -> None:
    opened().when(ana.casts(ROUND, seen={"r2-1": []})).refused("unknown_option")
    opened().when(ana.casts(ROUND, seen={A: [f"{A}.4"]})).refused("unknown_sentence")
    opened().when(ana.casts(ROUND, seen={A: [f"{B}.1"]})).refused("unknown_sentence")


def test_more_marks_than_one_has_are_refused_and_the_ballot_before_stays() -> None:
    story = opened({"marks": 2}).when(ana.casts(ROUND, 1, **seen(a=["1"], b=["1"])[1]))
    kept = story.box
    story = story.when(ana.casts(ROUND, 2, **seen(a=["1", "2"], b=["1"])[1]))
    story.refused("too_many_marked", limit=2)
    assert story.after_all().box == kept


def test_a_mark_on_a_sentence_that_was_hidden_takes_no_other_mark_along() -> None:
    story = opened({"marks": 2}).when(ana.casts(ROUND, 1, **seen(a=["2"])[1]))
    story = story.when(desk("mark.hide", sentence=f"{A}.2", hidden=True))
    assert "bang" not in str(story.sees("phone")["round"]["body"])
    story = story.when(ana.casts(ROUND, 2, **seen(a=["1", "2"], b=["1"])[1])).after_all()
    (_, cast), *_ = story.box.values()
    assert cast.choice == seen(a=["1"], b=["1"])[1]


def test_only_the_desk_hides_and_only_what_is_there() -> None:
    opened().when(ben.asks("mark.hide", ROUND, sentence=f"{A}.1", hidden=True)).refused("not_allowed")
    opened().when(desk("mark.hide", sentence="r1-1.9", hidden=True)).refused("unknown_sentence")
    story = opened()
    assert story.when(desk("mark.hide", sentence=f"{A}.1", hidden=False)).after_all().log == story.log


# Sentences and slices


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (FIRST, ("Ik werk hier elf jaar.", "Mensen zijn bang!", "Wat helpt?")),
        ("Het kost 3.50 euro. Dat is www.veel.nl niet", ("Het kost 3.50 euro.", "Dat is www.veel.nl niet")),
        ("Dhr. A. Boom kwam, bijv. Maandag. Ja.", ("Dhr. A. Boom kwam, bijv. Maandag.", "Ja.")),
        ("Zij zei: “Nee.” Toen ging ze", ("Zij zei: “Nee.”", "Toen ging ze")),
        ("Eén\nTwee\n\nDrie", ("Eén", "Twee", "Drie")),
        ("geen hoofdletter. en dan verder", ("geen hoofdletter. en dan verder",)),
        ("Wat?! Echt… 🙂 Ja", ("Wat?!", "Echt…", "🙂 Ja")),
    ],
)
def test_a_text_falls_into_its_sentences_word_for_word(text: str, found: tuple[str, ...]) -> None:
    assert sentences_of(text) == found


@pytest.mark.parametrize(
    ("texts", "size"), [(0, 8), (1, 8), (8, 8), (9, 8), (40, 8), (41, 7), (300, 1), (5, 0)]
)
def test_every_text_is_in_one_slice_and_slices_are_as_large_as_each_other(texts: int, size: int) -> None:
    dealt = slices([f"t{at}" for at in range(texts)], size)
    assert sorted(text for slice_ in dealt for text in slice_) == sorted(f"t{at}" for at in range(texts))
    sizes = {len(slice_) for slice_ in dealt}
    assert not sizes or (max(sizes) <= (size or texts) and max(sizes) - min(sizes) <= 1)


def test_with_a_slice_by_lot_every_text_is_read_about_as_often() -> None:
    dice, dealt = random.Random(1), slices([f"t{at}" for at in range(40)], 8)
    read = Counter(text for _ in range(1000) for text in dice.choice(dealt))
    assert len(read) == 40
    assert max(read.values()) < 1.35 * min(read.values())


# What is counted


def test_a_sentence_is_counted_as_a_share_of_those_who_had_it_before_them() -> None:
    story = closed(opened(), *[seen(a=["2"])] * 4, *[seen(a=[])] * 2, *[seen(b=["1", "2"])] * 5)
    told = {one["id"]: one for one in result(story)["sentences"]}
    assert (told[f"{A}.2"]["marks"], told[f"{A}.2"]["n"], told[f"{A}.2"]["share"]) == (4, 6, 0.666667)
    assert (told[f"{B}.1"]["n"], told[f"{B}.1"]["share"], told[f"{B}.1"]["place"]) == (5, 1.0, 1)
    assert (told[f"{A}.1"]["marks"], told[f"{A}.1"]["place"]) == (0, 4)
    assert sentences(exported(story)) == []


def test_of_a_text_that_few_had_before_them_nothing_is_told() -> None:
    story = closed(opened(), *[seen(a=["2"])] * 6, *[seen(b=["1"])] * 4)
    told = {one["id"]: one for one in result(story)["sentences"]}
    assert told[f"{B}.1"]["withheld"] is True
    assert not {"n", "marks", "share"} & set(told[f"{B}.1"])
    assert [item.id for tier in offered(story.state, KINDS, round_of(story))["marked"] for item in tier] == [
        f"{A}.2"
    ]
    assert "2 regels" in " ".join(section(story).summary)
    assert sentences(exported(story)) == []


def test_marks_on_what_was_hidden_do_not_count_and_the_reader_still_does() -> None:
    story = opened()
    for number in range(6):
        story = story.when(marking(number))
    story = story.when(desk("mark.hide", sentence=f"{A}.2", hidden=True), desk("round.close"))
    told = {one["id"]: one for one in result(story)["sentences"]}
    assert f"{A}.2" not in told
    assert told[f"{A}.1"]["n"] == 6
    assert sentences(exported(story)) == []


def marking(number: int) -> Asked:
    return Person(replace(ana.actor, seat=f"v{number}")).casts(ROUND, 1, **seen(a=["2"])[1])


def test_with_whole_texts_a_text_is_marked_or_not() -> None:
    story = closed(opened({"unit": "items"}), *[seen(a=["1"], b=[])] * 5)
    assert [one["text"] for one in result(story)["sentences"]] == [FIRST, SECOND]


def test_what_was_marked_goes_on_and_leads_back_to_its_text() -> None:
    story = closed(opened(), *[seen(a=["1", "2"], b=["1"])] * 5)
    story = story.when(
        fay.asks("round.add", kind="dots", settings={}, source={"round": ROUND}), fay.asks("round.open", "r2")
    )
    assert {option.text for option in story.state.rounds["r2"].options} == {
        "Ik werk hier elf jaar.",
        "Mensen zijn bang!",
        "Ga mee.",
    }
    assert origin.back(story.state, KINDS, "r2", f"{A}.2").of == ((ROUND, A),)


def test_the_record_has_what_was_marked_with_how_many_of_how_many() -> None:
    told = section(closed(opened(), *[seen(a=["2"], b=[])] * 5))
    [row] = told.tables[0].rows
    assert row == {"text": "Mensen zijn bang!", "marks": 5, "n": 5, "share": 100.0}
    assert "4 zinnen markeerde niemand." in told.summary
