"""What simulated people write: enough of it, short enough, the same for the same seed."""

from __future__ import annotations

import pytest

from session.rehearse.sentences import REASONED, Sentences, Writer, words

PURPOSES = ("ideas", "pro", "contra", "objections", "clusters", "decisions", "actions", "owners", "notes")

SHORTEST_LIMIT = 200  # of an argument in the ready-made debate


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("source", REASONED)
def test_no_text_comes_twice_and_none_is_too_long(language: str, source: str) -> None:
    sentences = Sentences(language, 1)
    texts = [sentences.text(source, number) for number in range(3000)]
    assert len(set(texts)) == 3000
    assert max(map(len, texts)) <= SHORTEST_LIMIT


@pytest.mark.parametrize("language", ["nl", "en"])
def test_arguments_for_and_against_never_read_the_same(language: str) -> None:
    supply = words(language)
    assert not set(supply["pro"]) & set(supply["contra"])
    assert all(
        len(set(supply[source])) == len(supply[source]) for source in ("pro", "contra", "ideas", "objections")
    )


def test_both_languages_have_the_same_lists() -> None:
    dutch, english = words("nl"), words("en")
    assert dutch.keys() == english.keys()
    sizes = {key: len(texts) for key, texts in dutch.items() if isinstance(texts, list)}
    assert sizes == {key: len(texts) for key, texts in english.items() if isinstance(texts, list)}


def test_the_seed_decides_the_order() -> None:
    one, same, other = Sentences("nl", 1), Sentences("nl", 1), Sentences("nl", 2)
    assert [one.text("ideas", n) for n in range(20)] == [same.text("ideas", n) for n in range(20)]
    assert [one.text("ideas", n) for n in range(20)] != [other.text("ideas", n) for n in range(20)]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_there_are_words_for_every_purpose_that_a_made_up_person_writes_for(language: str) -> None:
    writer = Writer(Sentences(language, 1), 0, 1)
    assert all(writer.write(purpose) for purpose in PURPOSES for _ in range(20))


def test_no_two_people_write_the_same() -> None:
    writers = [Writer(Sentences("en", 1), index, 30) for index in range(30)]
    texts = [writer.write("ideas") for writer in writers for _ in range(5)]
    assert len(set(texts)) == 150


def test_a_short_list_begins_again() -> None:
    sentences = Sentences("en", 1)
    assert sentences.text("owners", 0) == sentences.text("owners", len(words("en")["owners"]))
