"""A phone on a network that blocks sockets: asks for news and gives its commands over plain HTTP, all session long."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from urllib.parse import urlencode

from session.core.state import Json
from session.rehearse import plain_http
from session.rehearse.client import Client, TurnedAway
from session.rehearse.padding import filled_up
from session.rehearse.replica import Gap


@dataclass
class PollingClient(Client):
    """`every`: seconds between two questions."""

    every: float = 1.5

    async def run(self) -> None:
        while True:
            try:
                await self._poll()
            except plain_http.Failed:
                self.ledger.reconnects += 1
            await asyncio.sleep(self.every)

    async def _poll(self) -> None:
        have = self.replica.have() or {}
        asked = {"code": self.code, **({"epoch": have["epoch"], "after": have["version"]} if have else {})}
        answer = await plain_http.ask(
            self.origin, "GET", f"/api/events?{urlencode(asked)}", headers=self._headers()
        )
        news = answer.json()
        if answer.status == 429:  # asked too often: the next time has it
            return
        if not answer.ok:
            raise TurnedAway(str(news.get("refused", {}).get("code")))
        try:
            self.replica.news(news)
        except Gap:
            self.ledger.gaps += 1
            self.replica.forget()
        self.changed()

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    async def attempt(self, command: Json) -> Json | None:
        try:
            body = {**filled_up(command, self.replica.view), "code": self.code}
            answer = await plain_http.ask(self.origin, "POST", "/api/command", body, self._headers())
            ack: Json = answer.json()
        except plain_http.Failed:
            return None
        return ack if isinstance(ack.get("ok"), bool) else None
