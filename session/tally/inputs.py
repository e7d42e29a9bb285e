"""What the tally can count, after reading: one frozen shape per sort of ballot, and the refusal of everything else.

Whatever is in these shapes has been checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from session.methods.equal_shares import Approvals
from session.methods.tiers import Ballot

LONGEST_LINE = 300
LARGEST_FILE = 32 * 2**20  # bytes; more than any room's ballots
MOST_OPTIONS = 100  # every option is compared with every other; more takes minutes


class Unreadable(Exception):
    """The file cannot be counted: where (a line or a path in the document, or empty) and why.

    `code` and `words` say the same of a sheet to who has words of their own for it; `line` is then a number.
    """

    def __init__(
        self,
        where: str,
        reason: str,
        code: str = "",
        line: int = 0,
        words: Mapping[str, str | int] | None = None,
    ) -> None:
        super().__init__(one_line(f"{where}: {reason}" if where else reason))
        self.code, self.line, self.words = code, line, dict(words or {})


def one_line(text: str) -> str:
    """Text from a file as something a terminal can show: on one line, without its codes, and not endless."""
    short = text if len(text) <= LONGEST_LINE else f"{text[:LONGEST_LINE]}…"
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in short
    )


def not_too_many(where: str, options: int) -> None:
    """Raises Unreadable for more options than can be compared with each other."""
    if options > MOST_OPTIONS:
        raise Unreadable(where, f"has {options} options, more than {MOST_OPTIONS}")


@dataclass(frozen=True)
class Ranked:
    """Ranked ballots; options that a ballot does not list are tied last."""

    options: tuple[str, ...]
    ballots: tuple[Ballot, ...]


@dataclass(frozen=True)
class Pointed:
    """Dot votes: points per option on each ballot, below zero when they are taken away.

    `per_ballot` is what one could spend, when known, `negative` what one could take away, and `per_option` how much of
    either on one option, when that had a limit.
    """

    options: tuple[str, ...]
    ballots: tuple[dict[str, int], ...]
    per_ballot: int | None
    negative: int = 0
    per_option: int | None = None


@dataclass(frozen=True)
class Counted:
    """Ballots per step of one scale, from the lowest step up; the next one is `width` more."""

    counts: tuple[int, ...]
    lowest: int
    dont_know: int
    width: int = 1


@dataclass(frozen=True)
class Judged:
    """One row of ranks or ratings per judge."""

    rows: tuple[tuple[Fraction, ...], ...]


@dataclass(frozen=True)
class Graded:
    """Grades from best to worst, and per option how much it got of each, in ballots or in percent."""

    grades: tuple[str, ...]
    rows: dict[str, tuple[Fraction, ...]]


@dataclass(frozen=True)
class Budgeted:
    """Approval ballots on projects with a cost."""

    budget: int
    costs: dict[str, int]
    ballots: tuple[Approvals, ...]


@dataclass(frozen=True)
class Estimated:
    """Numbers that people gave."""

    values: tuple[Fraction, ...]
    dont_know: int


@dataclass(frozen=True)
class Weighed:
    """Scores on criteria from 1 up to `highest`, of which a higher one is better, also where a low one was better."""

    options: tuple[str, ...]
    weights: dict[str, int]
    highest: int
    ballots: tuple[dict[str, dict[str, int]], ...]


Input = Ranked | Pointed | Counted | Judged | Graded | Budgeted | Estimated | Weighed
