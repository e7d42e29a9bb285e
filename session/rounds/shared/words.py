"""The words of a kind of round, from the `words.toml` in its folder.

The file has a table for each language, `[nl]` and `[en]`, with the same keys. In the file a key lacks the name of
the kind; everywhere else it starts with it, so that no kind can take the words of another.
"""

from __future__ import annotations

import pkgutil
import tomllib
from collections.abc import Mapping


def words_of(package: str) -> Mapping[str, Mapping[str, str]]:
    """language -> key -> text of the kind whose package is called `package`; the keys start with "<kind>.".

    Raises ValueError when the folder has no `words.toml`, tomllib.TOMLDecodeError when it cannot be read.
    """
    kind = package.rpartition(".")[2]
    try:
        written = pkgutil.get_data(package, "words.toml")
    except FileNotFoundError:
        written = None
    if written is None:
        raise ValueError(
            f"{package.replace('.', '/')}/words.toml is missing; begin with the tables [nl] and [en]"
        )
    tables = tomllib.loads(written.decode())
    return {lang: {f"{kind}.{key}": text for key, text in texts.items()} for lang, texts in tables.items()}
