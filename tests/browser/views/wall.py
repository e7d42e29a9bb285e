"""The views of a wall around its rounds, and of the page that checks a record."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import expect

from session.record import json_export, pdf
from session.record.fingerprint import stamped, stated
from tests.browser.faces import Face, Wall
from tests.browser.views.camera import View
from tests.browser.views.live import PAUSE
from tests.browser.views.room import Room
from tests.record import samples

LONG = {
    "nl": "We gaan straks in vier groepen uiteen. Neem je stoel mee en zoek mensen op die je nog niet kent. Elke groep "
    "kiest iemand die schrijft en iemand die op de tijd let. Om kwart over drie horen we van elke groep één zin: "
    "wat moet er morgen anders? Koffie en thee staan achterin, de wc is links in de gang.",
    "en": "In a moment we part in four groups. Take your chair and look for people you do not know yet. Each group "
    "chooses somebody who writes and somebody who watches the time. At a quarter past three we hear one sentence of "
    "each group: what has to be different tomorrow? Coffee and tea are at the back, the toilet is on the left.",
}


def around(room: Room) -> Iterator[View]:
    """From the welcome to the end."""
    code = room.session("Samen verder" if room.language == "nl" else "Onwards together", "decision")
    wall = room.wall(code)

    def seen(name: str) -> View:
        wall.page.wait_for_timeout(400)
        return View(f"wall-{name}", "wall", wall.page, wall.errors)

    wall.page.locator("main.projector").wait_for()
    yield seen("lobby-draft")
    room.does(code, "session.open")
    yield seen("lobby")
    room.fills(code, 47, ["burger", "burger", "professional"])
    wall.page.wait_for_timeout(1_500)
    yield seen("lobby-people")

    def moved() -> None:
        wall.page.mouse.move(300, 300)
        wall.page.mouse.move(320, 320)

    moved()
    yield View("wall-tools", "wall", wall.page, wall.errors, moved)
    room.does(code, "screen.show", mode="code")
    wall.page.get_by_text(wall.t("projector.join_now")).first.wait_for()
    yield seen("code")
    for name, text in (("text", PAUSE), ("text-long", LONG)):
        room.does(code, "screen.show", mode="text", text=text[room.language])
        wall.page.get_by_text(text[room.language]).first.wait_for()
        yield seen(name)
    room.does(code, "screen.show", mode="black")
    wall.page.locator(".projector-black").wait_for()
    yield seen("black")
    room.does(code, "session.set", entry="cards")
    room.does(code, "screen.show", mode="lobby")
    wall.page.locator("main.projector").wait_for()
    yield seen("lobby-cards")
    room.does(code, "screen.show", mode="code")
    yield seen("code-cards")
    room.does(code, "session.set", entry="open")
    room.does(code, "round.open", "r1")
    wall.page.locator("main[class*=kind-]").wait_for()
    yield seen("open-empty")
    room.does(code, "timer.start", "r1", seconds=600)
    yield seen("open-timer")
    room.does(code, "timer.pause", "r1")
    yield seen("open-paused")
    wall.page.context.set_offline(True)
    wall.page.locator(".projector-lost").wait_for()
    yield seen("lost")
    wall.page.context.set_offline(False)
    expect(wall.page.locator(".projector-lost")).to_have_count(0, timeout=30_000)
    room.does(code, "round.close", "r1")
    yield seen("closed-empty")
    room.does(code, "session.close")
    room.does(code, "screen.show", mode="record")
    wall.shows(wall.t("projector.over"))
    yield seen("over")


def votes(room: Room) -> Iterator[View]:
    """A vote on the wall: open, closing, closed, shown, and with too few ballots; then what is no wall."""
    code = room.session("Zorg dichtbij" if room.language == "nl" else "Care nearby")
    texts = ["Spreekuur in de wijk", "Buurthuis open in het weekend", "Minder formulieren"]
    room.does(code, "round.add", kind="dots", source={"texts": texts})
    room.does(code, "round.open", "r1")
    wall = room.wall(code)

    def seen(name: str, on: Wall) -> View:
        on.page.wait_for_timeout(400)
        return View(f"wall-{name}", "wall", on.page, on.errors)

    wall.page.locator("main[class*=kind-]").wait_for()
    yield seen("vote-open", wall)
    room.does(code, "round.end", "r1")
    yield seen("vote-closing", wall)
    room.does(code, "round.close", "r1")
    yield seen("vote-sealed", wall)
    room.does(code, "round.release", "r1")
    yield seen("vote-nobody", wall)
    few = room.wall(room.codes["few"])
    room.does(room.codes["few"], "screen.show", mode="result", round="r1")
    few.page.locator("main[class*=kind-]").wait_for()
    yield seen("vote-withheld", few)
    room.does(code, "session.close")
    room.remove(code)
    wall.page.locator(".projector-note").wait_for()
    yield seen("gone", wall)


def check(room: Room) -> Iterator[View]:
    """Every outcome of the page that checks a record."""
    record = json_export.encode(samples.ordinary())
    mark = stated(record)
    twice = stamped((b"{" + record[82:]).replace(b'"title":', b'"title":"Another","title":', 1))
    phone = Face(room.phone("/check").page, room.language)
    chosen = phone.page.get_by_label(phone.t("check.file"), exact=True)
    kept = phone.page.get_by_label(phone.t("check.kept_label"))
    status = phone.page.get_by_role("status").first
    chosen.wait_for()

    def seen(name: str) -> View:
        return View(f"check-{name}", "phone", phone.page, phone.errors)

    yield seen("start")
    with tempfile.TemporaryDirectory(prefix="views-") as folder:
        for name, file, content, typed in (
            ("fits", "verslag.json", record, ""),
            ("kept", "verslag.json", record, f"{mark[:8]} {mark[8:16]}"),
            ("another", "verslag.json", record, "0" * 16),
            ("changed", "veranderd.json", record.replace(b'"support":51', b'"support":52'), ""),
            ("unclear", "dubbel.json", twice, ""),
            ("no_record", "brief.json", b"{}", ""),
            ("fits", "verslag.pdf", pdf.render(samples.ordinary(), record), ""),
        ):
            path = Path(folder) / file
            path.write_bytes(content)
            chosen.set_input_files(path)
            kept.fill(typed)
            expect(status).to_contain_text(phone.t(f"check.{name}"))
            yield seen(f"{name}-pdf" if file.endswith("pdf") else name)
    kept.fill("12")
    phone.shows(phone.t("check.kept_wrong"))
    yield seen("kept-wrong")


WALKS = {"wall-around": around, "wall-votes": votes, "check": check}
