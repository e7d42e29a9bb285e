"""The simulated facilitator: walks through any agenda with the commands of the desk.

Rounds that need something to work on get it: bridge sentences from the arguments, clusters, a decision in words,
actions with an owner and a date. What comes around a vote is in `facilitator_acts`. A kind it does
not know is opened and closed.
"""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Awaitable, Callable
from typing import Any

from session.core.state import Json
from session.rehearse import facilitator_acts
from session.rehearse.desk import Desk
from session.rehearse.participants import Crowd, Place
from session.rehearse.sentences import words
from session.rehearse.socket_client import SocketClient

PATIENCE = 45.0  # seconds, on top of the time of the round, for people who were cut off
LOOK_SECONDS = 20.0  # how long a room looks at a result
BRIDGES = 5


class Facilitator:
    """`tell` gets a line about every step."""

    def __init__(self, client: SocketClient, place: Place, crowd: Crowd, tell: Callable[[str], None]) -> None:
        self.desk = Desk(client, place.ledger, words(place.language))
        self.place, self.crowd, self.tell = place, crowd, tell

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
        await self._supply(name, entry["kind"])
        if not (await self.desk.ask("round.open", name)).ok:
            return
        work = _WORK.get(entry["kind"])
        if work is not None:
            await work(self, name)
        await facilitator_acts.enter_paper(self.desk, name)
        time_left = entry["minutes"] * 60 / self.place.speed
        if not await self.crowd.wait(name, time_left + PATIENCE):
            self.place.ledger.problems.append(f"{name} was closed before everybody had finished")
        await self.desk.ask("round.close", name)
        await self._after_the_vote(name)
        await self.desk.ask("round.release", name)
        await asyncio.sleep(LOOK_SECONDS / self.place.speed)
        await facilitator_acts.show_shift(self.desk, name)

    async def _after_the_vote(self, name: str) -> None:
        if self.desk.view["rounds"][name]["kind"] == "consent":
            await facilitator_acts.meet_objections(self.desk, name)
        if self.desk.view["rounds"][name]["kind"] == "criteria":
            await facilitator_acts.weigh_again(self.desk, name)
        await facilitator_acts.break_ties(self.desk, name)

    async def _supply(self, name: str, kind: str) -> None:
        """Give a round something to work on when the agenda does not."""
        desk_round = self.desk.view["rounds"][name]
        if kind in ("rate", "dots", "organise") and not desk_round["options"]:
            texts = self._bridges() or self.desk.words["options"]
            await self.desk.ask("round.change", name, {"source": {"texts": texts}})

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

    async def _decide(self, name: str) -> None:
        if not self.desk.view["rounds"][name]["options"]:
            await self.desk.ask("decide.word", name, {"text": self.desk.words["decision"]})
        today = datetime.datetime.now(tz=datetime.UTC).date()
        for action in self.desk.words["actions"]:
            due = (today + datetime.timedelta(days=action["days"])).isoformat()
            agreed = {"text": action["text"], "owner": action["owner"], "due": due}
            await self.desk.ask("decide.add_action", name, agreed)

    async def _organise(self, name: str) -> None:
        ideas = [idea["id"] for idea in self.desk.view["rounds"][name]["options"]]
        clusters = self.desk.words["clusters"]
        for at, cluster in enumerate(clusters):
            await self.desk.ask(
                "organise.new_cluster", name, {"name": cluster, "ideas": ideas[at :: len(clusters)]}
            )


def _first(ideas: dict[str, Any], topic: str) -> str | None:
    shown = (idea["text"] for idea in ideas.values() if idea["topic"] == topic and idea["state"] == "shown")
    return next(shown, None)


_WORK: dict[str, Callable[[Facilitator, str], Awaitable[None]]] = {
    "decide": Facilitator._decide,
    "organise": Facilitator._organise,
}
