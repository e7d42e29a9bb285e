"""What the wall draws is measured as it is really laid out (static/js/wall/fit.js), also when its place changes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from session.rehearse.server import Server
from tests.browser.faces import DESK, Desk, Face, page_of

DRAW = """async ([name, width, height, given]) => {
  const base = document.querySelector("script[type=module]").src;
  // Kept with the window: what only waits for an import may be forgotten by the browser.
  window.fitParts ??= Promise.all(["../lib/html.js", "../wall/fit.js"].map((path) => import(new URL(path, base))));
  const [{ html, render, useState }, fit] = await window.fitParts;
  const List = ({ items }) => {
    const ways = Array.from({ length: items.length + 1 }, (_, less) => items.slice(less));
    const [list, shown] = fit.useFirstThatFits(ways, items.join());
    return html`<ul class="rules" ref=${list} style=${{ blockSize: "100%" }}>
      ${shown.map((item) => html`<li key=${item}>${item}</li>`)}</ul>`;
  };
  const Samples = ({ texts }) => {
    const draw = () => [html`<div><h1>Head</h1>${texts.map((text) => html`<p key=${text}>${text}</p>`)}</div>`];
    const [samples, probe] = fit.useSamples({ rows: "p", content: texts.join(), draw });
    return html`<output>${JSON.stringify(samples)}</output>${probe}`;
  };
  const Heights = ({ texts: first }) => {
    const [of, set] = useState(() => first.map((text) => [text, { text }]));
    window.more = (text) => set((now) => [...now.slice(1), [text, { text }]]);
    const draw = (fresh) => {
      window.drawn = fresh.map(([text]) => text);
      return [html`<ul>${fresh.map(([text]) => html`<li key=${text}>${text}</li>`)}</ul>`];
    };
    const [samples, probe] = fit.useHeights({ frame: "", of, draw });
    return html`<output>${JSON.stringify(samples)}</output>${probe}`;
  };
  const box = document.querySelector("#fit") ?? document.body.appendChild(document.createElement("div"));
  box.id = "fit";
  const place = { position: "fixed", insetBlockStart: "0", inlineSize: `${width}px`, blockSize: `${height}px` };
  Object.assign(box.style, place);
  render(html`<${{ Heights, List, Samples, Sized: fit.Sized }[name]} ...${given} />`, box);
}"""
LONG = "Everybody who has ever been here knows that it takes a while before there is coffee. "


@pytest.fixture(scope="module")
def face(browser: Browser, server: Server) -> Iterator[Face]:
    desk = Desk(page_of(browser, DESK, "en"), "en")
    desk.begin(server)
    desk.make_session("Coffee", "")
    yield desk.wall(server)
    desk.page.context.close()


@pytest.fixture
def wall(face: Face) -> Iterator[Page]:
    """A wall to draw on. Nothing that is drawn there may go wrong."""
    face.errors.clear()
    yield face.page
    face.page.evaluate("() => document.querySelector('#fit')?.remove()")
    assert not face.errors


def draw(wall: Page, name: str, width: int, height: int, **given: object) -> None:
    wall.evaluate(DRAW, [name, width, height, given])


def test_nothing_is_drawn_of_what_does_not_fit_at_all(wall: Page) -> None:
    draw(wall, "List", 400, 4, items=["one", "two"])
    wall.wait_for_function("() => document.querySelector('#fit ul')?.childElementCount === 0")


def test_as_many_of_the_last_are_drawn_as_fit_and_more_when_there_is_more_room(wall: Page) -> None:
    items = [str(n) for n in range(60)]
    draw(wall, "List", 400, 300, items=items)
    shown = """(least) => {
      const list = document.querySelector('#fit ul');
      const [bottom, rows] = [list.getBoundingClientRect().bottom, [...list.children]];
      return rows.length >= least && rows.at(-1).textContent === '59' && rows.length < 60
        && rows.at(-1).getBoundingClientRect().bottom <= bottom + 1
        && rows.at(-1).getBoundingClientRect().bottom + rows[0].offsetHeight > bottom && rows.length;
    }"""
    few = wall.wait_for_function(shown, arg=1).json_value()
    wall.evaluate("() => { document.querySelector('#fit').style.blockSize = '900px'; }")
    many = wall.wait_for_function(shown, arg=few + 1).json_value()
    assert many > 2 * few


def test_words_are_smaller_when_there_are_more_and_when_their_place_becomes_narrow(wall: Page) -> None:
    def size(text: str, width: int) -> str | None:
        draw(wall, "Sized", width, 900, text=text, lines=[1.5, 2.6, 3], **{"class": "question"})
        wall.evaluate("() => new Promise(requestAnimationFrame)")
        return wall.locator("#fit h1").get_attribute("data-size")

    assert [size("Why?", 1600), size(LONG * 2, 1600), size(LONG * 9, 1600)] == ["1", "2", "4"]
    assert size("Why do we do this?", 1600) == "1"
    wall.evaluate("() => { document.querySelector('#fit').style.inlineSize = '120px'; }")
    wall.wait_for_function("() => document.querySelector('#fit h1').dataset.size > 1")


def test_what_is_only_measured_is_gone_before_anybody_sees_it(wall: Page) -> None:
    draw(wall, "Samples", 600, 900, texts=["Short", LONG * 3])
    wall.wait_for_function("() => document.querySelector('#fit output').textContent.length > 2")
    assert wall.locator("#fit .probe").count() == 0
    around, short, long = wall.evaluate("""() => {
      const [{ around, rows }] = JSON.parse(document.querySelector('#fit output').textContent);
      return [around, ...rows];
    }""")
    assert around > 0
    assert 3 * short <= long


def test_of_what_comes_in_all_the_time_only_the_new_is_drawn_to_be_measured(wall: Page) -> None:
    rows = "() => JSON.parse(document.querySelector('#fit output')?.textContent || '[]')[0]?.rows"
    draw(wall, "Heights", 600, 900, texts=["Short", LONG * 3, "Other"])
    wall.wait_for_function(rows)
    first = wall.evaluate(rows)
    wall.evaluate("text => window.more(text)", LONG)
    wall.wait_for_function(f"old => ({rows})()[2] !== old", arg=first[2])
    assert wall.evaluate("window.drawn") == [LONG]
    after = wall.evaluate(rows)
    assert after[:2] == first[1:]
    assert after[1] < after[2] < after[0]
    assert wall.locator("#fit .probe").count() == 0


CODE = """async (code) => {
  const base = document.querySelector("script[type=module]").src;
  window.lobbyParts ??= Promise.all(["html.js", "words.js"].map((name) => `../lib/${name}`)
    .concat("../projector/lobby.js").map((path) => import(new URL(path, base))));
  const [{ html, render }, { useLanguage }, { JoinScreen }] = await window.lobbyParts;
  await useLanguage("en");
  const box = document.body.appendChild(document.createElement("div"));
  box.id = "fit";
  Object.assign(box.style, { position: "fixed", inset: "0", background: "#fff", zIndex: "9" });
  const session = { title: "Coffee", code, entry: "open", phase: "open", roles: [], seats: {} };
  render(html`<${JoinScreen} view=${{ session, agenda: [] }} place=${{ code, address: "192.0.2.2:8000" }} />`, box);
}"""


@pytest.mark.parametrize("code", ["WMWMWM", "J23J7J"])
def test_a_code_of_wide_letters_stays_beside_the_qr_code(wall: Page, code: str) -> None:
    picture = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>"
    wall.route("**/qr/**", lambda route: route.fulfill(content_type="image/svg+xml", body=picture))
    wall.evaluate(CODE, code)
    wall.locator("#fit .lobby-code").wait_for()
    wall.evaluate("() => document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    ends, begins, size = wall.evaluate("""() => {
      return [document.querySelector("#fit .lobby-code span:last-child").getBoundingClientRect().right,
        document.querySelector("#fit .qr-code").getBoundingClientRect().left,
        Number(document.querySelector("#fit .lobby-code").style.getPropertyValue("--fit"))];
    }""")
    assert ends < begins
    assert (size == 1) == (code != "WMWMWM")
