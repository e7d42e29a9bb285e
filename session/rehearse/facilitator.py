"""The simulated facilitator: walks through any agenda with the commands of the desk. Called by `rehearsal`.

Rounds that need something to work on get it: bridge sentences from the arguments, clusters, a decision in words,
actions with an owner and a date. What comes around a vote is in `acts`. A kind it does not know is opened and closed.
"""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Awaitable, Callable
from typing import Any

from session.core.state import Json
from session.rehearse import facilitator_acts
from session.rehearse.client import Answered
from session.rehearse.ledger import Ledger
from session.rehearse.participants import Crowd, Place
from session.rehearse.sentences import words
from session.rehearse.socket_client import SocketClient

PATIENCE = 45.0  # seconds, on top of the time of the round, for people who were cut off
LOOK_SECONDS = 20.0  # how long a room looks at a result
BRIDGES = 5


class Facilitator:
    """`tell` gets a line about every step."""

    def __init__(self, client: SocketClient, place: Place, crowd: Crowd, tell: Callable[[str], None]) -> None:
        self.client, self.place, self.crowd, self.tell = client, place, crowd, tell
        self.words = words(place.language)

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
        entries = [each for each in self.view["agenda"] if not each["skipped"]]
        for number, entry in enumerate(entries, 1):
            self.tell(f"round {number} of {len(entries)}: {entry['kind']}")
            await self._round(entry)

    async def close_session(self) -> None:
        await self.ask("session.close", None)

    async def _round(self, entry: Json) -> None:
        name = entry["id"]
        await self._supply(name, entry["kind"])
        if not (await self.ask("round.open", name)).ok:
            return
        work = _WORK.get(entry["kind"])
        if work is not None:
            await work(self, name)
        await facilitator_acts.enter_paper(self, name)
        time_left = entry["minutes"] * 60 / self.place.speed
        if not await self.crowd.wait(name, time_left + PATIENCE):
            self.place.ledger.problems.append(f"{name} was closed before everybody had finished")
        await self.ask("round.close", name)
        await self._after_the_vote(name)
        await self.ask("round.release", name)
        await asyncio.sleep(LOOK_SECONDS / self.place.speed)
        await facilitator_acts.show_shift(self, name)

    async def _after_the_vote(self, name: str) -> None:
        if self.view["rounds"][name]["kind"] == "consent":
            await facilitator_acts.meet_objections(self, name)
        if self.view["rounds"][name]["kind"] == "criteria":
            await facilitator_acts.weigh_again(self, name)
        await facilitator_acts.break_ties(self, name)

    async def _supply(self, name: str, kind: str) -> None:
        """Give a round something to work on when the agenda does not."""
        desk_round = self.view["rounds"][name]
        if kind in ("rate", "dots", "organise") and not desk_round["options"]:
            texts = self._bridges() or self.words["options"]
            await self.ask("round.change", name, {"source": {"texts": texts}})

    def _bridges(self) -> list[str]:
        """Sentences that join the first argument of either side, one for each brainstorm with two sides."""
        found = []
        for each in self.view["rounds"].values():
            sides = [topic["id"] for topic in each["body"].get("topics", ())]
            if each["kind"] == "brainstorm" and len(sides) == 2:
                one, other = (_first(each["body"]["ideas"], side) for side in sides)
                if one and other:
                    found.append(self.words["bridge"].format(one=one, other=other))
        return found[:BRIDGES]

    async def _decide(self, name: str) -> None:
        if not self.view["rounds"][name]["options"]:
            await self.ask("decide.word", name, {"text": self.words["decision"]})
        today = datetime.datetime.now(tz=datetime.UTC).date()
        for each in self.words["actions"]:
            due = (today + datetime.timedelta(days=each["days"])).isoformat()
            action = {"text": each["text"], "owner": each["owner"], "due": due}
            await self.ask("decide.add_action", name, action)

    async def _organise(self, name: str) -> None:
        ideas = [each["id"] for each in self.view["rounds"][name]["options"]]
        clusters = self.words["clusters"]
        for at, cluster in enumerate(clusters):
            await self.ask(
                "organise.new_cluster", name, {"name": cluster, "ideas": ideas[at :: len(clusters)]}
            )

    async def ask(self, name: str, round_: str | None, data: Json | None = None) -> Answered:
        """Give a command; returns when the desk shows what it led to."""
        answered = await self.client.command(name, round_, data)
        if not answered.ok:
            self.place.ledger.problems.append(f"the facilitator: {name} {round_}: {answered.code}")
        elif (version := answered.ack.get("version")) is not None:
            await self.client.until(lambda replica: replica.version >= version, 30)
        return answered


def _first(ideas: dict[str, Any], topic: str) -> str | None:
    shown = (each["text"] for each in ideas.values() if each["topic"] == topic and each["state"] == "shown")
    return next(shown, None)


_WORK: dict[str, Callable[[Facilitator, str], Awaitable[None]]] = {
    "decide": Facilitator._decide,
    "organise": Facilitator._organise,
}
