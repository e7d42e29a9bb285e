"""The files of the front end for who works on them (`run.py serve --dev`): as they are on the disk at this moment.

Files and templates are read for every request and no browser keeps them. A page follows them by itself: a changed
stylesheet is renewed where it stands, for anything else the page loads itself again. Reading holds up the loop, so this
is for a few screens on one's own machine; an ordinary server never has it.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from pathlib import Path

from flask import Flask, Response, abort
from markupsafe import Markup
from werkzeug.security import safe_join

from session.web import static_files, styles
from session.web.faces import FACES
from session.web.packed import Packed

FOLLOWER = Path(__file__).with_name("follow.js")
_SCRIPT = b'<script type="module" src="/dev/follow.js"></script></head>'


def serve(app: Flask, root: Path) -> None:
    """As `static_files.serve`, with what makes the pages follow."""
    started = secrets.token_hex(4)  # other code may draw other pages
    app.config["TEMPLATES_AUTO_RELOAD"] = True
    templates = Path(app.root_path, app.template_folder or "")

    def answer(filename: str) -> Response:
        if filename == styles.ADDRESS:
            return _fresh(static_files.kinds_sheet(root))
        path = safe_join(str(root), filename)
        if path is None or not static_files.is_served(Path(path)):
            abort(404)
        return _fresh(static_files.read(Path(path)))

    def marks() -> dict[str, str]:
        seen = sorted(path for path in (*root.rglob("*"), *templates.rglob("*")) if path.is_file())
        styles = [path for path in seen if path.suffix == ".css"]
        return {
            "styles": _mark(styles),
            "rest": started + _mark(path for path in seen if path.suffix != ".css"),
        }

    app.jinja_env.globals.update(head=_head, end=_end)
    app.add_url_rule("/static/dev/<path:filename>", endpoint="static", view_func=answer)
    app.add_url_rule(
        "/dev/follow.js", endpoint="follow", view_func=lambda: _fresh(static_files.read(FOLLOWER))
    )
    app.add_url_rule("/dev/marks", endpoint="marks", view_func=marks)
    app.after_request(_follow)


def _head(name: str) -> Markup:
    """What `joined.Faces.head` gives, as plain files."""
    face = FACES[name]
    scripts = [f'<script src="/static/dev/{path}"></script>' for path in face.classic]
    sheets = [
        f'<link rel="stylesheet" href="/static/dev/css/{one}.css">' for one in face.sheets + face.later_sheets
    ]
    return Markup("\n".join(scripts + sheets))  # noqa: S704  names of our own


def _end(name: str, lang: str) -> Markup:
    """The same for `end`; the words are asked for."""
    entry = FACES[name].entry
    return Markup(f'<script type="module" src="/static/dev/{entry}"></script>' if entry else "")  # noqa: S704


def _fresh(file: Packed) -> Response:
    return Response(file.body, content_type=file.content_type)  # the guard adds that nobody keeps it


def _mark(paths: Iterable[Path]) -> str:
    """Changes when a file comes, goes or is written."""
    known = "".join(f"{path}\0{path.stat().st_mtime_ns}\0" for path in paths)
    return hashlib.sha256(known.encode()).hexdigest()[:12]


def _follow(response: Response) -> Response:
    if response.mimetype == "text/html" and not response.direct_passthrough:
        response.set_data(response.get_data().replace(b"</head>", _SCRIPT, 1))
    return response
