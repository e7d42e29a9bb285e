"""What a round works on: everything, the top or chosen items of an earlier round, and typed ones after them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from session.core.carry import resolve
from tests.cast import Story, ana, fay, people
from tests.core.kinds import KINDS
from tests.core.stories import agenda, notes_closed, notes_open, pick_closed, pick_open


def taken(story: Story, **source: Any) -> tuple[list[str], bool]:
    """The texts a new round would work on, and whether its last places tied."""
    story = story.when(fay.asks("round.add", kind="pick", source=source))
    options, tied = resolve(story.state, KINDS, story.state.rounds[story.state.order[-1]])
    return [option.text for option in options], tied


def scores(mon: int, tue: int, wed: int) -> Story:
    """r3 is closed with so many ballots for each of its options."""
    voters = iter(people(mon + tue + wed))
    options = ["r3-1"] * mon + ["r3-2"] * tue + ["r3-3"] * wed
    cast = [voter.casts("r3", option=option) for voter, option in zip(voters, options, strict=True)]
    return pick_open().when(*cast, fay.asks("round.close", "r3"))


# Nothing is told that is still hidden


def test_the_order_of_a_withheld_result_cannot_be_taken() -> None:
    asked: dict[str, Any] = {"round": "r3", "pick": "top", "top": 1}
    assert taken(scores(0, 1, 3), **asked) == (["Mon", "Tue", "Wed"], True)
    assert taken(scores(0, 2, 3), **asked) == (["Wed"], False)


def test_which_options_were_chosen_in_a_withheld_round_cannot_be_taken() -> None:
    asked: dict[str, Any] = {"round": "r3", "flavour": "chosen"}
    assert {str(taken(scores(*points), **asked)) for points in [(0, 1, 3), (4, 0, 0), (0, 0, 0)]} == {
        "([], False)"
    }
    assert taken(scores(0, 2, 3), **asked) == (["Wed", "Tue"], False)


def test_the_desk_sees_of_a_withheld_round_no_flavour_that_tells_what_was_chosen() -> None:
    def flavours(mon: int, tue: int, wed: int) -> Any:
        return scores(mon, tue, wed).sees("desk")["items"]["r3"]

    assert (
        flavours(0, 1, 3)
        == flavours(4, 0, 0)
        == [{"flavour": "ranked", "count": 3}, {"flavour": "chosen", "count": 0}]
    )
    assert flavours(0, 2, 3) == [{"flavour": "ranked", "count": 3}, {"flavour": "chosen", "count": 2}]


def test_a_preview_from_a_secret_round_that_is_open_is_unranked() -> None:
    story = pick_open().when(*[voter.casts("r3", option="r3-3") for voter in people(9)])
    assert taken(story, round="r3", pick="top", top=1) == (["Mon", "Tue", "Wed"], True)


def test_a_round_that_was_never_opened_has_nothing_to_take() -> None:
    assert taken(agenda(), round="r1", texts=["Typed"]) == (["Typed"], False)
    assert taken(agenda(), round="r3") == ([], False)
    assert agenda().sees("desk")["items"]["r3"] == []


# Which items


def test_the_top_brings_whoever_ties_with_the_last_of_them_and_says_so() -> None:
    assert taken(scores(3, 3, 2), round="r3", pick="top", top=1) == (["Mon", "Tue"], True)
    assert taken(scores(3, 3, 2), round="r3", pick="top", top=2) == (["Mon", "Tue"], False)
    assert taken(scores(3, 3, 2), round="r3", pick="top", top=3) == (["Mon", "Tue", "Wed"], False)
    assert taken(scores(1, 2, 5), round="r3", pick="top", top=2) == (["Wed", "Tue"], False)
    assert taken(scores(2, 2, 2), round="r3", pick="top", top=1) == (["Mon", "Tue", "Wed"], True)
    assert taken(scores(1, 2, 5), round="r3", pick="top", top=500) == (["Wed", "Tue", "Mon"], False)


def test_chosen_items_come_in_the_order_of_the_round_they_come_from() -> None:
    assert taken(notes_closed(), round="r1", pick="chosen", ids=["n3", "n1", "gone"]) == (
        ["More time", "One contact"],
        False,
    )
    assert taken(notes_closed(), round="r1", pick="chosen") == ([], False)


def test_everything_comes_best_first() -> None:
    assert taken(notes_closed(), round="r1") == (["More time", "A shorter form", "One contact"], False)
    starred = notes_closed().when(fay.asks("notes.star", "r1", id="n2"))
    assert taken(starred, round="r1") == (["A shorter form", "More time", "One contact"], False)


def test_a_flavour_without_items_gives_none_and_not_those_of_another_flavour() -> None:
    assert taken(notes_closed(), round="r1", flavour="starred") == ([], False)


def test_a_flavour_is_taken_by_name_and_an_unknown_one_is_the_first() -> None:
    starred = notes_closed().when(fay.asks("notes.star", "r1", id="n2"))
    assert taken(starred, round="r1", flavour="starred") == (["A shorter form"], False)
    assert taken(starred, round="r1", flavour="no such") == taken(starred, round="r1", flavour="all")


def test_typed_items_come_after_the_others_without_the_empty_ones() -> None:
    asked: dict[str, Any] = {
        "round": "r1",
        "pick": "chosen",
        "ids": ["n2"],
        "texts": ["Mon\u202e", " \n", "<b>Tue</b>"],
    }
    assert taken(notes_closed(), **asked) == (["A shorter form", "Mon", "<b>Tue</b>"], False)


def test_an_item_remembers_its_round_and_a_typed_one_has_none() -> None:
    story = notes_closed().when(
        fay.asks("round.add", kind="pick", source={"round": "r1", "texts": ["Typed"]})
    )
    options, _ = resolve(story.state, KINDS, story.state.rounds["r4"])
    assert [(option.id, option.source) for option in options] == [
        ("n1", "r1"),
        ("n2", "r1"),
        ("n3", "r1"),
        ("r4-1", None),
    ]


def test_what_was_taken_is_frozen_when_the_round_opens() -> None:
    story = notes_closed().when(fay.asks("round.open", "r2"))
    before = story.state.rounds["r2"].options
    story = story.when(fay.asks("notes.star", "r1", id="n3"))
    assert story.state.rounds["r2"].options == before
    assert taken(story, round="r1")[0][0] == "One contact"


def test_the_desk_sees_beforehand_what_a_round_would_work_on() -> None:
    story = notes_open()
    assert [option["text"] for option in story.sees("desk")["rounds"]["r2"]["options"]][1] == "A shorter form"
    story = story.when(ana.asks("notes.drop", "r1", id="n1"))
    assert [option["id"] for option in story.sees("desk")["rounds"]["r2"]["options"]] == ["n2", "n3"]


def test_a_round_that_takes_nothing_has_no_options_whatever_its_source() -> None:
    kinds = {**KINDS, "notes": replace(KINDS["notes"], takes="none")}
    story = replace(pick_closed(), kinds=kinds)
    story = story.when(
        fay.asks("round.change", "r1", source={"texts": ["Topic"]}), fay.asks("round.open", "r1")
    )
    assert story.state.rounds["r1"].options == ()
