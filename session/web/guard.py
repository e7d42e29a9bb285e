"""What every request and every answer must satisfy: where it came from, how large it is, which headers go with it.

Changes are made by POST or DELETE with a JSON body (or the one form that downloads a record) and only from our own
pages: a foreign Origin is refused. Cookies are SameSite=Lax, so that the address of a desk opens from a mail program
in the browser too; what is asked by GET changes nothing.
"""

from __future__ import annotations

import logging
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException

from session.core.refusals import Refused
from session.i18n import say
from session.live.answer_headers import SAFE
from session.store import StoreError
from session.web.joined import Faces
from session.web.request import Stop, language, page, refusal

log = logging.getLogger(__name__)

_POLICY = (
    "default-src 'none'; script-src 'self'{scripts}; style-src 'self'{sheets}; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self' {sockets}; frame-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "object-src 'none'; form-action 'self'; "
    "frame-ancestors {frame}; require-trusted-types-for 'script'; trusted-types {types}"
)


def protect(app: Flask) -> None:
    """Install the checks and headers on `app`."""
    app.before_request(_check_origin)
    app.after_request(_add_headers)
    app.register_error_handler(Stop, _stopped)
    app.register_error_handler(StoreError, _not_stored)
    app.register_error_handler(Exception, _failed)


def _check_origin() -> Response | None:
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return None
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        return refusal(Refused("not_allowed"))
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return refusal(Refused("not_allowed"))
    return None


def _stopped(stop: Stop) -> Response | tuple[str, int]:
    """Somebody who went to an address in a browser reads why it gives nothing, and a way out; a program gets a code."""
    answer = refusal(stop.refused)
    reads = request.accept_mimetypes.best == "text/html" and not request.path.startswith("/api/")
    if not reads or request.method not in ("GET", "HEAD"):
        return answer
    why = say(language(), f"refused.{stop.refused.code}", **stop.refused.words)
    return page("lost.html", language(), why=why), answer.status_code


def _not_stored(error: StoreError) -> Response:
    log.error("%s %s: %s", request.method, request.path, error)
    return refusal(Refused("store_unavailable", retry=True))


def _failed(error: Exception) -> Response | HTTPException | tuple[str, int]:
    if isinstance(error, HTTPException):
        if not request.path.startswith("/api/"):
            return _lost(error)
        code = {404: "unknown_address", 413: "too_large"}.get(error.code or 500, "bad_command")
        answer = refusal(Refused(code, {"path": ""}))
        answer.status_code = error.code or 500
        return answer
    log.exception("%s %s failed", request.method, request.path)
    return refusal(Refused("server_error"))


def _lost(error: HTTPException) -> HTTPException | tuple[str, int]:
    """Somebody who mistyped an address gets a page with a way out; a missing file stays a bare answer."""
    if error.code != 404 or request.path.startswith("/static/") or request.method not in ("GET", "HEAD"):
        return error
    return page("lost.html", language(), why=say(language(), "refused.unknown_address")), 404


def _add_headers(response: Response) -> Response:
    frame = "'self'" if request.path.startswith(("/projector/", "/preview/")) else "'none'"
    # Registering the service worker wants a policy of its own (static/js/phone/installed.js); no other page has one.
    types = "worker" if request.path in ("/", "/card") or request.path.startswith("/join/") else "'none'"
    faces: Faces | None = current_app.extensions.get(Faces.NAME) if response.mimetype == "text/html" else None
    scripts, sheets = ([], []) if faces is None else (faces.scripts, faces.sheets)
    sockets = f"ws://{request.host} wss://{request.host}"
    response.headers["Content-Security-Policy"] = _POLICY.format(
        frame=frame,
        sockets=sockets,
        types=types,
        scripts="".join(f" {one}" for one in scripts),
        sheets="".join(f" {one}" for one in sheets),
    )
    for name, value in SAFE.items():
        response.headers.setdefault(name, value)
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    return response
