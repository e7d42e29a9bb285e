"""The fingerprint of a record: the SHA-256 of its JSON file, which stands in the file itself as the first field.

Everything but that field is hashed, byte for byte, so whoever kept the fingerprint can see whether anything in the file
was changed, with `run.py verify` or with a few lines of their own. It says nothing of who made the file.
"""

from __future__ import annotations

import re
from hashlib import sha256

_FIRST_FIELD = re.compile(rb'\{"fingerprint":"([0-9a-f]{64})",')


def stamped(document: bytes) -> bytes:
    """`document`, an object of at least one field in JSON without spaces, with its fingerprint as the first field."""
    return b'{"fingerprint":"%s",' % sha256(document).hexdigest().encode() + document.removeprefix(b"{")


def stated(file: bytes) -> str:
    """The fingerprint that a file has in it, in hex. Raises ValueError when it has none."""
    field = _FIRST_FIELD.match(file)
    if field is None:
        raise ValueError("the file does not begin with a fingerprint")
    return field[1].decode()
