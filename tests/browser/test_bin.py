"""The list of sessions, when one of them is too old to keep."""

from __future__ import annotations

import time
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.axe import violations
from tests.live.house import server_house


def test_a_session_in_the_bin_says_when_it_goes_and_can_be_kept(tmp_path: Path, browser: Browser) -> None:
    with server_house(tmp_path / "data", "threading") as house:
        session = house.session(title="Begroting")
        for name in ("session.open", "session.close"):
            house.call(house.house.sessions.command, session, name, {})
        house.house.store.put_in_bin(session.id, int(time.time()))
        with browser.new_context(locale="nl-NL") as context:
            page = context.new_page()
            page.goto(f"{house.origin}/enter#{house.house.access.host_secret()}")
            row = page.get_by_role("row", name="Begroting")
            expect(row).to_contain_text("wordt verwijderd op")
            assert violations(page) == []
            row.get_by_role("button", name="Bewaren").click()
            expect(row).not_to_contain_text("wordt verwijderd op")
        remembered = house.house.store.retention()[session.id]
        assert (remembered.binned_at, remembered.kept_at is None) == (None, False)
