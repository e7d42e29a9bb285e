"""The shapes that a kind of round declares: its ballot, body, result and views, and how they become JSON and back.

Inside everything has a type. JSON exists where bytes come in or go out: on the wire, in the log, in the record. So
`read` and `told` are the only two ways across. A log of years ago that lacks a field gets its default.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import UNSET, UnsetType

from session.core.state import Json, Round, plain

S = TypeVar("S")


class Shape(msgspec.Struct, frozen=True, rename="camel"):
    """Base of results, bodies and views. In JSON a name is in camelCase, and a field that is UNSET is not there."""


class Part(Shape, frozen=True):
    """Base of what can stand in many places of a view: it is sent once (session/core/packed.py)."""


class NoBallot(Shape, frozen=True):
    """The choice of a kind that has no ballots."""


class NoBody(Shape, frozen=True):
    """The body of a kind that keeps nothing but its options and ballots."""


class NoResult(Shape, frozen=True):
    """The result of a kind that has no figures."""


class NoMine(Shape, frozen=True):
    """What a seat sees of its own in a kind where nobody owns anything."""


class Withheld(Shape, frozen=True):
    """The result of a round in which so few people voted that nothing may be told. `ballots`: how many there were, and
    `paper` of them on paper, which do not count for it.
    """

    ballots: int
    threshold: int
    withheld: Literal[True] = True
    paper: int | UnsetType = UNSET


def read(shape: type[S], value: object) -> S:
    """`value` from a log, a command or the ballot box as `shape`. msgspec.ValidationError when it is something else."""
    return msgspec.convert(value, shape)


def read_each(shape: type[S], values: Iterable[object]) -> list[S]:
    """Each of these as `read` gives it."""
    return msgspec.convert(list(values), list[shape])  # type: ignore[valid-type]


told: Callable[[msgspec.Struct], Json] = plain
"""A shape as JSON has it: dicts, lists, texts, numbers, booleans and None; what is UNSET is left out."""


def body_of(round_: Round, shape: type[S]) -> S:
    """The body of a round of the kind that declared `shape`; an empty one before the round was opened.

    TypeError when the round is of another kind.
    """
    body: Any = round_.body
    if isinstance(body, shape):
        return body
    if body is None:
        return shape()
    raise TypeError(f"a body of {type(body).__name__} is no {shape.__name__}")
