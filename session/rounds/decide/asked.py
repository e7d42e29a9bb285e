"""What the desk asks in a decision round: the payloads of its commands."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from session.core.commands import Payload


class Word(Payload, frozen=True):
    """`of`: the options of the round that a new decision is about."""

    text: str
    decision: str | None = None
    of: Annotated[tuple[str, ...], Meta(max_length=500)] = ()


class Drop(Payload, frozen=True):
    decision: str


class AddAction(Payload, frozen=True):
    """`decision`: the one that it carries out."""

    text: str
    owner: str | None = None
    due: str | None = None
    decision: str | None = None


class ChangeAction(AddAction, frozen=True, kw_only=True):
    action: str


class RemoveAction(Payload, frozen=True):
    action: str
