"""What is written on the wire, to the byte, and what is read of what a client sends."""

from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec import Raw

from session.core.commands import Command
from session.core.refusals import Refused
from session.core.shapes import told
from session.live.messages import (
    Auth,
    Bye,
    Delta,
    Have,
    Hello,
    LiveFigures,
    Mine,
    OwnBallot,
    Pulse,
    Snapshot,
    Turnout,
    accepted,
    denied,
    encode,
    encode_parts,
    read,
    size_of,
    stored_ack,
)

COMMAND = Command("c1", "round.close")


@pytest.mark.parametrize("sent", [None, 7, "x", [], {}, {"code": None}, {"code": 7}, {"as": "phone"}])
def test_who_says_no_code_is_not_understood(sent: Any) -> None:
    assert read(Auth, sent) is None


@pytest.mark.parametrize(
    "sent", [None, [], {}, {"epoch": "a"}, {"epoch": "a", "version": "1"}, {"epoch": 1, "version": 1},
             {"epoch": "a", "version": True}, {"epoch": "a", "version": 1.5}],
)  # fmt: skip
def test_a_view_that_cannot_be_held_is_none(sent: Any) -> None:
    assert read(Have, sent) is None


def test_of_a_client_only_what_is_asked_is_read() -> None:
    assert read(Have, {"epoch": "a", "version": 3, "more": []}) == Have("a", 3)
    asked = read(Auth, {"as": "desk", "code": "K7M4PX", "seat": None, "retry": 2})
    assert asked == Auth("K7M4PX", "desk")
    assert asked is not None
    assert asked.protocol == 2


@pytest.mark.parametrize(
    ("message", "text"),
    [
        (Hello("e", 12), '{"epoch":"e","now":12}'),
        (
            Delta(3, 4, [["s", ["é"], 1.0], ["d", []]]),
            '{"from":3,"version":4,"ops":[["s",["é"],1.0],["d",[]]]}',
        ),
        (Bye("gone"), '{"code":"gone"}'),
        (Mine(None, {}, {}), '{"role":null,"owned":{},"ballots":{}}'),
        (
            Mine("a", {"r1": {"ideas": {}}}, {"r1": OwnBallot(5, {"dots": {}}, True)}),
            '{"role":"a","owned":{"r1":{"ideas":{}}},"ballots":{"r1":{"n":5,"choice":{"dots":{}},"done":true}}}',
        ),
        (Pulse(3, None), '{"present":3,"turnout":null}'),
        (Pulse(3, None, live=None), '{"present":3,"turnout":null,"live":null}'),
        (
            Pulse(3, Turnout("r1", 5, 9, 5), LiveFigures("r1", 5, {"mean": 1e-05}), "ab", 1, 2, 3),
            '{"present":3,"turnout":{"round":"r1","ballots":5,"of":9,"done":5,"late":0},'
            '"live":{"round":"r1","ballots":5,"result":{"mean":0.00001}},"head":"ab","away":1,"desks":2,"projectors":3}',
        ),
        (
            accepted(COMMAND, 7, {"round": "r1"}),
            '{"ok":true,"id":"c1","reply":{"round":"r1"},"version":7}',
        ),
        (accepted(COMMAND, None, {}), '{"ok":true,"id":"c1","reply":{}}'),
        (
            denied("", Refused("too_large", {"limit": 3}, retry=True)),
            '{"ok":false,"id":"","code":"too_large","words":{"limit":3},"retry":true}',
        ),
    ],
)
def test_a_message_is_written_in_one_way(message: Any, text: str) -> None:
    assert encode(message) == text


def test_a_snapshot_takes_over_the_text_of_its_parts() -> None:
    parts = (Raw(part.encode()) for part in ('{"1":"é"}', '{"é":1.0}', "null", '{"present":1}'))
    text = '{"epoch":"e","version":2,"texts":{"1":"é"},"view":{"é":1.0},"mine":null,"pulse":{"present":1}}'
    assert encode_parts(Snapshot("e", 2, *parts)) == text


@pytest.mark.parametrize("version", [None, 7])
def test_an_acknowledgement_that_was_stored_is_the_same_again(version: int | None) -> None:
    ack = accepted(COMMAND, version, {"order": ["a"]})
    assert stored_ack(told(ack)) == ack


@pytest.mark.parametrize(
    "document",
    [
        {"b": 1, "a": [True, None, 'é\u2028\u0007"\\']},
        [0.1, -1e-7, 1e22, 10**25],
        "half \ud83d",
        {"ballot": {"n": 2**63, "choice": {}}},
    ],
)
def test_what_is_written_is_what_is_read_whatever_is_in_it(document: Any) -> None:
    assert json.loads(encode(document)) == document
    assert size_of(document) == len(encode(document).encode("utf-8", "surrogatepass"))
