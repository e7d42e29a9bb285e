"""Choose: what counts as a ballot, how approvals are counted, what goes on, what ties across the line, and roles."""

from __future__ import annotations

import pytest

from session.core.state import Json
from tests.cast import Story, ana, fay
from tests.rounds.given import ROUND, closed, desk, given, result, section, tiers

A, B, C = "r1-1", "r1-2", "r1-3"
NAMES = {"a": A, "b": B, "c": C}


def start(**settings: int) -> Story:
    return given("choose", settings, "Apples", "Cherries", "Bananas")


def chosen(letters: str, role: str | None = None) -> tuple[str | None, Json]:
    return role, {"chosen": [NAMES[each] for each in letters]}


# What is refused


@pytest.mark.parametrize(
    "choice",
    [
        {"nothing": {}},
        {"chosen": None},
        {"chosen": A},
        {"chosen": [1]},
        {"chosen": [A, A]},
        {"chosen": [A], "name": "Ana"},
    ],
)
def test_what_is_not_a_ballot_is_refused(choice: Json) -> None:
    start().when(ana.asks("ballot.cast", ROUND, n=1, choice=choice)).refused("bad_ballot")


def test_options_that_are_not_there_and_too_many_are_refused() -> None:
    start().when(ana.casts(ROUND, chosen=["r1-4"])).refused("unknown_option")
    start(most=2).when(ana.casts(ROUND, chosen=[A, B, C])).refused("too_many_chosen", limit=2)
    start().when(fay.casts(ROUND, chosen=[A])).refused("not_allowed")


def test_more_at_least_than_at_most_is_refused() -> None:
    start().when(fay.asks("round.add", kind="choose", settings={"least": 4, "most": 3})).refused(
        "bad_settings"
    )


def test_fewer_options_than_the_least_can_still_be_voted_on() -> None:
    story = given("choose", {"least": 3, "most": 0}, "Apples", "Cherries")
    story.when(desk("paper.count", choice={"chosen": [A]})).refused("too_few_chosen", limit=2)
    assert result(closed(story, *[chosen("ab")] * 5))["votes"] == 10


def test_too_few_is_kept_while_somebody_chooses_and_counts_only_with_enough() -> None:
    on_paper = start(least=2).when(desk("paper.count", choice={"chosen": [A]}))
    on_paper.refused("too_few_chosen", limit=2)
    told = result(closed(start(least=2), *[chosen("ab")] * 5, *[chosen("c")] * 3))
    assert told["ballots"] == 5
    assert {option["id"]: option["votes"] for option in told["options"]} == {A: 5, B: 5, C: 0}


# What is counted


def test_approvals_are_counted_and_nothing_at_all_can_be_chosen() -> None:
    found = result(closed(start(least=0), chosen("ab"), chosen("b"), chosen("bc"), chosen(""), chosen("abc")))
    assert [(each["id"], each["votes"], each["share"], each["place"]) for each in found["options"]] == [
        (B, 4, 0.8, 1),
        (A, 2, 0.4, 2),
        (C, 2, 0.4, 2),
    ]
    assert found["perPerson"] == {"mean": 1.6, "median": 2.0, "none": 1}
    assert found["tiers"] == [[B], [A, C]]


def test_as_many_options_go_on_as_there_are_places() -> None:
    found = result(
        closed(start(places=2), chosen("ab"), chosen("ab"), chosen("ab"), chosen("a"), chosen("c"))
    )
    assert {each["id"]: each["goesOn"] for each in found["options"]} == {A: "in", B: "in", C: "out"}
    assert found["solid"]["cutFlips"] == 1


def test_who_ties_across_the_line_is_told_and_not_chosen() -> None:
    story = closed(start(places=2), chosen("a"), chosen("a"), chosen("a"), chosen("ab"), chosen("ac"))
    found = result(story)
    assert {each["id"]: each["goesOn"] for each in found["options"]} == {A: "in", B: "tied", C: "tied"}
    assert found["solid"]["verdict"] == "tie"
    assert section(story).summary[1] == (
        "Er is plaats voor 2 keuzes. Door gaat: ‘Apples’. Om de laatste plaats staan gelijk: ‘Bananas’, ‘Cherries’."
    )
    assert section(story).summary[2].startswith("Gelijkspel: op de grens, na plaats 2;")  # who, was just said
    assert tiers(story, "options") == [[A], [C, B]]


def test_an_option_without_a_vote_never_goes_on() -> None:
    found = result(closed(start(places=2), *[chosen("a")] * 5))
    assert [each["goesOn"] for each in found["options"]] == ["in", "out", "out"]
    assert found["solid"]["verdict"] == "solid"


def test_the_published_small_approval_election_has_its_published_winner() -> None:
    """Brams & Fishburn, Approval Voting: 4 voters for a alone, 3 for b and c, 2 for c; c wins with 5 votes."""
    found = result(closed(start(), *[chosen("a")] * 4, *[chosen("bc")] * 3, *[chosen("c")] * 2))
    assert [(each["id"], each["votes"]) for each in found["options"]] == [(C, 5), (A, 4), (B, 3)]
    assert found["solid"]["verdict"] == "fragile"


def test_nobody_is_first_when_nothing_was_chosen() -> None:
    story = closed(start(least=0, places=1), *[chosen("")] * 5)
    assert result(story)["solid"] is None
    assert "niets gaat door" in section(story).summary[1]


def test_a_round_with_fewer_ballots_than_the_threshold_shows_nothing() -> None:
    story = closed(start(), *[chosen("a")] * 4)
    assert result(story) == {"withheld": True, "ballots": 4, "threshold": 5}
    assert section(story).tables == ()


def test_sixty_options_are_counted_and_ranked() -> None:
    story = given("choose", {"most": 0}, *[f"Option {n:02}" for n in range(1, 61)])
    story = closed(
        story, *[(None, {"chosen": [f"r1-{n}" for n in range(1, 61 - each)]}) for each in range(6)]
    )
    found = result(story)
    assert len(found["options"]) == 60
    assert [len(tier) for tier in found["tiers"]] == [55, 1, 1, 1, 1, 1]


# By role and in the record


def test_roles_are_told_apart_when_each_is_large_enough() -> None:
    ballots = [*[chosen("ab", "burger")] * 5, *[chosen("b", "gemeente")] * 4, chosen("c", "gemeente")]
    found = result(closed(start(), *ballots))
    assert found["options"][0]["byRole"]["gemeente"] == {"votes": 4, "ballots": 5, "share": 0.8}
    small = [*[chosen("ab", "burger")] * 6, *[chosen("b", "gemeente")] * 3]
    assert result(closed(start(), *small))["roles"] == []


def test_the_record_tells_the_rule_the_first_and_the_shares_by_role() -> None:
    report = section(closed(start(), *[chosen("ab", "burger")] * 6, *[chosen("a", "gemeente")] * 5))
    assert report.summary[:2] == (
        "Kies er minstens 1 en hooguit 3. 11 mensen stemden en kozen er gemiddeld 1,5.",
        "Bovenaan staat ‘Apples’ met 11 stemmen.",
    )
    (table,) = report.tables
    assert table.rows[1] == {
        "_marked": False,
        "place": "2",
        "text": "Cherries",
        "votes": 6,
        "share": 54.5,
        "role:burger": 100.0,
        "role:gemeente": 0.0,
    }


@pytest.mark.parametrize(
    ("least", "most", "told"),
    [
        (2, 2, "Choose 2."),
        (0, 0, "Choose as many as you like."),
        (0, 2, "Choose at most 2."),
        (1, 0, "Choose at least 1."),
    ],
)
def test_the_rule_is_told_as_it_was_set(least: int, most: int, told: str) -> None:
    story = closed(start(least=least, most=most), *[chosen("ab")] * 5)
    assert section(story, "en").summary[0].startswith(told)
