"""Roles that were invited and that nobody took: when they are named, and that no arrival can be read from them."""

from __future__ import annotations

import msgspec
from msgspec import UNSET

from session.core.empty_chairs import empty_chairs
from session.record import outcome_pages
from session.record.build import build
from session.record.document import Chain, Record
from session.record.reading import Reading
from session.rounds import KINDS
from tests.cast import Story, created, fay, given
from tests.core.stories import seats

ROLES = [{"id": role, "label": role.title()} for role in ("clients", "staff", "board")]


def start() -> Story:
    return given(created(roles=ROLES, pooled=True)).when(fay.asks("session.open"))


def record(story: Story, language: str = "en") -> Record:
    return build(story.state, KINDS, Chain(0, ""), language, 0, "Europe/Amsterdam")


def test_nobody_is_named_before_there_was_a_count_or_where_nobody_chose_a_role() -> None:
    assert empty_chairs(start().state) == ()
    assert empty_chairs(start().when(*seats(4, "clients")).state) == ()
    assert empty_chairs(start().when(*seats(25)).state) == ()


def test_a_role_that_nobody_took_is_named_on_the_desk_and_on_no_phone_or_wall() -> None:
    story = start().when(*seats(6, "clients"))
    assert story.sees("desk")["session"]["empty"] == ["staff", "board"]
    assert all("empty" not in story.sees(audience)["session"] for audience in ("phone", "projector"))


def test_no_picture_tells_as_whom_the_last_one_came_in() -> None:
    story = start().when(*seats(5, "clients"))
    one, other = story.when(*seats(1, "staff")), story.when(*seats(1, "clients"))
    assert one.sees("desk")["session"]["empty"] == other.sees("desk")["session"]["empty"]
    assert record(one).people == record(other).people
    filled = story.when(*seats(5, "staff"))
    assert filled.sees("desk")["session"]["empty"] == ["board"]


def test_no_role_is_named_where_that_tells_how_many_have_another_one() -> None:
    story = start().when(*seats(9, "clients"), *seats(1, "staff"))
    assert "empty" not in story.sees("desk")["session"]
    assert record(story).people.empty is UNSET


def test_nothing_is_named_when_every_role_has_somebody() -> None:
    story = start().when(*seats(3, "clients"), *seats(1, "staff"), *seats(1, "board"))
    assert "empty" not in story.sees("desk")["session"]
    assert record(story).people.empty is UNSET


def test_the_record_names_empty_chairs_and_says_when_people_came_after_the_count() -> None:
    story = start().when(*seats(5, "clients"))
    assert record(story).people.empty == ("Staff", "Board")
    assert (
        outcome_pages.people(record(story), Reading())["empty"] == "Empty chairs: nobody chose Staff, Board."
    )
    later = outcome_pages.people(record(story.when(*seats(1, "board"))), Reading())["empty"]
    assert later.endswith("After that fewer than 5 people came in, or they chose another role.")
    assert "Board" in msgspec.json.encode(record(story)).decode()
