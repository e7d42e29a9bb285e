"""The line of a mood round: points only of enough people, never a step that tells of one, and on the wall only."""

from __future__ import annotations

import json

import pytest

from session.core.state import Json
from session.live.sampler import Sampler
from session.live.session_cache import BallotNow, SessionCache, box_of
from session.rounds import KINDS
from tests.cast import Story, fay
from tests.live.house import Clock, ServerHouse
from tests.live.peers import Peer, Room, add_round
from tests.rounds.given import ROUND, given

SECOND = 1000.0


class Line:
    """An open mood round with a threshold of five, and the points that come of it."""

    def __init__(self, story: Story | None = None) -> None:
        self.story = story or given("mood")
        self.cache = SessionCache(self.story.state)
        self.now = 1_000_000.0
        self.sampler = Sampler(self.cache, KINDS)

    def stand(self, *values: int, first: int = 0) -> Line:
        """Person 0, 1, … (or from `first`) is now at these values; who is not named stays."""
        box = self.cache.ballots.setdefault(box_of(self.story.state.rounds[ROUND]), {})
        for person, value in enumerate(values, first):
            box[f"p{person}"] = BallotNow(int(self.now), None, {"value": value})
        return self

    def after(self, seconds: float) -> Json | None:
        self.now += seconds * SECOND
        return self.sampler.due(self.cache, self.now)


def test_fewer_people_than_the_threshold_make_no_point() -> None:
    line = Line().stand(10, 20, 30, 40)
    assert line.after(600) is None
    assert line.stand(40, 30, 20, 10).after(600) is None


def test_a_point_waits_until_as_many_people_stand_elsewhere_since_it_was_taken() -> None:
    line = Line().stand(10, 10, 10, 10, 10, 10)
    assert line.after(1) is None, "the result after one more move and the close would tell that move"
    assert line.stand(90, 90, 90, 90).after(600) is None
    assert line.stand(90, 90, 90, 90, 90).after(1) == {"n": 6, "mean": 10.0, "median": 10.0}
    assert line.stand(0, 0, 0, 0, 0, 0).after(10) == {"n": 6, "mean": 77.0, "median": 90.0}


def test_who_counted_for_a_point_counts_again_after_as_many_others() -> None:
    line = Line().stand(*[10] * 10)
    assert line.after(1) is None
    free = sorted(set(line.cache.ballots["r1.1"]) - set(line.sampler._counted))
    assert len(free) == 5


def test_casting_the_same_again_is_not_moving() -> None:
    line = Line().stand(10, 10, 10, 10, 10)
    assert line.after(1) is None
    assert line.stand(10, 10, 10, 10, 80).after(600) is None


def test_points_are_taken_ten_seconds_apart() -> None:
    line = Line().stand(10, 10, 10, 10, 10)
    assert line.after(1) is None
    assert line.stand(20, 20, 20, 20, 20).after(9) is None
    assert line.after(1) == {"n": 5, "mean": 10.0, "median": 10.0}


def test_when_nobody_moves_the_line_goes_on_after_a_minute() -> None:
    line = Line().stand(10, 10, 10, 10, 10)
    assert line.after(1) is None
    first = line.stand(20, 20, 20, 20, 20).after(10)
    assert first == {"n": 5, "mean": 10.0, "median": 10.0}
    assert line.after(59) is None
    assert line.after(1) == first
    assert line.after(59) is None


def test_after_a_restart_what_is_in_the_box_counts_as_seen() -> None:
    line = Line().stand(10, 10, 10, 10, 10)
    line.sampler = Sampler(line.cache, KINDS)
    assert line.after(600) is None
    assert line.stand(20, 20, 20, 20, 20).after(1) is None
    assert line.stand(30, 30, 30, 30, 30).after(10) == {"n": 5, "mean": 20.0, "median": 20.0}


def test_a_kind_without_a_line_and_a_closed_round_have_no_points() -> None:
    dots = Line(given("dots", {}, "Apples", "Pears"))
    assert dots.stand(1, 2, 3, 4, 5).after(600) is None
    closed = Line(given("mood").when(fay.asks("round.close", ROUND)))
    assert closed.stand(1, 2, 3, 4, 5).after(600) is None


# In a whole server


@pytest.fixture(scope="module")
def clock() -> Clock:
    return Clock()


def test_only_the_system_may_add_a_point(room: Room) -> None:
    desk, phone = room.desk(), room.phone()
    name = add_round(desk, "mood")
    desk.do("round.open", name)
    point = {"n": 9, "mean": 1.0, "median": 1.0}
    assert desk.ask("mood.sample", name, point).code == "not_allowed"
    assert phone.ask("mood.sample", name, point).code == "not_allowed"


def test_the_wall_gets_the_line_of_the_group_and_the_phone_does_not(
    house: ServerHouse, room: Room, clock: Clock
) -> None:
    desk, wall = room.desk(), room.projector()
    name = add_round(desk, "mood")
    phones = [room.phone() for _ in range(3)]
    desk.do("round.open", name)
    turn = 0
    while not seen(wall).get("body", {}).get("series"):  # a point comes into the line with the next one
        turn, clock.now = turn + 1, clock.now + 10
        for number, phone in enumerate(phones):
            assert phone.vote(name, {"value": turn % 80 + 10 * number}, turn).ok
        house.call(house.house.housekeeping._watch)
        wall.resume()
    series = seen(wall)["body"]["series"]
    assert [(each["n"], each["median"] - each["mean"]) for each in series] == [(3, 0.0)] * len(series)
    desk.do("round.close", name)
    phones[0].until(lambda: seen(phones[0]).get("phase") == "closed")
    assert "series" not in json.dumps(phones[0].heard)
    desk.until(lambda: desk.view["rounds"][name]["result"])  # type: ignore[index]
    assert desk.view["rounds"][name]["body"]["series"][: len(series)] == series  # type: ignore[index]


def seen(peer: Peer) -> Json:
    """The round on a screen; empty while it shows none."""
    view: Json = peer.view or {}
    return view["round"] or {}
