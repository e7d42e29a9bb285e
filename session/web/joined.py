"""The pages of an ordinary server: at the start the modules and styles of each face are joined in the order in which
they import each other, so that a page asks for few files. `session/web/modules.py` tells what becomes of a module.

What a face needs first is one file; what it loads later is another, which adds to the same registry. The first screen
of the phone comes inside the page, and the policy of the page names those scripts and styles by their hash. Nothing is
written to the disk, and the plain files stay where they are for who wants to read them.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from markupsafe import Markup

from session.web import modules, styles, words_asked
from session.web.faces import FACES, Face, found

MADE_BY = ("joined.py", "modules.py", "styles.py", "faces.py", "registry.js")
"""The files beside this one that say how it is done: when they change, so does what is sent."""
_REGISTRY = Path(__file__).with_name("registry.js")


@dataclass
class Faces:
    """Every face of the tree under `root`, which is served under `base`.

    `files`: what was joined, by its path under `base`, with the type; `scripts`, `sheets`: what stands in pages, by
    hash.
    """

    NAME: ClassVar = "versnelkamer.faces"

    root: Path
    base: str
    files: dict[str, tuple[str, str]] = field(default_factory=dict)
    heads: dict[str, Markup] = field(default_factory=dict)
    ends: dict[str, str] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)
    _read: dict[str, modules.Module] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, face in FACES.items():
            self._join(name, face)

    def head(self, name: str) -> Markup:
        """What stands in the head of a page: its styles, and what runs before the first paint."""
        return self.heads[name]

    def end(self, name: str, lang: str) -> Markup:
        """What stands at the end of a page: its modules, and its words when they come along."""
        face = FACES[name]
        words = ""
        if face.inline:
            text = json.dumps(
                dict(words_asked.part(face.words, lang)), ensure_ascii=False, separators=(",", ":")
            )
            text = text.replace("<", "\\u003c")
            words = f'<script type="application/json" data-words-in="{lang}">{text}</script>'
        return Markup(words + self.ends[name])  # noqa: S704  our own files; the words are JSON without "<"

    def _join(self, name: str, face: Face) -> None:
        classic = "".join(
            self._script("", modules.without_comments(self._source(path))) for path in face.classic
        )
        sheet = styles.joined(self.root, face.sheets, self.base)
        if face.inline:
            self.sheets.append(_hash(sheet))
            drawn = f"<style>{sheet}</style>"
        else:
            drawn = (
                f'<link rel="stylesheet" href="{self._file(f"css/{name}.joined.css", sheet, "text/css")}">'
            )
        self.heads[name] = Markup(classic + drawn)  # noqa: S704  our own files
        self.ends[name] = self._modules(name, face) if face.entry else ""

    def _modules(self, name: str, face: Face) -> str:
        folder = face.entry.rpartition("/")[0]
        first = self._order([face.entry], set())
        later = self._order(found(self.root, face.later), set(first))
        addresses = {"LATER": "", "STYLES": ""}
        if later:
            text = "export default function addTo($modules) {\n" + self._parts(later) + "}\n"
            addresses["LATER"] = self._file(f"{folder}/later.joined.js", text, "text/javascript")
        if face.later_sheets:
            sheet = styles.joined(self.root, face.later_sheets, self.base)
            addresses["STYLES"] = self._file(f"css/{name}.later.joined.css", sheet, "text/css")
        registry = modules.without_comments(_REGISTRY.read_text(encoding="utf-8"))
        for gap, address in addresses.items():
            registry = registry.replace(gap, json.dumps(address))
        whole = f"{registry}{self._parts(first)}$modules.need({json.dumps(face.entry)});\n"
        if face.inline:
            return self._script(' type="module"', whole)
        address = self._file(f"{folder}/main.joined.js", whole, "text/javascript")
        return f'<script type="module" src="{address}"></script>'

    def _order(self, starts: list[str], known: set[str]) -> list[str]:
        """What these modules need and do not have, each after what it imports."""
        ordered: dict[str, None] = {}
        above: list[str] = []

        def visit(path: str) -> None:
            if path in known or path in ordered:
                return
            if path in above:
                raise modules.NotOurStyle(
                    f"static/{path} imports itself in the end: {' -> '.join([*above, path])}"
                )
            above.append(path)
            for other in self._module(path).imports:
                visit(other)
            above.pop()
            ordered[path] = None

        for start in starts:
            visit(start)
        return list(ordered)

    def _module(self, path: str) -> modules.Module:
        if path not in self._read:
            self._read[path] = modules.read(path, self._source(path), self.base + path)
        return self._read[path]

    def _parts(self, paths: list[str]) -> str:
        return "".join(self._module(path).part() for path in paths)

    def _source(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def _file(self, path: str, text: str, content_type: str) -> str:
        self.files[path] = (text, content_type)
        return self.base + path

    def _script(self, attributes: str, text: str) -> str:
        if "</script" in text or "<!--" in text:
            raise modules.NotOurStyle("a script that stands in a page holds what would end it there")
        self.scripts.append(_hash(text))
        return f"<script{attributes}>{text}</script>"


def _hash(text: str) -> str:
    """As a content security policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
