"""What phones and the desk ask of a brainstorm: the payloads of its commands."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from session.core.commands import Payload
from session.core.contribution import Side

Page = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9_-]{1,24}\Z")]


class AddIdea(Payload, frozen=True):
    """`page`: where pages are swapped, the one that it is written on."""

    text: str
    topic: str | None = None
    side: Side | None = None
    page: Page | None = None


class AddIdeas(Payload, frozen=True):
    """Ideas that were collected beforehand. All of them, or none when one cannot be."""

    texts: Annotated[tuple[str, ...], Meta(min_length=1, max_length=500)]
    topic: str | None = None
    side: Side | None = None


class OneIdea(Payload, frozen=True):
    idea: str


class EditIdea(OneIdea, frozen=True):
    """`was`: the words that stood there when somebody began to change them."""

    text: str
    was: str


class HideIdea(OneIdea, frozen=True):
    hidden: bool


class MergeIdeas(Payload, frozen=True):
    into: str
    ideas: Annotated[tuple[str, ...], Meta(min_length=1, max_length=500)]


class AddComment(Payload, frozen=True):
    """`on`: the idea that it is about."""

    on: str
    text: str


class OneComment(Payload, frozen=True):
    comment: str


class EditComment(OneComment, frozen=True):
    """`was`: the words that stood there when somebody began to change them."""

    text: str
    was: str


class HideComment(OneComment, frozen=True):
    hidden: bool


class PushPrompt(Payload, frozen=True):
    text: str


class OnePrompt(Payload, frozen=True):
    prompt: str


class TakePage(Payload, frozen=True):
    """`page`: the one that is handed in for it; nothing when there is none yet."""

    page: Page | None = None
