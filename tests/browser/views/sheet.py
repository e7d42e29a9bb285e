"""Contact sheets: every view of a face in a column, with its caption; and what was found, in a table per column."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.views.camera import Cell
from tests.browser.views.columns import COLUMNS, NAMES

SHAPES = {"phone": (8, 230, 560), "desk": (4, 470, 620), "wall": (4, 470, 360)}
"""Columns of a sheet; width and height of a picture in px."""
A_PAGE = {"phone": 24, "desk": 16, "wall": 20}
"""So many pictures on one page: what can be looked at without scrolling far."""
STYLE = """body{margin:12px;font:12px/1.3 sans-serif;background:#ddd}
main{display:grid;grid-template-columns:repeat(%(across)d,%(width)dpx);gap:12px}
figure{margin:0} a{display:block;max-height:%(height)dpx;overflow:hidden} img{display:block;width:100%%}
figcaption{padding:3px 0} .bad{color:#a00;font-weight:700}"""


def draw(browser: Browser, cells: Iterable[Cell], out: Path) -> list[Path]:
    """A page of pictures for each face, column and language, cut in parts; the pictures of those pages."""
    groups: dict[tuple[str, str, str], list[Cell]] = defaultdict(list)
    for cell in cells:
        groups[cell.face, cell.column, cell.language].append(cell)
    made = []
    for (face, column, language), group in groups.items():
        most = A_PAGE[face]
        for at in range(0, len(group), most):
            name = f"sheet-{face}-{language}-{column}-{at // most + 1}"
            made.append(_page(browser, out / f"{name}.html", face, column, group[at : at + most]))
    return made


def _page(browser: Browser, path: Path, face: str, column: str, cells: Sequence[Cell]) -> Path:
    across, width, height = SHAPES[face]
    if any(one.name == column and one.width < 500 for one in COLUMNS[face]):
        across, width, height = SHAPES["phone"]
    style = STYLE % {"across": across, "width": width, "height": height}
    figures = "".join(_figure(cell, path.parent) for cell in cells)
    text = f"<!doctype html><meta charset=utf-8><style>{style}</style><main>{figures}</main>"
    path.write_text(text, encoding="utf-8")
    page = browser.new_page(viewport={"width": across * (width + 12) + 12, "height": 800})
    page.goto(path.resolve().as_uri())
    picture = path.with_suffix(".png")
    page.screenshot(path=picture, full_page=True)
    page.close()
    return picture


def _figure(cell: Cell, folder: Path) -> str:
    checks = ", ".join(dict.fromkeys(failure.check for failure in cell.failures))
    source = escape(cell.picture.relative_to(folder).as_posix())
    bad = f"<div class=bad>{escape(checks)}</div>" if checks else ""
    caption = f"<figcaption>{escape(cell.caption)}{bad}</figcaption>"
    return f"<figure><a href='{source}'><img src='{source}'></a>{caption}</figure>"


def totals(cells: Sequence[Cell]) -> str:
    """A line for each face, language and column: how many views, findings of axe, and other findings."""
    lines = [f"{'face':6} {'':3} {'column':8} {'views':>5} {'axe':>5} {'other':>6}"]
    groups: dict[tuple[str, str, str], list[Cell]] = defaultdict(list)
    for cell in cells:
        groups[cell.face, cell.language, cell.column].append(cell)
    order = (*NAMES, "failed")
    for (face, language, column), group in sorted(
        groups.items(), key=lambda item: (item[0][0], item[0][1], order.index(item[0][2]))
    ):
        found = [failure.check for cell in group for failure in cell.failures]
        axe = sum(check.startswith("axe ") for check in found)
        lines.append(f"{face:6} {language:3} {column:8} {len(group):5} {axe:5} {len(found) - axe:6}")
    return "\n".join(lines)


def findings(cells: Sequence[Cell]) -> str:
    """What was found, each once, with the cells it was found in; the most often first."""
    where: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for cell in cells:
        for failure in cell.failures:
            where[cell.face, failure.check, failure.detail].append(cell.caption)
    counted = Counter({found: len(places) for found, places in where.items()})
    lines = []
    for (face, check, detail), count in counted.most_common():
        places = where[face, check, detail]
        more = f" and {count - 4} more" if count > 4 else ""
        lines += [f"{face:6} {check:24} {detail}", f"       {count}: {'; '.join(places[:4])}{more}"]
    return "\n".join(lines)
