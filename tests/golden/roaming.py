"""The golden story of looking back: phones may, everybody is called, and it is switched off."""

from __future__ import annotations

from session.rounds import KINDS
from tests.cast import Story, created, fay, given


def story() -> Story:
    return given(created(title="Terug", code="LKBACK"), kinds=KINDS).when(
        fay.asks("round.add", kind="brainstorm", prompt="Wat helpt?"),
        fay.asks("round.open", "r1"),
        fay.asks("round.close", "r1"),
        fay.asks("phones.roam", roam=True),
        fay.asks("phones.call"),
        fay.asks("phones.roam", roam=False),
    )
