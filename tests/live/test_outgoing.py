"""Who falls behind at the very moment at which it is caught up still gets what it missed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from session.live.broadcast import News
from session.live.engine.contract import Message
from session.live.messages import Have
from session.live.outgoing import Connection, Outgoing

HAVE = Have("e", 1)


class FullLine:
    """An engine whose every line is full while something is told to all, and free afterwards."""

    def __init__(self) -> None:
        self.tasks: list[tuple[Any, ...]] = []
        self.taken = 0

    def broadcast(self, socketio: Any, sids: list[str], messages: list[Message]) -> dict[str, int]:
        return dict.fromkeys(sids, self.taken)

    def spawn(self, *task: Any) -> None:
        self.tasks.append(task)

    def caught_up(self, socketio: Any, sid: str) -> bool:
        return True


class Watched(Connection):
    """Tells everybody something as soon as it no longer counts as behind, as another thread may."""

    at_once: Any = None

    def __setattr__(self, name: str, value: Any) -> None:
        super().__setattr__(name, value)
        if name == "behind" and value is False and self.at_once is not None:
            tell, self.at_once = self.at_once, None
            tell()


def test_who_falls_behind_while_it_is_caught_up_is_not_forgotten() -> None:
    caught_up: list[Have | None] = []
    broadcaster = SimpleNamespace(
        catch_up=lambda audience, have, mine, deliver: caught_up.append(have) or HAVE
    )
    connections: dict[str, Connection] = {}
    engine = FullLine()
    out = Outgoing(engine, None, connections)  # type: ignore[arg-type]
    phone = connections["p"] = Watched(SimpleNamespace(broadcaster=broadcaster), "phone", None, None)  # type: ignore[arg-type]
    phone.at_once = lambda: out.sender()(News("phone", ["p"], [("pulse", "{}", HAVE)]))

    out.catch_up("p", phone, None)
    assert phone.behind
    while engine.tasks:
        task, *given = engine.tasks.pop()
        task(*given)
    assert not phone.behind
    assert caught_up == [None, HAVE]


def test_who_falls_behind_half_way_goes_on_from_what_it_got() -> None:
    caught_up: list[Have | None] = []
    broadcaster = SimpleNamespace(
        catch_up=lambda audience, have, mine, deliver: caught_up.append(have) or HAVE
    )
    engine, after = FullLine(), Have("e", 2)
    connections = {"p": Connection(SimpleNamespace(broadcaster=broadcaster), "phone", None, None)}  # type: ignore[arg-type]
    out = Outgoing(engine, None, connections)  # type: ignore[arg-type]
    in_three = "x" * 60_000
    for taken in (2, 3):
        connections["p"].behind, engine.taken = False, taken
        out.sender()(News("phone", ["p"], [("delta", in_three, HAVE), ("pulse", "{}", after)]))
        task, *given = engine.tasks.pop()
        task(*given)
    assert caught_up == [HAVE, after]
