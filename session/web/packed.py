"""Bytes as they are sent: whole, or packed with brotli or gzip for who can read that.

Browsers ask for brotli where nobody can stand in between: over https and on the machine itself. It is a seventh smaller
than gzip on what we send. Each form is made once, when somebody asks for it or when there is time (`make_ready`).
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass, field

import brotli
from flask import Response, request

_GZIP = 6
_BROTLI = 9  # 11 is a twelfth smaller and takes twenty times as long
_MAKES: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=_BROTLI),
    "gzip": lambda body: gzip.compress(body, _GZIP, mtime=0),
}


@dataclass(frozen=True)
class Packed:
    """One body. `ways`: the names of what may make it smaller, best first."""

    body: bytes
    content_type: str
    ways: tuple[str, ...]
    _made: dict[str, bytes | None] = field(default_factory=dict, compare=False, repr=False)

    def form(self, way: str) -> bytes | None:
        """The body packed like this; None when that makes it no smaller."""
        if way not in self._made:
            small = _MAKES[way](self.body)
            self._made[way] = small if len(small) < len(self.body) else None
        return self._made[way]

    def make_ready(self) -> None:
        """Make every form now: two threads that do so at once only do it twice."""
        for way in self.ways:
            self.form(way)

    def answer(self) -> Response:
        """As this request wants it."""
        accepted = request.accept_encodings
        for name in self.ways:
            small = self.form(name) if accepted.quality(name) and name in accepted.values() else None
            if small is not None:
                response = Response(small, content_type=self.content_type)
                response.headers["Content-Encoding"] = name
                break
        else:
            response = Response(self.body, content_type=self.content_type)
        if self.ways:
            response.headers["Vary"] = "Accept-Encoding"
        return response


def pack(body: bytes, content_type: str, *, text: bool = True, often: bool = False) -> Packed:
    """`text`: whether it is worth trying; `often`: whether many ask for it, so that brotli is worth its time."""
    ways = (*(["br"] if often else []), *(["gzip"] if text else []))
    return Packed(body, content_type, ways)
