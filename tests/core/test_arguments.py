"""What was put in for and against something is found in any round, and nothing of it that may not be read."""

from __future__ import annotations

from typing import Any

from session.core import views
from session.rounds import KINDS
from tests.cast import Story, ana, created, fay, given


def shown(story: Story, name: str, audience: str = "projector") -> Any:
    return views.round_view(story.state, story.state.rounds[name], audience, KINDS).get("arguments")


def argued(visibility: str = "live", about: str = "r1", **settings: Any) -> Story:
    """A statement, arguments of both sides about it, and a talk about that statement and one more."""
    return given(created(), kinds=KINDS).when(
        fay.asks("round.add", kind="statements", source={"texts": ["Samen is beter", "Alleen is sneller"]}),
        fay.asks(
            "round.add",
            kind="brainstorm",
            settings={"sides": "for_against", "visibility": visibility, **settings},
            about={"round": "r1", "pick": "chosen", "ids": ["r1-1"]},
        ),
        fay.asks("round.add", kind="talk", source={"round": about}),
        fay.asks("round.open", "r1"),
        ana.asks("statements.add_argument", "r1", statement="r1-1", side="for", text="Meer ogen"),
        ana.asks("statements.add_argument", "r1", statement="r1-2", side="against", text="Eenzaam"),
        fay.asks("round.close", "r1"),
        fay.asks("round.open", "r2"),
        ana.asks("brainstorm.add_idea", "r2", text="Het duurt langer", side="against"),
        ana.asks("brainstorm.add_idea", "r2", text="alles telt", side="for"),
        fay.asks("round.close", "r2"),
        fay.asks("round.open", "r3"),
    )


def put(story: Story, thing: str) -> Story:
    return story.when(fay.asks("talk.put", "r3", thing=thing))


def test_nothing_is_shown_before_something_is_on_the_table() -> None:
    assert shown(argued(), "r3") is None


def test_arguments_of_every_round_about_it_stand_on_their_side_in_alphabetical_order() -> None:
    story = put(argued(), "r1-1")
    for audience in ("phone", "projector", "desk"):
        assert shown(story, "r3", audience) == {
            "r1-1": {
                "for": {"count": 2, "texts": ["alles telt", "Meer ogen"]},
                "against": {"count": 1, "texts": ["Het duurt langer"]},
            }
        }
    assert shown(put(story, "r1-2"), "r3")["r1-2"]["against"]["texts"] == ["Eenzaam"]


def test_what_was_hidden_is_not_among_them_also_when_that_happens_during_the_talk() -> None:
    story = put(argued(), "r1-1")
    idea = next(iter(story.state.rounds["r2"].body.ideas))
    story = story.when(fay.asks("brainstorm.hide_idea", "r2", idea=idea, hidden=True))
    assert shown(story, "r3")["r1-1"]["against"] == {"count": 0, "texts": []}


def test_what_people_may_not_read_yet_is_not_among_them() -> None:
    story = put(argued("hidden"), "r1-1")
    assert shown(story, "r3")["r1-1"]["for"]["texts"] == ["Meer ogen"]
    story = story.when(fay.asks("brainstorm.show_ideas", "r2"))
    assert shown(story, "r3")["r1-1"]["for"]["texts"] == ["alles telt", "Meer ogen"]


def test_sides_with_names_of_their_own_keep_them() -> None:
    story = put(argued(sides="named", side_for="Hoog", side_against="Laag"), "r1-1")
    assert shown(story, "r3")["r1-1"]["for"]["name"] == "Hoog"


def test_a_talk_that_wants_none_shows_none() -> None:
    story = put(argued(), "r1-1").when(fay.asks("round.change", "r3", settings={"arguments": False}))
    assert shown(story, "r3") is None


def test_a_phone_gets_the_first_and_how_many_there_are() -> None:
    story = put(argued(ideas_per_person=0), "r1-1").when(
        fay.asks("round.close", "r3"),
        fay.asks("round.reopen", "r2"),
        *(ana.asks("brainstorm.add_idea", "r2", text=f"Reden {n:02}", side="for") for n in range(40)),
        fay.asks("round.close", "r2"),
        fay.asks("round.reopen", "r3"),
    )
    side = shown(story, "r3", "phone")["r1-1"]["for"]
    assert (side["count"], len(side["texts"])) == (42, 30)
