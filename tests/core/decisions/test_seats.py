"""Seats: who comes in, as what role, and what of it the log knows."""

from __future__ import annotations

from tests.cast import ana, ben, created, event, fay, given, people, system
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


# --- open, or cards only ---------------------------------------------------------------------------------------


def test_only_who_shows_a_card_comes_in_when_there_are_cards_only() -> None:
    story = given(created(entry="open")).when(fay.asks("session.set", entry="cards"))
    story.then(event("session.changed", entry="cards"))
    story.when(ana.asks("seat.take")).refused("cards_only")
    story.when(ana.asks("seat.take", card=True)).then(event("seat.taken", role=None, card=True))


def test_who_may_come_in_is_open_or_cards_and_stays_while_people_vote() -> None:
    given(created()).when(fay.asks("session.set", entry="everybody")).refused("bad_settings", path="entry")
    pick_open().when(fay.asks("session.set", entry="cards")).refused("fixed_while_open")
    given(created()).when(fay.asks("session.set", entry="open")).then()  # as it was before there were cards


def test_a_locked_door_is_locked_for_cards_too() -> None:
    story = given(created()).when(fay.asks("session.lock", locked=True))
    story.when(ana.asks("seat.take", card=True)).refused("session_locked")


# --- cards -----------------------------------------------------------------------------------------------------


def test_cards_that_cannot_be_are_refused() -> None:
    story = given(created(roles=[CLIENTS]))
    story.when(system.asks("cards.make", cards={})).refused("no_cards")
    story.when(system.asks("cards.make", cards={"mayor": 1})).refused("unknown_role")
    story.when(system.asks("cards.make", cards={"": 401})).refused("too_many_cards", most=400)
    story.when(system.asks("cards.make", cards={"": 0})).refused("bad_command")
    story.when(fay.asks("cards.make", cards={"": 1})).refused("not_allowed")
    story.when(system.asks("cards.withdraw", cards=0)).refused("no_cards")


def test_a_session_has_no_more_cards_than_it_may_have() -> None:
    story = given(*[event("cards.made", cards={"": 400}) for _ in range(12)])
    story.when(system.asks("cards.make", cards={"": 300})).refused("too_many_cards", most=200)
    story.when(system.asks("cards.make", cards={"": 200})).then(event("cards.made", cards={"": 200}))


def test_the_log_counts_cards_and_knows_none() -> None:
    story = given(created(roles=[CLIENTS])).when(
        system.asks("cards.make", cards={"clients": 3, "": 2}),
        ana.asks("seat.take", role="clients", card=True),
        ben.asks("seat.take"),
    )
    state = story.state
    assert (state.cards, state.cards_used, state.people) == (5, 1, 2)
    state = story.when(system.asks("cards.withdraw", cards=4, seats={"clients": 1})).state
    assert (state.cards, state.cards_used, state.cards_withdrawn, state.people) == (1, 0, 4, 1)
    assert state.seats == {None: 1}


def test_a_role_that_stands_on_a_card_stays() -> None:
    story = given(created(roles=[CLIENTS])).when(system.asks("cards.make", cards={"clients": 1}))
    story.when(fay.asks("session.set", roles=[])).refused("role_in_use")
    assert not story.when(
        system.asks("cards.withdraw", cards=1), fay.asks("session.set", roles=[])
    ).state.roles


def test_a_seat_that_goes_on_on_another_device_is_nothing_for_the_log() -> None:
    given(created()).when(system.asks("seat.move")).then()
    given(created()).when(ana.asks("seat.move")).refused("not_allowed")


# --- who came late, and who leaves -----------------------------------------------------------------------------


def test_seats_are_cleared_and_nobody_is_put_out_while_people_vote() -> None:
    given(created()).when(system.asks("seats.clear")).refused("no_idle_seats")
    pick_open().when(system.asks("seats.clear", seats={"": 1})).refused("seats_while_open")
    pick_open().when(system.asks("cards.withdraw", cards=1, seats={"": 1})).refused("seats_while_open")
    story = given(created()).when(*(person.asks("seat.take", card=True) for person in people(3)))
    story = story.when(system.asks("seats.clear", seats={"": 2}, cards=2))
    assert (story.state.people, story.state.cards_used) == (1, 1)


def test_a_round_knows_how_many_came_in_after_it_opened() -> None:
    story = pick_open()
    before = story.state.people
    story = story.when(*(person.asks("seat.take") for person in people(4, name="late")))
    round_ = story.state.open_round()
    assert round_ is not None
    assert (round_.late, story.state.people) == (4, before + 4)
