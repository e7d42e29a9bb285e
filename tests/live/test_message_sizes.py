"""How large messages are: no text twice, nothing that a screen does not draw, and no message too long for a line."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given as for_all, strategies as st

from session.core.views import AUDIENCES, view_shape
from session.live.broadcast import Channel
from session.live.messages import PART_BYTES, encode
from session.live.outgoing import in_parts
from session.rounds import KINDS
from tests import cast
from tests.cast import Story, fay, people
from tests.live.peers import Peer, Room, add_round, options_of
from tests.rounds.given import ROUND
from tests.rounds.simulated import COMPLETE, Tried, somebody, usual

LONG = "An option that needs rather more words than anybody would like to read on a phone, number"
FEW, MANY = 20, 40  # options: a ranking takes no more
RANKED = ("choose", "criteria", "dots", "grade", "poll", "rank")
"""Of these a phone draws the first rows, however many options there are."""


def released(tried: Tried, options: int) -> Story:
    """A round of this kind that is over and on every screen, or closed when nobody votes in it."""
    texts = [tried.simulation.typed(f"{LONG} {number}", number) for number in range(options)]
    story = cast.given(cast.created(), kinds=KINDS).when(fay.asks("session.open"))
    payload = {**tried.payload(), "source": {"texts": texts}}
    story = story.when(fay.asks("round.add", **payload), fay.asks("round.open", ROUND))
    for voter in people(6):
        if KINDS[tried.kind].secret:
            seen = story.sees("phone")["round"]
            story = story.when(
                voter.casts(ROUND, **tried.choose(seen, somebody(voter, COMPLETE)))
            ).after_all()
    shown = [fay.asks("round.close", ROUND), fay.asks("round.release", ROUND)]
    return story.when(*shown, fay.asks("screen.show", mode="result", round=ROUND))


def sent(story: Story, audience: str) -> str:
    """What somebody gets who comes in now."""
    channel = Channel(1)
    channel.advance(view_shape(story.state, audience, KINDS), 1)
    return encode(channel.encoded())


@for_all(st.text(max_size=400), st.integers(260, 600))
def test_the_parts_of_a_message_are_short_and_together_the_message(text: str, most: int) -> None:
    parts = in_parts("mine", text, most)
    assert all(len(piece.encode()) <= most for _, piece in parts)
    if len(parts) > 1:
        assert "".join(json.loads(piece)["text"] for _, piece in parts) == text
    else:
        assert parts == [("mine", text)]


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_text_is_sent_twice(kind: str, audience: str) -> None:
    text = sent(released(usual(kind), FEW), audience)
    for number in range(FEW):
        assert text.count(f'{LONG} {number}"') <= 1, number


@pytest.mark.parametrize("kind", RANKED)
def test_what_a_phone_gets_of_a_ranking_does_not_grow_with_the_options(kind: str) -> None:
    few, many = (len(sent(released(usual(kind), options), "phone")) for options in (FEW, MANY))
    assert many < 1.1 * few


@pytest.mark.parametrize("kind", sorted({*KINDS} - {*RANKED}))
def test_what_a_phone_gets_grows_no_faster_than_the_options(kind: str) -> None:
    most = min(MANY, usual(kind).most_options)
    few, many = (len(sent(released(usual(kind), options), "phone")) for options in (most // 2, most))
    assert many < 2.2 * few


def test_the_ideas_of_a_cluster_come_when_somebody_asks_and_in_pieces(room: Room) -> None:
    desk, token, texts = room.desk(), room.token(), [f"{LONG} {number} " + "x" * 300 for number in range(120)]
    phone = room.phone(token)
    ideas_round = add_round(desk, "brainstorm", settings={"idea_characters": 4000})
    desk.do("round.open", ideas_round)
    hands = [room.desk() for _ in range(6)]  # one socket alone may not send so many messages at once
    ideas = [
        hands[at % 6].do("brainstorm.add_idea", ideas_round, {"text": text})["idea"]
        for at, text in enumerate(texts)
    ]
    desk.do("round.close", ideas_round)
    board = add_round(desk, "organise", settings={"clusters": ["All"]}, source={"round": ideas_round})
    desk.do("round.open", board)
    desk.do("organise.move", board, {"ideas": ideas, "to": "c1"})
    desk.do("round.close", board)
    votes = add_round(desk, "choose", source={"round": board, "flavour": "clusters"})
    desk.do("round.open", votes)
    phone.until(lambda: phone.view["round"] and phone.view["round"]["id"] == votes)
    (option,) = phone.view["round"]["options"]
    assert option["note"] == {"round": votes, "option": "c1", "lines": 120}
    own, cookie = {"Authorization": f"Bearer {token}"}, {"Cookie": room.house.host_cookie()}
    for path, headers in (
        (f"/api/note?code={room.code}&round={votes}&option=c1&from=", own),
        (f"/api/desk/{room.code}/note/{votes}/c1?from=", cookie),
    ):
        lines: list[str] = []
        start: int | None = 0
        while start is not None:
            answer = room.house.ask("GET", f"{path}{start}", headers=headers)
            assert len(answer.body) <= PART_BYTES["phone"]
            lines, start = [*lines, *answer.json["lines"]], answer.json["next"]
        assert lines == texts
    for wrong in (f"round={board}&option=c1", f"round={votes}&option=c9", ""):
        assert room.house.ask("GET", f"/api/note?code={room.code}&{wrong}", headers=own).status >= 400
    assert room.house.ask("GET", f"/api/note?code={room.code}&round={votes}&option=c1").status == 401


def largest(peer: Peer) -> int:
    return max(len(text.encode()) for text in peer.texts_heard)


def test_a_room_with_long_texts_gets_no_long_message_and_everybody_sees_everything(room: Room) -> None:
    desk, phone, dice = room.desk(), room.phone(), Random(1)
    ideas = add_round(desk, "brainstorm", settings={"idea_characters": 4000, "ideas_per_person": 0})
    desk.do("round.open", ideas)
    for _ in range(80):
        text = "".join(dice.choice('abcdefgh é"\\') for _ in range(3900)) + "."
        desk.do("brainstorm.add_idea", ideas, {"text": text})
    desk.do("round.close", ideas)
    votes = add_round(desk, "dots", source={"round": ideas})
    desk.do("round.open", votes)
    phone.until(lambda: phone.view["round"] and phone.view["round"]["id"] == votes)
    assert len(options_of(phone)) == 80
    newcomers = {"phone": room.phone(), "desk": room.desk()}
    assert newcomers["phone"].view["round"] == phone.view["round"]
    assert len(newcomers["desk"].view["rounds"][ideas]["body"]["ideas"]) == 80
    for audience, peer in {**newcomers, "phone of before": phone}.items():
        assert largest(peer) <= PART_BYTES[audience.partition(" ")[0]]
    assert sum(len(text) for text in newcomers["desk"].texts_heard) > PART_BYTES["desk"]
