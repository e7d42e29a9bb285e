"""What is counted of open questions: how the scores on each lie, in all and by role, and which answers came with them.

A question that too few people scored has no figures; what people wrote is told all the same, as their words are no
figure of a group. A score beside a text is told only where the scores of that question are.
"""

from __future__ import annotations

from fractions import Fraction

from msgspec import structs

from session.core.answers import Answers
from session.core.shapes import Shape, read
from session.core.state import Round
from session.methods.scale import Scale, count_steps, summary
from session.methods.tiers import Ranking
from session.rounds.open_question.answers import (
    Answer,
    Choice,
    Settings,
    few_characters,
    on_ballots,
    readable,
)
from session.rounds.shared import places
from session.rounds.shared.choices import RoleBallots, by_role, choices, sizes, told_by_role, without_few
from session.rounds.shared.spread import Scored, scored

ENDS = {"1-5": (1, 5), "1-10": (1, 10)}
ANSWERS = Answers("scores", withheld=True, words="texts")
UNSCORED = Scored(
    n=0,
    dont_know=0,
    counts=(),
    mean=None,
    median=None,
    q1=None,
    q3=None,
    sd=None,
    agreement=None,
    consensus=None,
    divided=False,
    skipped=None,
)


class OfRole(Shape, frozen=True):
    """How `n` people of a role scored a question."""

    n: int
    mean: float | None
    median: float | None


class QuestionResult(Scored, frozen=True, kw_only=True):
    """A question in the order of the round. Without a scale `counts` is empty. `texts`: how many people wrote."""

    id: str
    text: str
    texts: int
    by_role: dict[str, OfRole]


class Result(Shape, frozen=True):
    """`answers`: the texts on the ballots by id; `more`: how many there are that this audience does not get."""

    ballots: int
    questions: tuple[QuestionResult, ...]
    answers: dict[str, Answer]
    more: int
    roles: tuple[RoleBallots, ...]


def result(round_: Round, threshold: int) -> Result | None:
    """How every question was scored and what was written."""
    if round_.ballots is None:
        return None
    kept, untold = without_few(round_, ANSWERS, threshold)
    few = {question for (question,) in untold}
    answers = on_ballots(kept)
    grouped = by_role(kept, Choice)
    return Result(
        ballots=len(round_.ballots),
        questions=tuple(
            QuestionResult(
                id=option.id,
                text=option.text,
                texts=sum(answer.question == option.id for answer in answers.values()),
                by_role=_of_roles(kept, option.id, grouped, threshold),
                **structs.asdict(_figures(kept, option.id, withheld=option.id in few)),
            )
            for option in round_.options
        ),
        answers=answers,
        more=0,
        roles=sizes(round_, grouped),
    )


def scale_of(round_: Round, question: str, chosen: list[Choice]) -> Scale | None:
    """How some people scored a question; None where it has no scale."""
    ends = ENDS.get(read(Settings, round_.settings).scale)
    if ends is None:
        return None
    scores = [choice.scores[question] for choice in chosen if question in choice.scores]
    return summary(count_steps(scores, *ends), ends[0])


def _figures(round_: Round, question: str, *, withheld: bool) -> Scored:
    chosen = choices(round_, Choice)
    scale = scale_of(round_, question, chosen)
    return UNSCORED if scale is None else scored(scale, len(chosen) - scale.n, withheld=withheld)


def _of_roles(
    round_: Round, question: str, grouped: dict[str, list[Choice]], threshold: int
) -> dict[str, OfRole]:
    scales = {role: scale_of(round_, question, chosen) for role, chosen in grouped.items()}
    known = {role: scale for role, scale in scales.items() if scale is not None}
    if not told_by_role(round_, (scale.n for scale in known.values()), threshold):
        return {}
    return {
        role: OfRole(scale.n, places.rounded(scale.mean), places.rounded(scale.median))
        for role, scale in known.items()
    }


def by_mean(round_: Round) -> Ranking:
    """The highest mean first; what nobody scored comes last."""
    chosen = choices(round_, Choice)
    scales = {option: scale_of(round_, option, chosen) for option in places.options(round_)}
    return places.ranking(
        round_,
        {
            option: Fraction(0) if scale is None or scale.mean is None else scale.mean
            for option, scale in scales.items()
        },
    )


def result_view(result: Result, audience: str) -> Result:
    """The desk gets every answer. A phone and the wall get what is not hidden, and of very many not all."""
    if audience == "desk":
        return result
    told = readable(result.answers)
    kept = few_characters(told, audience)
    return structs.replace(result, answers=kept, more=len(told) - len(kept))
