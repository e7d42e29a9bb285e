"""The acts of a desk on what a kind keeps are taken back, as far as that kind can."""

from __future__ import annotations

import pytest

from session.core.state import Json
from session.rounds import KINDS
from tests.cast import Asked, Story, ana, ben, created, fay, given, people


def opened(kind: str, **asked: object) -> Story:
    """A round of this kind, open, with somebody in the room."""
    story = given(created(), kinds=KINDS).when(*(one.asks("seat.take") for one in people(6)))
    return story.when(
        fay.asks("round.add", kind=kind, prompt="What now?", **asked), fay.asks("round.open", "r1")
    )


def body(story: Story) -> Json:
    """What the desk sees of it."""
    seen: Json = story.sees("desk")["rounds"]["r1"]["body"]
    return seen


def back(story: Story) -> Story:
    return story.when(fay.asks("act.undo", act=story.acts[-1].id))


def again(story: Story) -> Story:
    return story.when(fay.asks("act.undo", act=story.acts[-1].id, again=True))


def ideas() -> Story:
    """n1 under n2, and n3 alone."""
    texts = ["Warm", "Warmer", "Cold"]
    story = opened("brainstorm").when(*(ana.asks("brainstorm.add_idea", "r1", text=text) for text in texts))
    merges = fay.asks("brainstorm.merge_ideas", "r1", into="n2", ideas=["n1"])
    return story.when(merges, fay.asks("session.lock", locked=True))


@pytest.mark.parametrize(
    "asked",
    [
        fay.asks("brainstorm.hide_idea", "r1", idea="n3", hidden=True),
        fay.asks("brainstorm.merge_ideas", "r1", into="n3", ideas=["n2", "n2"]),
        fay.asks("brainstorm.unmerge_idea", "r1", idea="n1"),
    ],
    ids=["hidden", "merged", "apart"],
)
def test_ideas_are_as_they_were(asked: Asked) -> None:
    done = ideas().when(asked)
    assert body(back(done)) == body(ideas())
    assert body(again(back(done))) == body(done)


def test_words_of_an_idea_come_back_unless_its_author_changed_them_since() -> None:
    done = ideas().when(fay.asks("brainstorm.edit_idea", "r1", idea="n3", text="Colder", was="Cold"))
    assert body(back(done))["ideas"]["n3"]["text"] == "Cold"
    later = done.when(ana.asks("brainstorm.edit_idea", "r1", idea="n3", text="Coldest", was="Colder"))
    back(later).refused("act_changed")


def test_what_the_desk_put_in_for_somebody_is_hidden() -> None:
    done = ideas().when(fay.asks("brainstorm.add_ideas", "r1", texts=["One", "Two"]))
    assert [idea["state"] for idea in body(back(done))["ideas"].values()][-2:] == ["hidden", "hidden"]
    assert done.acts[-1].kind == "brainstorm"


def test_an_act_names_what_it_was_done_to() -> None:
    done = ideas().when(fay.asks("brainstorm.hide_idea", "r1", idea="n3", hidden=True))
    assert done.acts[-1].text == "Cold"


def test_a_wording_that_comes_back_is_a_new_one_so_no_vote_on_other_words_counts() -> None:
    story = opened("decide", source={"texts": ["We start"]})
    done = story.when(fay.asks("decide.word", "r1", decision="r1-1", text="We wait"))
    (decision,) = body(back(done))["decisions"]
    assert (decision["text"], decision["revision"]) == ("We start", 3)


def test_an_action_that_was_removed_or_changed_comes_back() -> None:
    story = opened("decide").when(
        fay.asks("decide.add_action", "r1", text="Call", owner="Board", due="2027-01-02")
    )
    story = story.when(fay.asks("session.lock", locked=True))
    action = body(story)["actions"][0]
    gone = story.when(fay.asks("decide.remove_action", "r1", action=action["id"]))
    assert {**body(back(gone))["actions"][0], "id": ""} == {**action, "id": ""}
    changed = story.when(fay.asks("decide.change_action", "r1", action=action["id"], text="Write"))
    assert body(back(changed))["actions"] == [action]


def test_the_board_of_a_sorting_takes_its_own_changes_back() -> None:
    story = opened("organise", source={"texts": ["A", "B"]})
    done = story.when(fay.asks("organise.new_cluster", "r1", name="First", ideas=["r1-1"]))
    assert len(body(done)["clusters"]) == len(body(story)["clusters"]) + 1
    assert len(body(back(done))["clusters"]) == len(body(story)["clusters"])
    assert len(body(again(back(done)))["clusters"]) == len(body(done)["clusters"])


def test_what_a_talk_wrote_down_comes_back() -> None:
    story = opened("talk", source={"texts": ["The shop"]})
    about = {"thing": "r1-1", "part": "notes"}
    done = story.when(fay.asks("talk.write", "r1", **about, text="Open late", was=""))
    assert "Open late" in str(body(done))
    assert "Open late" not in str(body(back(done)))


def test_a_phone_takes_nothing_of_a_desk_back() -> None:
    done = ideas().when(fay.asks("brainstorm.hide_idea", "r1", idea="n3", hidden=True))
    done.when(ben.asks("act.undo", act=done.acts[-1].id)).refused("not_allowed")


def test_the_way_back_that_a_kind_offers_itself_is_no_other_act() -> None:
    hidden = ideas().when(fay.asks("brainstorm.hide_idea", "r1", idea="n3", hidden=True))
    shown = hidden.when(fay.asks("brainstorm.hide_idea", "r1", idea="n3", hidden=False))
    assert [act.id for act in shown.acts] == [act.id for act in hidden.acts]
    assert shown.acts[-1].undone
    assert body(again(shown)) == body(hidden)


def test_a_step_of_the_board_that_its_own_button_took_back_can_be_done_again_from_the_list() -> None:
    story = opened("organise", source={"texts": ["A", "B"]})
    done = story.when(fay.asks("organise.new_cluster", "r1", name="First"))
    undone = done.when(fay.asks("organise.undo", "r1", change=done.last.reply["change"]))
    assert undone.acts[-1].undone
    assert len(body(again(undone))["clusters"]) == len(body(done)["clusters"])
