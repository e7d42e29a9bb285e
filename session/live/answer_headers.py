"""The headers that every answer of this server carries, also one that the application never sees: a request for another
host, one for Socket.IO, one that was refused before it was read.

Pages set their own policy, which is wider; what is set already stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]

SAFE: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
BARE: Mapping[str, str] = {
    **SAFE,
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; object-src 'none'; "
        "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "Cache-Control": "no-store",
}
"""Of an answer that is no page."""


class AnswerHeaders:
    """Adds what an answer lacks of `BARE`."""

    def __init__(self, app: Wsgi) -> None:
        self._app = app

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            there = {name.lower() for name, _ in headers}
            lacking = [(name, value) for name, value in BARE.items() if name.lower() not in there]
            return start_response(status, [*headers, *lacking], *more)

        return self._app(environ, start)
