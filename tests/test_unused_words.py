"""Every text of the words files is asked for somewhere: in Python, in the browser modules or in a template.

Most keys stand in the code as they are. Others are put together there: a template with gaps (`desk.pick_${how}`,
f"record.tie_{how}") asks for every key that fits it. One that is nothing but a prefix and a gap (`desk.${tab}`) asks
only for keys of which the rest is a word in the folder where it stands.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from session import i18n
from session.core.settings_form import form
from session.rounds import KINDS

ROOT = Path(__file__).parent.parent
WRITTEN = re.compile(r"""(["'`])([a-z]\w*(?:\.[\w-]+)*)\1""")  # a whole key, or a code, between quotes
TEMPLATE = re.compile(r"`((?:[\w.]|\$\{[^{}`]*\})+)`")
JS_GAP = re.compile(r"\$\{[^{}`]*\}")
FORMS = (".one", ".other")


@dataclass(frozen=True)
class Template:
    """The fixed parts of a key that is put together in `folder`; between two parts is a gap."""

    parts: tuple[str, ...]
    folder: Path

    def asks_for(self, key: str, written: set[str]) -> bool:
        """`written`: the keys, and the starts of keys, that stand in the code as they are."""
        fitting = re.fullmatch(r"([\w.-]+)".join(map(re.escape, self.parts)), key)
        if fitting is None or not re.search(r"[a-z]{2}", "".join(self.parts)):
            return False
        if not self.parts[0]:
            return fitting[1] in written
        if "." in key and "." not in self.parts[0]:
            return False
        only_a_prefix = re.fullmatch(r"\w+\.", self.parts[0]) and not any(self.parts[1:])
        return fitting[1] in words_in(self.folder) if only_a_prefix else True


def files(folder: str, suffix: str) -> Iterator[Path]:
    yield from (path for path in sorted((ROOT / folder).rglob(f"*{suffix}")) if "vendor" not in path.parts)


@cache
def words_in(folder: Path) -> frozenset[str]:
    """Every word of the code in a folder."""
    code = (path.read_text(encoding="utf-8") for path in folder.iterdir() if path.suffix in (".py", ".js"))
    return frozenset(word for text in code for word in re.findall(r"\w+", text))


def in_python(path: Path) -> Iterator[str | Template]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            pieces = [piece.value if isinstance(piece, ast.Constant) else None for piece in node.values]
            yield Template(tuple("".join(str(piece or "\0") for piece in pieces).split("\0")), path.parent)


def in_browser(path: Path) -> Iterator[str | Template]:
    text = path.read_text(encoding="utf-8")
    yield from (key for _, key in WRITTEN.findall(text))
    for template in TEMPLATE.findall(text):
        if "${" in template:
            yield Template(tuple(JS_GAP.split(template)), path.parent)


def labels(entries: list[dict[str, Any]], start: str) -> Iterator[str]:
    """The labels of a settings form, which is made from the `Settings` of a kind."""
    for entry in entries:
        label = f"{start}.{entry['name']}"
        yield label
        yield from (f"{label}.{choice}" for choice in entry["choices"])
        yield from labels(entry["fields"], label)


def asked() -> tuple[set[str], set[Template]]:
    """The keys and codes as they are written in the code, and the templates of those that are put together."""
    in_code = [
        *(piece for path in files("session", ".py") for piece in in_python(path)),
        *(piece for path in files("static/js", ".js") for piece in in_browser(path)),
        *(piece for path in files("templates", ".html") for piece in in_browser(path)),
        *(label for kind in KINDS.values() for label in labels(form(kind), f"{kind.name}.settings")),
    ]
    templates = {piece for piece in in_code if isinstance(piece, Template)}
    return {piece for piece in in_code if isinstance(piece, str)} | set(KINDS), templates


def test_no_text_is_left_that_nobody_asks_for() -> None:
    written, templates = asked()

    def is_asked(key: str) -> bool:
        """The text of a refusal is asked for by its code alone, and a form of a text by what it is a form of."""
        name = next((key.removesuffix(form) for form in FORMS if key.endswith(form)), key)
        if name.startswith("refused."):
            code = name.removeprefix("refused.")
            return code in written or any(template.asks_for(code, written) for template in templates)
        return bool({key, name} & written) or any(template.asks_for(name, written) for template in templates)

    assert [key for key in i18n.catalog("nl") if not is_asked(key)] == []
