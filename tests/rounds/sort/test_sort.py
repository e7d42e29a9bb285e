"""Sort: what is refused, how ideas are dealt out, what is counted, and the board that the desk makes of it."""

from __future__ import annotations

from typing import Any

import pytest

from session.core.state import Json
from session.rounds import KINDS
from session.rounds.shared.slices import slices
from tests.cast import Story, ana, fay
from tests.rounds.given import ROUND, body, closed, desk, given, items, result, round_of, section, tiers

A, B, C = "r1-1", "r1-2", "r1-3"


def opened(**settings: Any) -> Story:
    return given("sort", {"clusters": ["One", "Two"], "slice": 0, **settings}, "Alpha", "Beta", "Gamma")


def placed(**places: str) -> tuple[None, Json]:
    """`a`, `b` and `c` are the places of the three ideas."""
    ideas = {"a": A, "b": B, "c": C}
    return None, {"places": {ideas[key]: place for key, place in places.items()}}


def told(story: Story) -> dict[str, Any]:
    return {one["id"]: one for one in result(story)["ideas"]}


FIVE = [placed(a="c1", b="c1", c="none")] * 3 + [placed(a="c1", b="c2", c="c2")] * 2

# What is refused


@pytest.mark.parametrize("choice", [{"places": [A]}, {"places": {A: 1}}, {"seen": {}}])
def test_what_is_not_a_ballot_is_refused(choice: Json) -> None:
    opened().when(ana.asks("ballot.cast", ROUND, n=1, choice=choice)).refused("bad_ballot")


def test_an_idea_or_a_cluster_that_is_not_there_is_refused() -> None:
    opened().when(ana.casts(ROUND, places={"r2-1": "c1"})).refused("unknown_option")
    opened().when(ana.casts(ROUND, places={A: "c3"})).refused("unknown_cluster")


def test_only_the_desk_makes_clusters_and_the_board() -> None:
    story = closed(opened(), *FIVE)
    for asked in (
        ana.asks("sort.apply", ROUND),
        ana.asks("sort.place", ROUND, ideas=[A], to="c1"),
        ana.asks("sort.add_cluster", ROUND, name="x"),
    ):
        story.when(asked).refused("not_allowed")
    opened().when(desk("sort.apply")).refused("round_open")
    story.when(desk("sort.place", ideas=["no"], to="c1")).refused("unknown_idea")
    story.when(desk("sort.place", ideas=[A], to="c9")).refused("unknown_cluster")


def test_a_cluster_has_a_name_and_there_are_at_most_forty() -> None:
    opened().when(desk("sort.add_cluster", name=" ")).refused("text_empty")
    opened().when(desk("sort.rename_cluster", cluster="c9", name="x")).refused("unknown_cluster")
    full = opened(clusters=[f"Cluster {n}" for n in range(40)])
    full.when(desk("sort.add_cluster", name="One more")).refused("too_many_clusters", limit=40)


# How ideas are dealt out


def test_every_idea_is_in_one_slice_and_slices_are_as_large_as_each_other() -> None:
    dealt = slices([str(n) for n in range(50)], 12)
    assert sorted(idea for slice_ in dealt for idea in slice_) == sorted(str(n) for n in range(50))
    assert {len(slice_) for slice_ in dealt} == {10}


def test_a_cluster_that_is_added_can_be_chosen_and_one_that_is_renamed_keeps_its_answers() -> None:
    story = opened().when(desk("sort.add_cluster", name="Three"))
    new = story.last.reply["cluster"]
    story = closed(story, *[placed(a=new)] * 5).when(desk("sort.rename_cluster", cluster=new, name="Drie"))
    assert told(story)[A]["most"] == [new]
    assert body(story, "desk")["clusters"][new] == "Drie"


# What is counted


def test_every_idea_says_where_most_put_it_and_which_share_agrees() -> None:
    ideas = told(closed(opened(), *FIVE))
    assert (ideas[A]["most"], ideas[A]["agree"], ideas[A]["n"], ideas[A]["share"]) == (["c1"], 5, 5, 1.0)
    assert (ideas[B]["most"], ideas[B]["agree"], ideas[B]["share"]) == (["c1"], 3, 0.6)
    assert ideas[C]["most"] == ["none"]
    assert [spot["people"] for spot in ideas[B]["spots"]] == [3, 2]
    assert list(ideas) == [A, B, C]


def test_an_idea_that_too_few_people_placed_has_no_figures_and_no_proposal() -> None:
    story = closed(opened(), *[placed(a="c1")] * 5, *[placed(b="c2")] * 4)
    assert told(story)[B] == {"id": B, "text": "Beta", "withheld": True}
    assert body(story.when(desk("sort.apply")), "desk")["places"] == {A: "c1"}
    assert B not in [one for tier in tiers(story, "unclear") for one in tier]


# The board


def test_nothing_is_in_a_cluster_before_the_desk_takes_the_outcome_over() -> None:
    story = closed(opened(), *FIVE)
    assert body(story, "desk")["places"] == {}
    applied = story.when(desk("sort.apply"))
    assert body(applied, "desk")["places"] == {A: "c1", B: "c1"}
    assert applied.when(desk("sort.apply")).log == applied.log


def test_what_ends_level_stays_loose() -> None:
    story = closed(opened(), *[placed(a="c1")] * 3, *[placed(a="c2")] * 3).when(desk("sort.apply"))
    assert told(story)[A]["most"] == ["c1", "c2"]
    assert body(story, "desk")["places"] == {}


def test_too_few_ballots_make_no_board_but_a_hand_does() -> None:
    story = closed(opened(), *[placed(a="c1")] * 4)
    story.when(desk("sort.apply")).refused("too_few_to_sort", threshold=5)
    assert body(story.when(desk("sort.place", ideas=[A], to="c2")), "desk")["places"] == {A: "c2"}


def test_the_desk_changes_the_board_and_takes_the_outcome_over_again() -> None:
    story = closed(opened(), *FIVE).when(desk("sort.apply"), desk("sort.place", ideas=[A, C], to="c2"))
    assert body(story, "desk")["places"] == {A: "c2", B: "c1", C: "c2"}
    assert [cluster["ideas"] for cluster in result(story)["clusters"]] == [[B], [A, C]]
    loose = story.when(desk("sort.place", ideas=[B], to=None))
    assert result(loose)["unsorted"] == [B]
    assert body(loose.when(desk("sort.apply")), "desk")["places"] == {A: "c1", B: "c1"}


# What goes on


def test_a_later_round_takes_clusters_with_their_ideas_or_what_people_agree_least_on() -> None:
    story = closed(opened(), *FIVE).when(desk("sort.apply"))
    (clusters,) = items(round_of(story))["clusters"]
    assert [(cluster.text, cluster.note) for cluster in clusters] == [("One", "Alpha\nBeta"), ("Two", "")]
    assert tiers(story, "unclear") == [[B, C], [A]]


def test_a_cluster_leads_back_to_its_ideas() -> None:
    story = closed(opened(), *FIVE).when(desk("sort.apply"))
    assert KINDS["sort"].made_of(round_of(story), "clusters") == {"c1": (A, B), "c2": ()}
    taken = story.when(fay.asks("round.add", kind="dots", source={"round": ROUND, "flavour": "clusters"}))
    taken = taken.when(fay.asks("round.open", "r2"))
    assert len(taken.state.rounds["r2"].origins["c1"].of) == 2


def test_the_record_has_the_agreement_and_the_board() -> None:
    story = closed(opened(), *FIVE).when(desk("sort.apply"))
    part = section(story)
    assert part.tables[0].rows[1] == {"text": "Beta", "most": "One", "agree": 3, "n": 5, "share": 60.0}
    assert [(listing.title, listing.entries) for listing in part.listings] == [
        ("One", ("Alpha", "Beta")),
        ("In geen cluster", ("Gamma",)),
    ]


# The clusters of an earlier round


def board(*names: str, **settings: Any) -> Story:
    """Two ideas that the desk put in clusters of these names, and a draft that sorts them again."""
    story = given("organise", {}, "Alpha", "Beta")
    story = story.when(
        *(desk("organise.new_cluster", name=name, ideas=[]) for name in names), desk("round.close")
    )
    source = {"round": ROUND, "flavour": "ideas"}
    return story.when(fay.asks("round.add", kind="sort", settings={"taken": True, **settings}, source=source))


def warned(story: Story) -> list[str]:
    return [check["key"] for check in story.sees("desk")["rounds"]["r2"]["checks"]]


def test_more_clusters_than_fit_are_refused_and_nothing_opens() -> None:
    story = board("One", "Two", clusters=[f"Own {n}" for n in range(39)])
    story.when(fay.asks("round.open", "r2")).refused("too_many_clusters", limit=40)


def test_a_round_without_clusters_to_take_warns_and_one_with_them_does_not() -> None:
    assert "sort.check.no_clusters" in warned(board())
    assert "sort.check.no_clusters" in warned(board("One", taken=False))
    assert "sort.check.no_clusters" not in warned(board("One"))


def test_the_names_of_an_earlier_board_are_the_clusters_to_sort_into_each_once() -> None:
    story = board("One", "two", "N" * 80, clusters=["Two"])
    again = story.when(fay.asks("round.add", kind="sort", again="r2"))
    opened = again.when(fay.asks("round.open", "r2"))
    clusters = list(opened.state.rounds["r2"].body.clusters.values())
    assert clusters == ["Two", "One", "N" * 80]
    assert opened.state.rounds["r3"].settings["clusters"] == clusters
    assert [option.text for option in opened.state.rounds["r2"].options] == ["Alpha", "Beta"]
    later = opened.when(fay.asks("round.close", "r2"), fay.asks("round.open", "r3"))
    assert list(later.state.rounds["r3"].body.clusters.values()) == clusters
