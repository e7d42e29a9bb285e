"""Answers that are the same for everybody: their bytes, small ones too, and the mark of them are made once.

Anybody may ask for them as often as they like, so asking must cost next to nothing. They are kept by what they are
made of; what is not asked for any more makes room.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from flask import Response, current_app, request

from session.live.engine import Engine
from session.live.messages import encode
from session.web.packed import Packed, pack

KEPT = 500
WORTH_PACKING = 1000  # bytes


@dataclass(frozen=True)
class Fixed:
    """One answer. `cache`: its Cache-Control."""

    body: bytes
    content_type: str
    cache: str = "no-store"
    mark: str = field(init=False)
    packed: Packed = field(init=False)

    def __post_init__(self) -> None:
        large = len(self.body) >= WORTH_PACKING
        packed = pack(self.body, self.content_type, text=large, often=large)
        packed.make_ready()
        object.__setattr__(self, "packed", packed)
        object.__setattr__(self, "mark", hashlib.sha256(self.body).hexdigest()[:32])

    def answer(self) -> Response:
        """As this request wants it: nothing when it has it already, else whole or packed."""
        known = request.if_none_match.contains_weak(self.mark)
        response = Response(status=304) if known else self.packed.answer()
        response.set_etag(self.mark, weak=True)  # the same for all forms
        response.headers["Cache-Control"] = self.cache
        response.headers["Vary"] = "Accept-Encoding"
        return response


class Shelf:
    """The answers of one server. It lives in the extensions of its application."""

    NAME = "versnelkamer.fixed"

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Fixed] = OrderedDict()
        self._turns: dict[Hashable, AbstractContextManager[object]] = {}

    def get(self, key: Hashable, make: Callable[[], Fixed]) -> Fixed:
        """What was made of `key` before, else what `make` makes now."""
        fixed = self._kept.get(key)
        if fixed is None:
            fixed = self._kept[key] = make()
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return fixed

    def get_natively(self, engine: Engine, key: Hashable, make: Callable[[], Fixed]) -> Fixed:
        """The same, made on a native thread while others go on. Who asks meanwhile waits for the one that is made."""
        kept = self._kept.get(key)
        if kept is not None:
            return kept
        with self._turns.setdefault(key, engine.lock()):
            try:
                return self.get(key, lambda: engine.run_native(make))
            finally:
                self._turns.pop(key, None)


def as_json(document: object, cache: str = "no-store") -> Fixed:
    """A body, or what is built of JSON already."""
    return Fixed(encode(document).encode(), "application/json", cache)


def once(key: Hashable, make: Callable[[], Fixed]) -> Response:
    """The answer to this request, of which the bytes are made the first time."""
    shelf: Shelf = current_app.extensions[Shelf.NAME]
    return shelf.get(key, make).answer()


def once_natively(engine: Engine, key: Hashable, make: Callable[[], Fixed]) -> Response:
    """`once` for an answer that takes long. `make` runs on a native thread: it knows no request and no application."""
    shelf: Shelf = current_app.extensions[Shelf.NAME]
    return shelf.get_natively(engine, key, make).answer()
