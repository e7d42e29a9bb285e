"""Somebody on the network reads the lengths of TLS records, and learns nothing of what a phone chose or wrote.

Each attack is run twice: as the software is, and with nothing filled up, to see that the attack is one.
"""

from __future__ import annotations

import http.client
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from session.live import padding
from session.rehearse.padding import filled_up
from session.rounds import KINDS, simulations
from session.rounds.shared.simulation import Habits, Person
from tests.attack.raw_socket import PATIENCE, RawSocket
from tests.attack.record_lengths import Lengths, learn
from tests.attack.tapped_line import HERE, TappedLine, TlsSocket
from tests.live.house import ServerHouse, server_house
from tests.live.peers import HasPort, Json, Peer, Room, add_round, command

SECRET = sorted(name for name, kind in KINDS.items() if kind.secret)
N = 1_790_000_000_000
TIMES = 3  # each ballot, to learn from and then to guess


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerHouse]:
    with server_house(tmp_path_factory.mktemp("house"), "eventlet") as running:
        yield running


@pytest.fixture(scope="module")
def line(house: ServerHouse, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TappedLine]:
    with TappedLine(house.port, tmp_path_factory.mktemp("line")) as tapped:
        yield tapped


@pytest.fixture(params=[True, False], ids=["filled up", "as long as it is"])
def fills(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    if not request.param:
        monkeypatch.setattr(padding, "filled", lambda text, step: text)
    return bool(request.param)


class Voter(Peer):
    """A phone on the line. `fills`: it fills up what it sends."""

    def __init__(self, house: HasPort, line: TappedLine, auth: Json, fills: bool) -> None:
        self._line, self._fills = line, fills
        super().__init__(house, auth)
        self._asked = 100  # the numbers of the questions have one length

    def _dial(self, house: HasPort, headers: list[str]) -> RawSocket:
        return TlsSocket(self._line, house.port)

    def send(self, *payload: Any) -> int:
        (asked,) = payload
        self._asked += 1
        sent = filled_up(asked, self.view) if self._fills else asked
        text = json.dumps(["command", sent], ensure_ascii=False, separators=(",", ":"))
        self.socket.frame(f"42{self._asked}{text}")
        return self._asked

    def heard_by_the_tap(self, asked: Json) -> Lengths:
        """Give a command and ask for what is new: how much went up and came down, and in how many messages."""
        self._line.forget()
        before = len(self.heard)
        assert self.answer(self.send(asked)).ok
        self.resume({"epoch": self.epoch, "version": self.version})
        up, down = self._line.written()
        return up, down, len(self.heard) - before


@dataclass
class Vote:
    """An open round, a voter on the line and others who sit still, so that no turnout changes."""

    room: Room
    line: TappedLine
    fills: bool
    kind: str
    token: str = ""
    round: str = ""
    desk: Any = None
    given: list[Json] = field(default_factory=list)

    def __post_init__(self) -> None:
        typed = simulations()[self.kind].typed
        variant = simulations()[self.kind].rounds[0]
        texts = [typed(text, at) for at, text in enumerate(("Elm", "Oak", "Yew")) if variant.options]
        self.desk = self.room.desk()
        self.round = add_round(self.desk, self.kind, *texts, settings=variant.settings_in("en"))
        self.desk.do("session.open")
        self.desk.do("round.open", self.round)
        self.token = self.room.token()
        for _ in range(9):
            self.room.token()

    def voter(self) -> Voter:
        auth = {"as": "phone", "code": self.room.code, "protocol": 2, "seat": self.token}
        voter = Voter(self.room.house, self.line, auth, self.fills)
        self.room.keep(voter)
        voter.resume()
        voter.until(lambda: voter.view["session"]["people"] == 10 and voter.pulse["turnout"]["of"] == 10)
        voter.until(lambda: voter.pulse["present"] == 1)
        return voter

    def ballots(self, seen: Json) -> dict[str, Json]:
        """Ballots of different lengths by a name, the emptied one, and one of somebody who is done."""
        choose = simulations()[self.kind].choose
        assert choose is not None
        by_length: dict[int, Json] = {}
        for number in range(60):
            dice = random.Random(number)
            habits = Habits(unsure=0.2, skips=(0.3,), explains=0.5)
            words = f"I see what can go wrong here, {'really ' * (number % 9)}"
            someone = Person(
                dice, lambda text, dice=dice: dice.random(), lambda about, words=words: words, habits
            )
            choice = choose(seen, someone)
            by_length.setdefault(len(json.dumps(choice)), choice)
        lengths = sorted(by_length)
        drawn = [
            by_length[length]
            for length in dict.fromkeys((lengths[0], lengths[len(lengths) // 2], lengths[-1]))
        ]
        named = {f"ballot {at}": {"choice": choice} for at, choice in enumerate(drawn)}
        return named | {"emptied": {"choice": {}}, "done": {"choice": drawn[0], "done": True}}


def in_turn(names: list[str], seed: int) -> list[str]:
    """Every name as often, in an order nobody can know."""
    listed = names * TIMES
    random.Random(seed).shuffle(listed)
    return listed


def judge(guesser: object, right: float, answers: int, fills: bool) -> None:
    """Of its guesses hardly more were right than by chance when messages are filled up, and nearly all when not."""
    if fills:
        assert right <= 1.5 / answers, guesser
    else:
        assert right >= 0.9, guesser


@pytest.mark.parametrize("kind", SECRET)
def test_the_lengths_of_records_do_not_tell_ballots_apart(
    house: ServerHouse, line: TappedLine, fills: bool, kind: str
) -> None:
    with Room(house, house.session().code) as room:
        vote = Vote(room, line, fills, kind)
        voter = vote.voter()
        ballots, numbers = vote.ballots(voter.view["round"]), iter(range(N, N + 1000))

        def cast(name: str) -> tuple[str, Lengths]:
            data = {"n": next(numbers), "done": False, **ballots[name]}
            if not data["done"]:
                del data["done"]  # as a browser sends it
            return name, voter.heard_by_the_tap(command("ballot.cast", vote.round, data))

        names = list(ballots)
        cast("emptied")
        guesser = learn([cast(name) for name in in_turn(names, 1)])
        right = guesser.right(cast(name) for name in in_turn(names, 2))
    judge(guesser, right, len(names), fills)


def test_nor_do_they_over_plain_http_or_when_the_phone_asks_for_news(
    house: ServerHouse, line: TappedLine, fills: bool
) -> None:
    with Room(house, house.session().code) as room:
        vote = Vote(room, line, fills, "statements")
        voter = vote.voter()
        one = voter.view["round"]["options"][0]["id"]
        answers, numbers = ("agree", "disagree", "pass"), iter(range(N, N + 1000))
        web = http.client.HTTPSConnection(HERE, line.port, timeout=PATIENCE, context=line.client)
        address = f"{HERE}:{house.port}"
        headers = {"Host": address, "Origin": f"http://{address}", "Authorization": f"Bearer {vote.token}"}
        news = f"/api/events?code={room.code}&epoch={voter.epoch}&after={voter.version}"

        def cast(answer: str) -> tuple[str, Lengths]:
            data = {"n": next(numbers), "choice": {"answers": {one: answer}}}
            asked = command("ballot.cast", vote.round, data)
            sent = {**(filled_up(asked, voter.view) if fills else asked), "code": room.code}
            line.forget()
            body = json.dumps(sent, separators=(",", ":")).encode()
            web.request("POST", "/api/command", body, {**headers, "Content-Type": "application/json"})
            assert json.loads(web.getresponse().read())["ok"]
            posted = line.written()
            line.forget()
            web.request("GET", news, headers=headers)
            answered = web.getresponse()
            assert {"no-store", "no-transform"} <= set(answered.headers["Cache-Control"].split(", "))
            assert answered.headers["Content-Encoding"] == "identity"
            assert json.loads(answered.read())["mine"]["ballots"][vote.round]["choice"] == data["choice"]
            return answer, (*posted, *line.written())

        voter.close()  # what goes to its socket would be heard too
        presence = house.awake(room.code).presence
        house.until(lambda: not presence.now().sids.get("phone"))
        cast("pass")
        guesser = learn([cast(answer) for answer in in_turn(list(answers), 3)])
        right = guesser.right(cast(answer) for answer in in_turn(list(answers), 4))
        web.close()
    judge(guesser, right, len(answers), fills)


def test_nor_which_side_an_argument_takes_nor_how_long_an_idea_is(
    house: ServerHouse, line: TappedLine, fills: bool
) -> None:
    with Room(house, house.session().code) as room:
        vote = Vote(room, line, fills, "statements")
        voter = vote.voter()
        one = voter.view["round"]["options"][0]["id"]
        first = "x" * 40
        added = voter.ask(
            "statements.add_argument", vote.round, {"statement": one, "side": "for", "text": first}
        )
        argument = added.content["reply"]["argument"]
        texts = {
            "short": "No!",
            "half": "Because of the noise.",
            "long": "Because " + "of the noise and " * 8,
        }

        def edit(name: str) -> tuple[str, Lengths]:
            there, back = {"argument": argument, "was": first}, {"argument": argument, "text": first}
            new = texts[name].strip()
            asked = command("statements.edit_argument", vote.round, {**there, "text": new})
            heard = voter.heard_by_the_tap(asked)[:1]
            assert voter.ask("statements.edit_argument", vote.round, {**back, "was": new}).ok
            return name, heard

        guesser = learn([edit(name) for name in in_turn(list(texts), 5)])
        right = guesser.right(edit(name) for name in in_turn(list(texts), 6))
    judge(guesser, right, len(texts), fills)


def test_a_snapshot_has_one_length_whatever_the_seat_chose(
    house: ServerHouse, line: TappedLine, fills: bool
) -> None:
    with Room(house, house.session().code) as room:
        vote = Vote(room, line, fills, "rate")
        voter = vote.voter()
        options = [option["id"] for option in voter.view["round"]["options"]]
        choices = [{}, {"values": {options[0]: 3}}, {"values": dict.fromkeys(options, 4)}]
        lengths = set()
        for at, choice in enumerate(choices):
            voter.heard_by_the_tap(command("ballot.cast", vote.round, {"n": N + at, "choice": choice}))
            line.forget()
            voter.resume()
            lengths.add(line.written()[1])
    assert len(lengths) == (1 if fills else len(choices))
