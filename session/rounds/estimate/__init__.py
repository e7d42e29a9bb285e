"""Estimate: everybody gives a number, or a range from low to high, in secret; the median is the answer of the group.

About one thing (the question of the round) or about each of its options. Of a range the middle counts as the number,
and the result also tells where most ranges lie over each other. Too few answers to one question give it no figures.
"""

from __future__ import annotations

from math import isfinite

from session.core.kind import KindOf, Say, SheetRow, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.shapes import NoBody, read
from session.core.state import Round
from session.methods.exact import exact, plain
from session.rounds.estimate.cells import cells, of_cells
from session.rounds.estimate.count import (
    ANSWERS,
    Choice,
    Guess,
    Result,
    Settings,
    questions,
    result,
    step,
)
from session.rounds.estimate.record import report
from session.rounds.shared.reporting import uncounted
from session.rounds.shared.words import words_of


def check_settings(settings: Settings) -> Refused | None:
    """There is something between the two ends."""
    return None if settings.lowest < settings.highest else Refused("bad_settings", {"path": "highest"})


def check_ballot(round_: Round, choice: Choice) -> Choice | Refused:
    """Numbers within the bounds and as precise as was asked, and "don't know" where that may be said."""
    values = choice.values
    if not {question.id for question in questions(round_)}.issuperset(values):
        return Refused("unknown_option")
    settings = read(Settings, round_.settings)
    checked: dict[str, Guess | None] = {}
    for question, guess in sorted(values.items()):
        answer = _dont_know(settings) if guess is None else _guess(settings, guess)
        if isinstance(answer, Refused):
            return answer
        checked[question] = answer
    return Choice(checked)


def _dont_know(settings: Settings) -> Refused | None:
    return None if settings.dont_know else Refused("bad_ballot")


def _guess(settings: Settings, guess: Guess) -> Guess | Refused:
    """`guess` as it is stored: a number, or a range whose ends are in order, as was asked."""
    low = _number(settings, guess.low)
    if low is None or (settings.answer == "range") == (guess.high is None):
        return Refused("bad_ballot")
    if guess.high is None:
        return Guess(low)
    high = _number(settings, guess.high)
    return Refused("bad_ballot") if high is None or high < low else Guess(low, high)


def _number(settings: Settings, value: int | float) -> int | float | None:
    """`value` as it is stored, None when it is out of bounds or more precise than was asked."""
    if not isfinite(value) or not settings.lowest <= value <= settings.highest:
        return None
    number = exact(value)
    return plain(number) if (number / step(settings)).denominator == 1 else None


def at_close(round_: Round, choice: Choice) -> Choice | None:
    """A ballot on which nothing is answered is no ballot."""
    return choice if choice.values else None


def items(round_: Round, figures: Result | None) -> dict[str, Tiers]:
    """The options as they came: an estimate says how much, not which is better."""
    return {"options": (round_.options,) if round_.options else ()}


def headline(result: Result) -> dict[str, float]:
    """The median of every question that has one."""
    return {
        question.id: question.median for question in result.questions if isinstance(question.median, float)
    }


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    """A line to write on for every number; the unit stands behind it."""
    settings = read(Settings, round_.settings)
    ends = ("estimate.low", "estimate.high") if settings.answer == "range" else ("estimate.number",)
    unit = f" ({settings.unit})" if settings.unit else ""
    marks = tuple(f"{say(end)}{unit}: ........" for end in ends)
    texts = [option.text for option in round_.options] or [say("estimate.number")]
    return tuple(SheetRow(text, marks) for text in texts)


def sheet_how(round_: Round, say: Say) -> str:
    """The bounds, and how many numbers there are to write."""
    settings = read(Settings, round_.settings)
    key = "estimate.sheet_range" if settings.answer == "range" else "estimate.sheet"
    return say(key, lowest=say.number(settings.lowest), highest=say.number(settings.highest))


def section(round_: Round, figures: Result | None, n: int, say: Say) -> Section:
    """Its part of the record; what may not be told is left to `uncounted`."""
    withheld = uncounted(round_, say)
    if withheld is not None or figures is None:
        return withheld or Section()
    return report(round_, figures, say)


def work(options: int, ballots: int) -> float:
    """An ordinary machine takes 50 microseconds for a range, and less for a number."""
    return 0.5 * options + 0.1 * options * ballots


KIND: KindOf[Choice, NoBody, Result] = KindOf(
    name="estimate",
    purpose="evaluate",
    icon="gauge",
    Settings=Settings,
    Choice=Choice,
    Result=Result,
    words=words_of(__name__),
    section=section,
    takes="topics",
    secret=True,
    check_settings=check_settings,
    check_ballot=check_ballot,
    at_close=at_close,
    answers=ANSWERS,
    result=result,
    work=work,
    items=items,
    headline=headline,
    sheet=sheet,
    sheet_how=sheet_how,
    cells=cells,
    of_cells=of_cells,
)
