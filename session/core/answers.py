"""The answers inside a choice, when a ballot may leave some of them out: taken apart, counted, put together again.

Where they stand is declared by the round kind (`RoundKind.answers`), so that the core can see how many people answered
a question without knowing the kind. A question is a path of ids: ("r1-2",) or ("r1-2", "c1"). None as an answer is
"don't know": it was given, and counts for nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from session.core.state import Ballot, Json

Question = tuple[str, ...]


@dataclass(frozen=True)
class Answers:
    """They stand under `key` of a choice, `levels` of ids deep.

    `withheld`: the kind tells no figures of a question with fewer answers than the threshold, only their number.
    `reason`: the field of an answer with the voter's own words; `words`: the key of a choice under which such words
    stand by question, apart from the answers. `aside`: the answer that takes no side.
    """

    key: str
    levels: int = 1
    withheld: bool = False
    reason: str = ""
    words: str = ""
    aside: str | None = None


def apart(shape: Answers, choice: Json) -> dict[Question, Any]:
    """Every answer on a ballot by its question."""
    level: dict[Question, Any] = {(): choice[shape.key]}
    for _ in range(shape.levels):
        level = {(*path, key): inner for path, outer in level.items() for key, inner in outer.items()}
    return level


def together(shape: Answers, choice: Json, given: Mapping[Question, Any]) -> Json:
    """`choice` with exactly these answers."""
    tree: Json = {}
    for path, answer in sorted(given.items(), key=lambda item: item[0]):
        inner = tree
        for key in path[:-1]:
            inner = inner.setdefault(key, {})
        inner[path[-1]] = answer
    return {**choice, shape.key: tree}


def numbers(shape: Answers, choices: Iterable[Json]) -> Counter[Question]:
    """How many people answered each question."""
    return Counter(
        path for choice in choices for path, answer in apart(shape, choice).items() if answer is not None
    )


def few(
    shape: Answers | None, ballots: Iterable[Ballot], threshold: int, *, by_phone: bool
) -> frozenset[Question]:
    """The questions whose figures the kind withholds because so few people answered.

    `by_phone`: only answers given on phones count, as in every round with a division; where all ballots are on paper
    nothing is withheld. See `Round.is_withheld`.
    """
    if shape is None or not shape.withheld:
        return frozenset()
    all_ballots = list(ballots)
    counting = [ballot for ballot in all_ballots if not (by_phone and ballot.paper)]
    if not counting:
        return frozenset()
    enough = numbers(shape, (ballot.choice for ballot in counting))
    asked = numbers(shape, (ballot.choice for ballot in all_ballots))
    return frozenset(path for path in asked if enough[path] < threshold)


def without(shape: Answers, choice: Json, questions: Container[Question]) -> Json:
    """`choice` without its answers to these questions; "don't know" stays."""
    given = apart(shape, choice)
    kept = {path: answer for path, answer in given.items() if answer is None or path not in questions}
    return together(shape, choice, kept)


def without_few(
    shape: Answers | None, ballots: Sequence[Ballot], threshold: int, *, by_phone: bool
) -> tuple[tuple[Ballot, ...], frozenset[Question]]:
    """`ballots` without the answers to questions that so few people answered, and which questions those are."""
    withheld = few(shape, ballots, threshold, by_phone=by_phone)
    if shape is None or not withheld:
        return tuple(ballots), withheld
    kept = (without(shape, ballot.choice, withheld) for ballot in ballots)
    return tuple(
        replace(ballot, choice=choice) for ballot, choice in zip(ballots, kept, strict=True)
    ), withheld


def wordless(shape: Answers, choice: Json) -> Json:
    """`choice` without the voter's own words."""
    if shape.words:
        return {**choice, shape.words: {}}
    if not shape.reason:
        return choice
    given = {path: {**answer, shape.reason: ""} for path, answer in apart(shape, choice).items()}
    return together(shape, choice, given)
