"""Organise: clusters are made, filled, merged, split and undone; an idea is in one cluster or in none."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Asked, ana, ben, fay
from tests.rounds.given import (
    ROUND,
    body,
    closed,
    desk,
    given,
    happened,
    items,
    result,
    round_of,
    section,
    tiers,
)
from tests.rounds.organise.given_board import A, B, C, D, deep, moves, start, state, undoes

# What is refused


def test_only_the_desk_sorts_unless_everybody_may() -> None:
    asked = ana.asks("organise.move", ROUND, ideas=[A], to="c1")
    start("One").when(asked).refused("not_allowed")
    story = start("One", who="everyone").when(asked)
    assert state(story)[1] == {A: "c1"}
    closed(story).when(asked).refused("round_closed")
    story.when(desk("round.change", settings={"who": "desk"}), asked).refused("not_allowed")


def test_a_name_that_a_colleague_gave_meanwhile_is_not_overwritten() -> None:
    story = start("One").when(desk("organise.rename_cluster", cluster="c1", name="First", was="One"))
    assert state(story)[0] == {"c1": "First"}
    asked = desk("organise.rename_cluster", cluster="c1", name="Other", was="One")
    story.when(asked).refused("changed_meanwhile", text="First")
    same = story.when(desk("organise.rename_cluster", cluster="c1", name="First", was="One"))
    assert same.last.reply == {"change": None}


@pytest.mark.parametrize(
    ("name", "payload"),
    [
        ("rename_cluster", {"cluster": "c9", "name": "x"}),
        ("move", {"ideas": [A], "to": "c9"}),
        ("merge_clusters", {"into": "c9", "clusters": ["c1"]}),
        ("merge_clusters", {"into": "c1", "clusters": ["c9"]}),
        ("split_cluster", {"cluster": "c9", "ideas": [A], "name": "x"}),
        ("remove_cluster", {"cluster": "c9"}),
        ("nest_cluster", {"cluster": "c9", "to": "c1"}),
        ("nest_cluster", {"cluster": "c1", "to": "c9"}),
        ("show_cluster", {"cluster": "c9"}),
    ],
)
def test_a_cluster_that_is_not_there_is_refused(name: str, payload: dict[str, Any]) -> None:
    start("One").when(desk(f"organise.{name}", **payload)).refused("unknown_cluster")


def test_an_idea_that_is_not_there_or_not_in_the_cluster_is_refused() -> None:
    story = start("One", "Two").when(moves("c1", A))
    story.when(moves("c1", "nobody")).refused("unknown_idea")
    story.when(desk("organise.new_cluster", name="x", ideas=["nobody"])).refused("unknown_idea")
    story.when(desk("organise.split_cluster", cluster="c2", ideas=[A], name="x")).refused("unknown_idea")


@pytest.mark.parametrize(("name", "code"), [(" ", "text_empty"), ("x" * 81, "text_too_long")])
def test_a_name_has_one_to_eighty_characters(name: str, code: str) -> None:
    story = start("One").when(moves("c1", A))
    story.when(desk("organise.new_cluster", name=name)).refused(code)
    story.when(desk("organise.rename_cluster", cluster="c1", name=name)).refused(code)
    story.when(desk("organise.split_cluster", cluster="c1", ideas=[A], name=name)).refused(code)


def test_there_are_at_most_forty_clusters() -> None:
    story = start(*(f"Cluster {n}" for n in range(40)))
    story.when(desk("organise.new_cluster", name="One more")).refused("too_many_clusters", limit=40)
    removed = story.when(desk("organise.remove_cluster", cluster="c1"))
    full = removed.when(desk("organise.new_cluster", name="One more"))
    undoes(full, removed).refused("too_many_clusters", limit=40)


def test_more_than_forty_clusters_or_a_nameless_one_to_start_with_is_refused() -> None:
    for names in (["x"] * 41, [" "], ["x" * 81]):
        story = given("organise", {}, "Alpha").when(desk("round.close"))
        story.when(desk("round.add", kind="organise", settings={"clusters": names})).refused("bad_settings")


def test_a_change_that_others_built_on_cannot_be_undone() -> None:
    moved = start("One", "Two").when(moves("c1", A))
    undoes(moved.when(moves("c2", A)), moved).refused("undo_too_late")
    made = start().when(desk("organise.new_cluster", name="New"))
    undoes(made.when(moves("n1", B)), made).refused("undo_too_late")
    undoes(made.when(desk("organise.rename_cluster", cluster="n1", name="Other")), made).refused(
        "undo_too_late"
    )
    away = start("One").when(moves("c1", A))
    back = away.when(moves(None, A))
    undoes(back.when(desk("organise.remove_cluster", cluster="c1")), back).refused("undo_too_late")
    start().when(desk("organise.undo", change="n9")).refused("undo_too_late")


# What happens


def test_a_new_cluster_takes_ideas_along() -> None:
    story = start().when(desk("organise.new_cluster", name=" Trust  and nerve ", ideas=[A, B]))
    story.then(
        happened(
            "organise.cluster_made",
            change="n2",
            clusters={"n1": "Trust and nerve"},
            places={A: "n1", B: "n1"},
        )
    )
    assert story.last.reply == {"change": "n2"}
    assert state(story) == ({"n1": "Trust and nerve"}, {A: "n1", B: "n1"})


def test_the_clusters_of_the_settings_are_there_from_the_start() -> None:
    assert state(start("One", " Two ")) == ({"c1": "One", "c2": "Two"}, {})


def test_an_idea_moves_and_goes_back_to_the_tray() -> None:
    story = start("One").when(moves("c1", A, A, B))
    story.then(happened("organise.ideas_moved", change="n1", clusters={}, places={A: "c1", B: "c1"}))
    assert state(story.when(moves(None, A)))[1] == {B: "c1"}


def test_what_changes_nothing_leaves_no_trace() -> None:
    story = start("One").when(moves("c1", A))
    for asked in (moves("c1", A), moves(None, B), desk("organise.rename_cluster", cluster="c1", name="One")):
        same = story.when(asked).then()
        assert same.last.reply == {"change": None}


def test_clusters_are_renamed_merged_split_and_removed() -> None:
    story = start("One", "Two", "Three").when(moves("c1", A, B), moves("c2", C))
    story = story.when(desk("organise.rename_cluster", cluster="c1", name="First"))
    assert list(state(story)[0].values()) == ["First", "Two", "Three"]
    merged = story.when(desk("organise.merge_clusters", into="c1", clusters=["c2", "c1", "c3"]))
    assert state(merged) == ({"c1": "First"}, {A: "c1", B: "c1", C: "c1"})
    split = merged.when(desk("organise.split_cluster", cluster="c1", ideas=[A], name="Apart"))
    made = next(key for key in state(split)[0] if key != "c1")
    assert state(split) == ({"c1": "First", made: "Apart"}, {A: made, B: "c1", C: "c1"})
    assert state(split.when(desk("organise.remove_cluster", cluster="c1"))) == ({made: "Apart"}, {A: made})


@pytest.mark.parametrize(
    "asked",
    [
        desk("organise.new_cluster", name="New", ideas=[A, D]),
        desk("organise.rename_cluster", cluster="c1", name="Other"),
        moves("c2", A, D),
        moves(None, A),
        desk("organise.merge_clusters", into="c2", clusters=["c1"]),
        desk("organise.split_cluster", cluster="c1", ideas=[A], name="Apart"),
        desk("organise.remove_cluster", cluster="c1"),
        desk("organise.nest_cluster", cluster="c1", to="c2"),
        desk("organise.merge_ideas", into=A, ideas=[D]),
    ],
)
def test_every_change_can_be_undone_and_done_again(asked: Asked) -> None:
    story = start("One", "Two").when(moves("c1", A, B), moves("c2", C))
    changed = story.when(asked)
    undone = undoes(changed)
    assert (state(undone), deep(undone)) == (state(story), deep(story))
    assert (state(undone), deep(undone)) != (state(changed), deep(changed))
    assert (state(undoes(undone)), deep(undoes(undone))) == (state(changed), deep(changed))
    assert list(state(undone)[0]) == list(state(story)[0])


def test_a_cluster_that_comes_back_stands_where_it_stood() -> None:
    story = start("One", "Two", "Three", "Four")
    merged = story.when(desk("organise.merge_clusters", into="c4", clusters=["c1", "c3"]))
    assert list(state(merged)[0]) == ["c2", "c4"]
    assert list(state(undoes(merged))[0]) == ["c1", "c2", "c3", "c4"]


def test_a_phone_that_does_not_sort_gets_numbers_and_no_ideas() -> None:
    story = start("One").when(moves("c1", A, B))
    round_ = story.sees("phone")["round"]
    assert round_["options"] == []
    assert round_["body"]["places"] == {}
    assert (round_["body"]["clusters"], round_["body"]["unsorted"]) == (
        [{"id": "c1", "name": "One", "count": 2}],
        2,
    )


def test_the_wall_gets_as_many_ideas_of_a_cluster_as_it_can_draw() -> None:
    many = [f"Idea {n}" for n in range(100)]
    story = given("organise", {"clusters": ["One"]}, *many)
    story = story.when(
        moves("c1", *(f"r1-{n}" for n in range(1, 51))), fay.asks("screen.show", mode="round", round=ROUND)
    )
    wall = story.sees("projector")["round"]
    assert [option["id"] for option in wall["options"]] == [
        *(f"r1-{n}" for n in range(1, 41)),
        *(f"r1-{n}" for n in range(51, 91)),
    ]
    assert (wall["body"]["clusters"][0]["count"], wall["body"]["unsorted"]) == (50, 50)


def test_undoing_step_by_step_walks_back_to_the_beginning() -> None:
    story = start("One", "Two").when(moves("c1", A), moves("c2", B), moves("c2", A))
    for _ in range(3):
        story = story.when(desk("organise.undo", change=body(story, "desk")["undoable"][-1]["change"]))
    assert state(story)[1] == {}
    assert body(story, "desk")["undoable"] == []


def test_the_desk_sees_the_last_twenty_changes_that_can_be_undone() -> None:
    story = start("One", "Two")
    for number in range(130):
        story = story.when(desk("organise.rename_cluster", cluster="c1", name=f"Name {number}"))
    change = story.last.reply["change"]
    assert body(story, "desk")["undoable"] == [
        {"change": change, "what": "renamed", "n": 0, "name": "Name 129"}
    ]
    assert "undoable" not in body(story, "projector")
    assert len(round_of(story).body.changes) == 100


def test_two_people_can_sort_at_once() -> None:
    story = start("One", "Two", who="everyone")
    first = ana.asks("organise.move", ROUND, ideas=[A], to="c1")
    story = story.when(first, ben.asks("organise.move", ROUND, ideas=[A], to="c2"))
    assert state(story)[1] == {A: "c2"}


# The outcome


def test_the_result_and_the_items_follow_the_order_of_making_and_of_the_options() -> None:
    story = closed(start("One", "Two").when(moves("c2", C, A), moves("c1", D)))
    assert result(story) == {
        "clusters": [
            {"id": "c1", "name": "One", "ideas": [D], "count": 1},
            {"id": "c2", "name": "Two", "ideas": [A, C], "count": 2},
        ],
        "unsorted": [B],
    }
    assert tiers(story, "clusters") == [["c1", "c2"]]
    assert tiers(story, "ideas") == [[A, B, C, D]]
    ((_, two),) = items(round_of(story))["clusters"]
    assert (two.text, two.note) == ("Two", "Alpha\nGamma")


def test_the_record_lists_every_idea_under_its_cluster() -> None:
    report = section(closed(start("One", "Two", "Empty").when(moves("c2", C, A), moves("c1", D))))
    assert report.summary == ("3 ideeën zijn ingedeeld. Er zijn 3 clusters. 1 idee bleef over.",)
    assert [(each.title, each.entries) for each in report.listings] == [
        ("One", ("Delta",)),
        ("Two", ("Alpha", "Gamma")),
        ("Nog niet ingedeeld", ("Beta",)),
    ]
    assert [row["count"] for row in report.tables[0].rows] == [1, 2, 0]
