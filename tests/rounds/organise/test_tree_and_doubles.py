"""Organise: clusters in clusters, doubles under one idea, a move that came too late, one cluster on the wall."""

from __future__ import annotations

import pytest

from tests.cast import Asked, ana, fay
from tests.rounds.given import ROUND, body, closed, desk, items, result, round_of, section, tiers
from tests.rounds.organise.given_board import A, B, C, D, deep, merges, moves, nests, start, state, undoes

# What is refused


def test_a_move_of_what_somebody_else_moved_meanwhile_is_refused() -> None:
    story = start("One", "Two").when(moves("c1", A))
    late = desk("organise.move", ideas=[A, B], to="c2", was=None)
    story.when(late).refused("moved_meanwhile")
    seen = story.when(desk("organise.move", ideas=[A], to="c2", was="c1"))
    assert state(seen)[1] == {A: "c2"}


def test_there_are_two_levels_of_clusters_and_none_is_in_itself() -> None:
    story = start("One", "Two", "Three").when(nests("c2", "c1"))
    story.when(nests("c3", "c2")).refused("two_levels")
    story.when(nests("c1", "c3")).refused("two_levels")
    story.when(nests("c3", "c3")).refused("two_levels")


def test_a_double_is_no_idea_to_move_or_to_merge_into() -> None:
    story = start("One").when(merges(A, B))
    story.when(moves("c1", B)).refused("unknown_idea")
    story.when(merges(B, C)).refused("unknown_idea")
    story.when(merges("nobody", C)).refused("unknown_idea")
    story.when(desk("organise.unmerge_ideas", ideas=[C])).refused("unknown_idea")


def test_only_the_desk_merges_nests_and_shows() -> None:
    story = start("One", "Two", who="everyone")
    for name, data in (
        ("merge_ideas", {"into": A, "ideas": [B]}),
        ("unmerge_ideas", {"ideas": [B]}),
        ("nest_cluster", {"cluster": "c2", "to": "c1"}),
        ("show_cluster", {"cluster": "c1"}),
    ):
        story.when(ana.asks(f"organise.{name}", ROUND, **data)).refused("not_allowed")


def test_what_others_built_on_a_tree_or_on_doubles_cannot_be_undone() -> None:
    nested = start("One", "Two", "Three").when(nests("c2", "c1"))
    undoes(nested.when(nests("c2", "c3")), nested).refused("undo_too_late")
    merged = start().when(merges(A, B))
    undoes(merged.when(merges(C, A)), merged).refused("undo_too_late")
    lifted = nested.when(nests("c2", None))
    undoes(lifted.when(nests("c1", "c3")), lifted).refused("undo_too_late")


# Clusters in clusters


def test_a_cluster_in_another_stands_behind_it() -> None:
    story = start("One", "Two", "Three").when(nests("c3", "c1"))
    assert list(state(story)[0]) == ["c1", "c3", "c2"]
    assert deep(story)[0] == {"c3": "c1"}
    assert list(state(story.when(nests("c3", None)))[0]) == ["c1", "c2", "c3"]


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        (desk("organise.remove_cluster", cluster="c1"), {}),
        (desk("organise.merge_clusters", into="c4", clusters=["c1"]), {"c2": "c4", "c3": "c4"}),
        (desk("organise.merge_clusters", into="c2", clusters=["c1"]), {"c3": "c2"}),
        (desk("organise.merge_clusters", into="c1", clusters=["c2"]), {"c3": "c1"}),
        (desk("organise.merge_clusters", into="c2", clusters=["c1", "c3"]), {}),
    ],
)
def test_what_was_in_a_cluster_that_goes_is_where_that_went(asked: Asked, left: dict[str, str]) -> None:
    story = start("One", "Two", "Three", "Four").when(nests("c2", "c1"), nests("c3", "c1"))
    gone = story.when(asked)
    assert deep(gone)[0] == left
    assert deep(undoes(gone))[0] == {"c2": "c1", "c3": "c1"}


def test_later_rounds_get_the_clusters_that_are_in_no_other_with_all_their_ideas() -> None:
    story = start("One", "Two").when(moves("c1", A), moves("c2", B, C), nests("c2", "c1"))
    assert tiers(story, "clusters") == [["c1"]]
    ((one,),) = items(round_of(story))["clusters"]
    assert one.note == "Alpha\nBeta\nGamma"
    report = section(closed(story))
    assert [(each.title, each.entries) for each in report.listings] == [
        ("One", ("Alpha",)),
        ("One › Two", ("Beta", "Gamma")),
        ("Nog niet ingedeeld", ("Delta",)),
    ]


# Doubles


def test_doubles_stand_under_one_idea_and_are_counted_with_it() -> None:
    story = start("One").when(moves("c1", A), merges(A, C, B), merges(A, D))
    shown = body(story, "desk")
    assert shown["under"] == {B: A, C: A, D: A}
    assert shown["merged"][A]["n"] == shown["clusters"][0]["count"] == 4
    assert shown["unsorted"] == 0
    assert result(closed(story)) == {
        "clusters": [{"id": "c1", "name": "One", "ideas": [A], "count": 4}],
        "unsorted": [],
        "under": {B: A, C: A, D: A},
    }
    assert tiers(story, "ideas") == [[A]]


def test_doubles_of_a_double_go_along() -> None:
    story = start().when(merges(B, C), merges(A, B))
    assert deep(story)[1] == {B: A, C: A}


def test_a_double_that_stands_alone_again_is_where_the_other_is() -> None:
    story = start("One").when(merges(A, B), moves("c1", A), desk("organise.unmerge_ideas", ideas=[B]))
    assert (state(story)[1], deep(story)[1]) == ({A: "c1", B: "c1"}, {})


def test_the_words_of_doubles_stay_in_the_record() -> None:
    report = section(closed(start("One").when(moves("c1", A), merges(A, B))))
    assert report.listings[0].entries == ("Alpha (2 bijdragen) ≈ Beta",)
    assert "1 idee was dubbel" in report.summary[0]


def test_a_wall_and_a_phone_that_does_not_sort_get_no_doubles() -> None:
    story = start("One").when(merges(A, B), fay.asks("screen.show", mode="round", round=ROUND))
    wall = story.sees("projector")["round"]
    assert [option["id"] for option in wall["options"]] == [A, C, D]
    assert (wall["body"]["merged"][A]["n"], "under" in wall["body"]) == (2, False)
    assert "under" not in story.sees("phone")["round"]["body"]


# Walking along the clusters


def test_the_wall_shows_one_cluster_with_all_its_ideas_until_it_goes() -> None:
    story = start("One", "Two").when(moves("c1", A), desk("organise.show_cluster", cluster="c1"))
    assert body(story, "projector")["shown"] == "c1"
    assert story.when(desk("organise.show_cluster", cluster="c1")).then().last.reply == {}
    assert "shown" not in body(story.when(desk("organise.show_cluster", cluster=None)), "projector")
    assert "shown" not in body(story.when(desk("organise.remove_cluster", cluster="c1")), "projector")


def test_the_desk_says_of_every_step_what_it_was() -> None:
    story = start("One", "Two").when(
        moves("c1", A, B),
        moves(None, B),
        nests("c2", "c1"),
        merges(A, C),
        desk("organise.unmerge_ideas", ideas=[C]),
        desk("organise.new_cluster", name="Three"),
        desk("organise.remove_cluster", cluster="n6"),
    )
    steps = [(step["what"], step["n"], step["name"]) for step in body(story, "desk")["undoable"]]
    assert steps == [
        ("moved", 1, ""),
        ("nested", 0, "Two"),
        ("apart", 1, ""),
        ("removed", 0, "Three"),
    ]
