"""Figures while people vote, for a round of which was said beforehand (`plan.live`). Owned by the conductor.

Neither one picture, nor the step between two, nor the step from the last one to the result after the close tells what
one person chose. So a picture lags behind: it is taken when enough people voted or changed their vote since the one
before, and shown only when at least `threshold` others did so since it was taken. Each seat counts once for that, and a
seat that was taken while people vote does not count: somebody with a few seats of their own who changes again and again
could choose between whom a picture falls. Where a ballot may leave questions out, that holds for each question by
itself. It never tells roles apart: a step in one role could be one person. After a restart nobody knows what was shown,
so everything in the box counts as shown, and every seat as counted.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from msgspec import structs

from session.core import answers
from session.core.answers import Question
from session.core.ballots import counted_ballots, final_choice
from session.core.carry import with_cut
from session.core.commands import Cast
from session.core.kind import RoundKind
from session.core.results import COUNTING, figures_of
from session.core.shapes import Shape, told
from session.core.state import Round, Session
from session.live.messages import LiveFigures
from session.live.result_cache import AT_ONCE, work_of
from session.live.session_cache import SessionCache, box_of

STEPS = 20
"""A large room is counted about this often, not once for every few people."""

Given = Mapping[str, object]  # pseudonym -> an answer to one question


@dataclass
class Steps:
    """The pictures of one question. `last`: the one taken last, and what the next is compared with; not yet shown
    while it `waits`. `shown`: what everybody may see. `counted`: who counted for a picture.
    """

    last: Given = field(default_factory=dict)
    waits: bool = False
    shown: Given = field(default_factory=dict)
    counted: set[str] = field(default_factory=set)

    @classmethod
    def after(cls, given: Given) -> Steps:
        """As after a restart, with `given` in the box."""
        return cls(given, counted={*given})

    def take(self, now: Given, threshold: int, step: int, late: Collection[str] = ()) -> bool:
        """Whether what may be seen changed. `late`: who counts for no picture."""
        moved = {who for who in {**self.last, **now} if self.last.get(who) != now.get(who)}
        others = moved.difference(self.counted, late)
        changed = self.waits and len(others) >= threshold
        if changed:
            self.shown, self.waits = self.last, False
        if len(others) >= step:
            self.counted |= others
            self.last, self.waits = now, True
        return changed


class LiveResults:
    """What was published last of the open round. Not for two threads at once: see `LiveScore`.

    `to_count` is a picture that takes too long to count here. Until it is counted the one before it is seen, and when a
    later one waits meanwhile that is counted instead: more people in one step, never fewer.
    """

    def __init__(self, cache: SessionCache, kinds: Mapping[str, RoundKind]) -> None:
        self._kinds = kinds
        self._box = ""
        self._steps: dict[Question, Steps] = {}
        self._shown: LiveFigures | None = None
        self.to_count: Round | None = None
        round_ = cache.state.open_round()
        if round_ is not None and kinds[round_.kind].secret:
            by_question = _by_question(cache, round_, kinds[round_.kind])
            steps = {question: Steps.after(given) for question, given in by_question.items()}
            self._begin(box_of(round_), steps)

    def now(self, cache: SessionCache) -> LiveFigures | None:
        """The figures as they may be seen now; None when none may."""
        round_ = cache.state.open_round()
        if round_ is None or not round_.plan.live or not self._kinds[round_.kind].secret:
            return None
        if box_of(round_) != self._box:
            self._begin(box_of(round_), {})
        threshold = cache.state.threshold
        step = max(threshold, cache.state.people // STEPS)
        by_question, late = (
            _by_question(cache, round_, self._kinds[round_.kind]),
            cache.latecomers.get(box_of(round_), ()),
        )
        changes = [
            self._steps.setdefault(question, Steps()).take(
                by_question.get(question, {}), threshold, step, late
            )
            for question in {**self._steps, **by_question}
        ]
        if any(changes):
            self._count(cache.state, round_)
        return self._shown

    def counted(self, picture: Round, threshold: int, result: Shape | None) -> bool:
        """Show the figures of what was `to_count`, counted elsewhere; whether that is still what is shown."""
        if box_of(picture) != self._box:
            return False
        if self.to_count is picture:
            self.to_count = None
        self._show(picture, threshold, result)
        return True

    def not_counted(self, picture: Round) -> None:
        """Let go of what could not be counted; the next picture is another try."""
        if self.to_count is picture:
            self.to_count = None

    def _begin(self, box: str, steps: dict[Question, Steps]) -> None:
        self._box, self._steps, self._shown, self.to_count = box, steps, None, None

    def _count(self, state: Session, round_: Round) -> None:
        """Count what may be seen now, or leave it to be counted elsewhere when that takes long."""
        kind = self._kinds[round_.kind]
        picture = with_cut(state, self._kinds, self._picture(state, round_))
        if work_of(kind, picture) > AT_ONCE and not picture.is_withheld(state.threshold):
            self.to_count = picture
            return
        self.to_count = None
        self._show(picture, state.threshold, figures_of(kind, picture, state.threshold, COUNTING))

    def _show(self, picture: Round, threshold: int, result: Shape | None) -> None:
        shown = None if picture.is_withheld(threshold) else result
        number = len(picture.ballots or ())
        self._shown = None if shown is None else LiveFigures(picture.id, number, told(shown))

    def _picture(self, state: Session, round_: Round) -> Round:
        """The round as if it had closed with the ballots that may be seen."""
        kind = self._kinds[round_.kind]
        whole = replace(round_, plan=structs.replace(round_.plan, by_role=False))
        counted = counted_ballots(state, whole, kind, self._casts(kind))
        return replace(whole, phase="closed", ballots=counted.ballots, division=counted.division)

    def _casts(self, kind: RoundKind) -> list[Cast]:
        """The ballots as far as they may be seen."""
        by_person: dict[str, dict[Question, Any]] = {}
        for question, steps in self._steps.items():
            for who, answer in steps.shown.items():
                by_person.setdefault(who, {})[question] = answer
        shape = kind.answers
        if shape is None:
            return [Cast(None, given[()]) for given in by_person.values()]
        return [Cast(None, answers.together(shape, {}, given)) for given in by_person.values()]


def _by_question(cache: SessionCache, round_: Round, kind: RoundKind) -> dict[Question, dict[str, Any]]:
    """Everything in the box that counts now; under () for a kind of which a ballot leaves nothing out."""
    by_question: dict[Question, dict[str, Any]] = {}
    # A copy: in the threading engine the conductor may add to it meanwhile.
    for who, cast in dict(cache.ballots.get(box_of(round_), {})).items():
        choice = final_choice(kind, round_, cast.choice)
        if choice is None:
            continue
        given = {(): choice} if kind.answers is None else answers.apart(kind.answers, choice)
        for question, answer in given.items():
            by_question.setdefault(question, {})[who] = answer
    return by_question
