"""Frames, packets and handshakes that no client of ours sends: each is refused, and nobody else notices."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator

import pytest

from session.live.allowed_hosts import AllowedHosts
from session.live.engine import frames
from session.live.engine.frame_reader import FrameReader
from tests.attack.raw_socket import (
    BINARY,
    MORE,
    PATIENCE,
    PING,
    PONG,
    TEXT,
    Ended,
    RawSocket,
    frame_bytes,
    http,
)
from tests.attack.small_server import MODES, SmallServer, small_server

LIMIT = 16_384


@pytest.fixture(scope="module", params=MODES)
def served(request: pytest.FixtureRequest) -> Iterator[SmallServer]:
    """Patient: nobody is too late here, however long this machine stands still."""
    with small_server(request.param, connect_seconds=600.0, header_seconds=600.0) as server:
        yield server


@pytest.fixture(scope="module", params=MODES)
def impatient(request: pytest.FixtureRequest) -> Iterator[SmallServer]:
    """For clients that are meant to be too late; anybody might be, on a busy machine."""
    with small_server(request.param, connect_seconds=0.2, header_seconds=0.2) as server:
        yield server


# --- one message -----------------------------------------------------------------------------------------------


def test_a_message_over_the_limit_in_one_frame_is_refused(served: SmallServer) -> None:
    with RawSocket(served.port).join() as client:
        client.frame("4" * (LIMIT + 1))
        assert client.end() == 1009


def test_a_message_that_only_announces_too_much_is_refused_before_it_is_sent(served: SmallServer) -> None:
    with RawSocket(served.port).join() as client:
        client.sock.sendall(struct.pack("!BBQ", 0x81, 0x80 | 127, 1 << 40) + b"\0\0\0\0" + b"4" * (LIMIT + 1))
        assert client.end() == 1009


def test_a_message_over_the_limit_in_fragments_is_refused(served: SmallServer) -> None:
    with RawSocket(served.port).join() as client:
        more = frame_bytes("x" * 1000, MORE, final=False)
        # At once: halfway through the server hangs up, and who writes then cannot read why.
        client.sock.sendall(frame_bytes("42" + "x" * 998, TEXT, final=False) + more * 20)
        assert client.end() == 1009


def test_the_limit_counts_bytes_and_not_characters(served: SmallServer) -> None:
    with RawSocket(served.port).join() as client:
        client.frame("42" + "é" * 5000, TEXT, final=False)
        client.frame("é" * 5000, MORE)
        assert client.end() == 1009


def test_a_flood_of_empty_fragments_is_refused(served: SmallServer) -> None:
    with RawSocket(served.port).join() as client:
        client.sock.sendall(frame_bytes("42", TEXT, final=False) + frame_bytes("", MORE, final=False) * 1500)
        assert client.end() == 1008


def test_a_message_in_a_thousand_empty_fragments_costs_as_many_messages(served: SmallServer) -> None:
    """Within the limits on one message; each frame of it takes a turn of the loop all the same."""
    served.seen.clear()
    with RawSocket(served.port).join() as client:
        pieces = [frame_bytes('42["echo",', TEXT, final=False), *[frame_bytes("", MORE, final=False)] * 1001]
        client.sock.sendall(b"".join(pieces) + frame_bytes("1]", MORE))
        assert client.end() == 1008
    assert served.seen == []


def test_a_message_before_joining_is_measured_too(served: SmallServer) -> None:
    with RawSocket(served.port) as client:
        client.frame("4" * (LIMIT + 1))
        assert client.end() == 1009


def test_a_message_of_exactly_the_limit_is_taken(served: SmallServer) -> None:
    with RawSocket(served.port).join() as client:
        overhead = len('420["echo",""]')
        client.frame('420["echo","' + "x" * (LIMIT - overhead) + '"]')
        assert client.answer(0) == ["x" * (LIMIT - overhead)]


def test_a_message_in_fragments_within_the_limit_is_taken(served: SmallServer) -> None:
    with RawSocket(served.port).join() as client:
        client.frame('421["ec', TEXT, final=False)
        client.frame("", MORE, final=False)
        client.frame("between", PING)
        client.frame('ho","één"]', MORE)
        assert client.next_frame() == (PONG, b"between")
        assert client.answer(1) == ["één"]


def test_binary_messages_are_refused(served: SmallServer) -> None:
    with RawSocket(served.port).join() as client:
        client.frame(b"\x00\x01", BINARY)
        assert client.end() == 1003


@pytest.mark.parametrize(
    "packet",
    [
        '451-["echo",{"_placeholder":true,"num":0}]',
        "461-0[]",
        "bAAAA",
        "",
        "x",
        "4",
        "0",
        "2",
        "5",
        "6",
        "9",
        "²",
        "4" + "[" * 5000,
        "42" + "[" * 5000,
        "42",
        "42{}",
        "42[]",
        "42[1]",
        '42["connect",{"secret":"x"}]',
        '42["disconnect"]',
        '42/other,["echo"]',
        "40/other",
        "40[1]",
        '421-["echo"]',
        "44{}",
        "47",
        "43[]",
        '42"echo"',
        '42["echo",NaN]',
        "42" + "1" * 200 + '["echo"]',
    ],
)
def test_a_packet_that_is_not_ours_ends_its_connection(served: SmallServer, packet: str) -> None:
    with RawSocket(served.port).join() as client:
        client.frame(packet)
        assert client.end() == 1002
    with RawSocket(served.port).join() as client:
        client.ask(1, "echo", "still here")
        assert client.answer(1) == ["still here"]


def test_text_that_is_not_utf8_ends_its_connection(served: SmallServer) -> None:
    with RawSocket(served.port).join() as client:
        client.frame(b'42["echo","\xff\xfe"]', TEXT)
        assert client.end() in (1000, 1002, 1007, 1011)


def test_the_bit_of_compression_ends_the_connection(served: SmallServer) -> None:
    with RawSocket(served.port).join() as client:
        client.frame("3", bits=4)
        assert client.end() in (1000, 1002)


def test_a_client_that_leaves_half_way_a_frame_is_forgotten(served: SmallServer) -> None:
    before = set(served.sids)
    with RawSocket(served.port).join() as client:
        client.sock.sendall(frame_bytes("3" * 100)[:50])
        (sid,) = set(served.sids) - before
    served.until(lambda: sid in served.left)


def test_a_connection_that_has_ended_is_told_nothing_more() -> None:
    """The system gives its number to another connection, which would be closed in its place."""
    with small_server("threading") as served:
        with RawSocket(served.port).join():
            (wire,) = served.engine.wires.values()
        served.until(lambda: not served.engine.wires)
        ours, other = socket.socketpair()
        with ours, other:
            wire.socket = ours
            wire.drop(1008)
            other.setblocking(False)
            with pytest.raises(BlockingIOError):
                other.recv(100)


# --- masks -----------------------------------------------------------------------------------------------------


def test_unmasking_equals_the_definition_for_every_short_length() -> None:
    source = bytes(range(7, 255)) * 2
    for length in range(131):
        mask = bytes((length * 37 + place * 91) % 256 for place in range(4))
        expected = bytes(source[place] ^ mask[place % 4] for place in range(length))
        assert frames.unmask(source[:length], mask) == expected


def test_frames_are_the_same_however_the_network_cuts_them() -> None:
    sent = [
        frame_bytes("42", TEXT, final=False)
        + frame_bytes("!", PING)
        + frame_bytes("é" * 100, MORE, final=False),
        frame_bytes("", MORE, final=False) + frame_bytes("x" * 400, MORE) + frame_bytes("", PONG),
        frame_bytes("3", TEXT) + frame_bytes(b"\0", BINARY),
    ]
    whole = [(0, b""), (9, b"!"), (0, b""), (0, b""), (1, b"42" + "é".encode() * 100 + b"x" * 400), (10, b"")]
    whole += [(1, b"3"), (2, b"\0")]
    for size in (1, 2, 3, 7, 126, 10_000):
        reader, seen = FrameReader(), []
        data = b"".join(sent)
        for start in range(0, len(data), size):
            reader.feed(data[start : start + size])
            while (frame := reader.take()) is not None:
                seen.append(frame)
        assert seen == whole


def test_messages_arrive_whole_whatever_their_length_and_mask(served: SmallServer) -> None:
    with RawSocket(served.port).join() as client:
        for length in range(100, 131):
            text = ("aé€" * 60)[:length]
            client.frame(f'42{length}["echo","{text}"]', mask=bytes((length, 0, 255, 3 * length % 256)))
            assert client.answer(length) == [text]


# --- the handshake ---------------------------------------------------------------------------------------------


def test_no_extension_is_agreed_on(served: SmallServer) -> None:
    offer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"
    with RawSocket(served.port, headers=[offer]) as client:
        assert client.status == 101
        assert "extensions" not in client.head.lower()
        client.join().frame("3", bits=4)
        assert client.end() in (1000, 1002)


def test_the_polling_transport_is_refused(served: SmallServer) -> None:
    status, _ = http(served.port, polling(served.port))
    assert status == 400


@pytest.mark.parametrize("version", ["", "Sec-WebSocket-Version: 7\n"])
def test_an_old_or_unnamed_version_of_the_protocol_is_refused(served: SmallServer, version: str) -> None:
    host = f"127.0.0.1:{served.port}"
    old = "Sec-WebSocket-Key1: 1 2 3 4\nSec-WebSocket-Key2: 5 6 7 8\nSec-WebSocket-Key: eHh4eHh4eHh4eHh4eHh4eA==\n"
    status, _ = http(
        served.port,
        f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\nHost: {host}\nOrigin: http://{host}\n"
        f"Upgrade: websocket\nConnection: Upgrade\n{old}{version}\n12345678",
    )
    assert status in (400, 426)


@pytest.mark.parametrize(
    ("host", "origin", "extra"),
    [
        ("", "http://evil.example", ""),
        ("", "null", ""),
        ("", None, ""),
        ("evil.example", "http://evil.example", ""),
        ("evil.example", None, ""),
        ("", "http://evil.example", "X-Forwarded-Host: evil.example"),
        ("", "http://evil.example", "Forwarded: host=evil.example"),
        ("evil.example", "http://evil.example", "X-Forwarded-Host: 127.0.0.1"),
        ("127.0.0.1:1", "http://127.0.0.1:1", ""),
        ("8.8.8.8", "http://8.8.8.8", ""),
        ("", "ftp://127.0.0.1", ""),
    ],
)
def test_a_page_from_elsewhere_cannot_open_a_live_connection(
    served: SmallServer, host: str, origin: str | None, extra: str
) -> None:
    headers = [extra] if extra else []
    with RawSocket(
        served.port, host=host or f"127.0.0.1:{served.port}", origin=origin, headers=headers
    ) as client:
        assert client.status == 400


@pytest.mark.parametrize("host", ["evil.example", "", "127.0.0.1:1", "127.0.0.1", "[::1", "0.0.0.0"])
@pytest.mark.parametrize("path", ["/", "/socket.io/?EIO=4&transport=websocket", "/nowhere"])
def test_no_path_answers_to_the_name_of_another_host(served: SmallServer, host: str, path: str) -> None:
    status, _ = http(served.port, f"GET {path} HTTP/1.1\nHost: {host}\nConnection: close\n\n")
    assert status == 400


def test_a_request_without_a_host_is_refused(served: SmallServer) -> None:
    assert http(served.port, "GET / HTTP/1.0\n\n")[0] == 400


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "192.168.4.20", "[::1]"])
def test_the_addresses_of_a_local_network_are_answered(served: SmallServer, name: str) -> None:
    host = f"{name}:{served.port}"
    assert http(served.port, f"GET / HTTP/1.1\nHost: {host}\nConnection: close\n\n")[0] == 200
    with RawSocket(served.port, host=host) as client:
        assert client.status == 101


def test_with_a_public_address_only_that_address_is_answered() -> None:
    addresses = AllowedHosts("https://room.example", ["inside.example"])
    with small_server("eventlet", addresses) as served:
        for host, origin, expected in [
            ("room.example", "https://room.example", 101),
            ("room.example:443", "https://room.example", 101),
            ("room.example", "http://room.example", 400),
            ("inside.example", "http://inside.example", 101),
            ("inside.example", "https://room.example", 101),
            ("inside.example", "https://evil.example", 400),
            (f"127.0.0.1:{served.port}", f"http://127.0.0.1:{served.port}", 400),
            (f"localhost:{served.port}", "https://room.example", 400),
        ]:
            with RawSocket(served.port, host=host, origin=origin) as client:
                assert client.status == expected, (host, origin)


def test_a_forwarded_host_counts_only_behind_a_known_proxy() -> None:
    forwarded = ["X-Forwarded-Host: room.example", "X-Forwarded-Proto: https"]
    for proxies, expected in [(0, 400), (1, 101)]:
        with (
            small_server("eventlet", AllowedHosts("https://room.example"), proxies) as served,
            RawSocket(served.port, host="inner", origin="https://room.example", headers=forwarded) as client,
        ):
            assert client.status == expected


# --- slow and greedy -------------------------------------------------------------------------------------------


def test_a_socket_that_never_joins_is_closed(impatient: SmallServer) -> None:
    with RawSocket(impatient.port) as client:
        assert client.end() == 1008


def test_a_request_that_never_comes_is_closed(impatient: SmallServer) -> None:
    with socket.create_connection(("127.0.0.1", impatient.port), timeout=PATIENCE) as silent:
        assert silent.recv(100) == b""


def test_headers_that_drip_for_ever_are_cut_off() -> None:
    with (
        small_server("eventlet", header_seconds=0.3) as served,
        socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE) as sock,
    ):
        sock.sendall(b"GET / HTTP/1.1\r\n")
        sock.settimeout(0.01)
        for number in range(100_000):
            try:
                sock.sendall(f"X-{number}: x\r\n".encode())
                if sock.recv(100) == b"":
                    return
            except TimeoutError:
                continue
            except OSError:
                return
    pytest.fail("the headers were read for ever")


def test_a_request_line_without_end_is_refused(served: SmallServer) -> None:
    status, _ = http(served.port, f"GET /{'x' * 70_000} HTTP/1.1\nHost: 127.0.0.1\n\n")
    assert status in (0, 400, 414)


@pytest.mark.parametrize(  # with names: the mask of a frame is random, and so would be the name of the test
    "frame",
    [frame_bytes('42["echo",1]'), frame_bytes("3"), frame_bytes("", PING)],
    ids=["events", "pongs", "pings"],
)
def test_a_flood_is_cut_off_and_starves_nobody(served: SmallServer, frame: bytes) -> None:
    with RawSocket(served.port).join() as flooder, RawSocket(served.port).join() as victim:
        ended: list[int | None] = []
        reader = threading.Thread(target=lambda: ended.append(flooder.end()))
        reader.start()
        try:
            for number in range(2000):
                flooder.sock.sendall(frame * 50)
                if number % 20 == 0:
                    victim_is_answered(victim, number)
        except OSError:
            pass
        reader.join(PATIENCE)
        assert ended in ([1008], [None])
        victim_is_answered(victim, 9999)


def victim_is_answered(victim: RawSocket, number: int) -> None:
    victim.ask(number, "echo", number)
    assert victim.answer(number) == [number]


def test_a_client_within_its_budget_is_never_cut_off(served: SmallServer) -> None:
    with RawSocket(served.port).join() as client:
        for number in range(100):
            client.ask(number, "echo", number)
        assert [client.answer(number) for number in range(100)] == [[number] for number in range(100)]


def test_what_a_client_sends_after_it_was_cut_off_reaches_nobody(served: SmallServer) -> None:
    served.seen.clear()
    with RawSocket(served.port).join() as client:
        client.sock.sendall(frame_bytes("x") + frame_bytes('42["echo","late"]') * 3)
        assert client.end() == 1002
    assert ("late",) not in served.seen


def test_joining_twice_gives_no_second_place(served: SmallServer) -> None:
    with RawSocket(served.port).join() as client:
        before = len(served.sids)
        client.frame("40")
        assert client.packet().startswith("44")
        assert len(served.sids) == before


def test_a_socket_that_leaves_socket_io_but_stays_is_closed(
    served: SmallServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with RawSocket(served.port).join() as client:
        sid = served.sids[-1]
        client.frame("41")
        served.until(lambda: sid in served.left)
        monkeypatch.setattr(served.engine, "connect_seconds", 0.0)
        for _ in range(2):  # the first time it is noticed, the second time it has lasted too long
            served.call(served.engine.sweep, served.server)
        with pytest.raises(Ended) as ended:
            client.packet()
        assert ended.value.code == 1008


def polling(port: int) -> str:
    host = f"127.0.0.1:{port}"
    return (
        f"GET /socket.io/?EIO=4&transport=polling HTTP/1.1\nHost: {host}\nOrigin: http://{host}\n"
        "Connection: close\n\n"
    )
