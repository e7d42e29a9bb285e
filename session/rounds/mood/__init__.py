"""Mood: a slider that everybody can move all the time, as during a talk; the line is of the group, never of a person.

Ballots are in the box like any other. While the round is open the live layer gives `mood.sample` now and then, with
figures of so many people that they tell nothing of one (see session/live/sampler.py); each sample is an event and a
point of the line. People are told so beforehand. When the round closes the last position of everybody is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import msgspec
from msgspec import UNSET, Meta

from session.core.commands import SYSTEM, CommandSpec, Context, Decision, Payload
from session.core.kind import KindOf, Say, SheetRow
from session.core.refusals import Refused
from session.core.section import Section
from session.core.shapes import NoBody, Shape, body_of, read
from session.core.state import Item, Json, Round
from session.rounds.mood.cells import cells
from session.rounds.mood.count import SCALES, Body, Choice, Point, Result, Settings, result, scale_of
from session.rounds.mood.record import report
from session.rounds.shared.words import words_of

MOST_SAMPLES = 3000  # eight hours of one every ten seconds


class Sample(Payload, frozen=True):
    """Of `n` people; the figures are rounded as `sample` does."""

    n: Annotated[int, Meta(ge=1)]
    mean: float
    median: float


def initial(settings: Settings, options: tuple[Item, ...]) -> Body:
    return Body()


def check_ballot(round_: Round, choice: Choice) -> Choice | Refused:
    """A position on the scale."""
    lowest, highest = SCALES[read(Settings, round_.settings).scale]
    return choice if lowest <= choice.value <= highest else Refused("bad_ballot")


def sample(round_: Round, chosen: Sequence[Choice]) -> Json:
    """The payload of `mood.sample`: whole points of a hundred, tenths of ten, so that one person hardly moves them."""
    scale = scale_of(round_, chosen)
    digits = 0 if read(Settings, round_.settings).scale == "0-100" else 1
    return {
        "n": scale.n,
        "mean": round(float(scale.mean or 0), digits),
        "median": round(float(scale.median or 0), digits),
    }


def decide(round_: Round, name: str, data: Sample, context: Context) -> Decision | Refused:
    """A point of the line, `second` after the opening."""
    if len(body_of(round_, Body).series) >= MOST_SAMPLES:
        return Decision()
    second = max(0, context.now // 1000 - (round_.opened_at or 0))
    point = {"second": second, "n": data.n, "mean": data.mean, "median": data.median}
    return Decision((context.event("mood.sampled", {"round": round_.id, **point}),))


def evolve(body: Body, name: str, data: Json) -> Body:
    return Body((*body.series, Point(data["second"], data["n"], data["mean"], data["median"])))


def result_view(result: Result, audience: str) -> Result:
    """Screens have the line from the body."""
    return msgspec.structs.replace(result, series=UNSET)


def body_view(round_: Round, audience: str) -> Shape:
    """A phone gets no line: it shows its own slider and nothing else."""
    return NoBody() if audience == "phone" else body_of(round_, Body)


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    """One line, between what the ends mean."""
    settings = read(Settings, round_.settings)
    ends = [end for end in (settings.low, settings.high) if end]
    return (SheetRow(" – ".join(ends) or say("mood.position")),)


def section(round_: Round, figures: Result | None, n: int, say: Say) -> Section:
    return report(round_, figures, say)


KIND: KindOf[Choice, Body, Result] = KindOf(
    name="mood",
    purpose="evaluate",
    icon="gauge",
    Settings=Settings,
    Choice=Choice,
    Body=Body,
    Result=Result,
    body_views={"phone": NoBody},
    words=words_of(__name__),
    section=section,
    secret=True,
    commands={"sample": CommandSpec(SYSTEM, Sample, frozenset({"open"}))},
    initial=initial,
    decide=decide,
    evolve=evolve,
    check_ballot=check_ballot,
    result=result,
    result_view=result_view,
    body_view=body_view,
    sheet=sheet,
    sample=sample,
    cells=cells,
)
