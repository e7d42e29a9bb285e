"""The phone as something that is installed: what its service worker keeps, and that it keeps nothing of a session."""

from __future__ import annotations

import json
import re

import pytest

from session.i18n import LANGUAGES
from tests.live.house import ServerHouse


def kept(house: ServerHouse) -> list[str]:
    found = re.search(r"const FILES = (\[.*?\]);", house.ask("GET", "/worker.js").body.decode())
    assert found
    return list(json.loads(found[1]))


def test_the_worker_keeps_only_files_that_are_the_same_for_everybody(house: ServerHouse) -> None:
    for path in kept(house):
        assert re.match(
            r"/static/[0-9a-f]{12}/|/words/(?:join|room)/(?:nl|en)\.json$|/\?lang=(?:nl|en)$", path
        ), path
        answer = house.ask("GET", path)
        assert answer.status == 200, path
        assert answer.headers["content-type"] != "application/json" or path.startswith("/words/")
        assert "set-cookie" not in answer.headers


def test_the_worker_answers_for_nothing_but_the_pages_of_a_phone_and_those_files(house: ServerHouse) -> None:
    text = house.ask("GET", "/worker.js").body.decode()
    answered = re.findall(r"if \((.*?)\) (?:event\.|\{\n    event\.)respondWith\(", text)
    assert answered == ["isPhone(address)", "FILES.includes(address.pathname)"]
    assert text.count("respondWith(") == 2
    assert "cache.put" not in text
    assert text.count("cache.add") == 1  # the files above, and nothing that came by


def test_a_new_build_brings_a_new_worker(house: ServerHouse) -> None:
    answer = house.ask("GET", "/worker.js")
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-type"].startswith("text/javascript")
    build = re.search(r'const BUILD = "([0-9a-f]{12})"', answer.body.decode())
    assert build
    assert f"/static/{build[1]}/" in house.ask("GET", "/enter").body.decode()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_manifest_names_pictures_that_are_there(house: ServerHouse, lang: str) -> None:
    answer = house.ask("GET", f"/manifest/{lang}.webmanifest")
    assert answer.headers["content-type"] == "application/manifest+json"
    manifest = answer.json
    assert (manifest["lang"], manifest["start_url"], manifest["display"]) == (lang, "/", "standalone")
    assert {icon["sizes"] for icon in manifest["icons"]} == {"192x192", "512x512"}
    for icon in manifest["icons"]:
        assert house.ask("GET", icon["src"]).headers["content-type"] == "image/png"


def test_only_the_page_of_a_phone_may_have_a_worker(house: ServerHouse) -> None:
    assert house.ask("GET", "/manifest/de.webmanifest").status == 404
    for path, allowed in (
        ("/", "trusted-types worker"),
        ("/enter", "trusted-types 'none'"),
        ("/check", "trusted-types 'none'"),
    ):
        assert allowed in house.ask("GET", path).headers["content-security-policy"], path
