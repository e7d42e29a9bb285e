"""What is written one by one while a round runs: who may touch it, and who sees what of it."""

from __future__ import annotations

from dataclasses import dataclass

from session.core.commands import Actor, Context
from session.core.refusals import Refused
from session.rounds.shared import written

UNKNOWN, NOT_YOURS = Refused("unknown_idea"), Refused("not_yours")


@dataclass(frozen=True)
class Thing:
    state: str
    n: int


THINGS = {
    "late": Thing("shown", 4),
    "away": Thing("hidden", 2),
    "gone": Thing("withdrawn", 1),
    "other": Thing("merged", 3),
}


def why_not(key: str, who: str, *owned: str) -> Refused | None:
    context = Context(0, Actor(who), str, frozenset(owned))
    return written.not_for(THINGS, key, context, UNKNOWN, NOT_YOURS)


def test_what_is_not_there_or_gone_is_unknown_also_to_its_author_and_the_desk() -> None:
    for key in ("nothing", "gone", "other"):
        assert why_not(key, "phone", key) == why_not(key, "desk") == UNKNOWN


def test_a_phone_touches_only_what_its_seat_wrote() -> None:
    assert why_not("late", "phone", "away") == NOT_YOURS
    assert why_not("late", "phone", "late") is None
    assert why_not("away", "desk") is None


def test_a_seat_sees_what_it_wrote_in_its_order_and_not_what_it_withdrew() -> None:
    assert list(written.own(THINGS, frozenset({"late", "gone", "away", "nothing"}))) == ["away", "late"]


def test_only_what_is_shown_is_on_show() -> None:
    assert list(written.on_show(THINGS)) == ["late"]
    assert list(written.kept(THINGS)) == ["late", "away", "other"]


def test_who_changes_words_that_are_not_there_any_more_hears_those_that_are() -> None:
    assert written.changed_meanwhile("an  old ", "another") == Refused(
        "changed_meanwhile", {"text": "another"}
    )
    assert written.changed_meanwhile(" the same ", "the same") is None
