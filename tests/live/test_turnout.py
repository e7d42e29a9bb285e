"""The turnout counts the ballots that the record would have if the round were closed now, and no others."""

from __future__ import annotations

from typing import Any

from tests.live.peers import Peer, Room, add_round

PEOPLE = 5


def turnout(peer: Peer) -> tuple[int, int]:
    told = (peer.pulse or {}).get("turnout") or {}
    return told.get("ballots", -1), told.get("of", -1)


def open_decision(desk: Peer, *texts: str) -> str:
    name = add_round(desk, "decide", *texts)
    desk.do("round.open", name)
    return name


def answer(phone: Peer, name: str, revision: int = 1, n: int = 1, decision: str | None = None) -> None:
    given = {decision or f"{name}-1": {"revision": revision, "stance": "support"}}
    assert phone.vote(name, {"answers": given}, n).ok


def everybody(room: Room, name: str) -> list[Peer]:
    phones = [room.phone() for _ in range(PEOPLE)]
    for phone in phones:
        answer(phone, name)
    return phones


def test_an_emptied_ballot_is_no_vote(room: Room) -> None:
    desk = room.desk()
    name = open_decision(desk, "We begin in May")
    phones = everybody(room, name)
    desk.until(lambda: turnout(desk) == (PEOPLE, PEOPLE))
    assert phones[0].vote(name, {"answers": {}}, 2).ok
    desk.until(lambda: turnout(desk) == (0, PEOPLE))  # four, in steps of five
    desk.do("round.close", name)
    assert closed(desk, name)["ballots"] == PEOPLE - 1


def test_rewording_begins_the_vote_again_for_everybody_who_looks(room: Room) -> None:
    desk, wall = room.desk(), room.projector()
    name = open_decision(desk, "We begin in May")
    phones = everybody(room, name)
    faces = [desk, wall, *phones]
    for face in faces:
        face.until(lambda face=face: turnout(face) == (PEOPLE, PEOPLE))
    desk.do("decide.word", name, {"decision": f"{name}-1", "text": "We begin in June"})
    for face in faces:
        face.until(lambda face=face: turnout(face) == (0, PEOPLE))
    for phone in phones:
        answer(phone, name, revision=2, n=2)
    for face in faces:
        face.until(lambda face=face: turnout(face) == (PEOPLE, PEOPLE))
    desk.do("round.close", name)
    assert closed(desk, name)["ballots"] == PEOPLE


def test_who_still_answers_another_decision_stays_a_voter(room: Room) -> None:
    desk = room.desk()
    name = open_decision(desk, "We begin in May", "We stop in July")
    phones = [room.phone() for _ in range(PEOPLE)]
    for phone in phones:
        answer(phone, name, decision=f"{name}-2")
    desk.until(lambda: turnout(desk) == (PEOPLE, PEOPLE))
    desk.do("decide.word", name, {"decision": f"{name}-1", "text": "We begin in June"})
    desk.do("decide.word", name, {"decision": f"{name}-1", "text": "We begin in August"})
    desk.do("round.close", name)
    assert closed(desk, name)["ballots"] == PEOPLE


def closed(desk: Peer, name: str) -> dict[str, Any]:
    desk.until(lambda: desk.view["rounds"].get(name, {}).get("phase") == "closed")
    return dict(desk.view["rounds"][name])
