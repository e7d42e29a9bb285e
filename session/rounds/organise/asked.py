"""What the desk, and phones where people sort, ask of a board: the payloads of its commands."""

from __future__ import annotations

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from session.core.commands import Payload

Ids = Annotated[tuple[str, ...], Meta(max_length=500)]
Some = Annotated[tuple[str, ...], Meta(min_length=1, max_length=500)]


class NewCluster(Payload, frozen=True):
    """`proposal`: the name that somebody proposed, of which this one was made."""

    name: str
    ideas: Ids = ()
    proposal: str | UnsetType = UNSET


class RenameCluster(Payload, frozen=True):
    """`was`: the name that whoever asks saw; when it has another by now, it keeps that."""

    cluster: str
    name: str
    proposal: str | UnsetType = UNSET
    was: str | UnsetType = UNSET


class Move(Payload, frozen=True):
    """`was`: where whoever asks saw all of these; when one is elsewhere by now, none is moved."""

    ideas: Some
    to: str | None
    was: str | UnsetType | None = UNSET


class MergeClusters(Payload, frozen=True):
    into: str
    clusters: Some


class SplitCluster(Payload, frozen=True):
    cluster: str
    ideas: Some
    name: str


class OneCluster(Payload, frozen=True):
    cluster: str


class NestCluster(Payload, frozen=True):
    """Puts a cluster in another one, or with None in none."""

    cluster: str
    to: str | None


class MergeIdeas(Payload, frozen=True):
    """`ideas` are doubles of `into`."""

    into: str
    ideas: Some


class UnmergeIdeas(Payload, frozen=True):
    ideas: Some


class ShowCluster(Payload, frozen=True):
    """The wall shows this cluster alone; with None all of them."""

    cluster: str | None


class Undo(Payload, frozen=True):
    change: str
