"""Rank: everybody puts the options in an order of their own, in secret until the round is closed.

A ballot may be partial and may have equals; what is not on it shares its last place. The rule that makes one order of
all ballots is a setting; the duels, the run-off and the agreement are told whatever the rule.
"""

from __future__ import annotations

from msgspec import structs

from session.core.kind import KindOf, Say, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.shapes import NoBody, read
from session.core.state import Round
from session.rounds.rank.cells import cells, of_cells
from session.rounds.rank.count import Choice, Duels, Result, Runoff, Settings, result
from session.rounds.rank.record import report
from session.rounds.shared import places
from session.rounds.shared.phone_rows import first_rows
from session.rounds.shared.reporting import uncounted
from session.rounds.shared.words import words_of

MOST_OPTIONS = (
    40  # nobody puts more in order on a phone, and the work of counting grows with the cube of them
)


def check_ballot(round_: Round, choice: Choice) -> Choice | Refused:
    """Options in order, best first. An empty order takes an earlier ballot back."""
    order = [tier for tier in choice.order if tier]
    listed = [option for tier in order for option in tier]
    if not set(places.options(round_)).issuperset(listed):
        return Refused("unknown_option")
    most = read(Settings, round_.settings).most
    if len(set(listed)) != len(listed) or (most and len(listed) > most):
        return Refused("bad_ballot")
    return Choice(tuple(tuple(sorted(tier)) for tier in order))


def at_close(round_: Round, choice: Choice) -> Choice | None:
    """A ballot that orders nothing is no ballot."""
    return choice if choice.order else None


def items(round_: Round, figures: Result | None) -> dict[str, Tiers]:
    """By the rule, best first. Until there are ballots all options are equal."""
    ranked = figures.tiers if figures else (places.options(round_),)
    return {"options": places.tiers(round_, tuple(tier for tier in ranked if tier))}


def result_view(result: Result, audience: str) -> Result:
    """A phone draws no duels and no counts of the run-off."""
    if audience != "phone":
        return result
    return structs.replace(first_rows(result), duels=Duels((), ()), runoff=Runoff((), 0, ()))


def section(round_: Round, figures: Result | None, n: int, say: Say) -> Section:
    """Its part of the record; what may not be told is left to `uncounted`."""
    withheld = uncounted(round_, say)
    if withheld is not None or figures is None:
        return withheld or Section()
    return report(round_, figures, say)


def work(options: int, ballots: int) -> float:
    """Strongest paths grow with the cube of the options, and so do the ways to break ties that are tried."""
    return 0.02 * options**3 + 0.005 * options * ballots


KIND: KindOf[Choice, NoBody, Result] = KindOf(
    name="rank",
    purpose="evaluate",
    icon="list-ordered",
    Settings=Settings,
    Choice=Choice,
    Result=Result,
    words=words_of(__name__),
    section=section,
    takes="options",
    most_options=MOST_OPTIONS,
    secret=True,
    check_ballot=check_ballot,
    at_close=at_close,
    result=result,
    result_view=result_view,
    work=work,
    items=items,
    headline=lambda result: {option.id: option.mean_place for option in result.options},
    cells=cells,
    of_cells=of_cells,
)
