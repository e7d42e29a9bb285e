"""Poll: one question with one answer, among options or as yes, no or abstain, in secret until the round is closed.

It says whether the outcome passes and why not: a quorum is a share of the people in the session, and the leading
answer may need a share of the votes. Abstentions are apart. Without options a poll is always answered with yes or no.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta

from session.core.commands import Payload
from session.core.kind import RoundKind, Say, SheetRow, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.state import Json, Round
from session.rounds.poll import record
from session.rounds.poll.count import NO, YES, Answers, Poll, Rule, count, needed, robustness, turning, turns
from session.rounds.shared import closed_ballots, robustness_line
from session.rounds.shared.robustness_line import Reason, RobustnessLine
from session.rounds.shared.words import words_of

Percent = Annotated[int, Meta(ge=0, le=100)]


class Settings(Payload, frozen=True):
    """`quorum` and `required` in percent, 0 = none; yes always needs more votes than no."""

    answers: Literal["options", "yes_no"] = "options"
    abstain: bool = True
    quorum: Percent = 0
    required: Percent = 0


class Choice(Payload, frozen=True):
    answer: str | None


def asks_yes_no(round_: Round) -> bool:
    return round_.settings["answers"] == "yes_no" or not round_.options


def check_ballot(round_: Round, choice: Any) -> Json | Refused:
    """`{"answer": option}`, or "yes" or "no"; None abstains."""
    try:
        answer = msgspec.convert(choice, Choice).answer
    except msgspec.ValidationError:
        return Refused("bad_ballot")
    if answer is None:
        return {"answer": None} if round_.settings["abstain"] else Refused("bad_ballot")
    known = (YES, NO) if asks_yes_no(round_) else {each.id for each in round_.options}
    return {"answer": answer} if answer in known else Refused("unknown_option")


def _answers(chosen: list[Json]) -> Answers:
    return tuple(each["answer"] for each in chosen)


def _people(round_: Round) -> int:
    """Everybody who could vote: who had a seat when the round closed, and who voted on paper."""
    ballots = round_.ballots or ()
    paper: int = sum(bool(each.get("paper")) for each in ballots)
    return max(round_.people + paper, len(ballots))


def _rule(round_: Round) -> Rule:
    options = (YES, NO) if asks_yes_no(round_) else tuple(each.id for each in round_.options)
    required = Fraction(round_.settings["required"], 100)
    return Rule(options, needed(_people(round_), round_.settings["quorum"]), required)


def result(round_: Round, threshold: int) -> Json | None:
    if round_.ballots is None:
        return None
    rule, chosen, grouped = _rule(round_), closed_ballots.choices(round_), closed_ballots.groups(round_)
    found = count(rule, _answers(chosen))
    by_role = {key: count(rule, _answers(own)) for key, own in grouped.items()}
    return {
        "ballots": len(chosen),
        "people": _people(round_),
        "yesNo": rule.yes_no,
        **_counts(rule, found),
        "share": closed_ballots.rounded(found.share),
        "winner": sorted(found.winner, key=rule.options.index),
        "passes": found.passes,
        "reasons": list(found.reasons),
        "quorum": {"needed": rule.needed, "met": len(chosen) >= rule.needed} if rule.needed else None,
        "options": [] if rule.yes_no else _options(round_, found, by_role),
        "tiers": [] if rule.yes_no else [list(tier) for tier in closed_ballots.ranking(round_, found.votes)],
        "byRole": {key: _counts(rule, own) for key, own in by_role.items()},
        "roles": closed_ballots.roles(grouped),
        "solid": _verdict(round_, rule, found),
    }


def _counts(rule: Rule, found: Poll) -> Json:
    """Ballots, abstentions and votes; of a question with yes or no each apart."""
    votes = sum(found.votes.values())
    sides = found.votes if rule.yes_no else {}
    return {"ballots": votes + found.abstain, "votes": votes, "abstain": found.abstain, **sides}


def _options(round_: Round, found: Poll, by_role: dict[str, Poll]) -> list[Json]:
    texts, total = robustness_line.names(round_), sum(found.votes.values())
    return [
        {
            "id": option,
            "text": texts[option],
            "votes": found.votes[option],
            "share": closed_ballots.rounded(Fraction(found.votes[option], total)) if total else None,
            "place": place,
            "tied": tied,
            "byRole": {
                key: {"votes": own.votes[option], "ballots": sum(own.votes.values()) + own.abstain}
                for key, own in by_role.items()
            },
        }
        for option, (place, tied) in closed_ballots.places(
            closed_ballots.ranking(round_, found.votes)
        ).items()
    ]


def _verdict(round_: Round, rule: Rule, found: Poll) -> RobustnessLine | None:
    """How solid the outcome is. `turns`: ballots to change before it passes, or no longer does."""
    if len(rule.options) < 2:
        return None
    answers = _answers(closed_ballots.choices(round_))
    weighed = robustness(rule, answers, tuple(robustness_line.roles(round_)))
    if weighed is None:
        return None
    passing = turning(rule)
    reasons = tuple(
        Reason("few_turn" if passing and reason.code == "few_first" else reason.code, tuple(reason.about))
        for reason in weighed.reasons
    )
    flips, turning_point = (None, turns(rule, found)) if passing else (weighed.flips, UNSET)
    return RobustnessLine(weighed.verdict, reasons, flips, None, turns=turning_point)


def items(round_: Round) -> dict[str, Tiers]:
    """The options by votes. A question with yes or no leaves what it was about as it is."""
    if round_.ballots is None or asks_yes_no(round_):
        return {"options": (round_.options,) if round_.options else ()}
    votes = count(_rule(round_), _answers(closed_ballots.choices(round_))).votes
    return {"options": closed_ballots.tiers(round_, closed_ballots.ranking(round_, votes))}


def headline(found: Json) -> dict[str, float]:
    if found["yesNo"]:
        return {YES: float(found[YES]), NO: float(found[NO])}
    return {each["id"]: float(each["votes"]) for each in found["options"]}


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    """A box for every answer, of which one is ticked."""
    told = (
        [say("poll.yes"), say("poll.no")] if asks_yes_no(round_) else [each.text for each in round_.options]
    )
    abstain = [say("poll.abstain")] if round_.settings["abstain"] else []
    return tuple(SheetRow(each) for each in (*told, *abstain))


def section(round_: Round, n: int, say: Say) -> Section:
    refused = closed_ballots.uncounted(round_, say)
    found = None if refused is not None else result(round_, say.threshold)
    if refused is not None or found is None:
        return refused or Section()
    return record.section(round_, found, say)


KIND = RoundKind(
    name="poll",
    purpose="evaluate",
    icon="message-square",
    Settings=Settings,
    words=words_of(__name__),
    section=section,
    takes="topics",
    secret=True,
    check_ballot=check_ballot,
    result=result,
    items=items,
    headline=headline,
    sheet=sheet,
)
