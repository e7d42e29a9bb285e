"""The tool that looks at every view (`make views`) works: what is wrong is seen, and told once."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.look.probe import Failure
from tests.browser.views import __main__ as views, columns, sheet
from tests.browser.views.camera import Camera, Cell, View


def test_a_walk_that_does_not_exist_cannot_be_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    assert views.main(["karaoke"]) == 2
    assert "karaoke" in capsys.readouterr().err


def test_large_letters_are_a_browser_of_their_own_and_every_face_begins_with_what_it_is_made_for() -> None:
    large = columns.of("desk", columns.NAMES, columns.LARGE)
    usual = columns.of("desk", columns.NAMES, 16)
    assert [column.name for column in large] == ["large"]
    assert {*large, *usual} == {*columns.COLUMNS["desk"]}
    assert {each[0].name for each in columns.COLUMNS.values()} == {"light"}
    assert columns.of("wall", ("zoom",), 16) == []


def test_the_totals_tell_axe_apart_and_what_was_found_twice_stands_there_once(tmp_path: Path) -> None:
    found = (Failure("axe label", "#code: no label"), Failure("text over text", "“a” and “b”"))
    cells = [Cell(name, "phone", "nl", "dark", tmp_path / name, found) for name in ("front", "role")]
    (line,) = sheet.totals(cells).splitlines()[1:]
    assert line.split() == ["phone", "nl", "dark", "2", "2", "2"]
    assert sheet.findings(cells).count("no label") == 1
    assert "front nl dark; role nl dark" in sheet.findings(cells)


def test_letters_over_letters_and_a_button_past_the_side_are_seen_but_not_what_a_dialog_covers(
    browser: Browser, tmp_path: Path
) -> None:
    page = browser.new_page()
    body = """<html lang=en><title>x</title><main><h1>Title</h1>
      <button style="position:absolute;left:300px;width:60px">Past</button>
      <p style="position:absolute;left:0;top:150px">Over</p>
      <p style="position:absolute;left:0;top:152px">Under</p>%s</main>"""
    camera = Camera(tmp_path, "en", ("narrow",), 16)
    page.set_content(body % "")
    (cell,) = camera.looks_at(View("phone-bad", "phone", page, []))
    dialog = "<dialog aria-label=Ask style='width:90vw;height:90vh'>Yes</dialog>"
    page.set_content(body % dialog)
    page.evaluate("document.querySelector('dialog').showModal()")
    (asked,) = camera.looks_at(View("phone-asked", "phone", page, []))
    page.close()
    assert {"text over text", "a control past the side"} <= {failure.check for failure in cell.failures}
    assert not {"text over text", "a control past the side"} & {failure.check for failure in asked.failures}
    assert cell.picture.is_file()
    (drawn,) = sheet.draw(browser, [cell], tmp_path)
    assert drawn.is_file()
