"""The cookies of desks and projectors as they travel.

Over HTTPS their names begin with `__Host-`: a browser takes such a cookie only from this very host, over HTTPS, so that
no neighbour under the same domain and nobody on an open connection can put one of his own in its place. Then no other
is looked at. Inside the server a cookie has its name without that.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from werkzeug.http import parse_cookie

PREFIX = "__Host-"


def on_the_wire(name: str, secure: bool) -> str:
    """The name of a cookie as the browser has it."""
    return PREFIX + name if secure else name


def own(cookies: Mapping[str, str], secure: bool) -> dict[str, str]:
    """The cookies that this server can have set itself, by their names inside."""
    if not secure:
        return dict(cookies)
    return {name.removeprefix(PREFIX): value for name, value in cookies.items() if name.startswith(PREFIX)}


def cookies_of(environ: Mapping[str, Any]) -> dict[str, str]:
    """Those of a request. They are read as Flask does: an odd one of another program costs none of the others."""
    cookies = parse_cookie(str(environ.get("HTTP_COOKIE", "")))
    return own(cookies, environ.get("wsgi.url_scheme") == "https")
