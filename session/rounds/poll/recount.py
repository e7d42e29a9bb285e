"""Counts a poll again: votes, abstentions, the quorum and whether it passes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from session.recount.comparison import Comparison
from session.recount.part import Part
from session.recount.robustness import Outcome, by_named_role, changes_to_level, compare_verdict, fewest
from session.recount.round import Document, Round

SIDES = ("yes", "no")

Votes = Mapping[str, int]


def headline(result: Part) -> dict[str, float]:
    """A second vote compares the votes of each option, or of yes and no."""
    if result["yesNo"].value is True:
        return {side: float(result[side].whole()) for side in SIDES}
    return result["options"].column("votes")


@dataclass(frozen=True)
class Question:
    """What is asked, and what it takes: `required` percent of the votes, and `needed` ballots."""

    answers: Sequence[str]
    yes_no: bool
    needed: int
    required: int

    @property
    def is_about_passing(self) -> bool:
        """Whether the outcome is that something passes, more than which answer leads."""
        return self.yes_no or self.required > 0

    def leading(self, votes: Votes) -> set[str]:
        return {name for name in votes if votes[name] == max(votes.values()) and votes[name]}

    def share(self, votes: Votes) -> Fraction | None:
        """That of yes, or of who leads."""
        total = sum(votes.values())
        return Fraction(votes["yes"] if self.yes_no else max(votes.values()), total) if total else None

    def against(self, votes: Votes, abstain: int) -> list[str]:
        """Why these votes do not pass; empty when they do."""
        share, leading = self.share(votes), self.leading(votes)
        reasons = [] if sum(votes.values()) + abstain >= self.needed else ["no_quorum"]
        if share is None:
            return [*reasons, "nobody"]
        if len(leading) > 1:
            return [*reasons, "tie"]
        if self.yes_no and leading == {"no"}:
            return [*reasons, "against"]
        return [*reasons, "below"] if share * 100 < self.required else reasons

    def outcome(self, votes: Votes, abstain: int) -> set[str]:
        """What it comes down to: yes or no for a question that passes or not, else the leading answers."""
        leading = self.leading(votes)
        if self.yes_no and len(leading) == 1:
            return {"yes"} if not {*self.against(votes, abstain)} - {"no_quorum"} else {"no"}
        return leading


def count(round_: Round, comparison: Comparison) -> None:
    """The answers of everybody and of each role, and what they decide."""
    result, settings = round_.result, round_.settings
    yes_no = settings["answers"] == "yes_no" or not round_.options
    needed = -(-result["people"].whole() * settings["quorum"] // 100)
    question = Question(SIDES if yes_no else round_.options, yes_no, needed, settings["required"])
    answers = [choice["answer"] for choice in round_.choices]
    votes = _votes(question, answers)
    comparison.same(result["yesNo"], yes_no)
    comparison.holds(
        result["people"], "no more ballots than people", len(answers) <= result["people"].whole()
    )
    _answers(result, answers, yes_no, comparison)
    for role, figures in result["byRole"].items():
        _answers(figures, [choice["answer"] for choice in round_.choices_of(role)], yes_no, comparison)
    reasons = question.against(votes, answers.count(None))
    comparison.same(
        result["quorum"], {"needed": needed, "met": "no_quorum" not in reasons} if needed else None
    )
    comparison.same(result["share"], question.share(votes))
    comparison.same(result["winner"], question.leading(votes))
    comparison.same(result["passes"], not reasons)
    comparison.same(result["reasons"], reasons)
    if yes_no:
        comparison.same(result["options"], [])
        comparison.same(result["tiers"], [])
    else:
        _options(round_, votes, comparison)
    _verdict(round_, question, answers, comparison)


def _votes(question: Question, answers: Sequence[str | None]) -> dict[str, int]:
    return {name: answers.count(name) for name in question.answers}


def _answers(figures: Part, answers: Sequence[str | None], yes_no: bool, comparison: Comparison) -> None:
    comparison.same(figures["ballots"], len(answers))
    comparison.same(figures["abstain"], answers.count(None))
    comparison.same(figures["votes"], len(answers) - answers.count(None))
    for side in SIDES if yes_no else ():
        comparison.same(figures[side], answers.count(side))


def _options(round_: Round, votes: Mapping[str, int], comparison: Comparison) -> None:
    total = sum(votes.values())
    for name, row in comparison.rows(round_.result["options"], round_.texts):
        comparison.same(row["votes"], votes[name])
        comparison.same(row["share"], Fraction(votes[name], total) if total else None)
        for role, figures in row["byRole"].items():
            answers = [choice["answer"] for choice in round_.choices_of(role)]
            comparison.same(figures["votes"], answers.count(name))
            comparison.same(figures["ballots"], len(answers))
    comparison.order(round_.result, votes)


def _verdict(round_: Round, question: Question, answers: list[str | None], comparison: Comparison) -> None:
    """How solid the outcome is. Nothing without a quorum or without votes: then nothing was decided by votes."""
    solid, votes, abstain = round_.result["solid"], _votes(question, answers), answers.count(None)
    decided = question.leading(votes) and "no_quorum" not in question.against(votes, abstain)
    if len(question.answers) < 2 or not decided:
        comparison.same(solid, None)
        return
    winners = question.outcome(votes, abstain)
    of_roles = by_named_role(round_, answers)
    alone = replace(question, needed=0)
    roles = {role: alone.outcome(_votes(question, own), own.count(None)) for role, own in of_roles.items()}
    rest = set(question.answers) - winners
    changes = None
    if len(winners) == 1:
        passing = question.is_about_passing
        changes = _turns(question, votes, abstain) if passing else _level(question, answers)
    outcome = Outcome([winners, rest] if rest else [winners], winners, len(answers), changes, roles=roles)
    if question.is_about_passing:
        compare_verdict(solid, outcome, comparison, few_first="few_turn", flips="turns")
        comparison.same(solid["flips"], None)
    else:
        compare_verdict(solid, outcome, comparison)


def _level(question: Question, answers: Sequence[str | None]) -> int | None:
    """The fewest ballots to change before another answer draws level with the leading one."""
    [first] = question.leading(_votes(question, answers))
    return fewest(
        changes_to_level([(answer == first) - (answer == other) for answer in answers], 1)
        for other in question.answers
        if other != first
    )


def _turns(question: Question, votes: Votes, abstain: int) -> int | None:
    """The fewest ballots to change before what passes no longer does, or what does not pass does; None: never.

    Where it passes, votes for the leading answer go to its nearest rival. Where it does not, votes of others come to
    it, those of its largest rival first, and abstentions after those.
    """
    leading, passes = question.leading(votes), not question.against(votes, abstain)
    if len(leading) != 1:
        return None
    first = "yes" if question.yes_no else next(iter(leading))
    rivals = sorted((name for name in votes if name != first), key=lambda name: -votes[name])
    now, still = dict(votes), abstain
    for changed in range(1, sum(votes.values()) + abstain + 1):
        if passes:
            if not now[first]:
                return None
            now[first] -= 1
            now[rivals[0]] += 1
        else:
            giving = next((name for name in rivals if now[name]), None)
            if giving is not None:
                now[giving] -= 1
            elif still:
                still -= 1
            else:
                return None
            now[first] += 1
        if (not question.against(now, still)) != passes or (passes and question.leading(now) != leading):
            return changed
    return None


def tally_documents(round_: Round) -> dict[str, Document]:
    """The answer as one point; who abstains gives none."""
    names = {side: side for side in SIDES} if round_.result["yesNo"].value is True else round_.names
    answers = [choice["answer"] for choice in round_.choices]
    ballots = [{} if answer is None else {names[answer]: 1} for answer in answers]
    return {"": {"options": list(names.values()), "points_per_voter_max": 1, "ballots": ballots}}
