"""A ballot on paper for a round, to print at the desk: for who has no phone, and for when the network is gone."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint

from session.core.carry import resolve
from session.core.refusals import Refused
from session.record.build import Voice
from session.web.here import Stop, house, must_enter, page, session_at

pages = Blueprint("sheet", __name__)


@pages.get("/desk/<code>/sheet/<name>")
def sheet(code: str, name: str) -> str:
    """One page with the question and a line for each option; also before the round opens."""
    session = session_at(code)
    must_enter(session.id)
    state = session.conductor.book.state
    round_ = state.rounds.get(name)
    if round_ is None or not house().kinds[round_.kind].secret:
        raise Stop(Refused("unknown_round"))
    kind = house().kinds[round_.kind]
    if round_.phase == "draft":
        round_ = replace(round_, options=resolve(state, house().kinds, round_)[0])
    voice = Voice(state.language, state.threshold, {role.id: role.label for role in state.roles})
    return page(
        "sheet.html",
        state.language,
        title=state.title,
        prompt=round_.prompt,
        how=voice(f"{kind.name}.sheet", **round_.settings),
        rows=kind.sheet(round_, voice),
        roles=[role.label for role in state.roles],
    )
