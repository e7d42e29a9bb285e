"""Modules of the browser, read by the import and export statements of our own house style and written down as parts of
one file.

Each module becomes a function of its own in the registry of the page (`session/web/registry.js`), so names of two
modules never clash and a module runs when it is first needed, once. Its lines stay as they are, but for comments that
fill a line. A statement in a style that is not ours stops the server with the file and the line; a test holds the tree
to it. Vendored files are taken whole, with their licence lines.
"""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import dataclass

_NAMED = re.compile(r'^(import|export) \{([^}]*)\} from "([^"\n]+)";$', re.MULTILINE)
_DEFAULT = re.compile(r'^import (\w+) from "([^"\n]+)";$', re.MULTILINE)
_DECLARED = re.compile(
    r"^export ((?:async )?function|class|const) (\w+)(?= =|\(| extends | \{)", re.MULTILINE
)
_LISTED = re.compile(r"(?:(?<=;)|^)export ?\{([^}]*)\};?[ \t]*$", re.MULTILINE)
_DEFAULT_OUT = re.compile(r"^export default (\w+);$", re.MULTILINE)
_LATER = re.compile(r"\bimport\(")
_STRAY = re.compile(r"^[ \t]*(?:import|export)\b(?!\()[^\n]*|\bimport\.meta\b(?!\.url\b)", re.MULTILINE)
_COMMENTS = re.compile(r"^[ \t]*(?://[^\n]*|/\*.*?\*/[ \t]*)\n", re.MULTILINE | re.DOTALL)


class NotOurStyle(Exception):
    """A module that cannot be joined: which one, where, and why."""


@dataclass(frozen=True)
class Module:
    """One module. `imports`: what it needs before it runs, as paths under the files of the front end; `text`: what is
    left of it once its imports and exports are taken out, the imports as lines of the same length in number.
    """

    path: str
    imports: tuple[str, ...]
    text: str
    exports: tuple[tuple[str, str], ...]
    """Name outside, name inside."""

    def part(self) -> str:
        """The module as a call of the registry."""
        out = ", ".join(
            outside if outside == inside else f"{outside}: {inside}" for outside, inside in self.exports
        )
        return f"$modules.add({json.dumps(self.path)}, () => {{\n{self.text.strip()}\nreturn {{ {out} }};\n}});\n"


def read(path: str, source: str, address: str) -> Module:
    """The module at `path`; `address`: where it stands by itself, for what it finds beside it.

    Raises NotOurStyle.
    """
    ours = not path.startswith("vendor/")
    text = without_comments(source) if ours else source
    imports: list[str] = []
    exports: dict[str, str] = {}

    def other(specifier: str) -> str:
        imports.append(posixpath.normpath(posixpath.join(posixpath.dirname(path), specifier)))
        return f"$modules.need({json.dumps(imports[-1])})"

    def named(found: re.Match[str]) -> str:
        pairs = _pairs(found[2])
        if found[1] == "import":
            return f"const {{ {', '.join(_gap(name, here) for name, here in pairs)} }} = {other(found[3])};"
        inside = [(name, f"{outside}$") for name, outside in pairs]
        exports.update((outside, f"{outside}$") for _, outside in pairs)
        return f"const {{ {', '.join(_gap(name, here) for name, here in inside)} }} = {other(found[3])};"

    def declared(found: re.Match[str]) -> str:
        exports[found[2]] = found[2]
        return f"{found[1]} {found[2]}"

    def listed(found: re.Match[str]) -> str:
        exports.update((outside, inside) for inside, outside in _pairs(found[1]))
        return ""

    def default(found: re.Match[str]) -> str:
        exports["default"] = found[1]
        return ""

    text = _NAMED.sub(named, text)
    text = _DEFAULT.sub(lambda found: f"const {{ default: {found[1]} }} = {other(found[2])};", text)
    text = _DECLARED.sub(declared, text)
    text = _DEFAULT_OUT.sub(default, text)
    text = _LISTED.sub(listed, text)
    if ours:
        _refuse_strays(path, source, text)
        text = _LATER.sub(f"$modules.later({json.dumps(path)}, ", text)
        text = text.replace("import.meta.url", f"new URL({json.dumps(address)}, location.href)")
    return Module(path, tuple(imports), text, tuple(exports.items()))


def _refuse_strays(path: str, source: str, text: str) -> None:
    stray = _STRAY.search(text)
    if stray is None:
        return
    statement = stray[0].strip()
    line = source[: max(source.find(statement), 0)].count("\n") + 1
    raise NotOurStyle(
        f"static/{path}, line {line}: {statement!r} is not a form of import or export that session/web/modules.py knows"
    )


def _pairs(inside: str) -> list[tuple[str, str]]:
    """ "a, b as c" -> [("a", "a"), ("b", "c")]"""
    listed = [one.split() for one in inside.split(",") if one.strip()]
    return [(words[0], words[-1]) for words in listed]


def _gap(name: str, here: str) -> str:
    return name if name == here else f"{name}: {here}"


def without_comments(source: str) -> str:
    """A file of ours without the comments that fill a line."""
    return _COMMENTS.sub("", source)
