"""How robust an outcome is, in a line under every ranking: solid, fragile or a tie, each with its reasons.

The screens tell the same with the same words. Figures come from `session.methods.robustness`. Only roles that may be
shown get here. In a result the line stands under "solid".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from msgspec import UNSET, UnsetType

from session.core.kind import Asked, Say
from session.core.shapes import Shape
from session.core.state import Round
from session.methods import robustness
from session.methods.robustness import Robustness, Verdict
from session.rounds.shared import places
from session.rounds.shared.choices import roles
from session.rounds.shared.reporting import quoted

NAMED = 4  # more options than this are counted, not named


def line_of(round_: Round) -> int | None:
    """After which place the line falls between what goes on and what does not; a line after the first is no other
    question than who comes first.
    """
    return round_.cut if round_.cut is not None and round_.cut > 1 else None


class Placed(Protocol):
    """An option of a result."""

    @property
    def id(self) -> str: ...

    @property
    def place(self) -> int | None: ...


class Reason(Shape, frozen=True):
    """Why: a code with its sentence in the words, and what it is about (options, roles, rules or a number)."""

    code: str
    about: tuple[str, ...]


class RobustnessLine(Shape, frozen=True):
    """`flips`: ballots to change before another option comes first, None when there is no such number. `cut_flips`: the
    same for the line between what goes on to a later round and what does not, which falls after place `line`. `turns`,
    where a proposal passes or not: ballots to change before it no longer does, or passes after all.
    """

    verdict: Verdict
    reasons: tuple[Reason, ...]
    flips: int | None
    cut_flips: int | None
    line: int | UnsetType | None = UNSET
    turns: int | UnsetType | None = UNSET


def line_for(round_: Round, robustness: Robustness, line: int | None = None) -> RobustnessLine | None:
    """The line for a result; None when there are fewer than two options, because then nothing was ranked."""
    if len(round_.options) < 2:
        return None
    reasons = tuple(Reason(reason.code, tuple(reason.about)) for reason in robustness.reasons)
    return RobustnessLine(robustness.verdict, reasons, robustness.flips, robustness.cut_flips, line)


def of_sums(round_: Round, ballots: Sequence[Mapping[str, int]], most: int) -> RobustnessLine | None:
    """The verdict for added scores, of which one ballot gives an option `most` at most."""
    line = line_of(round_)
    weighed = robustness.of_sums(places.options(round_), ballots, most, cut=line, roles=roles(round_))
    return line_for(round_, weighed, line)


def of_ratings(
    round_: Round, ballots: Sequence[Mapping[str, int]], lowest: int, highest: int, *, by_role: bool
) -> RobustnessLine | None:
    """The verdict for mean ratings of `ballots`, option -> rating each; None when nobody rated anything.

    `by_role`: every role answered enough to be told apart.
    """
    if not any(ballots):
        return None
    line, apart = line_of(round_), roles(round_) if by_role else ()
    options = places.options(round_)
    weighed = robustness.of_ratings(options, ballots, lowest, highest, cut=line, roles=apart)
    return line_for(round_, weighed, line)


def names(round_: Round) -> dict[str, str]:
    """Option -> its text."""
    return {option.id: option.text for option in round_.options}


def firsts(options: Iterable[Placed]) -> list[str]:
    """The options that came first."""
    return [option.id for option in options if option.place == 1]


def sentence(
    say: Say, line: RobustnessLine | None, names: Mapping[str, str], level: Collection[str] = ()
) -> str:
    """The verdict in words, with its reasons; `names` are the texts of the options. Empty without a verdict. `level`:
    options of which it was said just before that they are level; they are not named again.
    """
    if line is None:
        return ""
    reasons = [_reason(say, reason, names, line.line, level) for reason in line.reasons]
    verdict, *why = say.each([f"common.solid.{line.verdict}", *(reasons or _firm(line))])
    return say("common.solid.line", verdict=verdict, why="; ".join(why))


def told(
    round_: Round, line: RobustnessLine | None, say: Say, level: Collection[str] = ()
) -> tuple[str, ...]:
    """The sentence for the summary of a section; nothing when the result has no such line."""
    written = sentence(say, line, names(round_), level)
    return (written,) if written else ()


def _firm(line: RobustnessLine) -> list[Asked]:
    if isinstance(line.turns, int):
        return [("common.solid.firm_turns", {"n": line.turns})]
    flips, cut = line.flips, line.cut_flips
    first: Asked = "common.solid.firm" if flips is None else ("common.solid.firm_flips", {"n": flips})
    return [first] if cut is None else [first, ("common.solid.firm_cut", {"n": cut, "line": line.line})]


def _reason(
    say: Say,
    reason: Reason,
    names: Mapping[str, str],
    line: int | UnsetType | None,
    level: Collection[str],
) -> Asked:
    key, about = f"common.solid.{reason.code}", reason.about
    match reason.code:
        case "few_first" | "few_cut" | "few_turn":
            number = int(about[0])
            return (key, {"n": number, "line": line or None}) if number else "common.solid.level_now"
        case "tie_first" | "tie_cut" if set(about) <= set(level):
            return f"{key}_named", {"line": line or None}
        case "tie_first" | "tie_cut" | "tie_money":
            return key, {"options": _options(say, about, names), "line": line or None}
        case "rule_disagrees":
            return key, {"rules": ", ".join(say.each([f"common.solid.rule.{rule}" for rule in about]))}
        case "role_disagrees":
            return key, {"roles": ", ".join(say.role(role) for role in about)}
    return key


def _options(say: Say, about: Sequence[str], names: Mapping[str, str]) -> str:
    named = quoted([names[option] for option in about[:NAMED]])
    rest = len(about) - NAMED
    return f"{named} {say('common.and_more', n=rest)}" if rest > 0 else named
