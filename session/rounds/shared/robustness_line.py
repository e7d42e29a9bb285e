"""How solid an outcome is, as every ranking tells it: solid, fragile or a tie, each with its reasons.

Called by the kinds that rank, for their result and for their section of the record; static/js/rounds/parts/solid.js
tells the same on the screens. Figures come from `session.methods.robustness`. Only roles that may be shown get here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from session.core.kind import Say
from session.core.state import Json, Round
from session.methods import vote_robustness
from session.methods.robustness import Robustness
from session.methods.tiers import Tier
from session.rounds.shared import closed_ballots

NAMED = 4  # more options than this are counted, not named

Scores = tuple[
    tuple[tuple[str, int], ...], ...
]  # a ballot is pairs of option and score, so that it can be remembered


def roles(round_: Round) -> list[str | None]:
    """The role of every ballot, to be told apart; none when this round is not told by role."""
    if not closed_ballots.groups(round_):
        return []
    return [each["role"] for each in round_.ballots or ()]


def line_of(round_: Round) -> int | None:
    """After which place the line falls between what goes on and what does not; a line after the first is no other
    question than who comes first.
    """
    return round_.going if round_.going is not None and round_.going > 1 else None


def solid(round_: Round, found: Robustness, line: int | None = None) -> Json | None:
    """The verdict for a result: `{"verdict", "reasons": [{"code", "about"}], "flips", "cutFlips", "line"}`.

    None when there are fewer than two options, because then nothing was ranked.
    """
    if len(round_.options) < 2:
        return None
    return {
        "verdict": found.verdict,
        "reasons": [{"code": each.code, "about": list(each.about)} for each in found.reasons],
        "flips": found.flips,
        "cutFlips": found.cut_flips,
        "line": line,
    }


def of_sums(round_: Round, ballots: Iterable[Mapping[str, int]], most: int) -> Json | None:
    """The verdict for added scores, of which one ballot gives an option `most` at most."""
    line = line_of(round_)
    found = _sums(_options_of(round_), _scores(ballots), most, line, tuple(roles(round_)))
    return solid(round_, found, line)


def of_ratings(round_: Round, lowest: int, highest: int, *, by_role: bool) -> Json | None:
    """The verdict for mean ratings of ballots `{"values": {option: rating or None}}`; None when nobody rated anything.

    `by_role`: every role answered enough to be told apart.
    """
    rated = _scores(
        {option: value for option, value in each["values"].items() if value is not None}
        for each in closed_ballots.choices(round_)
    )
    told = tuple(roles(round_)) if by_role else ()
    if not any(rated):
        return None
    line = line_of(round_)
    return solid(round_, _ratings(_options_of(round_), rated, (lowest, highest), line, told), line)


def _options_of(round_: Round) -> Tier:
    return tuple(each.id for each in round_.options)


def _scores(ballots: Iterable[Mapping[str, int]]) -> Scores:
    return tuple(tuple(each.items()) for each in ballots)


# Remembered for equal ballots, because views ask for the same result many times.
@lru_cache(maxsize=64)
def _sums(
    options: Tier, ballots: Scores, most: int, line: int | None, told: tuple[str | None, ...]
) -> Robustness:
    return vote_robustness.of_sums(options, [dict(each) for each in ballots], most, places=line, roles=told)


@lru_cache(maxsize=64)
def _ratings(
    options: Tier, ballots: Scores, ends: tuple[int, int], line: int | None, told: tuple[str | None, ...]
) -> Robustness:
    return vote_robustness.of_ratings(
        options, [dict(each) for each in ballots], *ends, places=line, roles=told
    )


def names(round_: Round) -> dict[str, str]:
    return {each.id: each.text for each in round_.options}


def sentence(say: Say, solid: Json | None, names: Mapping[str, str]) -> str:
    """The verdict in words, with its reasons; `names` are the texts of the options. Empty without a verdict."""
    if solid is None:
        return ""
    told = [_reason(say, each, names, solid.get("line")) for each in solid["reasons"]]
    return say(
        "common.solid.line",
        verdict=say(f"common.solid.{solid['verdict']}"),
        why="; ".join(told or _firm(say, solid)),
    )


def told(round_: Round, found: Json, say: Say) -> tuple[str, ...]:
    """The sentence for the summary of a section; nothing when the result has no verdict."""
    line = sentence(say, found["solid"], names(round_))
    return (line,) if line else ()


def _firm(say: Say, solid: Json) -> list[str]:
    if solid.get("turns") is not None:
        return [say("common.solid.firm_turns", n=solid["turns"])]
    flips, cut = solid["flips"], solid["cutFlips"]
    first = say("common.solid.firm") if flips is None else say("common.solid.firm_flips", n=flips)
    return [first] if cut is None else [first, say("common.solid.firm_cut", n=cut, line=solid["line"])]


def _reason(say: Say, reason: Json, names: Mapping[str, str], line: int | None) -> str:
    code, about = reason["code"], reason["about"]
    match code:
        case "few_first" | "few_cut" | "few_turn":
            number = int(about[0])
            return (
                say(f"common.solid.{code}", n=number, line=line) if number else say("common.solid.level_now")
            )
        case "tie_first" | "tie_cut" | "tie_money":
            return say(f"common.solid.{code}", options=_options(say, about, names), line=line)
        case "rule_disagrees":
            return say(
                f"common.solid.{code}", rules=", ".join(say(f"common.solid.rule.{each}") for each in about)
            )
        case "role_disagrees":
            return say(f"common.solid.{code}", roles=", ".join(say.role(each) for each in about))
    return say(f"common.solid.{code}")


def _options(say: Say, about: Sequence[str], names: Mapping[str, str]) -> str:
    told = closed_ballots.quoted(names[each] for each in about[:NAMED])
    rest = len(about) - NAMED
    return f"{told} {say('common.and_more', n=rest)}" if rest > 0 else told
