"""The record as lossless JSON: every text exactly as it was sent in, and what it takes to recount every result.

It is attached to the PDF as well. The same record gives the same bytes: sorted keys, UTF-8, one line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from session.record.document import Record, as_json
from session.record.fingerprint import stamped


def encode(record: Record, rounds: Iterable[Mapping[str, object]] = ()) -> bytes:
    """A `RecordFile` as canonical JSON with a final newline, its fingerprint included. `rounds` are as `published`
    gives them: a `PublishedRound` each.

    ValueError for a figure that JSON has no number for.
    """
    document = {
        "schema": record.schema,
        "record": as_json(record),
        "rounds": [dict(round_) for round_ in rounds],
    }
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return stamped(text.encode("utf-8", "replace") + b"\n")
