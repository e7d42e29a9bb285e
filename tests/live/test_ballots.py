"""Ballots of a secret round: what counts, what is refused, what is shown meanwhile and what is left afterwards."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from session.store import pseudonym
from tests.live.house import MODES, PATIENCE, ServerHouse, server_house
from tests.live.peers import Peer, Room, add_round, command, command_id, options_of


@dataclass
class Vote:
    """An open round of dots on three options, a desk and some phones."""

    room: Room
    desk: Peer
    round: str
    phones: list[Peer] = field(default_factory=list)
    options: list[str] = field(default_factory=list)

    def dots(self, option: int) -> dict[str, Any]:
        return {"dots": {self.options[option]: 1}}

    def result(self) -> Any:
        """The exact figures, as the desk sees them after closing."""
        self.desk.until(lambda: self.desk.view["rounds"].get(self.round, {}).get("result"))
        return self.desk.view["rounds"][self.round]["result"]


def open_vote(room: Room, people: int, roles: tuple[str | None, ...] = (None,)) -> Vote:
    desk = room.desk()
    vote = Vote(room, desk, add_round(desk, "dots", "A bench", "A tree", "A light"))
    vote.phones = [room.phone(role=roles[number % len(roles)]) for number in range(people)]
    desk.do("round.open", vote.round)
    vote.options = options_of(vote.phones[0])
    return vote


@pytest.fixture
def vote(room: Room) -> Vote:
    return open_vote(room, 3)


# --- refusals --------------------------------------------------------------------------------------------------


def test_a_ballot_that_came_too_late_is_refused_and_one_that_was_accepted_is_not(vote: Vote) -> None:
    ana, ben, _ = vote.phones
    id_ = command_id()
    assert ana.vote(vote.round, vote.dots(0), 1, id_).ok
    vote.desk.do("round.close", vote.round)
    again, late = ana.vote(vote.round, vote.dots(0), 1, id_), ben.vote(vote.round, vote.dots(0))
    assert again.ok
    assert (late.ok, late.code, late.retry) == (False, "round_closed", False)


@pytest.mark.parametrize("mode", MODES)
def test_the_answer_to_an_accepted_ballot_is_the_same_before_and_after_close_and_restart(
    tmp_path: Path, mode: str
) -> None:
    with server_house(tmp_path / "data", mode) as house, Room(house, house.session().code) as room:
        vote = open_vote(room, 1)
        token, id_ = room.token(), command_id()
        answers = [room.phone(token).vote(vote.round, vote.dots(1), 7, id_).text]
        room.close()
        house.restart()
        answers.append(room.phone(token).vote(vote.round, vote.dots(1), 7, id_).text)
        room.desk().do("round.close", vote.round)
        room.close()
        house.restart()
        answers.append(room.phone(token).vote(vote.round, vote.dots(1), 7, id_).text)
        assert len(set(answers)) == 1
        assert '"ok":true' in answers[0]


@pytest.mark.parametrize("restarted", [False, True], ids=["running", "restarted"])
def test_the_same_id_with_another_choice_or_from_another_seat_is_refused_and_changes_nothing(
    tmp_path: Path, restarted: bool
) -> None:
    with server_house(tmp_path / "data", "eventlet") as house, Room(house, house.session().code) as room:
        vote = open_vote(room, 1)
        tokens, id_ = [room.token(), room.token()], command_id()
        ana, ben = (room.phone(token) for token in tokens)
        assert ana.vote(vote.round, vote.dots(0), 1, id_).ok
        if restarted:
            room.close()
            house.restart()
            ana, ben = (room.phone(token) for token in tokens)
        answers = [
            ana.vote(vote.round, vote.dots(1), 1, id_),
            ana.vote(vote.round, vote.dots(0), 2, id_),
            ben.vote(vote.round, vote.dots(0), 1, id_),
        ]
        assert [(answer.ok, answer.code, answer.retry) for answer in answers] == [
            (False, "id_conflict", False)
        ] * 3
        assert ana.vote(vote.round, vote.dots(0), 1, id_).ok
        assert (len(ana.resume().mine["ballots"]), ben.resume().mine["ballots"]) == (1, {})
        assert ana.mine["ballots"][vote.round] == {"n": 1, "choice": vote.dots(0), "done": False}


def test_two_ballots_with_one_id_at_once_are_one_ballot_and_one_refusal(vote: Vote) -> None:
    ana, id_ = vote.phones[0], command_id()
    sent = [
        ana.send(
            {"id": id_, "name": "ballot.cast", "round": vote.round, "data": {"n": n, "choice": vote.dots(n)}}
        )
        for n in (1, 2)
    ]
    first, second = (ana.answer(number) for number in sent)
    assert (first.ok, second.ok, second.code) == (True, False, "id_conflict")
    assert ana.resume().mine["ballots"][vote.round]["n"] == 1


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        ({"dot": {}}, "bad_ballot"),
        ({"dots": {"nothing": 1}}, "unknown_option"),
        ({"dots": {}, "extra": 1}, None),
        ({"dots": {"o1": 10**400}}, None),
        ({"dots": []}, "bad_ballot"),
    ],
)
def test_a_ballot_that_does_not_fit_the_round_is_refused(vote: Vote, choice: Any, code: str | None) -> None:
    ana = vote.phones[0]
    ack = ana.vote(vote.round, choice)
    assert not ack.ok or choice == {"dots": {}, "extra": 1}
    assert code is None or ack.code == code


def test_only_a_phone_can_vote(vote: Vote) -> None:
    for peer in (vote.desk, vote.room.projector()):
        assert peer.vote(vote.round, vote.dots(0)).code == "not_allowed"


def test_a_role_cannot_change_while_a_secret_round_is_open(house: ServerHouse) -> None:
    with Room(house, house.session(roles=("citizen", "official")).code) as room:
        vote = open_vote(room, 3, ("citizen",))
        ana = vote.phones[0]
        assert ana.ask("seat.role", None, {"role": "official"}).code == "role_while_open"
        vote.desk.do("round.close", vote.round)
        assert ana.ask("seat.role", None, {"role": "official"}).ok
        assert ana.until(lambda: ana.mine["role"] == "official")


def test_a_round_that_was_counted_never_opens_again(vote: Vote) -> None:
    vote.desk.do("round.close", vote.round)
    assert vote.desk.ask("round.reopen", vote.round).code == "secret_stays_closed"


# --- what counts -----------------------------------------------------------------------------------------------


def test_an_older_ballot_never_replaces_a_newer_one(vote: Vote) -> None:
    ana, ben, cas = vote.phones
    sent = [ana.send(command("ballot.cast", vote.round, {"n": n, "choice": vote.dots(at)})) for n, at in
            ((5, 2), (3, 0), (5, 1), (4, 0))]  # fmt: skip
    assert all(ana.answer(number).ok for number in sent)
    ana.resume()
    assert ana.mine["ballots"] == {vote.round: {"n": 5, "choice": vote.dots(2), "done": False}}
    for peer in (ben, cas):
        assert peer.vote(vote.round, vote.dots(1)).ok
    vote.desk.do("round.close", vote.round)
    figures = {each["id"]: each["dots"] for each in vote.result()["options"]}
    assert [figures[option] for option in vote.options] == [0, 2, 1]


def test_every_ballot_that_waits_when_the_round_closes_is_counted_or_refused(vote: Vote) -> None:
    sent = [(peer, peer.send(command("ballot.cast", vote.round, {"n": n, "choice": vote.dots(0)})))
            for n in range(1, 6) for peer in vote.phones]  # fmt: skip
    vote.desk.do("round.close", vote.round)
    acks = [(peer, peer.answer(number)) for peer, number in sent]
    accepted = {id(peer) for peer, ack in acks if ack.ok}
    assert vote.result()["ballots"] == len(accepted)
    assert all(ack.ok or ack.code == "round_closed" for _, ack in acks)


def test_a_reload_shows_the_own_ballot_while_the_round_is_open_and_nobody_elses(
    house: ServerHouse, vote: Vote
) -> None:
    token = vote.room.token()
    first = vote.room.phone(token)
    assert first.vote(vote.round, vote.dots(2), 9).ok
    second = vote.room.phone(token)
    assert second.mine["ballots"] == {vote.round: {"n": 9, "choice": vote.dots(2), "done": False}}
    assert vote.phones[0].resume().mine["ballots"] == {}
    vote.desk.do("round.close", vote.round)
    assert vote.room.phone(token).mine["ballots"] == {}


# --- what is shown meanwhile -----------------------------------------------------------------------------------


def test_before_the_close_nobody_hears_more_than_the_turnout_in_steps(room: Room) -> None:
    vote = open_vote(room, 12)
    watching = [vote.desk, room.projector(), room.phone(), vote.phones[0]]
    for peer in watching:
        peer.resume()
        peer.heard.clear()
    for number, phone in enumerate(vote.phones):
        assert phone.vote(vote.round, vote.dots(number % 2)).ok
    last = room.phone()
    assert last.vote(vote.round, vote.dots(0)).ok
    for peer in watching:
        before = len(peer.heard)
        peer.resume({"epoch": peer.epoch, "version": peer.version})
        news = peer.heard[:before]
        turnouts = [content["turnout"]["ballots"] for name, content in news if name == "pulse"]
        assert set(turnouts) <= {0, 5, 10, 13}
        assert {name for name, _ in news} <= {"pulse", "delta", "mine"}
        for name, content in news:
            if name == "delta":  # somebody took a seat
                assert all(op[1][0] == "session" for op in content["ops"]), content
            if name == "mine":
                assert peer is vote.phones[0]
                assert content["ballots"][vote.round]["choice"] == vote.dots(0)
    vote.desk.do("round.close", vote.round)
    assert vote.result()["ballots"] == 13


def test_too_few_ballots_give_no_figures_to_anybody(house: ServerHouse) -> None:
    with Room(house, house.session(threshold=5).code) as room:
        vote = open_vote(room, 4)
        for phone in vote.phones:
            assert phone.vote(vote.round, vote.dots(0)).ok
        vote.desk.do("round.close", vote.round)
        assert vote.result() == {"withheld": True, "ballots": 4, "threshold": 5}


# --- what is left ----------------------------------------------------------------------------------------------


def forms(secret: bytes) -> set[bytes]:
    """The ways in which a secret could be written down; base64 at each of the three alignments."""
    found = {secret, secret.hex().encode(), secret.hex().upper().encode()}
    for shift in range(3):
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            text = encode(b"\0" * shift + secret).rstrip(b"=")
            found.add(text[4 if shift else 0 : -2])
    return found


def found_in(directory: Path, secrets: list[bytes]) -> list[tuple[str, bytes]]:
    """Where one of the secrets stands, in any file under the directory."""
    content = {path: path.read_bytes() for path in directory.rglob("*") if path.is_file()}
    wanted = {form for secret in secrets for form in forms(secret)}
    return [(path.name, form) for path, bytes_ in content.items() for form in wanted if form in bytes_]


def keys_left(house: ServerHouse, session: str) -> list[str]:
    return [box for owner, box in house.house.store.keys.all() if owner == session]


def test_after_the_close_nothing_on_the_disk_links_a_seat_to_a_ballot(house: ServerHouse) -> None:
    with Room(house, house.session().code) as room:
        desk = room.desk()
        name = add_round(desk, "decide", "We plant a tree")
        tokens = [room.token() for _ in range(4)]
        desk.do("round.open", name)
        phones = [room.phone(token) for token in tokens]
        (worded,) = phones[0].until(
            lambda: phones[0].view["round"] and phones[0].view["round"]["body"]["decisions"]
        )
        decision = worded["id"]
        for n, words in ((1, "withdrawn words of"), (2, "final words of")):
            for at, phone in enumerate(phones):
                answer = {"revision": 1, "stance": "against", "objection": f"{words} person {at}"}
                assert phone.vote(name, {"answers": {decision: answer}}, n).ok
        session = house.awake(room.code)
        key = house.house.store.keys.get(session.id, f"{name}.1")
        seats = [seat for seat, _ in session.conductor.cache.seats.values()]
        names = [pseudonym(key, seat) for seat in seats]
        secrets = [key, *(bytes.fromhex(each) for each in names), *(token.encode() for token in tokens)]
        assert found_in(house.directory, secrets[:1]), "the search itself does not find what is there"
        assert found_in(house.directory, secrets[1:2]), "the search itself does not find what is there"
        assert found_in(house.directory, [b"withdrawn words", b"final words"]) == []
        desk.do("round.close", name)
        assert (
            found_in(house.directory, [key, *(token.encode() for token in tokens), b"withdrawn words"]) == []
        )
        assert house.house.store.settled(PATIENCE)
        assert found_in(house.directory, [*secrets, b"withdrawn words"]) == []
        assert keys_left(house, session.id) == []
        for phone in phones:
            assert phone.resume().mine["ballots"] == {}
        assert keys_left(house, session.id) == [], "reading made a key again"


def test_phones_that_come_back_at_once_make_one_key(house: ServerHouse) -> None:
    with Room(house, house.session().code) as room:
        vote = open_vote(room, 8)
        for phone in vote.phones:
            phone.socket.frame('42["resume",{"have":null}]')
        for phone in vote.phones:
            phone.until(lambda phone=phone: phone.mine is not None)
            assert phone.vote(vote.round, vote.dots(0)).ok
        conductor = house.awake(room.code).conductor
        for turn in range(2, 12):  # boxes nobody has opened yet
            keys: list[bytes] = []
            later = replace(conductor.cache.state.rounds[vote.round], turns=turn)
            for _ in range(8):
                house.house.engine.spawn(lambda later=later, keys=keys: keys.append(conductor._key_of(later)))
            house.until(lambda keys=keys: len(keys) == 8)
            assert set(keys) == {house.house.store.keys.get(conductor.id, f"{vote.round}.{turn}")}
        box = f"{vote.round}.1"
        assert house.house.store.keys.get(conductor.id, box) == conductor._keys[box]
        assert len(house.house.store.ballots(conductor.id, box)) == 8
