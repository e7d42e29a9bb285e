"""How far answers on a scale are apart, as every kind with a scale tells it in the record.

Called by the kinds where people score on a scale, with figures as `ballots.spread` gives them. The screens tell the
same: static/js/rounds/parts/spread.js.
"""

from __future__ import annotations

from collections.abc import Iterable

from session.core.kind import Say
from session.core.section import Column, Table
from session.core.state import Json

NUMBERS = ("sd", "q1", "q3")  # only of a scale of numbers
MEASURES = ("agreement", "consensus")
COUNTS = ("dontKnow", "skipped")


def table(
    name: str,
    label: str,
    rows: Iterable[tuple[str, Json]],
    say: Say,
    *,
    title: str = "",
    numbers: bool = True,
) -> Table:
    """What people are most divided on first; `rows` are texts with their figures, `label` heads the texts.

    `numbers`: whether the steps are numbers, so that they have a standard deviation and quartiles.
    """
    shape = ((NUMBERS if numbers else ()) + MEASURES, COUNTS)
    columns = (
        Column("text", label),
        *(Column(key, say(f"common.spread.{key}"), "number") for key in shape[0]),
        *(Column(key, say(f"common.spread.{key}"), "int") for key in shape[1]),
    )
    cells = tuple(
        {
            "_marked": bool(each["divided"]),
            "text": text,
            **{key: each[key] for key in shape[0]},
            **{key: each[key] for key in shape[1]},
        }
        for text, each in sorted(rows, key=lambda row: most_divided(row[1]))
    )
    told = ("first", "note", *(("note_numbers",) if numbers else ()))
    note = " ".join(say(f"common.spread.{each}") for each in told)
    return Table(name, title or say("common.spread.title"), columns, cells, note)


def most_divided(figures: Json) -> tuple[bool, float]:
    """A key to sort by: the lowest agreement first, and what has none last."""
    measured = figures["agreement"]
    return (measured is None, 0 if measured is None else measured)
