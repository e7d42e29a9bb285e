"""`make dev`: what somebody changes on the disk is there at the next request, and the server starts again by itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from session import follow
from tests.live.house import PATIENCE
from tests.live.workshop import Workshop, workshop

STYLE = "/static/dev/css/base.css"


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    with workshop(tmp_path_factory.mktemp("workshop")) as running:
        yield running


@pytest.mark.parametrize(
    "path",
    ["none.js", "../run.py", "..%2frun.py", "%2e%2e/config.toml", "..%5crun.py", "js", "fonts/print", "", "."],
)  # fmt: skip
def test_what_is_not_for_browsers_is_not_served_either(at_work: Workshop, path: str) -> None:
    answer = at_work.ask(f"/static/dev/{path}")
    assert answer.status == 404
    assert b"[server]" not in answer.body


def test_no_browser_keeps_anything(at_work: Workshop) -> None:
    for path in ("/", STYLE, "/static/dev/js/theme.js", "/dev/follow.js", "/dev/marks"):
        answer = at_work.ask(path)
        assert (answer.status, answer.headers["cache-control"]) == (200, "no-store"), path


def test_pages_follow_and_the_pages_of_an_ordinary_server_do_not(at_work: Workshop) -> None:
    page = at_work.ask("/").body
    assert page.count(b'<script type="module" src="/dev/follow.js">') == 1
    assert b"/static/dev/css/base.css" in page
    assert b"/dev/" not in at_work.ask("/words/nl.json").body


def test_a_changed_file_is_there_at_the_next_request(at_work: Workshop) -> None:
    before = at_work.ask("/dev/marks").json
    at_work.change("static/css/base.css", r"\Z", "\n/* a new thought */\n")
    assert at_work.ask(STYLE).body.endswith(b"/* a new thought */\n")
    after = at_work.ask("/dev/marks").json
    assert (before["styles"] != after["styles"], before["rest"] == after["rest"]) == (True, True)
    at_work.change("templates/phone.html", "<title>", "<title>New: ")
    assert b"<title>New: " in at_work.ask("/").body
    assert at_work.ask("/dev/marks").json["rest"] != after["rest"]


def test_changed_words_start_the_server_again_on_its_data_and_a_mistake_waits_for_the_next_change(
    at_work: Workshop,
) -> None:
    secret, mark = at_work.server.secret(), at_work.ask("/dev/marks").json["rest"]
    at_work.change("session/web/home.py", r"\A", "a mistake\n")
    until(lambda: "SyntaxError" in at_work.server.said())
    at_work.change("session/i18n/nl.toml", "Versnelkamer", "Sneltrein")
    at_work.change("session/web/home.py", r"\Aa mistake\n", "")
    until(lambda: b"Sneltrein" in came(at_work, "/"))
    until(lambda: mark.encode() not in (came(at_work, "/dev/marks") or mark.encode()))
    assert at_work.server.secret() == secret
    assert at_work.server.stop() == 0


def came(at_work: Workshop, path: str) -> bytes:
    """What the server answers; nothing while it starts."""
    try:
        return at_work.ask(path).body
    except OSError:
        return b""


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 3 * PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_only_code_words_and_settings_start_it_again() -> None:
    assert follow._matters(None, "session/web/home.py")
    assert follow._matters(None, "session/i18n/nl.toml")
    assert not follow._matters(None, "session/web/__pycache__/home.cpython-311.pyc")
    assert not follow._matters(None, "session/web/follow.js")
