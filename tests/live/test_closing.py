"""The end of a round on a server: what was on its way counts, and until the seal it can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from session.live.outage import FEWEST, GRACE_SECONDS as OUTAGE_SECONDS, LONGEST, LOST_WITHIN, Outage
from session.live.round_end import GRACE_SECONDS, SEAL_SECONDS
from tests.live.house import MODES, Clock, ServerHouse, server_house
from tests.live.peers import Peer, Room, add_round, command, options_of


@pytest.fixture(scope="module")
def clock() -> Clock:
    return Clock()


def poll(desk: Peer, **plan: object) -> str:
    """A vote that is open."""
    name = add_round(desk, "poll", "Mon", "Tue", plan=plan)
    desk.do("round.open", name)
    return name


def voters(room: Room, name: str, number: int = 3) -> list[Peer]:
    """So many phones that voted."""
    phones = [room.phone() for _ in range(number)]
    for phone in phones:
        assert phone.vote(name, choice(phone)).ok
    return phones


def choice(phone: Peer) -> dict[str, Any]:
    return {"answer": options_of(phone)[0]}


def seen(desk: Peer, name: str, phase: str) -> dict[str, Any]:
    """The round at the desk, once it is in this phase."""
    desk.until(lambda: desk.view["rounds"].get(name, {}).get("phase") == phase)
    return dict(desk.view["rounds"][name])


# What is refused


def test_what_comes_after_the_grace_is_refused(room: Room, clock: Clock) -> None:
    desk = room.desk()
    name = poll(desk)
    phone = room.phone()
    chosen = choice(phone)
    desk.do("round.end", name)
    clock.now += GRACE_SECONDS
    assert phone.vote(name, chosen).code == "round_closed"
    ideas = add_round(desk, "brainstorm")
    desk.do("round.open", ideas)
    desk.do("round.end", ideas)
    clock.now += GRACE_SECONDS
    assert phone.ask("brainstorm.add_idea", ideas, {"text": "Too late"}).code == "round_closed"


def test_what_was_sealed_cannot_be_taken_back(room: Room, clock: Clock) -> None:
    desk = room.desk()
    name = poll(desk)
    desk.do("round.end", name)
    clock.now += SEAL_SECONDS
    seen(desk, name, "closed")
    assert desk.ask("round.keep_open", name).code == "round_closed"


def test_nobody_sees_a_result_while_the_round_closes(room: Room) -> None:
    desk, wall = room.desk(), room.projector()
    name = poll(desk, auto_release=True)
    phones = voters(room, name)
    desk.do("round.end", name)
    assert seen(desk, name, "closing")["result"] is None
    for face in (wall, *phones):
        face.until(lambda face=face: (face.view["round"] or {}).get("phase") == "closing")
        assert face.view["round"]["result"] is None
        assert "ending" not in face.pulse


# What counts


def test_what_was_on_its_way_counts(room: Room, clock: Clock) -> None:
    desk = room.desk()
    name = poll(desk)
    first, *_ = voters(room, name)
    late = room.phone()
    chosen = choice(late)
    desk.do("round.end", name)
    clock.now += GRACE_SECONDS - 0.5
    assert late.vote(name, chosen).ok
    assert first.vote(name, {"answer": options_of(first)[1]}, 2).ok
    clock.now += SEAL_SECONDS - GRACE_SECONDS + 0.5
    result = seen(desk, name, "closed")["result"]
    assert result["ballots"] == 4


def test_an_end_that_came_in_one_batch_with_a_ballot_takes_it(room: Room, clock: Clock) -> None:
    desk = room.desk()
    name = poll(desk)
    phone = room.phone()
    chosen = choice(phone)
    ended = desk.send(command("round.end", name))
    asked = phone.send(command("ballot.cast", name, {"n": 1, "choice": chosen}))
    assert desk.answer(ended).ok
    assert phone.answer(asked).ok


def test_an_idea_on_its_way_counts_and_can_be_repaired(room: Room, clock: Clock) -> None:
    desk, phone = room.desk(), room.phone()
    name = add_round(desk, "brainstorm")
    desk.do("round.open", name)
    desk.do("round.end", name)
    idea = phone.do("brainstorm.add_idea", name, {"text": "On its way"})["idea"]
    phone.do(
        "brainstorm.edit_idea", name, {"idea": idea, "text": "On its way, repaired", "was": "On its way"}
    )
    desk.until(lambda: idea in desk.view["rounds"].get(name, {}).get("body", {}).get("ideas", {}))


def test_the_desk_hears_when_the_round_is_sealed_and_then_it_is(room: Room, clock: Clock) -> None:
    desk = room.desk()
    name = poll(desk)
    voters(room, name)
    desk.do("round.end", name)
    ending = desk.until(lambda: desk.pulse.get("ending"))
    assert ending == {"round": name, "seals": int((clock.now + SEAL_SECONDS) * 1000)}
    clock.now += SEAL_SECONDS
    assert seen(desk, name, "closed")["result"]["ballots"] == 3
    desk.until(lambda: "ending" not in desk.pulse)


def test_the_end_is_taken_back_and_people_go_on(room: Room, clock: Clock) -> None:
    desk = room.desk()
    name = poll(desk, minutes=1, auto_close=True)
    phone, *_ = voters(room, name)
    desk.do("round.end", name)
    clock.now += SEAL_SECONDS - 1
    desk.do("round.keep_open", name)
    stopped = {"total": 60, "ends": None, "left": 60_000}
    desk.until(lambda: (desk.view["rounds"].get(name) or {}).get("timer") == stopped)
    seen(desk, name, "open")
    clock.now += 2 * SEAL_SECONDS
    assert phone.vote(name, choice(phone), 2).ok
    desk.do("round.end", name)
    assert phone.vote(name, choice(phone), 3).ok
    clock.now += SEAL_SECONDS
    assert seen(desk, name, "closed")["result"]["ballots"] == 3


# Who cannot wait


def begun(house: ServerHouse, room: Room) -> list[float]:
    """How long was waited for what was on its way: grows when somebody waits."""
    waits: list[float] = []
    end = house.awake(room.code).conductor.round_end
    grace_left = end.grace_left

    def counted() -> float:
        left = grace_left()
        if left:
            waits.append(left)
        return left

    end.grace_left = counted  # type: ignore[method-assign]
    return waits


@pytest.mark.parametrize("name", ["round.release", "round.close", "session.close", "round.open"])
def test_who_wants_the_result_at_once_waits_for_what_is_on_its_way(
    house: ServerHouse, room: Room, clock: Clock, name: str
) -> None:
    desk = room.desk()
    vote = poll(desk)
    after = add_round(desk, "poll", source={"round": vote, "pick": "all"})
    voters(room, vote)
    late = room.phone()
    chosen = choice(late)
    desk.do("round.end", vote)
    waits = begun(house, room)
    about = {"session.close": None, "round.open": after}.get(name, vote)
    asked = desk.send(command(name, about))
    house.until(lambda: len(waits) > 1)
    assert late.vote(vote, chosen).ok
    assert desk.acks.get(asked) is None
    clock.now += GRACE_SECONDS
    assert desk.answer(asked).ok
    phase = "released" if name == "round.release" else "closed"
    assert seen(desk, vote, phase)["result"]["ballots"] == 4
    if name == "round.open":
        assert seen(desk, after, "open")["options"]


def test_who_waits_for_the_result_of_a_round_that_is_kept_open_does_not_get_it(
    house: ServerHouse, room: Room
) -> None:
    desk = room.desk()
    name = poll(desk)
    desk.do("round.end", name)
    waits = begun(house, room)
    asked = desk.send(command("round.release", name))
    house.until(lambda: len(waits) > 1)
    desk.do("round.keep_open", name)
    assert desk.answer(asked).code == "round_open"


def test_a_result_that_is_asked_for_twice_is_shown_once(room: Room, clock: Clock) -> None:
    desk = room.desk()
    name = poll(desk)
    voters(room, name)
    desk.do("round.end", name)
    asked = command("round.release", name)
    first, again = desk.send(asked), desk.send(asked)
    clock.now += GRACE_SECONDS
    assert desk.answer(first).text == desk.answer(again).text


def test_a_round_can_still_be_closed_at_once(room: Room) -> None:
    desk = room.desk()
    name = poll(desk)
    voters(room, name)
    desk.do("round.close", name)
    assert seen(desk, name, "closed")["result"]["ballots"] == 3


def test_a_round_that_releases_itself_does_so_when_it_is_sealed(room: Room, clock: Clock) -> None:
    desk = room.desk()
    name = poll(desk, auto_release=True)
    voters(room, name)
    desk.do("round.end", name)
    clock.now += SEAL_SECONDS
    assert seen(desk, name, "released")["result"]["ballots"] == 3


# A server that stops in between


@pytest.fixture(params=MODES)
def own(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[ServerHouse, Clock]]:
    clock = Clock()
    with server_house(tmp_path / "data", request.param, clock, clock) as house:
        yield house, clock


def test_a_server_that_was_away_takes_what_was_on_its_way_and_then_seals(
    own: tuple[ServerHouse, Clock],
) -> None:
    house, clock = own
    with Room(house, house.session().code) as room:
        name = poll(room.desk())
        voters(room, name)
        seat = room.token()
        chosen = choice(room.phone(seat))
        room.desk().do("round.end", name)
        room.close()
        house.stop()
        clock.now += 3600
        house.start()
        back = room.phone(seat)
        clock.now += SEAL_SECONDS - 1
        assert back.vote(name, chosen).ok
        clock.now += 1
        desk = room.desk()
        assert seen(desk, name, "closed")["result"]["ballots"] == 4


def test_a_session_that_is_deleted_while_a_round_closes_leaves_nothing_to_seal(
    room: Room, house: ServerHouse
) -> None:
    desk = room.desk()
    name = poll(desk)
    desk.do("round.end", name)
    house.call(house.house.sessions.delete, house.awake(room.code))
    desk.until_ended()
    assert not [path for path in (house.directory / "keys").rglob("*") if room.code in path.name]


# Phones that were cut off


def outage() -> tuple[Outage, Clock]:
    clock = Clock()
    made = Outage(clock)
    made.owes = False
    return made, clock


def test_half_of_the_phones_gone_at_once_is_an_outage_until_they_are_back() -> None:
    cut, clock = outage()
    cut.look(8)
    clock.now += 100
    cut.look(8)
    clock.now += LOST_WITHIN - 1
    cut.look(5)
    assert not cut.lasts
    cut.look(4)
    assert cut.lasts
    cut.look(5)
    assert (cut.lasts, cut.owes) == (True, False)
    cut.look(6)
    assert (cut.lasts, cut.owes) == (False, True)


def test_people_who_leave_one_after_another_are_no_outage() -> None:
    cut, clock = outage()
    for number in range(20, 0, -1):
        cut.look(number)
        clock.now += LOST_WITHIN
    assert not cut.lasts


def test_a_few_phones_are_no_outage() -> None:
    cut, _ = outage()
    cut.look(FEWEST - 1)
    cut.look(0)
    assert not cut.lasts


def test_a_round_does_not_wait_for_ever_for_phones_that_went_home() -> None:
    cut, clock = outage()
    cut.look(8)
    cut.look(0)
    clock.now += LONGEST
    cut.look(0)
    assert (cut.lasts, cut.owes) == (False, False)


def test_a_server_that_stood_still_owes_time() -> None:
    cut, _ = outage()
    cut.stood_still()
    assert cut.owes
    assert 30 <= OUTAGE_SECONDS <= 60
