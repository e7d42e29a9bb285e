"""The session itself: what may be set, and when it opens, closes and is locked."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import ana, created, event, fay, given, people
from tests.core.stories import (
    CLIENTS,
    STAFF,
    agenda,
    notes_open,
    pick_closed,
    pick_open,
    seats,
)


@pytest.mark.parametrize(
    ("given_fields", "code"),
    [
        ({"title": ""}, "text_empty"),
        ({"title": "\u200b \u202e"}, "text_empty"),
        ({"title": "x" * 161}, "text_too_long"),
        ({"title": "x" * 2001}, "bad_command"),
        ({"language": "de"}, "unknown_language"),
        ({"language": ""}, "unknown_language"),
        ({"threshold": 2}, "bad_command"),
        ({"threshold": 26}, "bad_command"),
        ({"threshold": True}, "bad_command"),
        ({"threshold": "5"}, "bad_command"),
        ({"code": "AAAAAA"}, "bad_command"),
        ({"phase": "open"}, "bad_command"),
        ({"roles": [{"label": " "}]}, "text_empty"),
        ({"roles": [{"label": "x" * 61}]}, "text_too_long"),
        ({"roles": [{"label": f"role {n}"} for n in range(13)]}, "bad_settings"),
        ({"roles": [{"id": "a", "label": "A", "people": 4}]}, "bad_command"),
        ({"roles": "clients"}, "bad_command"),
    ],
)
def test_a_session_is_not_set_to_what_it_cannot_be(given_fields: dict[str, Any], code: str) -> None:
    given().when(fay.asks("session.set", **given_fields)).refused(code)


def test_one_role_cannot_be_listed_twice() -> None:
    story = given(created(roles=[CLIENTS]))
    story.when(fay.asks("session.set", roles=[CLIENTS, CLIENTS])).refused("bad_settings", path="roles")


def test_a_role_that_people_hold_cannot_be_removed() -> None:
    story = given(created(roles=[CLIENTS, STAFF])).when(*seats(1, "staff"))
    story.when(fay.asks("session.set", roles=[CLIENTS])).refused("role_in_use")
    story.when(fay.asks("session.set", roles=[STAFF])).then(event("session.changed", roles=[STAFF]))


def test_a_role_that_counted_ballots_name_cannot_be_removed() -> None:
    story = given(created(roles=[CLIENTS, STAFF])).when(
        fay.asks("round.add", kind="pick", source={"texts": ["Mon", "Tue"]}),
        fay.asks("round.open", "r1"),
        *[voter.casts("r1", option="r1-1") for voter in people(5, "staff")],
        fay.asks("round.close", "r1"),
    )
    story.when(fay.asks("session.set", roles=[CLIENTS])).refused("role_in_use")


def test_the_threshold_stays_once_ballots_were_counted() -> None:
    pick_closed().when(fay.asks("session.set", threshold=3)).refused("threshold_used")
    pick_closed().when(fay.asks("session.set", threshold=5)).then()
    pick_open().when(fay.asks("session.set", threshold=3)).refused("fixed_while_open")
    given().when(fay.asks("session.set", threshold=3)).then(event("session.changed", threshold=3))


def test_roles_that_were_not_to_be_told_stay_untold_once_people_can_vote() -> None:
    hidden = given().when(
        fay.asks("round.add", kind="pick", source={"texts": ["Mon", "Tue"]}, plan={"by_role": False}),
        fay.asks("round.open", "r1"),
    )
    hidden.when(fay.asks("round.change", "r1", plan={"by_role": True})).refused("fixed_while_open")
    untold = pick_open().when(fay.asks("round.change", "r3", plan={"by_role": False}))
    assert untold.state.rounds["r3"].plan.by_role is False
    untold.when(fay.asks("round.change", "r3", plan={"by_role": True})).refused("fixed_while_open")


def test_only_what_is_given_changes_and_texts_are_cleaned() -> None:
    story = given(created(roles=[CLIENTS]))
    story.when(fay.asks("session.set")).then()
    story.when(fay.asks("session.set", title=" Een\u202e\n toegankelijke  stad ", language="en")).then(
        event("session.changed", title="Een toegankelijke stad", language="en")
    )


def test_a_new_role_gets_an_id_of_its_own_and_an_old_one_keeps_its_id() -> None:
    story = given(created(roles=[CLIENTS]))
    roles = [{"id": "clients", "label": "People"}, {"label": "Family"}, {"id": "*", "label": "Rest"}]
    story.when(fay.asks("session.set", roles=roles)).then(
        event(
            "session.changed",
            roles=[
                {"id": "clients", "label": "People"},
                {"id": "n1", "label": "Family"},
                {"id": "n2", "label": "Rest"},
            ],
        )
    )


FAMILY = {"id": "family", "label": "Family"}


def roles_after(given_roles: list[Any], was: list[Any], now: list[Any]) -> list[str]:
    """What the roles are called when somebody who saw `was` asks for these, and they are `now` by then."""
    story = given(created(roles=now)).when(fay.asks("session.set", roles=given_roles, was={"roles": was}))
    return [role.label for role in story.state.roles]


def test_a_role_that_a_colleague_gave_another_name_meanwhile_is_not_overwritten() -> None:
    now = [{**CLIENTS, "label": "People"}]
    asked = fay.asks("session.set", roles=[{**CLIENTS, "label": "Residents"}], was={"roles": [CLIENTS]})
    given(created(roles=now)).when(asked).refused("changed_meanwhile", text="People")
    assert roles_after(now, [CLIENTS], now) == ["People"]


def test_roles_that_two_desks_change_at_once_have_what_both_made_of_them() -> None:
    before, both = [CLIENTS, STAFF], ["Clients", "Staff"]
    assert [CLIENTS["label"], STAFF["label"]] == both
    assert roles_after([*before, {"label": "Council"}], before, [*before, FAMILY]) == [
        *both, "Family", "Council",
    ]  # fmt: skip
    assert roles_after([*before, {"label": "family "}], before, [*before, FAMILY]) == [*both, "Family"]
    assert roles_after([STAFF], before, [*before, FAMILY]) == ["Staff", "Family"]
    assert roles_after(before, before, [STAFF]) == ["Staff"]
    assert roles_after([{**CLIENTS, "label": "People"}, STAFF], before, [STAFF, FAMILY]) == [
        "Staff", "Family", "People",
    ]  # fmt: skip


def test_a_place_that_a_colleague_wrote_meanwhile_is_not_overwritten() -> None:
    story = given().when(fay.asks("session.set", place="Het Anker", was={"place": ""}))
    assert story.state.place == "Het Anker"
    story.when(fay.asks("session.set", place="De Brug", was={"place": ""})).refused("changed_meanwhile")


def test_a_session_with_an_open_round_cannot_be_closed() -> None:
    notes_open().when(fay.asks("session.close")).refused("round_open")


def test_a_session_opens_closes_and_opens_again() -> None:
    story = given().when(fay.asks("session.reopen"))
    story.refused("session_not_closed")
    story = given().when(fay.asks("session.open")).then(event("session.opened"))
    story.when(fay.asks("session.open")).refused("session_not_draft")
    story = story.when(fay.asks("session.close")).then(event("session.closed"))
    assert story.sees("projector")["screen"]["mode"] == "record"
    story.when(fay.asks("session.close")).refused("session_closed")
    story.when(fay.asks("round.add", kind="notes")).refused("session_closed")
    story = story.when(fay.asks("session.reopen")).then(event("session.reopened"))
    assert (story.state.phase, story.state.closed_at, story.state.screen.mode) == ("open", None, "lobby")


def test_a_session_that_was_closed_as_a_draft_has_an_opening_time_once_it_opens_again() -> None:
    story = given().when(fay.asks("session.close"), fay.asks("session.reopen"))
    assert story.state.opened_at is not None


def test_a_locked_session_lets_nobody_in_until_it_is_unlocked() -> None:
    story = given().when(fay.asks("session.lock", locked=True)).then(event("session.locked", locked=True))
    story.when(ana.asks("seat.take")).refused("session_locked")
    story.when(fay.asks("session.lock", locked=False), ana.asks("seat.take")).then(
        event("seat.taken", role=None)
    )


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"date": "2026-13-01"}, "bad_command"),
        ({"date": "tomorrow"}, "bad_command"),
        ({"minutes": 601}, "bad_command"),
        ({"place": "x" * 161}, "text_too_long"),
    ],
    ids=["month", "words", "long", "place"],
)
def test_when_and_where_cannot_be_anything(asked: dict[str, Any], code: str) -> None:
    agenda().when(fay.asks("session.set", **asked)).refused(code)


def test_when_and_where_a_session_is_planned_is_told_to_the_desk_alone() -> None:
    plan = {"date": "2027-03-04", "place": "Buurthuis", "minutes": 90}
    story = agenda().when(fay.asks("session.set", **plan))
    assert story.sees("desk")["session"]["plan"] == plan
    for audience in ("phone", "projector"):
        assert "plan" not in story.sees(audience)["session"]
    cleared = story.when(fay.asks("session.set", date="", place="", minutes=0))
    assert cleared.sees("desk") == agenda().sees("desk")
