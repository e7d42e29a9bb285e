"""No code of the product is left that nothing uses. vulture looks for it; a test that uses it does not count, but the
tools do that photograph, attack, measure and record.

What only a library calls is allowed by name, below. A field of a shape is used when it is read by its name as a text,
in Python or in the browser: settings, payloads and words travel as JSON.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from vulture import Vulture
from vulture.core import Item

ROOT = Path(__file__).parent.parent
USING = ("session", "run.py", "bench", "tests/attack", "tests/browser", "tests/golden")
CALLED_BY_LIBRARIES = [
    "@*.get", "@*.post", "@*.delete", "@*.before_request", "@*.after_request", "@*.errorhandler",  # Flask: routes
]  # fmt: skip
READ_BY_LIBRARIES = [
    "branch_labels", "depends_on", "down_revision",  # Alembic
    "chunked_input", "close_connection", "content_length", "handle_expect_100", "log_error", "log_message",
    "send_error", "status_code",  # the HTTP servers
    "debug", "schedule_ping", "support_legacy_versions", "upgraded", "uses_binary_events",  # eventlet and Engine.IO
    "websocket_closed",
    "compress_type", "external_attr",  # zipfile
    "isolation_level", "text_factory",  # sqlite3
]  # fmt: skip
TO_COME = ["body_views", "result_views"]  # of a kind: the schemas are made of them
TO_GO = ["without_words"]  # when the last kinds have types


@cache
def words() -> frozenset[str]:
    """Every word in the texts of Python and in the browser modules, the templates and the words of the kinds."""
    python = (path.read_text(encoding="utf-8") for path in (ROOT / "session").rglob("*.py"))
    texts = [found for source in python for found in re.findall(r"""["'][^"'\n]*["']""", source)]
    for folder, suffix in (("static/js", ".js"), ("templates", ".html"), ("session", ".typ")):
        texts += [path.read_text(encoding="utf-8") for path in (ROOT / folder).rglob(f"*{suffix}")]
    return frozenset(word for text in texts for word in re.findall(r"\w+", text))


def is_used(item: Item) -> bool:
    """Whether what looks unused is read all the same, by its name or by another name that JSON has for it."""
    line = item.filename.read_text(encoding="utf-8").splitlines()[item.first_lineno - 1]
    first, *rest = item.name.split("_")
    names = {item.name, "".join([first, *map(str.capitalize, rest)])}
    return item.typ == "variable" and (bool(names & words()) or "field(name=" in line)


def test_nothing_is_left_that_nothing_uses() -> None:
    vulture = Vulture(
        ignore_names=[*READ_BY_LIBRARIES, *TO_COME, *TO_GO], ignore_decorators=CALLED_BY_LIBRARIES
    )
    vulture.scavenge([ROOT / path for path in USING])
    left = [item for item in vulture.get_unused_code() if not is_used(item)]
    places = [f"{item.filename.relative_to(ROOT)}:{item.first_lineno} {item.name}" for item in left]
    assert [place for place in places if place.startswith("session")] == []
