"""Answers that are the same for everybody: their bytes, small ones too, and the mark of them are made once.

Anybody may ask for them as often as they like, so asking must cost next to nothing. They are kept by what they are
made of; what is not asked for any more makes room.
"""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from flask import Response, current_app, request

from session.live.messages import encode

KEPT = 500
WORTH_PACKING = 1000  # bytes


@dataclass(frozen=True)
class Fixed:
    """One answer. `cache`: its Cache-Control."""

    body: bytes
    content_type: str
    cache: str = "no-store"
    mark: str = field(init=False)
    packed: bytes = field(init=False)

    def __post_init__(self) -> None:
        packed = gzip.compress(self.body, 6, mtime=0) if len(self.body) >= WORTH_PACKING else b""
        object.__setattr__(self, "packed", packed)
        object.__setattr__(self, "mark", hashlib.sha256(self.body).hexdigest()[:32])

    def answer(self) -> Response:
        """As this request wants it: nothing when it has it already, else whole or packed."""
        if request.if_none_match.contains_weak(self.mark):
            response = Response(status=304)
        elif self.packed and "gzip" in request.headers.get("Accept-Encoding", ""):
            response = Response(self.packed, content_type=self.content_type)
            response.headers["Content-Encoding"] = "gzip"
        else:
            response = Response(self.body, content_type=self.content_type)
        response.set_etag(self.mark, weak=True)  # the same for both forms
        response.headers["Cache-Control"] = self.cache
        response.headers["Vary"] = "Accept-Encoding"
        return response


class Shelf:
    """The answers of one server. It lives in the extensions of its application."""

    NAME = "versnelkamer.fixed"

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Fixed] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Fixed]) -> Fixed:
        """What was made of `key` before, else what `make` makes now."""
        fixed = self._kept.get(key)
        if fixed is None:
            fixed = self._kept[key] = make()
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return fixed


def as_json(document: object, cache: str = "no-store") -> Fixed:
    """A body, or what is built of JSON already."""
    return Fixed(encode(document).encode(), "application/json", cache)


def once(key: Hashable, make: Callable[[], Fixed]) -> Response:
    """The answer to this request, of which the bytes are made the first time."""
    shelf: Shelf = current_app.extensions[Shelf.NAME]
    return shelf.get(key, make).answer()
