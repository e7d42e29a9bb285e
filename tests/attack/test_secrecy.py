"""Who voted what: attacks by somebody who has a full copy of the server, its log and the log of a proxy before it."""

from __future__ import annotations

import math
import random
import re
import sqlite3
from contextlib import closing
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from session.live.sessions import LiveSession
from session.store import pseudonym
from session.store.keys import KEY_BYTES
from tests.live.child import ChildServer
from tests.live.house import ServerHouse, server_house
from tests.live.peers import Room, add_round, command
from tests.live.test_ballots import found_in

ADDRESS, BROWSER = "198.51.100.77", "CanaryBrowser/7.0"

# What may be stored, table by table. A column that is not here needs a reason why it tells nothing about a ballot.
COLUMNS = {
    "alembic_version": {"version_num"},
    "applied": {"session", "key", "digest", "ack"},
    "believed_clock": {"id", "at"},
    "ballots": {"session", "round", "pseudonym", "sealed"},
    "claims": {"session", "round", "thing", "sealed"},
    "door_keys": {"token_hash", "session", "kind", "created_day"},
    "doors": {"secret_hash", "session", "kind", "password_hash"},
    "events": {"session", "seq", "at", "name", "data", "hash"},
    "finished_rounds": {"session", "round"},
    "cards": {"session", "card", "token_hash", "code_hash", "role", "seat", "withdrawn"},
    "last_commit": {"id", "mark"},
    "receipts": {"session", "round", "receipt", "binding"},
    "retention": {"session", "binned_at", "kept_at"},
    "seats": {"session", "seat", "token_hash", "role"},
    "sessions": {"id", "code", "title", "phase", "version", "head", "updated"},
    "tombstones": {"session", "head", "closed_day", "rewritten"},
}
WITHOUT_ORDER = {"applied", "ballots", "cards", "claims", "finished_rounds", "receipts", "retention", "seats"}


def tables(directory: Path) -> dict[str, str]:
    with closing(sqlite3.connect(directory / "versnelkamer.sqlite3")) as database:
        return dict(database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall())


def columns(directory: Path, table: str) -> set[str]:
    with closing(sqlite3.connect(directory / "versnelkamer.sqlite3")) as database:
        return {row[1] for row in database.execute(f"PRAGMA table_info({table})")}


@pytest.fixture
def house(tmp_path: Path) -> Any:
    with server_house(tmp_path / "data", "eventlet") as running:
        yield running


# --- nothing that could link is stored -------------------------------------------------------------------------


def test_no_table_has_a_column_that_is_not_on_the_list(house: ServerHouse) -> None:
    assert {table: columns(house.directory, table) for table in tables(house.directory)} == COLUMNS


def test_no_table_of_the_ballot_box_keeps_the_order_in_which_rows_came(house: ServerHouse) -> None:
    found = {name for name, sql in tables(house.directory).items() if "WITHOUT ROWID" in sql}
    assert found == WITHOUT_ORDER


def test_neither_addresses_nor_browsers_nor_secrets_are_written_down_anywhere(tmp_path: Path) -> None:
    """A whole session through a proxy, with downloads at the end; then every file and all output is searched."""
    with ChildServer(tmp_path, server_trusted_proxies="1") as server:
        through = {"X-Forwarded-For": ADDRESS, "User-Agent": BROWSER}
        with Room(server, server.code()) as room:
            desk, tokens = room.desk(), [f"token-of-phone-{n}-" + "x" * 8 for n in range(4)]
            name = add_round(desk, "dots", "A bench", "A tree", "A light")
            desk.do("round.open", name)
            ids = []
            for token in tokens:
                assert (
                    server.ask("POST", "/api/seat", {"code": room.code, "token": token}, through).status
                    == 200
                )
                bearer = {"Authorization": f"Bearer {token}", **through}
                vote = command("ballot.cast", name, {"n": 1, "choice": {"dots": {}}})
                ids.append(str(vote["id"]))
                answer = server.ask("POST", "/api/command", {"code": room.code, **vote}, bearer)
                assert answer.json["ok"], answer.body
                server.ask("POST", "/api/command", {"code": room.code, "id": "odd"}, bearer)
                server.ask("GET", f"/api/events?code={room.code}", headers=bearer)
            server.ask("POST", "/api/code", {"code": "ZZZZZ2"}, through)
            seats = seats_of(server)
            files = [path for path in (server.data / "keys").rglob("*") if path.is_file()]
            (key,) = [path.read_bytes()[:KEY_BYTES] for path in files]
            desk.do("round.close", name)
            desk.do("session.close")
            cookie = {"Cookie": server.host_cookie()}
            for kind in ("json", "csv", "pdf"):
                answer = server.ask("GET", f"/record/{room.code}.{kind}", headers=cookie)
                assert answer.status == 200
                (tmp_path / f"record.{kind}").write_bytes(answer.body)
        names = [bytes.fromhex(pseudonym(key, seat)) for seat in seats]
        secrets = [key, *names, *(each.encode() for each in (*tokens, *ids, ADDRESS, BROWSER))]
        assert seats
        assert found_in(tmp_path, [key, *secrets[1 + len(names) :]]) == []
        assert server.stop() == 0
        assert found_in(tmp_path, secrets) == []
        assert "Traceback" not in server.said()
        assert " ERROR " not in server.said()


def seats_of(server: ChildServer) -> list[str]:
    with closing(sqlite3.connect(server.data / "versnelkamer.sqlite3")) as database:
        return [seat for (seat,) in database.execute("SELECT seat FROM seats")]


# --- nothing links afterwards ----------------------------------------------------------------------------------

SESSIONS, VOTERS = 12, 20


def test_the_order_of_casting_and_the_order_on_the_disk_tell_nothing_about_the_ballots(
    house: ServerHouse,
) -> None:
    """Everybody has an option of their own, so each ballot in the log gives its voter away to this test, and only
    to this test. The attacker pairs the ballots, as they stand in the log, with the seats in every order there is."""
    dice = random.Random(7)
    hits: dict[str, int] = {}
    taus: dict[str, list[float]] = {}
    for _ in range(SESSIONS):
        session = house.session()
        truth, orders = cast_all(house, session, dice)
        assert sorted(truth) == list(range(VOTERS))
        for order, guess in orders.items():
            hits[order] = hits.get(order, 0) + sum(a == b for a, b in zip(truth, guess, strict=True))
            taus.setdefault(order, []).append(kendall(truth, guess))
    most = SESSIONS + 6 * math.sqrt(SESSIONS)  # a blind guess has one hit a session; six standard deviations
    spread = 6 * math.sqrt(2 * (2 * VOTERS + 5) / (9 * VOTERS * (VOTERS - 1)) / SESSIONS)
    assert {order: number for order, number in hits.items() if number > most} == {}
    assert {
        order: sum(each) / SESSIONS for order, each in taus.items() if abs(sum(each) / SESSIONS) > spread
    } == {}


def cast_all(
    house: ServerHouse, session: LiveSession, dice: random.Random
) -> tuple[list[int], dict[str, list[int]]]:
    """The voters in the order of their ballots in the log, and the orders an attacker knows them in."""
    with Room(house, session.code) as room:
        desk = room.desk()
        name = add_round(desk, "dots", *(f"Option {n}" for n in range(VOTERS)))
        tokens = [room.token() for _ in range(VOTERS)]
        desk.do("round.open", name)
        round_ = session.conductor.cache.state.rounds[name]
        options = [each.id for each in round_.options]
        order = dice.sample(range(VOTERS), VOTERS)
        for voter in order:
            vote = command("ballot.cast", name, {"n": 1, "choice": {"dots": {options[voter]: 1}}})
            answer = house.ask(
                "POST",
                "/api/command",
                {"code": room.code, **vote},
                {"Authorization": f"Bearer {tokens[voter]}"},
            )
            assert answer.json["ok"]
        desk.do("round.close", name)
        log = house.call(house.house.engine.run_native, house.house.store.read_log, session.id)
    (closed,) = [each.data for each in log if each.name == "round.closed"]
    assert all(set(ballot) == {"role", "choice"} for ballot in closed["ballots"])
    truth = [options.index(next(iter(ballot["choice"]["dots"]))) for ballot in closed["ballots"]]
    by_token = {token_hash: seat for token_hash, (seat, _) in session.conductor.cache.seats.items()}
    voter_of = dict(
        zip(
            [house.house.gateway.arrivals.seat_of(session, token) for token in tokens],
            range(VOTERS),
            strict=True,
        )
    )
    orders = {
        "the proxy's log of votes": order,
        "the order of coming in": list(range(VOTERS)),
        "the seats on the disk": [voter_of[seat] for seat in sorted(by_token.values())],
        "the tokens on the disk": [voter_of[by_token[each]] for each in sorted(by_token)],
    }
    return truth, orders | {f"{name}, backwards": guess[::-1] for name, guess in orders.items()}


def kendall(first: list[int], second: list[int]) -> float:
    """Kendall's tau of two orders of the same things: 1 the same, 0 unrelated, -1 reversed."""
    place = {each: at for at, each in enumerate(second)}
    pairs = list(combinations(first, 2))
    return sum(1 if place[a] < place[b] else -1 for a, b in pairs) / len(pairs)


def test_the_measure_of_the_attack_sees_an_order_that_is_kept() -> None:
    same = list(range(VOTERS))
    assert (kendall(same, same), kendall(same, same[::-1])) == (1, -1)


# --- nothing is told meanwhile ---------------------------------------------------------------------------------


def test_no_address_and_no_view_tells_a_ballot_before_the_close_not_even_to_the_server_desk(
    house: ServerHouse,
) -> None:
    with Room(house, house.session().code) as room:
        desk, projector = room.desk(), room.projector()
        name = add_round(desk, "decide", "We plant a tree")
        desk.do("round.open", name)
        tokens = [room.asked() for _ in range(5)]
        phones = [room.phone(token) for token in tokens]
        (worded,) = phones[0].until(
            lambda: phones[0].view["round"] and phones[0].view["round"]["body"]["decisions"]
        )
        decision = worded["id"]
        for phone in phones:
            answer = {"revision": 1, "stance": "against", "objection": "the canary sings"}
            assert phone.vote(name, {"answers": {decision: answer}}).ok
        cookie = {"Cookie": house.host_cookie()}
        fill = {"code": room.code, "form": "json", "lang": "en", "name": name, "wanted": "x", "filename": "x"}
        fill |= {"option": decision, "item": decision, "part": "room"}
        for rule in house.app.url_map.iter_rules():
            if "GET" in rule.methods:
                path = re.sub(r"<(?:\w+:)?(\w+)>", lambda match: fill[match[1]], rule.rule)
                body = house.ask("GET", path, headers=cookie).body
                assert b"canary" not in body, path
        desk.do("phones.roam", None, {"roam": True})
        seat = {"Authorization": f"Bearer {tokens[0]}"}
        looked = house.ask("GET", f"/api/round/{name}?code={room.code}", headers=seat)
        assert looked.refused == "not_shown_now"
        for peer in (desk, projector, room.desk(), room.projector(), room.phone()):
            assert "canary" not in str(peer.resume().heard)
            assert (peer.pulse["turnout"]["ballots"], peer.pulse["turnout"]["of"]) in ((0, 6), (5, 5), (5, 6))
        for n in (2, 3, 4):  # somebody else's token of the same session does not help either
            assert phones[n].resume().mine["ballots"][name]["choice"]["answers"][decision]["objection"]
        desk.do("round.close", name)
        assert "canary" in str(desk.until(lambda: desk.view["rounds"].get(name, {}).get("result")))
