"""The tool that looks at every kind of round (`make look`) works: for one small cell, from ballots to sheets."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from session.rounds import KINDS
from session.store import Store
from tests.browser.look import __main__ as look, probe, sessions, variants
from tests.rounds.simulated import Tried


def test_what_does_not_exist_cannot_be_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    assert look.main(["karaoke"]) == 2
    assert "karaoke" in capsys.readouterr().err


def test_more_options_than_a_kind_can_have_are_looked_at_as_many_as_it_can() -> None:
    skipped: list[str] = []
    topics = next(tried for tried in variants.VARIANTS if tried.id == "brainstorm-topics")
    sizes = [str(size) for size in variants.sizes(topics, [3], [2, 60], skipped)]
    assert sizes == ["n3-m2", f"n3-m{topics.most_options}"]
    assert len(skipped) == 1


@pytest.mark.parametrize("tried", variants.VARIANTS, ids=lambda tried: tried.id)
def test_a_session_of_every_variant_can_be_made_and_everybody_voted(tried: Tried, tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'test.sqlite3'}", tmp_path)
    try:
        (size,) = variants.sizes(tried, [12], [12], [])
        builder = sessions.built(store, tried, size, "en")
    finally:
        store.close()
    assert builder.round.is_open
    assert len(builder.round.options) == size.options
    assert sum(map(len, builder.cache.ballots.values())) == (12 if KINDS[tried.kind].secret else 0)


def test_a_small_cell_gives_a_picture_of_every_face_and_a_sheet(browser: Browser, tmp_path: Path) -> None:
    asked = ["choose", "--ballots", "5", "--options", "2", "--language", "en", "--out", str(tmp_path)]
    cells = look.look(browser, look.asked(asked), "choose", [])
    assert [(cell.face, cell.phase) for cell in cells] == [
        ("phone", "open"), ("wall", "open"), ("phone", "released"), ("wall", "released"), ("desk", "released")
    ]  # fmt: skip
    assert not [cell for cell in cells if cell.phase == "failed"]
    assert all(cell.picture.is_file() and cell.sent for cell in cells)
    assert len(list(tmp_path.glob("choose/sheet-*.png"))) == 3


def test_what_is_wrong_on_a_wall_is_seen(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 400, "height": 300})
    page.set_content("""<html lang=en><title>x</title><main><h1>undefined</h1><p>desk.open_round</p>
      <p style="width:80px;height:20px;overflow:hidden;white-space:nowrap">A sentence that is much too long</p>
      <p style="position:absolute;left:0;top:150px">Over</p><p style="position:absolute;left:0;top:152px">Under</p>
      <p style="position:absolute;left:150px;top:60px;font:40px/0.8 serif;overflow:hidden">gjpq</p>
      <p style="position:absolute;left:0;top:200px;width:2em;overflow-wrap:anywhere">Broken</p>
      <p style="position:absolute;left:0;top:600px">Below</p></main>""")
    checks = {failure.check for failure in probe.probe(page, "wall")}
    page.close()
    assert checks >= {
        "a value of the program", "a word key", "text cut off", "text over text", "outside the wall",
        "higher than the wall", "tails of letters cut off", "word in pieces",
    }  # fmt: skip
