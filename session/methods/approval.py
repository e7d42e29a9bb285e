"""Choose k of n, and the poll with yes, no and abstain.

Sources: S. Brams & P. Fishburn, Approval Voting (1983); the poll is a plain motion with a quorum and a required share
of the votes cast. Tie rule: equal numbers of votes share a tier, and options that tie across the last place are
reported as tied, not chosen; as many yes as no does not pass.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

from session.methods.tiers import Ranking, Tier, by_score, top


@dataclass(frozen=True)
class Approval:
    """Votes per option. `elected` is certain; `tied` competes for the places that are left."""

    ballots: int
    votes: dict[str, int]
    shares: dict[str, Fraction | None]
    ranking: Ranking
    winner: Tier
    elected: Tier
    tied: Tier


def choose(
    options: Sequence[str], ballots: Sequence[Collection[str]], cut: int = 1, most: int | None = None
) -> Approval:
    """Count approvals. `cut` is how many are chosen, `most` how many one ballot may approve.

    Options without a vote are never chosen. Raises ValueError for an unknown or repeated option or too many on a
    ballot.
    """
    for ballot in ballots:
        if len(set(ballot)) != len(ballot) or not set(ballot) <= set(options):
            raise ValueError("a ballot names an option twice or one that is not on the list")
        if most is not None and len(ballot) > most:
            raise ValueError(f"a ballot approves more than {most} options")
    votes = {option: sum(option in ballot for ballot in ballots) for option in options}
    ranking = by_score(votes)
    supported = by_score({option: count for option, count in votes.items() if count})
    elected, tied = top(supported, cut)
    return Approval(
        ballots=len(ballots),
        votes=votes,
        shares={option: Fraction(votes[option], len(ballots)) if ballots else None for option in options},
        ranking=ranking,
        winner=supported[0] if supported else (),
        elected=elected,
        tied=tied,
    )


@dataclass(frozen=True)
class Poll:
    """A motion. `share` is yes / (yes + no), None when nobody took a side; `turnout` counts abstentions too."""

    yes: int
    no: int
    abstain: int
    share: Fraction | None
    turnout: Fraction | None
    quorum_met: bool
    tied: bool
    passes: bool


def poll(
    yes: int,
    no: int,
    abstain: int,
    *,
    invited: int | None = None,
    quorum: int = 0,
    required: Fraction = Fraction(1, 2),
) -> Poll:
    """Passes when enough ballots came in, yes outnumbers no, and yes / (yes + no) reaches `required`.

    `quorum` is a number of ballots, abstentions included. Raises ValueError for negative counts, a share outside
    0..1 or more ballots than people invited.
    """
    cast = yes + no + abstain
    if (
        min(yes, no, abstain, quorum) < 0
        or not 0 <= required <= 1
        or (invited is not None and invited < cast)
    ):
        raise ValueError(
            "a poll needs counts of zero or more, a share from 0 to 1 and no more ballots than invited"
        )
    share = Fraction(yes, yes + no) if yes + no else None
    quorum_met = cast >= quorum
    return Poll(
        yes=yes,
        no=no,
        abstain=abstain,
        share=share,
        turnout=Fraction(cast, invited) if invited else None,
        quorum_met=quorum_met,
        tied=yes == no,
        passes=quorum_met and yes > no and share is not None and share >= required,
    )
