"""Access: links whose secret never travels in an address, the cookies they give, passwords, and shutting out."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from session.live.access import hash_password, password_fits
from session.live.cookies import cookies_of
from tests.live.house import Answer, ServerHouse, server_house
from tests.live.peers import Room, TurnedAway

Link = Callable[..., str]


@pytest.fixture
def link(house: ServerHouse, room: Room) -> Link:
    """A new link of the session: its secret."""

    def make(kind: str = "facilitator", password: str | None = None) -> str:
        answer = house.ask(
            "POST",
            f"/api/desk/{room.code}/links",
            {"kind": kind, "password": password},
            {"Cookie": house.host_cookie()},
        )
        assert answer.status == 201, answer.body
        address, _, secret = answer.json["link"].partition("#")
        assert address.endswith("/enter")
        assert len(secret) >= 32
        return str(secret)

    return make


def enter(house: ServerHouse, secret: object, password: object = None) -> Answer:
    return house.ask("POST", "/api/enter", {"secret": secret, "password": password})


@pytest.mark.parametrize("secret", ["", "x", "x" * 32, "x" * 200, None, 7, ["x"], {"a": 1}, "é" * 30])
def test_what_is_no_secret_opens_nothing(house: ServerHouse, secret: object) -> None:
    answer = enter(house, secret)
    assert (answer.status, answer.refused) == (401, "link_expired")
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("password", [None, "", "wrong", "Secret ", "é", 7])
def test_a_link_with_a_password_does_not_open_without_it(
    house: ServerHouse, link: Link, password: object
) -> None:
    answer = enter(house, link(password="Secret"), password)
    assert answer.refused == ("link_expired" if password == 7 else "wrong_password")
    assert "set-cookie" not in answer.headers


STORED_BEFORE = (  # of "Zilverreiger 7", as the first links have it
    "9f1c52d7a3e8460bb4d90a7c31f6e52d$"
    "07bfd6e10e30b44c914e48227875193510ec1c19ec6b66a0a88b2a97233497c0"
    "a99efd59b479945c490158b6b7396a3e3bbba28ef5aff3c5664b365906578f5a"
)


@pytest.mark.parametrize("password", ["", "zilverreiger 7", "Zilverreiger 7 ", "é"])
def test_a_password_that_was_hashed_the_old_way_keeps_others_out(password: str) -> None:
    assert not password_fits(password, STORED_BEFORE)


def test_a_password_that_was_hashed_the_old_way_still_opens() -> None:
    assert password_fits("Zilverreiger 7", STORED_BEFORE)


def test_the_same_password_is_never_stored_the_same_way_twice() -> None:
    first, second = hash_password("Zilverreiger 7"), hash_password("Zilverreiger 7")
    assert first != second
    assert all(password_fits("Zilverreiger 7", stored) for stored in (first, second))
    assert not password_fits("Zilverreiger 8", first)


def test_the_password_of_a_link_cannot_be_tried_without_end(house: ServerHouse, link: Link) -> None:
    secret, other = link(password="Secret"), link(password="Other")
    assert [enter(house, secret, f"guess {n}").status for n in range(3)] == [401, 401, 401]
    assert any(enter(house, secret, f"another {n}").refused == "too_fast" for n in range(50))
    assert enter(house, other, "Other").status == 200


def test_a_link_of_an_unknown_kind_is_not_made(house: ServerHouse, room: Room) -> None:
    cookie = {"Cookie": house.host_cookie()}
    for given in ({"kind": "host"}, {"kind": None}, {}, {"kind": "projector", "password": 7}):
        assert house.ask("POST", f"/api/desk/{room.code}/links", given, cookie).refused == "bad_command"


def test_a_projector_link_opens_the_projector_and_not_the_desk(
    house: ServerHouse, room: Room, link: Link
) -> None:
    entered = enter(house, link("projector"))
    cookie = {"Cookie": entered.cookie}
    assert entered.json["go"] == f"/projector/{room.code}"
    assert room.projector(entered.cookie).view["session"]["code"] == room.code
    with pytest.raises(TurnedAway, match="link_expired"):
        room.desk(entered.cookie)
    assert house.ask("GET", f"/projector/{room.code}", headers=cookie).status == 200
    assert house.ask("GET", f"/desk/{room.code}", headers=cookie).headers["location"] == "/enter"
    assert house.ask("POST", f"/api/desk/{room.code}/links", {"kind": "facilitator"}, cookie).status == 401
    assert house.ask("GET", f"/record/{room.code}.json", headers=cookie).status == 401


def test_a_facilitator_link_opens_one_session_and_not_the_server(
    house: ServerHouse, room: Room, link: Link
) -> None:
    entered = enter(house, link(password="Secret"), "Secret")
    cookie = {"Cookie": entered.cookie}
    assert entered.json["go"] == f"/desk/{room.code}"
    assert room.desk(entered.cookie).ask("session.set", None, {"title": "By a link"}).ok
    for path in ("/api/desk/sessions", f"/api/desk/{house.session().code}"):
        assert house.ask("GET", path, headers=cookie).refused == "link_expired"
    assert house.ask("DELETE", f"/api/desk/sessions/{room.code}", headers=cookie).refused == "link_expired"
    assert house.ask("GET", "/desk", headers=cookie).headers["location"] == "/enter"


def test_a_cookie_cannot_be_read_by_a_page_or_sent_by_another_site(house: ServerHouse, link: Link) -> None:
    answer = enter(house, link())
    flags = {part.strip().lower() for part in answer.headers["set-cookie"].split(";")[1:]}
    assert {"httponly", "samesite=lax", "path=/"} <= flags
    assert "secure" not in flags  # plain http; the next test has https
    assert len(answer.cookie.partition("=")[2]) >= 32


def test_behind_https_the_cookie_is_secure(tmp_path: Path) -> None:
    with server_house(tmp_path / "data", "eventlet", server_trusted_proxies="1") as house:
        secret = house.house.access.host_secret()
        answer = house.ask("POST", "/api/enter", {"secret": secret}, {"X-Forwarded-Proto": "https"})
        assert "secure" in answer.headers["set-cookie"].lower()
        assert answer.cookie.startswith("__Host-vk_host=")
        assert "path=/" in answer.headers["set-cookie"].lower()
        assert "domain" not in answer.headers["set-cookie"].lower()


def test_behind_https_only_a_cookie_of_this_very_host_opens_anything(tmp_path: Path) -> None:
    """Another cookie of the same name may have been put there by a neighbour, or by somebody on an open connection."""
    https = {"X-Forwarded-Proto": "https"}
    with server_house(tmp_path / "data", "eventlet", server_trusted_proxies="1") as house:
        own = house.ask("POST", "/api/enter", {"secret": house.house.access.host_secret()}, https).cookie
        forged = own.removeprefix("__Host-")
        listed = "/api/desk/sessions"
        assert house.ask("GET", listed, headers={"Cookie": forged, **https}).refused == "link_expired"
        assert house.ask("GET", listed, headers={"Cookie": own}).refused == "link_expired"
        assert house.ask("GET", listed, headers={"Cookie": f"vk_host=other; {own}", **https}).status == 200
        left = house.ask("POST", "/api/leave", {}, {"Cookie": own, **https})
        assert left.headers["set-cookie"].startswith("__Host-vk_host=;")
        assert house.ask("GET", listed, headers={"Cookie": own, **https}).refused == "link_expired"


@pytest.mark.parametrize("secure", [False, True])
def test_a_socket_is_let_in_by_the_same_cookie_as_a_page(secure: bool) -> None:
    scheme, name = ("https", "__Host-vk_host") if secure else ("http", "vk_host")
    environ = {"wsgi.url_scheme": scheme, "HTTP_COOKIE": f"foo[bar]=1; {name}=secret; __Host-=x"}
    assert cookies_of(environ)["vk_host"] == "secret"
    assert "vk_host" not in cookies_of({"wsgi.url_scheme": "https", "HTTP_COOKIE": "vk_host=forged"})


def test_secrets_stand_nowhere_on_the_disk_but_in_the_desk_link(
    house: ServerHouse, room: Room, link: Link
) -> None:
    secret, token = link(password="Goldfinch 42"), room.token()
    cookie = enter(house, secret, "Goldfinch 42").cookie.partition("=")[2]
    wanted = [each.encode() for each in (secret, cookie, token, "Goldfinch 42")]
    found = [
        path
        for path in house.directory.rglob("*")
        if path.is_file()
        for each in wanted
        if each in path.read_bytes()
    ]
    assert found == []
    mode = stat.S_IMODE((house.directory / "desk-link").stat().st_mode)
    assert mode == 0o600


def test_the_server_offers_no_address_that_takes_a_secret(house: ServerHouse) -> None:
    rules = [rule.rule for rule in house.app.url_map.iter_rules()]
    assert "/api/enter" in rules
    assert not [rule for rule in rules if re.search(r"<[^>]*(secret|token|key|seat|password)[^>]*>", rule)]


def test_leaving_ends_the_key_in_this_browser_only(house: ServerHouse, room: Room, link: Link) -> None:
    secret = link()
    mine, other = enter(house, secret).cookie, enter(house, secret).cookie
    desk = room.desk(mine)
    answer = house.ask("POST", "/api/leave", {"code": room.code}, {"Cookie": mine})
    assert (
        "expires=Thu, 01 Jan 1970" in answer.headers["set-cookie"]
        or "Max-Age=0" in answer.headers["set-cookie"]
    )
    assert desk.until_ended().ended
    assert house.ask("GET", f"/api/desk/{room.code}", headers={"Cookie": mine}).refused == "link_expired"
    assert house.ask("GET", f"/api/desk/{room.code}", headers={"Cookie": other}).status == 200


def test_revoking_ends_links_and_cookies_also_after_a_restart(tmp_path: Path) -> None:
    with server_house(tmp_path / "data", "eventlet") as house, Room(house, house.session().code) as room:
        host = {"Cookie": house.host_cookie()}
        made = house.ask("POST", f"/api/desk/{room.code}/links", {"kind": "facilitator"}, host)
        secret = made.json["link"].partition("#")[2]
        kept = enter(house, secret).cookie
        house.restart()
        assert house.ask("GET", f"/api/desk/{room.code}", headers={"Cookie": kept}).status == 200
        assert house.ask("DELETE", f"/api/desk/{room.code}/links", headers=host).status == 200
        for _ in range(2):
            assert enter(house, secret).refused == "link_expired"
            assert (
                house.ask("GET", f"/api/desk/{room.code}", headers={"Cookie": kept}).refused == "link_expired"
            )
            assert house.ask("GET", "/api/desk/sessions", headers=host).status == 200
            house.restart()


def test_the_secret_of_the_server_stays_the_same_over_a_restart(tmp_path: Path) -> None:
    with server_house(tmp_path / "data", "eventlet") as house:
        secret = house.house.access.host_secret()
        house.restart()
        assert house.house.access.host_secret() == secret
        assert enter(house, secret).json["go"] == "/desk"


def test_who_removes_the_file_with_the_secret_of_the_desk_shuts_everybody_out(tmp_path: Path) -> None:
    with server_house(tmp_path / "data", "eventlet") as house:
        cookie, secret = {"Cookie": house.host_cookie()}, house.house.access.host_secret()
        assert house.ask("GET", "/api/desk/sessions", headers=cookie).status == 200
        house.stop()
        (house.directory / "desk-link").unlink()
        house.start()
        assert house.ask("GET", "/api/desk/sessions", headers=cookie).status == 401
        assert house.ask("POST", "/api/enter", {"secret": secret}).status != 200
        fresh = {"Cookie": house.host_cookie()}
        assert house.ask("GET", "/api/desk/sessions", headers=fresh).status == 200
