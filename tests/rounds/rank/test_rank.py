"""Rank: what counts as a ballot, the four rules on a published example, ties, partial orders, roles, the record."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from session.core.state import Json
from session.rounds import KINDS
from session.rounds.rank import MOST_OPTIONS
from tests import cast
from tests.cast import Story, ana, fay
from tests.rounds.given import ROUND, closed, given, result, section, tiers

A, B, C = "r1-1", "r1-2", "r1-3"
NAMES = {"a": A, "b": B, "c": C, "d": "r1-4", "e": "r1-5"}

# Where the capital of Tennessee should be: percentages that rank Memphis, Nashville, Chattanooga and Knoxville.
TENNESSEE = {"a b c d": 42, "b c d a": 26, "c d b a": 15, "d c b a": 17}


def start(**settings: Any) -> Story:
    return given("rank", settings, "Apples", "Cherries", "Bananas")


def order(text: str, role: str | None = None) -> tuple[str | None, Json]:
    """ "a bc" puts Apples first, and Cherries and Bananas equal after it."""
    return role, {"order": [[NAMES[letter] for letter in tier] for tier in text.split()]}


def tennessee(rule: str) -> Story:
    story = given("rank", {"rule": rule}, "Memphis", "Nashville", "Chattanooga", "Knoxville")
    return closed(story, *[order(said) for said, number in TENNESSEE.items() for _ in range(number)])


def places(found: Json) -> list[tuple[str, int, bool]]:
    return [(each["text"], each["place"], each["tied"]) for each in found["options"]]


# What is refused


def test_more_options_than_anybody_can_put_in_order_do_not_open() -> None:
    texts = [f"Option {number}" for number in range(MOST_OPTIONS + 1)]
    added = {"kind": "rank", "source": {"texts": texts}}
    story = cast.given(cast.created(), kinds=KINDS).when(fay.asks("round.add", **added))
    story.when(fay.asks("round.open", ROUND)).refused("too_many_options")
    fewer = story.when(fay.asks("round.change", ROUND, source={"texts": texts[:-1]}))
    assert fewer.when(fay.asks("round.open", ROUND)).state.rounds[ROUND].is_open


@pytest.mark.parametrize(
    "choice",
    [
        {"nothing": {}},
        {"order": None},
        {"order": [A]},
        {"order": [[1]]},
        {"order": [[A], [A]]},
        {"order": [[A, A]]},
        {"order": [[A]], "name": "Ana"},
    ],
)
def test_what_is_not_a_ballot_is_refused(choice: Json) -> None:
    start().when(ana.asks("ballot.cast", ROUND, n=1, choice=choice)).refused("bad_ballot")


def test_an_option_that_is_not_there_or_one_too_many_is_refused() -> None:
    start().when(ana.casts(ROUND, order=[["r1-4"]])).refused("unknown_option")
    start(most=1).when(ana.casts(ROUND, order=[[A], [B]])).refused("bad_ballot")
    start().when(fay.casts(ROUND, order=[[A]])).refused("not_allowed")


@pytest.mark.parametrize("settings", [{"rule": "plurality"}, {"most": -1}, {"most": 101}, {"unused": 1}])
def test_settings_out_of_bounds_are_refused(settings: Json) -> None:
    start().when(fay.asks("round.add", kind="rank", settings=settings)).refused("bad_settings")


# What is counted


def test_places_give_points_with_the_best_first() -> None:
    found = result(closed(start(), *[order("b a c")] * 3, *[order("b c a")] * 2))
    assert places(found) == [("Cherries", 1, False), ("Apples", 2, False), ("Bananas", 3, False)]
    assert [each["points"] for each in found["options"]] == [10, 3, 2]
    assert [each["meanPlace"] for each in found["options"]] == [1, 2.4, 2.6]
    assert [each["onTop"] for each in found["options"]] == [5, 0, 0]
    assert found["tiers"] == [[B], [A], [C]]
    assert found["condorcet"] == B
    assert found["agreement"] == 0.76


@pytest.mark.parametrize(
    ("rule", "ranking"),
    [
        ("borda", ["Nashville", "Chattanooga", "Memphis", "Knoxville"]),
        ("schulze", ["Nashville", "Chattanooga", "Knoxville", "Memphis"]),
        ("ranked_pairs", ["Nashville", "Chattanooga", "Knoxville", "Memphis"]),
        ("irv", ["Knoxville", "Memphis", "Nashville", "Chattanooga"]),
    ],
)
def test_the_capital_of_tennessee_depends_on_the_rule(rule: str, ranking: list[str]) -> None:
    found = result(tennessee(rule))
    assert [each["text"] for each in found["options"]] == ranking
    assert found["condorcet"] == B
    solid = found["solid"]
    assert solid["verdict"] == "fragile"
    assert [each["code"] for each in solid["reasons"]] == ["rule_disagrees"]


def test_the_duels_and_the_run_off_are_told_whatever_the_rule() -> None:
    found = result(tennessee("borda"))
    at = found["duels"]["options"].index(B), found["duels"]["options"].index(A)
    assert found["duels"]["over"][at[0]][at[1]] == 58
    assert found["duels"]["over"][at[1]][at[0]] == 42
    counts = found["runoff"]["rounds"]
    assert [each["eliminated"] for each in counts] == [[C], [B], []]
    assert counts[-1]["votes"] == {A: 42, NAMES["d"]: 58}
    assert found["runoff"]["winner"] == [NAMES["d"]]


def test_what_is_not_on_a_ballot_shares_its_last_place() -> None:
    found = result(closed(start(), *[order("b")] * 5))
    assert [
        (each["text"], each["points"], each["meanPlace"], each["listed"]) for each in found["options"]
    ] == [
        ("Cherries", 10, 1, 5),
        ("Apples", 2.5, 2.5, 0),
        ("Bananas", 2.5, 2.5, 0),
    ]
    assert places(found)[1:] == [("Apples", 2, True), ("Bananas", 2, True)]


def test_equals_share_a_place_and_the_text_only_orders_the_telling() -> None:
    found = result(closed(start(), *[order("bc a")] * 5))
    assert places(found) == [("Bananas", 1, True), ("Cherries", 1, True), ("Apples", 3, False)]
    assert found["tiers"] == [[C, B], [A]]
    assert found["solid"]["verdict"] == "tie"
    assert found["condorcet"] is None


def test_a_tie_for_last_splits_the_run_off_and_everyone_who_can_win_is_first() -> None:
    story = given("rank", {"rule": "irv"}, "Apples", "Cherries", "Bananas")
    found = result(closed(story, *[order("a b c")] * 2, *[order("b a c")] * 2, *[order("c a b")] * 3))
    assert found["runoff"]["rounds"][-1]["tied"] == [A, B]
    assert found["tiers"] == [[A, B], [C]]


def test_a_ballot_that_orders_nothing_is_no_ballot() -> None:
    story = closed(start(), *[order("a b c")] * 5, order(""))
    assert result(story)["ballots"] == 5
    story = start().when(ana.casts(ROUND, 1, order=[[A]]), ana.casts(ROUND, 2, order=[]))
    assert result(closed(story, *[order("b")] * 5))["ballots"] == 5


def test_a_round_with_fewer_ballots_than_the_threshold_shows_nothing() -> None:
    story = closed(start(), *[order("a b c")] * 4)
    assert result(story) == {"withheld": True, "ballots": 4, "threshold": 5}
    assert not section(story).tables


def test_until_closing_the_options_are_equal_for_a_later_round() -> None:
    assert tiers(start(), "options") == [[A, B, C]]
    assert tiers(closed(start(), *[order("c a b")] * 5), "options") == [[C], [A], [B]]


def test_one_option_has_no_verdict_and_no_duels() -> None:
    story = closed(given("rank", {}, "Apples"), *[(None, {"order": [[A]]})] * 5)
    assert result(story)["solid"] is None
    assert len(section(story).tables) == 1


def test_a_list_of_forty_tells_the_duels_of_the_first_twelve_and_the_last_counts() -> None:
    options = [f"Option {number:02}" for number in range(MOST_OPTIONS)]
    ballots = [
        (None, {"order": [[f"r1-{1 + (start_ + at * 7) % MOST_OPTIONS}"] for at in range(20)]})
        for start_ in range(30)
    ]
    found = result(closed(given("rank", {"rule": "schulze"}, *options), *ballots))
    assert len(found["options"]) == MOST_OPTIONS
    assert len(found["duels"]["options"]) == len(found["duels"]["over"]) == 12
    assert len(found["runoff"]["rounds"]) <= 8
    levels = [each["place"] for each in found["options"]]
    assert all(one <= other for one, other in pairwise(levels))


# By role


def test_mean_places_are_told_by_role_and_a_role_with_another_winner_makes_it_fragile() -> None:
    found = result(closed(start(), *[order("a b c", "burger")] * 6, *[order("b a c", "gemeente")] * 5))
    assert found["roles"] == [{"role": "burger", "ballots": 6}, {"role": "gemeente", "ballots": 5}]
    assert found["options"][0]["byRole"]["gemeente"] == {"ballots": 5, "meanPlace": 2.0}
    reasons = {each["code"]: each["about"] for each in found["solid"]["reasons"]}
    assert reasons["role_disagrees"] == ["gemeente"]


def test_roles_stay_out_when_they_are_small_or_not_asked() -> None:
    small = result(closed(start(), *[order("a b c", "burger")] * 4, *[order("b a c", "gemeente")] * 3))
    assert small["roles"] == []
    story = given("rank", {}, "Apples", "Cherries", "Bananas", by_role=False)
    found = result(closed(story, *[order("a b c", "burger")] * 6, *[order("b a c", "gemeente")] * 5))
    assert found["roles"] == []
    assert all(each["code"] != "role_disagrees" for each in found["solid"]["reasons"])


# The record


def test_the_record_tells_the_rule_the_winner_and_how_solid_it_is() -> None:
    report = section(tennessee("irv"), "en")
    assert report.summary == (
        "100 people made an order. Counted as an instant run-off: what is on top least often drops out. "
        "What somebody did not put in order counts as last, together, for that person.",
        "First is ‘Knoxville’. ‘Nashville’ wins every duel with another option. "
        "Agreement (Kendall’s W): 0.10; 0 means none, 1 means everybody has the same order.",
        "Fragile: counted another way (points for places, strongest chain of duels, clearest duels first, each duel "
        "on its own) the result is different.",
    )
    whole, duels, runoff = report.tables
    assert [row["place"] for row in whole.rows] == ["1", "2", "3", "4"]
    assert duels.rows[0] == {"text": "1. Knoxville", "1": None, "2": 58, "3": 32, "4": 17}
    assert [each.label for each in runoff.columns] == ["Option", "Count 1", "Count 2", "Count 3"]
    assert [row["_marked"] for row in runoff.rows] == [True, False, False, False]
    assert runoff.note == "What is on top least often drops out. This way ‘Knoxville’ wins."


def test_the_record_tells_a_tie_in_words_and_the_places_by_role() -> None:
    report = section(closed(start(), *[order("bc a", "burger")] * 5, *[order("bc a", "gemeente")] * 5))
    assert "Bovenaan staan gelijk: ‘Bananas’, ‘Cherries’. Geen keuze wint elk duel." in report.summary[1]
    assert report.summary[2].startswith("Gelijkspel:")
    assert [row["place"] for row in report.tables[0].rows] == ["1 (gelijk)", "1 (gelijk)", "3"]
    assert report.tables[1].rows[0] == {"text": "Bananas", "role:burger": 1.5, "role:gemeente": 1.5}
