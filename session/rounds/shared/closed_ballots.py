"""What the secret kinds share once ballots are out of the box: choices by role, rankings in tiers, the withheld rule.

A role key is the id of a role, "" for who would rather not say and "*" for the roles that were merged. Ballots come
with small roles already merged; a kind that counts answers to a part of the ballot looks again with `large_enough`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from session.core import answers
from session.core.answers import Answers, Question
from session.core.kind import Say, Tiers
from session.core.section import Column, Section
from session.core.small_groups import REST
from session.core.state import Json, Round
from session.methods.agreement import agreement, consensus
from session.methods.scale import Scale, gathered
from session.methods.tiers import Ranking, by_score

Score = int | Fraction
SPOKEN = 2
"""Of more options than this the projector draws only figures: APART in static/js/rounds/parts/open_words.js."""


def choices(round_: Round) -> list[Json]:
    """Every choice that was counted; none before the round is closed."""
    return [each["choice"] for each in round_.ballots or ()]


def without_words(inside: str, *names: str) -> Callable[[Json, str], Json]:
    """A `result_view`: phones get each of what is `inside` a result without `names`, which are what people wrote.

    So does the projector when there are too many to show what was written about them.
    """

    def view(found: Json, audience: str) -> Json:
        if audience == "desk" or (audience == "projector" and len(found[inside]) <= SPOKEN):
            return found
        bare = [{key: value for key, value in each.items() if key not in names} for each in found[inside]]
        return {**found, inside: bare}

    return view


FEW: Json = {"withheld": True, "skipped": None}
"""What a result says of a question whose figures are withheld; who skipped it would tell how many the few are."""


def without_few(round_: Round, shape: Answers, threshold: int) -> tuple[Round, frozenset[Question]]:
    """`round_` without the answers to questions of which too few people answered for figures, and those.

    What such an option was given must not follow from its place either, so it counts as one that nobody answered.
    """
    told, untold = answers.without_few(shape, round_.ballots or (), threshold)
    return (replace(round_, ballots=told) if untold else round_), untold


def few_told(untold: int, say: Say) -> list[str]:
    """The sentence in the record about options without figures."""
    return [say("common.record.few", n=untold, threshold=say.threshold)] if untold else []


def groups(round_: Round) -> dict[str, list[Json]]:
    """The choices by role key; empty when results are not asked by role or there is only one group to show."""
    found: dict[str, list[Json]] = {}
    for each in round_.ballots or ():
        found.setdefault(each["role"] or "", []).append(each["choice"])
    if len(found) < 2 or not round_.plan["by_role"]:
        return {}
    return {key: found[key] for key in sorted(found, key=lambda key: (key in ("", REST), key))}


def roles(grouped: Mapping[str, Sequence[Json]]) -> list[Json]:
    return [{"role": key, "ballots": len(chosen)} for key, chosen in grouped.items()]


def large_enough(answers: Iterable[int], threshold: int) -> bool:
    """Whether answers by role may be shown: one small group would also follow from the others and the total."""
    return all(number >= threshold for number in answers)


def ranking(round_: Round, scores: Mapping[str, Score]) -> Ranking:
    """Options by score, best first. Inside a tie the text decides the order of telling, never who is better."""
    texts = {each.id: (each.text.casefold(), each.text, each.id) for each in round_.options}
    return tuple(tuple(sorted(tier, key=texts.__getitem__)) for tier in by_score(scores))


def places(ranked: Ranking) -> dict[str, tuple[int, bool]]:
    """Option -> its place, shared by equals (1, 2, 2, 4), and whether it is shared; in the order of the ranking."""
    found: dict[str, tuple[int, bool]] = {}
    for tier in ranked:
        place = len(found) + 1
        found.update(dict.fromkeys(tier, (place, len(tier) > 1)))
    return found


def tiers(round_: Round, ranked: Ranking) -> Tiers:
    """The items a later round can take. Until the ballots are counted all are equal, in their own order."""
    known = {each.id: each for each in round_.options}
    if round_.ballots is None:
        return (round_.options,) if round_.options else ()
    return tuple(tuple(known[each] for each in tier) for tier in ranked)


def rounded(value: Score | float | None) -> float | None:
    """A figure for a view or the record: six decimals."""
    return None if value is None else round(float(value), 6)


def spread(scale: Scale) -> Json:
    """The figures of answers on a scale: how many, where the middle is, how far apart, A (van der Eijk 2001) and
    the consensus of Tastle and Wierman (2007). With many steps A is of the bars they are drawn in.
    """
    first, _, third = scale.quartiles or (None, None, None)
    measured = agreement(gathered(scale.counts))
    return {
        "n": scale.n,
        "dontKnow": scale.dont_know,
        "counts": list(scale.counts),
        "mean": rounded(scale.mean),
        "median": rounded(scale.median),
        "q1": rounded(first),
        "q3": rounded(third),
        "sd": rounded(scale.sd),
        "agreement": rounded(measured),
        "consensus": rounded(consensus(scale.counts)),
        "divided": measured is not None and measured < 0,
    }


def uncounted(round_: Round, say: Say) -> Section | None:
    """The section of a round whose figures may not be told: not counted yet, or too few ballots. Else None."""
    if round_.ballots is None:
        return Section()
    if len(round_.ballots) < say.threshold:
        return Section(summary=(say("common.withheld", threshold=say.threshold),))
    return None


def role_columns(result: Json, say: Say, kind: str = "number") -> tuple[Column, ...]:
    """A column for every role of a result, named as its group reads it; the key is "role:" and the role key."""
    return tuple(
        Column(f"role:{each['role']}", say.role(each["role"] or None), kind) for each in result["roles"]
    )


def quoted(texts: Iterable[str]) -> str:
    return ", ".join(f"‘{each}’" for each in texts)
