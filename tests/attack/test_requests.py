"""Requests that no browser sends, and crowds of requests that never end: refused, ended, and nobody else notices."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from session.live.allowed_hosts import AllowedHosts
from session.live.answer_headers import BARE
from tests.attack.raw_socket import PATIENCE, RawSocket, http
from tests.attack.small_server import MODES, SmallServer, small_server

MOST = 2000


@pytest.fixture(scope="module", params=MODES)
def served(request: pytest.FixtureRequest) -> Iterator[SmallServer]:
    with small_server(request.param, body_bytes=MOST) as server:
        yield server


@pytest.fixture(scope="module", params=MODES)
def impatient(request: pytest.FixtureRequest) -> Iterator[SmallServer]:
    with small_server(request.param, body_seconds=0.2) as server:
        yield server


def post(served: SmallServer, headers: str, body: str = "") -> tuple[int, str]:
    """A raw POST; newlines become those of HTTP."""
    served.seen.clear()
    host = f"127.0.0.1:{served.port}"
    return http(served.port, f"POST /body HTTP/1.1\nHost: {host}\n{headers}\n\n{body}")


# --- one request -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Content-Length: 3\nContent-Length: 3", "abc"),
        ("Content-Length: 3\nContent-Length: 5", "abcde"),
        ("Content-Length: +3", "abc"),
        ("Content-Length: -3", "abc"),
        ("Content-Length: 0x3", "abc"),
        ("Content-Length: 1_0", "abcdefghij"),
        ("Content-Length: ３", "abc"),
        ("Content-Length: 3, 3", "abc"),
        ("Content-Length: ", ""),
        ("Content-Length : 3", "abc"),
        ("Content-Length: 3\nTransfer-Encoding: chunked", "0\n\n"),
        ("Transfer-Encoding: chunked\nTransfer-Encoding: chunked", "0\n\n"),
        ("Transfer-Encoding: gzip, chunked", "0\n\n"),
        ("Transfer-Encoding: identity", ""),
        ("Transfer-Encoding: chunked", "0x3\nabc\n0\n\n"),
        ("Transfer-Encoding: chunked", "+3\nabc\n0\n\n"),
        ("Transfer-Encoding: chunked", "-3\nabc\n0\n\n"),
        ("Transfer-Encoding: chunked", " 3\nabc\n0\n\n"),
        ("Transfer-Encoding: chunked", "3\nabcd\n0\n\n"),
        ("Transfer-Encoding: chunked", "3\nabc0\n\n"),
        ("Transfer-Encoding: chunked", "\n\n"),
        ("Host: 127.0.0.1", ""),
        ("X-One: 1\n continued: 2", ""),
        ("X One: 1", ""),
        ("no header at all", ""),
    ],
)
def test_a_request_that_two_programs_could_read_in_two_ways_is_refused(
    served: SmallServer, headers: str, body: str
) -> None:
    status, answer = post(served, headers, body)
    assert status in (400, 501), answer
    assert "connection: close" in answer.lower()
    assert served.seen == []


@pytest.mark.parametrize(
    ("headers", "body", "length"),
    [
        ("Content-Length: 3", "abc", 3),
        ("Content-Length: 003", "abc", 3),
        ("Transfer-Encoding: Chunked", "3\nabc\n2;name=value\nde\n0\nTrailer: x\n\n", 5),
        ("Content-Length: 0", "", 0),
        ("", "", 0),
    ],
)
def test_an_ordinary_body_comes_in_whole(served: SmallServer, headers: str, body: str, length: int) -> None:
    _, answer = post(served, f"{headers}\nConnection: close".strip(), body)
    assert "200 OK" in answer, answer
    assert len(served.seen[0]) == length


def test_who_asks_first_whether_a_body_is_welcome_hears_it_once(served: SmallServer) -> None:
    served.seen.clear()
    with socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE) as sock:
        head = f"POST /body HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\nContent-Length: 3\r\n"
        sock.sendall(f"{head}Expect: 100-continue\r\nConnection: close\r\n\r\n".encode())
        assert sock.recv(4096) == b"HTTP/1.1 100 Continue\r\n\r\n"
        sock.sendall(b"abc")
        answer = b""
        while block := sock.recv(4096):
            answer += block
    assert b" 200 OK" in answer
    assert b" 100 " not in answer
    assert served.seen == [b"abc"]


@pytest.mark.parametrize("headers", [f"Content-Length: {MOST + 1}", "Transfer-Encoding: chunked"])
def test_a_body_that_is_too_large_is_not_read(served: SmallServer, headers: str) -> None:
    served.app.config["MAX_CONTENT_LENGTH"] = MOST
    body = f"{MOST + 1:x}\n" if "chunked" in headers else ""
    status, _ = post(served, headers, body)  # the rest is never sent
    assert status == 413
    assert served.seen == []


def test_two_requests_on_one_connection_are_two(served: SmallServer) -> None:
    if served.engine.mode == "threading":
        pytest.skip("the threading engine closes after each request")
    served.seen.clear()
    one = f"POST /body HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\nContent-Length: 3\r\n\r\nabc".encode()
    with socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE) as sock:
        sock.sendall(one + one)
        answer = b""
        while answer.count(b"200 OK") < 2:
            answer += sock.recv(4096)
    assert served.seen == [b"abc", b"abc"]


@pytest.mark.parametrize("headers", ["Content-Length: +3", "Content-Length: 3\nContent-Length: 3"])
def test_a_refused_request_has_the_headers_of_every_answer(served: SmallServer, headers: str) -> None:
    _, answer = post(served, headers, "abc")
    for name, value in BARE.items():
        assert f"{name}: {value}" in answer


@pytest.mark.parametrize(
    "request_text",
    [
        "GET / HTTP/1.1\nHost: evil.example\nConnection: close\n\n",
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\nHost: {host}\nConnection: close\n\n",
        "GET /socket.io/?EIO=4&transport=polling HTTP/1.1\nHost: {host}\nOrigin: http://{host}\nConnection: close\n\n",
        "POST /socket.io/?EIO=4&transport=polling&sid=x HTTP/1.1\nHost: {host}\nOrigin: http://{host}\n"
        "Content-Length: 0\nConnection: close\n\n",
    ],
    ids=["another host", "no origin", "polling", "polling a sid"],
)
def test_so_has_an_answer_that_the_application_never_sees(served: SmallServer, request_text: str) -> None:
    status, answer = http(served.port, request_text.replace("{host}", f"127.0.0.1:{served.port}"))
    assert status == 400
    head = answer.partition("\r\n\r\n")[0]
    for name, value in BARE.items():
        assert re.search(rf"(?mi)^{name}: {re.escape(value)}\r?$", head), (name, head)


# --- those that never end --------------------------------------------------------------------------------------


def unfinished(served: SmallServer, headers: str = "") -> socket.socket:
    """A POST of which the body never comes."""
    sock = socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE)
    host = f"127.0.0.1:{served.port}"
    sock.sendall(f"POST /body HTTP/1.1\r\nHost: {host}\r\n{headers}Content-Length: 9\r\n\r\nabc".encode())
    return sock


def test_a_body_that_never_comes_ends_its_connection_and_reaches_nobody(impatient: SmallServer) -> None:
    with unfinished(impatient) as sock:
        answer = b""
        while block := sock.recv(4096):
            answer += block
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert impatient.seen == []


def test_nor_does_one_that_drips(impatient: SmallServer) -> None:
    with socket.create_connection(("127.0.0.1", impatient.port), timeout=PATIENCE) as sock:
        host = f"127.0.0.1:{impatient.port}"
        sock.sendall(f"POST /body HTTP/1.1\r\nHost: {host}\r\nContent-Length: 60000\r\n\r\n".encode())
        sock.settimeout(0.01)
        for _ in range(60_000):
            try:
                sock.sendall(b"x")
                answer = sock.recv(100)
            except TimeoutError:
                continue
            except OSError:
                break
            assert answer in (b"", answer if answer.startswith(b"HTTP/1.1 408 ") else b"")
            break
        else:
            pytest.fail("the body was read for ever")
    assert impatient.seen == []


@contextmanager
def crowd(served: SmallServer, number: int, headers: str = "") -> Iterator[list[socket.socket]]:
    """So many requests of which the body never comes. {} in the headers is a number of its own."""
    with ExitStack() as stack:
        yield [
            stack.enter_context(unfinished(served, headers.replace("{}", str(at)))) for at in range(number)
        ]


@pytest.mark.parametrize("mode", MODES)
def test_a_crowd_of_requests_that_never_end_keeps_nobody_of_its_own_address_out(mode: str) -> None:
    with small_server(mode, connections=300, body_seconds=PATIENCE * 10) as served:
        with RawSocket(served.port).join() as there, crowd(served, 200) as many:
            page = f"GET / HTTP/1.1\nHost: 127.0.0.1:{served.port}\nConnection: close\n\n"
            assert http(served.port, page)[0] == 200
            with RawSocket(served.port).join() as later:
                for client in (there, later):
                    client.ask(1, "echo", "heard")
                    assert client.answer(1) == ["heard"]
            served.until(lambda: served.engine.visitors.present("127.0.0.1") <= 160)
            assert ended(many[0]), "the oldest did not have to go"
        served.until(lambda: served.engine.visitors.present("127.0.0.1") == 0)


def ended(sock: socket.socket) -> bool:
    try:
        return sock.recv(100) == b""
    except ConnectionResetError:
        return True


@pytest.mark.parametrize("mode", MODES)
def test_more_sockets_than_one_address_may_have_are_refused(mode: str) -> None:
    with small_server(mode, connections=8) as served, ExitStack() as stack:
        joined = [stack.enter_context(RawSocket(served.port).join()) for _ in range(8)]
        with socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE) as one_more:
            assert ended(one_more)
        joined.pop().close()
        served.until(lambda: served.engine.visitors.present("127.0.0.1") == 7)
        with RawSocket(served.port).join() as again:
            again.ask(1, "echo", "heard")
            assert again.answer(1) == ["heard"]


@pytest.mark.parametrize("mode", MODES)
def test_behind_a_proxy_the_address_that_it_names_is_counted(mode: str) -> None:
    forged = "X-Forwarded-For: 198.51.100.{}, 192.0.2.7\r\n"
    with small_server(mode, AllowedHosts(), 1, connections=8, body_seconds=PATIENCE * 10) as served:
        with crowd(served, 40, forged) as many, ExitStack() as stack:
            assert ended(many[0])
            own = ["X-Forwarded-For: 192.0.2.8"]
            for _ in range(8):
                stack.enter_context(RawSocket(served.port, headers=own).join())
            with RawSocket(served.port, headers=own) as one_more:
                assert one_more.status == 503
            with RawSocket(served.port, headers=["X-Forwarded-For: 192.0.2.9"]) as another:
                assert another.status == 101
        served.until(lambda: not served.engine.visitors._addresses)
