"""The participant who sends rubbish knows every command there is."""

from __future__ import annotations

from session.core.permissions import COMMANDS
from session.rehearse.rubbish import FACILITATORS, commands, fitting


def test_every_command_that_is_not_for_phones_is_tried() -> None:
    forbidden = {name for name, rule in COMMANDS.items() if "phone" not in rule.spec.actors}
    assert forbidden <= {name for name, _ in FACILITATORS}


def test_no_two_tries_share_an_id() -> None:
    body = {"ideas": {"i1": {"text": "a"}}}
    sent = [*commands("r1"), *fitting({"id": "r1", "body": body, "options": [{"id": "a"}]})]
    ids = [frame["id"] for frame in sent if isinstance(frame, dict) and len(str(frame.get("id"))) == 24]
    assert len(set(ids)) == len(ids) > 50
