"""The board of a sort round: its clusters, the slices of ideas that phones get, and what the desk made of the outcome.

Slices are as large as each other, or one idea apart; a phone takes one by lot, so that every idea has the same chance.
What people chose stands on their ballots; the board has only what the desk put there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta, field
from msgspec.structs import replace

from session.core import text
from session.core.commands import Payload
from session.core.refusals import Refused
from session.core.shapes import Shape, body_of
from session.core.state import Item, Round
from session.rounds.shared.slices import slices

CLUSTERS = 40
NAME_CHARACTERS = 80
Name = Annotated[str, Meta(min_length=1, max_length=NAME_CHARACTERS)]


class Settings(Payload, frozen=True):
    """`clusters` are there from the start. `taken`: the names of the clusters in the round that the ideas come from
    join them when the round opens. `slice`: so many ideas go to each phone; 0 is all of them.
    """

    clusters: Annotated[tuple[Name, ...], Meta(max_length=CLUSTERS)] = ()
    taken: bool = False
    slice: Annotated[int, Meta(ge=0, le=100)] = 12


class Body(Shape, frozen=True):
    """Cluster -> its name, in the order of making; the ideas of each slice; idea -> the cluster in which the desk put
    it. `applied`: whether the desk took the outcome of the ballots over.
    """

    clusters: dict[str, str] = field(default_factory=dict)
    slices: tuple[tuple[str, ...], ...] = ()
    places: dict[str, str] = field(default_factory=dict)
    applied: bool = False


def with_clusters(settings: Settings, names: Sequence[str]) -> Settings | Refused:
    """The settings with these names behind its own, each once."""
    if not settings.taken:
        return settings
    every: dict[str, str] = {}
    for name in (*settings.clusters, *names):
        fitting = name if len(name) <= NAME_CHARACTERS else f"{name[: NAME_CHARACTERS - 1]}…"
        every.setdefault(fitting.casefold(), fitting)
    if len(every) > CLUSTERS:
        return Refused("too_many_clusters", {"limit": CLUSTERS})
    return replace(settings, clusters=tuple(every.values()))


def initial(settings: Settings, options: tuple[Item, ...]) -> Body:
    named = [name for name in (text.clean(name, lines=False) for name in settings.clusters) if name]
    clusters = {f"c{n}": name for n, name in enumerate(named, 1)}
    return Body(clusters, slices([option.id for option in options], settings.slice))


def sorted_ideas(round_: Round) -> dict[str | None, list[Item]]:
    """Every cluster with the ideas on the board, in the order of the options; under None those in no cluster."""
    body = body_of(round_, Body)
    board: dict[str | None, list[Item]] = {cluster: [] for cluster in (*body.clusters, None)}
    for option in round_.options:
        board[body.places.get(option.id)].append(option)
    return board
