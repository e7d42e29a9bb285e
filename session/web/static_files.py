"""The files of the front end, read once at the start and served from memory, compressed where that helps.

Their address carries a fingerprint of all of them together, so a browser may keep them for ever and an upgrade
reaches everybody at once. A thousand phones that join in a minute never touch the disk.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, Response, abort, request

from session.web import kind_styles

_KEEP = "public, max-age=31536000, immutable"
_TEXT = {".js", ".css", ".svg", ".json", ".txt", ".md"}
# The fonts of the PDF, which only its maker reads, and types, which only checkers read.
_SKIP = {"print", "types"}


@dataclass(frozen=True)
class File:
    """One file as it is sent. `small`: compressed, None when that does not help."""

    body: bytes
    small: bytes | None
    content_type: str


def serve(app: Flask, root: Path) -> None:
    """Serve the tree under `root` as the endpoint "static" (`url_for("static", filename=…)`)."""
    files = {
        path.relative_to(root).as_posix(): read(path) for path in sorted(root.rglob("*")) if is_served(path)
    }
    files[kind_styles.ADDRESS] = kinds_sheet(root)
    mark = hashlib.sha256()
    for name, file in files.items():
        mark.update(name.encode() + b"\0" + hashlib.sha256(file.body).digest())
    build = mark.hexdigest()[:12]

    def answer(filename: str, wanted: str = build) -> Response:
        file = files.get(filename)
        if file is None:
            abort(404)
        small = file.small is not None and "gzip" in request.headers.get("Accept-Encoding", "")
        response = Response(file.small if small and file.small else file.body, content_type=file.content_type)
        # A page that was open during an upgrade still asks for the build it came with: it gets what there is now.
        response.headers["Cache-Control"] = _KEEP if wanted == build else "no-cache"
        if file.small is not None:
            response.headers["Vary"] = "Accept-Encoding"
        if small:
            response.headers["Content-Encoding"] = "gzip"
        return response

    app.add_url_rule(f"/static/{build}/<path:filename>", endpoint="static", view_func=answer)
    app.add_url_rule("/static/<wanted>/<path:filename>", endpoint="static_of_another_build", view_func=answer)


def is_served(path: Path) -> bool:
    """Whether a file is for browsers."""
    return path.is_file() and not _SKIP & set(path.parts)


def read(path: Path) -> File:
    """The file on the disk, with the type a browser wants."""
    body = path.read_bytes()
    content_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if path.suffix == ".js":
        content_type = "text/javascript"
    return _packed(body, content_type, text=path.suffix in _TEXT)


def kinds_sheet(root: Path) -> File:
    """The one sheet of all kinds, which is no file on the disk."""
    return _packed(kind_styles.joined(root), "text/css", text=True)


def _packed(body: bytes, content_type: str, text: bool) -> File:
    if not text:
        return File(body, None, content_type)
    small = gzip.compress(body, 6, mtime=0)
    return File(body, small if len(small) < len(body) else None, f"{content_type}; charset=utf-8")
