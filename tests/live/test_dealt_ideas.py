"""What a phone gets of others a few at a time, over a real connection: answers of one length, told to nobody else."""

from __future__ import annotations

from tests.live.peers import Peer, Room, add_round


def opened(desk: Peer, texts: tuple[str, ...] = (), **settings: object) -> str:
    name = add_round(desk, "brainstorm", settings=settings, source={"texts": list(texts)})
    desk.do("round.open", name)
    return name


def heard(peer: Peer) -> int:
    return [name for name, _ in peer.heard].count("mine")


def test_answers_to_what_is_dealt_and_said_have_one_length(room: Room) -> None:
    desk, author, reader = room.desk(), room.phone(), room.phone()
    name = opened(desk, ("one", "two"), others="three", comments=True, items="slices")
    asked = [reader.ask("brainstorm.deal", name)]
    ideas = [author.do("brainstorm.add_idea", name, {"text": f"Idea {at}"})["idea"] for at in range(4)]
    asked += [
        reader.ask("brainstorm.deal", name),
        reader.ask("brainstorm.take_slice", name),
        reader.ask("brainstorm.take_page", name),
        reader.ask("brainstorm.add_comment", name, {"on": ideas[0], "text": "No"}),
        reader.ask("brainstorm.add_comment", name, {"on": ideas[0], "text": "Yes, " + "and more " * 15}),
    ]
    assert [ack.ok for ack in asked] == [True, True, True, False, True, True]
    assert len({len(ack.text.encode()) for ack in asked}) == 1


def test_whose_ideas_are_dealt_or_commented_on_hear_nothing_by_themselves(room: Room) -> None:
    """A message to the author of an idea, right after a comment on it, would tell whose it is to who listens."""
    desk, author, reader = room.desk(), room.phone(), room.phone()
    name = opened(desk, others="three", comments=True)
    idea = author.do("brainstorm.add_idea", name, {"text": "Idea"})["idea"]
    author.until(lambda: name in author.mine["owned"])
    before = heard(author)
    reader.do("brainstorm.deal", name)
    reader.do("brainstorm.add_comment", name, {"on": idea, "text": "Good"})
    author.until(lambda: author.view["round"] and author.view["round"]["body"].get("comments"))
    assert heard(author) == before
