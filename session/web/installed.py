"""What makes the phone a page that can be installed and opens without a network: its manifest and its service worker.

The worker keeps files that are the same for everybody, and nothing that a session says. A server on which somebody
works (`run.py serve --dev`) has none, so that no browser keeps anything.
"""

from __future__ import annotations

import json
from pathlib import Path

from flask import Blueprint, Response, abort, current_app, url_for

from session.i18n import LANGUAGES, say
from session.web.fixed import Fixed, as_json, once
from session.web.joined import Faces
from session.web.request import is_dev

pages = Blueprint("installed", __name__)
_WORKER = Path(__file__).with_name("worker.js")
_NEEDED = ("js/phone/later.joined.js", "css/phone.later.joined.css", "favicon.svg", "icons/sprite.svg",
           "fonts/besley-first-650.woff2", "fonts/atkinson-hyperlegible-next-first-wght.woff2")  # fmt: skip
_GROUND = "#F3F2EC"


@pages.get("/worker.js")
def worker() -> Response:
    """The service worker of the phone."""
    if is_dev():
        abort(404)
    return once("worker", _made)


def _made() -> Fixed:
    faces: Faces = current_app.extensions[Faces.NAME]
    words = [f"/words/{part}/{lang}.json" for part in ("join", "room") for lang in LANGUAGES]
    files = [faces.base + path for path in _NEEDED] + words + [f"/?lang={lang}" for lang in LANGUAGES]
    named = f"const BUILD = {json.dumps(faces.base.split('/')[2])};\nconst FILES = {json.dumps(files)};\n"
    text = named + _WORKER.read_text(encoding="utf-8")
    return Fixed(text.encode(), "text/javascript; charset=utf-8", "no-cache")


@pages.get("/manifest/<lang>.webmanifest")
def manifest(lang: str) -> Response:
    """What a phone needs to know to put this page on its home screen."""
    if lang not in LANGUAGES:
        abort(404)

    def make() -> Fixed:
        sizes = (192, 512)
        made = as_json({
            "name": say(lang, "common.name"), "short_name": say(lang, "common.name"), "lang": lang,
            "description": say(lang, "phone.app_about"),
            "start_url": "/", "scope": "/", "id": "/", "display": "standalone",
            "background_color": _GROUND, "theme_color": _GROUND,
            "icons": [{"src": url_for("static", filename=f"icons/app-{size}.png"), "type": "image/png",
                       "sizes": f"{size}x{size}", "purpose": "any maskable"} for size in sizes],
        }, "no-cache")  # fmt: skip
        return Fixed(made.body, "application/manifest+json", "no-cache")

    return once(("manifest", lang), make)
