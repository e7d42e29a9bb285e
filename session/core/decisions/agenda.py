"""Decisions about the agenda: rounds that are added, changed, moved, removed and skipped."""

from __future__ import annotations

from session.core import payloads, text
from session.core.carry import Source, check_source
from session.core.commands import Decision, Event, Nothing, unparse
from session.core.decisions.second_vote import second_vote, waiting
from session.core.events import RoundAdded, RoundChanged, RoundMoved, RoundRemoved, RoundSkipped
from session.core.kind import RoundKind, settings_of
from session.core.refusals import Refused
from session.core.session_context import SessionContext
from session.core.state import Json, Plan, Round, Session

PROMPT_CHARACTERS = 500
ROUNDS = 100


def add_round(state: Session, data: payloads.AddRound, context: SessionContext) -> Decision | Refused:
    kind = context.kinds.get(data.kind)
    if kind is None:
        return Refused("unknown_kind")
    if len(state.order) >= ROUNDS:
        return Refused("too_many_rounds", {"limit": ROUNDS})
    prompt = _prompt(data.prompt)
    if data.again is not None:
        return prompt if isinstance(prompt, Refused) else _add_second_vote(state, data, prompt, context)
    settings = settings_of(kind, data.settings, state.language)
    source = _source(state, data.source, None)
    if isinstance(prompt, Refused):
        return prompt
    if isinstance(settings, Refused):
        return settings
    if isinstance(source, Refused):
        return source
    name = f"r{state.made + 1}"
    at = len(state.order) if data.at is None else min(data.at, len(state.order))
    added = RoundAdded(name, data.kind, prompt, settings, source, _plan(data.plan), at)
    return Decision((context.happened(added),), reply={"round": name})


def _add_second_vote(
    state: Session, data: payloads.AddRound, prompt: str, context: SessionContext
) -> Decision | Refused:
    first = state.rounds.get(data.again or "")
    if first is None:
        return Refused("unknown_round")
    if data.kind != first.kind or data.settings or data.source != Source():
        return Refused("bad_command", {"path": "again"})
    after = state.order.index(first.id) + 1
    at = len(state.order) if data.at is None else max(after, min(data.at, len(state.order)))
    return second_vote(state, first, context, prompt=prompt, plan=_plan(data.plan), at=at)


def change_round(
    state: Session, round_: Round, data: payloads.ChangeRound, context: SessionContext
) -> Decision | Refused:
    """A draft changes freely. An open round keeps what people already answered to; see `open_settings` of its kind."""
    kind = context.kinds[round_.kind]
    changes: Json = {}
    if data.prompt is not None:
        prompt = _new_prompt(kind, round_, data.prompt)
        if isinstance(prompt, Refused):
            return prompt
        changes["prompt"] = prompt
    if data.settings:
        settings = _new_settings(kind, round_, data.settings, state.language)
        if isinstance(settings, Refused):
            return settings
        changes["settings"] = settings
    if data.source is not None:
        source = _new_source(state, round_, data.source)
        if isinstance(source, Refused):
            return source
        changes["source"] = source
    if data.plan is not None:
        if round_.phase != "draft" and _tells_more(round_.plan, data.plan):
            return Refused("fixed_while_open")
        changes["plan"] = {**unparse(round_.plan), **_plan(data.plan)}
    if not changes:
        return Decision()
    changed = context.happened(RoundChanged(round_.id, **changes))
    return Decision((changed, *_followed(state, round_, changes, context)))


def _followed(state: Session, round_: Round, changes: Json, context: SessionContext) -> list[Event]:
    """A second vote that waits keeps to the settings and the options of its first."""
    same: Json = {key: changes[key] for key in ("settings", "source") if key in changes}
    events: list[Event] = []
    for second in waiting(state, round_) if same else ():
        events.append(context.happened(RoundChanged(second.id, **same)))
        events += _followed(state, second, same, context)
    return events


def _tells_more(plan: Plan, given: payloads.PlanChange) -> bool:
    """Whether the change breaks what people voted trusting: that sealed stays sealed, and untold roles stay untold."""
    live_changes = given.live is not None and given.live != plan.live
    return live_changes or bool(given.by_role and not plan.by_role)


def _new_prompt(kind: RoundKind, round_: Round, raw: str) -> str | Refused:
    if kind.secret and round_.phase != "draft" and raw != round_.prompt:
        return Refused("fixed_while_open")
    return _prompt(raw)


def _new_settings(kind: RoundKind, round_: Round, given: Json, language: str) -> Json | Refused:
    changed = {key for key, value in given.items() if round_.settings.get(key) != value}
    if round_.again is not None and not changed <= kind.open_settings:
        return Refused("second_vote_fixed")
    if round_.phase != "draft" and not changed <= kind.open_settings:
        return Refused("fixed_while_open")
    return settings_of(kind, {**round_.settings, **given}, language)


def _new_source(state: Session, round_: Round, source: Source) -> Json | Refused:
    if round_.again is not None:
        return Refused("second_vote_fixed")
    return _source(state, source, round_.id) if round_.phase == "draft" else Refused("fixed_while_open")


def _prompt(raw: str) -> str | Refused:
    return text.accept(raw, PROMPT_CHARACTERS) if raw.strip() else ""


def _plan(given: Plan | payloads.PlanChange) -> Json:
    plan = {key: value for key, value in unparse(given).items() if value is not None}
    return {**plan, "note": text.clean(plan["note"])} if "note" in plan else plan


def _source(state: Session, source: Source, receiver: str | None) -> Json | Refused:
    if source.round is not None and (source.round not in state.rounds or source.round == receiver):
        return Refused("unknown_round")
    checked = check_source(source)
    return checked if isinstance(checked, Refused) else unparse(checked)


def move_round(
    state: Session, round_: Round, data: payloads.MoveRound, context: SessionContext
) -> Decision | Refused:
    to = min(data.to, len(state.order) - 1)
    return Decision((context.happened(RoundMoved(round_.id, to)),))


def remove_round(state: Session, round_: Round, data: Nothing, context: SessionContext) -> Decision | Refused:
    drafts = (other for other in state.agenda() if other.phase == "draft")
    taken = any(draft.source.get("round") == round_.id for draft in drafts)
    if taken or waiting(state, round_):
        return Refused("round_needed")
    return Decision((context.happened(RoundRemoved(round_.id)),))


def skip_round(
    state: Session, round_: Round, data: payloads.SkipRound, context: SessionContext
) -> Decision | Refused:
    return Decision((context.happened(RoundSkipped(round_.id, data.skipped)),))
