"""The second count agrees with a record worked out by hand, and notices every figure that was changed in it."""

from __future__ import annotations

import pytest

from session.recount import NotARecord, recount
from tests.recount import handmade
from tests.recount.falsified import differs, is_unnoticed, leaves, sentences

# What cannot follow from ballots: the words of a decision, and how many options a later round takes.
NOT_COUNTED = {"text", "line"}


@pytest.mark.parametrize("round_", range(5))
def test_a_falsified_figure_is_found_wherever_it_is(round_: int) -> None:
    document = handmade.whole()
    paths = list(leaves(document["rounds"][round_]["result"], ("rounds", round_, "result")))
    assert paths
    assert [path for path in paths if not NOT_COUNTED & {*path} and is_unnoticed(document, path)] == []


@pytest.mark.parametrize("round_", range(3))
def test_a_ballot_that_was_taken_out_is_found(round_: int) -> None:
    document = handmade.whole()
    document["rounds"][round_]["ballots"].pop()
    assert differs(document)


@pytest.mark.parametrize("round_", range(3))
def test_a_round_whose_ballots_are_missing_is_found(round_: int) -> None:
    document = handmade.whole()
    document["rounds"][round_]["ballots"] = None
    [difference] = sentences(document)
    assert difference.endswith("ballots: not so: the ballots are there to be counted")


def test_a_ballot_that_spends_more_than_allowed_is_found() -> None:
    document = handmade.whole()
    document["rounds"][0]["settings"]["dots"] = 2
    assert any("no more dots than one has" in sentence for sentence in sentences(document))


def test_a_role_that_is_too_small_to_show_is_found() -> None:
    document = handmade.whole()
    document["record"]["threshold"] = 4
    assert any("no role that is too small to show" in sentence for sentence in sentences(document))


def test_the_ballots_of_a_withheld_round_may_not_be_in_the_record() -> None:
    document = handmade.whole()
    document["rounds"][3]["ballots"] = [{"role": "a", "choice": {"dots": {}}}]
    assert differs(document)


def test_tiers_in_another_order_are_found() -> None:
    document = handmade.whole()
    document["rounds"][0]["result"]["tiers"].reverse()
    assert differs(document)


def test_an_objection_with_other_words_than_on_the_ballots_is_found() -> None:
    document = handmade.whole()
    document["rounds"][2]["result"]["decisions"][0]["objections"] = ["Te lang."]
    assert differs(document)


def test_a_result_that_was_taken_out_is_found() -> None:
    document = handmade.whole()
    document["rounds"][0]["result"] = None
    assert any("when it is over" in sentence for sentence in sentences(document))


def test_a_figure_that_was_taken_out_is_found() -> None:
    document = handmade.whole()
    del document["rounds"][0]["result"]["options"][0]["voters"]
    [difference] = sentences(document)
    assert difference.endswith("result.options[0].voters: the record says nothing, counted 5")


def test_truth_and_one_are_not_the_same_figure() -> None:
    document = handmade.whole()
    document["rounds"][0]["result"]["options"][0]["place"] = True
    assert differs(document)


def test_a_kind_that_cannot_be_counted_here_is_refused_and_not_called_equal() -> None:
    document = handmade.whole()
    document["rounds"][0]["kind"] = "../dots"
    with pytest.raises(
        NotARecord, match=r"^\$\.rounds\[0\]\.kind: this program cannot count the kind '\.\./dots'$"
    ):
        recount(document)


def test_two_rounds_with_one_id_are_refused() -> None:
    document = handmade.whole()
    document["rounds"][1]["id"] = "r1"
    with pytest.raises(NotARecord, match="'r1' is the id of an earlier round"):
        recount(document)


def test_a_record_that_is_right_is_equal_and_tells_how_much_was_compared() -> None:
    outcome = recount(handmade.whole())
    assert outcome.differences == []
    assert [counted.by for counted in outcome.rounds] == [
        "ballots",
        "ballots",
        "ballots",
        "withheld",
        "lists",
    ]
    assert outcome.figures == sum(counted.figures for counted in outcome.rounds) > 100
