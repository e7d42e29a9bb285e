"""Makes the PDF of a record in a child process with limits. Blocking: call it on a native thread, one at a time.

The file is PDF/UA-1 and PDF/A-3a in one, carries the JSON record, and the same record gives the same bytes.
Knows neither eventlet nor Flask.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from session.record import glyphs, pdf_child, summary, typeset
from session.record.document import Record
from session.record.fingerprint import stated
from session.record.reading import Reading

TEMPLATES = Path(__file__).with_name("templates")
_CHILD = Path(__file__).with_name("pdf_child.py")
# Nothing in the template fetches anything. Should that ever change, it meets a closed door instead of a network.
_CLOSED_DOOR = "http://127.0.0.1:9"
_ENVIRONMENT = {
    "http_proxy": _CLOSED_DOOR,
    "https_proxy": _CLOSED_DOOR,
    "all_proxy": _CLOSED_DOOR,
    "LC_ALL": "C.UTF-8",
}
# What Python and the loader say when the limit is met before Typst runs.
_OUT_OF_MEMORY = ("MemoryError", "failed to map segment", "Cannot allocate memory")


@dataclass(frozen=True)
class Limits:
    """What one file may cost: bytes of memory, seconds of processor time, seconds on the clock."""

    memory: int = 2 * 1024**3
    cpu_seconds: int = 30
    seconds: float = 60.0


class RecordFailed(Exception):
    """No PDF was made. `code` is timeout, limits, compile or crashed."""

    def __init__(self, code: str, reason: str = "") -> None:
        super().__init__(f"{code}: {reason}" if reason else code)
        self.code = code


def render(
    record: Record,
    json_bytes: bytes,
    limits: Limits | None = None,
    reading: Reading | None = None,
    *,
    whole: bool = True,
) -> bytes:
    """The PDF of `record` with its JSON file `json_bytes` attached as record.json, unchanged; not `whole` without the
    pages at the back. Raises RecordFailed.

    The fingerprint on its last page is that of the attachment.
    When the pages cannot be made, they are tried once more with every text in Latin-1 and □.
    """
    limits, known = limits or Limits(), reading or Reading()

    def pages(*, latin: bool) -> bytes:
        return _made(record, json_bytes, limits, known, latin=latin, whole=whole)

    return _or_plain(pages)


def _made(
    record: Record, json_bytes: bytes, limits: Limits, reading: Reading, *, latin: bool, whole: bool = True
) -> bytes:
    sheet = typeset.sheet(record, stated(json_bytes), reading, latin=latin, whole=whole)
    return made("record.typ", sheet, record.made_at, limits, json_bytes.decode("utf-8"))


def on_one_page(
    record: Record, reading: Reading, address: str | None = None, limits: Limits | None = None
) -> bytes:
    """The summary of `record` on one page; `address`: where people find the whole. Raises RecordFailed."""

    def pages(*, latin: bool) -> bytes:
        sheet = summary.sheet(record, reading, address, latin=latin)
        return made("summary.typ", sheet, record.made_at, limits or Limits())

    return _or_plain(pages)


def _or_plain(pages: Callable[..., bytes]) -> bytes:
    try:
        return pages(latin=False)
    except RecordFailed as failed:
        if failed.code != "compile":
            raise
    return pages(latin=True)


def made(
    template: str, sheet: Mapping[str, object], timestamp: int, limits: Limits, attached: str = ""
) -> bytes:
    """The PDF of a template with what it draws. Raises RecordFailed."""
    with tempfile.TemporaryDirectory(prefix="versnelkamer-record-") as empty:
        job = _job(template, sheet, timestamp, limits, empty, attached)
        return _run(json.dumps(job, ensure_ascii=True).encode(), limits, empty)


def _job(
    template: str, sheet: Mapping[str, object], timestamp: int, limits: Limits, root: str, attached: str
) -> dict[str, object]:
    return {
        "template": (TEMPLATES / template).read_text(encoding="utf-8"),
        "fonts": str(glyphs.FONTS),
        "root": root,
        "timestamp": timestamp,
        "memory": limits.memory,
        "cpu_seconds": limits.cpu_seconds,
        "sheet": json.dumps(sheet, ensure_ascii=False),
        "record": attached,
    }


def _run(job: bytes, limits: Limits, folder: str) -> bytes:
    # -I: no environment, no current folder on the path; -B: no file is written.
    command = [sys.executable, "-I", "-B", str(_CHILD)]
    try:
        done = subprocess.run(
            command,
            input=job,
            capture_output=True,
            cwd=folder,
            env=_ENVIRONMENT,
            timeout=limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise RecordFailed("timeout", f"more than {limits.seconds:g} seconds") from None
    except OSError as failed:
        raise RecordFailed("crashed", str(failed)) from failed
    if done.returncode == 0 and done.stdout.startswith(b"%PDF-"):
        return done.stdout
    reason = done.stderr.decode("utf-8", "replace")[-2000:]
    if done.returncode == pdf_child.NOT_MADE:
        raise RecordFailed("compile", reason)
    if done.returncode < 0 or any(sign in reason for sign in _OUT_OF_MEMORY):
        raise RecordFailed(
            "limits", f"ended by signal {-done.returncode}" if done.returncode < 0 else "memory"
        )
    raise RecordFailed("crashed", reason)
