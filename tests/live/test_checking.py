"""What waits to be checked, over a real connection: in nothing that goes to another phone or to the wall."""

from __future__ import annotations

from tests.live.peers import Room, add_round

SECRET = "Jan is de schuld van alles"


def test_what_waits_goes_over_no_wire_but_that_of_the_desk_and_of_its_author(room: Room) -> None:
    desk, wall, author, other = room.desk(), room.projector(), room.phone(), room.phone()
    name = add_round(desk, "brainstorm", settings={"check_first": True})
    desk.do("round.open", name)
    ideas = [author.do("brainstorm.add_idea", name, {"text": text})["idea"] for text in (SECRET, "Fine")]
    desk.until(lambda: len(desk.view["rounds"].get(name, {}).get("body", {}).get("ideas", ())) == 2)
    author.until(lambda: author.mine["owned"].get(name, {}).get("ideas", {}).get(ideas[1]))
    assert author.mine["owned"][name]["ideas"][ideas[0]]["state"] == "waiting"
    desk.do("brainstorm.let_through", name, {"ids": ideas[1:]})
    for screen in (wall, other):
        screen.until(lambda screen=screen: "Fine" in str(screen.view))
        assert SECRET not in "".join(screen.texts_heard)
        assert SECRET not in str(screen.view)
    author.until(lambda: author.mine["owned"][name]["ideas"][ideas[1]]["state"] == "shown")
    late = room.phone()
    desk.do("round.close", name)
    desk.do("round.release", name)
    late.until(lambda: late.view["round"] and late.view["round"]["phase"] == "released")
    assert "Fine" in str(late.view)
    assert SECRET not in str(late.view)
    desk.do("brainstorm.let_through", name, {"ids": ideas[:1]})
    late.until(lambda: SECRET in str(late.view))
