"""What the desk hears before a round opens about the items it would work on."""

from __future__ import annotations

import pytest

from session.core.checks import READABLE, checks, named
from session.core.kind import RoundKind
from session.core.state import Item
from session.rounds import KINDS
from tests.cast import Story, fay
from tests.core.kinds import NOTES, PICK


def told(kind: RoundKind, *texts: str) -> dict[str, dict[str, str | int]]:
    round_ = Story({kind.name: kind}).when(fay.asks("round.add", kind=kind.name)).state.rounds["r1"]
    items = tuple(Item(f"r1-{n}", text) for n, text in enumerate(texts, 1))
    return {check.key: dict(check.words) for check in checks(kind, round_, items, "nl")}


def test_different_options_that_can_be_read_need_no_word() -> None:
    assert told(PICK, "Apples", "Pears", "x" * READABLE) == {}


@pytest.mark.parametrize("other", ["Jan de Vries", "jan de vries", "Jan  de Vries ", "JAN DE VRIES"])
def test_two_options_that_are_the_same_to_a_reader_are_told(other: str) -> None:
    assert told(PICK, "Jan de Vries", other, "Fatima") == {
        "desk.check_equal": {"n": 1, "options": "‘Jan de Vries’"}
    }


def test_one_option_leaves_nothing_to_choose_and_one_topic_is_fine() -> None:
    assert told(PICK, "Apples") == {"desk.check_one_option": {}}
    assert told(NOTES, "Apples") == {}


@pytest.mark.parametrize("kind", ["minority", "rate", "consent", "statements", "grade", "open_question"])
def test_one_option_is_all_it_takes_where_each_is_judged_by_itself(kind: str) -> None:
    assert told(KINDS[kind], "We open on Sundays") == {}


def test_a_text_that_is_too_long_for_the_wall_is_told_in_characters_as_people_count_them() -> None:
    assert told(PICK, "👨‍👩‍👧‍👦" * READABLE, "Pears") == {}
    assert told(PICK, "x" * (READABLE + 1), "Pears")["desk.check_long_options"]["n"] == 1


def test_of_many_the_first_are_named() -> None:
    assert named(["a", "b", "c"]) == "‘a’, ‘b’, ‘c’"
    assert named(["a", "b", "c", "d"]) == "‘a’, ‘b’, ‘c’ …"
    assert named(["x" * 41]) == f"‘{'x' * 39}…’"


def test_a_round_that_is_open_is_not_checked_any_more() -> None:
    source = {"texts": ["Apples", "apples"]}
    story = Story({"pick": PICK}).when(fay.asks("round.add", kind="pick", source=source))
    assert [check["key"] for check in story.sees("desk")["rounds"]["r1"]["checks"]] == ["desk.check_equal"]
    assert story.when(fay.asks("round.open", "r1")).sees("desk")["rounds"]["r1"]["checks"] == []
