"""What a round is about: of an earlier round, chosen or best, or typed for it; and a second vote on a selection."""

from __future__ import annotations

import pytest

from session.core import origin
from session.core.contribution import Ref
from session.core.state import Json
from tests.cast import Story, created, fay, given, people
from tests.core.kinds import KINDS
from tests.core.stories import notes_closed, votes

PICK = {"kind": "pick", "source": {"texts": ["Mon", "Tue", "Wed"]}}


def voted() -> Story:
    """r1 chose between three days; Mon won."""
    story = given(created(threshold=3)).when(fay.asks("round.add", **PICK), fay.asks("round.open", "r1"))
    return story.when(*votes(5, 3, "r1"), fay.asks("round.close", "r1"))


def subjects(story: Story, name: str = "r2", audience: str = "desk") -> list[str]:
    seen = story.sees(audience)
    round_ = seen["rounds"][name] if audience == "desk" else seen["round"]
    return [subject["text"] for subject in round_.get("subjects", [])]


@pytest.mark.parametrize(
    ("about", "code"),
    [
        ({"round": "r9"}, "unknown_round"),
        ({"round": "r1", "pick": "best"}, "bad_settings"),
        ({"round": "r1", "pick": "top", "top": 0}, "bad_settings"),
        ({"texts": ["x" * 501]}, "text_too_long"),
        ({"nothing": 1}, "bad_command"),
    ],
)
def test_a_round_cannot_be_about_what_cannot_be(about: Json, code: str) -> None:
    voted().when(fay.asks("round.add", kind="notes", about=about)).refused(code)


def test_a_round_is_not_about_itself() -> None:
    story = voted().when(fay.asks("round.add", kind="notes"))
    story.when(fay.asks("round.change", "r2", about={"round": "r2"})).refused("unknown_round")


def test_what_a_round_is_about_does_not_change_once_it_has_opened() -> None:
    story = voted().when(
        fay.asks("round.add", kind="notes", about={"round": "r1"}), fay.asks("round.open", "r2")
    )
    story.when(fay.asks("round.change", "r2", about={"texts": ["Else"]})).refused("fixed_while_open")


def test_a_round_does_not_open_while_there_is_nothing_for_it_to_be_about() -> None:
    story = given(created()).when(
        fay.asks("round.add", **PICK), fay.asks("round.add", kind="notes", about={"round": "r1"})
    )
    story.when(fay.asks("round.open", "r2")).refused("no_subject")
    chosen = story.when(
        fay.asks("round.change", "r2", about={"round": "r1", "pick": "chosen", "ids": ["gone"]})
    )
    chosen.when(fay.asks("round.open", "r2")).refused("no_subject")


def test_a_round_that_another_is_about_is_not_removed() -> None:
    story = given(created()).when(
        fay.asks("round.add", **PICK), fay.asks("round.add", kind="notes", about={"round": "r1"})
    )
    story.when(fay.asks("round.remove", "r1")).refused("round_needed")
    story.when(fay.asks("round.change", "r2", about={}), fay.asks("round.remove", "r1"))


def test_what_a_round_is_about_stands_on_every_screen_and_is_frozen_when_it_opens() -> None:
    about = {"round": "r1", "pick": "top", "top": 1}
    story = voted().when(fay.asks("round.add", kind="notes", about=about))
    assert subjects(story) == ["Mon"]
    story = story.when(fay.asks("round.open", "r2"))
    for audience in ("desk", "phone", "projector"):
        assert subjects(story, audience=audience) == ["Mon"]
    (subject,) = story.state.rounds["r2"].subjects
    assert (subject.id, subject.source) == ("r1-1", "r1")


def test_a_round_can_be_about_what_is_typed_for_it() -> None:
    story = given(created()).when(
        fay.asks("round.add", kind="notes", about={"texts": ["  We meet on Monday ", ""]}),
        fay.asks("round.open", "r1"),
    )
    assert subjects(story, "r1", "phone") == ["We meet on Monday"]


def test_a_round_about_nothing_says_nothing_of_it() -> None:
    story = voted().when(
        fay.asks("round.add", kind="notes", about={"texts": [" "]}), fay.asks("round.open", "r2")
    )
    assert "subjects" not in story.sees("phone")["round"]
    assert "about" not in story.sees("desk")["rounds"]["r2"]


def test_what_a_round_is_about_keeps_where_it_came_from() -> None:
    story = notes_closed().when(
        fay.asks("round.add", kind="notes", about={"round": "r1", "pick": "chosen", "ids": ["n2"]}),
        fay.asks("round.open", "r4"),
    )
    assert story.state.rounds["r4"].origins["n2"].of == (Ref("r1", "n2"),)
    made = origin.became(story.state, KINDS, [Ref("r1", "n2")])
    assert ("r4", "A shorter form") in [(one.round, one.text) for one in made]


# A second vote on a selection


def again(story: Story, **source: object) -> Story:
    return story.when(fay.asks("round.add", kind="pick", again="r1", source={"round": "r1", **source}))


def test_a_second_vote_can_take_a_selection_of_the_options_of_the_first() -> None:
    chosen = again(voted(), pick="chosen", ids=["r1-3", "r1-1"]).when(fay.asks("round.open", "r2"))
    assert [option.text for option in chosen.state.rounds["r2"].options] == ["Mon", "Wed"]
    top = again(voted(), pick="top", top=1).when(fay.asks("round.open", "r2"))
    assert [option.text for option in top.state.rounds["r2"].options] == ["Mon"]


def test_a_second_vote_takes_nothing_of_another_round_nor_typed_options() -> None:
    story = voted().when(fay.asks("round.add", **PICK))
    for source in ({"round": "r2"}, {"round": "r1", "texts": ["Thu"]}):
        story.when(fay.asks("round.add", kind="pick", again="r1", source=source)).refused("bad_command")
    story = again(story)
    story.when(fay.asks("round.change", "r3", source={"round": "r2"})).refused("second_vote_fixed")
    story.when(fay.asks("round.change", "r3", source={"round": "r1", "pick": "top", "top": 2}))


def test_a_selection_that_is_empty_does_not_open() -> None:
    again(voted(), pick="chosen", ids=["r1-9"]).when(fay.asks("round.open", "r2")).refused("no_items")


def test_a_second_vote_on_a_selection_shows_what_moved_of_those_options_only() -> None:
    story = again(voted(), pick="top", top=1).when(fay.asks("round.open", "r2"))
    story = story.when(
        *[voter.casts("r2", option="r1-1") for voter in people(4)], fay.asks("round.close", "r2")
    )
    shift = story.sees("desk")["rounds"]["r2"]["shift"]
    assert [moved["id"] for moved in shift["moves"]] == ["r1-1"]


def test_a_planned_selection_does_not_follow_the_source_of_the_first_but_its_settings() -> None:
    story = given(created()).when(
        fay.asks("round.add", **PICK),
        fay.asks("round.add", kind="pick", again="r1", source={"round": "r1", "pick": "top", "top": 2}),
        fay.asks("round.change", "r1", source={"texts": ["Thu"]}, settings={"blank": False}),
    )
    second = story.state.rounds["r2"]
    assert (second.source["round"], second.settings["blank"]) == ("r1", False)
    assert [option["text"] for option in story.sees("desk")["rounds"]["r2"]["options"]] == ["Thu"]


def test_a_second_vote_is_about_what_the_first_is_about() -> None:
    story = given(created(threshold=3)).when(
        fay.asks("round.add", **PICK, about={"texts": ["The week"]}), fay.asks("round.open", "r1")
    )
    story = story.when(
        fay.asks("round.close", "r1"), fay.asks("round.vote_again", "r1"), fay.asks("round.open", "r2")
    )
    assert subjects(story, audience="phone") == ["The week"]
