"""The table of what fails, a line for each kind, face and check, and the figures of every cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tests.browser.look.cells import Cell

DETAILS = 3
CELLS = 3


def table(cells: Sequence[Cell]) -> str:
    """What fails, per kind; the worst (in most cells) first. Empty when nothing does."""
    kinds: dict[str, dict[tuple[str, str], list[tuple[Cell, str]]]] = defaultdict(lambda: defaultdict(list))
    for cell in cells:
        for failure in cell.failures:
            kinds[cell.made.tried.kind][cell.face, failure.check].append((cell, failure.detail))
    lines: list[str] = []
    for kind, checks in kinds.items():
        lines += [
            "",
            f"{kind}: {sum(len({cell.caption for cell, _ in where}) for where in checks.values())} findings",
        ]
        for (face, check), where in sorted(checks.items(), key=lambda item: -len(item[1])):
            lines += _lines(face, check, where)
    return "\n".join(lines).strip()


def _lines(face: str, check: str, where: list[tuple[Cell, str]]) -> list[str]:
    captions = list(dict.fromkeys(cell.caption for cell, _ in where))
    more = f" and {len(captions) - CELLS} more" if len(captions) > CELLS else ""
    details = list(dict.fromkeys(detail for _, detail in where))[:DETAILS]
    return [
        f"  {face:5}  {check:22}  {len(captions):4} cells: {'; '.join(captions[:CELLS])}{more}",
        *(f"           {detail}" for detail in details),
    ]


def figures(cells: Sequence[Cell]) -> str:
    """Tab separated: cell, ms from release to result, bytes of the largest message, seconds the cell took, failures."""
    rows = ["cell\tdrawn_ms\tsent_bytes\tseconds\tfailures"]
    for cell in cells:
        drawn = "" if cell.drawn is None else cell.drawn
        rows.append(f"{cell.caption}\t{drawn}\t{cell.sent}\t{cell.seconds:.1f}\t{len(cell.failures)}")
    return "\n".join(rows) + "\n"
