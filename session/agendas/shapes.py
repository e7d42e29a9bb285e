"""What an agenda in a file is made of, field by field. `run.py schema` makes docs/schema/agenda.json from it.

A file stays readable for ever: a field keeps its name and its meaning, and a new one has a default. Any text, and any
list of texts, may be there in two languages: `prompt.nl = "…"` and `prompt.en = "…"`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, UnsetType, field

from session.core.carry import OPTION_CHARACTERS, OPTIONS, Name
from session.core.commands import Payload
from session.core.decisions.agenda import PROMPT_CHARACTERS
from session.core.decisions.roles import ROLE_CHARACTERS
from session.core.decisions.session import TITLE_CHARACTERS
from session.core.state import Plan

FORMAT = 1
"""Counts up when an older version would misunderstand a file. It is refused there as "from a newer version"."""
ABOUT_CHARACTERS = 500
LARGEST_FILE = 4 * 2**20  # characters; an earlier record is the only thing in it that is large

Number = Annotated[int, Meta(ge=1)]


class FileRole(Payload, frozen=True):
    """A role people can choose. `id` is what the record calls it; without one the server makes it."""

    label: Annotated[str, Meta(max_length=ROLE_CHARACTERS)]
    id: Annotated[str, Meta(max_length=40, pattern=r"^[a-z0-9-]*\Z")] = ""


class FileSource(Payload, frozen=True):
    """What a round works on, or what it is about. `round`: the number of an earlier round in this file, with `flavour`,
    `pick` and `top` of what it made. `texts`: typed ones, after those.
    """

    round: Number | UnsetType = UNSET
    flavour: Name = ""
    pick: Literal["all", "top"] = "all"
    top: Annotated[int, Meta(ge=1, le=OPTIONS)] = 5
    texts: Annotated[
        tuple[Annotated[str, Meta(max_length=OPTION_CHARACTERS)], ...], Meta(max_length=OPTIONS)
    ] = ()


class FileRound(Payload, frozen=True):
    """One round. `about`: what it is about. `again`: the number of the round that this is a second vote of; then kind,
    settings and source are those of the first, unless the source has that same number and says which of its options.
    `earlier`: the id of the round of the earlier record whose result is shown beside this one.
    """

    kind: str = ""
    prompt: Annotated[str, Meta(max_length=PROMPT_CHARACTERS)] = ""
    plan: Plan = Plan()
    settings: dict[str, Any] = field(default_factory=dict)
    source: FileSource = FileSource()
    about: FileSource = FileSource()
    again: Number | UnsetType = UNSET
    skipped: bool = False
    earlier: Name | UnsetType = UNSET


class FileGroup(Payload, frozen=True):
    """For how many people an agenda is meant."""

    least: Annotated[int, Meta(ge=2, le=2000)]
    most: Annotated[int, Meta(ge=2, le=2000)]


class FileEarlier(Payload, frozen=True):
    """The record of an earlier session: its JSON file, packed with zlib and written in base64. `fingerprint` is that of
    the record, in 64 hexadecimal digits. `title` and `held` say what it is to who reads the file.
    """

    fingerprint: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
    record: str
    title: str = ""
    held: str = ""


class AgendaFile(Payload, frozen=True):
    """An agenda. `based_on`: where this way of working comes from. `threshold`: the smallest group of a session that is
    made of it, where that is not what the server has. `look_back`: on their phones people may look
    again at what was shown.
    """

    title: Annotated[str, Meta(max_length=TITLE_CHARACTERS)]
    rounds: tuple[FileRound, ...]
    format: Literal[1] = 1
    about: Annotated[str, Meta(max_length=ABOUT_CHARACTERS)] = ""
    based_on: Annotated[str, Meta(max_length=ABOUT_CHARACTERS)] = ""
    group: FileGroup | UnsetType = UNSET
    language: Literal["nl", "en"] | UnsetType = UNSET
    threshold: Annotated[int, Meta(ge=3, le=25)] | UnsetType = UNSET
    look_back: bool = False
    roles: tuple[FileRole, ...] = ()
    earlier: FileEarlier | UnsetType = UNSET
