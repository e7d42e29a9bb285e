"""The command line of the check on a record: `python -m session.recount.verify RECORD.json|.pdf [FINGERPRINT]`.

Exit 0: not a byte is different, and the fingerprint is the one that was kept, if one was given. Exit 1: something is
different, or this is no record that can be read in one way only. Exit 2: the file cannot be read. docs/recount.md
describes what is printed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from session.recount.command import print_object
from session.recount.fingerprint import Fingerprint, fingerprint_of, record_in
from session.recount.part import NotARecord, Part, one_line
from session.recount.record_file import parse, read_bytes

USAGE = "usage: python run.py verify RECORD.json|RECORD.pdf [FINGERPRINT]"
KEPT = re.compile(r"([0-9a-f]{16,64})?")  # fewer digits are too easy to make again

UNCLEAR = "the fingerprint fits, but this is no record that can be read in one way only"
NOT_PROVED = (
    "who made this file: a changed record can get a fingerprint that fits; one that was kept elsewhere shows it",
    "that the server told the truth when it made the record",
    "that the ballots are those that people cast",
    "that the figures follow from the ballots; count them again with: run.py recount",
)
OF_A_PDF = (
    "what is printed on the pages of a PDF, nor that a PDF reader shows this attachment: "
    "save record.json from it and check that file"
)


def main(arguments: Sequence[str], out: TextIO | None = None, err: TextIO | None = None) -> int:
    """Check the file named. A fingerprint may be given as it is printed, in groups, or only its beginning."""
    out, err = out or sys.stdout, err or sys.stderr
    if list(arguments) in (["-h"], ["--help"]):
        print(USAGE, file=out)
        return 0
    kept = "".join("".join(arguments[1:]).split()).lower()
    if not arguments or arguments[0].startswith("-") or not KEPT.fullmatch(kept):
        print(f"{USAGE}\nA fingerprint has 64 digits, 0-9 and a-f; give at least the first 16.", file=err)
        return 2
    try:
        content = read_bytes(Path(arguments[0]))
    except NotARecord as refusal:
        print(f"{one_line(arguments[0])}: {refusal}", file=err)
        return 2
    record = record_in(content)
    answer = as_json(record, kept, is_pdf=record is not content)
    print_object(answer, 1, out)
    if not answer["unchanged"] or "title" not in answer or answer["is_the_kept_one"] is False:
        print(f"{one_line(arguments[0])}: {answer['says']}", file=err)
        return 1
    return 0


def as_json(record: bytes, kept: str, *, is_pdf: bool) -> dict[str, Any]:
    """What the check found. `kept`: the fingerprint, or the beginning of it, that somebody kept; or empty."""
    fingerprint = fingerprint_of(record)
    is_the_kept_one = (
        fingerprint.counted is not None and fingerprint.counted.startswith(kept) if kept else None
    )
    described, unclear = _described(record) if fingerprint.is_unchanged else ({}, None)
    return {
        "unchanged": fingerprint.is_unchanged,
        "is_the_kept_one": is_the_kept_one,
        "says": unclear or _sentence(fingerprint, is_the_kept_one),
        "fingerprint": fingerprint.counted,
        "stated": fingerprint.stated,
        **described,
        "not_proved": [*([OF_A_PDF] if is_pdf else []), *NOT_PROVED],
    }


def _sentence(fingerprint: Fingerprint, is_the_kept_one: bool | None) -> str:
    if fingerprint.stated is None:
        return "this is no record, or its beginning was changed"
    if not fingerprint.is_unchanged:
        return "something in this file was changed after its fingerprint was made"
    if is_the_kept_one is None:
        return "the file fits its own fingerprint; compare that with the one that was kept"
    if not is_the_kept_one:
        return "the file fits its own fingerprint, but that is not the one that was kept"
    return "the file is the one of which the fingerprint was kept, to the byte"


def _described(record: bytes) -> tuple[dict[str, Any], str | None]:
    """Which record it is, and how far the log of its session had come; or why it is no record, or more than one."""
    try:
        document = Part(parse(record.decode("utf-8")))["record"]
        session, log = document["session"], document["chain"]
        provisional = document["provisional"]
        if not isinstance(provisional.value, bool):
            provisional.refuse("is not true or false")
        return {
            "title": one_line(session["title"].text()),
            "code": one_line(session["code"].text()),
            "provisional": provisional.value,
            "log": {"events": log["version"].whole(), "head": one_line(log["head"].text())},
        }, None
    except UnicodeDecodeError as fault:
        return {}, f"{UNCLEAR}: byte {fault.start} is not UTF-8 text"
    except NotARecord as refusal:
        return {}, f"{UNCLEAR}: {refusal}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
