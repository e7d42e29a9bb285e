"""The way in: who is refused, what is refused, and that every command gets an answer."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import socketio
from hypothesis import HealthCheck, given, settings, strategies as st

from session.core.permissions import COMMANDS
from session.rounds import KINDS
from tests.attack.raw_socket import BINARY, Ended
from tests.live.house import MODES, ServerHouse, server_house
from tests.live.peers import Peer, Room, TurnedAway, add_round, command, command_id

FUZZ = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)  # JSON has neither, and ends the connection
    | st.text(st.characters(codec="utf-8"))
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcdes", max_size=5), inner),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def known(house: ServerHouse) -> Iterator[Room]:
    with Room(house, house.session().code) as made:
        yield made


# --- who is refused --------------------------------------------------------------------------------------------


def turned_away(house: ServerHouse, auth: Any, cookie: str = "") -> str:
    try:
        Peer(house, auth, cookie).close()
    except TurnedAway as refused:
        return refused.code
    except Ended:
        return "ended"
    return "admitted"


AUTHS = st.one_of(
    ANYTHING,
    st.fixed_dictionaries(
        {"code": ANYTHING | st.just("THE CODE")},
        optional={"as": ANYTHING | st.sampled_from(["phone", "desk", "projector", "system"]),
                  "seat": ANYTHING | st.text("abc", min_size=20, max_size=30), "protocol": ANYTHING | st.just(2)},
    ),
)  # fmt: skip


@FUZZ
@given(auth=AUTHS)
def test_no_shape_of_auth_is_admitted_or_handled_twice(house: ServerHouse, known: Room, auth: Any) -> None:
    if isinstance(auth, dict) and auth.get("code") == "THE CODE":
        auth = auth | {"code": known.code}
    gateway, runs = house.house.gateway, []
    admit = gateway._admit
    gateway._admit = lambda *given: (runs.append(given), admit(*given))[1]
    try:
        code = turned_away(house, auth)
    finally:
        gateway._admit = admit
    assert len(runs) == (0 if code == "ended" else 1)
    assert code in (
        "ended",
        "bad_command",
        "wrong_code",
        "seat_unknown",
        "link_expired",
        "protocol_too_old",
        "too_fast",
    )
    assert gateway.connections == {}


def test_each_mistake_at_the_door_has_its_own_reason(house: ServerHouse, room: Room) -> None:
    token, host = room.token(), house.host_cookie()
    good = {"as": "phone", "code": room.code, "protocol": 2, "seat": token}
    other = Room(house, house.session().code)
    assert turned_away(house, good | {"code": "ZZZZZ2"}) == "wrong_code"
    assert turned_away(house, good | {"protocol": 1}) == "protocol_too_old"
    assert turned_away(house, good | {"seat": "x" * 30}) == "seat_unknown"
    assert turned_away(house, good | {"seat": None}) == "seat_unknown"
    assert turned_away(house, good | {"code": other.code}) == "seat_unknown"
    for audience in ("desk", "projector", "system", "host", None, ["desk"]):
        assert turned_away(house, good | {"as": audience}) == "link_expired"
    assert turned_away(house, good | {"as": "desk"}, "vk_host=" + "x" * 32) == "link_expired"
    assert turned_away(house, good | {"as": "phone", "seat": "x" * 30}, host) == "seat_unknown"


@pytest.mark.parametrize("odd", ["foo[bar]=1", "a=b=c", "=x", "x", 'q="\\', "é=1", "a:b=1", "n\x01=1"])
def test_a_cookie_of_another_program_on_this_address_keeps_nobody_out(
    house: ServerHouse, room: Room, odd: str
) -> None:
    own, auth = house.host_cookie(), {"as": "desk", "code": room.code, "protocol": 2}
    assert turned_away(house, auth, f"{odd}; {own}") == "admitted"
    assert turned_away(house, auth, f"{own}; {odd}") == "admitted"


def test_codes_cannot_be_tried_without_end_and_who_is_in_stays_in(tmp_path: Path) -> None:
    with (
        server_house(tmp_path / "data", "eventlet", limits_joins_failed_per_second="1") as house,
        Room(house, house.session().code) as room,
    ):
        token, other = room.token(), house.session().code
        guess = {"as": "phone", "code": "ZZZZZ2", "protocol": 2, "seat": token}
        with house.no_time_passes():
            codes = [turned_away(house, guess) for _ in range(6)]
            assert codes[0] == "wrong_code"
            assert codes[-1] == "too_fast"
            # A right guess is not told apart.
            assert turned_away(house, guess | {"code": other}) == "too_fast"
            for path in (f"/api/events?code={other}", f"/qr/{other}.svg", f"/record/{other}.pdf"):
                assert house.ask("GET", path).status == 429
            assert house.ask("POST", "/api/code", {"code": other}).status == 429
        assert room.phone(token).view["session"]["code"] == room.code


def test_an_ordinary_socket_io_client_is_served(house: ServerHouse, room: Room) -> None:
    client = socketio.Client(reconnection=False, handle_sigint=False)
    got: list[Any] = []
    client.on("snapshot", got.append)
    auth = {"as": "phone", "code": room.code, "protocol": 2, "seat": room.token()}
    client.connect(house.origin, auth=auth, transports=["websocket"])  # it names its Origin by itself
    try:
        client.emit("resume", {"have": None})
        ack = client.call("command", command("seat.role", None, {"role": "nobody"}))
        assert ack["code"] == "unknown_role"
        assert got[0]["view"]["session"]["code"] == room.code
    finally:
        client.disconnect()


# --- what is refused -------------------------------------------------------------------------------------------


FACILITATOR = sorted(name for name, rule in COMMANDS.items() if "phone" not in rule.spec.actors)
OF_KINDS = sorted(
    f"{kind.name}.{own}"
    for kind in KINDS.values()
    for own, spec in kind.commands.items()
    if "phone" not in spec.actors
)


def test_a_phone_cannot_give_any_command_of_the_facilitator(room: Room) -> None:
    desk, phone = room.desk(), room.phone()
    name = add_round(desk, "brainstorm")
    assert FACILITATOR
    assert OF_KINDS
    for each in [*FACILITATOR, *OF_KINDS]:
        assert phone.ask(each, name).code == "not_allowed", each
    assert desk.until(lambda: desk.view["rounds"].get(name))["phase"] == "draft"


def test_a_projector_cannot_give_any_command(room: Room) -> None:
    all_of_them = [
        *COMMANDS,
        "ballot.cast",
        *(f"{k.name}.{own}" for k in KINDS.values() for own in k.commands),
    ]
    for start in range(0, len(all_of_them), 40):  # a connection gets only so many refusals in a row
        projector = room.projector()
        for each in all_of_them[start : start + 40]:
            assert projector.ask(each, "r1").code == "not_allowed", each


def test_nobody_takes_a_seat_over_a_socket(room: Room) -> None:
    for peer in (room.desk(), room.phone(), room.projector()):
        assert peer.ask("seat.take", None, {"role": None}).code == "not_allowed"


@pytest.mark.parametrize(
    "name", ["", ".", "nonsense", "round.", "brainstorm.", "brainstorm.__class__", "x.y.z", "é"]
)
def test_unknown_commands_are_refused(room: Room, name: str) -> None:
    assert room.desk().ask(name, "r1").code == "unknown_command"


@FUZZ
@given(payload=ANYTHING | st.fixed_dictionaries({"id": st.just("i" * 22) | ANYTHING, "name": ANYTHING}))
def test_every_payload_of_command_gets_an_answer_that_says_no(known: Room, payload: Any) -> None:
    if not known.peers:
        known.phone()
    ack = known.peers[0].answer(known.peers[0].send(payload))
    assert (ack.ok, ack.retry) == (False, False)
    assert ack.code in ("bad_command", "unknown_command", "not_allowed")
    assert "Traceback" not in ack.text


@pytest.mark.parametrize(
    "frame", ['42["command"]', '42["command",1,2,3]', '42["nothing",{}]', '42["command",{"id":"x"}]']
)
def test_odd_events_do_not_end_the_connection(room: Room, frame: str) -> None:
    phone = room.phone()
    phone.socket.frame(frame)
    assert phone.ask("seat.role", None, {"role": None}).ok


@pytest.mark.parametrize("frame", [b"451-" + b'["command",{"_placeholder":true,"num":0}]', b"\x04binary"])
def test_binary_ends_the_connection_and_changes_nothing(house: ServerHouse, room: Room, frame: bytes) -> None:
    phone = room.phone()
    version = house.awake(room.code).conductor.cache.version
    phone.socket.frame(frame, BINARY if frame[0] == 4 else 1)
    assert phone.until_ended().ended
    assert house.awake(room.code).conductor.cache.version == version


def test_half_a_character_is_refused_and_nothing_breaks(house: ServerHouse, room: Room) -> None:
    desk, token = room.desk(), room.token()
    name = add_round(desk, "brainstorm")
    desk.do("round.open", name)
    headers = {"Authorization": f"Bearer {token}"}
    for payload in (
        command("brainstorm.add_idea", name, {"text": "half \ud800"}),
        command("brainstorm.add_idea", name, {"\ud800": 1}),
        command("brainstorm.add_idea", "\ud800"),
        command("\ud800"),
        command("ballot.cast", name, {"n": 1, "choice": {"\ud800": 1}}),
        {**command("seat.role"), "id": "\ud800" * 22},
    ):
        answer = house.ask("POST", "/api/command", {"code": room.code, **payload}, headers)
        assert answer.refused == "bad_command"
    for body in (
        {"code": "\ud800"},
        {"code": room.code, "token": "\ud800" * 30},
        {"code": room.code, "role": "\ud800"},
    ):
        assert house.ask("POST", "/api/seat", body).refused == "bad_command"
    assert house.ask("POST", "/api/enter", {"secret": "\ud800"}).refused == "bad_command"
    assert room.phone(token).ask("brainstorm.add_idea", name, {"text": "whole"}).ok


def test_in_a_closed_session_only_reading_is_left(room: Room) -> None:
    desk, phone = room.desk(), room.phone()
    name = add_round(desk, "brainstorm")
    desk.do("session.close")
    assert phone.ask("brainstorm.add_idea", name, {"text": "Too late"}).code == "session_closed"
    assert phone.ask("seat.role", None, {"role": None}).code == "session_closed"
    phone.until(lambda: phone.view["session"]["phase"] == "closed")
    assert len(phone.until(lambda: phone.pulse.get("head"))) == 64


@pytest.mark.parametrize("mode", MODES)
def test_a_seat_has_one_budget_however_many_connections_it_has(tmp_path: Path, mode: str) -> None:
    slow = {"limits_commands_per_second": "1", "limits_commands_burst": "3"}
    with server_house(tmp_path / "data", mode, **slow) as house, Room(house, house.session().code) as room:
        token = room.token()
        tabs, ben = [room.phone(token), room.phone(token)], room.phone()
        with house.no_time_passes():
            acks = [tabs[number % 2].ask("nonsense") for number in range(4)]
            assert [ack.code for ack in acks] == ["unknown_command"] * 3 + ["too_fast"]
            assert acks[3].retry
            assert ben.ask("nonsense").code == "unknown_command"
            answer = house.ask(
                "POST",
                "/api/command",
                {"code": room.code, **command("nonsense")},
                {"Authorization": f"Bearer {token}"},
            )
            assert answer.json["code"] == "too_fast"


@pytest.mark.parametrize("mode", MODES)
def test_a_desk_may_give_four_times_the_commands_of_a_phone(tmp_path: Path, mode: str) -> None:
    """Who sorts ideas by keys is faster than anybody on a phone."""
    slow = {"limits_commands_per_second": "1", "limits_commands_burst": "3"}
    with server_house(tmp_path / "data", mode, **slow) as house, Room(house, house.session().code) as room:
        desk = room.desk()
        with house.no_time_passes():
            acks = [desk.ask("nonsense").code for _ in range(13)]
            assert acks == ["unknown_command"] * 12 + ["too_fast"]


def test_a_command_that_is_too_large_is_refused(tmp_path: Path) -> None:
    with (
        server_house(tmp_path / "data", "eventlet", limits_message_bytes="4096") as house,
        Room(house, house.session().code) as room,
    ):
        phone = room.phone()
        ack = phone.ask("brainstorm.add_idea", "r1", {"text": "é" * 2100})
        assert (ack.code, ack.retry) == ("too_large", False)
        assert phone.ask("brainstorm.add_idea", "r1", {"text": "é" * 1900}).code == "unknown_round"


# --- shut out --------------------------------------------------------------------------------------------------


@pytest.fixture
def facilitator(house: ServerHouse, room: Room) -> tuple[Peer, str]:
    """Somebody who came in through a link, and the cookie."""
    host = house.host_cookie()
    made = house.ask("POST", f"/api/desk/{room.code}/links", {"kind": "facilitator"}, {"Cookie": host})
    entered = house.ask("POST", "/api/enter", {"secret": made.json["link"].partition("#")[2]})
    return room.desk(entered.cookie), entered.cookie


def test_revoking_closes_the_sockets_of_who_came_in_by_a_link_and_of_nobody_else(
    house: ServerHouse, room: Room, facilitator: tuple[Peer, str]
) -> None:
    desk, cookie = facilitator
    host, phone = room.desk(), room.phone()
    assert house.ask("DELETE", f"/api/desk/{room.code}/links", headers={"Cookie": cookie}).status == 200
    assert desk.until_ended().ended
    assert host.ask("session.set", None, {"title": "Still here"}).ok
    assert phone.ask("seat.role", None, {"role": None}).ok
    assert turned_away(house, {"as": "desk", "code": room.code, "protocol": 2}, cookie) == "link_expired"
    assert house.ask("GET", f"/api/desk/{room.code}", headers={"Cookie": cookie}).refused == "link_expired"


def test_the_next_command_with_a_revoked_key_is_refused_and_changes_nothing(
    house: ServerHouse, room: Room, facilitator: tuple[Peer, str]
) -> None:
    desk, _ = facilitator
    version = house.awake(room.code).conductor.cache.version
    house.call(house.house.access.revoke, house.awake(room.code).id)  # the sockets are not closed yet
    ack = desk.ask("session.set", None, {"title": "Not mine any more"})
    assert (ack.code, ack.retry) == ("link_expired", False)
    assert desk.until_ended().ended
    assert house.awake(room.code).conductor.cache.version == version


def test_a_key_of_one_session_opens_no_other(house: ServerHouse, facilitator: tuple[Peer, str]) -> None:
    _, cookie = facilitator
    other = house.session().code
    value = cookie.partition("=")[2]
    for name in (cookie.partition("=")[0], "vk_host", f"vk_{house.awake(other).id}"):
        for audience in ("desk", "projector"):
            auth = {"as": audience, "code": other, "protocol": 2}
            assert turned_away(house, auth, f"{name}={value}") == "link_expired"


def test_a_command_during_the_stop_is_refused_with_retry_and_never_lost_in_silence(tmp_path: Path) -> None:
    with server_house(tmp_path / "data", "eventlet") as house, Room(house, house.session().code) as room:
        phone = room.phone()
        house.call(house.house.drain)
        ack = phone.ask("seat.role", None, {"role": None})
        assert (ack.code, ack.retry) == ("store_unavailable", True)
        late = house.house.sessions.awake()[0].conductor
        answered = house.call(late.ask, *_system_command())
        assert (answered.code, answered.retry) == ("store_unavailable", True)


def _system_command() -> tuple[Any, Any]:
    from session.core.commands import Actor, Command

    return Command(command_id(), "session.open"), Actor("desk")


def test_a_connection_that_ends_leaves_nothing_behind(house: ServerHouse, room: Room) -> None:
    before = len(house.house.gateway.connections)
    phone = room.phone()
    phone.socket.frame("41")
    house.until(lambda: len(house.house.gateway.connections) == before)
    session = house.awake(room.code)
    house.until(lambda: session.presence.present() == 0)


def test_what_a_client_calls_itself_is_never_believed(room: Room) -> None:
    phone = room.phone()
    forged = command("session.set", None, {"title": "Mine"}) | {
        "actor": "desk",
        "as": "desk",
        "key": secrets.token_hex(8),
    }
    assert phone.answer(phone.send(json.loads(json.dumps(forged)))).code == "not_allowed"
