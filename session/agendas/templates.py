"""The agendas that the people of this server saved: a TOML file each, in the folder "agendas" of its data.

Who runs the server may put files there by hand. One that cannot be read is listed with what is wrong,
and hides no other.
"""

from __future__ import annotations

import os
import re
import secrets
import unicodedata
from pathlib import Path
from typing import Any

from session.agendas.agenda import Agenda
from session.agendas.reader import read
from session.agendas.refusal import BadAgenda
from session.agendas.writer import write

MOST = 200
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,80}\Z")


class TooManyTemplates(Exception):
    """There are as many as there may be."""


class Templates:
    """The saved agendas of one server. `folder` need not be there yet."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        found = (path.name.removesuffix(".toml") for path in self._folder.glob("*.toml"))
        return sorted(name for name in found if _NAME.match(name))

    def find(self, name: str, language: str | None = None) -> Agenda | None:
        """The agenda of that name; None when there is none. Raises BadAgenda."""
        if not _NAME.match(name):
            return None
        try:
            document = (self._folder / f"{name}.toml").read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError):
            raise BadAgenda("agenda_no_text") from None
        return read(document, language, name)

    def all(self, language: str) -> list[tuple[str, Agenda | BadAgenda]]:
        """Every saved agenda by name, or why it cannot be read."""
        found: list[tuple[str, Any]] = []
        for name in self.names():
            try:
                found.append((name, self.find(name, language)))
            except BadAgenda as bad:
                found.append((name, bad))
        return [(name, agenda) for name, agenda in found if agenda is not None]

    def save(self, agenda: Agenda) -> str:
        """Keep an agenda; the name under which it stands. It is there whole or not at all. Raises OSError."""
        if len(self.names()) >= MOST:
            raise TooManyTemplates
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = f"{_slug(agenda.title)}-{secrets.token_hex(3)}"
        path = self._folder / f"{name}.toml"
        fresh = self._folder / f".{name}.new"
        try:
            with fresh.open("x", encoding="utf-8") as file:
                file.write(write(agenda))
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
        return name

    def remove(self, name: str) -> bool:
        """Whether there was one of that name; there is none now."""
        if not _NAME.match(name):
            return False
        path = self._folder / f"{name}.toml"
        there = path.exists()
        path.unlink(missing_ok=True)
        return there


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "agenda"
