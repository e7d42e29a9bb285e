"""A turn in an open round: the steps that the kind describes for one person, performed over the real protocol.

What people say lies with the kind, in its `simulate.py`; here is when they say it, and that it gets across. The dice of
a person depend on the seed, the person and the round alone, never on timing, so that the same seed gives the same
ballots as long as no lot decides what they are about.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from session.core.state import Json
from session.rehearse.client import Answered, Client, envelope
from session.rehearse.ledger import Ledger, Vote
from session.rehearse.replica import Replica, open_round
from session.rounds.shared import simulation
from session.rounds.shared.simulation import Ask, News, Pause, Step, Steps, Until, Wrote

PATIENCE = 600.0  # seconds that somebody waits for a round to be as wanted


async def perform(steps: Steps, take: Callable[[Step], Awaitable[News]]) -> None:
    """Take every step, and tell what came of it before the next one is asked for."""
    news: News | None = None
    while True:
        try:
            step = next(steps) if news is None else steps.send(news)
        except StopIteration:
            return
        news = await take(step)


def as_read(round_: Json) -> Json:
    """A round with its options in alphabetical order: in that of arrival, what the dice decide would rest on timing."""
    return {**round_, "options": sorted(round_["options"], key=lambda option: str(option["text"]))}


@dataclass
class Turn:
    """One person in one open round. `client` is the connection of this moment; `pause(share)` waits until that share of
    the person's time in the round is over; `deliver` gets a command across, whatever happens to the connection.
    """

    person: int
    round: Json
    client: Callable[[], Client]
    ledger: Ledger
    pause: Callable[[float], Awaitable[None]]
    deliver: Callable[[Json], Awaitable[Answered]]
    n: int = 0
    answered: Answered | None = None  # the last command

    @property
    def id(self) -> str:
        return str(self.round["id"])

    async def take(self, step: Step) -> News:
        match step:
            case Pause(share=share):
                await self.pause(share)
            case simulation.Vote(choice=choice):
                return self._news(await self._vote(choice))
            case Ask(name=name, data=data):
                return self._news(await self._ask(f"{self.round['kind']}.{name}", data))
            case Wrote(key=key, text=text):
                self._note(key, text)
            case Until(ready=ready):
                await self.client().until(lambda replica: self._as_wanted(replica, ready), PATIENCE)
        return News(round=self._shown(self.client().replica))

    def _shown(self, replica: Replica) -> Json | None:
        """The round as the phone has it; None when it is no longer open."""
        shown = open_round(replica.view)
        return as_read(shown) if shown is not None and shown["id"] == self.id else None

    def _as_wanted(self, replica: Replica, ready: Callable[[Json], bool]) -> bool:
        """Also when the round is over: then there is nothing to wait for."""
        shown = self._shown(replica)
        return shown is None or ready(shown)

    def _news(self, answered: Answered) -> News:
        return News(
            answered.ok, answered.code, answered.ack.get("reply") or {}, self._shown(self.client().replica)
        )

    async def _ask(self, name: str, data: Json) -> Answered:
        self.answered = await self.deliver(envelope(name, self.id, data))
        return self.answered

    async def _vote(self, choice: Json) -> Answered:
        """Cast a ballot. Noted when it is acknowledged: the moment of the first one, the choice of the last one."""
        self.n = max(int(time.time() * 1000), self.n + 1)
        answered = await self._ask("ballot.cast", {"n": self.n, "choice": choice})
        if answered.ok:
            self.ledger.choices[self.id][self.person] = choice
            first = Vote(self.person, answered.sent, answered.answered, answered.tries == 1)
            self.ledger.votes[self.id].setdefault(self.person, first)
        return answered

    def _note(self, key: str, text: str | None) -> None:
        """What stands in the record from now on; when it is new, also when it was sent, if the first try got across."""
        texts = self.ledger.ideas[self.id]
        if key not in texts and self.answered is not None and self.answered.tries == 1:
            self.ledger.idea_sent[key] = self.answered.sent
        texts[key] = text
