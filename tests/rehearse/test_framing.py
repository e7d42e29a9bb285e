"""The frames of the rehearsal's own client."""

from __future__ import annotations

import pytest

from session.rehearse import framing
from session.rehearse.framing import Frame, Unreadable


@pytest.mark.parametrize(
    "text", ["", "9", "4", "45[]", "42", "42{}", "42[]", "42[7]", "43", '431{"ok":true}', "42[", "40{", "x"]
)
def test_what_is_no_frame_of_the_protocol_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        framing.read(text)


def test_a_command_carries_the_number_of_its_answer() -> None:
    assert framing.event("command", {"id": "é"}, 12) == '4212["command",{"id":"é"}]'
    assert framing.event("resume", {"have": None}) == '42["resume",{"have":null}]'
    assert framing.connect({"as": "phone"}) == '40{"as":"phone"}'


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ('0{"sid":"a"}', Frame("open", content={"sid": "a"})),
        ("2", Frame("ping")),
        ("1", Frame("close")),
        ("41", Frame("ended")),
        ('40{"sid":"b"}', Frame("connected", content={"sid": "b"})),
        ('44{"message":"x"}', Frame("refused", content={"message": "x"})),
        ('42["hello",{"now":1}]', Frame("event", name="hello", content={"now": 1})),
        ('42["bye"]', Frame("event", name="bye")),
        ('437[{"ok":true}]', Frame("ack", ack_id=7, content={"ok": True})),
    ],
)
def test_every_frame_of_the_server_is_read(text: str, frame: Frame) -> None:
    assert framing.read(text) == frame
