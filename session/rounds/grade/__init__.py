"""Grade: everybody gives each option a grade in words, in secret until the round is closed; the middle grade decides.

Majority judgment: options are ordered by the median grade, then by the share above and below it. Grades run from best
to worst; a stored grade is its number, 1 is the best.
"""

from __future__ import annotations

from session.core import text
from session.core.kind import KindOf, Say, SheetRow, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.shapes import NoBody, read
from session.core.state import Round
from session.rounds.grade.cells import cells
from session.rounds.grade.count import ANSWERS, Choice, Result, Settings, result, steps
from session.rounds.grade.record import labels, report
from session.rounds.shared import places
from session.rounds.shared.phone_rows import ranked
from session.rounds.shared.reporting import uncounted
from session.rounds.shared.words import words_of


def check_settings(settings: Settings) -> Refused | None:
    """Grades of one's own are at least two, and no two look the same."""
    labels = [text.clean(label, lines=False).casefold() for label in settings.grades]
    if len(labels) == 1 or len(set(labels)) < len(labels) or "" in labels:
        return Refused("bad_settings", {"path": "grades"})
    return None


def check_ballot(round_: Round, choice: Choice) -> Choice | Refused:
    """Only grades there are, and "don't know" where that may be said."""
    grades = choice.grades
    if not set(places.options(round_)).issuperset(grades):
        return Refused("unknown_option")
    settings = read(Settings, round_.settings)
    for grade in grades.values():
        if not (settings.dont_know if grade is None else 1 <= grade <= steps(settings)):
            return Refused("bad_ballot")
    return Choice(dict(sorted(grades.items())))


def at_close(round_: Round, choice: Choice) -> Choice | None:
    """A ballot on which nothing is answered is no ballot."""
    return choice if choice.grades else None


def items(round_: Round, figures: Result | None) -> dict[str, Tiers]:
    """By judgment, best first."""
    return {"options": places.tiers(round_, figures.tiers if figures else ())}


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    """A line for every option with a ring for every grade."""
    marks = tuple(labels(read(Settings, round_.settings), say))
    return tuple(SheetRow(option.text, marks) for option in round_.options)


def section(round_: Round, figures: Result | None, n: int, say: Say) -> Section:
    """Its part of the record; what may not be told is left to `uncounted`."""
    withheld = uncounted(round_, say)
    if withheld is not None or figures is None:
        return withheld or Section()
    return report(round_, figures, say)


def work(options: int, ballots: int) -> float:
    """Every option is held against every other one, and every grade looked at a few times."""
    return 0.04 * options**2 + 0.005 * options * ballots


KIND: KindOf[Choice, NoBody, Result] = KindOf(
    name="grade",
    purpose="evaluate",
    icon="scale",
    Settings=Settings,
    Choice=Choice,
    Result=Result,
    words=words_of(__name__),
    section=section,
    takes="options",
    one_option=True,
    secret=True,
    check_settings=check_settings,
    check_ballot=check_ballot,
    at_close=at_close,
    answers=ANSWERS,
    result=result,
    result_view=ranked,
    work=work,
    items=items,
    headline=lambda result: {
        option.id: option.grade for option in result.options if option.grade is not None
    },
    sheet=sheet,
    cells=cells,
)
