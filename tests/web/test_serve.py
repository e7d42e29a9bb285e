"""Starting and stopping the server as its owner does: one sentence when it cannot, and a gentle end.

A start that cannot succeed is asked of the function; what a start and a stop really do is asked of a process.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from session import serve
from tests.forked import launched
from tests.live.child import ChildServer
from tests.live.house import MODES, PATIENCE, settings_of
from tests.live.peers import Room


class Started(ChildServer):
    """Started as people start it."""

    launch = staticmethod(launched)


Told = tuple[int, str, str]
"""The exit code, and what was said on stdout and on stderr."""


@pytest.fixture(scope="module", params=MODES)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChildServer]:
    with Started(tmp_path_factory.mktemp("server"), request.param) as running:
        yield running


@pytest.fixture
def start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., Told]:
    """A start in an empty directory, with more settings, that comes to nothing."""

    def started(*arguments: str, mode: str = "eventlet", **settings: str) -> Told:
        for name in [name for name in os.environ if name.startswith("VERSNELKAMER_")]:
            monkeypatch.delenv(name)
        for name, value in settings_of(tmp_path / "data", mode, settings).items():
            monkeypatch.setenv(name, value)
        codes: list[int] = []
        # An engine lives in the thread that serves; this one ends with its test.
        thread = threading.Thread(target=lambda: codes.append(serve.main(list(arguments))))
        thread.start()
        thread.join(PATIENCE)
        assert codes, "the start came to something"
        said = capfd.readouterr()
        assert "Traceback" not in said.err
        return codes[0], said.out, said.err

    return started


def test_a_second_server_on_the_same_data_stops_at_once_and_says_why(
    server: ChildServer, start: Callable[..., Told]
) -> None:
    answer = start(store_data_dir=str(server.data), store_url=f"sqlite:///{server.data}/versnelkamer.sqlite3")
    running = server.process.pid if server.process else 0
    why = f"Another Versnelkamer (process {running}) is using this data directory. Stop that one first.\n"
    assert answer == (1, "", why)
    assert server.ask("GET", "/healthz").status == 200


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: f"the second on {mode}")
def test_a_second_server_on_the_same_port_stops_at_once_and_says_why(
    server: ChildServer, start: Callable[..., Told], mode: str
) -> None:
    why = f"Port {server.port} is already in use. Stop that server, or set server.port in config.toml.\n"
    assert start(mode=mode, server_port=str(server.port)) == (1, "", why)


@pytest.mark.parametrize(
    ("setting", "value", "named"),
    [
        ("server_prot", "8080", "VERSNELKAMER_SERVER_PROT: there is no such setting"),
        ("server_port", "99999", "VERSNELKAMER_SERVER_PORT"),
        ("store_url", "mysql://x", "VERSNELKAMER_STORE_URL"),
    ],
)
def test_a_setting_that_is_wrong_is_named(
    start: Callable[..., Told], setting: str, value: str, named: str
) -> None:
    code, said, why = start(**{setting: value})
    assert (code, said, why.count("\n")) == (1, "", 1)
    assert named in why


def test_an_unknown_key_in_the_file_is_named(tmp_path: Path, start: Callable[..., Told]) -> None:
    settings = tmp_path / "own.toml"
    settings.write_text("[live]\ntick = 5\n", encoding="utf-8")
    assert start(str(settings)) == (1, "", "own.toml: live.tick: there is no such setting\n")


def test_an_argument_that_is_not_known_is_told(start: Callable[..., Told]) -> None:
    code, said, why = start("--port", "80")
    assert (code, said) == (2, "")
    assert "usage: run.py serve" in why


def test_an_address_that_is_not_ours_is_told_in_one_sentence(start: Callable[..., Told]) -> None:
    code, said, why = start(server_host="192.0.2.1")
    assert (code, said, why.count("\n")) == (1, "", 1)
    assert why.startswith("The server cannot listen on 192.0.2.1, port 0: ")


def test_a_damaged_database_is_told_in_one_sentence(tmp_path: Path, start: Callable[..., Told]) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "versnelkamer.sqlite3").write_bytes(b"this is no database" * 1000)
    code, said, why = start()
    assert (code, said, why.count("\n")) == (1, "", 1)


@pytest.mark.parametrize(("mode", "how"), list(zip(MODES, (signal.SIGTERM, signal.SIGINT), strict=True)))
def test_a_planned_stop_answers_what_waits_and_ends_well(
    tmp_path: Path, mode: str, how: signal.Signals
) -> None:
    child = Started(tmp_path, mode).start()
    try:
        with Room(child, child.code()) as room:
            desk = room.desk()
            sent = [
                desk.socket.ask(number, "command", {"id": f"{number:022}", "name": "session.set", "round": None,
                                                    "data": {"title": f"Title {number}"}})
                for number in range(1, 40)
            ]  # fmt: skip
            assert child.process
            child.process.send_signal(how)
            desk.until_ended()
            acks = [desk.acks[number] for number in range(1, len(sent) + 1) if number in desk.acks]
        assert child.wait() == 0
        assert all(ack.ok or (ack.code, ack.retry) == ("store_unavailable", True) for ack in acks)
        saved = [ack for ack in acks if ack.ok]
        child.start()
        with Room(child, child.code()) as room:
            title = room.desk().view["session"]["title"]
            accepted = int(title.split()[1]) if title.startswith("Title") else 0
            assert accepted >= len(saved)
        assert child.stop() == 0
        assert "Traceback" not in child.said()
    finally:
        child.kill()


def test_the_secret_of_the_desk_is_told_on_the_terminal_and_to_nobody_else(server: ChildServer) -> None:
    secret = server.secret()
    assert server.said().count(secret) == 1
    pages = [
        server.ask("GET", path).body for path in ("/", "/enter", "/healthz", "/api/agendas", "/words/nl.json")
    ]
    assert not [page for page in pages if secret.encode() in page]


def test_a_crash_would_leave_no_copy_of_the_memory(server: ChildServer) -> None:
    assert server.process is not None
    proc = Path(f"/proc/{server.process.pid}")
    if not proc.exists():
        pytest.skip("there is no /proc here")
    (line,) = [line for line in (proc / "limits").read_text().splitlines() if "core file size" in line]
    assert line.split()[4:6] == ["0", "0"]
    assert (
        proc / "mem"
    ).stat().st_uid == 0  # of root, whoever runs it: no program of the same account reads along


def test_a_connection_that_is_not_http_does_no_harm(server: ChildServer) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as odd:
        odd.sendall(b"\x16\x03\x01\x00\x05hello\r\n\r\n")
        odd.shutdown(socket.SHUT_WR)
        while odd.recv(4096):
            pass
    assert server.ask("GET", "/healthz").status == 200
    assert "Traceback" not in server.said()


def test_a_thread_that_works_gives_way_to_the_loop_ten_times_as_often_as_usual() -> None:
    before = sys.getswitchinterval()
    try:
        assert serve.main(["no such file.toml"]) == 1
        assert sys.getswitchinterval() == pytest.approx(0.0005)
    finally:
        sys.setswitchinterval(before)
