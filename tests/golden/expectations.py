"""What has to come of a log: the digest of every output in a file beside it, and the figures themselves."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.golden import outputs
from tests.golden.logs import Golden
from tests.golden.outputs import Outputs

PARTS: Mapping[str, Callable[[Golden], Outputs]] = {
    "figures": outputs.figures,
    "words": outputs.words,
    "screens": outputs.screens,
}
Digests = dict[str, str]


def digests(log: Golden, part: str) -> Digests:
    """The SHA-256 of every output of a part now."""
    return {name: hashlib.sha256(made).hexdigest() for name, made in PARTS[part](log).items()}


def expected(log: Golden) -> dict[str, Digests]:
    """The digests of every part as they have to be; empty for a log that has no expectations yet."""
    path = _digests_of(log)
    parts: dict[str, Digests] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {part: parts.get(part, {}) for part in PARTS}


def changed(log: Golden, part: str) -> list[str]:
    """The outputs of a part that are not as they have to be, those that are new or gone included."""
    then, now = expected(log)[part], digests(log, part)
    return sorted(name for name in then.keys() | now.keys() if then.get(name) != now.get(name))


def renew(log: Golden, part: str) -> list[str]:
    """Make a part what it is now, and tell which outputs changed.

    ValueError when a part before it changed: figures are renewed on purpose, never along with words.
    """
    for earlier in PARTS:
        if earlier == part:
            break
        if names := changed(log, earlier):
            raise ValueError(f"{log.name}: {earlier} changed too: {', '.join(names)}")
    names = changed(log, part)
    if names:
        write(log, {**expected(log), part: digests(log, part)})
    if part == "figures":
        figures_of(log).write_bytes(outputs.figures(log)["figures.json"])
    return names


def write(log: Golden, parts: Mapping[str, Digests]) -> None:
    """What has to come of a log from now on."""
    _digests_of(log).write_text(json.dumps(parts, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def figures_of(log: Golden) -> Path:
    """The figures of a log, to be read."""
    return log.path.with_suffix(".figures.json")


def _digests_of(log: Golden) -> Path:
    return log.path.with_suffix(".expected.json")
