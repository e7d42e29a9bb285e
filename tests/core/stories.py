"""Beginnings that several tests of the core share, told in commands so that every one of them was allowed."""

from __future__ import annotations

from functools import cache

from session.core.commands import Event
from tests.cast import Asked, Story, ana, ben, created, event, fay, given, people

CLIENTS, STAFF = ({"id": "clients", "label": "Clients"}, {"id": "staff", "label": "Staff"})


def seats(number: int, role: str | None = None) -> list[Asked]:
    return [person.asks("seat.take", role=role) for person in people(number, role)]


@cache
def agenda() -> Story:
    """A draft session: r1 gathers notes, r2 picks from them, r3 picks from three typed options. Twelve people."""
    return given(created(roles=[CLIENTS, STAFF])).when(
        fay.asks("round.add", kind="notes", prompt="What helps?"),
        fay.asks("round.add", kind="pick", prompt="Which first?", source={"round": "r1"}),
        fay.asks("round.add", kind="pick", prompt="Which day?", source={"texts": ["Mon", "Tue", "Wed"]}),
        *seats(7, "clients"),
        *seats(5, "staff"),
    )


@cache
def notes_open() -> Story:
    """r1 is open and holds three notes: n1 and n3 are Ana's, n2 is Ben's."""
    return agenda().when(
        fay.asks("round.open", "r1"),
        ana.asks("notes.add", "r1", text="More time"),
        ben.asks("notes.add", "r1", text="A shorter form"),
        ana.asks("notes.add", "r1", text="One contact"),
    )


@cache
def notes_closed() -> Story:
    return notes_open().when(fay.asks("round.close", "r1"))


@cache
def pick_open() -> Story:
    """r3 is open: Mon, Tue and Wed are r3-1, r3-2 and r3-3."""
    return agenda().when(fay.asks("round.open", "r3"))


def votes(clients: int, staff: int, round: str = "r3") -> list[Asked]:
    """So many ballots: clients choose Mon, staff choose Tue."""
    mon = [voter.casts(round, option=f"{round}-1") for voter in people(clients, "clients", "c")]
    tue = [voter.casts(round, option=f"{round}-2") for voter in people(staff, "staff", "s")]
    return [*mon, *tue]


def pick_closed(clients: int = 7, staff: int = 5) -> Story:
    return pick_open().when(*votes(clients, staff), fay.asks("round.close", "r3"))


def pick_released(clients: int = 7, staff: int = 5) -> Story:
    return pick_closed(clients, staff).when(fay.asks("round.release", "r3"))


@cache
def over() -> Story:
    """The session has ended; r1 is closed, r3 released, r2 never opened."""
    return (
        notes_closed()
        .when(fay.asks("round.open", "r3"), *votes(7, 5), fay.asks("round.close", "r3"))
        .when(fay.asks("round.release", "r3"), fay.asks("session.close"))
    )


def shown(mode: str, round: str | None = None, text: str = "") -> Event:
    return event("screen.shown", mode=mode, round=round, text=text)


def vote_open(*texts: str, threshold: int = 3) -> Story:
    """A session with one vote, r1, which is open: r1-1 and so on, Mon, Tue and Wed unless other texts are given."""
    return given(created(threshold=threshold)).when(
        fay.asks("round.add", kind="pick", source={"texts": list(texts or ("Mon", "Tue", "Wed"))}),
        fay.asks("round.open", "r1"),
    )


def tie_closed(first: int = 4, second: int = 4) -> Story:
    """The same vote, closed, with so many ballots for the first option and for the second: by default a tie."""
    voters = people(first + second)
    return vote_open().when(
        *[voter.casts("r1", option="r1-1") for voter in voters[:first]],
        *[voter.casts("r1", option="r1-2") for voter in voters[first:]],
        fay.asks("round.close", "r1"),
    )
