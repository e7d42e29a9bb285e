"""Starting and stopping the server as its owner does: one sentence when it cannot, and a gentle end."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live.child import ROOT, ChildServer
from tests.live.house import MODES, PATIENCE
from tests.live.peers import Room


@pytest.fixture(scope="module", params=MODES)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChildServer]:
    with ChildServer(tmp_path_factory.mktemp("server"), request.param) as running:
        yield running


def outcome(child: ChildServer) -> tuple[int, str]:
    """The exit code, and all that was said."""
    process = child.launch()
    try:
        return process.wait(PATIENCE), child.said()
    finally:
        child.kill()


def test_a_second_server_on_the_same_data_stops_at_once_and_says_why(
    server: ChildServer, tmp_path: Path
) -> None:
    second = ChildServer(tmp_path, server._environment["VERSNELKAMER_SERVER_ASYNC_MODE"])
    second._environment = server._environment | {"VERSNELKAMER_SERVER_PORT": "0"}
    code, said = outcome(second)
    assert code == 1
    assert said == (
        f"Another Versnelkamer (process {server.process.pid}) is using this data directory. Stop that one first.\n"
    )
    assert server.ask("GET", "/healthz").status == 200


def test_a_second_server_on_the_same_port_stops_at_once_and_says_why(
    server: ChildServer, tmp_path: Path
) -> None:
    mode = server._environment["VERSNELKAMER_SERVER_ASYNC_MODE"]
    code, said = outcome(ChildServer(tmp_path, mode, server_port=str(server.port)))
    assert code == 1
    assert (
        said
        == f"Port {server.port} is already in use. Stop that server, or set server.port in config.toml.\n"
    )


@pytest.mark.parametrize(
    ("setting", "value", "named"),
    [
        ("server_prot", "8080", "VERSNELKAMER_SERVER_PROT: there is no such setting"),
        ("server_port", "99999", "VERSNELKAMER_SERVER_PORT"),
        ("store_url", "mysql://x", "VERSNELKAMER_STORE_URL"),
    ],
)
def test_a_setting_that_is_wrong_is_named(tmp_path: Path, setting: str, value: str, named: str) -> None:
    child = ChildServer(tmp_path)
    child._environment |= {f"VERSNELKAMER_{setting}".upper(): value}
    child.port = int(value) if setting == "server_port" else 0
    code, said = outcome(child)
    assert code == 1
    assert named in said
    assert "Traceback" not in said


def test_an_unknown_key_in_the_file_is_named(tmp_path: Path) -> None:
    settings = tmp_path / "own.toml"
    settings.write_text("[live]\ntick = 5\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(ROOT / "run.py"), "serve", str(settings)],
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "own.toml: live.tick: there is no such setting\n"


def test_an_address_that_is_not_ours_is_told_in_one_sentence(tmp_path: Path) -> None:
    code, said = outcome(ChildServer(tmp_path, server_host="192.0.2.1"))
    assert code == 1
    assert said.startswith("The server cannot listen on 192.0.2.1, port 0: ")
    assert said.count("\n") == 1


def test_a_damaged_database_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "versnelkamer.sqlite3").write_bytes(b"this is no database" * 1000)
    code, said = outcome(ChildServer(tmp_path))
    assert code == 1
    assert "Traceback" not in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_planned_stop_answers_what_waits_and_ends_well(
    tmp_path: Path, mode: str, how: signal.Signals
) -> None:
    child = ChildServer(tmp_path, mode).start()
    try:
        with Room(child, child.code()) as room:
            desk = room.desk()
            sent = [
                desk.socket.ask(number, "command", {"id": f"{number:022}", "name": "session.set", "round": None,
                                                    "data": {"title": f"Title {number}"}})
                for number in range(1, 40)
            ]  # fmt: skip
            os.kill(child.process.pid, how)
            desk.until_ended()
            acks = [desk.acks[number] for number in range(1, len(sent) + 1) if number in desk.acks]
        assert child.process.wait(PATIENCE) == 0
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
    secret = (server.directory / "desk-link").read_text(encoding="ascii").strip()
    assert server.said().count(secret) == 1
    pages = [
        server.ask("GET", path).body for path in ("/", "/enter", "/healthz", "/api/agendas", "/words/nl.json")
    ]
    assert not [page for page in pages if secret.encode() in page]


def test_a_connection_that_is_not_http_does_no_harm(server: ChildServer) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as odd:
        odd.sendall(b"\x16\x03\x01\x00\x05hello\r\n\r\n")
        odd.shutdown(socket.SHUT_WR)
        while odd.recv(4096):
            pass
    assert server.ask("GET", "/healthz").status == 200
    assert "Traceback" not in server.said()
