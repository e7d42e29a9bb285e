"""What a server reads and makes before it begins: imported once by the process that servers of tests come from. Nothing
here opens a file that stays open, a socket, a thread or a loop, because children would share it.
"""

from __future__ import annotations

import session.live.engine.eventlet_engine
import session.serve  # noqa: F401
from session.i18n import LANGUAGES, catalog
from session.rehearse.server import ROOT
from session.store import migrate
from session.web import static_files, words_asked
from tests import new_database

for language in LANGUAGES:
    catalog(language)
    for part in words_asked.names():
        words_asked.part(part, language)
static_files.make_ready(ROOT / "static")
new_database.statements()
migrate.upgrade = new_database.upgrade
