"""A client for Versnelkamer, written from docs/protocol.md alone: a desk and a phone, without a browser.

Needs `python-socketio` and `websocket-client`. Everything blocks until the server has answered; what a peer sees is
kept up to date in the background. Licensed like the rest of the project.
"""

from __future__ import annotations

import json
import secrets
import threading
import time
import urllib.request
from collections.abc import Callable
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode

import socketio

Json = dict[str, Any]
PROTOCOL = 2
ANSWER_SECONDS = 4.5  # without an acknowledgement the same command goes again, under the same id
ATTEMPTS = 5
PAD_BYTES = 1024  # what a phone sends has a multiple of this, so that its length tells nothing


class Refused(Exception):
    """The server said no. `code` is one of the refusals in docs/protocol.md."""

    def __init__(self, code: str, words: Json) -> None:
        super().__init__(f"{code} {words}")
        self.code, self.words = code, words


def token() -> str:
    """A secret of 192 random bits: of a seat, or of a command."""
    return secrets.token_urlsafe(24)


def ask(origin: str, path: str, body: Json | None = None, cookie: str = "") -> tuple[Any, str]:
    """A request with a JSON body, and the cookie that came with its answer. Raises Refused."""
    headers = {"Content-Type": "application/json", "Origin": origin, "Cookie": cookie}
    data = None if body is None else json.dumps(body).encode()
    try:
        with urllib.request.urlopen(urllib.request.Request(origin + path, data, headers)) as answer:
            return json.load(answer), answer.headers.get("Set-Cookie", "").partition(";")[0]
    except HTTPError as error:
        refused = json.load(error)["refused"]
        raise Refused(refused["code"], refused["words"]) from None


def apply(whole: Any, operations: list[list[Any]]) -> Any:
    """`whole` after the operations of a delta; itself it stays as it was. ValueError when one does not fit: a gap."""
    for operation in operations:
        whole = _changed(whole, operation, operation[1])
    return whole


def _changed(node: Any, operation: list[Any], path: list[Any]) -> Any:
    name = operation[0]
    if not path:
        return _ended(node, operation)
    step, *rest = path
    new = not rest and name == "s" and isinstance(node, dict)
    if not new and not _has(node, step):
        raise ValueError(f"there is no {step!r}")
    copy = node.copy()
    if rest or name in ("a", "t"):
        copy[step] = _changed(copy[step], operation, rest)
    elif name == "s":
        copy[step] = operation[2]
    elif name == "d" and isinstance(node, dict):
        del copy[step]
    else:
        raise ValueError(f"operation {name!r} does not fit")
    return copy


def _has(node: Any, step: Any) -> bool:
    if isinstance(node, dict):
        return step in node
    return isinstance(node, list) and type(step) is int and 0 <= step < len(node)


def _ended(node: Any, operation: list[Any]) -> Any:
    name, _, *value = operation
    if name == "s":
        return value[0]
    if name == "a" and isinstance(node, list):
        return [*node, *value[0]]
    if name == "t" and isinstance(node, list) and value[0] <= len(node):
        return node[: value[0]]
    raise ValueError(f"operation {name!r} does not fit")


def unpacked(packed: Any, texts: Json) -> Any:
    """What a packed view holds: "~12" is what `texts` has under "12", and "~~" a text that begins with "~"."""
    if isinstance(packed, str) and packed.startswith("~"):
        name = packed[1:]
        if name.startswith("~"):
            return name
        if name not in texts:
            raise ValueError(f"there is no text {name!r}")
        return texts[name] if isinstance(texts[name], str) else unpacked(texts[name], texts)
    if isinstance(packed, dict):
        return {key: unpacked(inner, texts) for key, inner in packed.items()}
    return [unpacked(inner, texts) for inner in packed] if isinstance(packed, list) else packed


class Peer:
    """One connection: what it sees (`view`), what is its own (`mine`), and commands."""

    def __init__(self, origin: str, auth: Json, cookie: str = "") -> None:
        self.view: Any = None
        self._packed: Any = None
        self._texts: Json = {}
        self._parts: dict[int, list[str]] = {}
        self.mine: Any = None
        self.pulse: Any = None
        self._have: Json | None = None
        self._asked = False  # for what is missing since a gap
        self._news = threading.Condition()
        self._socket = socketio.Client(handle_sigint=False, websocket_extra_options={"origin": origin})
        for name in ("snapshot", "delta", "mine", "pulse", "part"):
            self._socket.on(name, getattr(self, f"_{name}"))
        self._socket.on("connect", self._resume)
        auth = {**auth, "protocol": PROTOCOL}
        self._socket.connect(
            origin, headers={"Cookie": cookie}, auth=auth, transports=["websocket"], wait_timeout=20
        )
        self.until(lambda: self.view is not None)

    def _resume(self) -> None:
        self._asked = True
        self._socket.emit("resume", {"have": self._have})

    def _snapshot(self, content: Json) -> None:
        with self._news:
            self._asked = False
            self._have = {"epoch": content["epoch"], "version": content["version"]}
            self._packed, self._texts = content["view"], content["texts"]
            self.view = unpacked(self._packed, self._texts)
            self.mine, self.pulse = content["mine"], content["pulse"]
            self._news.notify_all()

    def _delta(self, content: Json) -> None:
        with self._news:
            if self._have is None or content["version"] <= self._have["version"]:
                return
            try:
                if content["from"] != self._have["version"]:
                    raise ValueError("a delta is missing")
                self._packed = apply(self._packed, content["ops"])
                self._texts.update(content.get("texts", {}))
                self.view = unpacked(self._packed, self._texts)
            except ValueError:
                if not self._asked:
                    self._resume()
                return
            self._asked = False
            self._have["version"] = content["version"]
            self._news.notify_all()

    def _part(self, content: Json) -> None:
        if content["at"] == 0:
            self._parts[content["id"]] = []
        pieces = self._parts.setdefault(content["id"], [])
        pieces.append(content["text"])
        if len(pieces) == content["of"]:
            whole = json.loads("".join(self._parts.pop(content["id"])))
            getattr(self, f"_{content['event']}")(whole)

    def _mine(self, content: Json) -> None:
        with self._news:
            self.mine = content
            self._news.notify_all()

    def _pulse(self, content: Json) -> None:
        with self._news:
            self.pulse = content
            self._news.notify_all()

    def until(self, shown: Callable[[], Any], seconds: float = 20) -> Any:
        """Wait until this peer sees something; what it sees. TimeoutError when it does not come."""
        with self._news:
            if not self._news.wait_for(lambda: bool(shown()), seconds):
                raise TimeoutError("what was waited for did not come")
            return shown()

    def command(self, name: str, round_: str | None = None, **data: Any) -> Json:
        """Give a command, and again under the same id while there is no answer; its reply. Raises Refused."""
        content = {"id": token(), "name": name, "round": round_, "data": data}
        for attempt in range(ATTEMPTS):
            try:
                ack = self._socket.call("command", self._filled_up(content), timeout=ANSWER_SECONDS)
            except (socketio.exceptions.TimeoutError, socketio.exceptions.BadNamespaceError):
                continue
            if ack["ok"]:
                return dict(ack.get("reply") or {})
            if not ack["retry"]:
                raise Refused(ack["code"], ack["words"])
            time.sleep(0.2 * 2**attempt)
        raise TimeoutError(f"{name} was not acknowledged")

    def _filled_up(self, content: Json) -> Json:
        """A command as it goes out: only a phone has something to hide."""
        return content

    def close(self) -> None:
        self._socket.disconnect()


class Phone(Peer):
    """A participant. Keep `seat`: with it the same person comes back after a restart."""

    def __init__(self, origin: str, code: str, role: str | None = None, seat: str | None = None) -> None:
        self.seat = seat or token()
        self._n = 0
        ask(origin, "/api/seat", {"code": code, "role": role, "token": self.seat})
        super().__init__(origin, {"as": "phone", "code": code, "seat": self.seat})

    @property
    def round(self) -> Json:
        """The round on the phone, or {}."""
        return self.view["round"] or {}

    def _filled_up(self, content: Json) -> Json:
        """With so many spaces in `pad` that every ballot of the round is as long as every other."""
        ballot = content["name"] == "ballot.cast" and content["round"] == self.round.get("id")
        step = self.round.get("ballotBytes", PAD_BYTES) if ballot else PAD_BYTES
        length = len(json.dumps({**content, "pad": ""}, separators=(",", ":")))
        return {**content, "pad": " " * (-length % step)}

    def at(self, round_: str) -> Json:
        """The round, once the phone shows it."""
        self.until(lambda: self.round.get("id") == round_)
        return self.round

    def result(self, round_: str) -> Json:
        """What the round came to, once it is shown."""
        return dict(self.until(lambda: self.round.get("id") == round_ and self.round["result"]))

    def vote(self, choice: Json, *, done: bool = False) -> None:
        """Send a ballot as it stands now; the newest counts, and {} takes it back."""
        self._n = max(time.time_ns() // 1_000_000, self._n + 1)
        self.command("ballot.cast", self.round["id"], n=self._n, choice=choice, done=done)


class Desk(Peer):
    """The facilitator of a session, with the cookie of the server's desk."""

    def __init__(self, origin: str, code: str, cookie: str) -> None:
        self.origin, self.code, self.cookie = origin, code, cookie
        super().__init__(origin, {"as": "desk", "code": code}, cookie)

    @classmethod
    def of_new_session(cls, origin: str, secret: str, title: str, language: str = "en") -> Desk:
        """Come in with the secret of the desk link (what stands behind its #), and make a session."""
        _, cookie = ask(origin, "/api/enter", {"secret": secret})
        made, _ = ask(origin, "/api/desk/sessions", {"title": title, "language": language}, cookie)
        return cls(origin, made["code"], cookie)

    def see(self, round_: str, phase: str) -> Json:
        """The round, once it is in this phase."""
        self.until(lambda: self.view["rounds"][round_]["phase"] == phase)
        return dict(self.view["rounds"][round_])

    def record(self, form: str, language: str = "en") -> bytes:
        """The decision record as "pdf", "json" or "csv"."""
        address = f"{self.origin}/record/{self.code}.{form}?{urlencode({'lang': language})}"
        with urllib.request.urlopen(urllib.request.Request(address, headers={"Cookie": self.cookie})) as file:
            return bytes(file.read())
