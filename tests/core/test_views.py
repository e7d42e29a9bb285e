"""What each audience sees, and above all what it does not see yet."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from session.core.patch import apply, diff
from session.core.views import AUDIENCES, personal, result, seats_in_steps
from tests.cast import Story, ana, created, fay, given, olga, people, system
from tests.core.kinds import KINDS
from tests.core.stories import agenda, notes_open, over, pick_closed, pick_open, pick_released, seats, votes

STORIES: dict[str, Callable[[], Story]] = {
    "draft": agenda, "notes open": notes_open, "secret open": pick_open, "secret closed": pick_closed,
    "secret released": pick_released, "withheld": lambda: pick_released(2, 2), "over": over,
}  # fmt: skip


def spoken(document: Any) -> set[str]:
    """Every key and every value of a document, as text."""
    if isinstance(document, dict):
        return {str(key) for key in document} | {
            word for inner in document.values() for word in spoken(inner)
        }
    if isinstance(document, list):
        return {word for inner in document for word in spoken(inner)}
    return {str(document)}


# What is not shown


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_secret_round_that_is_open_looks_the_same_whatever_people_vote(audience: str) -> None:
    nobody = pick_open()
    everybody = nobody.when(
        *votes(7, 5), *[voter.casts("r3", 2, option="r3-3") for voter in people(7, None, "c")]
    )
    assert everybody.box
    assert everybody.sees(audience) == nobody.sees(audience)


@pytest.mark.parametrize("audience", ["phone", "projector"])
def test_a_result_reaches_phones_and_projector_only_when_it_is_released(audience: str) -> None:
    looking = pick_closed().when(fay.asks("screen.show", mode="round", round="r3"))
    assert looking.sees(audience)["round"]["phase"] == "closed"
    assert looking.sees(audience)["round"]["result"] is None
    assert not {"counts", "ballots", "7"} & spoken(looking.sees(audience)["round"])
    released = pick_released().sees(audience)["round"]["result"]
    assert released == {
        "counts": {"r3-1": 7, "r3-2": 5, "r3-3": 0},
        "ballots": 12,
        "roles": {"clients": 7, "staff": 5},
    }
    hidden = pick_released().when(fay.asks("round.hide", "r3"))
    assert hidden.sees(audience)["round"]["result"] is None


def test_a_reopened_round_takes_its_result_back() -> None:
    released = notes_open().when(fay.asks("round.close", "r1"), fay.asks("round.release", "r1"))
    assert released.sees("phone")["round"]["result"] == {"notes": 3}
    again = released.when(fay.asks("round.reopen", "r1"))
    assert [again.sees("phone")["round"]["result"], again.sees("projector")["round"]["result"]] == [
        None,
        None,
    ]
    assert again.sees("desk")["rounds"]["r1"]["result"] is None


def test_the_desk_sees_a_result_when_the_round_is_closed_and_not_before() -> None:
    assert pick_open().when(*votes(7, 5)).sees("desk")["rounds"]["r3"]["result"] is None
    assert pick_closed().sees("desk")["rounds"]["r3"]["result"]["ballots"] == 12


@pytest.mark.parametrize("ballots", [0, 1, 4])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_result_under_the_threshold_is_withheld_from_everybody(audience: str, ballots: int) -> None:
    seen = pick_released(ballots, 0).sees(audience)
    round_ = seen["rounds"]["r3"] if audience == "desk" else seen["round"]
    assert round_["result"] == {"withheld": True, "ballots": ballots, "threshold": 5}
    assert not {"counts", "roles"} & spoken({**round_, "settings": None})


def test_a_round_has_no_result_before_it_is_finished() -> None:
    for story in (agenda(), notes_open(), pick_open()):
        assert [result(story.state, round_, KINDS) for round_ in story.state.agenda()] == [None, None, None]


def test_phones_count_people_and_not_roles() -> None:
    seen = agenda().when(*seats(3)).sees("phone")["session"]
    assert (seen["people"], "seats" in seen) == (15, False)


def test_the_desk_and_the_wall_hear_how_many_a_role_has_at_least_in_steps_of_the_threshold() -> None:
    story, heard = agenda(), []
    for arrival in seats(3):
        story = story.when(arrival)
        heard.append(story.sees("desk")["session"]["seats"])
    changed = [at for at in range(1, len(heard)) if heard[at] != heard[at - 1]]
    assert all(after - before >= 5 for before, after in pairwise(changed))
    assert story.sees("desk")["session"]["people"] == 15
    assert heard[-1] == {"clients": 5, "staff": 5}
    assert story.sees("projector")["session"]["seats"] == heard[-1]


def test_where_nobody_has_a_role_there_is_nothing_to_tell_of_roles() -> None:
    assert seats_in_steps(given().when(*seats(25)).state) == {}
    assert seats_in_steps(given().state) == {}


def test_people_in_small_roles_or_without_one_are_counted_together_and_hide_nobody() -> None:
    story = agenda().when(*seats(13, "clients"), *seats(13, "staff"), *seats(2, None))
    assert sum(story.state.announced.values()) == 40
    assert seats_in_steps(story.state) == {"clients": 20, "staff": 15}
    more = story.when(*seats(5, None))
    assert seats_in_steps(more.state) == {"*": 5, "clients": 20, "staff": 15}


@pytest.mark.parametrize("audience", ["phone", "projector"])
def test_what_the_facilitator_prepares_stays_at_the_desk(audience: str) -> None:
    story = agenda().when(fay.asks("round.change", "r1", plan={"note": "tea at three"}))
    seen = spoken(story.sees(audience))
    assert not {"tea at three", "Tue", "plan", "source", "rounds", "items", "note"} & seen
    assert {"tea at three", "Tue"} <= spoken(story.sees("desk"))


def test_no_view_says_who_wrote_what() -> None:
    for audience in AUDIENCES:
        assert not {"ana", "ben", "p0"} & spoken(notes_open().when(ana.asks("seat.take")).sees(audience))


# What is shown


def test_phones_show_the_round_in_focus_and_the_projector_what_is_on_screen() -> None:
    story = notes_open().when(fay.asks("screen.show", mode="code"))
    assert (story.sees("phone")["round"]["id"], story.sees("projector")["round"]) == ("r1", None)
    story = story.when(fay.asks("round.close", "r1"), fay.asks("screen.show", mode="round", round="r3"))
    assert (story.sees("phone")["round"]["id"], story.sees("projector")["round"]["id"]) == ("r1", "r3")
    assert agenda().sees("phone")["round"] is None
    assert over().sees("phone")["round"] is None


def test_a_seat_sees_its_own() -> None:
    owned = {"r1": frozenset({"n1", "n3"})}
    assert personal(notes_open().state, owned, KINDS) == {"r1": {"ids": ["n1", "n3"]}}
    assert personal(notes_open().state, {}, KINDS) == {"r1": {"ids": []}}
    assert personal(agenda().state, owned, KINDS) == {}


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("story", STORIES)
def test_a_view_is_plain_json(story: str, audience: str) -> None:
    seen = STORIES[story]().sees(audience)
    assert json.loads(json.dumps(seen, allow_nan=False)) == seen


@pytest.mark.parametrize("story", STORIES)
def test_a_phone_and_the_projector_never_see_more_than_the_desk_does_of_a_round(story: str) -> None:
    seen = STORIES[story]()
    for audience in ("phone", "projector"):
        round_ = seen.sees(audience)["round"]
        if round_ is not None:
            at_desk = {"ballotBytes": round_.get("ballotBytes"), **seen.sees("desk")["rounds"][round_["id"]]}
            assert all(option in at_desk["options"] for option in round_.pop("options"))
            assert all(value in (None, at_desk[key]) for key, value in round_.items())


# Following the deltas


EARLIER = {
    "fingerprint": "0" * 64,
    "title": "Last year",
    "held": 1_700_000_000,
    "round": "r1",
    "kind": "pick",
    "settings": {"blank": True},
    "threshold": 5,
    "ballots": 12,
    "figures": [{"id": "r1-1", "text": "Mon", "figure": 7.0}],
}


def everything() -> Story:
    """A story with every event that there is."""
    return (
        given(created(roles=[{"id": "clients", "label": "Clients"}]))
        .when(
            fay.asks(
                "session.set",
                title="Other",
                roles=[{"id": "clients", "label": "Clients"}, {"label": "Staff"}],
            )
        )
        .when(*seats(6, "clients"), ana.asks("seat.take"), ana.asks("seat.role", role="clients"))
        .when(
            system.asks("cards.make", cards={"clients": 2, "": 1}),
            olga.asks("seat.take", card=True),
            system.asks("seats.clear", seats={"": 1}, cards=1),
            system.asks("cards.withdraw", cards=2),
        )
        .when(
            *[
                fay.asks("round.add", kind=kind, source={"texts": ["A", "B"]})
                for kind in ("notes", "pick", "notes")
            ]
        )
        .when(
            fay.asks("round.change", "r1", prompt="Why?", settings={"tags": ["x"]}),
            fay.asks("round.move", "r2", to=0),
            system.asks("round.compare", "r2", **EARLIER),
        )
        .when(
            fay.asks("round.skip", "r3"),
            fay.asks("round.remove", "r3"),
            fay.asks("session.lock", locked=True),
        )
        .when(
            fay.asks("round.open", "r1"),
            ana.asks("notes.add", "r1", text="One"),
            ana.asks("notes.add", "r1", text="Two"),
        )
        .when(ana.asks("notes.drop", "r1", id="n2"), fay.asks("notes.star", "r1", id="n3"))
        .when(fay.asks("round.until", "r1", until=4_000_000_000))
        .when(fay.asks("round.end", "r1"), fay.asks("round.keep_open", "r1"))
        .when(
            fay.asks("timer.start", "r1", seconds=60),
            fay.asks("timer.pause", "r1"),
            fay.asks("timer.stop", "r1"),
        )
        .when(fay.asks("round.close", "r1"), fay.asks("round.reopen", "r1"), fay.asks("round.close", "r1"))
        .when(
            fay.asks("round.open", "r2"),
            *[voter.casts("r2", option="r2-1") for voter in people(6, "clients")],
        )
        .when(
            fay.asks("paper.count", "r2", choice={"option": "r2-2"}, count=6),
            fay.asks("paper.count", "r2", choice={"option": "r2-1"}),
        )
        .when(fay.asks("paper.drop", "r2", entry="n5"))
        .when(fay.asks("round.close", "r2"), fay.asks("round.release", "r2"))
        .when(fay.asks("screen.light", "r2", item="r2-1"), fay.asks("round.hide", "r2"))
        .when(
            fay.asks("round.break_tie", "r2", options=["r2-1", "r2-2"], how="lot", flavour="ranked"),
            fay.asks("round.vote_again", "r2"),
        )
        .when(
            fay.asks("screen.turn", by=1),
            fay.asks("screen.show", mode="text", text="Tea"),
            fay.asks("phones.roam", roam=True),
            fay.asks("phones.call"),
            fay.asks("session.close"),
            fay.asks("session.reopen"),
        )
    )


def test_the_story_of_the_deltas_has_every_event_there_is() -> None:
    from session.core.evolve import _ROUND_STEPS, _STEPS

    own = {"notes.added", "notes.dropped", "notes.starred"}
    assert {event.name for event in everything().log} == {*_STEPS, *_ROUND_STEPS, *own}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_snapshot_with_the_deltas_since_then_is_a_fresh_snapshot_after_every_event(audience: str) -> None:
    log = everything().log
    fresh = [given(*log[: length + 1]).sees(audience) for length in range(len(log))]
    for start in range(len(fresh)):
        following = fresh[start]
        for before, after in zip(fresh[start:], fresh[start + 1 :], strict=False):
            following = apply(following, json.loads(json.dumps(diff(before, after))))
            assert following == after


def test_one_idea_costs_the_phones_one_idea() -> None:
    before = notes_open()
    after = before.when(ana.asks("notes.add", "r1", text="Four"))
    note = {"id": "n4", "text": "Four", "starred": False}
    assert diff(before.sees("phone"), after.sees("phone")) == [["a", ["round", "body", "notes"], [note]]]


def test_a_view_does_not_change_with_the_session_it_shows() -> None:
    story = notes_open()
    before = json.dumps(story.sees("desk"))
    story.when(ana.asks("notes.add", "r1", text="Four"), fay.asks("notes.star", "r1", id="n1"))
    assert json.dumps(story.sees("desk")) == before
