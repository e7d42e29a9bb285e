"""Works out the fingerprint of a record again: the SHA-256 of the bytes of its JSON file without the first field.

That first field is the fingerprint. Nothing is decoded or written anew, so that not one byte can change unseen. Of a
PDF the attached JSON file is taken: what is printed on the pages around it is not checked.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from session.recount.record_file import LARGEST_FILE

_FIRST_FIELD = re.compile(rb'\{"fingerprint":"([0-9a-f]{64})",')
_FIRST_FIELD_LENGTH = 82
_PDF, _STREAM = b"%PDF-", re.compile(rb"stream\r?\n")


@dataclass(frozen=True)
class Fingerprint:
    """What a file says that its fingerprint is, and what it is, in hex; None when it does not begin as a record."""

    stated: str | None
    counted: str | None

    @property
    def is_unchanged(self) -> bool:
        return self.stated is not None and self.stated == self.counted


def fingerprint_of(record: bytes) -> Fingerprint:
    field = _FIRST_FIELD.match(record)
    if field is None:
        return Fingerprint(None, None)
    return Fingerprint(field[1].decode(), sha256(b"{" + record[field.end() :]).hexdigest())


def record_in(content: bytes) -> bytes:
    """The JSON file of a record: `content` itself, or what is attached to it when it is a PDF with one record."""
    if not content.startswith(_PDF):
        return content
    attached = list(_records_in_streams(content))
    return attached[0] if len(attached) == 1 else b""  # of two, a reader may show the other one


def _records_in_streams(pdf: bytes) -> Iterator[bytes]:
    """The streams of a PDF that begin as a record does, as far as they are packed in the usual way or not at all."""
    for start in _STREAM.finditer(pdf):
        packed = pdf[start.end() : pdf.find(b"endstream", start.end())]
        if _FIRST_FIELD.match(packed):
            yield packed
            continue
        try:
            if not _FIRST_FIELD.match(zlib.decompressobj().decompress(packed, _FIRST_FIELD_LENGTH)):
                continue
            unpack = zlib.decompressobj()
            record = unpack.decompress(packed, LARGEST_FILE)
        except zlib.error:
            continue
        if unpack.eof:
            yield record
