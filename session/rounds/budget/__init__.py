"""Budget: divide an amount over options that cost something; everybody ticks what may get money, in secret.

Counted with the method of equal shares, and beside it greedily (most votes first), to show what the rule does.
What an option costs stands behind it ("Speeltuin | 12000") or in the settings; an option without a cost takes no part.
Figures come from `session.methods.budget`; nothing is decided where a tie leaves it open.
"""

from __future__ import annotations

from session.core.ballot_sheet import ticked
from session.core.kind import KindOf, Say, SheetRow, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.shapes import body_of, read
from session.core.shown_options import PHONE_ROWS
from session.core.state import Item, Round
from session.rounds.budget.cells import cells
from session.rounds.budget.count import Body, Choice, Settings, body, priced
from session.rounds.budget.prices import checks, read_items, read_settings
from session.rounds.budget.record import money, report
from session.rounds.budget.result import Result, result
from session.rounds.shared import robustness_line
from session.rounds.shared.phone_rows import first_rows
from session.rounds.shared.reporting import uncounted
from session.rounds.shared.words import words_of


def check_settings(settings: Settings) -> Refused | None:
    """Every line of costs has a cost."""
    if any(priced(line)[1] is None for line in settings.costs):
        return Refused("bad_settings", {"path": "costs"})
    return None


def check_ballot(round_: Round, choice: Choice) -> Choice | Refused:
    """Options with a cost, each once. None at all is a ballot too."""
    approved = choice.approved
    if not set(approved) <= body_of(round_, Body).costs.keys():
        return Refused("unknown_option")
    if len(set(approved)) != len(approved):
        return Refused("bad_ballot")
    return Choice(tuple(sorted(approved)))


def items(round_: Round, figures: Result | None) -> dict[str, Tiers]:
    """What is funded, after it what ties for the rest; and all options by votes. Their text has no cost any more."""
    own = body_of(round_, Body)
    named = tuple(
        Item(option.id, own.names[option.id], option.note, option.source)
        for option in round_.options
        if option.id in own.costs
    )
    if figures is None or not named:
        same: Tiers = (named,) if named else ()
        return {"funded": same, "options": same}
    known, equal = {item.id: item for item in named}, figures.equal

    def tiers(*ids: tuple[str, ...]) -> Tiers:
        return tuple(tuple(known[option] for option in tier) for tier in ids if tier)

    order = [option for tier in figures.tiers for option in tier]
    funded = [tuple(option for option in order if option in part) for part in (equal.funded, equal.tied)]
    return {"funded": tiers(*funded), "options": tiers(*figures.tiers)}


def headline(result: Result) -> dict[str, float]:
    return {option.id: float(option.votes) for option in result.options}


FIRST = ("in", "tied", "out", "over")
"""What is funded comes first, also when it has fewer votes."""


def result_view(result: Result, audience: str) -> Result:
    """A phone draws what is funded first, and names what another rule would fund."""
    if audience != "phone":
        return result
    by_outcome = sorted(result.options, key=lambda option: FIRST.index(option.equal))
    differ = (option for option in by_outcome if option.equal != option.greedy)
    shown = [*by_outcome[:PHONE_ROWS], *differ]
    return first_rows(result, frozenset(option.id for option in shown))


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    """A box for every option with its cost; before the round opens the costs come from the texts and the settings."""
    own = body_of(round_, Body)
    if not own.names:
        own = body(read(Settings, round_.settings), round_.options)
    return tuple(
        SheetRow(f"{own.names[option]} ({money(round_, cost, say)})") for option, cost in own.costs.items()
    )


def sheet_how(round_: Round, say: Say) -> str:
    return say("budget.sheet", amount=money(round_, read(Settings, round_.settings).amount, say))


def section(round_: Round, figures: Result | None, n: int, say: Say) -> Section:
    withheld = uncounted(round_, say)
    if withheld is not None or figures is None:
        return withheld or Section()
    line = robustness_line.sentence(say, figures.solid, body_of(round_, Body).names)
    return report(round_, figures, line, say)


def work(options: int, ballots: int) -> float:
    """Every raise of the share funds project after project, and there are more raises with more projects."""
    return 0.02 * options**2 * ballots


KIND: KindOf[Choice, Body, Result] = KindOf(
    name="budget",
    purpose="evaluate",
    icon="table",
    Settings=Settings,
    Choice=Choice,
    Body=Body,
    Result=Result,
    words=words_of(__name__),
    section=section,
    takes="options",
    secret=True,
    check_settings=check_settings,
    read_settings=read_settings,
    read_items=read_items,
    checks=checks,
    initial=body,
    check_ballot=check_ballot,
    result=result,
    result_view=result_view,
    work=work,
    items=items,
    headline=headline,
    counts="people",
    sheet=sheet,
    sheet_how=sheet_how,
    cells=cells,
    of_cells=ticked,
)
