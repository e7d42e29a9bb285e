"""Criteria: everybody scores every option on a few criteria, in secret; the weighted means give an order.

The desk may change the weights once the round is closed: that is an event, the ballots stay as they are, and the result
tells the order under every set of weights.
"""

from __future__ import annotations

from session.core.commands import DESK, CommandSpec, Context, Decision, Payload
from session.core.kind import KindOf, Say, SheetRow, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.shapes import body_of, read
from session.core.state import Item, Json, Round
from session.rounds.criteria.cells import cells
from session.rounds.criteria.count import ANSWERS, Result, result
from session.rounds.criteria.record import report, sheet_rows
from session.rounds.criteria.settings import LOWEST, Body, Choice, Settings, Weight, criteria, highest
from session.rounds.shared import places
from session.rounds.shared.phone_rows import ranked
from session.rounds.shared.reporting import uncounted
from session.rounds.shared.words import words_of

FINISHED = frozenset({"closed", "released"})


class SetWeights(Payload, frozen=True):
    """Criteria that are not named keep their weight."""

    weights: dict[str, Weight]


def check_settings(settings: Settings) -> Refused | None:
    """Something has to count."""
    if settings.criteria and not any(criterion.weight for criterion in settings.criteria):
        return Refused("bad_settings", {"path": "criteria"})
    return None


def initial(settings: Settings, options: tuple[Item, ...]) -> Body:
    """The weights of the settings."""
    return Body({key: criterion.weight for key, criterion in criteria(settings).items()})


def decide(round_: Round, name: str, data: SetWeights, context: Context) -> Decision | Refused:
    """Other weights, of which at least one counts."""
    now = body_of(round_, Body).weights
    weights = {**now, **data.weights}
    if len(weights) > len(now) or not any(weights.values()):
        return Refused("bad_command", {"path": "weights"})
    if weights == now:
        return Decision()
    return Decision((context.event("criteria.weights_set", {"round": round_.id, "weights": weights}),))


def evolve(body: Body, name: str, data: Json) -> Body:
    """`criteria.weights_set` is its only event."""
    return Body(data["weights"])


def check_ballot(round_: Round, choice: Choice) -> Choice | Refused:
    """Only steps of the scale, and "don't know" where that may be said."""
    values = choice.values
    if not set(places.options(round_)).issuperset(values):
        return Refused("unknown_option")
    settings, known = read(Settings, round_.settings), body_of(round_, Body).weights.keys()
    for row in values.values():
        if not known >= row.keys():
            return Refused("unknown_option")
        for score in row.values():
            if not (settings.dont_know if score is None else LOWEST <= score <= highest(round_)):
                return Refused("bad_ballot")
    return Choice({option: dict(sorted(row.items())) for option, row in sorted(values.items()) if row})


def at_close(round_: Round, choice: Choice) -> Choice | None:
    """A ballot on which nothing is scored is no ballot."""
    return choice if choice.values else None


def items(round_: Round, figures: Result | None) -> dict[str, Tiers]:
    """By total, best first, what could not be ranked last; and by how far the means on two criteria, or the totals of
    two roles, lie apart. Until the ballots are counted all are equal.
    """
    told = figures.options if figures else ()
    last = (figures.unranked,) if figures and figures.unranked else ()
    cells = {option.id: [cell.mean for cell in option.cells.values()] for option in told}
    of_roles = {option.id: [role.total for role in option.by_role.values()] for option in told}
    return {
        "options": places.tiers(round_, (*(figures.tiers if figures else ()), *last)),
        "gap": places.by_distance(round_, cells),
        "roles": places.by_distance(round_, of_roles),
    }


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    """A line for every option on every criterion."""
    return sheet_rows(round_, read(Settings, round_.settings), range(LOWEST, highest(round_) + 1), say)


def section(round_: Round, figures: Result | None, n: int, say: Say) -> Section:
    """Its part of the record; what may not be told is left to `uncounted`."""
    withheld = uncounted(round_, say)
    if withheld is not None or figures is None:
        return withheld or Section()
    return report(round_, figures, say)


def work(options: int, ballots: int) -> float:
    """The order under every set of weights takes longest, however few answer; an answer itself takes little."""
    return 2 * options + 0.03 * options * ballots


KIND: KindOf[Choice, Body, Result] = KindOf(
    name="criteria",
    purpose="evaluate",
    icon="scale",
    Settings=Settings,
    Choice=Choice,
    Body=Body,
    Result=Result,
    words=words_of(__name__),
    section=section,
    takes="options",
    secret=True,
    commands={"set_weights": CommandSpec(DESK, SetWeights, FINISHED)},
    check_settings=check_settings,
    initial=initial,
    decide=decide,
    evolve=evolve,
    check_ballot=check_ballot,
    at_close=at_close,
    answers=ANSWERS,
    result=result,
    result_view=ranked,
    work=work,
    items=items,
    headline=lambda result: {
        option.id: option.total for option in result.options if option.total is not None
    },
    sheet=sheet,
    cells=cells,
)
