"""What a desk did is taken back and done again: by commands it could have given, and never over somebody else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from session.core.acts import KEPT
from session.core.state import Session
from tests.cast import NOW, Asked, Story, ana, fay, projector, system
from tests.core.stories import CLIENTS, STAFF, agenda, notes_closed, notes_open, pick_closed, pick_open, votes


def takes_back(story: Story, again: bool = False) -> Asked:
    """The last act of the desk."""
    return fay.asks("act.undo", act=story.acts[-1].id, again=again)


def same(state: Session) -> Session:
    """A session without the numbers that never go down: of rounds that were made, and of calls to every phone."""
    return replace(state, made=0, called=0)


BACK_AND_FORTH = [
    (agenda, [fay.asks("session.set", title="Another title", threshold=4)]),
    (agenda, [fay.asks("session.set", roles=[CLIENTS, STAFF, {"label": "Board"}])]),
    (agenda, [fay.asks("session.lock", locked=True)]),
    (agenda, [fay.asks("phones.roam", roam=True)]),
    (agenda, [fay.asks("round.add", kind="pick", prompt="And then?", at=1)]),
    (agenda, [fay.asks("round.change", "r3", prompt="Which evening?", plan={"minutes": 9}, source={"texts": ["Sun"]})]),
    (agenda, [fay.asks("round.change", "r3", about={"texts": ["The week"]})]),
    (agenda, [fay.asks("round.move", "r3", to=0)]),
    (agenda, [fay.asks("round.skip", "r2", skipped=True)]),
    (agenda, [fay.asks("round.skip", "r3", skipped=True), fay.asks("round.remove", "r3")]),
    (agenda, [fay.asks("round.until", "r3", until=NOW // 1000 + 60)]),
    (agenda, [fay.asks("round.until", "r3", until=NOW // 1000 + 60), fay.asks("round.remove", "r3")]),
    (agenda, [fay.asks("screen.show", mode="text", text="Back at 11")]),
    (notes_open, [fay.asks("timer.start", "r1", seconds=60)]),
    (notes_open, [fay.asks("timer.start", "r1", seconds=60), fay.asks("timer.pause", "r1")]),
    (notes_open, [fay.asks("timer.start", "r1", seconds=60), fay.asks("timer.stop", "r1")]),
    (pick_closed, [fay.asks("round.vote_again", "r3")]),
]  # fmt: skip


@pytest.mark.parametrize(("begin", "asked"), BACK_AND_FORTH, ids=[f"{n}" for n in range(len(BACK_AND_FORTH))])
def test_what_is_taken_back_leaves_the_session_as_it_was_and_can_be_done_again(
    begin: Callable[[], Story], asked: list[Asked]
) -> None:
    before = begin().when(*asked[:-1])
    done = before.when(asked[-1])
    back = done.when(takes_back(done))
    assert same(back.state) == same(before.state)
    again = back.when(takes_back(back, again=True))
    assert same(again.state) == same(done.state)
    assert same(again.when(takes_back(again)).state) == same(before.state)


def test_a_result_that_was_shown_is_hidden_and_shown_again() -> None:
    shown = pick_closed().when(fay.asks("round.release", "r3"))
    hidden = shown.when(takes_back(shown))
    assert hidden.state.rounds["r3"].phase == "closed"
    assert hidden.when(takes_back(hidden, again=True)).state.rounds["r3"].phase == "released"


def test_only_a_desk_takes_an_act_back() -> None:
    story = agenda().when(fay.asks("session.lock", locked=True))
    for person in (ana, projector, system):
        story.when(person.asks("act.undo", act=story.acts[-1].id)).refused("not_allowed")


def test_an_act_that_nobody_knows_is_not_taken_back() -> None:
    agenda().when(fay.asks("act.undo", act="nothing")).refused("act_unknown")


def test_an_act_is_taken_back_once() -> None:
    story = agenda().when(fay.asks("session.lock", locked=True))
    story.when(takes_back(story, again=True)).refused("act_unknown")
    back = story.when(takes_back(story))
    back.when(takes_back(back)).refused("act_unknown")


def test_what_ends_or_begins_a_round_stays() -> None:
    story = agenda().when(fay.asks("round.open", "r1"))
    story.when(takes_back(story)).refused("act_stays")
    closed = notes_closed()
    closed.when(takes_back(closed)).refused("act_stays")


@pytest.mark.parametrize(
    ("asked", "since"),
    [
        (fay.asks("round.change", "r2", prompt="Mine"), fay.asks("round.change", "r2", prompt="Theirs")),
        (fay.asks("session.set", title="Mine"), fay.asks("session.set", title="Theirs")),
        (fay.asks("round.add", kind="pick"), fay.asks("round.change", "r4", prompt="Worked on")),
        (fay.asks("round.move", "r3", to=0), fay.asks("round.move", "r2", to=0)),
        (fay.asks("round.remove", "r3"), fay.asks("session.lock", locked=True)),
    ],
    ids=["question", "title", "round", "order", "nothing"],
)
def test_what_somebody_changed_since_is_not_taken_back(asked: Asked, since: Asked) -> None:
    story = agenda().when(asked)
    act = story.acts[-1].id
    later = story.when(since).when(fay.asks("act.undo", act=act))
    if asked.command.name == "round.remove":  # that was about something else
        assert later.state.rounds["r3"].prompt == "Which day?"
    else:
        later.refused("act_changed")


def test_what_somebody_changed_beside_it_is_no_reason_to_refuse() -> None:
    story = agenda().when(fay.asks("round.change", "r2", prompt="Mine"))
    act = story.acts[-1].id
    later = story.when(fay.asks("round.change", "r2", plan={"minutes": 7}), fay.asks("act.undo", act=act))
    assert (later.state.rounds["r2"].prompt, later.state.rounds["r2"].plan.minutes) == ("Which first?", 7)


def test_an_undoing_is_held_to_the_rules_of_what_it_does() -> None:
    story = agenda().when(fay.asks("session.set", threshold=4))
    act = story.acts[-1].id
    voted = story.when(fay.asks("round.open", "r3"), *votes(7, 5), fay.asks("round.close", "r3"))
    voted.when(fay.asks("act.undo", act=act)).refused("threshold_used")


def test_no_undoing_seals_a_round_whose_ballots_are_in_the_box() -> None:
    story = pick_open().when(fay.asks("round.end", "r3"))
    ends = replace(story.acts[-1], id="x", back=(fay.asks("session.close").command,), left=())
    replace(story, acts=(ends,)).when(fay.asks("act.undo", act="x")).refused("round_closing")


def test_a_round_that_comes_back_needs_what_it_worked_on() -> None:
    story = agenda().when(fay.asks("round.remove", "r2"))
    act = story.acts[-1].id
    story.when(fay.asks("round.remove", "r1"), fay.asks("act.undo", act=act)).refused("unknown_round")


def test_the_list_has_the_last_acts_and_never_what_phones_did() -> None:
    story = notes_open()
    known = [act.name for act in story.acts]
    assert ana.asks("notes.add", "r1", text="x").command.name not in known
    for locked in [True, False] * KEPT:
        story = story.when(fay.asks("session.lock", locked=locked))
    assert [act.name for act in story.acts] == ["session.lock"] * KEPT


def test_turning_pages_is_no_step_of_its_own() -> None:
    story = agenda()
    assert story.when(fay.asks("screen.turn", by=1)).acts == story.acts


def test_an_act_says_of_which_round_it_was() -> None:
    act = agenda().when(fay.asks("round.remove", "r3")).acts[-1]
    assert (act.name, act.kind, act.number) == ("round.remove", "pick", 3)


def test_what_a_desk_types_on_is_one_act_and_what_a_colleague_types_is_another() -> None:
    def types(text: str, was: str, act: str | None) -> Asked:
        return fay.asks("round.change", "r2", prompt=text, was={"prompt": was, "act": act})

    story = agenda().when(types("Which", "Which first?", None))
    story = story.when(types("Which one", "Which", story.acts[-1].id))
    assert len(story.acts) == len(agenda().acts) + 1
    assert story.when(takes_back(story)).state == agenda().state
    theirs = story.when(types("Theirs", "Which one", None))
    assert theirs.when(takes_back(theirs)).state == story.state
