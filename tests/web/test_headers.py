"""What every answer carries and every request must satisfy, whatever the address."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from session.i18n import say
from tests.live.house import Answer, ServerHouse, ask, server_house
from tests.live.peers import Room, add_round

FILL = {
    "code": "ZZZZZ2",
    "form": "pdf",
    "lang": "nl",
    "name": "r1",
    "part": "join",
    "item": "r1-1",
    "option": "r1-1",
    "wanted": "x",
    "filename": "none.js",
}


def routes(house: ServerHouse) -> list[tuple[str, str]]:
    """Every method and address of the server."""
    found = []
    for rule in house.app.url_map.iter_rules():
        path = re.sub(r"<(?:\w+:)?(\w+)>", lambda match: FILL[match[1]], rule.rule)
        found += [(method, path) for method in sorted(rule.methods - {"HEAD", "OPTIONS"})]
    return found


def check(answer: Answer, about: str) -> None:
    headers = answer.headers
    policy = headers["content-security-policy"]
    for part in ("default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'", "object-src 'none'",
                 "form-action 'self'", "require-trusted-types-for 'script'"):  # fmt: skip
        assert part in policy, about
    assert re.search(r"frame-ancestors '(none|self)'", policy), about
    assert "unsafe" not in policy, about
    assert headers["x-content-type-options"] == "nosniff", about
    assert headers["referrer-policy"] == "no-referrer", about
    assert headers["cross-origin-opener-policy"] == "same-origin", about
    assert headers["cross-origin-resource-policy"] == "same-origin", about
    assert "cache-control" in headers, about
    assert "access-control-allow-origin" not in headers, about
    assert b"Traceback" not in answer.body, about


def test_every_address_also_when_it_refuses_has_the_headers(house: ServerHouse) -> None:
    listed = routes(house)
    assert len(listed) > 20
    for method, path in [*listed, ("GET", "/nowhere"), ("PUT", "/"), ("TRACE", "/enter"), ("GET", "/api/nowhere"),
                         ("POST", "/api/nowhere")]:  # fmt: skip
        answer = house.ask(method, path, {} if method == "POST" else None)
        assert answer.status < 500 or answer.refused == "wrong_code", (method, path, answer.body)
        check(answer, f"{method} {path}")


def test_pages_that_work_have_the_headers_and_are_not_kept(house: ServerHouse, room: Room) -> None:
    cookie = {"Cookie": house.host_cookie()}
    for path in ("/", f"/join/{room.code}", "/enter", "/desk", f"/desk/{room.code}", f"/projector/{room.code}",
                 "/api/desk/sessions", f"/api/desk/{room.code}", "/api/kinds", "/api/agendas", "/healthz"):  # fmt: skip
        answer = house.ask("GET", path, headers=cookie)
        assert answer.status == 200, path
        check(answer, path)
        assert answer.headers["cache-control"] == "no-store", path
        check_inside(answer, path)


def check_inside(answer: Answer, path: str) -> None:
    """A script or a sheet that stands in a page is one that the policy names; nothing else in it runs or styles."""
    page, policy = answer.body.decode(), answer.headers["content-security-policy"]
    inside = re.findall(r'<(script|style)(?: type="module")?>(.*?)</\1>', page, re.DOTALL)
    for _, text in inside:
        mark = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{mark}'" in policy, f"{path}: {text[:80]}"
        page = page.replace(text, "")
    data = re.sub(r'<script type="application/json"[^>]*>[^<]*</script>', "", page)
    scripts = re.findall(r"<script[^>]*>", data)
    assert all(re.search(r'src="/static/|^<script(?: type="module")?>$', one) for one in scripts), scripts
    assert not re.search(r"\son\w+=|style=", data), path


def test_only_the_projector_may_be_shown_in_a_frame_and_only_by_ourselves(
    house: ServerHouse, room: Room
) -> None:
    cookie = {"Cookie": house.host_cookie()}
    for path, who in (
        (f"/projector/{room.code}", "'self'"),
        (f"/desk/{room.code}", "'none'"),
        ("/", "'none'"),
    ):
        policy = house.ask("GET", path, headers=cookie).headers["content-security-policy"]
        assert f"frame-ancestors {who}" in policy


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "", "Sec-Fetch-Site": "same-site"},
    ],
    ids=str,
)
def test_a_change_from_another_site_is_refused(house: ServerHouse, headers: dict[str, str]) -> None:
    cookie = {"Cookie": house.host_cookie()}
    before = len(house.house.store.sessions())
    for method, path in routes(house):
        if method != "GET":
            answer = house.ask(method, path, {"title": "Forged", "code": "ZZZZZ2"}, cookie | headers)
            assert (answer.status, answer.refused) == (403, "not_allowed"), path
    assert len(house.house.store.sessions()) == before


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:PORT", "127.0.0.1.evil.example:PORT", "", "127.0.0.1:1"]
)
def test_another_host_is_refused_whatever_the_address(house: ServerHouse, host: str) -> None:
    host = host.replace("PORT", str(house.port))
    for path in (
        "/",
        "/api/kinds",
        "/enter",
        "/socket.io/?EIO=4&transport=websocket",
        "/socket.io/?EIO=4&transport=polling",
    ):
        answer = ask(house.port, "GET", path, headers={"Host": host or " "})
        assert answer.status == 400, path
        assert "set-cookie" not in answer.headers


def test_the_live_address_gives_nothing_without_a_socket(house: ServerHouse) -> None:
    for path in (
        "/socket.io/?EIO=4&transport=polling",
        "/socket.io/",
        "/socket.io/?EIO=3&transport=websocket",
    ):
        assert house.ask("GET", path).status == 400


def test_an_address_that_leads_nowhere_shows_the_way_to_the_front_door(house: ServerHouse) -> None:
    answer = house.ask("GET", "/jion/ABC234", headers={"Accept-Language": "nl"})
    assert answer.status == 404
    assert say("nl", "refused.unknown_address").encode() in answer.body
    assert b'href="/"' in answer.body


BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Language": "nl"}


@pytest.mark.parametrize("name", ["r1", "r9"], ids=["a-kind-without-ballots", "no-such-round"])
def test_a_ballot_on_paper_of_a_round_without_ballots_is_a_page_that_says_so(
    house: ServerHouse, room: Room, name: str
) -> None:
    add_round(room.desk(), "brainstorm")
    path, desk = f"/desk/{room.code}/sheet/{name}", {"Cookie": house.host_cookie()}
    answer = house.ask("GET", path, headers=BROWSER | desk)
    assert answer.status == 404
    assert say("nl", "refused.unknown_address").encode() in answer.body
    assert b'href="/"' in answer.body
    assert house.ask("GET", path, headers=desk).refused == "unknown_address"


def test_somebody_who_may_not_be_at_a_desk_reads_why_and_a_program_gets_the_code(tmp_path: Path) -> None:
    """On a server of its own: on the other one a test before has guessed as often as anybody may."""
    with server_house(tmp_path, "eventlet") as house, Room(house, house.session().code) as room:
        path = f"/desk/{room.code}/sheet/r1"
        shown, told = house.ask("GET", path, headers=BROWSER), house.ask("GET", path)
        assert (shown.status, told.status) == (401, 401)
        assert told.refused == "link_expired"
        assert say("nl", "refused.link_expired").encode() in shown.body
        assert house.ask("GET", "/api/nowhere", headers=BROWSER).refused == "unknown_address"


def test_errors_outside_the_interface_tell_nothing_of_the_inside(house: ServerHouse) -> None:
    for path in ("/nowhere", "/static/x/../../config.toml", "/api/nowhere"):
        answer = house.ask("GET", path)
        assert answer.status == 404
        assert b"session/" not in answer.body
        assert b"Werkzeug" not in answer.body
