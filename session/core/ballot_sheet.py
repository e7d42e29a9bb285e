"""Ballots on paper as rows of a sheet: which columns a round has, and what the cells of a row are as a choice.

What a cell cannot be is refused with what it can be; nothing is guessed. Which cells there are says the kind of a round
(`RoundKind.cells`); from which file they come is not known here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from session.core.refusals import Refused
from session.core.state import Json

Path = tuple[str, ...]
TICKED = "x"
TICKS: Mapping[str, bool] = {
    **dict.fromkeys((TICKED, "1", "v", "✓", "✔", "ja", "yes", "true", "waar"), True),
    **dict.fromkeys(("0", "-", "nee", "no", "false", "onwaar"), False),
}
"""What may stand in a cell that is a box to tick; in an empty one nothing was ticked."""
TOLD = 12  # of what a cell can be


@dataclass(frozen=True)
class Cell:
    """A column of a sheet of ballots.

    `path`: where its answer goes in a choice; `head`: the name above it. `answers`: what may stand in a cell, as people
    write it, with the answer that it is. `read`: what else may stand there; None when it is no answer. `optional`: the
    column may be missing.
    """

    path: Path
    head: str
    answers: Mapping[str, Any] = field(default_factory=dict)
    read: Callable[[str], Any] | None = None
    optional: bool = False


def whole(numbers: Iterable[int]) -> dict[str, int]:
    """Whole numbers as answers."""
    return {str(number): number for number in numbers}


def own_words(written: str) -> str:
    """What a person wrote, as it is."""
    return written


def unique(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """`cells` with heads that differ: of equal ones the second has (2) behind it."""
    seen: dict[str, int] = {}
    named = []
    for cell in cells:
        bare = plain(cell.head)
        seen[bare] = seen.get(bare, 0) + 1
        head = cell.head if seen[bare] == 1 else f"{cell.head} ({seen[bare]})"
        named.append(Cell(cell.path, head, cell.answers, cell.read, cell.optional))
    return tuple(named)


def plain(words: str) -> str:
    """Words as they are compared: on one line, and capitals are no matter."""
    return " ".join(words.split()).casefold()


def known_in(cells: Sequence[Cell]) -> dict[str, Any]:
    """What may stand in a column, as words are compared, with the answer that it is. `cells`: it in every language."""
    return {plain(words): answer for cell in cells for words, answer in cell.answers.items()}


def answer_in(cells: Sequence[Cell], known: Mapping[str, Any], written: str) -> Any | Refused:
    """What is written in a cell as an answer. `cells`: its column in every language, `known` what `known_in` gives."""
    bare = plain(written)
    if bare in known:
        return known[bare]
    first = cells[
        0
    ]  # numbers are read in the language of the session alone: in another one they can be others
    if first.read is not None:
        found = first.read(written)
        return Refused("sheet_cell", {"text": written}) if found is None else found
    can_be = ", ".join(list(first.answers)[:TOLD])
    more = ", …" if len(first.answers) > TOLD else ""
    return Refused("sheet_answer", {"text": written, "answers": can_be + more})


def nested(cells: Sequence[Cell], given: Mapping[Path, Any]) -> Json:
    """A choice with every answer where its path says; also the parts of a choice in which nothing was answered."""
    choice: Json = {cell.path[0]: {} for cell in cells if len(cell.path) > 1}
    for path, answer in given.items():
        inner = choice
        for key in path[:-1]:
            inner = inner.setdefault(key, {})
        inner[path[-1]] = answer
    return choice


def ticked(cells: Sequence[Cell], given: Mapping[Path, Any]) -> Json:
    """A choice that lists what was ticked."""
    return {cells[0].path[0]: [path[-1] for path, is_ticked in given.items() if is_ticked]}
