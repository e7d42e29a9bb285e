"""Decisions that conduct a session: seats, rounds that open, close and are released, the timer, the projector."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from session.core import payloads, text
from session.core.carry import resolve
from session.core.commands import Cast, Context, Decision, Event, Nothing
from session.core.kind import RoundKind, final_choice
from session.core.refusals import Refused
from session.core.state import Json, Round, Screen, Session
from session.core.suppress import REST, fold, parts_of

SCREENS = {"lobby", "round", "result", "shift", "text", "code", "black", "record"}
ABOUT_A_RESULT = {"result", "shift"}
SCREEN_CHARACTERS = 500


def take_seat(state: Session, data: payloads.TakeSeat, context: Context) -> Decision | Refused:
    """A participant comes in. Who it is stays beside the log; the log counts roles."""
    if state.locked:
        return Refused("session_locked")
    if data.role is not None and state.role(data.role) is None:
        return Refused("unknown_role")
    return Decision((context.event("seat.taken", {"role": data.role}),))


def change_role(state: Session, data: payloads.TakeSeat, context: Context) -> Decision | Refused:
    if data.role is not None and state.role(data.role) is None:
        return Refused("unknown_role")
    if data.role == context.actor.role:
        return Decision()
    if state.open_round() is not None and context.kinds[state.open_round().kind].secret:  # type: ignore[union-attr]
        return Refused("role_while_open")
    return Decision((context.event("seat.role_changed", {"from": context.actor.role, "to": data.role}),))


def open_round(state: Session, round_: Round, data: Nothing, context: Context) -> Decision | Refused:
    if state.open_round() is not None:
        return Refused("another_round_open")
    if round_.again is not None and state.rounds[round_.again].phase == "draft":
        return Refused("first_vote_first")
    kind = context.kinds[round_.kind]
    options, tied = resolve(state, context.kinds, round_) if kind.takes != "none" else ((), False)
    if kind.takes == "options" and not options:
        return Refused("no_items")
    opened: Json = {"round": round_.id, "options": [asdict(each) for each in options], "tied": tied}
    events = [context.event("round.opened", opened)]
    if state.phase == "draft":
        events.insert(0, context.event("session.opened", {}))
    if round_.plan["minutes"]:
        events.append(_started(round_, round_.plan["minutes"] * 60, context))
    events.append(_shown(Screen("round", round_.id), context))
    return Decision(tuple(events))


def reopen_round(state: Session, round_: Round, data: Nothing, context: Context) -> Decision | Refused:
    """A round without ballots may open again. A secret round never does: its ballots are counted and unlinked."""
    if context.kinds[round_.kind].secret:
        return Refused("secret_stays_closed")
    if state.open_round() is not None:
        return Refused("another_round_open")
    events = (
        context.event("round.reopened", {"round": round_.id}),
        _shown(Screen("round", round_.id), context),
    )
    return Decision(events)


def close_round(state: Session, round_: Round, data: Nothing, context: Context) -> Decision | Refused:
    """Ends a round. Ballots leave the box here: shuffled, small roles merged, without seat or time."""
    kind = context.kinds[round_.kind]
    closed: Json = {"round": round_.id}
    if kind.secret:
        closed["ballots"] = _unlinked(state, round_, context)
    events = [context.event("round.closed", closed)]
    if round_.plan["auto_release"]:
        events += _released(round_, context)
    return Decision(tuple(events))


def _unlinked(state: Session, round_: Round, context: Context) -> list[Json]:
    kind = context.kinds[round_.kind]
    return context.shuffle(counted(round_, kind, context.ballots, state.threshold))


def counted(round_: Round, kind: RoundKind, casts: Sequence[Cast], threshold: int) -> list[Json]:
    """The ballots as they count: answers to older wordings dropped, small roles merged, those on paper added."""
    final = [(cast.role, final_choice(kind, round_, cast.choice), False) for cast in casts]
    for entry in round_.paper.values():
        final += [(entry["role"], final_choice(kind, round_, entry["choice"]), True)] * entry["count"]
    kept = [(role, choice, paper) for role, choice, paper in final if choice is not None]
    parts = parts_of(kept, kind.answers, threshold)
    folded = fold(Counter(role for role, _, _ in kept), threshold, parts)
    if not round_.plan["by_role"]:  # nobody asked for roles, so no copy of the ballots tells them
        folded = dict.fromkeys(folded, REST)
    return [
        {"role": folded[role], "choice": choice, **({"paper": True} if paper else {})}
        for role, choice, paper in kept
    ]


def release_round(state: Session, round_: Round, data: Nothing, context: Context) -> Decision | Refused:
    return Decision(tuple(_released(round_, context)))


def hide_result(state: Session, round_: Round, data: Nothing, context: Context) -> Decision | Refused:
    events = [context.event("round.hidden", {"round": round_.id})]
    if state.screen.mode in ABOUT_A_RESULT and state.screen.round == round_.id:
        events.append(_shown(Screen("round", round_.id), context))
    return Decision(tuple(events))


def _released(round_: Round, context: Context) -> list[Event]:
    released = context.event("round.released", {"round": round_.id})
    return [released, _shown(Screen("result", round_.id), context)]


def start_timer(
    state: Session, round_: Round, data: payloads.SetTimer, context: Context
) -> Decision | Refused:
    return Decision((_started(round_, data.seconds, context),))


def _started(round_: Round, seconds: int, context: Context) -> Event:
    timer: Json = {"round": round_.id, "total": seconds, "ends": context.now + seconds * 1000, "left": None}
    return context.event("timer.set", timer)


def extend_timer(
    state: Session, round_: Round, data: payloads.SetTimer, context: Context
) -> Decision | Refused:
    """More time: from what is left, or from now when the time was up."""
    timer = round_.timer
    if timer is None:
        return start_timer(state, round_, data, context)
    extra = data.seconds * 1000
    ends = None if timer.ends is None else max(timer.ends, context.now) + extra
    left = None if timer.left is None else timer.left + extra
    event: Json = {"round": round_.id, "total": timer.total + data.seconds, "ends": ends, "left": left}
    return Decision((context.event("timer.set", event),))


def pause_timer(state: Session, round_: Round, data: Nothing, context: Context) -> Decision | Refused:
    timer = round_.timer
    if timer is None or timer.ends is None:
        return Refused("no_timer")
    left = max(0, timer.ends - context.now)
    event: Json = {"round": round_.id, "total": timer.total, "ends": None, "left": left}
    return Decision((context.event("timer.set", event),))


def resume_timer(state: Session, round_: Round, data: Nothing, context: Context) -> Decision | Refused:
    timer = round_.timer
    if timer is None or timer.left is None:
        return Refused("no_timer")
    event: Json = {"round": round_.id, "total": timer.total, "ends": context.now + timer.left, "left": None}
    return Decision((context.event("timer.set", event),))


def stop_timer(state: Session, round_: Round, data: Nothing, context: Context) -> Decision | Refused:
    return Decision((context.event("timer.stopped", {"round": round_.id}),))


def show_screen(state: Session, data: payloads.ShowScreen, context: Context) -> Decision | Refused:
    """What the projector shows. A result, and the shift of a second vote, only when it has been released."""
    if data.mode not in SCREENS:
        return Refused("bad_command", {"path": "mode"})
    words = text.clean(data.text) if data.mode == "text" else ""
    if text.length(words) > SCREEN_CHARACTERS:
        return Refused("text_too_long", {"limit": SCREEN_CHARACTERS, "length": text.length(words)})
    if data.mode == "round" or data.mode in ABOUT_A_RESULT:
        round_ = state.rounds.get(data.round or "")
        if round_ is None:
            return Refused("unknown_round")
        if data.mode in ABOUT_A_RESULT and round_.phase != "released":
            return Refused("not_released")
        if data.mode == "shift" and round_.again is None:
            return Refused("no_shift")
        return Decision((_shown(Screen(data.mode, round_.id), context),))
    return Decision((_shown(Screen(data.mode, None, words), context),))


def _shown(screen: Screen, context: Context) -> Event:
    return context.event("screen.shown", asdict(screen))
