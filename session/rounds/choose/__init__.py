"""Choose: everybody ticks the options they approve of, between a least and a most, in secret until the round is closed.

An approval vote. When a number of places is set, the result says who is in and who ties across the line; ties are told,
never broken.
"""

from __future__ import annotations

from msgspec import structs

from session.core.ballot_sheet import ticked
from session.core.kind import KindOf, Say, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.shapes import NoBody, read
from session.core.state import Round
from session.rounds.choose.cells import cells
from session.rounds.choose.count import Choice, GoOn, Result, Settings, result
from session.rounds.choose.record import report, rule
from session.rounds.shared import places
from session.rounds.shared.phone_rows import first_rows
from session.rounds.shared.reporting import uncounted
from session.rounds.shared.words import words_of


def check_settings(settings: Settings) -> Refused | None:
    """The least is no more than the most."""
    if settings.most and settings.least > settings.most:
        return Refused("bad_settings", {"path": "least"})
    return None


def check_ballot(round_: Round, choice: Choice) -> Choice | Refused:
    """Each option once, and no more than the most. Fewer than the least is stored: somebody is still choosing."""
    chosen = choice.chosen
    known = set(places.options(round_))
    if not known.issuperset(chosen):
        return Refused("unknown_option")
    if len(set(chosen)) != len(chosen):
        return Refused("bad_ballot")
    most = read(Settings, round_.settings).most
    if most and len(chosen) > most:
        return Refused("too_many_chosen", {"limit": most})
    return Choice(tuple(sorted(chosen)))


def lacks(round_: Round, choice: Choice) -> Refused | None:
    """Where there are fewer options than the least, all of them are enough."""
    least = min(read(Settings, round_.settings).least, len(places.options(round_)))
    return Refused("too_few_chosen", {"limit": least}) if len(choice.chosen) < least else None


def at_close(round_: Round, choice: Choice) -> Choice | None:
    """A ballot on which too little is chosen is no ballot."""
    return choice if lacks(round_, choice) is None else None


def items(round_: Round, figures: Result | None) -> dict[str, Tiers]:
    """By votes, best first."""
    return {"options": places.tiers(round_, figures.tiers if figures else ())}


def result_view(result: Result, audience: str) -> Result:
    """A phone draws the first options, and says of all how many go on."""
    if audience != "phone":
        return result
    fates = [option.goes_on for option in result.options]
    return structs.replace(first_rows(result), going=GoOn(fates.count("in"), fates.count("tied")))


def section(round_: Round, figures: Result | None, n: int, say: Say) -> Section:
    """Its part of the record; what may not be told is left to `uncounted`."""
    withheld = uncounted(round_, say)
    if withheld is not None or figures is None:
        return withheld or Section()
    return report(round_, figures, say)


def sheet_how(round_: Round, say: Say) -> str:
    """What a cross means, and how many there may be."""
    return f"{say('choose.sheet')} {rule(read(Settings, round_.settings), say)}"


KIND: KindOf[Choice, NoBody, Result] = KindOf(
    name="choose",
    purpose="reduce",
    icon="circle-check",
    Settings=Settings,
    Choice=Choice,
    Result=Result,
    words=words_of(__name__),
    section=section,
    takes="options",
    secret=True,
    sheet_how=sheet_how,
    check_settings=check_settings,
    check_ballot=check_ballot,
    lacks=lacks,
    at_close=at_close,
    result=result,
    result_view=result_view,
    items=items,
    headline=lambda result: {option.id: float(option.votes) for option in result.options},
    counts="people",
    cells=cells,
    of_cells=ticked,
)
