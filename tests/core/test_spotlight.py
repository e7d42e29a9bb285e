"""The spotlight: one thing large on the projector, and never what people may not read."""

from __future__ import annotations

import pytest

from session.core import views
from session.core.state import Json
from session.rounds import KINDS
from tests.cast import Story, ana, fay
from tests.rounds.given import ROUND, closed, desk, given


def ideas(**settings: object) -> Story:
    """Ana's ideas n1 and n2 in a brainstorm about r1-1."""
    story = given("brainstorm", dict(settings), "The topic")
    return story.when(*(ana.asks("brainstorm.add_idea", ROUND, text=text) for text in ("one", "two")))


def screen(story: Story, audience: str = "projector") -> Json:
    found: Json = views.view(story.state, audience, KINDS)["screen"]
    return found


def lit(story: Story) -> Json | None:
    found: Json | None = screen(story).get("lit")
    return found


def lights(item: str | None) -> object:
    return desk("screen.light", item=item)


# What is refused


def test_only_the_desk_lights_something() -> None:
    ideas().when(ana.asks("screen.light", ROUND, item="n1")).refused("not_allowed")


@pytest.mark.parametrize("item", ["", "n9", ROUND])
def test_what_is_not_there_cannot_be_lit(item: str) -> None:
    ideas().when(lights(item)).refused("not_on_show")


def test_what_is_hidden_waiting_withdrawn_or_not_to_be_read_yet_cannot_be_lit() -> None:
    hidden = ideas().when(desk("brainstorm.hide_idea", idea="n1", hidden=True))
    gone = ideas().when(ana.asks("brainstorm.withdraw_idea", ROUND, idea="n1"))
    for story in (hidden, gone, ideas(check_first=True), ideas(visibility="after_close")):
        story.when(lights("n1")).refused("not_on_show")


def test_a_round_that_has_not_begun_has_nothing_to_light() -> None:
    story = given("dots", {}, "Elm").when(fay.asks("round.add", kind="dots", source={"texts": ["Oak"]}))
    story.when(fay.asks("screen.light", "r2", item="r2-1")).refused("round_not_open")


def test_what_stands_on_ballots_cannot_be_lit_before_the_result_is_shown() -> None:
    story = given("open_question", {}, "Why?")
    story = closed(story, *((None, {"texts": {"r1-1": f"Because {at}"}}) for at in range(6)))
    answer = next(iter(KINDS["open_question"].contributions(story.state.rounds[ROUND])))
    story.when(lights(answer)).refused("not_on_show")
    shown = story.when(desk("round.release"), lights(answer))
    assert str((lit(shown) or {}).get("text")).startswith("Because")
    assert lit(shown.when(desk("round.hide"))) is None


def test_an_argument_that_everybody_reads_can_be_lit_while_people_vote() -> None:
    story = given("statements", {"arguments": "live"}, "Elm")
    argues = ana.asks("statements.add_argument", ROUND, statement="r1-1", side="for", text="Shade")
    story = story.when(argues, lights("n1"))
    assert lit(story) == {"id": "n1", "text": "Shade"}


# What is lit


@pytest.mark.parametrize(("item", "text"), [("n1", "one"), ("r1-1", "The topic")])
def test_an_idea_or_an_option_stands_on_the_projector_and_the_desk_and_on_no_phone(
    item: str, text: str
) -> None:
    story = ideas().when(lights(item))
    assert screen(story)["lit"] == screen(story, "desk")["lit"] == {"id": item, "text": text}
    assert "lit" not in screen(story, "phone")
    assert lit(story.when(lights(None))) is None
    assert story.when(lights(item)).log == story.log


def test_what_is_hidden_while_it_is_lit_goes_out_at_once() -> None:
    story = ideas().when(lights("n1"), desk("brainstorm.hide_idea", idea="n1", hidden=True))
    assert lit(story) is None
    assert "'text': 'one'" not in str(views.view(story.state, "projector", KINDS))


def test_what_is_lit_has_the_words_of_now() -> None:
    story = ideas().when(lights("n1"), desk("brainstorm.edit_idea", idea="n1", text="better", was="one"))
    assert lit(story) == {"id": "n1", "text": "better"}


def test_pages_turn_meanwhile() -> None:
    story = ideas().when(lights("n1"), fay.asks("screen.turn", by=1))
    assert lit(story) is not None
    assert screen(story.when(lights(None)))["page"] == 1


def test_the_round_comes_to_the_projector_first_and_another_screen_ends_it() -> None:
    story = ideas().when(fay.asks("screen.show", mode="black"), lights("n1"))
    assert (screen(story)["mode"], screen(story)["round"]) == ("round", ROUND)
    assert lit(story.when(fay.asks("screen.show", mode="round", round=ROUND))) is None


def test_it_is_taken_back_to_what_was_there_and_done_again() -> None:
    for story in (ideas().when(lights("n2")), ideas().when(fay.asks("screen.show", mode="black"))):
        done = story.when(lights("n1"))
        back = done.when(fay.asks("act.undo", act=done.acts[-1].id))
        assert screen(back) == screen(story)
        again = back.when(fay.asks("act.undo", act=done.acts[-1].id, again=True))
        assert lit(again) == {"id": "n1", "text": "one"}
