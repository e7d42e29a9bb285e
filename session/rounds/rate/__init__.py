"""Rate: everybody scores each option or statement on one scale, in secret until the round is closed.

Besides the mean the result tells how far people are apart, so that the talk can start where they differ most. The lead
measure of agreement is van der Eijk's A, and below zero an option is "divided".
"""

from __future__ import annotations

from session.core.kind import KindOf, Say, SheetRow, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.shapes import NoBody, read
from session.core.state import Round
from session.methods.scale import MOST_BARS
from session.rounds.rate.cells import cells
from session.rounds.rate.count import ANSWERS, Choice, Result, by_disagreement, result, scales_of
from session.rounds.rate.record import report
from session.rounds.rate.scale import Settings, Step, captions, ends, scores, steps, unfit, width, word
from session.rounds.shared import places
from session.rounds.shared.reporting import uncounted
from session.rounds.shared.words import words_of


def check_settings(settings: Settings) -> Refused | None:
    """Steps with names of their own are at least two, and a range has a scale."""
    if settings.scale == "labels" and len(settings.labels) < 2:
        return Refused("bad_settings", {"path": "labels"})
    return unfit(settings)


def check_ballot(round_: Round, choice: Choice) -> Choice | Refused:
    """Only steps of the scale, and "don't know" where that may be said."""
    values = choice.values
    if not set(places.options(round_)).issuperset(values):
        return Refused("unknown_option")
    settings = read(Settings, round_.settings)
    known = scores(settings)
    for score in values.values():
        if not (settings.dont_know if score is None else score in known):
            return Refused("bad_ballot")
    return Choice(dict(sorted(values.items())))


def at_close(round_: Round, choice: Choice) -> Choice | None:
    """A ballot on which nothing is answered is no ballot."""
    return choice if choice.values else None


def items(round_: Round, figures: Result | None) -> dict[str, Tiers]:
    """The options by mean, by how far people are apart on them, and by how far the means of the roles are."""
    of_roles = (
        {option.id: [role.mean for role in option.by_role.values()] for option in figures.options}
        if figures
        else {}
    )
    return {
        "options": places.tiers(round_, figures.tiers if figures else ()),
        "divided": places.tiers(round_, by_disagreement(round_, scales_of(round_))),
        "roles": places.by_distance(round_, of_roles),
    }


def section(round_: Round, figures: Result | None, n: int, say: Say) -> Section:
    """Its part of the record; what may not be told is left to `uncounted`."""
    withheld = uncounted(round_, say)
    if withheld is not None or figures is None:
        return withheld or Section()
    return report(round_, figures, say)


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    """A line for every option: the steps to choose from, or a line to write a score on when there are many."""
    settings = read(Settings, round_.settings)
    marks = tuple(_mark(settings, step, say) for step in steps(settings))
    if len(marks) <= MOST_BARS:
        return tuple(SheetRow(option.text, marks) for option in round_.options)
    lowest, highest = ends(settings)
    asked = "rate.write" if width(settings) == 1 else "rate.write_by"
    write = f"{say(asked, lowest=lowest, highest=highest, step=width(settings))}: ........"
    named = [f"{end} = {name}" for end, name in zip(ends(settings), captions(settings), strict=True) if name]
    meaning = f" ({', '.join(named)})" if named else ""
    return tuple(SheetRow(option.text + meaning, (write,)) for option in round_.options)


def _mark(settings: Settings, step: Step, say: Say) -> str:
    """A step in words, or its number, with what the ends mean."""
    named = dict(zip(ends(settings), captions(settings), strict=True)).get(step.value, "")
    return word(settings, step, say) or (f"{step.value} ({named})" if named else str(step.value))


def work(options: int, ballots: int) -> float:
    """Every option is held against every other one, and every score looked at a few times."""
    return 0.02 * options**2 + 0.005 * options * ballots


KIND: KindOf[Choice, NoBody, Result] = KindOf(
    name="rate",
    purpose="evaluate",
    icon="gauge",
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
    work=work,
    items=items,
    headline=lambda result: {option.id: option.mean for option in result.options if option.mean is not None},
    sheet=sheet,
    cells=cells,
)
