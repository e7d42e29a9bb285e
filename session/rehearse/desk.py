"""The desk of the simulated facilitator: what it shows, and commands that return when their effect shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from session.core.state import Json
from session.rehearse.client import Answered
from session.rehearse.ledger import Ledger
from session.rehearse.socket_client import SocketClient


@dataclass(frozen=True)
class Desk:
    """`words`: what the facilitator writes, in the language of the session (see `sentences`)."""

    client: SocketClient
    ledger: Ledger
    words: dict[str, Any]

    @property
    def view(self) -> Json:
        return self.client.replica.view or {}

    async def ask(self, name: str, round_: str | None, data: Json | None = None) -> Answered:
        """Give a command; returns when the desk shows what it led to. A refusal is a problem in the ledger."""
        answered = await self.client.command(name, round_, data)
        if not answered.ok:
            self.ledger.problems.append(f"the facilitator: {name} {round_}: {answered.code}")
        elif (version := answered.ack.get("version")) is not None:
            await self.client.until(lambda replica: replica.version >= version, 30)
        return answered
