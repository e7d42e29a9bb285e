"""A server with sessions in every phase, and faces that look at them.

What the store holds before the server starts is made as in `look.sessions`; everything later is a command, as a desk
gives it. `Room.does` is that desk; it has no page.
"""

from __future__ import annotations

import asyncio
import secrets
import threading
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, expect

from session.core.state import Json
from session.rehearse.ledger import Ledger
from session.rehearse.participants import Place, take_seat
from session.rehearse.server import Server
from session.rehearse.socket_client import SocketClient
from session.store import Store
from tests.browser.faces import DESK, PHONE, WALL, Desk, Phone, Wall, page_of
from tests.browser.look.sessions import Builder, built
from tests.browser.look.texts import ROLES
from tests.browser.look.variants import VARIANTS, Size

PEOPLE = 24
TITLES = {
    "nl": {
        "dots": "Zorg dichtbij, tweede bijeenkomst",
        "talk": "Hoe verder met het buurthuis?",
        "organise": "Samen sterk in de wijk",
        "brainstorm": "Wat kan er beter in de wijk?",
        "few": "Kleine groep, groot plan",
        "gone": "Begroting van vorig jaar",
    },
    "en": {
        "dots": "Care nearby, second meeting",
        "talk": "What next for the community centre?",
        "organise": "Stronger together in the neighbourhood",
        "brainstorm": "What could be better around here?",
        "few": "Small group, big plan",
        "gone": "The budget of last year",
    },
}


def prepare(data: Path, language: str) -> dict[str, str]:
    """Sessions with people and an open round, and two that are over; name -> code."""
    data.mkdir(parents=True)
    store = Store.open(f"sqlite:///{data / 'versnelkamer.sqlite3'}", data)
    try:
        codes = {}
        for name, kind, people in (
            ("gone", "dots", PEOPLE),
            ("few", "dots", 2),
            ("organise", "organise", PEOPLE),
            ("talk", "talk", PEOPLE),
            ("brainstorm", "brainstorm", PEOPLE),
            ("dots", "dots", PEOPLE),
        ):
            tried = next(tried for tried in VARIANTS if tried.kind == kind)
            options = min(6, tried.most_options) if tried.variant.options else 0
            made = built(store, tried, Size(people, options), language)
            made.desk("session.set", title=TITLES[language][name])
            codes[name] = made.code
            if name in {"gone", "few"}:
                _is_over(made)
            if name == "gone":
                store.put_in_bin(made.cache.state.id, int(time.time()))
        return codes
    finally:
        store.close()


def _is_over(made: Builder) -> None:
    made.close()
    made.desk("round.release", made.name)
    made.desk("session.close")


class Audience:
    """People whose phones are connected and who do nothing. `close` lets them go."""

    def __init__(self, origin: str, code: str, language: str, roles: list[str | None]) -> None:
        self._loop = asyncio.new_event_loop()
        self._place = Place(origin, code, language, len(roles), 1, 1.0, Ledger())
        self._clients: list[SocketClient] = []
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._come(roles), self._loop).result(60)

    async def _come(self, roles: list[str | None]) -> None:
        for number, role in enumerate(roles):
            token = await take_seat(self._place, role)
            client = SocketClient(
                f"p{number}", self._place.origin, self._place.code, self._place.ledger, token
            )
            await client.start()
            self._clients.append(client)

    async def _go(self) -> None:
        for client in self._clients:
            await client.stop()

    def close(self) -> None:
        asyncio.run_coroutine_threadsafe(self._go(), self._loop).result(60)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)


class Room:
    """The faces of one server in one language. Pages are closed with `clear`."""

    def __init__(self, browser: Browser, server: Server, language: str, codes: dict[str, str]) -> None:
        self.browser, self.server, self.language, self.codes = browser, server, language, codes
        self._hand = browser.new_context()
        self._audiences: list[Audience] = []
        self._post("/api/enter", {"secret": server.secret()})
        self._usual = {"name": "vk.lang", "value": f'"{language}"'}

    @property
    def origin(self) -> str:
        return self.server.origin

    def _post(self, path: str, body: Json) -> Json:
        answer = self._hand.request.post(self.origin + path, data=body, headers={"Origin": self.origin})
        given: Json = answer.json()
        return given

    def session(self, title: str, agenda: str = "", text: str = "") -> str:
        """The code of a new session."""
        wanted = {"title": title, "language": self.language, "agenda": agenda, "text": text}
        made = self._post("/api/desk/sessions", {key: value for key, value in wanted.items() if value})
        return str(made["code"])

    def does(self, code: str, name: str, round_: str | None = None, /, **data: Any) -> Json:
        """A command of the desk that must succeed, if not at once because it goes too fast; its reply."""
        command = {"id": secrets.token_urlsafe(24), "name": name, "round": round_, "data": data}
        for _ in range(60):
            ack = self._post(f"/api/desk/{code}/command", command)
            if ack.get("code") != "too_fast":
                break
            time.sleep(0.1)
        assert ack.get("ok"), f"{name}: {ack}"
        return dict(ack["reply"])

    def link(self, code: str, kind: str, password: str = "") -> str:
        """A link to the desk or the wall of a session."""
        return str(self._post(f"/api/desk/{code}/links", {"kind": kind, "password": password})["link"])

    def ticket(self, code: str) -> str:
        """The link in the QR code of a remote."""
        return str(self._post(f"/api/desk/{code}/remote", {})["link"])

    def remove(self, code: str) -> None:
        self._hand.request.delete(f"{self.origin}/api/desk/sessions/{code}", headers={"Origin": self.origin})

    def record(self, code: str, form: str = "json") -> bytes:
        return self._hand.request.get(f"{self.origin}/record/{code}.{form}?lang={self.language}").body()

    def desk(self, path: str = "", size: tuple[int, int] = DESK, **words: Any) -> Desk:
        """A desk that came in, at an address below /desk."""
        kept: Any = self._hand.storage_state()
        kept["origins"] = [{"origin": self.origin, "localStorage": [self._usual]}]
        desk = Desk(page_of(self.browser, size, self.language, storage_state=kept, **words), self.language)
        if path is not None:
            desk.page.goto(f"{self.origin}/desk{path}")
        return desk

    def stranger(self, path: str, **words: Any) -> Desk:
        """Somebody at the desk without a cookie."""
        kept: Any = {"cookies": [], "origins": [{"origin": self.origin, "localStorage": [self._usual]}]}
        desk = Desk(page_of(self.browser, DESK, self.language, storage_state=kept, **words), self.language)
        desk.page.goto(self.origin + path)
        return desk

    def phone(self, path: str = "", **words: Any) -> Phone:
        phone = Phone(page_of(self.browser, PHONE, self.language, **words), self.language)
        if path:
            phone.page.goto(f"{self.origin}{path}{'&' if '?' in path else '?'}lang={self.language}")
        return phone

    def inside(self, code: str) -> Phone:
        """A phone that joined, with the first role where there are roles."""
        phone = self.phone(f"/join/{code}")
        choices, inside = phone.page.get_by_role("radio"), phone.page.locator(".phone-top")
        expect(choices.or_(inside).first).to_be_attached(timeout=15_000)
        if choices.count():
            choices.first.check(force=True)
            phone.press("phone.enter")
        inside.wait_for()
        phone.page.locator(".phone-top .phone-title, .phone-top .round-rings").first.wait_for(
            state="attached"
        )
        return phone

    def wall(self, code: str) -> Wall:
        kept: Any = self._hand.storage_state()
        wall = Wall(page_of(self.browser, WALL, self.language, storage_state=kept), self.language)
        wall.page.goto(f"{self.origin}/projector/{code}")
        return wall

    def fills(self, code: str, people: int, roles: list[str]) -> None:
        """So many phones come in, one role after another."""
        ring: list[str | None] = [*roles, None] if roles else [None]
        self._audiences.append(
            Audience(self.origin, code, self.language, [ring[at % len(ring)] for at in range(people)])
        )

    def clear(self) -> None:
        """Every page is closed and everybody has gone."""
        for context in self.browser.contexts:
            if context is not self._hand:
                context.close()
        for audience in self._audiences:
            audience.close()
        self._audiences.clear()

    @property
    def roles(self) -> list[Json]:
        return [{"id": key, "label": label} for key, label in ROLES[self.language]]
