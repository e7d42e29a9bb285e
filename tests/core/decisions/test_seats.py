"""Seats: who comes in, as what role, and what of it the log knows."""

from __future__ import annotations

from tests.cast import ana, ben, created, event, given
from tests.core.stories import (
    CLIENTS,
    agenda,
    pick_open,
)  # fmt: skip


def test_a_role_that_does_not_exist_cannot_be_taken() -> None:
    agenda().when(ana.asks("seat.take", role="mayor")).refused("unknown_role")
    agenda().when(ana.asks("seat.role", role="*")).refused("unknown_role")
    agenda().when(ana.asks("seat.role", role="\ud800")).refused("unknown_role")


def test_nobody_changes_role_while_people_vote_in_secret() -> None:
    pick_open().when(ana.as_("clients").asks("seat.role", role="staff")).refused("role_while_open")
    pick_open().when(ana.as_("clients").asks("seat.role", role="clients")).then()


def test_the_log_counts_roles_and_knows_no_seats() -> None:
    story = given(created(roles=[CLIENTS])).when(ana.asks("seat.take", role="clients"), ben.asks("seat.take"))
    assert [event.data for event in story.log[1:]] == [{"role": "clients"}, {"role": None}]
    story = story.when(ana.as_("clients").asks("seat.role")).then(
        event("seat.role_changed", **{"from": "clients", "to": None})
    )
    assert story.state.seats == {None: 2}
    assert story.state.people == 2
