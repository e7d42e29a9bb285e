"""Commands of one session: refused with a reason, one effect an id, acknowledged only when they are on the disk."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from tests.live.house import MODES, ServerHouse, server_house
from tests.live.peers import Ack, Peer, Room, add_round, command, command_id

POISON = """
CREATE TRIGGER poison BEFORE INSERT ON events WHEN NEW.data LIKE '%poison%'
BEGIN SELECT RAISE(ABORT, 'this event cannot be stored'); END
"""


@pytest.fixture
def open_round(room: Room) -> tuple[Peer, str]:
    """A desk, and a brainstorm that is open."""
    desk = room.desk()
    name = add_round(desk, "brainstorm", settings={"ideas_per_person": 0})
    desk.do("round.open", name)
    return desk, name


def stored(house: ServerHouse, code: str) -> list[Any]:
    """The log of the session, read from the disk."""
    session = house.awake(code).id
    return list(house.call(house.house.engine.run_native, house.house.store.read_log, session))


def ideas(house: ServerHouse, code: str) -> list[str]:
    return [entry.data["text"] for entry in stored(house, code) if entry.name == "brainstorm.idea_added"]


@contextmanager
def full_disk(house: ServerHouse) -> Iterator[None]:
    """No page can be added to the database any more (SQLITE_FULL) within the block."""
    database, full = house.house.store._database, [True]

    def limit(connection: sqlite3.Connection, _record: object = None) -> None:
        # SQLite makes of 1: as many pages as there are. A connection that failed is replaced by a new one.
        connection.execute(f"PRAGMA max_page_count={1 if full[0] else 10**6}")

    def limit_now() -> None:
        house.call(database.write, lambda connection: limit(connection.connection.driver_connection))

    event.listen(database.engines.write, "connect", limit)
    limit_now()
    try:
        yield
    finally:
        full[0] = False
        limit_now()
        turned_away = threading.Event()  # everybody whom the writer refuses because the disk was full
        house.house.writer.call(turned_away.set, lambda outcome: None)
        assert turned_away.wait(20)


def together(house: ServerHouse, desk: Peer, sent: list[tuple[Peer, dict[str, Any]]]) -> list[Ack]:
    """The answers to commands that are decided in one batch: they gather while the writer is kept busy."""
    mailbox = house.awake(desk.view["session"]["code"]).conductor._mailbox
    kept_busy, go = threading.Event(), threading.Event()

    def keep_busy() -> None:
        kept_busy.set()
        go.wait(20)

    house.house.writer.call(keep_busy, lambda outcome: None)
    try:
        # Before that the writer may still be turning away who waited for a disk that was full.
        assert kept_busy.wait(20)
        house.until(lambda: mailbox._reader is not None)  # it has done with everything before
        first = desk.send(command("session.set", None, {"title": "Keeps the conductor waiting"}))
        house.until(lambda: mailbox._reader is None and not mailbox._items)
        numbers = []
        for peer, given in sent:
            numbers.append(peer.send(given))
            house.until(lambda: len(mailbox._items) == len(numbers))
    finally:
        go.set()
    desk.answer(first)
    return [peer.answer(number) for (peer, _), number in zip(sent, numbers, strict=True)]


# --- refusals --------------------------------------------------------------------------------------------------


def test_an_idea_in_a_round_that_is_not_open_is_refused_and_changes_nothing(
    house: ServerHouse, room: Room
) -> None:
    desk = room.desk()
    name = add_round(desk, "brainstorm")
    before = stored(house, room.code)
    ack = room.phone().ask("brainstorm.add_idea", name, {"text": "Too early"})
    assert (ack.ok, ack.code, ack.retry) == (False, "round_not_open", False)
    assert [entry.name for entry in stored(house, room.code)[len(before) :]] == ["seat.taken"]


def test_the_same_id_with_another_payload_is_refused(house: ServerHouse, room: Room, open_round: Any) -> None:
    _, name = open_round
    ana, id_ = room.phone(), command_id()
    assert ana.ask("brainstorm.add_idea", name, {"text": "The first"}, id_).ok
    for data, round_ in (({"text": "Another"}, name), ({"text": "The first"}, "r9")):
        ack = ana.ask("brainstorm.add_idea", round_, data, id_)
        assert (ack.code, ack.retry) == ("id_conflict", False)
    assert ideas(house, room.code) == ["The first"]


def test_somebody_elses_id_gives_no_second_effect(house: ServerHouse, room: Room, open_round: Any) -> None:
    _, name = open_round
    ana, ben, id_ = room.phone(), room.phone(), command_id()
    assert ana.ask("brainstorm.add_idea", name, {"text": "Mine"}, id_).ok
    ben.ask("brainstorm.add_idea", name, {"text": "Mine"}, id_)
    assert ideas(house, room.code) == ["Mine"]
    assert ben.mine["owned"].get(name, {}).get("ideas", []) in ([], {})


def test_a_full_disk_refuses_everything_with_retry_and_changes_nothing(
    house: ServerHouse, room: Room, open_round: Any
) -> None:
    _, name = open_round
    ana = room.phone()
    before = stored(house, room.code)
    with full_disk(house):
        sent = [
            ana.send(command("brainstorm.add_idea", name, {"text": f"{n} " + "x" * 280})) for n in range(60)
        ]
        acks = [ana.answer(number) for number in sent]
        refused = [ack for ack in acks if not ack.ok]
        assert refused, "the disk was not full"
        assert {(ack.code, ack.retry) for ack in refused} == {("store_unavailable", True)}
        accepted = [ack for ack in acks if ack.ok]
        kept = stored(house, room.code)  # reading goes on
        assert sum(entry.name == "brainstorm.idea_added" for entry in kept) == len(accepted)
        assert kept[: len(before)] == before
        assert room.projector().view is not None  # and so does the projector
        assert house.ask("GET", "/healthz").status == 200
    assert ana.ask("brainstorm.add_idea", name, {"text": "After all"}).ok
    assert ideas(house, room.code)[-1] == "After all"


def test_a_refusal_that_rests_on_what_was_not_saved_does_not_count(house: ServerHouse, room: Room) -> None:
    desk = room.desk()
    name = add_round(desk, "brainstorm")
    with full_disk(house):
        number = refused = 0
        while refused < 5:  # until not even the smallest event fits
            number += 1
            refused += not desk.ask("session.set", None, {"title": f"{number} " + "x" * 80}).ok
        # the second is refused if the first is saved
        acks = together(house, desk, [(desk, command("round.open", name)) for _ in range(2)])
    assert [(ack.code, ack.retry) for ack in acks] == [("store_unavailable", True)] * 2
    assert desk.ask("round.open", name).ok


def test_a_command_that_cannot_be_stored_costs_nobody_else_anything(tmp_path: Path) -> None:
    with server_house(tmp_path / "data", "eventlet") as house, Room(house, house.session().code) as room:
        desk = room.desk()
        name = add_round(desk, "brainstorm")
        desk.do("round.open", name)
        ana, ben = room.phone(), room.phone()
        house.call(house.house.store._database.write, lambda connection: connection.exec_driver_sql(POISON))
        texts = ((ana, "First"), (ben, "A poison"), (ana, "Last"))
        sent = [(who, command("brainstorm.add_idea", name, {"text": text})) for who, text in texts]
        first, bad, last = together(house, desk, sent)
        assert first.ok
        assert last.ok
        assert (bad.ok, bad.code, bad.retry) == (False, "server_error", False)
        assert ideas(house, room.code) == ["First", "Last"]


# --- one id, one effect ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", MODES)
def test_a_repeated_command_gets_the_same_answer_byte_for_byte_also_after_a_restart(
    tmp_path: Path, mode: str
) -> None:
    with server_house(tmp_path / "data", mode) as house, Room(house, house.session().code) as room:
        desk = room.desk()
        name = add_round(desk, "brainstorm")
        opens = command("round.open", name)
        opened = desk.answer(desk.send(opens))
        token = room.token()
        ana = room.phone(token)
        nothing = command("seat.role", None, {"role": None})  # changes nothing, and still has one answer
        idea = command("brainstorm.add_idea", name, {"text": "Once"})
        acks = [ana.answer(ana.send(given)) for given in (idea, nothing)]
        room.phone().do("brainstorm.add_idea", name, {"text": "Something in between"})
        for _ in range(2):
            assert [ana.answer(ana.send(given)).text for given in (idea, nothing)] == [
                ack.text for ack in acks
            ]
            assert desk.answer(desk.send(opens)).text == opened.text
            room.close()
            house.restart()
            ana, desk = room.phone(token), room.desk()
        assert ideas(house, room.code) == ["Once", "Something in between"]


def test_a_command_sent_many_times_at_once_has_one_effect(
    house: ServerHouse, room: Room, open_round: Any
) -> None:
    _, name = open_round
    ana, idea = room.phone(), command("brainstorm.add_idea", name, {"text": "Only once"})
    acks = [ana.answer(number) for number in [ana.send(idea) for _ in range(15)]]
    assert len({ack.text for ack in acks}) == 1
    assert ideas(house, room.code) == ["Only once"]


def test_a_phone_that_asks_for_its_seat_twice_at_once_has_one_seat(house: ServerHouse, room: Room) -> None:
    token = "t" * 24
    ready, answers = threading.Barrier(4), []

    def join() -> None:
        ready.wait()
        answers.append(
            house.ask("POST", "/api/seat", {"code": room.code, "role": None, "token": token}).status
        )
        ready.wait()
        room.tries(token)

    threads = [threading.Thread(target=join) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [200] * 4
    assert house.awake(room.code).conductor.cache.state.people == 1


# --- acknowledged when it is on the disk -----------------------------------------------------------------------


def test_nothing_is_acknowledged_or_shown_before_it_is_committed(
    house: ServerHouse, room: Room, open_round: Any
) -> None:
    desk, name = open_round
    ana = room.phone()
    ana.until(lambda: ana.view["current"] == name)
    inside, go = threading.Event(), threading.Event()

    def hold(connection: Any) -> None:
        if not go.is_set():
            inside.set()
            go.wait(20)

    engine = house.house.store._database.engines.write
    number = len(ideas(house, room.code))
    event.listen(engine, "commit", hold)
    try:
        waiting = ana.send(command("brainstorm.add_idea", name, {"text": "On its way"}))
        assert inside.wait(20)
        with closing(sqlite3.connect(house.directory / "versnelkamer.sqlite3")) as other:
            (number_stored,) = other.execute(
                "SELECT count(*) FROM events WHERE data LIKE '%On its way%'"
            ).fetchone()
        assert number_stored == 0
        assert house.call(lambda: house.house.gateway.connections) is not None  # the loop is not held up
        heard = ana.resume().heard
        assert waiting not in ana.acks
        assert "On its way" not in str(heard)
    finally:
        go.set()
    assert ana.answer(waiting).ok
    assert len(ideas(house, room.code)) == number + 1
    desk.until(lambda: "On its way" in str(desk.view))


def test_commands_of_one_sender_take_effect_in_the_order_they_were_sent(
    house: ServerHouse, room: Room, open_round: Any
) -> None:
    _, name = open_round
    ana = room.phone()
    texts = [f"Idea {number}" for number in range(25)]
    sent = [ana.send(command("brainstorm.add_idea", name, {"text": text})) for text in texts]
    assert all(ana.answer(number).ok for number in sent)
    assert ideas(house, room.code) == texts
