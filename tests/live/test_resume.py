"""Coming back: whoever followed the deltas sees what somebody sees who just came in."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from session.core import patch
from session.core.packed import unpacked
from session.live.broadcast import News
from session.live.messages import Have
from tests.live.house import MODES, ServerHouse, server_house
from tests.live.peers import Peer, Room, add_round


def names(peer: Peer, since: int) -> list[str]:
    return [name for name, _ in peer.heard[since:]]


def poll(house: ServerHouse, code: str, token: str, **have: Any) -> Any:
    answer = house.ask(
        "GET",
        f"/api/events?{urlencode({'code': code, **have})}",
        headers={"Authorization": f"Bearer {token}"},
    )
    assert answer.status == 200, answer.body
    return answer.json


def view_of(snapshot: Any) -> Any:
    return unpacked(snapshot["view"], snapshot["texts"])


# --- refusals: what cannot be continued ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "have",
    [
        None,
        7,
        "x",
        [],
        {},
        {"epoch": "another", "version": 1},
        {"epoch": "HERE", "version": -1},
        {"epoch": "HERE", "version": 10**9},
        {"epoch": "HERE", "version": "1"},
        {"epoch": "HERE", "version": None},
        {"epoch": "HERE"},
    ],
    ids=str,
)
def test_what_the_server_cannot_continue_is_answered_with_a_snapshot(room: Room, have: Any) -> None:
    phone = room.phone()
    if isinstance(have, dict) and have.get("epoch") == "HERE":
        have = have | {"epoch": phone.epoch}
    before = len(phone.heard)
    phone.resume(have)
    assert [name for name in names(phone, before) if name in ("hello", "snapshot")] == ["hello", "snapshot"]


@pytest.mark.parametrize("payload", ["", ",null", ",1", ",[]", ',{"have":{}}', ',{"have":null},{"more":1}'])
def test_any_payload_of_resume_is_answered(room: Room, payload: str) -> None:
    phone = room.phone()
    before = len(phone.heard)
    phone.socket.frame(f'42["resume"{payload}]')
    phone.until(lambda: "snapshot" in names(phone, before))


def test_a_gap_that_is_longer_than_the_history_gives_a_snapshot(tmp_path: Path) -> None:
    with (
        server_house(tmp_path / "data", "eventlet", live_history="3", live_tick_ms="20") as house,
        Room(house, house.session().code) as room,
    ):
        phone, desk = room.phone(), room.desk()
        old = {"epoch": phone.epoch, "version": phone.version}
        for number in range(6):
            desk.do("session.set", None, {"title": f"Title {number}"})
            phone.until(lambda number=number: phone.view["session"]["title"] == f"Title {number}")
        recent = {"epoch": phone.epoch, "version": phone.version}
        before = len(phone.heard)
        phone.resume(old)
        assert "snapshot" in names(phone, before)
        before = len(phone.heard)
        phone.resume(recent)
        assert "snapshot" not in names(phone, before)


@pytest.mark.parametrize("mode", MODES)
def test_after_a_restart_versions_mean_nothing_and_everybody_gets_a_snapshot(
    tmp_path: Path, mode: str
) -> None:
    with server_house(tmp_path / "data", mode) as house, Room(house, house.session().code) as room:
        token = room.token()
        phone = room.phone(token)
        view = phone.until(lambda: phone.view["session"]["people"] == 1 and phone.view)
        have = {"epoch": phone.epoch, "version": phone.version}
        room.close()
        house.restart()
        again = room.phone(token, have=have)
        assert "snapshot" in names(again, 0)
        assert again.epoch != have["epoch"]
        assert again.view == view
        news = poll(house, room.code, token, epoch=have["epoch"], after=have["version"])
        assert view_of(news["snapshot"]) == view


@pytest.mark.parametrize("after", ["²", "-1", "1e3", "99999999999999999999", "", "x"])
def test_a_poll_with_a_strange_version_gets_a_snapshot(house: ServerHouse, room: Room, after: str) -> None:
    token = room.token()
    epoch = poll(house, room.code, token)["epoch"]
    assert "snapshot" in poll(house, room.code, token, epoch=epoch, after=after)


# --- what can --------------------------------------------------------------------------------------------------


def act(dice: random.Random, desk: Peer, phones: list[Peer], rounds: dict[str, str]) -> None:
    """One random command; refused ones are part of the story."""
    kinds = ("brainstorm", "dots", "decide", "rate", "organise")
    name = dice.choice([*rounds]) if rounds else None
    phone = dice.choice(phones)
    what = dice.randrange(12)
    if what == 0 and len(rounds) < 8:
        kind = dice.choice(kinds)
        rounds[add_round(desk, kind, "One", "Two", "Three")] = kind
    elif what == 1:
        desk.ask("round.open", name)
    elif what == 2:
        desk.ask(dice.choice(("round.close", "round.release", "round.hide", "round.skip")), name)
    elif what == 3:
        mode = dice.choice(("lobby", "round", "result", "text", "black", "code"))
        desk.ask("screen.show", None, {"mode": mode, "round": name, "text": f"Words {dice.random()}"})
    elif what == 4:
        desk.ask("session.set", None, {"title": f"Title {dice.randrange(99)}"})
    elif what == 5:
        desk.ask("timer.start", name, {"seconds": dice.randint(1, 500)})
    elif what == 6:
        desk.ask("round.move", name, {"to": dice.randrange(8)})
    elif what == 7:
        desk.ask("decide.word", name, {"text": f"We do {dice.randrange(99)}"})
    elif what == 8:
        phone.ask("ballot.cast", name, {"n": dice.randrange(99), "choice": {"dots": {}}})
    else:
        phone.ask("brainstorm.add_idea", name, {"text": f"Idea {dice.random()}"})


@pytest.mark.parametrize("seed", [1, 2])
def test_snapshot_and_deltas_are_a_fresh_snapshot_all_along_a_random_session(room: Room, seed: int) -> None:
    dice, rounds = random.Random(seed), {}
    desk = room.desk()
    phones = [room.phone() for _ in range(3)]
    followers = {"phone": room.phone(), "projector": room.projector(), "desk": room.desk()}
    polled, token = None, room.token()
    for _ in range(12):
        for _ in range(8):
            act(dice, desk, phones, rounds)
        for audience, follower in followers.items():
            fresh = room.phone(token) if audience == "phone" else getattr(room, audience)()
            follower.settled(fresh.version)
            fresh.settled(follower.version)
            assert follower.view == fresh.view, audience
            fresh.close()
        polled = follow(room, token, polled)
        assert view_of(polled) == followers["phone"].settled(polled["version"]).view
    for follower in followers.values():
        assert names(follower, 0).count("snapshot") == 1


def follow(room: Room, token: str, polled: Any) -> Any:
    """The snapshot of a phone without a socket, brought up to date by what a poll gives."""
    if polled is None:
        return poll(room.house, room.code, token)["snapshot"]
    news = poll(room.house, room.code, token, epoch=polled["epoch"], after=polled["version"])
    assert "snapshot" not in news
    for delta in news["deltas"]:
        assert delta["from"] == polled["version"]
        view = patch.apply(polled["view"], delta["ops"])
        texts = polled["texts"] | delta.get("texts", {})
        polled = polled | {"view": view, "texts": texts, "version": delta["version"]}
    return polled


def test_a_client_hears_nothing_before_it_asks(house: ServerHouse, room: Room) -> None:
    token, desk = room.token(), room.desk()
    silent = room.keep(Peer(house, {"as": "phone", "code": room.code, "protocol": 2, "seat": token}))
    desk.do("session.set", None, {"title": "Not yet for everybody"})
    desk.until(lambda: desk.view["session"]["title"] == "Not yet for everybody")
    silent.resume()
    assert names(silent, 0)[:2] == ["hello", "snapshot"]


def test_who_falls_behind_gets_what_it_missed_when_its_line_is_free_also_when_nothing_happens(
    house: ServerHouse, room: Room
) -> None:
    phone, session = room.phone(), house.awake(room.code)
    sids = session.presence.now().sids["phone"]
    send, have = house.house.gateway.out.sender(), Have(phone.epoch, phone.version)
    noise = '"' + "x" * 400_000 + '"'
    before = len(phone.heard)
    for _ in range(6):
        house.call(send, News("phone", sids, [("noise", noise, have)]))
    connections = [house.house.gateway.connections[sid] for sid in sids]
    assert any(each.behind for each in connections), "nobody fell behind"
    phone.until(lambda: "mine" in names(phone, before))
    assert "snapshot" not in names(phone, before)
    # Its line may have been free and full again while noise went out: it hears all of that too.
    phone.until(lambda: not any(each.behind for each in connections))
    room.desk().do("session.set", None, {"title": "On the line again"})
    phone.until(lambda: phone.view["session"]["title"] == "On the line again")
