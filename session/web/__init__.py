"""The pages and the small HTTP interface around the live layer. One blueprint a subject.

Nothing here decides: commands go through the gateway, records come from the record package.
"""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from session.web import (
    agendas,
    cards,
    desk,
    dev_files,
    fixed,
    guard,
    home,
    http_fallback,
    installed,
    join,
    look_back,
    new_session,
    origins,
    paper_ballot,
    phone_preview,
    projector,
    record,
    rehearsal,
    remote,
    sheet_entry,
    static_files,
)


def register(app: Flask, static: Path, dev: bool = False) -> None:
    """Add every page, the files under `static`, the guard of requests and the headers of answers."""
    guard.protect(app)
    app.extensions[fixed.Shelf.NAME] = fixed.Shelf()
    (dev_files if dev else static_files).serve(app, static)
    for page in (
        home,
        join,
        desk,
        new_session,
        agendas,
        origins,
        rehearsal,
        remote,
        cards,
        phone_preview,
        projector,
        record,
        paper_ballot,
        sheet_entry,
        http_fallback,
        look_back,
        installed,
    ):
        app.register_blueprint(page.pages)
