"""How a phone fills up what it sends to one length, so that its length tells nothing. Written from docs/protocol.md."""

from __future__ import annotations

import json

from session.core.state import Json

STEP = 1024
"""Of every command but a ballot, and of a ballot of a round that is not on the screen."""


def filled_up(command: Json, view: Json | None) -> Json:
    """`command` with a `pad`, so that its JSON is a multiple of the step of its kind. `view`: what the phone sees."""
    shown = (view or {}).get("round") or {}
    is_ballot = command["name"] == "ballot.cast" and command["round"] == shown.get("id")
    step = shown.get("ballotBytes", STEP) if is_ballot else STEP
    return {**command, "pad": " " * (-_bytes({**command, "pad": ""}) % step)}


def _bytes(command: Json) -> int:
    return len(json.dumps(command, ensure_ascii=False, separators=(",", ":")).encode())
