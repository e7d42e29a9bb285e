"""What is counted for a statement: both sides, who passes, whether the group is divided, and how solid the majority is.

Called by the statements kind. Pure. With two sides and no scale the measures of agreement for scales do not apply: a
statement is divided when the smaller side has at least 40% of those who took a side.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from session.core.small_groups import REST
from session.core.state import Json, Round
from session.methods.robustness import ballots_to_level, judge
from session.methods.tiers import Ranking, by_score
from session.rounds.shared import closed_ballots
from session.rounds.shared.robustness_line import Reason, RobustnessLine

DIVIDED = Fraction(2, 5)
FEWEST = 3  # answers; no session has a smaller threshold
Answers = list[str]  # "agree", "disagree" or "pass", one a ballot that answered


def answered(chosen: list[Json], statement: str) -> Answers:
    return [each["answers"][statement] for each in chosen if statement in each["answers"]]


def figures(answers: Answers) -> Json:
    """`n` took a side; `share` is the part of them that agrees, None when nobody did."""
    agree, disagree = answers.count("agree"), answers.count("disagree")
    n = agree + disagree
    return {
        "agree": agree,
        "disagree": disagree,
        "pass": answers.count("pass"),
        "n": n,
        "share": closed_ballots.rounded(Fraction(agree, n)) if n else None,
        "divided": bool(n) and Fraction(min(agree, disagree), n) >= DIVIDED,
    }


def solid(answers: Answers, parts: Mapping[str, Answers]) -> RobustnessLine | None:
    """How solid the majority is; None when nobody took a side. `parts`: the answers of the roles that may be shown."""
    sides = _sides(answers)
    if not any(sides.values()):
        return None
    ranking = by_score(sides)
    winner = ranking[0]
    other = "disagree" if winner == ("agree",) else "agree"
    flips = None
    if len(winner) == 1:
        flips = ballots_to_level([(each == winner[0]) - (each == other) for each in answers], 1)
    named = {role: part for role, part in parts.items() if role not in ("", REST)}
    majorities = {role: by_score(_sides(part))[0] for role, part in named.items()}
    found = judge(ranking, winner, sum(sides.values()), flips=flips, roles=majorities)
    reasons = tuple(Reason(reason.code, tuple(reason.about)) for reason in found.reasons)
    return RobustnessLine(found.verdict, reasons, found.flips, None)


def _sides(answers: Answers) -> dict[str, int]:
    return {"agree": answers.count("agree"), "disagree": answers.count("disagree")}


def ranked(round_: Round, answers: Mapping[str, Answers]) -> Ranking:
    """By the part that agrees."""
    return closed_ballots.ranking(round_, {key: _share(each, "agree") for key, each in answers.items()})


def for_talk(round_: Round, answers: Mapping[str, Answers]) -> Ranking:
    """By the part of the smaller side."""
    return closed_ballots.ranking(
        round_, {key: min(_share(each, "agree"), _share(each, "disagree")) for key, each in answers.items()}
    )


def _share(answers: Answers, side: str) -> Fraction:
    """Of those who took a side; below everything while so few answered that the place would tell what they said."""
    sides = _sides(answers)
    total = sum(sides.values())
    return Fraction(sides[side], total) if total and len(answers) >= FEWEST else Fraction(-1)
