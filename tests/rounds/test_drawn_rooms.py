"""Rooms that are drawn: in every question as many roles are told as docs/decisions/05-small-groups.md says."""

from __future__ import annotations

import random

import pytest

from bench.roles import KINDS_ASKED, SHAPES, room


@pytest.mark.parametrize("kind", KINDS_ASKED)
@pytest.mark.parametrize("name", SHAPES)
def test_in_every_drawn_room_every_question_is_told_by_role(name: str, kind: str) -> None:
    dice = random.Random(f"{name} {kind}")
    assert min(room(SHAPES[name], kind, dice, 0.15, 0.05, 1.0) for _ in range(20)) >= SHAPES[name][2]
