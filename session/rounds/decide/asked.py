"""What the desk asks in a decision round: the payloads of its commands."""

from __future__ import annotations

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from session.core.commands import Payload


class Word(Payload, frozen=True):
    """`of`: the options of the round that a new decision is about. `was`: the words that stood there when somebody
    began to change them; without it these are put there, whatever stands there.
    """

    text: str
    decision: str | None = None
    of: Annotated[tuple[str, ...], Meta(max_length=500)] = ()
    was: str | UnsetType = UNSET


class Drop(Payload, frozen=True):
    decision: str


class AddAction(Payload, frozen=True):
    """`decision`: the one that it carries out."""

    text: str
    owner: str | None = None
    due: str | None = None
    decision: str | None = None


class ChangeAction(AddAction, frozen=True, kw_only=True):
    """`was`: what stood there when somebody began to change it. What is left as it was then stays as it is now."""

    action: str
    was: AddAction | UnsetType = UNSET


class RemoveAction(Payload, frozen=True):
    action: str
