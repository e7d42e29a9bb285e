"""Runs axe-core on what a page shows now, with the rules of WCAG 2.2 AA and the size of targets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SOURCE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Not with the promises of the animations: in a part that is folded those are never kept.
AT_REST = """() => new Promise((resolve) => {
  const moves = (motion) => motion.playState === "running" && motion.effect.getComputedTiming().iterations !== Infinity;
  const look = () => (document.getAnimations().some(moves) ? setTimeout(look, 20) : resolve());
  look();
})"""
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}


def violations(page: Page) -> list[str]:
    """What axe finds, one line an element: rule, where, why. Motion has come to rest before it looks."""
    page.evaluate(AT_REST)
    if not page.evaluate("'axe' in window"):
        page.evaluate(SOURCE)
    report: dict[str, Any] = page.evaluate("options => axe.run(document, options)", OPTIONS)
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for rule in report["violations"]
        for node in rule["nodes"]
    ]
