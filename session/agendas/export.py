"""From a session to an agenda that can be written to a file or become another session: what was planned, and nothing of
what people did.

What was chosen by hand from an earlier round is not there yet in another session, so there everything comes along. A
round that takes from a later one, which can happen after moving, takes from nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from session.agendas import earlier
from session.agendas.agenda import Agenda, EarlierRecord, Step
from session.core.carry import Source
from session.core.shapes import told
from session.core.state import Json, Plan, Round, Session
from session.rounds import KINDS

USUAL_PLAN = told(Plan())
USUAL_SOURCE = told(Source())


def agenda_of(state: Session, record: EarlierRecord | None = None) -> Agenda:
    """The agenda of a session. With its `record` every round that has figures in it will stand beside them."""
    agenda = state.agenda()
    number = {round_.id: at for at, round_ in enumerate(agenda, 1)}
    seconds: dict[str, str] = {}  # round -> the last vote on the same options so far
    steps: list[Step] = []
    for round_ in agenda:
        steps.append(_step(round_, number, seconds))
    told = set() if record is None else set(earlier.comparable_rounds(record))
    before = tuple((at, round_.id) for at, round_ in enumerate(agenda) if round_.id in told)
    return Agenda(
        title=state.title,
        rounds=tuple(steps),
        language=state.language,
        languages=(state.language,),
        threshold=state.threshold,
        look_back=state.roam,
        roles=tuple({"id": "", "label": role.label} for role in state.roles),
        record=record if before else None,
        rounds_before=before,
        earlier=tuple(
            (at, result)
            for at, name in before
            if record is not None and (result := earlier.result_in(record, name, agenda[at].kind)) is not None
        ),
    )


def _step(round_: Round, number: Mapping[str, int], seconds: dict[str, str]) -> Step:
    step: Step = {"kind": round_.kind}
    first = round_.again
    if first is not None and first in number and number[first] < number[round_.id]:
        step["again"] = number[seconds.get(first, first)]
        seconds[first] = round_.id
        if round_.source.get("round") == first:
            step["source"] = {**_source(round_.source, round_, number), "round": step["again"]}
    else:
        settings = _unusual(round_.settings, told(KINDS[round_.kind].Settings()))
        step |= {"settings": settings} if settings else {}
        source = _source(round_.source, round_, number)
        step |= {"source": source} if source else {}
    about = _source(round_.about, round_, number) if round_.about else {}
    step |= {"about": about} if about else {}
    if round_.prompt:
        step["prompt"] = round_.prompt
    plan = _unusual(told(round_.plan), USUAL_PLAN)
    return step | ({"plan": plan} if plan else {}) | ({"skipped": True} if round_.skipped else {})


def _source(given: Json, round_: Round, number: Mapping[str, int]) -> Json:
    source = _unusual(told(msgspec.convert(given, Source)), USUAL_SOURCE)
    source.pop("ids", None)
    if source.get("pick") == "chosen":
        del source["pick"]
    giver = source.pop("round", None)
    if giver in number and number[giver] < number[round_.id]:
        return {"round": number[giver], **source}
    return {"texts": source["texts"]} if "texts" in source else {}


def _unusual(given: Json, usual: Json) -> dict[str, Any]:
    """What is not as it is when nobody says anything."""
    return {key: value for key, value in given.items() if key not in usual or value != usual[key]}
