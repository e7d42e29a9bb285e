"""Grade: everybody gives each option a grade in words, in secret until the round is closed; the middle grade decides.

Majority judgment: options are ordered by the median grade, then by the share above and below it. Grades run from best
to worst; a stored grade is its number, 1 is the best. Figures come from `session.methods`.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from session.core import text
from session.core.answers import Answers
from session.core.commands import Payload
from session.core.kind import RoundKind, Say, SheetRow, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.state import Json, Round
from session.methods.agreement import agreement, consensus
from session.methods.majority_judgment import Judgment
from session.methods.scale import count_steps
from session.methods.tiers import Ranking
from session.rounds.grade import record
from session.rounds.grade.count import judged, robustness
from session.rounds.shared import closed_ballots, robustness_line
from session.rounds.shared.words import words_of

ANSWERS = Answers("grades", withheld=True)
DEFAULT_GRADES = 6  # as many words "grade.default.<n>" there are
Label = Annotated[str, Meta(min_length=1, max_length=40)]


Counts = dict[str, tuple[int, ...]]  # option -> how often each grade was given, best first


class Settings(Payload, frozen=True):
    """`grades` from best to worst; without them the six usual ones, in the language of the reader."""

    grades: Annotated[tuple[Label, ...], Meta(max_length=10)] = ()
    dont_know: bool = True


class Choice(Payload, frozen=True):
    grades: dict[str, int | None]


def check_settings(settings: Settings) -> Refused | None:
    labels = [text.clean(each, lines=False).casefold() for each in settings.grades]
    if len(labels) == 1 or len(set(labels)) < len(labels) or "" in labels:
        return Refused("bad_settings", {"path": "grades"})
    return None


def steps(settings: Json) -> int:
    return len(settings["grades"]) or DEFAULT_GRADES


def check_ballot(round_: Round, choice: Any) -> Json | Refused:
    """`{"grades": {option: number or None}}`; None is "don't know", an option that is not there was skipped."""
    try:
        given = msgspec.convert(choice, Choice).grades
    except msgspec.ValidationError:
        return Refused("bad_ballot")
    if not {each.id for each in round_.options}.issuperset(given):
        return Refused("unknown_option")
    for value in given.values():
        if not (round_.settings["dont_know"] if value is None else 1 <= value <= steps(round_.settings)):
            return Refused("bad_ballot")
    return {"grades": dict(sorted(given.items()))}


def at_close(round_: Round, choice: Json) -> Json | None:
    """A ballot on which nothing is answered is no ballot."""
    return choice if choice["grades"] else None


def _counts(round_: Round, chosen: list[Json]) -> Counts:
    found = {}
    for option in round_.options:
        values = [each["grades"].get(option.id) for each in chosen]
        found[option.id] = count_steps(
            [each for each in values if each is not None], 1, steps(round_.settings)
        )
    return found


def _told(round_: Round, found: Judgment) -> Ranking:
    """Every option: by judgment, equals in the order of telling, and last what nobody graded."""
    levels = {option: -at for at, tier in enumerate((*found.ranking, found.ungraded)) for option in tier}
    return closed_ballots.ranking(round_, levels)


def result(round_: Round, threshold: int) -> Json | None:
    if round_.ballots is None:
        return None
    round_, untold = closed_ballots.without_few(round_, ANSWERS, threshold)
    chosen, grouped = closed_ballots.choices(round_), closed_ballots.groups(round_)
    counts = _counts(round_, chosen)
    found = judged(counts)
    within = {key: _counts(round_, own) for key, own in grouped.items()}
    ranked, texts = _told(round_, found), robustness_line.names(round_)
    options = [
        {
            "id": option,
            "text": texts[option],
            "place": place,
            "tied": tied,
            **_figures(option, counts, found),
            "dontKnow": sum(each["grades"].get(option, 0) is None for each in chosen),
            "skipped": sum(option not in each["grades"] for each in chosen),
            "byRole": _by_role(option, within, threshold),
            **(closed_ballots.FEW if (option,) in untold else {}),
        }
        for option, (place, tied) in closed_ballots.places(ranked).items()
    ]
    return {
        "ballots": len(chosen),
        "grades": steps(round_.settings),
        "options": options,
        "tiers": [list(tier) for tier in ranked],
        "roles": closed_ballots.roles(grouped),
        "solid": _verdict(round_, all(each["byRole"] for each in options)),
    }


def _figures(option: str, counts: Counts, found: Judgment) -> Json:
    """`above` and `below` count the grades better and worse than the middle one."""
    row, gauge = counts[option], found.gauges.get(option)
    measured = agreement(row)
    return {
        "n": sum(row),
        "counts": list(row),
        "grade": None if gauge is None else gauge.place + 1,
        "sign": "" if gauge is None else gauge.sign,
        "above": None if gauge is None else int(gauge.p),
        "below": None if gauge is None else int(gauge.q),
        "agreement": closed_ballots.rounded(measured),
        "consensus": closed_ballots.rounded(consensus(row)),
        "divided": measured is not None and measured < 0,
    }


def _by_role(option: str, within: dict[str, Counts], threshold: int) -> Json:
    """The figures by role; none at all when a role gave this option too few grades."""
    rows = {key: counts[option] for key, counts in within.items()}
    if not closed_ballots.large_enough((sum(row) for row in rows.values()), threshold):
        return {}
    shape = ("n", "counts", "grade", "sign")
    figures = {key: _figures(option, {option: row}, judged({option: row})) for key, row in rows.items()}
    return {key: {name: each[name] for name in shape} for key, each in figures.items()}


def _verdict(round_: Round, told_by_role: bool) -> Json | None:
    graded = [
        {option: value for option, value in choice["grades"].items() if value is not None}
        for choice in closed_ballots.choices(round_)
    ]
    roles = robustness_line.roles(round_) if told_by_role else ()
    options = tuple(each.id for each in round_.options)
    if not any(graded):
        return None
    line = robustness_line.line_of(round_)
    return robustness_line.line_for(
        round_, robustness(options, graded, steps(round_.settings), roles, line), line
    )


def items(round_: Round, figures: Json | None) -> dict[str, Tiers]:
    return {"options": closed_ballots.tiers(round_, figures["tiers"] if figures else ())}


def headline(found: Json) -> dict[str, float]:
    return {each["id"]: each["grade"] for each in found["options"] if each["grade"] is not None}


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    marks = tuple(record.labels(round_.settings, say))
    return tuple(SheetRow(each.text, marks) for each in round_.options)


def section(round_: Round, figures: Json | None, n: int, say: Say) -> Section:
    """The grades, what came first and how solid that is, where people are divided, and all figures."""
    refused = closed_ballots.uncounted(round_, say)
    if refused is not None or figures is None:
        return refused or Section()
    return record.section(round_, figures, say)


KIND = RoundKind(
    name="grade",
    purpose="evaluate",
    icon="scale",
    Settings=Settings,
    words=words_of(__name__),
    section=section,
    takes="options",
    secret=True,
    check_settings=check_settings,
    check_ballot=check_ballot,
    at_close=at_close,
    answers=ANSWERS,
    result=result,
    items=items,
    headline=headline,
    sheet=sheet,
)
