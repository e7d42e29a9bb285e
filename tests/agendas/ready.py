"""The ready-made agendas for the tests: the ten, and the tour along every kind."""

from __future__ import annotations

from session import agendas
from session.agendas import Agenda

BOTH = ("nl", "en")
TOUR = "tour"
TEN = [name for name in agendas.names() if name != TOUR]


def ready(name: str, language: str) -> Agenda:
    agenda = agendas.find(name, language)
    assert agenda is not None
    return agenda
