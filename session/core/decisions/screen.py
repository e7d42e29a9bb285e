"""Decisions about what the projector shows."""

from __future__ import annotations

from msgspec import UNSET

from session.core import payloads, repeat, spotlight, text
from session.core.commands import Decision, Event
from session.core.events import ScreenLit, ScreenShown, ScreenTurned
from session.core.refusals import Refused
from session.core.session_context import SessionContext
from session.core.state import Round, Screen, Session

ABOUT_A_RESULT = {"result", "shift", "repeat"}
CHARACTERS = 500
MINUTE = 60_000


def show_screen(state: Session, data: payloads.ShowScreen, context: SessionContext) -> Decision | Refused:
    """What the projector shows. A result, and what it is compared with, only when it has been released."""
    words = text.clean(data.text) if data.mode == "text" else ""
    if text.length(words) > CHARACTERS:
        return Refused("text_too_long", {"limit": CHARACTERS, "length": text.length(words)})
    if data.mode == "round" or data.mode in ABOUT_A_RESULT:
        round_ = state.rounds.get(data.round or "")
        if round_ is None:
            return Refused("unknown_round")
        if data.mode in ABOUT_A_RESULT and round_.phase != "released":
            return Refused("not_released")
        if data.mode == "shift" and round_.again is None:
            return Refused("no_shift")
        if data.mode == "repeat" and not repeat.comparable(state, round_):
            return Refused("no_repeat")
        return Decision((shown(Screen(data.mode, round_.id), context),))
    if data.mode == "break":
        return _break(state, data, context)
    return Decision((shown(Screen(data.mode, None, words), context),))


def _break(state: Session, data: payloads.ShowScreen, context: SessionContext) -> Decision | Refused:
    """A break until a whole minute, so that the time on the screens is the moment itself. Not while people answer."""
    if data.minutes is None:
        return Refused("bad_command", {"path": "minutes"})
    if state.open_round() is not None:
        return Refused("round_open")
    until = -(-(context.ticking + data.minutes * MINUTE) // MINUTE) * MINUTE
    return Decision((shown(Screen("break", until=until), context),))


def light_up(
    state: Session, round_: Round, data: payloads.LightUp, context: SessionContext
) -> Decision | Refused:
    """Put something of a round large on the projector, over the round; or take it away."""
    now = state.screen
    if data.item is None:
        here = now.round == round_.id and now.lit is not None
        return Decision((context.happened(ScreenLit(None)),)) if here else Decision()
    if spotlight.words(state, context.kinds, round_, data.item) is None:
        return Refused("not_on_show")
    on_it = now.round == round_.id and now.mode in {"round", "result"}
    if on_it and now.lit == data.item:
        return Decision()
    first = () if on_it else (shown(Screen("round", round_.id), context),)
    return Decision((*first, context.happened(ScreenLit(data.item))))


def turn_screen(state: Session, data: payloads.TurnScreen, context: SessionContext) -> Decision:
    """Turn the pages of what is shown, or stop them. Who turns a page wants to read it, so pages stay then."""
    now = state.screen
    still = data.still if data.still is not None else now.still or data.by != 0
    if (now.page + data.by, still) == (now.page, now.still):
        return Decision()
    return Decision((context.happened(ScreenTurned(now.page + data.by, still)),))


def shown(screen: Screen, context: SessionContext) -> Event:
    until = UNSET if screen.until is None else screen.until
    return context.happened(ScreenShown(screen.mode, screen.round, screen.text, until))
