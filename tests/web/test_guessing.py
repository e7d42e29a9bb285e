"""While people guess at codes from everywhere: who has a long link comes in, who has only a code waits."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count, cycle
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from session.live.brute_force import BruteForceLimit
from tests.live.house import MODES, Answer, Clock, ServerHouse, server_house
from tests.live.peers import Peer, Room, TurnedAway

GUESSERS = 20
AT_ONCE = 4
_addresses = (f"198.51.{n // 250}.{n % 250 + 1}" for n in count())


@pytest.fixture(params=MODES)
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ServerHouse]:
    """A server behind a proxy that says where everybody comes from."""
    with server_house(tmp_path / "data", request.param, server_trusted_proxies="1") as running:
        yield running


def ask(
    house: ServerHouse, address: str, method: str, path: str, body: Any = None, cookie: str = ""
) -> Answer:
    return house.ask(method, path, body, {"X-Forwarded-For": address, "Cookie": cookie})


@contextmanager
def guessing(house: ServerHouse) -> Iterator[None]:
    """Twenty addresses guess at codes and links without a pause; it begins when they have used up what may be tried."""
    stop, shut = threading.Event(), threading.Event()
    addresses = cycle([next(_addresses) for _ in range(GUESSERS)])

    def guess() -> None:
        while not stop.is_set():
            address = next(addresses)
            tried = ask(house, address, "POST", "/api/code", {"code": "ZZZZZ2", "link": "x" * 22})
            ask(house, address, "POST", "/api/enter", {"secret": secrets.token_urlsafe(24)})
            if tried.status == 429:
                shut.set()

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        guessers = [crowd.submit(guess) for _ in range(AT_ONCE)]
        try:
            assert shut.wait(60)
            yield
        finally:
            stop.set()
        for guesser in guessers:
            guesser.result()


def use_up(house: ServerHouse) -> None:
    """From here on no address may try a code that was not right there before, however long it waits."""
    brake = house.house.gateway.front_door.brute_force = BruteForceLimit(1, Clock())
    for _ in range(10):
        brake.failed(next(_addresses))


def link_of(house: ServerHouse, code: str, cookie: str) -> tuple[str, str]:
    """The address for phones, as the desk gives it: its path and what stands behind the #."""
    address = urlsplit(ask(house, next(_addresses), "GET", f"/api/desk/{code}", cookie=cookie).json["join"])
    return address.path, address.fragment


def test_the_long_part_of_a_link_cannot_be_guessed_and_is_that_of_one_session(house: ServerHouse) -> None:
    host = house.host_cookie()
    codes = [house.session().code for _ in range(2)]
    (path, link), (_, other) = (link_of(house, code, host) for code in codes)
    assert path == f"/join/{codes[0]}"
    assert len(link) * 6 >= 128
    assert link != other
    house.restart()
    assert link_of(house, codes[0], host) == (path, link)


def test_who_guesses_learns_nothing_from_a_link_that_does_not_fit(house: ServerHouse) -> None:
    host, codes = house.host_cookie(), [house.session().code for _ in range(2)]
    _, other = link_of(house, codes[1], host)
    use_up(house)
    for code in (codes[0], "ZZZZZ2"):
        for link in (other, "x" * 22, "", None, 7, "é" * 22):
            answer = ask(house, next(_addresses), "POST", "/api/code", {"code": code, "link": link})
            assert (answer.status, answer.refused) == (429, "too_fast")


def come_in(house: ServerHouse, code: str, link: str) -> bool:
    """A phone that scanned the QR code and goes over to another network: there nothing but its seat speaks for it."""
    address, token = next(_addresses), secrets.token_urlsafe(24)
    assert ask(house, address, "GET", f"/join/{code}").status == 200
    for path, more in (("/api/code", {}), ("/api/seat", {"token": token, "role": None})):
        answer = ask(house, address, "POST", path, {"code": code, "link": link, **more})
        assert answer.status == 200, answer.body
    auth = {"as": "phone", "code": code, "protocol": 2, "seat": token}
    with Peer(house, auth, address=next(_addresses)) as phone:
        return bool(phone.resume().view["session"]["code"] == code)


def take_the_desk(house: ServerHouse, code: str, secret: str, password: str) -> bool:
    """A facilitator who has a link, and whose pages come from several networks."""
    body = {"secret": secret, "password": password}
    entered = ask(house, next(_addresses), "POST", "/api/enter", body)
    assert entered.status == 200, entered.body
    for path in (f"/desk/{code}", f"/api/desk/{code}", f"/projector/{code}", f"/qr/{code}.svg"):
        assert ask(house, next(_addresses), "GET", path, cookie=entered.cookie).status == 200
    with Peer(house, {"as": "desk", "code": code, "protocol": 2}, entered.cookie, next(_addresses)) as desk:
        return desk.resume().ask("session.set", None, {"title": "By a link"}).ok


def test_who_has_a_long_link_comes_in_while_twenty_addresses_guess(house: ServerHouse) -> None:
    code, host = house.session().code, house.host_cookie()
    _, link = link_of(house, code, host)
    words = ["", "Zilverreiger 7"] * 4
    links = [
        ask(house, "", "POST", f"/api/desk/{code}/links", {"kind": "facilitator", "password": word}, host)
        for word in words
    ]
    opening = [answer.json["link"].partition("#")[2] for answer in links]
    with guessing(house):
        assert sum(come_in(house, code, link) for _ in range(30)) == 30
        desks = zip(opening, words, strict=True)
        assert sum(take_the_desk(house, code, secret, word) for secret, word in desks) == 8


def test_a_seat_in_a_session_that_sleeps_comes_back_when_nobody_may_guess(house: ServerHouse) -> None:
    with Room(house, house.session().code) as room:
        token = room.token()
        room.phone(token)
    house.restart()  # a draft: it sleeps until somebody asks for it
    use_up(house)
    for seat, code in (("x" * 32, "too_fast"), ("", "too_fast")):
        with pytest.raises(TurnedAway, match=code):
            Peer(house, {"as": "phone", "code": room.code, "protocol": 2, "seat": seat})
    assert not house.house.sessions.awake()
    with Peer(house, {"as": "phone", "code": room.code, "protocol": 2, "seat": token}) as phone:
        assert phone.resume().view["session"]["code"] == room.code
