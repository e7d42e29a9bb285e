"""The pages and the small HTTP interface around the live layer. One blueprint a subject.

Nothing here decides: commands go through the gate, records come from the record package.
"""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from session.web import desk, fallback, files, guard, home, join, projector, record, sheet


def register(app: Flask, static: Path) -> None:
    """Add every page, the files under `static`, the guard of requests and the headers of answers."""
    guard.protect(app)
    files.serve(app, static)
    for page in (home, join, desk, projector, record, sheet, fallback):
        app.register_blueprint(page.pages)
