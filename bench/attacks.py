"""What somebody from outside can do to a room: how long its people wait for an acknowledgement while an attack goes on.

Ten phones vote twice a second on a server of its own; beside them, in a process of its own, an attacker does one of:

bodies     2,000 requests whose body never comes, opened again when they are ended
reads      ten connections that ask for words, kinds, a QR code and news, one after the other without a pause
resume     100 sockets of one seat that ask for the whole view 18 times a second
fragments  ten sockets that send messages in a thousand empty pieces

`python bench/attacks.py bodies reads`; `--root DIR` attacks another version of the project. Times are in milliseconds.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import http.client
import json
import multiprocessing
import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from websockets.exceptions import WebSocketException

from session.rehearse import framing, plain_http
from session.rehearse.client import PROTOCOL, envelope
from session.rehearse.ledger import Ledger, percentiles
from session.rehearse.participants import Place, take_seat
from session.rehearse.rehearsal import enter_desk
from session.rehearse.server import Server
from session.rehearse.socket_client import SocketClient, dial

ROOT = Path(__file__).resolve().parent.parent
PHONES = 10
SECONDS = 10.0
PAUSE = 0.5  # between two votes of a phone
EMPTY = bytes((0x00, 0x80)) + bytes(4)  # a masked piece with nothing in it, and more to come
BEGIN = bytes((0x01, 0x82)) + bytes(4) + b"42"


def bodies(origin: str, code: str, token: str) -> None:
    where = urlsplit(origin)
    head = f"POST /api/code HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Length: 100\r\n\r\n".encode()
    held: list[socket.socket] = []
    while True:
        held = [sock for sock in held if not _is_ended(sock)]
        while len(held) < 2000:
            try:
                sock = socket.create_connection((where.hostname, where.port), timeout=5)
                sock.sendall(head)
                sock.setblocking(False)
                held.append(sock)
            except OSError:
                break
        time.sleep(0.05)


def _is_ended(sock: socket.socket) -> bool:
    try:
        ended = sock.recv(1000) == b""
    except BlockingIOError:
        return False
    except OSError:
        ended = True
    if ended:
        sock.close()
    return ended


def reads(origin: str, code: str, token: str) -> None:
    paths = ("/words/nl.json", "/api/kinds", f"/qr/{code}.svg", f"/api/events?code={code}")

    def ask() -> None:
        where = urlsplit(origin)
        while True:
            with contextlib.suppress(OSError, http.client.HTTPException):
                line = http.client.HTTPConnection(where.hostname or "", where.port, timeout=10)
                while True:
                    for path in paths:
                        line.request("GET", path, headers={"Authorization": f"Bearer {token}"})
                        line.getresponse().read()

    _side_by_side([ask] * 10)


def resume(origin: str, code: str, token: str) -> None:
    async def one() -> None:
        auth = {"as": "phone", "code": code, "protocol": PROTOCOL, "seat": token}
        while True:
            with contextlib.suppress(OSError, WebSocketException, TimeoutError):
                async with dial(origin) as line:
                    await line.recv()
                    await line.send(framing.connect(auth))
                    reader = asyncio.create_task(_drain(line))
                    try:
                        while not reader.done():
                            await line.send(framing.event("resume", {"have": None}))
                            await asyncio.sleep(1 / 18)
                    finally:
                        reader.cancel()
            await asyncio.sleep(0.5)

    async def all_of_them() -> None:
        await asyncio.gather(*(one() for _ in range(100)))

    asyncio.run(all_of_them())


async def _drain(line: Any) -> None:
    async for text in line:
        if text == "2":
            await line.send(framing.PONG)


def fragments(origin: str, code: str, token: str) -> None:
    where = urlsplit(origin)
    handshake = (
        f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {where.netloc}\r\nOrigin: {origin}\r\n"
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    ).encode()
    end = bytes((0x80, 0x85)) + bytes(4) + b'["x"]'

    def send() -> None:
        while True:
            with (
                contextlib.suppress(OSError),
                socket.create_connection((where.hostname, where.port), 5) as sock,
            ):
                sock.sendall(handshake)
                sock.recv(4096)
                while True:
                    sock.sendall(BEGIN + EMPTY * 1001 + end)
                    time.sleep(0.05)

    _side_by_side([send] * 10)


def _side_by_side(tasks: list[Callable[[], None]]) -> None:
    for task in tasks:
        threading.Thread(target=task, daemon=True).start()
    threading.Event().wait()


ATTACKS: dict[str, Callable[[str, str, str], None]] = {
    "bodies": bodies,
    "reads": reads,
    "resume": resume,
    "fragments": fragments,
}


async def measure(server: Server, names: list[str]) -> dict[str, dict[str, float]]:
    """The times of the acknowledgements in peace, and during each attack."""
    ledger, cookie = Ledger(), {"Cookie": await enter_desk(server)}
    asked = {"title": "Attacked", "language": "en", "agenda": "tour"}
    code = (await plain_http.post(server.origin, "/api/desk/sessions", asked, cookie))["code"]
    place = Place(server.origin, code, "en", PHONES, 1, 1.0, ledger)
    desk = SocketClient("desk", place.origin, code, ledger, audience="desk", cookie=cookie["Cookie"])
    await desk.start()
    await desk.command("session.open", None)
    added = await desk.command("round.add", None, {"kind": "mood", "prompt": "How is it going?"})
    round_ = added.ack["reply"]["round"]
    await desk.command("round.open", round_)
    phones = [
        SocketClient(f"phone {at}", place.origin, code, ledger, token=await take_seat(place, None))
        for at in range(PHONES)
    ]
    await asyncio.gather(*(phone.start() for phone in phones))
    attacker = await take_seat(place, None)
    report = {"in peace": await _votes(phones, round_, ledger)}
    for name in names:
        attack = multiprocessing.get_context("spawn").Process(
            target=ATTACKS[name], args=(server.origin, code, attacker), daemon=True
        )
        attack.start()
        await asyncio.sleep(5)
        report[name] = await _votes(phones, round_, ledger)
        attack.terminate()
        attack.join()
        await asyncio.sleep(2)
    await asyncio.gather(*(client.stop() for client in (desk, *phones)))
    return report


async def _votes(phones: list[SocketClient], round_: str, ledger: Ledger) -> dict[str, float]:
    ledger.ack_seconds.clear()
    unanswered = len(ledger.unanswered)
    end = time.monotonic() + SECONDS

    async def vote(phone: SocketClient, at: int) -> None:
        await asyncio.sleep(PAUSE * at / len(phones))
        while time.monotonic() < end:
            n = time.time_ns() // 1_000_000
            with contextlib.suppress(Exception):
                await phone.deliver(envelope("ballot.cast", round_, {"n": n, "choice": {"value": n % 11}}))
            await asyncio.sleep(PAUSE)

    await asyncio.gather(*(vote(phone, at) for at, phone in enumerate(phones)))
    answered = len(ledger.ack_seconds)
    times = percentiles(ledger.ack_seconds) if answered else {}
    return {**times, "answered": answered, "unanswered": len(ledger.unanswered) - unanswered}


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bench/attacks.py", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("attacks", nargs="*", metavar="attack", help=", ".join(ATTACKS))
    parser.add_argument("--root", type=Path, default=ROOT, help="the project to attack")
    given = parser.parse_args(argv)
    if unknown := set(given.attacks) - set(ATTACKS):
        parser.error(f"there is no attack {', '.join(sorted(unknown))}")
    with Server(root=given.root.resolve()) as server:
        report = asyncio.run(measure(server, given.attacks or list(ATTACKS)))
    for name, figures in report.items():
        print(f"{name:10} " + "  ".join(f"{key} {value:.0f}" for key, value in figures.items()))
    print(json.dumps(report))
    return 0


if __name__ == "__main__":
    os.environ.setdefault("PYTHONPATH", str(ROOT))
    sys.exit(main(sys.argv[1:]))
