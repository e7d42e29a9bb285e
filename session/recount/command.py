"""The command line of the second count: one record in, one JSON object out. `python -m session.recount RECORD.json`.

Exit 0: equal. Exit 1: something differs, and the first difference is told. Exit 2: the file is no record that can be
counted here; the reason is on one line of standard error. docs/recount.md describes the object.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, TextIO

from session.recount.comparison import Difference
from session.recount.counting import Recount, recount
from session.recount.part import MISSING, NotARecord, one_line
from session.recount.record_file import read_record

USAGE = "usage: python run.py recount RECORD.json [--json]"
LONGEST_VALUE = 200  # characters of a figure that is shown


def main(arguments: Sequence[str], out: TextIO | None = None, err: TextIO | None = None) -> int:
    """Count the one record named. `--json`: the object on one line, and no sentence on `err` when something differs."""
    out, err = out or sys.stdout, err or sys.stderr
    names = [argument for argument in arguments if argument != "--json"]
    if names in (["-h"], ["--help"]):
        print(USAGE, file=out)
        return 0
    if len(names) != 1 or names[0].startswith("-"):
        print(USAGE, file=err)
        return 2
    for_programs = len(names) < len(arguments)
    try:
        document = read_record(Path(names[0]))
        outcome = recount(document)
    except NotARecord as refusal:
        print(f"{one_line(names[0])}: {refusal}", file=err)
        return 2
    first = next(iter(outcome.differences), None)
    print_object(as_json(document, outcome), None if for_programs else 1, out)
    if first is not None and not for_programs:
        print(f"{one_line(names[0])}: {one_line(str(first))}", file=err)
    return 0 if first is None else 1


def as_json(document: Mapping[str, Any], outcome: Recount) -> dict[str, Any]:
    """What was compared, how much of it, and the first difference: the object that the command prints."""
    record = document["record"]
    differences = outcome.differences
    return {
        "equal": not differences,
        "schema": document["schema"],
        "title": _short((record.get("session") or {}).get("title")),
        "rounds": [
            {
                "n": counted.round.n,
                "id": counted.round.id,
                "kind": counted.round.kind,
                "counted": counted.by,
                "ballots": len(counted.round.ballots or ()),
                "figures": counted.figures,
                "differences": len(counted.differences),
            }
            for counted in outcome.rounds
        ],
        "figures": outcome.figures,
        "differences": len(differences),
        "first_difference": _difference(differences[0]) if differences else None,
    }


def _difference(difference: Difference) -> dict[str, Any]:
    where = {"round": difference.n, "kind": difference.kind, "path": difference.path}
    if difference.rule:
        return {**where, "rule": difference.rule}
    stated = {} if difference.stated is MISSING else {"record": _short(difference.stated)}
    return {**where, **stated, "counted": _short(difference.counted)}


def _short(value: Any) -> Any:
    """A figure for JSON; of what is long only the beginning, as a text."""
    text = json.dumps(value, ensure_ascii=False, default=_plain)
    return json.loads(text) if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"


def _plain(value: Any) -> Any:
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else float(value)
    return sorted(value)  # a set


def print_object(answer: dict[str, Any], indent: int | None, out: TextIO) -> None:
    """One object, also on a terminal that has no UTF-8, and in front of a reader that has seen enough, such as head."""
    narrow = (getattr(out, "encoding", None) or "utf-8").lower().replace("-", "") != "utf8"
    text = json.dumps(answer, ensure_ascii=narrow, indent=indent, allow_nan=False)
    try:
        print(text.encode("utf-8", "replace").decode("utf-8"), file=out, flush=True)
    except BrokenPipeError:  # nothing may be written at exit either
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
