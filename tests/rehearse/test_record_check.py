"""Holding the record against what was acknowledged."""

from __future__ import annotations

from session.rehearse.ledger import Ledger
from session.rehearse.record_check import check
from tests.recount import handmade as records


def ledger() -> Ledger:
    """What the people behind the hand-made record were told."""
    kept = Ledger(seats=6)
    kept.ideas["r5"] = {"i1": "Een bank.", "i2": "Een tuin.", "i3": None}
    for round_ in records.whole()["rounds"][:3]:
        kept.choices[round_["id"]] = {at: ballot["choice"] for at, ballot in enumerate(round_["ballots"])}
    kept.choices["r4"] = {0: {"dots": {}}, 1: {"dots": {}}}
    return kept


def test_an_acknowledged_idea_that_is_not_in_the_record_is_lost() -> None:
    document = records.whole()
    document["record"]["sections"][0]["appendix"][0]["entries"].pop()
    assert check(document, ledger()).lost == ["idea in r5: Een tuin."]


def test_objections_without_figures_are_found_in_their_list_with_or_without_a_condition() -> None:
    document = records.whole()
    section = next(one for one in document["record"]["sections"] if one["round"] == "r5")
    entries = ["Een bank.\nVoorwaarde: als er geld is.", "Een tuin."]
    section |= {"appendix": [], "tables": [], "lists": [{"title": "Bezwaren", "entries": entries}]}
    assert check(document, ledger()).lost == []
    entries.pop()
    assert check(document, ledger()).lost == ["idea in r5: Een tuin."]


def test_few_arguments_are_found_under_their_sides_and_nowhere_else() -> None:
    document = records.whole()
    section = next(one for one in document["record"]["sections"] if one["round"] == "r5")
    sides = [{"title": "Voor", "entries": ["Een bank."]}, {"title": "Tegen", "entries": ["Een tuin."]}]
    section |= {"appendix": [], "sides": [{"title": "", "sides": sides}]}
    assert check(document, ledger()).lost == []
    sides[1]["entries"].clear()
    assert check(document, ledger()).lost == ["idea in r5: Een tuin."]


def test_an_idea_that_is_there_twice_is_wrong() -> None:
    document = records.whole()
    document["record"]["sections"][0]["appendix"][0]["entries"].append("Een bank.")
    assert check(document, ledger()).wrong == ["idea in r5: Een bank."]


def test_a_withdrawn_idea_in_the_record_is_wrong() -> None:
    kept = ledger()
    kept.ideas["r5"]["i2"] = None
    assert check(records.whole(), kept).wrong == ["idea in r5: Een tuin."]


def test_a_round_that_is_not_in_the_record_loses_everything_in_it() -> None:
    document = records.whole()
    document["rounds"] = document["rounds"][1:]
    assert len(check(document, ledger()).lost) == 6


def test_a_ballot_that_counted_in_its_older_form_is_lost_and_wrong() -> None:
    kept = ledger()
    kept.choices["r1"][0] = {"dots": {"y": 3}}
    findings = check(records.whole(), kept)
    assert (len(findings.lost), len(findings.wrong)) == (1, 1)


def test_of_a_withheld_round_only_the_number_can_be_checked() -> None:
    kept = ledger()
    kept.choices["r4"][2] = {"dots": {}}
    assert check(records.whole(), kept).lost == ["ballot in r4"]


def test_a_seat_more_or_less_is_noticed() -> None:
    more, fewer = ledger(), ledger()
    more.seats, fewer.seats = 7, 5
    assert check(records.whole(), more).lost == ["a seat"]
    assert check(records.whole(), fewer).wrong == ["a seat nobody took"]


def test_a_record_that_holds_exactly_what_was_acknowledged_is_fine() -> None:
    findings = check(records.whole(), ledger())
    assert (findings.lost, findings.wrong) == ([], [])
