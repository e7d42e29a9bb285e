"""The people of the live tests: a phone, a desk or a projector on one blocking WebSocket, driven by the test itself.

Written from docs/protocol.md. Everything that comes in is kept in order (`heard`), so a test can also say what was
never heard. Nothing here waits for time to pass: reading stops when what is waited for has come.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from session.core import patch
from session.core.packed import unpacked
from tests.attack.raw_socket import Ended, RawSocket

Json = dict[str, Any]


class HasPort(Protocol):
    port: int


def command_id() -> str:
    return secrets.token_urlsafe(18)


def command(name: str, round: str | None = None, data: Json | None = None, id: str | None = None) -> Json:
    """A command as it goes over the wire, with a fresh id when none is given."""
    return {"id": id or command_id(), "name": name, "round": round, "data": data or {}}


class TurnedAway(Exception):
    """The server refused the connection; `code` says why."""

    def __init__(self, content: Any) -> None:
        details = content.get("data") if isinstance(content, dict) else None
        self.code = str((details or {}).get("code"))
        super().__init__(str(content))


@dataclass(frozen=True)
class Ack:
    """An acknowledgement, and its text exactly as it came."""

    text: str
    content: Json

    @property
    def ok(self) -> bool:
        return bool(self.content["ok"])

    @property
    def code(self) -> str:
        return str(self.content.get("code"))

    @property
    def retry(self) -> bool:
        return bool(self.content.get("retry"))


class Peer:
    """One connection, joined. Raises TurnedAway when the server does not want it.

    `address`: where a proxy says that it comes from.
    """

    def __init__(self, house: HasPort, auth: Any, cookie: str = "", address: str = "") -> None:
        self.heard: list[tuple[str, Any]] = []
        self.acks: dict[int, Ack] = {}
        self.epoch, self.version, self.view, self.packed = "", -1, None, None
        self.texts: Json = {}
        self.texts_heard: list[str] = []
        self.parts: dict[int, list[str]] = {}
        self.mine: Any = None
        self.pulse: Any = None
        self.ended = False
        self._asked = 0
        said = {"Cookie": cookie, "X-Forwarded-For": address}
        self.socket = self._dial(house, [f"{name}: {said[name]}" for name in said if said[name]])
        try:
            self._join(auth)
        except BaseException:
            self.socket.close()
            raise

    def _dial(self, house: HasPort, headers: list[str]) -> RawSocket:
        return RawSocket(house.port, headers=headers)

    def _join(self, auth: Any) -> None:
        assert self.socket.status == 101, self.socket.head
        assert self.socket.packet().startswith("0")
        self.socket.frame("40" + json.dumps(auth))
        text = self.socket.packet()
        if text.startswith("44"):
            raise TurnedAway(json.loads(text[2:]))
        assert text.startswith("40"), text

    def read(self) -> None:
        """Take in one packet. Raises Ended when the server ends the connection."""
        try:
            text = self.socket.packet()
        except Ended:
            self.ended = True
            raise
        if text.startswith("41") or text == "1":
            self.ended = True
            raise Ended(None)
        if text.startswith("43"):
            number, _, rest = text[2:].partition("[")
            self.acks[int(number)] = Ack(rest[:-1], json.loads("[" + rest)[0])
        elif text.startswith("42"):
            self.texts_heard.append(text)
            name, content = json.loads(text[2:])
            self.heard.append((name, content))
            self._take(name, content)

    def _take(self, name: str, content: Any) -> None:
        if name == "snapshot":
            self.epoch, self.version, self.packed = content["epoch"], content["version"], content["view"]
            self.texts, self.mine, self.pulse = content["texts"], content["mine"], content["pulse"]
            self.view = unpacked(self.packed, self.texts)
        elif name == "delta" and content["from"] == self.version:
            self.packed = patch.apply(self.packed, content["ops"])
            self.texts.update(content.get("texts", {}))
            self.view = unpacked(self.packed, self.texts)
            self.version = content["version"]
        elif name == "part":
            self._take_part(content)
        elif name == "mine":
            self.mine = content
        elif name == "pulse":
            self.pulse = content

    def _take_part(self, content: Any) -> None:
        """A piece of a message that is too long for one; what it was a piece of is heard when it is whole."""
        pieces = self.parts.setdefault(content["id"], [])
        assert content["at"] == len(pieces), "a part is missing"
        pieces.append(content["text"])
        if len(pieces) == content["of"]:
            whole = content["event"], json.loads("".join(self.parts.pop(content["id"])))
            self.heard.append(whole)
            self._take(*whole)

    def until(self, condition: Callable[[], Any]) -> Any:
        """Read until the condition holds; its value."""
        while not (found := condition()):
            self.read()
        return found

    def until_ended(self) -> Peer:
        """Read until the server ends the connection."""
        try:
            while True:
                self.read()
        except Ended:
            return self

    def resume(self, have: Any = None) -> Peer:
        """Ask for what is missing and wait until it is there."""
        before = len(self.heard)
        self.socket.frame("42" + json.dumps(["resume", {"have": have}]))
        last = {"snapshot"} if have is None else {"snapshot", "pulse" if self.mine is None else "mine"}
        self.until(lambda: last & {name for name, _ in self._after_hello(before)})
        return self

    def _after_hello(self, before: int) -> list[tuple[str, Any]]:
        since = self.heard[before:]
        names = [name for name, _ in since]
        return since[names.index("hello") + 1 :] if "hello" in names else []

    def send(self, *payload: Any) -> int:
        """Emit `command` and do not wait; the number with which `answer` finds the acknowledgement."""
        self._asked += 1
        self.socket.ask(self._asked, "command", *payload)
        return self._asked

    def answer(self, number: int) -> Ack:
        ack: Ack = self.until(lambda: self.acks.get(number))
        return ack

    def ask(
        self, name: str, round: str | None = None, data: Json | None = None, id: str | None = None
    ) -> Ack:
        """Give a command and wait for its acknowledgement."""
        return self.answer(self.send(command(name, round, data, id)))

    def do(self, name: str, round: str | None = None, data: Json | None = None) -> Json:
        """Give a command that must succeed; its reply."""
        ack = self.ask(name, round, data)
        assert ack.ok, ack.content
        return dict(ack.content["reply"])

    def vote(self, round: str, choice: Json, n: int = 1, id: str | None = None) -> Ack:
        return self.ask("ballot.cast", round, {"n": n, "choice": choice}, id)

    def settled(self, version: int) -> Peer:
        """Read until the view is at least at this version."""
        self.until(lambda: self.version >= version)
        return self

    def close(self) -> None:
        self.socket.close()

    def __enter__(self) -> Peer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Room:
    """The people of one session on one server; `close` sends them all home."""

    def __init__(self, house: Any, code: str) -> None:
        self.house, self.code = house, code
        self.peers: list[Peer] = []
        self._host = ""

    def token(self, role: str | None = None) -> str:
        """A seat that counts, because its phone was here; the token that opens it."""
        token = self.asked(role)
        Peer(self.house, self._of_phone(token)).close()
        return token

    def asked(self, role: str | None = None) -> str:
        """A seat that was asked for and not taken yet; the token that opens it."""
        token = secrets.token_urlsafe(24)
        answer = self.house.ask("POST", "/api/seat", {"code": self.code, "role": role, "token": token})
        assert answer.status == 200, answer.body
        return token

    def tries(self, token: str) -> bool:
        """Whether a phone with this token is let in."""
        try:
            Peer(self.house, self._of_phone(token)).close()
        except TurnedAway:
            return False
        return True

    def _of_phone(self, token: str) -> Json:
        return {"as": "phone", "code": self.code, "protocol": 2, "seat": token}

    def phone(self, token: str | None = None, role: str | None = None, have: Any = None) -> Peer:
        """A phone that has the view."""
        return self.keep(Peer(self.house, self._of_phone(token or self.asked(role)))).resume(have)

    def desk(self, cookie: str = "") -> Peer:
        """The facilitator, with the cookie of the server's own desk unless another is given."""
        return self._watching("desk", cookie)

    def projector(self, cookie: str = "") -> Peer:
        return self._watching("projector", cookie)

    def _watching(self, audience: str, cookie: str) -> Peer:
        self._host = self._host or self.house.host_cookie()
        auth = {"as": audience, "code": self.code, "protocol": 2}
        return self.keep(Peer(self.house, auth, cookie or self._host)).resume()

    def __enter__(self) -> Room:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def keep(self, peer: Peer) -> Peer:
        self.peers.append(peer)
        return peer

    def close(self) -> None:
        for peer in self.peers:
            peer.close()
        self.peers.clear()


def add_round(desk: Peer, kind: str, *options: str, **more: Any) -> str:
    """A round at the end of the agenda; its id."""
    data = {"kind": kind, "prompt": "What now?", "source": {"texts": list(options)}, **more}
    return str(desk.do("round.add", None, data)["round"])


def options_of(peer: Peer) -> list[str]:
    """The ids of the options of the round this peer sees."""
    peer.until(lambda: peer.view["round"] is not None)
    return [each["id"] for each in peer.view["round"]["options"]]
