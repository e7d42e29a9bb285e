"""The files of the front end, read once at the start and served from memory, compressed where that helps.

Their address carries a fingerprint of all of them together, so a browser may keep them for ever and an upgrade
reaches everybody at once. A thousand phones that join in a minute never touch the disk. The pages ask for what was
joined (`joined.py`); the plain files are there too.
"""

from __future__ import annotations

import hashlib
import mimetypes
from functools import cache
from pathlib import Path

from flask import Flask, Response, abort

from session.web import joined, styles
from session.web.packed import Packed, pack

_KEEP = "public, max-age=31536000, immutable"
_TEXT = {".js", ".css", ".svg", ".json", ".txt", ".md"}
# The fonts of the PDF, which only its maker reads, and types, which only checkers read.
_SKIP = {"print", "types"}


def serve(app: Flask, root: Path) -> None:
    """Serve the tree under `root`, and what was joined of it, as the endpoint "static" (`url_for("static", …)`)."""
    build, files, faces = shelf(root)
    app.extensions[joined.Faces.NAME] = faces
    app.jinja_env.globals.update(head=faces.head, end=faces.end)

    def answer(filename: str, wanted: str = build) -> Response:
        file = files.get(filename)
        if file is None:
            abort(404)
        response = file.answer()
        # A page that was open during an upgrade still asks for the build it came with: it gets what there is now.
        response.headers["Cache-Control"] = _KEEP if wanted == build else "no-cache"
        return response

    app.add_url_rule(f"/static/{build}/<path:filename>", endpoint="static", view_func=answer)
    app.add_url_rule("/static/<wanted>/<path:filename>", endpoint="static_of_another_build", view_func=answer)


@cache
def shelf(root: Path) -> tuple[str, dict[str, Packed], joined.Faces]:
    """The fingerprint, what is served, and the faces. Made once, however many servers a test starts."""
    files = {
        path.relative_to(root).as_posix(): read(path) for path in sorted(root.rglob("*")) if is_served(path)
    }
    files[styles.ADDRESS] = kinds_sheet(root)
    mark = hashlib.sha256()
    for name, file in files.items():
        mark.update(name.encode() + b"\0" + hashlib.sha256(file.body).digest())
    for name in joined.MADE_BY:
        mark.update(Path(__file__).with_name(name).read_bytes())
    build = mark.hexdigest()[:12]
    faces = joined.Faces(root, f"/static/{build}/")
    for name, (text, content_type) in faces.files.items():
        files[name] = pack(text.encode(), f"{content_type}; charset=utf-8", often=True)
    return build, files, faces


def make_ready(root: Path) -> None:
    """Pack all of it, so that nobody who comes later waits for that."""
    for file in shelf(root)[1].values():
        file.make_ready()


def is_served(path: Path) -> bool:
    """Whether a file is for browsers."""
    return path.is_file() and not _SKIP & set(path.parts)


def read(path: Path) -> Packed:
    """The file on the disk, with the type a browser wants."""
    body = path.read_bytes()
    content_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if path.suffix == ".js":
        content_type = "text/javascript"
    if path.suffix not in _TEXT:
        return pack(body, content_type, text=False)
    return pack(body, f"{content_type}; charset=utf-8")


def kinds_sheet(root: Path) -> Packed:
    """The one sheet of all kinds, which is no file on the disk."""
    return pack(styles.of_kinds(root), "text/css; charset=utf-8")
