"""Criteria: what counts as a ballot, the weighing with its published example, weights that change, roles, spread."""

from __future__ import annotations

from typing import Any

import pytest

from session.core.settings_form import form
from session.core.state import Json
from session.rounds import KINDS
from tests.cast import Story, ana, fay, olga
from tests.rounds.given import (
    ROUND,
    body,
    closed,
    desk,
    given,
    happened,
    result,
    round_of,
    section,
    tiers,
    with_settings,
)

A, B, C = "r1-1", "r1-2", "r1-3"
COST = {"name": "Cost", "weight": 1, "lower": True}
GAIN = {"name": "Gain", "weight": 2}


def start(*criteria: Json, **settings: Any) -> Story:
    named = {"criteria": list(criteria)} if criteria else {}
    return given("criteria", {**named, **settings}, "Apples", "Cherries", "Bananas")


def scores(role: str | None = None, /, **given_: list[int | None]) -> tuple[str | None, Json]:
    """A ballot: for each option its scores on c1, c2, …"""
    names = {"a": A, "b": B, "c": C}
    rows = {names[name]: {f"c{at}": each for at, each in enumerate(row, 1)} for name, row in given_.items()}
    return role, {"values": rows}


def option(found: Json, name: str) -> Json:
    return next(each for each in found["options"] if each["id"] == name)


# What is refused


@pytest.mark.parametrize(
    "choice",
    [
        {"nothing": {}},
        {"values": []},
        {"values": {A: 3}},
        {"values": {A: {"c1": 0}}},
        {"values": {A: {"c1": 6}}},
        {"values": {A: {"c1": 2.5}}},
        {"values": {A: {"c1": True}}},
        {"values": {A: {"c1": 3}}, "seat": "ana"},
    ],
)
def test_what_is_not_a_ballot_is_refused(choice: Json) -> None:
    start().when(ana.asks("ballot.cast", ROUND, n=1, choice=choice)).refused("bad_ballot")


def test_an_unknown_option_criterion_and_an_unasked_dont_know_are_refused() -> None:
    start().when(ana.casts(ROUND, values={"r1-4": {"c1": 1}})).refused("unknown_option")
    start().when(ana.casts(ROUND, values={A: {"c3": 1}})).refused("unknown_option")
    start(dont_know=False).when(ana.casts(ROUND, values={A: {"c1": None}})).refused("bad_ballot")


@pytest.mark.parametrize(
    "settings",
    [
        {"criteria": [{"name": "Cost", "weight": 0}, {"name": "Gain", "weight": 0}]},
        {"criteria": [{"name": ""}]},
        {"criteria": [{"name": "  "}]},
        {"criteria": [{"weight": 2}]},
        {"criteria": [{"name": "Cost", "weight": -1}]},
        {"criteria": [{"name": "Cost", "weight": 101}]},
        {"criteria": [{"name": "x" * 61}]},
        {"criteria": [{"name": "Cost"}] * 9},
        {"criteria": [{"name": "Cost", "colour": "red"}]},
        {"scale": "1-6"},
    ],
)
def test_criteria_that_cannot_be_are_refused(settings: Json) -> None:
    start().when(fay.asks("round.add", kind="criteria", settings=settings)).refused("bad_settings")


def test_weights_cannot_be_changed_by_a_participant_nor_while_the_round_is_open() -> None:
    story = closed(start(), *[scores(a=[3, 3])] * 5)
    for person in (ana, olga):
        story.when(person.asks("criteria.set_weights", ROUND, weights={"c1": 2})).refused("not_allowed")
    start().when(desk("criteria.set_weights", weights={"c1": 2})).refused("round_open")
    with_settings(start(), criteria=[{"name": "Other"}]).refused("fixed_while_open")


@pytest.mark.parametrize("weights", [{"c1": 0, "c2": 0}, {"c3": 1}, {"c1": -1}, {"c1": 101}, {"c1": 1.5}])
def test_weights_that_cannot_be_are_refused(weights: Json) -> None:
    story = closed(start(), *[scores(a=[3, 3])] * 5)
    story.when(desk("criteria.set_weights", weights=weights)).refused("bad_command")


# The criteria


def test_without_criteria_of_its_own_a_round_has_two_standard_ones() -> None:
    listed = result(closed(start(), *[scores(a=[4, 2])] * 5))["criteria"]
    assert [(each["id"], each["name"], each["weight"]) for each in listed] == [("c1", "", 1), ("c2", "", 1)]
    assert body(start(), "phone") == {"weights": {"c1": 1, "c2": 1}}


def test_the_form_of_a_criterion_is_a_row_that_is_named_first() -> None:
    field = form(KINDS["criteria"])[0]
    assert (field["type"], field["default"], field["max"]) == ("rows", [], 8)
    assert [(each["name"], each["type"], each["default"]) for each in field["fields"]] == [
        ("name", "text", ""),
        ("weight", "int", 1),
        ("lower", "bool", False),
        ("question", "text", ""),
        ("low", "text", ""),
        ("high", "text", ""),
    ]


def test_every_scale_has_its_own_ends() -> None:
    for scale, highest in (("1-5", 5), ("1-10", 10)):
        story = start(scale=scale)
        story.when(ana.casts(ROUND, values={A: {"c1": highest + 1}})).refused("bad_ballot")
        found = result(closed(story, *[scores(a=[highest, 1])] * 5))
        assert (found["lowest"], found["highest"]) == (1, highest)
        assert len(option(found, A)["cells"]["c1"]["counts"]) == highest


# The weighing


def test_a_total_is_the_weighted_mean_of_means_worked_out_by_hand() -> None:
    named = [("Speed", 2), ("Range", 1), ("Payload", 1), ("Cost", 1), ("Reliability", 2), ("Manoeuvre", 3)]
    criteria = [{"name": name, "weight": weight, "lower": name == "Cost"} for name, weight in named]
    board = [scores(a=[8, 5, 9, 5, 5, 9], b=[10, 10, 8, 7, 3, 5], c=[7, 7, 10, 4, 7, 7])] * 5
    found = result(closed(start(*criteria, scale="1-10"), *board))
    assert [(each["id"], each["total"], each["place"]) for each in found["options"]] == [
        (A, 7.3, 1),  # (16 + 5 + 9 + 6 + 10 + 27) / 10
        (C, 7.3, 1),  # (14 + 7 + 10 + 7 + 14 + 21) / 10
        (B, 6.3, 3),  # (20 + 10 + 8 + 4 + 6 + 15) / 10
    ]
    assert found["solid"]["verdict"] == "tie"


def test_a_low_score_is_the_better_one_where_the_criterion_says_so() -> None:
    found = result(closed(start(COST), *[scores(a=[1], b=[5], c=[3])] * 5))
    assert [(each["id"], each["total"]) for each in found["options"]] == [(A, 5.0), (C, 3.0), (B, 1.0)]
    assert option(found, A)["cells"]["c1"]["mean"] == 1.0, "told as it was scored"


def test_the_figures_of_one_cell() -> None:
    ballots = [scores(a=[each]) for each in (1, 2, 2, 4, 5, None)]
    found = result(closed(start(GAIN), *ballots, scores(b=[1])))
    assert option(found, A)["cells"]["c1"] == {
        "n": 5,
        "dontKnow": 1,
        "counts": [1, 2, 0, 1, 1],
        "mean": 2.8,
        "median": 2.0,
        "q1": 2.0,
        "q3": 4.0,
        "sd": 1.643168,
        "agreement": 0.088889,
        "consensus": 0.365414,
        "divided": False,
        "skipped": 1,
    }


def test_an_option_without_a_score_that_counts_is_not_ranked_and_goes_last() -> None:
    story = closed(start(), *[scores(a=[3, None], b=[2, 2], c=[4, 4])] * 5)
    found = result(story)
    assert [(each["id"], each["place"], each["total"]) for each in found["options"]] == [
        (C, 1, 4.0),
        (B, 2, 2.0),
        (A, None, None),
    ]
    assert found["unranked"] == [A]
    assert tiers(story, "options") == [[C], [B], [A]]
    assert "Te weinig cijfers voor een plaats in de volgorde: ‘Apples’." in section(story).summary


def test_a_ballot_without_scores_is_no_ballot_and_empty_rows_are_dropped() -> None:
    story = closed(start(), *[scores(a=[3, 3], b=[])] * 5, scores(), scores(a=[]))
    assert [each.choice for each in round_of(story).ballots or ()] == [
        {"values": {A: {"c1": 3, "c2": 3}}}
    ] * 5


def test_a_round_with_fewer_ballots_than_the_threshold_shows_nothing() -> None:
    story = closed(start(), *[scores(a=[3, 3], b=[5, 5])] * 4)
    assert result(story)["withheld"]
    assert not section(story).tables
    flavours = ("options", "gap", "roles")
    assert story.sees("desk")["items"][ROUND] == [{"flavour": one, "count": 3} for one in flavours]


# Other weights


def test_the_desk_changes_the_weights_and_the_order_is_told_under_all_of_them() -> None:
    ballots = [scores(a=[5, 1], b=[1, 4], c=[3, 3])] * 5
    story = closed(start({"name": "Gain", "weight": 3}, {"name": "Ease"}), *ballots)
    assert result(story)["tiers"] == [[A], [C], [B]]
    assert not result(story)["changed"]
    story = story.when(desk("criteria.set_weights", weights={"c1": 1, "c2": 3}))
    story.then(happened("criteria.weights_set", weights={"c1": 1, "c2": 3}))
    found = result(story)
    assert found["changed"]
    assert found["tiers"] == [[B], [C], [A]] == tiers(story, "options")
    assert [(each["weight"], each["original"]) for each in found["criteria"]] == [(1, 3), (3, 1)]
    assert option(found, A)["places"] == {"now": 3, "original": 1, "equal": 1}
    assert option(found, A)["total"] == 2.0
    codes = {each["code"]: each["about"] for each in found["solid"]["reasons"]}
    assert codes["rule_disagrees"] == ["equal_weights", "original_weights"]
    told = section(story).summary
    assert "De begeleider veranderde de gewichten na de stemming. Ze waren: 3, 1." in told
    assert "Met de eerste gewichten staan 2 keuzes op een andere plaats: ‘Cherries’, ‘Apples’." in told
    assert [each.key for each in section(story).tables[0].columns][3:] == ["original", "equal"]


def test_first_weights_that_were_equal_are_told_once() -> None:
    ballots = [scores(a=[5, 1], b=[1, 4], c=[3, 3])] * 5
    story = closed(start({"name": "Gain"}, {"name": "Ease"}), *ballots)
    told = section(story.when(desk("criteria.set_weights", weights={"c2": 3}))).summary
    assert [each for each in told if each.startswith("Met de eerste gewichten")]
    assert not [each for each in told if each.startswith("Met gelijke gewichten")]


def test_weights_that_stay_the_same_are_no_event_and_what_is_not_named_stays() -> None:
    story = closed(start(COST, GAIN), *[scores(a=[3, 3])] * 5)
    story.when(desk("criteria.set_weights", weights={"c2": 2})).then()
    changed = story.when(desk("criteria.set_weights", weights={"c2": 0}))
    assert round_of(changed).body.weights == {"c1": 1, "c2": 0}
    assert option(result(changed), A)["total"] == 3.0
    assert changed.replayed() == changed.state


def test_an_option_is_ranked_when_the_criterion_it_lacks_stops_counting() -> None:
    story = closed(start(), *[scores(a=[3, None], b=[2, 2])] * 5)
    story = story.when(desk("criteria.set_weights", weights={"c2": 0}))
    assert result(story)["tiers"] == [[A], [B]]


# How solid


def test_the_ballots_that_decide_are_counted_over_all_criteria() -> None:
    ballots = [scores(a=[5, 5], b=[1, 1])] * 20
    found = result(closed(start(), *ballots))
    assert (found["solid"]["verdict"], found["solid"]["flips"]) == ("solid", 10)
    close = [scores(a=[4, 4], b=[4, 3])] * 15
    assert result(closed(start(), *close))["solid"] == {
        "verdict": "fragile",
        "reasons": [{"code": "few_first", "about": ["2"]}],
        "flips": 2,  # the lead is 15 points; a changed ballot takes 1, and gives 8 the other way
        "cutFlips": None,
        "line": None,
    }


def test_equal_totals_share_a_place_and_the_tie_is_told() -> None:
    story = closed(start(), *[scores(a=[2, 2], b=[4, 2], c=[2, 4])] * 5)
    found = result(story)
    assert [(each["text"], each["place"], each["tied"]) for each in found["options"]] == [
        ("Bananas", 1, True),
        ("Cherries", 1, True),
        ("Apples", 3, False),
    ]
    assert tiers(story, "options") == [[C, B], [A]]
    assert found["solid"]["verdict"] == "tie"
    assert "Bovenaan staan gelijk, met samen 3,00: ‘Bananas’, ‘Cherries’." in section(story).summary


# By role


def test_roles_are_told_apart_when_each_gave_every_cell_enough_scores() -> None:
    burgers = [scores("burger", a=[5, 5], b=[1, 1])] * 5
    others = [*[scores("gemeente", a=[1, 1], b=[5, 5])] * 5, scores("gemeente", a=[1, 1])]
    found = result(closed(start(), *burgers, *others))
    assert option(found, A)["byRole"] == {
        "burger": {"n": 5, "total": 5.0},
        "gemeente": {"n": 6, "total": 1.0},
    }
    assert option(found, C)["byRole"] == {}


def test_a_role_with_a_single_score_on_one_criterion_is_told_and_one_without_any_has_no_total() -> None:
    burgers = [scores("burger", a=[5, 5])] * 5
    few = [scores("gemeente", a=[1, 1]), *[scores("gemeente", a=[1, None])] * 4]
    assert option(result(closed(start(), *burgers, *few)), A)["byRole"]["gemeente"] == {"n": 1, "total": 1.0}
    none = [scores("gemeente", a=[1, None])] * 5
    assert option(result(closed(start(), *burgers, *none)), A)["byRole"] == {
        "burger": {"n": 5, "total": 5.0},
        "gemeente": {"n": 0, "total": None},
    }


# The record and the paper


def test_the_record_tells_criteria_weights_spread_and_every_cell() -> None:
    story = closed(start(GAIN, COST), *[scores(a=[5, 2])] * 5, *[scores(a=[1, 2])] * 5)
    report = section(story)
    assert report.summary[0] == (
        "10 mensen gaven cijfers van 1 tot 5. De criteria: Gain (gewicht 2); Cost (gewicht 1, laag is beter)."
    )
    assert "Hierover is de zaal verdeeld: ‘Apples’ op Gain." in report.summary
    order, gain, cost, apart = report.tables
    assert order.rows[0]["total"] == pytest.approx(10 / 3)
    assert [each.title for each in (gain, cost)] == ["Cijfers voor Gain", "Cijfers voor Cost"]
    assert (gain.rows[0]["counts"], gain.rows[0]["_marked"]) == ([5, 0, 0, 0, 5], True)
    first = apart.rows[0]
    assert (first["text"], first["sd"], first["_marked"]) == ("‘Apples’ op Gain", 2.108185, True)
    assert [first[each] for each in ("q1", "q3", "agreement", "consensus", "dontKnow", "skipped")] == [
        1.0,
        5.0,
        -1.0,
        0.0,
        0,
        0,
    ]
    assert apart.rows[1]["text"] == "‘Apples’ op Cost"
    assert cost.note.startswith("Laag is beter")


def test_the_standard_criteria_are_named_in_the_language_of_the_reader() -> None:
    story = closed(start(), *[scores(a=[5, 2])] * 5)
    assert "Impact (weight 1); Feasibility (weight 1)" in section(story, "en").summary[0]


def test_sixty_options_on_eight_criteria_stay_in_order() -> None:
    criteria = [{"name": f"Criterion {at}"} for at in range(8)]
    story = given("criteria", {"criteria": criteria}, *(f"Option {at:02}" for at in range(60)))
    rows = {f"r1-{at}": {f"c{key}": 1 + (at + key) % 5 for key in range(1, 9)} for at in range(1, 61)}
    found = result(closed(story, *[(None, {"values": rows})] * 6))
    assert len(found["options"]) == 60
    assert sum(len(tier) for tier in found["tiers"]) == 60
    assert len(section(closed(story, *[(None, {"values": rows})] * 6)).tables) == 10


# What a later round can take


def test_the_largest_gap_between_two_criteria_comes_first() -> None:
    story = closed(start(GAIN, COST), *[scores(a=[5, 5], b=[5, 1], c=[2, 4])] * 5)
    assert tiers(story, "gap") == [[B], [C], [A]]
    assert tiers(start(GAIN, COST), "gap") == [[A, B, C]]


def test_the_largest_difference_between_roles_comes_first() -> None:
    ballots = [
        *[scores("burger", a=[3, 3], b=[5, 1], c=[4, 3])] * 5,
        *[scores("gemeente", a=[3, 3], b=[1, 5], c=[3, 3])] * 5,
    ]
    assert tiers(closed(start(GAIN, COST), *ballots), "roles") == [[B], [C], [A]]
    assert tiers(closed(start(GAIN, COST), *[scores(a=[3, 3])] * 5), "roles") == []


def test_a_cell_of_which_nothing_is_told_makes_no_gap() -> None:
    ballots = [*[scores(a=[5, 1], b=[4, 3])] * 5, scores(c=[5, 1])]
    assert tiers(closed(start(GAIN, COST), *ballots), "gap") == [[A], [B]]
