"""How far answers on a scale are apart: the figures in a result, and the table of them in the record.

The lead measure is A (van der Eijk 2001), with the consensus of Tastle and Wierman (2007) beside it; below zero A says
"divided". Figures come from `session.methods`. The desk tells the same: static/js/tables/spread.js.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import UNSET, UnsetType

from session.core.kind import Say
from session.core.section import Column, Table
from session.core.shapes import Shape
from session.methods.agreement import agreement, consensus
from session.methods.scale import Scale, gathered
from session.rounds.shared.places import rounded


class Answered(Shape, frozen=True, kw_only=True):
    """How one question was answered, on any scale. `counts`: answers on each step, lowest first; `n`: all of them.

    `skipped`: ballots that leave the question out. `withheld` is there when so few people answered that no figures are
    told; `skipped` is None then, because it would tell how many the few are.
    """

    n: int
    dont_know: int
    counts: tuple[int, ...]
    agreement: float | None
    consensus: float | None
    divided: bool
    skipped: int | None
    withheld: Literal[True] | UnsetType = UNSET


class Scored(Answered, frozen=True, kw_only=True):
    """How one question was answered on a scale of numbers: the middle, the quartiles and the standard deviation too."""

    mean: float | None
    median: float | None
    q1: float | None
    q3: float | None
    sd: float | None


def scored(scale: Scale, skipped: int, *, withheld: bool) -> Scored:
    """The figures of answers on a scale of numbers. With many steps A is of the bars they are drawn in."""
    first, _, third = scale.quartiles or (None, None, None)
    measured = agreement(gathered(scale.counts))
    return Scored(
        n=scale.n,
        dont_know=scale.dont_know,
        counts=scale.counts,
        mean=rounded(scale.mean),
        median=rounded(scale.median),
        q1=rounded(first),
        q3=rounded(third),
        sd=rounded(scale.sd),
        agreement=rounded(measured),
        consensus=rounded(consensus(scale.counts)),
        divided=measured is not None and measured < 0,
        skipped=None if withheld else skipped,
        withheld=True if withheld else UNSET,
    )


def table(
    name: str, label: str, rows: Iterable[tuple[str, Answered]], say: Say, *, numbers: bool = True
) -> Table:
    """What people are most divided on first; `rows` are texts with their figures, `label` heads the texts.

    `numbers`: whether every row is `Scored`, so that it has a standard deviation and quartiles.
    """
    measures = (*(("sd", "q1", "q3") if numbers else ()), "agreement", "consensus")
    columns = (
        Column("text", label),
        *(Column(key, say(f"common.spread.{key}"), "number") for key in measures),
        *(Column(key, say(f"common.spread.{key}"), "int") for key in ("dontKnow", "skipped")),
    )
    cells = tuple(
        _cells(text, figures) for text, figures in sorted(rows, key=lambda row: most_divided(row[1]))
    )
    parts = ("first", "note", *(("note_numbers",) if numbers else ()))
    note = " ".join(say(f"common.spread.{part}") for part in parts)
    return Table(name, say("common.spread.title"), columns, cells, note)


def _cells(text: str, figures: Answered) -> dict[str, object]:
    of_numbers = {"sd": figures.sd, "q1": figures.q1, "q3": figures.q3} if isinstance(figures, Scored) else {}
    return {
        "_marked": figures.divided,
        "text": text,
        **of_numbers,
        "agreement": figures.agreement,
        "consensus": figures.consensus,
        "dontKnow": figures.dont_know,
        "skipped": figures.skipped,
    }


def most_divided(figures: Answered) -> tuple[bool, float]:
    """A key to sort by: the lowest agreement first, and what has none last."""
    measured = figures.agreement
    return (measured is None, 0 if measured is None else measured)
