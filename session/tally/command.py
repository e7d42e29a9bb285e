"""The command line of the tally: one file in, one JSON object out.

Exit 0 with the outcome on `out`; exit 2 with the place and the reason on `err` for a file that cannot be read or does
not add up. Nothing is guessed and nothing is left out silently.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from session.tally.csv_ballots import read_csv
from session.tally.figures import figures
from session.tally.inputs import Input, Unreadable, one_line
from session.tally.json_ballots import read_json
from session.tally.preflib import ENDINGS, read_preflib

USAGE = "usage: python run.py tally FILE.json|.soc|.soi|.toc|.toi|.csv"


def main(argv: Sequence[str], out: TextIO | None = None, err: TextIO | None = None) -> int:
    """Tally the one file in `argv`. Returns the exit code: 0 counted, 2 refused."""
    out, err = out or sys.stdout, err or sys.stderr
    if list(argv) in (["-h"], ["--help"]):
        print(USAGE, file=out)
        return 0
    if len(argv) != 1:
        print(USAGE, file=err)
        return 2
    try:
        outcome = figures(read(Path(argv[0])))
    except Unreadable as refusal:
        print(f"{one_line(argv[0])}: {refusal}", file=err)
        return 2
    wide = (getattr(out, "encoding", None) or "utf-8").lower().replace("-", "") == "utf8"
    try:
        print(json.dumps(outcome, ensure_ascii=not wide, indent=1, allow_nan=False), file=out, flush=True)
    except (
        BrokenPipeError
    ):  # the reader, such as head, has seen enough; nothing may be written at exit either
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
    return 0


def read(path: Path) -> Input:
    """The ballots of a file, by its ending. Raises Unreadable."""
    ending = path.suffix.lower()
    if ending not in (".json", ".csv", *ENDINGS):
        raise Unreadable("", f"cannot read a file that ends in {ending or 'nothing'}; {USAGE}")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Unreadable("", error.strerror or "cannot be opened") from None
    except UnicodeDecodeError as error:
        raise Unreadable(f"byte {error.start}", "is not UTF-8 text") from None
    if ending == ".json":
        return read_json(text)
    return read_csv(text) if ending == ".csv" else read_preflib(text, ending)
