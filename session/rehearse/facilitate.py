"""The simulated facilitator: walks through any agenda with the commands of the desk.

Rounds that need something to work on get it: bridge sentences from the arguments. What a facilitator does in a round
of some kind is in the `simulate.py` of that kind, what comes around any vote in `acts`.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from functools import partial
from typing import Any

from session.core.state import Json
from session.rehearse import acts
from session.rehearse.client import Answered
from session.rehearse.ledger import Ledger
from session.rehearse.people import Crowd, Place
from session.rehearse.sentences import Sentences, Writer, words
from session.rehearse.socket_client import SocketClient
from session.rehearse.turns import perform
from session.rounds import KINDS, simulations
from session.rounds.shared.simulation import Act, Ask, News, Person, Step

PATIENCE = 45.0  # seconds, on top of the time of the round, for people who were cut off
LOOK_SECONDS = 20.0  # how long a room looks at a result
BRIDGES = 5


class Facilitator:
    """`tell` gets a line about every step."""

    def __init__(self, client: SocketClient, place: Place, crowd: Crowd, tell: Callable[[str], None]) -> None:
        self.client, self.place, self.crowd, self.tell = client, place, crowd, tell
        self.words = words(place.language)
        self.writer = Writer(Sentences(place.language, place.seed), 0, 1)

    @property
    def view(self) -> Json:
        return self.client.replica.view or {}

    @property
    def ledger(self) -> Ledger:
        return self.place.ledger

    async def open_doors(self) -> None:
        await self.ask("session.open", None)

    async def run(self) -> None:
        """Every round of the agenda."""
        entries = [entry for entry in self.view["agenda"] if not entry["skipped"]]
        for number, entry in enumerate(entries, 1):
            self.tell(f"round {number} of {len(entries)}: {entry['kind']}")
            await self._round(entry)

    async def close_session(self) -> None:
        await self.ask("session.close", None)

    async def _round(self, entry: Json) -> None:
        name = entry["id"]
        simulated = simulations().get(entry["kind"])
        if simulated is not None and KINDS[entry["kind"]].takes == "options":
            await self._supply(name, simulated.typed)
        if not (await self.ask("round.open", name)).ok:
            return
        if simulated is not None:
            await self._perform(simulated.desk, name)
        await acts.enter_paper(self, name)
        time_left = entry["minutes"] * 60 / self.place.speed
        if not await self.crowd.wait(name, time_left + PATIENCE):
            self.place.ledger.problems.append(f"{name} was closed before everybody had finished")
        await self.ask("round.close", name)
        if simulated is not None:
            await self._perform(simulated.afterwards, name)
        await acts.break_ties(self, name)
        await self.ask("round.release", name)
        await asyncio.sleep(LOOK_SECONDS / self.place.speed)
        await acts.show_shift(self, name)

    async def _perform(self, act: Act, name: str) -> None:
        dice = random.Random(f"{self.place.seed}/desk/{name}")
        person = Person(dice, lambda text: 0.5, self.writer.write)
        await perform(act(self.view["rounds"][name], person), partial(self._take, name))

    async def _take(self, name: str, step: Step) -> News:
        """One step of the facilitator, who gives commands and nothing else."""
        if not isinstance(step, Ask):
            raise TypeError(step)
        answered = await self.ask(f"{self.view['rounds'][name]['kind']}.{step.name}", name, step.data)
        if answered.ok and step.act:
            self.ledger.acts[step.act] += 1
        reply = answered.ack.get("reply") or {}
        return News(answered.ok, answered.code, reply, self.view["rounds"][name])

    async def _supply(self, name: str, typed: Callable[[str, int], str]) -> None:
        """Give a round something to work on when the agenda does not."""
        if not self.view["rounds"][name]["options"]:
            texts = self._bridges() or self.words["options"]
            typed_texts = [typed(text, at) for at, text in enumerate(texts)]
            await self.ask("round.change", name, {"source": {"texts": typed_texts}})

    def _bridges(self) -> list[str]:
        """Sentences that join the first argument of either side, one for each brainstorm with two sides."""
        bridges = []
        for round_ in self.view["rounds"].values():
            sides = [topic["id"] for topic in round_["body"].get("topics", ())]
            if round_["kind"] == "brainstorm" and len(sides) == 2:
                one, other = (_first(round_["body"]["ideas"], side) for side in sides)
                if one and other:
                    bridges.append(self.words["bridge"].format(one=one, other=other))
        return bridges[:BRIDGES]

    async def ask(self, name: str, round_: str | None, data: Json | None = None) -> Answered:
        """Give a command; returns when the desk shows what it led to."""
        answered = await self.client.command(name, round_, data)
        if not answered.ok:
            self.place.ledger.problems.append(f"the facilitator: {name} {round_}: {answered.code}")
        elif (version := answered.ack.get("version")) is not None:
            await self.client.until(lambda replica: replica.version >= version, 30)
        return answered


def _first(ideas: dict[str, Any], topic: str) -> str | None:
    shown = (idea["text"] for idea in ideas.values() if idea["topic"] == topic and idea["state"] == "shown")
    return next(shown, None)
