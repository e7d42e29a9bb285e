"""The simulated facilitator: walks through any agenda with the commands of the desk.

Rounds that need something to work on get it: bridge sentences from the arguments. What a facilitator does in a round
of some kind is in the `simulate.py` of that kind, what comes around any vote in `facilitator_acts`.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from functools import partial
from typing import Any

from session.core.state import Json
from session.rehearse import facilitator_acts
from session.rehearse.desk import Desk
from session.rehearse.participants import Crowd, Place
from session.rehearse.sentences import Sentences, Writer, words
from session.rehearse.socket_client import SocketClient
from session.rehearse.turns import perform
from session.rounds import KINDS, simulations
from session.rounds.shared.simulation import Act, Ask, News, Person, Step, Wrote

PATIENCE = 45.0  # seconds, on top of the time of the round, for people who were cut off
BRIDGES = 5


class Facilitator:
    """`tell` gets a line about every step. `look_seconds`: how long a room looks at a result."""

    look_seconds = 20.0

    def __init__(self, client: SocketClient, place: Place, crowd: Crowd, tell: Callable[[str], None]) -> None:
        self.desk = Desk(client, place.ledger, words(place.language))
        self.place, self.crowd, self.tell = place, crowd, tell
        self.writer = Writer(Sentences(place.language, place.seed), 0, 1)

    async def open_doors(self) -> None:
        await self.desk.ask("session.open", None)

    async def run(self) -> None:
        """Every round of the agenda."""
        entries = [entry for entry in self.desk.view["agenda"] if not entry["skipped"]]
        for number, entry in enumerate(entries, 1):
            self.tell(f"round {number} of {len(entries)}: {entry['kind']}")
            await self._round(entry)

    async def close_session(self) -> None:
        await self.desk.ask("session.close", None)

    async def _round(self, entry: Json) -> None:
        name = entry["id"]
        simulated = simulations().get(entry["kind"])
        if simulated is not None and KINDS[entry["kind"]].takes == "options":
            await self._supply(name, simulated.typed)
        if not (await self.desk.ask("round.open", name)).ok:
            return
        if simulated is not None:
            await self._perform(simulated.desk, name)
        without_phone = [self._person(f"paper {number}") for number in range(3)]
        await facilitator_acts.enter_paper(self.desk, name, without_phone)
        await self.wait_for_people(name, entry["minutes"] * 60 / self.place.speed)
        await self.desk.ask("round.close", name)
        if simulated is not None:
            await self._perform(simulated.afterwards, name)
        await facilitator_acts.break_ties(self.desk, name)
        await self.desk.ask("round.release", name)
        await asyncio.sleep(self.look_seconds / self.place.speed)
        await facilitator_acts.show_shift(self.desk, name)

    async def wait_for_people(self, name: str, seconds: float) -> None:
        """Until everybody finished the round. `seconds`: what is left of its time."""
        if not await self.crowd.wait(name, seconds + PATIENCE):
            self.place.ledger.problems.append(f"{name} was closed before everybody had finished")

    def _person(self, who: str) -> Person:
        """Somebody at the desk, with opinions that depend on the seed and `who` alone."""
        seed = f"{self.place.seed}/{who}"
        return Person(
            random.Random(seed), lambda text: random.Random(f"{seed}/{text}").random(), self.writer.write
        )

    async def _perform(self, act: Act, name: str) -> None:
        """What the facilitator does in a round, as its kind says it."""
        steps = act(self.desk.view["rounds"][name], self._person(f"desk/{name}"))
        await perform(steps, partial(self._take, name))

    async def _take(self, name: str, step: Step) -> News:
        """One step of the facilitator, who gives commands and tells what was written by them."""
        if isinstance(step, Wrote):
            self.place.ledger.ideas[name][step.key] = step.text
            return News(round=self.desk.view["rounds"][name])
        if not isinstance(step, Ask):
            raise TypeError(step)
        kind = self.desk.view["rounds"][name]["kind"]
        answered = await self.desk.ask(f"{kind}.{step.name}", name, step.data)
        if answered.ok and step.act:
            self.place.ledger.acts[step.act] += 1
        reply = answered.ack.get("reply") or {}
        return News(answered.ok, answered.code, reply, self.desk.view["rounds"][name])

    async def _supply(self, name: str, typed: Callable[[str, int], str]) -> None:
        """Give a round something to work on when the agenda does not."""
        if not self.desk.view["rounds"][name]["options"]:
            texts = self._bridges() or self.desk.words["options"]
            options = [typed(text, at) for at, text in enumerate(texts)]
            await self.desk.ask("round.change", name, {"source": {"texts": options}})

    def _bridges(self) -> list[str]:
        """Sentences that join the first argument of either side, one for each brainstorm with two sides."""
        bridges = []
        for round_ in self.desk.view["rounds"].values():
            sides = [topic["id"] for topic in round_["body"].get("topics", ())]
            if round_["kind"] == "brainstorm" and len(sides) == 2:
                one, other = (_first(round_["body"]["ideas"], side) for side in sides)
                if one and other:
                    bridges.append(self.desk.words["bridge"].format(one=one, other=other))
        return bridges[:BRIDGES]


def _first(ideas: dict[str, Any], topic: str) -> str | None:
    shown = (idea["text"] for idea in ideas.values() if idea["topic"] == topic and idea["state"] == "shown")
    return next(shown, None)
