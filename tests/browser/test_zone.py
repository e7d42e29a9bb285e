"""A laptop or a private browser in another time zone: the desk shows the time of the room."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, expect

from session.rehearse.server import Server
from tests.browser.faces import DESK, Desk
from tests.browser.table import Table

ROOM, LAPTOP = ZoneInfo("Europe/Amsterdam"), "America/New_York"
MINUTES = 20


def test_a_desk_in_another_zone_says_when_it_is_ready_in_the_time_of_the_room(
    server: Server, browser: Browser
) -> None:
    table = Table(server, browser)
    added = table.does("round.add", kind="brainstorm", prompt="Wat kan beter?", plan={"minutes": MINUTES})
    desk = Desk(table.desk.window(DESK, timezone_id=LAPTOP), "nl")
    before = datetime.now(ROOM)
    table.does("round.open", str(added["round"]))
    desk.page.goto(f"{server.origin}/desk/{table.desk.code}#live")
    ready = desk.page.locator(".ready")
    expect(ready).to_have_text(
        re.compile(re.escape(desk.t("desk.ready_at", time="…")).replace("…", r"\d\d\.\d\d"))
    )
    expected = {
        (moment + timedelta(minutes=MINUTES)).strftime("%H.%M")
        for moment in (before, before + timedelta(minutes=1), datetime.now(ROOM))
    }
    text = ready.inner_text()
    assert any(moment in text for moment in expected), (text, expected)
    for face in (desk, table.desk):
        face.page.context.close()
