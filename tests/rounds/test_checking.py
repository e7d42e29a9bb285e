"""Check first, in every kind in which people write in the open: what waits is seen by the desk and its author alone."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from session.core import views
from session.core.arguments import arguments
from session.core.commands import Decision
from session.core.refusals import Refused
from session.core.settings_form import form
from session.core.shapes import told
from session.core.state import Json
from session.rounds import KINDS
from tests.cast import Person, Story, ana, ben, fay
from tests.recount.falsified import differs, exported
from tests.rounds.given import ROUND, body, desk, given, items, round_of, section

SECRET = "Jan is de schuld"


class Written(NamedTuple):
    """How something is written in a kind. `field`: where a body has these, and what a command calls one."""

    kind: str
    field: str
    one: str
    about: Json
    settings: Json

    @property
    def unknown(self) -> str:
        return f"unknown_{self.one}"

    def adds(self, who: Person, text: str) -> Any:
        return who.asks(f"{self.kind}.add_{self.one}", ROUND, text=text, **self.about)

    def asks(self, name: str, **more: Any) -> Any:
        return desk(f"{self.kind}.{name}", **more)

    def begin(self, **settings: Any) -> Story:
        return given(self.kind, {**self.settings, "check_first": True, **settings}, "About this")

    def hides(self, key: str, hidden: bool = True) -> Any:
        return self.asks(f"hide_{self.one}", **{self.one: key, "hidden": hidden})

    def state(self, story: Story, key: str = "n1") -> str:
        return str(body(story, "desk")[self.field][key]["state"])

    def mine(self, story: Story, seat: str = "ana", key: str = "n1") -> str:
        owned = story.owned.get((ROUND, ana.actor.seat or ""), frozenset())
        return str(told(KINDS[self.kind].mine(round_of(story), owned))[self.field][key]["state"])


IDEA = Written("brainstorm", "ideas", "idea", {}, {})
ALL = [
    IDEA,
    Written(
        "statements",
        "arguments",
        "argument",
        {"statement": "r1-1", "side": "for"},
        {"arguments": "live", "arguments_per_person": 0},
    ),
    Written("minority", "objections", "objection", {"decision": "r1-1"}, {}),
]
each = pytest.mark.parametrize("way", ALL, ids=[way.kind for way in ALL])


def seen_by(story: Story, audience: str) -> str:
    """All that goes to an audience of the whole session."""
    return str(views.view(story.state, audience, KINDS))


# What is refused


@each
def test_only_the_desk_lets_something_through(way: Written) -> None:
    story = way.begin().when(way.adds(ana, SECRET))
    story.when(ana.asks(f"{way.kind}.let_through", ROUND, ids=["n1"])).refused("not_allowed")


@each
def test_what_is_not_there_cannot_be_let_through(way: Written) -> None:
    story = way.begin().when(way.adds(ana, SECRET))
    assert story.when(way.asks("let_through", ids=["n1", "n9"])).last == Refused(way.unknown)
    story.when(way.asks("let_through", ids=[])).refused("bad_command")


@each
def test_what_was_withdrawn_meanwhile_is_passed_over(way: Written) -> None:
    story = way.begin().when(way.adds(ana, "one"), way.adds(ana, "two"))
    story = story.when(ana.asks(f"{way.kind}.withdraw_{way.one}", ROUND, **{way.one: "n1"}))
    story = story.when(way.asks("let_through", ids=["n1", "n2"]))
    assert set(body(story, "projector")[way.field]) == {"n2"}
    assert story.when(way.asks("let_through", ids=["n1"])).log == story.log


# What waits


@each
def test_what_waits_is_in_no_view_but_that_of_the_desk(way: Written) -> None:
    story = way.begin().when(way.adds(ana, SECRET))
    before = way.begin()
    for audience in ("phone", "projector"):
        assert SECRET not in seen_by(story, audience)
        assert body(story, audience) == body(before, audience), "not even that something waits"
    assert way.state(story) == way.mine(story) == "waiting"
    for phase in ("round.close", "round.release"):
        story = story.when(desk(phase))
        assert SECRET not in seen_by(story, "phone") + seen_by(story, "projector")


@each
def test_what_is_let_through_is_seen_by_all_at_once(way: Written) -> None:
    story = way.begin().when(way.adds(ana, "one"), way.adds(ben, "two"), way.asks("let_through", ids=["n1"]))
    for audience in ("phone", "projector"):
        assert set(body(story, audience)[way.field]) == {"n1"}
    assert way.mine(story) == "shown"
    story = story.when(way.asks("let_through", ids=["n1", "n2"]))
    assert set(body(story, "phone")[way.field]) == {"n1", "n2"}
    assert story.when(way.asks("let_through", ids=["n1", "n2"])).log == story.log


@each
def test_what_was_never_let_through_goes_nowhere(way: Written) -> None:
    story = way.begin().when(way.adds(ana, SECRET), desk("round.close"), desk("round.release"))
    assert SECRET not in str(items(round_of(story)))
    found = section(story)
    assert SECRET not in str(found)
    assert "1 bijdrage is niet getoond. Die staat niet in dit verslag." in found.summary
    assert not any("verborgen" in sentence for sentence in found.summary)
    document = exported(story)
    assert SECRET not in str(document)
    assert not differs(document)


@each
def test_it_can_be_let_through_after_the_close(way: Written) -> None:
    story = way.begin().when(way.adds(ana, "late"), desk("round.close"), way.asks("let_through", ids=["n1"]))
    assert way.state(story) == "shown"
    assert "late" in str(section(story.when(desk("round.release"))))


@each
def test_nobody_is_told_that_something_was_not_let_through(way: Written) -> None:
    story = way.begin().when(way.adds(ana, SECRET), way.hides("n1"))
    assert way.state(story) == "hidden"
    assert way.mine(story) == "waiting"
    plain = way.begin(check_first=False).when(way.adds(ana, SECRET), way.hides("n1"))
    assert way.mine(plain) == "hidden", "without checking it was seen, so the author hears it"


# The switch


@each
def test_off_is_not_stored_and_is_what_it_was_before_there_was_a_switch(way: Written) -> None:
    usual, off = given(way.kind, {}, "x"), given(way.kind, {"check_first": False}, "x")
    assert usual.log == off.log
    assert "check_first" not in round_of(off).settings
    assert (
        next(entry for entry in form(KINDS[way.kind]) if entry["name"] == "check_first")["default"] is False
    )
    story = way.begin(check_first=False).when(way.adds(ana, "one"))
    assert way.state(story) == "shown"
    assert "waiting" not in str(story.log)


@each
def test_the_switch_works_while_people_write(way: Written) -> None:
    story = way.begin(check_first=False).when(way.adds(ana, "one"))
    story = story.when(desk("round.change", settings={"check_first": True}), way.adds(ana, "two"))
    assert set(body(story, "phone")[way.field]) == {"n1"}
    story = story.when(desk("round.change", settings={"check_first": False}), way.adds(ana, "three"))
    assert set(body(story, "phone")[way.field]) == {"n1", "n3"}, (
        "what waited waits until the desk has seen it"
    )


@each
def test_turning_the_switch_on_can_be_taken_back(way: Written) -> None:
    story = way.begin(check_first=False).when(desk("round.change", settings={"check_first": True}))
    story = story.when(fay.asks("act.undo", act=story.acts[-1].id, again=False))
    assert "check_first" not in round_of(story).settings


# Taking back


def undone(story: Story, again: bool = False) -> Story:
    story = story.when(fay.asks("act.undo", act=story.acts[-1].id, again=again))
    assert isinstance(story.last, Decision), story.last
    return story


@each
def test_letting_through_is_taken_back_and_done_again(way: Written) -> None:
    story = way.begin().when(
        way.adds(ana, "one"), way.adds(ana, "two"), way.asks("let_through", ids=["n1", "n2"])
    )
    back = undone(story)
    assert {way.state(back, key) for key in ("n1", "n2")} == {"waiting"}
    assert {way.state(undone(back, again=True), key) for key in ("n1", "n2")} == {"shown"}


@each
def test_hiding_what_waits_is_taken_back_to_waiting_and_never_shows_it(way: Written) -> None:
    story = way.begin().when(way.adds(ana, SECRET), way.hides("n1"))
    back = undone(story)
    assert way.state(back) == "waiting"
    assert SECRET not in seen_by(back, "phone")
    assert way.state(undone(back, again=True)) == "hidden"


# What belongs to one kind


@pytest.mark.parametrize("way", ALL[:2], ids=["brainstorm", "statements"])
def test_new_words_of_an_author_wait_again(way: Written) -> None:
    story = way.begin().when(way.adds(ana, "one"), way.asks("let_through", ids=["n1"]))
    story = story.when(
        ana.asks(f"{way.kind}.edit_{way.one}", ROUND, text=SECRET, was="one", **{way.one: "n1"})
    )
    assert way.state(story) == "waiting"
    assert SECRET not in seen_by(story, "phone")


def test_new_words_of_what_is_hidden_stay_hidden() -> None:
    story = IDEA.begin().when(IDEA.adds(ana, "one"), IDEA.hides("n1"))
    story = story.when(ana.asks("brainstorm.edit_idea", ROUND, text="two", was="one", idea="n1"))
    assert IDEA.state(story) == "hidden"


def test_what_the_desk_puts_in_or_corrects_does_not_wait() -> None:
    story = IDEA.begin().when(IDEA.adds(fay, "of the desk"), IDEA.adds(ana, "one"))
    story = story.when(desk("brainstorm.edit_idea", idea="n2", text="One", was="one"))
    assert (IDEA.state(story), IDEA.state(story, "n2")) == ("shown", "waiting")


def test_what_waits_is_not_dealt_commented_on_or_on_a_page() -> None:
    story = IDEA.begin(others="three", comments=True).when(IDEA.adds(ana, SECRET))
    assert story.when(ben.asks("brainstorm.deal", ROUND)).last.reply == {"ideas": []}
    story.when(ben.asks("brainstorm.add_comment", ROUND, on="n1", text="x")).refused("unknown_idea")
    story = IDEA.begin(others="pages").when(
        ana.asks("brainstorm.add_idea", ROUND, text=SECRET, page="p1"),
        ben.asks("brainstorm.take_page", ROUND, page="p2"),
    )
    assert story.last.reply == {"page": None}


def test_a_comment_waits_by_itself() -> None:
    story = IDEA.begin(comments=True).when(IDEA.adds(ana, "one"), IDEA.asks("let_through", ids=["n1"]))
    story = story.when(ben.asks("brainstorm.add_comment", ROUND, on="n1", text=SECRET))
    assert SECRET not in seen_by(story, "phone")
    assert body(story, "phone")["ideas"]["n1"].get("comments") is None
    assert "1 bijdrage is niet getoond" in str(section(story).summary)
    assert not any("verborgen" in sentence for sentence in section(story).summary)
    story = story.when(IDEA.asks("let_through", ids=["n2"]))
    assert body(story, "phone")["comments"]["n2"]["text"] == SECRET


def test_what_stands_under_something_that_waits_waits_with_it() -> None:
    story = IDEA.begin().when(IDEA.adds(ana, "one"), IDEA.adds(ben, "two"))
    story = story.when(IDEA.asks("let_through", ids=["n1", "n2"]))
    story = story.when(desk("brainstorm.merge_ideas", into="n1", ideas=["n2"]))
    story = story.when(ana.asks("brainstorm.edit_idea", ROUND, text="new", was="one", idea="n1"))
    assert body(story, "phone")["count"] == 0
    assert "2 bijdragen zijn niet getoond. Die staan niet in dit verslag." in section(story).summary


def test_a_word_that_everybody_can_see_already_does_not_wait() -> None:
    story = IDEA.begin(one_word=True).when(IDEA.adds(ana, "Rust"), IDEA.adds(ben, "rust!"))
    assert body(story, "phone")["count"] == 0
    story = story.when(
        IDEA.asks("let_through", ids=["n1", "n2"]), IDEA.adds(ben, "RUST"), IDEA.adds(ben, SECRET)
    )
    assert body(story, "phone")["count"] == 3
    assert SECRET not in seen_by(story, "phone")


def test_an_argument_that_waits_stands_beside_nothing_of_another_round() -> None:
    settings = {"sides": "for_against", "check_first": True}
    story = given("brainstorm", settings, "About this")
    story = story.when(
        ana.asks("brainstorm.add_idea", ROUND, text=SECRET, side="for"),
        desk("round.close"),
        fay.asks("round.add", kind="talk", source={"round": ROUND, "flavour": "topics"}),
    )
    assert arguments(story.state, KINDS, round_of(story), "r1-1", 10) is None
    assert not KINDS["brainstorm"].contributions(round_of(story))["n1"].seen
