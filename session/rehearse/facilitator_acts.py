"""What the simulated facilitator does around a vote of whatever kind: ballots on paper, ties, what moved.

Every act is counted in the ledger, and what can be repeated is repeated: a lot is drawn again
here, with nothing of the server's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from session.core.state import Json
from session.rehearse.desk import Desk
from session.rounds import simulations
from session.rounds.shared.simulation import Person

ON_PAPER = "dots"  # the kind for which some people hand in a ballot on paper


async def enter_paper(desk: Desk, name: str, voters: Sequence[Person]) -> None:
    """The ballots of three `voters` without a phone, in two entries; a third entry was a mistake and is taken back."""
    round_ = desk.view["rounds"][name]
    choose = simulations()[ON_PAPER].choose
    if round_["kind"] != ON_PAPER or choose is None:
        return
    roles = [role["id"] for role in desk.view["session"]["roles"]]
    piles = [(1, None), (2, roles[0] if roles else None)]
    for at, (count, role) in enumerate([*piles, (3, None)]):
        choice = choose(round_, voters[at])
        paper = {"choice": choice, "count": count, "role": role}
        answered = await desk.ask("paper.count", name, paper)
        if answered.ok and at < len(piles):
            desk.ledger.paper[name] += [choice] * count
            desk.ledger.acts["ballot on paper"] += count
        elif answered.ok:
            await desk.ask("paper.drop", name, {"entry": answered.ack["reply"]["entry"]})
            desk.ledger.acts["entry taken back"] += 1


async def break_ties(desk: Desk, name: str) -> None:
    """Where a later round takes so many of this one and the last places tie: by lot and by choice in turn."""
    cuts = {
        taker["source"]["top"]
        for taker in desk.view["rounds"].values()
        if taker["source"]["round"] == name and taker["source"]["pick"] == "top" and taker["phase"] == "draft"
    }
    for cut in sorted(cuts):
        flavour, tie = _across(desk.view["rounds"][name], cut)
        if tie:
            how = "person" if desk.ledger.acts["tie broken by lot"] % 2 else "lot"
            await _break(desk, name, {"options": tie, "how": how, "flavour": flavour})


def _across(round_: Json, cut: int) -> tuple[str, list[str]]:
    """The tie that has both the last place that goes on and the first that does not."""
    above = 0
    for tier in (round_["result"] or {}).get("tiers", ()):
        for flavour, ties in round_["equals"].items():
            for tie in ties:
                if set(tie) == set(tier) and above < cut < above + len(tier):
                    return flavour, tie
        above += len(tier)
    return "", []


async def _break(desk: Desk, name: str, data: Json) -> None:
    answered = await desk.ask("round.break_tie", name, data)
    if not answered.ok:
        return
    act = desk.view["rounds"][name]["ties"][-1]
    desk.ledger.acts[f"tie broken by {act['how']}"] += 1
    expected = data["options"]
    if act["how"] == "lot":
        expected = sorted(
            expected, key=lambda option: hashlib.sha256(f"{act['seed']}:{option}".encode()).digest()
        )
    if act["order"] != expected:
        desk.ledger.problems.append(f"{name}: a tie was broken in another order than {data['how']} gives")


async def show_shift(desk: Desk, name: str) -> None:
    """After a second vote the projector shows what moved, as soon as both votes may be told."""
    round_ = desk.view["rounds"][name]
    if round_["again"] is None:
        return
    if round_["shift"] is None:
        if not any(
            (vote["result"] or {}).get("withheld") for vote in (round_, desk.view["rounds"][round_["again"]])
        ):
            desk.ledger.problems.append(f"{name}: a second vote without a shift")
        return
    await desk.ask("screen.show", None, {"mode": "shift", "round": name})
