"""Open question: what is refused, what counts as an answer, reading, hiding, cutting and pasting, and who sees what."""

from __future__ import annotations

import pytest

from session.core import origin
from session.core.carry import offered
from session.core.state import Json
from session.rounds import KINDS
from session.rounds.open_question.answers import SHOWN_CHARACTERS
from tests.cast import Story, ana, ben, fay
from tests.recount.falsified import exported, sentences
from tests.rounds.given import ROUND, closed, desk, given, happened, result, round_of, section

ASKED, OTHER = "Hoe gaat het?", "Wat helpt?"
Q, P = "r1-1", "r1-2"
LONG = "Ze bellen pas laat. Ze zijn bang. Bij de soep vertellen ze het wel."


def answer(score: int | None = None, text: str = "", question: str = Q) -> Json:
    return {"scores": {} if score is None else {question: score}, "texts": {question: text} if text else {}}


def opened(settings: Json | None = None, *questions: str) -> Story:
    return given("open_question", settings or {}, *(questions or (ASKED,)))


def answered(*texts: str, settings: Json | None = None, scores: tuple[int, ...] = (1, 2, 3, 4, 5)) -> Story:
    """Five people score; so many of them write."""
    ballots = [(None, answer(score, texts[at] if at < len(texts) else "")) for at, score in enumerate(scores)]
    return closed(opened(settings), *ballots)


# What is refused


@pytest.mark.parametrize(
    "choice", [{"scores": {Q: "2"}}, {"texts": [LONG]}, {"words": {}}, answer(0), answer(6)]
)
def test_what_is_not_an_answer_is_refused(choice: Json) -> None:
    opened().when(ana.asks("ballot.cast", ROUND, n=1, choice=choice)).refused("bad_ballot")


def test_an_answer_to_another_question_is_refused() -> None:
    opened().when(ana.casts(ROUND, **answer(2, question="r1-9"))).refused("unknown_option")


def test_a_score_is_refused_where_there_is_no_scale() -> None:
    opened({"scale": "none"}).when(ana.casts(ROUND, **answer(1))).refused("bad_ballot")


def test_an_answer_of_4001_characters_is_refused_with_the_number_and_the_one_before_stays() -> None:
    story = opened().when(ana.casts(ROUND, 1, **answer(2, "a" * 4000)))
    kept = story.box
    story = story.when(ana.casts(ROUND, 2, **answer(2, "a" * 4001)))
    story.refused("text_too_long", limit=4000, length=4001)
    assert story.after_all().box == kept


def test_more_questions_than_a_phone_has_room_for_do_not_open() -> None:
    story = given("open_question", {}, "Eén?")
    texts = [f"Vraag {number}?" for number in range(21)]
    story = story.when(fay.asks("round.add", kind="open_question", settings={}, source={"texts": texts}))
    story = story.when(desk("round.close"))
    story.when(fay.asks("round.open", "r2")).refused("too_many_options", most=20, n=21)


@pytest.mark.parametrize("command", [("hide", {"hidden": True}), ("split", {"texts": [], "was": []})])
def test_an_answer_that_is_not_there_is_refused(command: tuple[str, Json]) -> None:
    name, data = command
    answered(LONG).when(desk(f"open_question.{name}", answer=f"{Q}:2", **data)).refused("unknown_answer")


def test_nobody_hides_or_cuts_an_answer_on_a_ballot_before_the_close() -> None:
    story = opened().when(ana.casts(ROUND, **answer(2, LONG)))
    story.when(desk("open_question.hide", answer=f"{Q}:1", hidden=True)).refused("unknown_answer")


def test_cutting_changes_no_word() -> None:
    cut = desk("open_question.split", answer=f"{Q}:1", texts=["Ze bellen laat.", "Ze zijn bang."], was=[])
    answered(LONG).when(cut).refused("pieces_differ")


def test_an_answer_that_another_desk_cut_meanwhile_is_not_cut_over_it() -> None:
    first, second = ["Ze bellen pas laat.", LONG[20:]], [LONG[:33], LONG[34:]]
    story = answered(LONG).when(desk("open_question.split", answer=f"{Q}:1", texts=first, was=[]))
    story.when(desk("open_question.split", answer=f"{Q}:1", texts=second, was=[])).refused("split_meanwhile")
    again = story.when(desk("open_question.split", answer=f"{Q}:1", texts=second, was=first))
    assert [one["text"] for one in result(again)["answers"][f"{Q}:1"]["items"].values()] == second


def test_a_pasted_answer_that_is_too_long_is_told_and_nothing_goes_in() -> None:
    story = opened({"characters": 40})
    story = story.when(desk("open_question.paste", question=Q, texts=["Kort", "a" * 41]))
    story.refused("text_too_long", limit=40, length=41)
    assert round_of(story.after_all()).body.pasted == {}


def test_more_pasted_answers_than_anybody_reads_are_refused() -> None:
    story = opened()
    for _ in range(2):
        story = story.when(desk("open_question.paste", question=Q, texts=["Tekst"] * 500))
    story.when(desk("open_question.paste", question=Q, texts=["Nog een"])).refused(
        "too_many_answers", limit=1000
    )


def test_phones_neither_hide_nor_cut_nor_paste() -> None:
    story = answered(LONG)
    for name, data in (
        ("hide", {"answer": f"{Q}:1", "hidden": True}),
        ("split", {"answer": f"{Q}:1", "texts": [], "was": []}),
        ("paste", {"question": Q, "texts": ["Tekst"]}),
    ):
        story.when(ben.asks(f"open_question.{name}", ROUND, **data)).refused("not_allowed")


# What counts


def test_a_score_without_a_text_and_a_text_without_a_score_count_as_what_they_are() -> None:
    story = closed(
        opened(), *[(None, answer(4))] * 5, (None, answer(None, "Alleen woorden")), (None, answer(2, "  "))
    )
    told = result(story)
    [question] = told["questions"]
    assert (told["ballots"], question["n"], question["texts"], question["skipped"]) == (7, 6, 1, 1)
    assert [one["text"] for one in told["answers"].values()] == ["Alleen woorden"]


def test_who_takes_back_everything_gave_no_ballot() -> None:
    story = opened().when(ana.casts(ROUND, 1, **answer(2, "Iets")), ana.casts(ROUND, 2, **answer()))
    assert round_of(story.when(desk("round.close"))).ballots == ()


def test_the_place_in_the_alphabet_tells_nothing_of_who_wrote() -> None:
    told, turned = answered("Zoals", "appel", "Boom"), answered("Boom", "Zoals", "appel")
    names = [[one["text"] for one in result(story)["answers"].values()] for story in (told, turned)]
    assert names == [["appel", "Boom", "Zoals"]] * 2


def test_a_score_that_few_gave_is_withheld_and_stands_beside_no_text() -> None:
    ballots = [(None, answer(3 if at < 4 else None, f"Antwoord {at}")) for at in range(6)]
    story = closed(opened(), *ballots)
    told = result(story)
    assert told["questions"][0]["withheld"] is True
    assert all("score" not in one for one in told["answers"].values())
    assert sentences(exported(story)) == []


def test_the_score_stands_beside_the_text_only_where_that_was_told() -> None:
    beside, apart = answered("Een", "Twee"), answered("Een", "Twee", settings={"with_score": False})
    assert [one["score"] for one in result(beside)["answers"].values()] == [1, 2]
    assert all("score" not in one for one in result(apart)["answers"].values())
    assert sentences(exported(beside)) == sentences(exported(apart)) == []


def test_of_too_few_people_nothing_is_told_and_pasted_answers_are() -> None:
    story = closed(opened(), *[(None, answer(2, "Geheim"))] * 4)
    story = story.when(desk("open_question.paste", question=Q, texts=["Van elders"]), desk("round.release"))
    assert result(story) == {"withheld": True, "ballots": 4, "threshold": 5}
    for audience in ("phone", "projector", "desk"):
        assert "Geheim" not in str(story.sees(audience))
        assert "Van elders" in str(story.sees(audience))
    assert "Geheim" not in str(section(story))
    assert "Van elders" in str(section(story))
    assert "Geheim" not in str(origin.put_in(story.state, KINDS, round_of(story)))


# Reading, hiding, cutting


def test_pasted_answers_are_seen_by_nobody_but_the_desk_while_the_round_is_open() -> None:
    story = opened().when(desk("open_question.paste", question=Q, texts=["Van het forum"]))
    story.then(happened("open_question.pasted", question=Q, answers={"n1": "Van het forum"}))
    assert "forum" in str(story.sees("desk"))
    assert "forum" not in str(story.sees("phone"))
    assert "forum" not in str(story.sees("projector"))


def test_what_is_hidden_is_on_the_desk_alone_and_comes_back() -> None:
    story = answered("Naam en nummer", "Gewoon").when(desk("round.release"))
    hidden = story.when(desk("open_question.hide", answer=f"{Q}:2", hidden=True))
    assert "nummer" in str(hidden.sees("desk"))
    assert "nummer" not in str(hidden.sees("phone"))
    assert "nummer" not in str(hidden.sees("projector"))
    assert "nummer" not in str(section(hidden))
    back = hidden.when(desk("open_question.hide", answer=f"{Q}:2", hidden=False))
    assert "nummer" in str(back.sees("phone"))


def test_an_item_that_is_hidden_takes_its_words_out_of_the_answer() -> None:
    texts = ["Ze bellen pas laat.", "Ze zijn bang.", "Bij de soep vertellen ze het wel."]
    story = answered(LONG).when(
        desk("open_question.split", answer=f"{Q}:1", texts=texts, was=[]), desk("round.release")
    )
    item = next(iter(result(story)["answers"][f"{Q}:1"]["items"]))
    story = story.when(desk("open_question.hide", answer=item, hidden=True))
    assert "laat" not in str(story.sees("phone"))
    assert "bang" in str(story.sees("phone"))


def test_what_changes_nothing_leaves_no_trace() -> None:
    story = answered(LONG)
    for command in (
        desk("open_question.hide", answer=f"{Q}:1", hidden=False),
        desk("open_question.split", answer=f"{Q}:1", texts=[], was=[]),
        desk("open_question.split", answer=f"{Q}:1", texts=[LONG], was=[]),
    ):
        assert story.when(command).after_all().log == story.log


def test_items_of_a_long_answer_go_on_and_lead_back_to_it() -> None:
    story = answered(LONG, "Kort").when(
        desk("open_question.split", answer=f"{Q}:2", texts=["Ze bellen pas laat.", LONG[20:]], was=[])
    )
    items = [item for tier in offered(story.state, KINDS, round_of(story))["answers"] for item in tier]
    assert [item.text for item in items] == ["Kort", "Ze bellen pas laat.", LONG[20:]]
    story = story.when(
        fay.asks("round.add", kind="dots", settings={}, source={"round": ROUND}), fay.asks("round.open", "r2")
    )
    for item in items[1:]:
        assert origin.back(story.state, KINDS, "r2", item.id).of == ((ROUND, f"{Q}:2"),)
    contribution = origin.contribution(story.state, KINDS, origin.Ref(ROUND, f"{Q}:2"))
    assert (contribution.text, contribution.topic) == (LONG, Q)


def test_phones_get_some_of_every_question_when_there_is_very_much_to_read() -> None:
    long = "woord " * 600
    ballots = [(None, {"scores": {}, "texts": {Q: f"{at} {long}", P: f"{at} kort"}}) for at in range(20)]
    story = closed(opened({}, ASKED, OTHER), *ballots).when(desk("round.release"))
    told = story.sees("phone")["round"]["result"]
    assert sum(len(one["text"]) for one in told["answers"].values()) <= SHOWN_CHARACTERS["phone"]
    assert {one["question"] for one in told["answers"].values()} == {Q, P}
    assert told["more"] == 40 - len(told["answers"])
    assert len(result(story)["answers"]) == 40


# The record


def test_the_record_has_every_answer_word_for_word_under_its_score() -> None:
    story = answered("Zoals\n\nhet is", "Anders", scores=(2, 2, 3, 4, 5))
    told = section(story)
    assert told.summary[0] == "5 mensen gaven antwoord. De cijfers lopen van 1 tot 5."
    assert [(one.title, one.entries) for one in told.appendix] == [
        (f"{ASKED} Bij een 2", ("Anders", "Zoals\n\nhet is"))
    ]
