"""Decisions about the agenda: rounds that are added, changed, moved, removed and skipped."""

from __future__ import annotations

from msgspec import UNSET, convert, structs

from session.core import payloads, text
from session.core.carry import Source, check_source, together
from session.core.commands import Decision, Event, Nothing
from session.core.decisions.second_vote import second_vote, waiting
from session.core.events import RoundAdded, RoundChanged, RoundMoved, RoundRemoved, RoundSkipped
from session.core.kind import RoundKind, settings_of
from session.core.refusals import Refused
from session.core.session_context import SessionContext
from session.core.shapes import told
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
    about = _about(state, data.about, None)
    if isinstance(about, Refused):
        return about
    name = f"r{state.made + 1}"
    at = len(state.order) if data.at is None else min(data.at, len(state.order))
    added = RoundAdded(name, data.kind, prompt, settings, source, _plan(data.plan), at, about=about or UNSET)
    return Decision((context.happened(added),), reply={"round": name})


def _add_second_vote(
    state: Session, data: payloads.AddRound, prompt: str, context: SessionContext
) -> Decision | Refused:
    first = state.rounds.get(data.again or "")
    if first is None:
        return Refused("unknown_round")
    selects = data.source != Source()
    if data.kind != first.kind or data.settings or (selects and not _selects(first, data.source)):
        return Refused("bad_command", {"path": "again"})
    source = _source(state, data.source, None) if selects else first.source
    about = _about(state, data.about, None)
    if isinstance(source, Refused):
        return source
    if isinstance(about, Refused):
        return about
    after = state.order.index(first.id) + 1
    at = len(state.order) if data.at is None else max(after, min(data.at, len(state.order)))
    plan = _plan(data.plan)
    return second_vote(
        state, first, context, prompt=prompt, plan=plan, at=at, source=source, about=about or first.about
    )


def _selects(first: Round, source: Source) -> bool:
    """Whether a source only says which of the options of a first vote are voted on again."""
    return source.round == first.id and not source.texts


def change_round(
    state: Session, round_: Round, data: payloads.ChangeRound, context: SessionContext
) -> Decision | Refused:
    """A draft changes freely. An open round keeps what people already answered to; see `open_settings` of its kind."""
    kind = context.kinds[round_.kind]
    was = data.was or payloads.WasRound()
    if not _is_as_seen(round_, was):
        return Refused("changed_meanwhile")
    source = _come_together(data.source, was.source, round_.source)
    about = _come_together(data.about, was.about, round_.about)
    asked = {
        "prompt": None if data.prompt is None else _new_prompt(kind, round_, data.prompt),
        "settings": _new_settings(kind, round_, data.settings, state.language) if data.settings else None,
        "source": source if isinstance(source, Refused | None) else _new_source(state, round_, source),
        "about": about if isinstance(about, Refused | None) else _new_about(state, round_, about),
    }
    changes: Json = {}
    for key, value in asked.items():
        if isinstance(value, Refused):
            return value
        if value is not None:
            changes[key] = value
    if data.plan is not None:
        if round_.phase != "draft" and _tells_more(round_.plan, data.plan):
            return Refused("fixed_while_open")
        changes["plan"] = {**told(round_.plan), **_plan(data.plan)}
    if not changes:
        return Decision()
    changed = context.happened(RoundChanged(round_.id, **changes))
    return Decision((changed, *followed(state, round_, changes, context)))


def _is_as_seen(round_: Round, was: payloads.WasRound) -> bool:
    """Whether what somebody began to type over is still what stands there."""
    settings: Json = told(was).get("settings") or {}
    return (
        was.prompt in (None, round_.prompt)
        and was.note in (None, round_.plan.note)
        and all(round_.settings.get(key, value) == value for key, value in settings.items())
    )


def _come_together(given: Source | None, was: Source | None, now: Json) -> Source | Refused | None:
    """What is asked for, with what others made of it since whoever asks saw `was`."""
    if given is None or was is None:
        return given
    return together(was, given, convert(now, Source))


def followed(state: Session, round_: Round, changes: Json, context: SessionContext) -> list[Event]:
    """A second vote that waits keeps to the settings and the options of its first, unless it selects some of those."""
    events: list[Event] = []
    for second in waiting(state, round_):
        own = {"source"} if second.source.get("round") == round_.id else set()
        same: Json = {
            key: changes[key] for key in ("settings", "source") if key in changes and key not in own
        }
        if same:
            events.append(context.happened(RoundChanged(second.id, **same)))
            events += followed(state, second, same, context)
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
    first = state.rounds.get(round_.again or "")
    if first is not None and not _selects(first, source):
        return Refused("second_vote_fixed")
    return _source(state, source, round_.id) if round_.phase == "draft" else Refused("fixed_while_open")


def _new_about(state: Session, round_: Round, about: Source) -> Json | Refused:
    return _about(state, about, round_.id) if round_.phase == "draft" else Refused("fixed_while_open")


def _about(state: Session, about: Source | None, receiver: str | None) -> Json | Refused:
    """What a round is about, {} for nothing."""
    if about is None or (about.round is None and not any(words.strip() for words in about.texts)):
        return {}
    return _source(state, about, receiver)


def _prompt(raw: str) -> str | Refused:
    return text.accept(raw, PROMPT_CHARACTERS) if raw.strip() else ""


def _plan(given: Plan | payloads.PlanChange) -> Json:
    note = None if given.note is None else text.clean(given.note)
    plan = told(structs.replace(given, note=note))  # with half a character in it there is no JSON
    return {key: value for key, value in plan.items() if value is not None}


def _source(state: Session, source: Source, receiver: str | None) -> Json | Refused:
    if source.round is not None and (source.round not in state.rounds or source.round == receiver):
        return Refused("unknown_round")
    checked = check_source(source)
    return checked if isinstance(checked, Refused) else told(checked)


def move_round(
    state: Session, round_: Round, data: payloads.MoveRound, context: SessionContext
) -> Decision | Refused:
    to = min(data.to, len(state.order) - 1)
    return Decision((context.happened(RoundMoved(round_.id, to)),))


def remove_round(state: Session, round_: Round, data: Nothing, context: SessionContext) -> Decision | Refused:
    drafts = [other for other in state.agenda() if other.phase == "draft"]
    taken = any(round_.id in (draft.source.get("round"), draft.about.get("round")) for draft in drafts)
    if taken or waiting(state, round_):
        return Refused("round_needed")
    return Decision((context.happened(RoundRemoved(round_.id)),))


def skip_round(
    state: Session, round_: Round, data: payloads.SkipRound, context: SessionContext
) -> Decision | Refused:
    return Decision((context.happened(RoundSkipped(round_.id, data.skipped)),))
