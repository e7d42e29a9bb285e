"""What a brainstorm is made of: its settings, its ideas, and what each audience gets of them.

Fields that came later have a default that leaves old records as they are.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType, field

from session.core.commands import Payload
from session.core.contribution import Side
from session.core.shapes import Shape
from session.rounds.shared import checking
from session.rounds.shared.written import State

SideName = Annotated[str, Meta(max_length=40)]


class Settings(Payload, frozen=True):
    """`visibility`: when people see each other's ideas ("hidden": when the desk says so). 0 ideas = no limit.

    `sides`: every idea is an argument for or against what the round is about, or belongs to one of two ends that have
    names of their own: `side_for` and `side_against`.

    `others`: what a phone gets of the ideas of others while the round is open and these may be seen: all, three at a
    time, those on one page, on which it writes and which it swaps for another, or none. `comments`: whether people
    comment on the ideas of others that they see. `one_word`: every idea is a word or two; the same word in
    another spelling joins it, and words are told by how often they came. `check_first`: what people write waits until
    the desk lets it through.

    `items`: what the options of the round are: topics, or texts to read of which every phone gets a `slice`.
    """

    visibility: Literal["live", "after_close", "hidden"] = "live"
    idea_characters: Annotated[int, Meta(ge=20, le=4000)] = 300
    ideas_per_person: Annotated[int, Meta(ge=0, le=200)] = 30
    sides: Literal["none", "for_against", "named"] = "none"
    side_for: SideName = ""
    side_against: SideName = ""
    others: Literal["all", "three", "pages", "none"] = "all"
    comments: bool = False
    one_word: bool = False
    check_first: checking.Switch = UNSET
    items: Literal["topics", "slices"] = "topics"
    slice: Annotated[int, Meta(ge=2, le=40)] = 10


class Topic(Shape, frozen=True):
    """What ideas can be about."""

    id: str
    text: str


class Idea(Shape, frozen=True):
    """An idea, the `n`th that came in. `into`: the idea it was merged into. `edited`: its words were changed after it
    was sent. `side`: of what the round is about, where it has two. `page`: where pages are swapped, the one on which
    it stands.
    """

    n: int
    text: str
    topic: str | None
    state: State
    into: str | None
    edited: bool
    side: Side | UnsetType = UNSET
    page: str | UnsetType = UNSET


class Comment(Shape, frozen=True):
    """A comment on an idea, the `n`th that came in; `edited`: the desk changed its words."""

    n: int
    idea: str
    text: str
    state: State
    edited: bool


class OwnComment(Shape, frozen=True):
    """A comment as its author sees it."""

    n: int
    idea: str
    text: str
    state: State


class ListedComment(Shape, frozen=True):
    """A comment as everybody sees it, with the idea that it stands under now."""

    n: int
    idea: str
    text: str


class OwnIdea(Shape, frozen=True):
    """An idea as its author sees it."""

    n: int
    text: str
    topic: str | None
    state: State
    side: Side | UnsetType = UNSET


class ListedIdea(Shape, frozen=True):
    """An idea as everybody sees it: the `n`th that came in; `merged`: how many others stand under it. `by`: to which
    parts all of these belong, when that is not one; see `part_of`. `comments`: how many there are on all of these.
    """

    n: int
    text: str
    topic: str | None
    merged: int
    side: Side | UnsetType = UNSET
    by: dict[str, int] | UnsetType = UNSET
    comments: int | UnsetType = UNSET
    page: str | UnsetType = UNSET


class Prompt(Shape, frozen=True):
    """Something that the desk asked besides the question, `at` epoch seconds."""

    id: str
    text: str
    at: int


class Body(Shape, frozen=True):
    """All ideas by id, oldest first; everybody else hears which is older from their `n`. `shown`: the desk has shown
    ideas that were hidden from people. `dealt`: how often each idea, or slice, was dealt out to a
    phone. `slices`: the options that go to a phone together.
    `comments`: by id, oldest first. `prompts`: what the desk asked besides, oldest first.
    """

    topics: tuple[Topic, ...] = ()
    ideas: dict[str, Idea] = field(default_factory=dict)
    shown: bool = False
    dealt: dict[str, int] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
    prompts: tuple[Prompt, ...] = ()
    slices: tuple[tuple[str, ...], ...] = ()


class BodyView(Shape, frozen=True):
    """`count`: every idea that may be seen, also under another; `ideas`: the newest that stand alone. `per_topic`, for
    the projector: every idea counts with its own topic. `per_part`, where there are sides: the same for each side of
    each topic; see `part_of`. `comments`: the newest on each of the ideas that are here. `prompts`: the
    last few, oldest first; all of them for the desk.
    """

    topics: tuple[Topic, ...]
    visible: bool
    count: int
    per_topic: dict[str, int] | UnsetType = UNSET
    per_part: dict[str, int] | UnsetType = UNSET
    ideas: dict[str, ListedIdea] = field(default_factory=dict)
    comments: dict[str, ListedComment] | UnsetType = UNSET
    prompts: tuple[Prompt, ...] | UnsetType = UNSET
    slices: tuple[tuple[str, ...], ...] | UnsetType = UNSET


class DeskView(Shape, frozen=True):
    """The same for the desk, with every idea and every comment that was not withdrawn."""

    topics: tuple[Topic, ...]
    visible: bool
    count: int
    ideas: dict[str, Idea]
    comments: dict[str, Comment] | UnsetType = UNSET
    prompts: tuple[Prompt, ...] | UnsetType = UNSET


class Mine(Shape, frozen=True):
    """The ideas of a seat, and its comments on those of others."""

    ideas: dict[str, OwnIdea]
    comments: dict[str, OwnComment] | UnsetType = UNSET


class Result(Shape, frozen=True):
    """How many ideas may be seen, in all and about each topic, and how many comments on these."""

    count: int
    per_topic: dict[str, int]
    comments: int | UnsetType = UNSET
