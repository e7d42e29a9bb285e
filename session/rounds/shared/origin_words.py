"""What something was made of, in a few words: "8 contributions", or so many of each topic and side."""

from __future__ import annotations

from collections.abc import Mapping

from session.core.contribution import Origin
from session.core.kind import Say
from session.core.state import Item, Round


def counted(origin: Origin | None, names: Mapping[str, str], say: Say) -> str:
    """Nothing when it is one contribution, as it was put in or typed."""
    if origin is None or not origin.tells:
        return ""
    alone = len(origin.of) == 1
    topics = ", ".join(_so_many(n, names[topic], alone=alone) for topic, n in origin.topics.items())
    sides = ", ".join(
        _so_many(n, names.get(side) or say(f"common.side.{side}"), alone=alone)
        for side, n in origin.sides.items()
    )
    return "; ".join(part for part in (topics, sides) if part) or say(
        "common.contributions", n=len(origin.of)
    )


def _so_many(n: int, name: str, *, alone: bool) -> str:
    return name if alone else f"{n} {name.rstrip('. ')}"


def with_origin(round_: Round, option: Item, say: Say) -> str:
    """The text of an option of a round, and between brackets what it was made of."""
    words = counted(round_.origins.get(option.id), round_.names, say)
    return f"{option.text} ({words})" if words else option.text
