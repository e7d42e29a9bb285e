"""A repeated measurement: the figures of a round beside those of the same round in an earlier session.

Only what can be compared is compared: the same kind with the same settings, options with the same words. Who was there
then and who is there now is not the same, so nothing is said about who changed their mind. Figures that were told under
a smaller threshold than the one of now stay away: some of their groups would be too small.
"""

from __future__ import annotations

from collections.abc import Mapping

from session.core import text
from session.core.kind import RoundKind
from session.core.payloads import EarlierResult
from session.core.shapes import read
from session.core.state import Round, Session
from session.core.view_shapes import CompareView, Move, RepeatView


def planned(state: Session, round_: Round) -> CompareView | None:
    """What the desk hears of it from the beginning; None when the round stands beside nothing."""
    if round_.earlier is None:
        return None
    earlier = read(EarlierResult, round_.earlier)
    return CompareView(earlier.title, earlier.held, earlier.ballots, comparable(state, round_))


def comparable(state: Session, round_: Round) -> bool:
    """Whether the round is asked as it was then, and under a threshold that is not stricter than then."""
    if round_.earlier is None:
        return False
    earlier = read(EarlierResult, round_.earlier)
    return earlier.settings == round_.settings and state.threshold <= earlier.threshold


def beside(
    state: Session, round_: Round, kind: RoundKind, now: Mapping[str, float] | None
) -> RepeatView | None:
    """The figures then and now of what is the same; None when there are none. `now`: the headline figures of the round,
    None when they may not be told.
    """
    if now is None or not comparable(state, round_):
        return None
    earlier = read(EarlierResult, round_.earlier)
    then = {_same(figure.text) or figure.id: figure.figure for figure in earlier.figures}
    texts = {option.id: _same(option.text) for option in round_.options}
    before = {option: then[texts.get(option, option)] for option in now if texts.get(option, option) in then}
    if not before:
        return None
    ballots = (earlier.ballots, len(round_.ballots or ()))
    return RepeatView(
        title=earlier.title,
        held=earlier.held,
        moves=tuple(
            Move(option, _fair(figure, ballots[0], kind), _fair(now[option], ballots[1], kind))
            for option, figure in before.items()
        ),
        ballots=ballots,
        fingerprint=earlier.fingerprint,
        per=kind.counts,
    )


def _fair(figure: float, ballots: int, kind: RoundKind) -> float:
    """A figure that does not grow with how many voted: a percentage of people, or points a person."""
    if not kind.counts:
        return figure
    return round((100 if kind.counts == "people" else 1) * figure / max(1, ballots), 2)


def _same(words: str) -> str:
    """A text as it is recognised in another session."""
    return text.clean(words, lines=False).casefold()
