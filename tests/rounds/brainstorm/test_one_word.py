"""Brainstorm: one word; the same word in another spelling counts with it, and nothing is guessed."""

from __future__ import annotations

import random

import pytest

from session.rounds.brainstorm.one_word import CHARACTERS, spelling
from tests.cast import Asked, Person, Story, ana, ben
from tests.recount.falsified import differs, exported, sentences
from tests.rounds.given import ROUND, body, desk, given, items, round_of, section


def adds(person: Person, text: str) -> Asked:
    return person.asks("brainstorm.add_idea", ROUND, text=text)


def with_words(*words: str) -> Story:
    """Ana's words: the first is n1, the second n2, …"""
    return given("brainstorm", {"one_word": True, "ideas_per_person": 0}).when(
        *(adds(ana, word) for word in words)
    )


def counts(story: Story) -> dict[str, int]:
    """The words on the wall, with how often each came."""
    shown = body(story, "projector")["ideas"].values()
    return {idea["text"]: 1 + idea["merged"] for idea in shown}


def edits(idea: str, text: str, was: str, person: Person = ana) -> Asked:
    return person.asks("brainstorm.edit_idea", ROUND, idea=idea, text=text, was=was)


def withdraws(idea: str, person: Person = ana) -> Asked:
    return person.asks("brainstorm.withdraw_idea", ROUND, idea=idea)


def test_a_word_that_is_too_long_is_refused_with_its_length() -> None:
    with_words().when(adds(ana, "x" * (CHARACTERS + 1))).refused(
        "text_too_long", limit=CHARACTERS, length=CHARACTERS + 1
    )


@pytest.mark.parametrize(
    "word", ["energie", "ENERGIE", "Énergie", "energie!", " ‘Energie’ ", "e\u0301nergie"]
)
def test_the_same_word_in_another_spelling_joins_it(word: str) -> None:
    story = with_words("Energie", word)
    assert counts(story) == {"Energie": 2}
    assert len(round_of(story).body.ideas) == 2


@pytest.mark.parametrize(
    "words", [("boom", "bomen"), ("a b", "ab"), ("!", "?"), ("🙂", "🙃"), ("één", "een twee")]
)
def test_other_words_stay_apart(words: tuple[str, str]) -> None:
    assert counts(with_words(*words)) == dict.fromkeys(words, 1)


def test_words_that_were_collected_beforehand_join_each_other() -> None:
    story = with_words("Rust").when(desk("brainstorm.add_ideas", texts=["rust", "Lucht", "LUCHT", "lucht."]))
    assert counts(story) == {"Lucht": 3, "Rust": 2}


def test_words_of_another_topic_are_other_words() -> None:
    story = given("brainstorm", {"one_word": True}, "Now", "Later")
    asked = [ana.asks("brainstorm.add_idea", ROUND, text="Rust", topic=f"r1-{at}") for at in (1, 2)]
    assert len(counts(story.when(*asked))) == 1
    assert len(body(story.when(*asked), "projector")["ideas"]) == 2


def test_without_the_setting_the_same_words_stay_apart() -> None:
    story = given("brainstorm").when(adds(ana, "Rust"), adds(ana, "Rust"))
    assert len(body(story, "projector")["ideas"]) == 2


def test_when_the_first_withdraws_a_word_those_of_others_stay_together() -> None:
    story = with_words("Rust").when(adds(ben, "rust"), adds(ben, "RUST"), withdraws("n1"))
    assert counts(story) == {"rust": 2}


def test_a_word_that_becomes_another_leaves_the_old_one_and_joins_the_new_one() -> None:
    story = with_words("Rust", "Lucht").when(adds(ben, "rust"), adds(ben, "RUST"))
    assert counts(story.when(edits("n1", "lucht!", "Rust"))) == {"Lucht": 2, "rust": 2}
    assert counts(story.when(edits("n3", "Zon", "rust", ben))) == {"Rust": 2, "Lucht": 1, "Zon": 1}


def test_another_spelling_of_the_same_word_moves_nothing() -> None:
    story = with_words("Rust").when(adds(ben, "rust"), edits("n1", "RUST", "Rust"))
    assert counts(story) == {"RUST": 2}


def test_what_the_desk_takes_apart_stays_apart_and_gets_its_own_spelling() -> None:
    story = with_words("bank", "Bank", "BANK").when(desk("brainstorm.unmerge_idea", idea="n2"))
    assert counts(story) == {"bank": 2, "Bank": 1}
    assert counts(story.when(adds(ben, "Bank"))) == {"bank": 2, "Bank": 2}
    assert counts(story.when(adds(ben, "bank"), adds(ben, "bánk"))) == {"bank": 4, "Bank": 1}


def test_what_the_desk_joins_stays_joined() -> None:
    story = with_words("boom", "bomen").when(desk("brainstorm.merge_ideas", into="n1", ideas=["n2"]))
    assert counts(story.when(adds(ben, "Bomen"))) == {"boom": 3}


def test_more_people_more_first_for_the_next_round() -> None:
    story = with_words("a", "b", "B", "c", "C")
    assert [[item.text for item in tier] for tier in items(round_of(story))["ideas"]] == [["b", "c"], ["a"]]


def test_the_record_has_each_word_once_with_its_number_and_all_of_them_as_typed() -> None:
    told = section(with_words("Rust", "Lucht", "rust", "RUST", "rust"))
    (table,) = told.tables
    assert [dict(row) for row in table.rows] == [
        {"text": "Rust", "count": 4, "also": "rust, RUST"},
        {"text": "Lucht", "count": 1, "also": ""},
    ]
    assert [entry for listing in told.appendix for entry in listing.entries] == [
        "Rust", "rust", "RUST", "rust", "Lucht",
    ]  # fmt: skip


def test_words_are_counted_again() -> None:
    document = exported(with_words("Rust", "rust", "Lucht").when(desk("round.close")))
    assert sentences(document) == []
    document["record"]["sections"][0]["tables"][0]["rows"][0]["count"] = 3
    assert differs(document)


def test_whatever_people_do_every_word_that_stands_is_counted_once_with_its_spellings() -> None:
    dice, story = random.Random(5), with_words()
    for _ in range(300):
        ideas = [(key, one) for key, one in round_of(story).body.ideas.items() if one.state != "withdrawn"]
        word = dice.choice(("Rust", "rust", "Lucht", "lucht!", "Zon"))
        if ideas and dice.random() < 0.6:
            key, one = dice.choice(ideas)
            story = story.when(dice.choice((withdraws(key), edits(key, word, one.text))))
        else:
            story = story.when(adds(ana, word))
        standing = [one for one in round_of(story).body.ideas.values() if one.state != "withdrawn"]
        grouped: dict[str, int] = {}
        for one in standing:
            grouped[spelling(one.text)] = grouped.get(spelling(one.text), 0) + 1
        assert {spelling(text): n for text, n in counts(story).items()} == grouped
