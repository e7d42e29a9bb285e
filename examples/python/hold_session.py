"""A small session from begin to record, held without a browser.

    python examples/python/hold_session.py http://127.0.0.1:5000 SECRET record.json

SECRET is what stands behind the # of the desk link that the server prints. Six people think up ideas and share out dots
over them; the facilitator shows the result and closes the session. The last line that is printed is one JSON object
with what was counted here, from what the phones sent, and what the record says.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from versnelkamer import Desk, Json, Phone, Refused

QUESTION = "What would make a new neighbour feel at home?"
IDEAS = (
    "A cup of tea",
    "A list of names",
    "A walk through the street",
    "Somebody to call",
    "A key",
    "A cake",
)
DOTS = 4


def main(origin: str, secret: str, file: str) -> None:
    desk = Desk.of_new_session(origin, secret, "A warm welcome")
    ideas = desk.command("round.add", kind="brainstorm", prompt=QUESTION)["round"]
    vote = desk.command(
        "round.add",
        kind="dots",
        prompt="Which of these first?",
        settings={"dots": DOTS},
        source={"round": ideas},
    )["round"]
    desk.command("session.open")
    phones = [Phone(origin, desk.code) for _ in IDEAS]
    print(f"{len(phones)} people came in with code {desk.code}.")

    think_up(desk, phones, ideas)
    given = share_out(desk, phones, vote)
    desk.command("round.end", vote)  # phones send what they still hold
    desk.command("round.release", vote)  # answers once the round is sealed
    result = desk.see(vote, "released")["result"]
    for phone in phones:
        phone.result(vote)

    desk.command("session.close")
    Path(file).write_bytes(desk.record("json"))
    for peer in (*phones, desk):
        peer.close()
    print(
        json.dumps({"code": desk.code, "sent": given, "told": told(result), "record": recorded(file, vote)})
    )


def think_up(desk: Desk, phones: list[Phone], round_: str) -> None:
    """Everybody adds an idea; a second one without words is refused, and says why."""
    desk.command("round.open", round_)
    for phone, idea in zip(phones, IDEAS, strict=True):
        phone.at(round_)
        phone.command("brainstorm.add_idea", round_, text=idea)
    try:
        phones[0].command("brainstorm.add_idea", round_, text=" ")
    except Refused as refused:
        print(f"An idea without words: {refused.code}.")
    desk.command("round.close", round_)


def share_out(desk: Desk, phones: list[Phone], round_: str) -> dict[str, int]:
    """Everybody votes, dot by dot; every ballot replaces the one before. What the last ones say, added up."""
    desk.command("round.open", round_)
    sums: Counter[str] = Counter()
    for number, phone in enumerate(phones):
        options = phone.at(round_)["options"]
        first, second = options[number % 2], options[2 + number % 3]
        phone.vote({"dots": {first["id"]: 1}})
        phone.vote({"dots": {first["id"]: 2}})
        phone.vote({"dots": {first["id"]: 2, second["id"]: 1}}, done=True)
        sums.update({first["text"]: 2, second["text"]: 1})
    return dict(sums)


def told(result: Json) -> dict[str, int]:
    return {option["text"]: option["dots"] for option in result["options"] if option["dots"]}


def recorded(file: str, round_: str) -> dict[str, int]:
    """The dots in the ballots of the record, counted once more."""
    record: Any = json.loads(Path(file).read_bytes())
    voted = next(counted for counted in record["rounds"] if counted["id"] == round_)
    texts = {option["id"]: option["text"] for option in voted["options"]}
    sums: Counter[str] = Counter()
    for ballot in voted["ballots"]:
        sums.update({texts[option]: dots for option, dots in ballot["choice"]["dots"].items()})
    return dict(sums)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
