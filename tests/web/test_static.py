"""Files of the front end: kept for ever, small over the wire, and nothing but what is meant to be served."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from session.web.packed import pack
from tests.live.house import ServerHouse

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def build(house: ServerHouse) -> str:
    """Where the pages find their files."""
    found = re.search(rb'"(/static/[0-9a-f]{12}/)', house.ask("GET", "/").body)
    assert found
    return found[1].decode()


@pytest.mark.parametrize(
    "path",
    [
        "none.js", "../run.py", "..%2frun.py", "%2e%2e/config.toml", "..%5c..%5cconfig.toml", "/etc/passwd", "js",
        "js/", "js/../../config.toml", "fonts/print", "js/lib/..%00/x", ".", "",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(house: ServerHouse, build: str, path: str) -> None:
    answer = house.ask("GET", build + path)
    assert answer.status in (404, 308), answer.body
    assert b"[server]" not in answer.body


def test_the_fonts_of_the_pdf_are_not_served(house: ServerHouse, build: str) -> None:
    served = house.app.view_functions["static"].__closure__
    names = next(cell.cell_contents for cell in served if isinstance(cell.cell_contents, dict))
    assert names
    assert not [name for name in names if "print" in name.split("/")]


def test_files_are_kept_for_ever_and_are_small(house: ServerHouse, build: str) -> None:
    page = house.ask("GET", "/enter").body.decode()
    wanted = set(re.findall(r'"(/static/[^"]+\.(?:js|css|svg))', page))
    assert wanted
    for path in wanted:
        plain = house.ask("GET", path)
        small = house.ask("GET", path, headers={"Accept-Encoding": "gzip"})
        assert plain.status == small.status == 200, path
        assert plain.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert "content-encoding" not in plain.headers
        if "content-encoding" in small.headers:
            assert gzip.decompress(small.body) == plain.body
            assert small.headers["vary"] == "Accept-Encoding"
            assert len(small.body) < len(plain.body)


def test_a_file_is_packed_once_however_often_it_is_asked_for() -> None:
    page = pack(b"again and again and " * 40, "text/plain", often=True)
    small = page.form("br")
    assert small is not None
    page.make_ready()
    assert page.form("br") is small
    assert gzip.decompress(page.form("gzip") or b"") == page.body


def test_what_packing_makes_no_smaller_is_sent_as_it_is() -> None:
    assert pack(b"a", "text/plain", often=True).form("br") is None


def test_a_module_has_the_type_a_browser_wants(house: ServerHouse, build: str) -> None:
    page = house.ask("GET", "/enter").body.decode()
    for path in re.findall(r'"(/static/[^"]+\.js)', page):
        assert house.ask("GET", path).headers["content-type"] == "text/javascript; charset=utf-8"


def test_a_page_of_before_an_upgrade_gets_what_there_is_now_and_does_not_keep_it(
    house: ServerHouse, build: str
) -> None:
    page = house.ask("GET", "/enter").body.decode()
    path = re.findall(r'"(/static/[^"]+\.js)', page)[0]
    old = house.ask("GET", path.replace(build, "/static/0123456789ab/"))
    assert old.body == house.ask("GET", path).body
    assert old.headers["cache-control"] == "no-cache"


def test_the_styles_of_all_kinds_come_as_one_sheet(house: ServerHouse, build: str) -> None:
    answer = house.ask("GET", f"{build}css/kinds.css")
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    sheets = sorted((ROOT / "static" / "js" / "rounds").glob("*/style.css"))
    assert len(sheets) > 1
    assert answer.body == b"".join(sheet.read_bytes() for sheet in sheets)
