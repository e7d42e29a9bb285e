"""The demo: people who take part in whatever opens, addresses to watch and to join at, and a gentle end."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable

import pytest

from session.rehearse import demo, plain_http
from session.rehearse.participants import take_seat
from session.rehearse.server import ROOT, Server
from tests.live.house import PATIENCE, ask

FIVE = ["decision", "--participants", "5", "--language", "en"]


@pytest.mark.parametrize(
    "arguments", [["nothing"], ["--participants", "2"], ["--speed", "0"], ["--language", "fr"]]
)
def test_wrong_arguments_are_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert demo.main(arguments) == 2
    assert "usage" in capsys.readouterr().err


def test_a_port_that_is_taken_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Server() as other:
        monkeypatch.setenv("VERSNELKAMER_SERVER_PORT", str(other.port))
        assert demo.main(FIVE) == 1
    assert f"Port {other.port} is already in use." in capsys.readouterr().err


def played(arguments: list[str], play: Callable[[demo.Room], object]) -> None:
    """Hold a demo while `play(room)`, a coroutine, has its turn."""

    async def both() -> None:
        come_in: asyncio.Future[demo.Room] = asyncio.get_running_loop().create_future()
        with Server() as server:
            held = asyncio.create_task(demo.hold(server, demo.asked(arguments), come_in.set_result))
            try:
                async with asyncio.timeout(3 * PATIENCE):
                    await asyncio.wait({held, come_in}, return_when=asyncio.FIRST_COMPLETED)
                    await play(come_in.result())  # type: ignore[misc]
            finally:
                held.cancel()
                await asyncio.wait({held})

    asyncio.run(both())


async def until(condition: Callable[[], bool]) -> None:
    while not condition():
        await asyncio.sleep(0.02)


def test_people_vote_in_what_the_desk_opens_and_think_again_until_it_closes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(demo, "SECOND_THOUGHTS", (0.05, 0.1))

    async def play(room: demo.Room) -> None:
        desk, ledger = room.desk, room.place.ledger
        source = {"texts": ["A bench", "A tree", "A light"]}
        added = await desk.command("round.add", None, {"kind": "dots", "prompt": "Which?", "source": source})
        name = added.ack["reply"]["round"]
        assert (await desk.command("round.open", name)).ok
        await until(lambda: len(ledger.choices[name]) == 5)
        first = dict(ledger.choices[name])
        await until(lambda: ledger.choices[name] != first)
        assert await take_seat(room.place, None)  # a person of flesh and blood comes in as well
        assert (await desk.command("round.close", name)).ok
        record = await plain_http.ask(
            room.place.origin, "GET", f"/record/{room.place.code}.json", headers={"Cookie": desk.cookie or ""}
        )
        (closed,) = [round_ for round_ in record.json()["rounds"] if round_["id"] == name]
        assert len(closed["ballots"]) == 5

    played([*FIVE, "--lead", "--speed", "10000"], play)


def test_the_simulated_facilitator_gives_way_to_the_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A round that the person at the desk closes is over, and the next one opens."""
    monkeypatch.setattr(demo.Host, "look_seconds", 0.0)

    async def play(room: demo.Room) -> None:
        desk = room.desk
        agenda = lambda: [entry["phase"] for entry in desk.replica.view["agenda"]]  # noqa: E731
        await until(lambda: agenda()[0] == "open")
        assert (await desk.command("round.close", desk.replica.view["agenda"][0]["id"])).ok
        await until(lambda: agenda()[1] == "open")
        assert agenda()[0] == "released"

    played([*FIVE, "--speed", "1"], play)


def test_it_tells_where_to_go_and_ends_when_it_is_asked_to() -> None:
    with subprocess.Popen(
        [sys.executable, str(ROOT / "run.py"), "demo", *FIVE, "--lead"],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "VERSNELKAMER_SERVER_PORT": "0"},
    ) as process:  # fmt: skip
        try:
            assert process.stdout is not None
            lines: list[str] = []
            for line in process.stdout:
                lines.append(line)
                if line.strip() == "Stop: Ctrl+C":
                    break
            (port, desk), (_, wall) = re.findall(r"://[^/]+:(\d+)/enter#(\S+)", "".join(lines))
            (code,) = re.findall(r"/join/(\w+)", "".join(lines))
            for secret, page in ((desk, "/desk"), (wall, f"/projector/{code}")):
                assert ask(int(port), "POST", "/api/enter", {"secret": secret}).json == {"go": page}
            assert ask(int(port), "POST", "/api/code", {"code": code}).status == 200
            process.send_signal(signal.SIGINT)
            rest, _ = process.communicate(timeout=PATIENCE)
            assert (process.returncode, rest.strip()) == (0, "")
        finally:
            process.kill()
