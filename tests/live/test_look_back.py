"""Looking back over the wire: a round of before is asked for by who wants to see it, and by nobody else."""

from __future__ import annotations

import json

import pytest

from session.core.patch import diff
from tests.live.house import Answer, ServerHouse
from tests.live.peers import Json, Peer, Room, add_round


class Session:
    """A vote that was shown, with three voters, and a brainstorm that is open now."""

    def __init__(self, house: ServerHouse, room: Room) -> None:
        self.house, self.room, self.desk = house, room, room.desk()
        self.tokens = [room.token() for _ in range(3)]
        self.shown = add_round(self.desk, "dots", "A bench", "A tree")
        self.now = add_round(self.desk, "brainstorm")
        self.desk.do("round.open", self.shown)
        self.phone = room.phone(self.tokens[0])
        option = self.phone.until(lambda: self.phone.view["round"])["options"][0]["id"]
        for token in self.tokens:
            with room.phone(token) as voter:
                assert voter.vote(self.shown, {"dots": {option: 1}}).ok
        self.desk.do("round.close", self.shown)
        self.desk.do("round.release", self.shown)
        self.in_focus: Json = self.phone.until(self.result)

    def result(self) -> Json | None:
        round_: Json | None = self.phone.view["round"]
        return round_ if round_ and round_["id"] == self.shown and round_["result"] else None

    def asks(self, name: str | None = None, token: str | None = None, code: str | None = None) -> Answer:
        headers = {"Authorization": f"Bearer {token or self.tokens[1]}"}
        address = f"/api/round/{name or self.shown}?code={code or self.room.code}"
        return self.house.ask("GET", address, headers=headers)


@pytest.fixture
def session(house: ServerHouse, room: Room) -> Session:
    return Session(house, room)


def roam(session: Session, on: bool) -> None:
    session.desk.do("phones.roam", None, {"roam": on})


# What is refused


def test_nobody_looks_back_where_the_desk_did_not_let_them(session: Session) -> None:
    assert (session.asks().status, session.asks().refused) == (403, "no_looking_back")
    roam(session, True)
    assert session.asks().status == 200
    roam(session, False)
    assert session.asks().refused == "no_looking_back"


def test_who_has_no_seat_here_sees_nothing(session: Session, house: ServerHouse) -> None:
    roam(session, True)
    with Room(house, house.session().code) as other:
        for token in ("x" * 30, other.token()):
            assert (session.asks(token=token).status, session.asks(token=token).refused) == (
                401,
                "seat_unknown",
            )
    cookie = {"Cookie": house.host_cookie()}
    address = f"/api/round/{session.shown}?code={session.room.code}"
    assert house.ask("GET", address, headers=cookie).refused == "seat_unknown"


def test_a_round_of_another_session_is_not_there(session: Session, house: ServerHouse) -> None:
    roam(session, True)
    with Room(house, house.session().code) as other:
        desk, token = other.desk(), other.token()
        desk.do("session.open")
        desk.do("phones.roam", None, {"roam": True})
        assert session.asks(token=token, code=other.code).refused == "unknown_round"
        assert session.asks("r99").refused == "unknown_round"


def test_a_result_that_is_not_on_show_cannot_be_had(session: Session) -> None:
    roam(session, True)
    assert session.asks(session.now).refused == "not_shown_now"
    session.desk.do("round.open", session.now)
    assert session.asks(session.now).refused == "not_shown_now"
    session.desk.do("round.hide", session.shown)
    assert (session.asks().status, session.asks().refused) == (404, "not_shown_now")


def test_after_the_session_there_is_the_record_and_no_looking_back(session: Session) -> None:
    roam(session, True)
    session.desk.do("session.close")
    assert session.asks().refused == "no_looking_back"


def test_the_ideas_of_a_cluster_of_before_are_folded_out_only_while_one_may_look_back(
    session: Session,
) -> None:
    headers = {"Authorization": f"Bearer {session.tokens[1]}"}
    option = session.in_focus["options"][0]["id"]
    address = f"/api/note?code={session.room.code}&round={session.shown}&option={option}"
    session.desk.do("round.open", session.now)
    assert session.house.ask("GET", address, headers=headers).refused == "unknown_round"
    roam(session, True)
    assert session.house.ask("GET", address, headers=headers).json == {"lines": [], "next": None}


# What is given


def test_every_seat_gets_the_same_bytes_of_the_round_as_it_was_in_focus(session: Session) -> None:
    roam(session, True)
    session.desk.do("round.open", session.now)
    answers = [session.asks(token=token) for token in session.tokens]
    assert {answer.body for answer in answers} == {answers[0].body}
    assert answers[0].json == {"round": session.in_focus}
    assert answers[0].headers["cache-control"] == "no-store, no-transform"


def test_what_is_hidden_in_a_round_of_before_is_gone_at_the_next_look(session: Session) -> None:
    roam(session, True)
    session.desk.do("round.open", session.now)
    assert session.phone.ask("brainstorm.add_idea", session.now, {"text": "A swing"}).ok
    idea = session.phone.until(lambda: session.phone.view["round"]["body"].get("ideas"))
    session.desk.do("round.close", session.now)
    session.desk.do("round.release", session.now)
    assert "A swing" in session.asks(session.now).body.decode()
    before = session.phone.until(
        lambda: session.phone.view["round"]["phase"] == "released" and session.phone.view
    )
    session.desk.do("brainstorm.hide_idea", session.now, {"idea": next(iter(idea)), "hidden": True})
    assert "A swing" not in session.asks(session.now).body.decode()
    roaming = before["session"]["roam"]
    session.phone.until(lambda: session.phone.view["session"]["roam"]["amended"] == roaming["amended"] + 1)
    assert session.phone.view["session"]["roam"]["called"] == roaming["called"]


# Who hears what


def test_looking_back_is_told_to_nobody(session: Session) -> None:
    roam(session, True)
    wall = session.room.projector()
    session.desk.settled(
        session.phone.until(lambda: session.phone.view["session"].get("roam") and session.phone.version)
    )
    others: list[Peer] = [session.desk, wall]
    heard = [len(peer.heard) for peer in others]
    views = [json.dumps(peer.view) for peer in others]
    version = session.desk.version
    for token in session.tokens:
        assert session.asks(token=token).status == 200
    session.desk.do("screen.show", None, {"mode": "black"})  # whatever was on its way comes before this
    for peer, before, view in zip(others, heard, views, strict=True):
        peer.settled(version + 1)
        changed = {op[1][0] for op in diff(json.loads(view), peer.view)}
        assert changed <= {"screen", "round"}, "of the round on the wall nothing is left"
        assert [name for name, _ in peer.heard[before:] if name == "delta"] == ["delta"]


def test_a_phone_hears_the_switch_and_the_call_and_no_more_than_a_few_numbers(session: Session) -> None:
    version = session.phone.version
    roam(session, True)
    session.phone.settled(version + 1)
    first = session.phone.view["session"]["roam"]["called"]
    session.desk.do("phones.call")
    session.phone.until(lambda: session.phone.view["session"]["roam"]["called"] == first + 1)
    deltas = [content for name, content in session.phone.heard if name == "delta"]
    assert deltas[-1]["ops"] == [["s", ["session", "roam", "called"], first + 1]]
    assert len(json.dumps(deltas[-2])) < 200
    roam(session, False)
    session.phone.until(lambda: "roam" not in session.phone.view["session"])
