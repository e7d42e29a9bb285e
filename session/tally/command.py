"""The command line of the tally: one file in, one JSON object out.

Exit 0 with the outcome on `out`; exit 2 with the place and the reason on `err` for a file that cannot be read or does
not add up. Nothing is guessed and nothing is left out silently.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, TextIO

from session.tally.csv_ballots import read_csv
from session.tally.figures import Figures, figures
from session.tally.inputs import LARGEST_FILE, Unreadable, one_line
from session.tally.json_ballots import read_document
from session.tally.preflib import ENDINGS, read_preflib
from session.tally.record_ballots import figures_of_record, is_record
from session.tally.sheet import Said, text_of
from session.tally.strict_json import parse

NOTHING_SAID = Said()

USAGE = (
    "usage: python run.py tally FILE.json|.soc|.soi|.toc|.toi|.csv; of a .csv also "
    "[--points] [--label NAME] [--option NAME] [--separator ';'|','|tab] [--encoding NAME]"
)


class _Arguments(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Unreadable("", f"{message}\n{USAGE}")


def _arguments() -> argparse.ArgumentParser:
    parser = _Arguments(add_help=False, allow_abbrev=False)
    parser.add_argument("file")
    parser.add_argument("--points", action="store_true")
    parser.add_argument("--label", action="append", default=[], metavar="NAME")
    parser.add_argument("--option", action="append", default=[], metavar="NAME")
    parser.add_argument("--separator", choices=[";", ",", "tab"])
    parser.add_argument("--encoding")
    return parser


def main(argv: Sequence[str], out: TextIO | None = None, err: TextIO | None = None) -> int:
    """Tally the one file in `argv`. Returns the exit code: 0 counted, 2 refused."""
    out, err = out or sys.stdout, err or sys.stderr
    if list(argv) in (["-h"], ["--help"]):
        print(USAGE, file=out)
        return 0
    try:
        asked = _arguments().parse_args(list(argv))
    except Unreadable:
        print(USAGE, file=err)
        return 2
    separator = "\t" if asked.separator == "tab" else asked.separator
    said = Said(asked.points, frozenset(asked.label), frozenset(asked.option), separator, asked.encoding)
    try:
        outcome = tally(Path(asked.file), said)
    except Unreadable as refusal:
        print(f"{one_line(asked.file)}: {refusal}", file=err)
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


def tally(path: Path, said: Said = NOTHING_SAID) -> Figures:
    """The outcome of the ballots in a file, or of every vote in a decision record. Raises Unreadable."""
    ending = path.suffix.lower()
    if ending not in (".json", ".csv", *ENDINGS):
        raise Unreadable("", f"cannot read a file that ends in {ending or 'nothing'}; {USAGE}")
    if ending != ".csv" and said != NOTHING_SAID:
        raise Unreadable("", "only a sheet (.csv) needs to be told what is in it")
    content = _content(path)
    if ending == ".csv":
        ballots, set_aside = read_csv(text_of(content, said.encoding), said)
        return figures(ballots) | ({"set_aside": set_aside} if set_aside else {})
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"byte {error.start}", "is not UTF-8 text") from None
    if ending != ".json":
        return figures(read_preflib(text, ending))
    root = parse(text)
    return figures_of_record(root) if is_record(root) else figures(read_document(root))


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Unreadable("", error.strerror or "cannot be opened") from None
    if len(content) > LARGEST_FILE:
        raise Unreadable("", f"is larger than {LARGEST_FILE // 2**20} megabytes")
    return content
