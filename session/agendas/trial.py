"""Tries an agenda on the core before anything is made of it: the same commands, decided one after another.

Nothing is kept. So there is one place that knows what a round may be, and a file that was read can always become a
session.
"""

from __future__ import annotations

import itertools

from session.agendas.agenda import Agenda, Step
from session.core.commands import Actor, Command
from session.core.decide import decide
from session.core.evolve import evolve
from session.core.refusals import Refused
from session.core.session_context import SessionContext
from session.core.state import Json, Session
from session.rounds import KINDS


class Refusal(Exception):
    """The core said no to round `at`, counted from 0."""

    def __init__(self, at: int, refused: Refused) -> None:
        super().__init__(refused.code)
        self.at, self.refused = at, refused


def trial(agenda: Agenda, state: Session | None = None) -> Session:
    """The session with the rounds of the agenda, a new one without `state`. Raises Refusal."""
    state = state or Session("trial")
    ids = (f"t{number}" for number in itertools.count(1))
    context = SessionContext(now=0, actor=Actor("desk"), new_id=lambda: next(ids), kinds=KINDS, shuffle=list)
    added: list[str] = []
    for at, step in enumerate(agenda.rounds):
        decision = decide(state, Command("", "round.add", None, payload(step, added)), context)
        if isinstance(decision, Refused):
            raise Refusal(at, decision)
        for event in decision.events:
            state = evolve(state, event, KINDS)
        added.append(decision.reply["round"])
    return state


def payload(step: Step, added: list[str]) -> Json:
    """The step as `round.add` takes it, with the ids of the rounds it names."""
    given = {key: value for key, value in step.items() if key != "skipped"}
    if "again" in given:
        given["again"] = added[given["again"] - 1]
    for key in ("source", "about"):
        if "round" in given.get(key, {}):
            given[key] = given[key] | {"round": added[given[key]["round"] - 1]}
    return given
