"""A session under attack: two votes on the same options, with everything that makes one version differ from the next.

People come late, ballots on paper are entered and corrected, a tie is broken, weights are changed, an objection is
resolved, results are shown, hidden and shown again, the session is closed and opened once more.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

from session.core import answers, patch, views
from session.core.commands import Decision
from session.core.kind import final_choice
from session.core.small_groups import REST
from session.core.state import Json, plain
from session.rounds import KINDS
from tests import cast
from tests.attack.small_groups.attacker import ROLES, Attacker, Role
from tests.attack.small_groups.ballots import SETTINGS, TEXTS, Figure, chosen, figures_of
from tests.cast import Asked, Person, fay, people

Cell = tuple[str, Role, Figure]  # of a round


class Attacked:
    """`told`: how likely the votes are told by role; where they are not, no ballot has a role to find."""

    def __init__(self, kind: str, sizes: Sequence[int], threshold: int, seed: int, told: float = 0.8) -> None:
        self.kind, self.dice, self.attacker = KINDS[kind], random.Random(seed), Attacker()
        roles = [{"id": each, "label": each.title()} for each in ROLES]
        self.story = cast.given(cast.created(roles=roles, threshold=threshold), kinds=KINDS)
        self.threshold = threshold
        self.seen: dict[str, Json] = {each: {} for each in views.AUDIENCES}
        self.truth: dict[str, dict[Role, Counter[Figure]]] = {}
        self.phones: dict[str, Counter[Role]] = {}
        crowds = [
            people(size, role, f"crowd {at} ")
            for at, (role, size) in enumerate(zip((*ROLES, None), sizes, strict=True))
        ]
        voters = [each for crowd in crowds for each in crowd]
        self.dice.shuffle(voters)
        late = voters[: len(voters) // 5]
        self.comes_in(*voters[len(late) :])
        source = {} if self.kind.takes == "none" else {"source": {"texts": TEXTS}}
        self.does(fay.asks("round.add", kind=kind, settings=SETTINGS[kind], **source,
                           plan={"by_role": self.dice.random() < told}))  # fmt: skip
        self.vote("r1", voters[len(late) :])
        self.does(fay.asks("round.vote_again", "r1"))
        self.comes_in(*late)
        self.vote("r2", voters[: self.dice.randint(len(voters) // 2, len(voters))])
        self.does(fay.asks("screen.show", mode="shift", round="r2"), fay.asks("session.close"))
        self.attacker.reads(self.story.state)
        self.does(fay.asks("session.reopen"), fay.asks("session.close"))
        self.attacker.reads(self.story.state)

    def comes_in(self, *voters: Person) -> None:
        self.does(*(each.asks("seat.take", role=each.actor.role) for each in voters))

    def vote(self, name: str, voters: Sequence[Person]) -> None:
        self.does(fay.asks("round.open", name))
        self.papers(name)
        for each in voters:
            self.story = self.story.when(each.casts(name, 1, **self.choice(name, str(each.actor.seat))))
            assert isinstance(self.story.last, Decision), self.story.last
        self.keeps(name)
        self.does(fay.asks("round.close", name))
        self.attacker.reads(self.story.state)
        self.afterwards(name)
        self.does(*(fay.asks(f"round.{each}", name) for each in ("release", "hide", "release")))
        self.attacker.reads(self.story.state)

    def choice(self, name: str, voter: str) -> Json:
        options = [each.id for each in self.story.state.rounds[name].options]
        return chosen(self.kind.name, options, self.dice, voter)

    def papers(self, name: str) -> None:
        """Now and then some ballots on paper, of which one entry is taken back."""
        for number in range(self.dice.choice((0, 0, 2, 3))):
            role = self.dice.choice(
                [each for each in (*ROLES, None) if self.story.state.seats.get(each)] or [None]
            )
            choice, count = self.choice(name, f"paper {number}"), self.dice.randint(1, 3)
            self.does(fay.asks("paper.count", name, choice=choice, count=count, role=role))
        for entry in list(self.story.state.rounds[name].paper)[:1]:
            self.does(fay.asks("paper.drop", name, entry=entry))

    def afterwards(self, name: str) -> None:
        """What the desk may do with a vote that is counted."""
        for flavour, ties in self.story.sees("desk")["rounds"][name]["equals"].items():
            how = self.dice.choice(("lot", "person"))
            self.does(fay.asks("round.break_tie", name, options=ties[0], how=how, flavour=flavour))
        if self.kind.name == "criteria":
            for weights in ({"c1": 0, "c2": 1}, {"c1": 2, "c2": 5}):
                self.does(fay.asks("criteria.set_weights", name, weights=weights))
                self.attacker.reads(self.story.state)
        if self.kind.name == "consent":
            story = self.story.when(fay.asks("consent.resolve", name, objection="r1-1:1", note="Later"))
            self.story = story if isinstance(story.last, Decision) else self.story
            self.does()

    def keeps(self, name: str) -> None:
        """The truth of a round that is about to close."""
        round_ = self.story.state.rounds[name]
        truth = self.truth[name] = {each: Counter() for each in (*ROLES, None)}
        options = [each.id for each in round_.options]
        given = [(each.role, each.choice, 1) for key, (_, each) in self.story.box.items() if key[0] == name]
        given = [each for each in given if final_choice(self.kind, round_, each[1]) is not None]
        self.phones[name] = Counter(role for role, _, _ in given)
        for role, choice, times in given + [
            (each["role"], each["choice"], each["count"]) for each in round_.paper.values()
        ]:
            final = final_choice(self.kind, round_, choice)
            for figure, number in figures_of(self.kind.name, options, final or {}).items() if final else ():
                truth[role][figure] += number * times

    def does(self, *asked: Asked) -> None:
        for each in asked or (None,):
            if each is not None:
                self.story = self.story.when(each)
                assert isinstance(self.story.last, Decision), self.story.last
            for audience in views.AUDIENCES:
                view = plain(self.story.sees(audience))
                for shown in [view.get("round"), *view.get("rounds", {}).values()]:
                    if shown:  # the desk itself entered what it sees of paper
                        self.attacker.hears(shown["id"], {**shown, "paper": None}, shown["result"])
                delta = patch.diff(self.seen[audience], view)
                self.seen[audience] = view
                if audience != "desk" and view.get("round"):
                    about = [op for op in delta if op[1][:1] != ["session"]]
                    self.attacker.hears(view["round"]["id"], about, None)

    # What is to stay hidden

    def small(self, name: str) -> set[Role]:
        """The roles with few ballots, or with few that were not on paper, unless everybody is in one role."""
        sizes = {role: found["ballots",] for role, found in self.truth[name].items() if found["ballots",]}
        few = {
            role
            for role, size in sizes.items()
            if min(size, self.phones[name][role] or size) < self.threshold
        }
        return few if len(sizes) > 1 else set()

    def hidden(self, name: str) -> set[tuple[Role, Figure]]:
        """Every figure of the small roles, and of any role what few of its people answered."""
        found = {
            (role, figure)
            for role in self.small(name)
            for each in self.truth[name].values()
            for figure in each
        }
        for role, figures in self.truth[name].items():
            asked = {figure[:-1] for figure in figures if figure[-1] == "n"}
            few = {each for each in asked if 0 < figures[*each, "n"] < self.threshold}
            found |= {
                (role, each) for each in figures if each[:-1] in few and each[-1] not in ("dontKnow", "pass")
            }
        return (
            found if len({role for role, each in self.truth[name].items() if each["ballots",]}) > 1 else set()
        )

    def recovered(self) -> set[Cell]:
        """What the attacker knows and should not."""
        return {
            (name, *each) for name in self.truth for each in self.attacker.recovers(name) & self.hidden(name)
        }

    def untold(self, name: str) -> set[str]:
        """The roles that are not told apart in the ballots as exported, or all of them when none are exported."""
        shown = {each["role"] for each in self.attacker.ballots.get(name, ())} - {REST}
        return set(ROLES) - shown

    def withheld(self, name: str) -> set[Figure]:
        """The questions with so few answers that nobody gets to see figures of them."""
        shape, round_ = self.kind.answers, self.story.state.rounds[name]
        return set(answers.few(shape, [each["choice"] for each in round_.ballots or ()], self.threshold))
