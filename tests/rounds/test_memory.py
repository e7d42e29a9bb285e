"""What is remembered of a count: the same ballots are counted once, other ballots or other conditions anew."""

from __future__ import annotations

from dataclasses import replace

from session.core.state import Json, Round
from session.rounds.shared import memory
from session.rounds.shared.memory import remembered

ROUND = Round("r1", "dots", "", {}, {}, {})


def ballots(number: int) -> tuple[Json, ...]:
    return tuple({"role": None, "choice": {}} for _ in range(number))


def test_the_same_ballots_are_counted_once_for_each_question() -> None:
    round_, asked = replace(ROUND, ballots=ballots(3)), list[str]()

    def count(about: str) -> int:
        def once() -> int:
            asked.append(about)
            return len(asked)

        return remembered(round_, about, once)

    assert [count("a"), count("a"), count("b"), count("a")] == [1, 1, 2, 1]
    assert asked == ["a", "b"]


def test_other_ballots_are_counted_anew_even_when_they_are_equal() -> None:
    rounds = [replace(ROUND, ballots=ballots(3)) for _ in range(2)]
    counted = [remembered(each, "a", object) for each in rounds]
    assert counted[0] is not counted[1]


def test_a_round_without_ballots_is_never_remembered() -> None:
    for none in (None, ()):
        round_ = replace(ROUND, ballots=none)
        assert remembered(round_, "a", object) is not remembered(round_, "a", object)


def test_only_so_many_counts_are_kept() -> None:
    rounds = [replace(ROUND, ballots=ballots(1)) for _ in range(memory.KEPT + 5)]
    first = remembered(rounds[0], "a", object)
    for each in rounds[1:]:
        remembered(each, "a", object)
    assert len(memory._counts) == memory.KEPT
    assert remembered(rounds[0], "a", object) is not first
