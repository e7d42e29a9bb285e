"""Situations on a board, and what is asked of it."""

from __future__ import annotations

from typing import Any

from tests.cast import Asked, Story
from tests.rounds.given import body, desk, given

A, B, C, D = "r1-1", "r1-2", "r1-3", "r1-4"


def start(*names: str, who: str = "desk") -> Story:
    """Four ideas and the clusters c1, c2, …"""
    return given("organise", {"clusters": names, "who": who}, "Alpha", "Beta", "Gamma", "Delta")


def moves(to: str | None, *ideas: str) -> Asked:
    return desk("organise.move", ideas=ideas, to=to)


def undoes(story: Story, last: Story | None = None) -> Story:
    """`story` after its last change, or that of `last`, was undone."""
    return story.when(desk("organise.undo", change=(last or story).last.reply["change"]))


def state(story: Story) -> tuple[Any, Any]:
    """The clusters with their names, in the order in which everybody sees them, and the places of the ideas."""
    shown = body(story, "desk")
    return {cluster["id"]: cluster["name"] for cluster in shown["clusters"]}, shown["places"]


def deep(story: Story) -> tuple[Any, Any]:
    """Which clusters are in which, and which ideas are doubles of which."""
    shown = body(story, "desk")
    inside = {cluster["id"]: cluster["inside"] for cluster in shown["clusters"] if "inside" in cluster}
    return inside, shown.get("under", {})


def nests(cluster: str, to: str | None) -> Asked:
    return desk("organise.nest_cluster", cluster=cluster, to=to)


def merges(into: str, *ideas: str) -> Asked:
    return desk("organise.merge_ideas", into=into, ideas=ideas)
