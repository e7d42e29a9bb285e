"""One ready agenda held in real browsers: what the facilitator does, and a picture of every wall and phone.

`hold` goes through all its rounds and gives what it found: texts that were written and are not in the record, figures
that another count does not give, and what browsers complained about.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, expect

from session.core.state import Json
from session.recount.counting import recount
from session.rehearse.server import Server
from tests.browser.faces import DESK, PHONE, Desk, Face, Phone, Wall, page_of
from tests.browser.look.probe import probe
from tests.browser.look.walls import AT_REST
from tests.browser.seeds.taps import takes_part

PEOPLE = 3
TYPED = {
    "statements": (
        "Wij durven iets nieuws te proberen als iemand van buiten meekijkt.",
        "Wat verbindt, moet ook mogen blijven als het geld op is.",
        "Een bewoner hoort binnen een week wie er komt.",
    ),
    "consent": ("Wij bellen elkaar voortaan eerst, voordat we een formulier sturen.",),
}
"""What the facilitator types where an agenda leaves that open."""
DECISION = "Elk gezin kiest zelf één vaste contactpersoon, bereikbaar op één nummer."
ACTION = ("Nummer regelen en rondsturen", "Wijkteam West", "2027-01-12")
CLUSTERS = ("Dichtbij", "Minder regels", "Samen")
FEW = ("a third of the wall is empty",)
"""What three people cannot help."""


@dataclass
class Held:
    """What came of a session. `document`: its record as JSON."""

    code: str = ""
    document: Json = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    ugly: list[str] = field(default_factory=list)

    @property
    def failures(self) -> list[str]:
        return [
            *(f"lost: {text}" for text in self.lost),
            *(f"a browser said: {text}" for text in self.complaints),
            *(f"counted another way: {text}" for text in self.differences),
            *(f"no ballots came in: {text}" for text in self.empty),
            *(f"not fit to be seen: {text}" for text in self.ugly),
        ]


class Hall:
    """A desk, a wall and phones on one session; `out`: the folder for pictures."""

    def __init__(self, browser: Browser, server: Server, agenda: str, lang: str, out: Path) -> None:
        self.server, self.agenda, self.out = server, agenda, out
        self.desk = Desk(page_of(browser, DESK, lang), lang)
        self.desk.begin(server)
        self.desk.make_session(f"Proef {agenda}", agenda)
        self.desk.allow_groups_of(PEOPLE)
        self.wall: Wall = self.desk.wall(server)
        self.wall.page.emulate_media(reduced_motion="reduce")  # a picture shows what stays
        self.phones = [Phone(page_of(browser, PHONE, lang), lang) for _ in range(PEOPLE)]
        self.shots = 0
        self.ugly: list[str] = []

    def hold(self) -> Held:
        """The whole agenda, its record and what is wrong with it."""
        held = Held(self.desk.code)
        self._come_in()
        written: list[str] = []
        voted: list[str] = []
        for at in range(self.desk.page.locator(".rail li button").count()):
            name = f"r{at + 1}"
            written += self._round(at, name)
            voted.append(name)
        self._close()
        held.document = self._record()
        held.lost = [
            text
            for text in written
            if json.dumps(text, ensure_ascii=False)[1:-1] not in _texts(held.document)
        ]
        held.differences = [str(one) for one in recount(held.document).differences]
        held.empty = [
            f"{one['id']} ({one['kind']})"
            for one in held.document["rounds"]
            if one["id"] in voted and one["ballots"] is not None and len(one["ballots"]) < PEOPLE
        ]
        held.ugly = self.ugly
        held.complaints = [error for face in self._faces() for error in face.errors]
        for face in self._faces():
            face.page.context.close()
        return held

    def _faces(self) -> Iterator[Face]:
        yield from (self.desk, self.wall, *self.phones)

    def _come_in(self) -> None:
        self.desk.go("live")
        self.desk.press("desk.open_room")
        for phone in self.phones:
            phone.page.goto(f"{self.server.origin}/join/{self.desk.code}?lang={phone.lang}")
            choices = phone.page.get_by_role("radio")
            rings = phone.page.locator(".phone-head .round-rings")
            expect(choices.or_(rings).first).to_be_attached()
            if choices.count():
                choices.first.check(force=True)
                phone.press("phone.enter")
            expect(rings).to_be_attached()
        self._picture("begin", everybody=True)

    def _kind(self) -> str:
        found = re.search(
            r"kind-(\w+)", self.phones[0].page.locator(".phone").first.get_attribute("class") or ""
        )
        return found[1] if found else ""

    def _round(self, at: int, name: str) -> list[str]:
        """One round: opened, taken part in, closed and shown. What was written in it."""
        self._look_at(at)
        opening = self.desk.button("desk.open_round")
        expect(opening).to_be_visible()
        if not self._opens(opening):
            self._type_options(at)
            assert self._opens(self.desk.button("desk.open_round")), f"round {name} does not open"
        for phone in self.phones:
            expect(phone.page.locator(".phone[class*=kind-]")).to_be_visible()
        kind = self._kind()
        self._prepare(kind)
        written: list[str] = []
        self._picture(f"{name}-{kind}-1-open", everybody=False)
        for number, phone in enumerate(self.phones):
            written += takes_part(phone, kind, number)
        self._picture(f"{name}-{kind}-2-done", everybody=True)
        self.desk.close_round()
        self.desk.press("desk.reveal")
        expect(self.desk.button("desk.hide_result")).to_be_visible()
        self._picture(f"{name}-{kind}-3-result", everybody=True)
        return written

    def _look_at(self, at: int) -> None:
        """Choose a round in the agenda, which hangs from a button over a round that has the whole width."""
        entry = self.desk.page.locator(".rail li button").nth(at)
        behind = self.desk.page.locator(".strip .drop > button").first
        expect(entry.or_(behind).locator("visible=true").first).to_be_visible()
        if behind.is_visible():
            behind.click()
        entry.click()

    def _opens(self, opening: Locator) -> bool:
        """Press open; whether the round did."""
        opening.first.click()
        closing = self.desk.button("desk.close_round")
        refused = self.desk.page.locator(".toast, [role=alert], .error").first
        expect(closing.or_(refused).first).to_be_visible()
        self.desk.page.wait_for_timeout(300)
        return closing.count() > 0

    def _type_options(self, at: int) -> None:
        """The agenda leaves it to the facilitator what this round is on."""
        self.desk.go("agenda")
        self.desk.page.locator(".agenda-list .agenda-pick").nth(at).click()
        kind = (
            "consent"
            if self.desk.page.get_by_role("heading", name=self.desk.t("consent.name")).count()
            else "statements"
        )
        typed = self.desk.page.get_by_label(self.desk.t("desk.typed"), exact=True).last
        typed.fill("\n".join(TYPED[kind]))
        typed.blur()
        self.desk.page.wait_for_timeout(800)
        self.desk.go("live")
        self._look_at(at)

    def _prepare(self, kind: str) -> None:
        """What a facilitator does in an open round before people can take part, or while they do."""
        own = {"decide": self._words_decision, "organise": self._sorts, "talk": self._puts_on_table}.get(kind)
        if own is not None:
            own()

    def _words_decision(self) -> None:
        page, t = self.desk.page, self.desk.t
        expect(page.get_by_label(t("decide.action"), exact=True).first).to_be_visible()
        words = page.get_by_label(t("decide.wording"), exact=True)
        if words.count() and not words.first.input_value():
            words.first.fill(DECISION)
            words.first.blur()
        own = page.get_by_label(t("decide.word"), exact=True)
        if own.count():  # the agenda has none: it is worded here
            own.fill(DECISION)
            page.get_by_role("button", name=t("decide.put_up")).click()
            expect(words).to_have_count(1)
        for label, text in zip(("decide.action", "decide.owner", "decide.due"), ACTION, strict=True):
            page.get_by_label(t(label), exact=True).first.fill(text)
        page.get_by_role("button", name=t("decide.add_action")).first.click()
        self.desk.shows(ACTION[0])

    def _sorts(self) -> None:
        """The first ideas begin a cluster each where the agenda has none, the others go to one of those."""
        page, ideas = self.desk.page, self.desk.page.locator(".tray-list .idea")
        for at in range(60):
            if ideas.count() == 0:
                return
            ideas.first.click()
            if at < len(CLUSTERS) and "expectations" not in self.agenda:
                page.keyboard.press("n")
                page.get_by_label(self.desk.t("organise.cluster_name")).fill(CLUSTERS[at])
                page.keyboard.press("Enter")
            else:
                page.keyboard.press(str(1 + at % len(CLUSTERS)))
            page.wait_for_timeout(300)

    def _puts_on_table(self) -> None:
        """The first thing, when a talk does not begin with it."""
        first = self.desk.button("talk.first_thing")
        expect(self.desk.page.locator("#talk-thing")).to_be_visible()
        if first.count() and first.get_attribute("aria-disabled") != "true":
            first.click()
            expect(first).to_have_count(0)

    def _close(self) -> None:
        self.desk.go("record")
        self._picture("record-desk", everybody=False, desk=True)
        self.desk.press("desk.close_session")
        self.desk.page.get_by_role("dialog").get_by_role(
            "button", name=self.desk.t("desk.close_session")
        ).click()
        self.desk.shows(self.desk.t("desk.ended"))
        self.desk.page.wait_for_timeout(6000)
        self._picture("end", everybody=True, desk=True)

    def _ask(self, path: str) -> Any:
        answer = self.desk.page.request.get(f"{self.server.origin}{path}")
        assert answer.ok, path
        return answer

    def _record(self) -> Json:
        for name, path in {"record": "", "short": "&pages=short", "summary": "&pages=summary"}.items():
            body = self._ask(f"/record/{self.desk.code}.pdf?lang={self.desk.lang}{path}").body()
            (self.out / f"{name}.pdf").write_bytes(body)
        exact = self._ask(f"/record/{self.desk.code}.json?lang={self.desk.lang}").body()
        (self.out / "record.json").write_bytes(exact)
        found: Json = json.loads(exact)
        return found

    def _looks_at(self, at: str, face: Face, kind: str) -> None:
        self.ugly += [
            f"{at}: {one.check}: {one.detail}"
            for one in probe(face.page, kind, axe=False)
            if one.check not in FEW
        ]

    def _picture(self, name: str, *, everybody: bool, desk: bool = False) -> None:
        self.shots += 1
        at = f"{self.shots:02}-{name}"
        self.wall.page.wait_for_timeout(500)
        self.wall.page.evaluate(AT_REST)
        self.wall.page.screenshot(path=self.out / f"{at}-wall.png")
        self._looks_at(at, self.wall, "wall")
        for number, phone in enumerate(self.phones if everybody else self.phones[:1], 1):
            phone.page.screenshot(path=self.out / f"{at}-phone{number}.png")
            self._looks_at(f"{at}-phone{number}", phone, "phone")
        if desk or "open" in name:
            self.desk.page.screenshot(path=self.out / f"{at}-desk.png")


def _texts(document: Json) -> str:
    return json.dumps(document, ensure_ascii=False)
