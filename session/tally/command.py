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
from session.tally.figures import Figures, figures
from session.tally.inputs import LARGEST_FILE, Unreadable, one_line
from session.tally.json_ballots import read_document
from session.tally.preflib import ENDINGS, read_preflib
from session.tally.record_ballots import figures_of_record, is_record
from session.tally.strict_json import parse

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
        outcome = tally(Path(argv[0]))
    except Unreadable as refusal:
        print(f"{one_line(argv[0])}: {refusal}", file=err)
        return 2
    wide = (getattr(out, "encoding", None) or "utf-8").lower().replace("-", "") == "utf8"
    answer = json.dumps(outcome, ensure_ascii=not wide, indent=1, allow_nan=False)
    try:
        print(answer.encode("utf-8", "replace").decode("utf-8"), file=out, flush=True)
    except (
        BrokenPipeError
    ):  # the reader, such as head, has seen enough; nothing may be written at exit either
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
    return 0


def tally(path: Path) -> Figures:
    """The outcome of the ballots in a file, or of every vote in a decision record. Raises Unreadable."""
    ending = path.suffix.lower()
    if ending not in (".json", ".csv", *ENDINGS):
        raise Unreadable("", f"cannot read a file that ends in {ending or 'nothing'}; {USAGE}")
    text = _text(path)
    if ending != ".json":
        return figures(read_csv(text) if ending == ".csv" else read_preflib(text, ending))
    root = parse(text)
    return figures_of_record(root) if is_record(root) else figures(read_document(root))


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Unreadable("", error.strerror or "cannot be opened") from None
    if len(content) > LARGEST_FILE:
        raise Unreadable("", f"is larger than {LARGEST_FILE // 2**20} megabytes")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"byte {error.start}", "is not UTF-8 text") from None
