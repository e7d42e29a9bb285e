"""Dots: everybody divides a number of dots over the options, in secret until the round is closed.

Dots can go in steps (100 points in fives). Where people may also take dots away, an option counts what it was given
minus what was taken. Settings of older rounds lack both and get the defaults.
"""

from __future__ import annotations

from session.core.kind import KindOf, Say, SheetRow, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.shapes import NoBody
from session.core.state import Round
from session.rounds.dots.cells import cells, of_cells
from session.rounds.dots.count import Choice, Result, Settings, limits, result
from session.rounds.dots.record import report
from session.rounds.shared import places
from session.rounds.shared.phone_rows import ranked
from session.rounds.shared.reporting import uncounted
from session.rounds.shared.words import words_of

RINGS = 10  # more dots than this are a number on paper


def check_settings(settings: Settings) -> Refused | None:
    """Everybody can spend all dots. The other two limits are rounded to steps instead (see `limits`)."""
    return Refused("bad_settings", {"path": "dots"}) if settings.dots % int(settings.step) else None


def check_ballot(round_: Round, choice: Choice) -> Choice | Refused:
    """Only options that got a dot, or lost one. No dots at all is a ballot too."""
    dots = choice.dots
    allowed = round_.once(limits)
    given = taken = most = 0
    for number in dots.values():
        if not number or number % allowed.step or (number < 0 and not allowed.take):
            return Refused("bad_ballot")
        most = max(most, abs(number))
        if number > 0:
            given += number
        else:
            taken -= number
    if not round_.option_ids.issuperset(dots):
        return Refused("unknown_option")
    if allowed.on_one and most > allowed.on_one:
        return Refused("too_many_on_option", {"limit": allowed.on_one})
    if given > allowed.give:
        return Refused("too_many_dots", {"limit": allowed.give})
    if taken > allowed.take:
        return Refused("too_many_taken", {"limit": allowed.take})
    return Choice(dict(sorted(dots.items())))


def items(round_: Round, figures: Result | None) -> dict[str, Tiers]:
    return {"options": places.tiers(round_, figures.tiers if figures else ())}


def section(round_: Round, figures: Result | None, n: int, say: Say) -> Section:
    """Its part of the record; what may not be told is left to `uncounted`."""
    withheld = uncounted(round_, say)
    if withheld is not None or figures is None:
        return withheld or Section()
    return report(round_, figures, limits(round_), say)


def _sheet_marks(round_: Round, say: Say) -> tuple[str, ...]:
    """A ring for every dot, or a box for a number where there are many; two lines where dots can be taken away."""
    allowed = limits(round_)
    most = min(allowed.give, allowed.on_one or allowed.give)
    if allowed.take:
        return tuple(f"{say(key)}: ........" for key in ("dots.sheet_give", "dots.sheet_take"))
    return ("",) * most if most <= RINGS and allowed.step == 1 else ("",)


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    """A line for every option."""
    marks = _sheet_marks(round_, say)
    return tuple(SheetRow(option.text, marks) for option in round_.options)


def sheet_how(round_: Round, say: Say) -> str:
    """How many there are, how they are marked, and every limit."""
    allowed = limits(round_)
    boxed = len(_sheet_marks(round_, say)) == 1
    marking = say("dots.sheet_number" if boxed else "dots.sheet_rings")
    sentences = [
        say("dots.sheet", dots=allowed.give),
        say("dots.sheet_apart", n=allowed.take) if allowed.take else marking,
    ]
    if allowed.step > 1:
        sentences.append(say("dots.steps", step=allowed.step))
    if allowed.on_one:
        sentences.append(say("dots.sheet_limit", limit=allowed.on_one))
    return " ".join(sentences)


KIND: KindOf[Choice, NoBody, Result] = KindOf(
    name="dots",
    purpose="evaluate",
    icon="vote",
    Settings=Settings,
    Choice=Choice,
    Result=Result,
    words=words_of(__name__),
    section=section,
    takes="options",
    secret=True,
    check_settings=check_settings,
    check_ballot=check_ballot,
    result=result,
    result_view=ranked,
    items=items,
    headline=lambda result: {option.id: float(option.dots) for option in result.options},
    counts="points",
    sheet=sheet,
    sheet_how=sheet_how,
    cells=cells,
    of_cells=of_cells,
)
