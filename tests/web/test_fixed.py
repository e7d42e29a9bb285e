"""Answers that are the same for everybody: made once, compressed once, and not sent to who has them."""

from __future__ import annotations

import gzip
import json
import threading

import brotli
import pytest
import segno
from flask import Flask

from session import agendas
from session.i18n import catalog
from session.live.engine import make_engine
from session.web import fixed
from tests.live.house import ServerHouse
from tests.live.peers import Room


@pytest.fixture
def paths(room: Room) -> list[str]:
    return [
        "/",
        "/check",
        "/words/nl.json",
        "/words/join/nl.json",
        "/words/room/en.json",
        "/words/en.json",
        "/api/kinds",
        "/api/agendas?lang=nl",
        f"/qr/{room.code}.svg",
    ]


def test_the_bytes_are_made_once_however_many_ask(
    house: ServerHouse, paths: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = {path: house.ask("GET", path) for path in paths}

    def never(*_: object, **__: object) -> None:
        raise AssertionError("made again")

    monkeypatch.setattr("session.web.fixed.encode", never)
    monkeypatch.setattr(segno, "make", never)
    monkeypatch.setattr(agendas, "listing", never)
    monkeypatch.setattr(gzip, "compress", never)
    for path, answer in first.items():
        assert answer.status == 200, path
        again = house.ask("GET", path)
        assert (again.body, again.headers["etag"]) == (answer.body, answer.headers["etag"]), path


def test_who_has_it_already_gets_no_body(house: ServerHouse, paths: list[str]) -> None:
    for path in paths:
        mark = house.ask("GET", path).headers["etag"]
        again = house.ask("GET", path, headers={"If-None-Match": mark})
        assert (again.status, again.body, again.headers["etag"]) == (304, b"", mark), path
        assert house.ask("GET", path, headers={"If-None-Match": 'W/"another"'}).status == 200


def test_it_is_compressed_for_who_can_read_that(house: ServerHouse) -> None:
    plain = house.ask("GET", "/words/nl.json")
    packed = house.ask("GET", "/words/nl.json", headers={"Accept-Encoding": "gzip, br;q=0"})
    smaller = house.ask("GET", "/words/nl.json", headers={"Accept-Encoding": "gzip, deflate, br, zstd"})
    assert (packed.headers["content-encoding"], smaller.headers["content-encoding"]) == ("gzip", "br")
    assert len(smaller.body) < len(packed.body) < len(plain.body) / 2
    assert json.loads(gzip.decompress(packed.body)) == plain.json == catalog("nl")
    assert json.loads(brotli.decompress(smaller.body)) == plain.json
    assert "content-encoding" not in plain.headers
    assert plain.headers["vary"] == packed.headers["vary"] == smaller.headers["vary"] == "Accept-Encoding"


def test_each_session_has_a_code_of_its_own_and_each_language_its_words(
    house: ServerHouse, room: Room
) -> None:
    other = house.session().code
    drawn = {code: house.ask("GET", f"/qr/{code}.svg").body for code in (room.code, other)}
    assert drawn[room.code] != drawn[other]
    assert house.ask("GET", "/words/nl.json").body != house.ask("GET", "/words/en.json").body


def test_what_is_not_asked_for_any_more_makes_room() -> None:
    shelf, made = fixed.Shelf(), []

    def make() -> fixed.Fixed:
        made.append(1)
        return fixed.Fixed(b"x", "text/plain")

    for number in range(fixed.KEPT + 1):
        shelf.get(number, make)
    shelf.get(fixed.KEPT, make)
    assert len(made) == fixed.KEPT + 1
    shelf.get(0, make)
    assert len(made) == fixed.KEPT + 2


def test_what_takes_long_is_made_once_and_on_a_thread_of_its_own() -> None:
    shelf, makers, asking = fixed.Shelf(), [], threading.Barrier(3)
    engine, answers = make_engine("threading"), []

    def make() -> fixed.Fixed:
        makers.append(threading.current_thread())
        return fixed.Fixed(b"x", "text/plain")

    def ask() -> None:
        asking.wait(10)
        answers.append(shelf.get_natively(engine, "long", make))

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len(makers) == 1
    assert len({id(one) for one in answers}) == 1
    assert len(answers) == 3


def test_what_could_not_be_made_is_tried_again_by_who_asks_next() -> None:
    shelf, engine = fixed.Shelf(), make_engine("threading")

    def fails() -> fixed.Fixed:
        raise KeyError("no")

    with pytest.raises(KeyError):
        shelf.get_natively(engine, "long", fails)
    assert shelf.get_natively(engine, "long", lambda: fixed.Fixed(b"x", "text/plain")).body == b"x"


def test_every_server_has_a_shelf_of_its_own(house: ServerHouse) -> None:
    assert isinstance(house.app.extensions[fixed.Shelf.NAME], fixed.Shelf)
    assert fixed.Shelf.NAME not in Flask("another").extensions
