"""Runs axe-core on what a page shows now, with the rules of WCAG 2.2 AA and the size of targets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SOURCE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What lies half under something that stays at the foot is measured again where it stands free: people can scroll.
# Not with the promises of the animations: in a part that is folded those are never kept. What was looked at while
# something moved is looked at again: a colour on its way to another is nobody's choice.
LOOK = """async ([exclude, options]) => {
  const context = document.querySelector("dialog:modal") ? {include: [["dialog:modal"]], exclude} : {exclude};
  const moves = (motion) => motion.playState === "running" && motion.effect.getComputedTiming().iterations !== Infinity;
  const moving = () => document.getAnimations().some(moves);
  const rest = async () => { while (moving()) await new Promise((resolve) => setTimeout(resolve, 20)); };
  let moved = false;
  const note = () => { moved = true; };
  for (const name of ["transitionrun", "animationstart"]) document.addEventListener(name, note, true);
  let report;
  for (let times = 0; times < 10; times += 1) {
    await rest();
    moved = false;
    report = await axe.run(context, options);
    if (!moved && !moving()) break;
  }
  for (const name of ["transitionrun", "animationstart"]) document.removeEventListener(name, note, true);
  const small = report.violations.find(({id}) => id === "target-size");
  for (const node of small?.nodes ?? []) {
    const element = document.querySelector(node.target.join(" "));
    const above = [];
    for (let at = element; at; at = at.parentElement) above.push([at, at.scrollTop, at.scrollLeft]);
    element.scrollIntoView({block: "center"});
    const again = await axe.run(element, {...options, runOnly: ["target-size"]});
    for (const [at, top, left] of above) at.scrollTo({top, left, behavior: "instant"});
    node.stands = again.violations.length === 0;
  }
  if (small) small.nodes = small.nodes.filter(({stands}) => !stands);
  report.violations = report.violations.filter(({nodes}) => nodes.length);
  return report;
}"""


def options(*, sizes: bool) -> dict[str, Any]:
    return {
        "runOnly": {"type": "tag", "values": TAGS},
        "rules": {"target-size": {"enabled": sizes}},
        "resultTypes": ["violations"],
        "preload": False,  # of films and of styles for a phone that is held across, which no rule of ours asks for
    }


def violations(page: Page, *, sizes: bool = True, without: Sequence[str] = ()) -> list[str]:
    """What axe finds, one line an element: rule, where, why. Nothing moves while it looks. `sizes`: of targets too,
    which takes as long as all the rest. `without`: selectors of what is not looked at. Under a dialog nothing is."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(SOURCE)
    report: dict[str, Any] = page.evaluate(LOOK, [[[one] for one in without], options(sizes=sizes)])
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for rule in report["violations"]
        for node in rule["nodes"]
    ]
