"""Contact sheets: the pictures of one variant on one face, small and with captions, as a page and as one picture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from html import escape
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.look.cells import Cell

# columns; width and height of a picture in px
SHAPES = {"phone": (8, 230, 620), "wall": (4, 470, 265), "desk": (5, 380, 520)}
STYLE = """body{margin:12px;font:12px/1.3 sans-serif;background:#ddd}
main{display:grid;grid-template-columns:repeat(%(columns)d,%(width)dpx);gap:12px}
figure{margin:0} a{display:block;max-height:%(height)dpx;overflow:hidden} img{display:block;width:100%%}
figcaption{padding:3px 0} .bad{color:#a00;font-weight:700}"""


def draw(browser: Browser, cells: Iterable[Cell], dark: bool = False) -> list[Path]:
    """Make a sheet of each variant and face; the pictures it made. The page beside it links to the full size."""
    groups: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for cell in cells:
        groups[cell.made.tried.id, cell.face].append(cell)
    return [_sheet(browser, variant, face, group, dark) for (variant, face), group in groups.items()]


def _sheet(browser: Browser, variant: str, face: str, cells: list[Cell], dark: bool) -> Path:
    columns, width, height = SHAPES[face]
    path = cells[0].picture.parent / f"sheet-{variant}-{face}{'-dark' if dark else ''}.html"
    style = STYLE % {"columns": columns, "width": width, "height": height}
    figures = "".join(_figure(cell) for cell in sorted(cells, key=_order))
    page_text = f"<!doctype html><meta charset=utf-8><style>{style}</style><main>{figures}</main>"
    path.write_text(page_text, encoding="utf-8")
    page = browser.new_page(viewport={"width": columns * (width + 12) + 12, "height": 800})
    page.goto(path.resolve().as_uri())
    picture = path.with_suffix(".png")
    page.screenshot(path=picture, full_page=True)
    page.close()
    return picture


def _order(cell: Cell) -> tuple[str, str, int, int, int]:
    return cell.made.language, cell.phase, cell.made.size.ballots, cell.made.size.options, cell.page


def _figure(cell: Cell) -> str:
    checks = ", ".join(dict.fromkeys(failure.check for failure in cell.failures))
    name = escape(cell.picture.name)
    bad = f"<div class=bad>{escape(checks)}</div>" if checks else ""
    caption = f"<figcaption>{escape(cell.caption)}{bad}</figcaption>"
    return f"<figure><a href='{name}'><img src='{name}'></a>{caption}</figure>"
