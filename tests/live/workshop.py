"""A copy of the project with a server in it that follows its files, as `make dev` has it. Tests may change the copy."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from session.rehearse.server import ROOT, Server
from tests.live.house import Answer, ask


@dataclass(frozen=True)
class Workshop:
    """`root` is the copy."""

    root: Path
    server: Server

    def ask(self, path: str) -> Answer:
        return ask(self.server.port, "GET", path)

    def change(self, name: str, pattern: str, replacement: str) -> None:
        """Replace what matches in a file of the copy; it must match somewhere."""
        path = self.root / name
        changed, times = re.subn(pattern, replacement, path.read_text(encoding="utf-8"))
        assert times, f"{name} has no {pattern}"
        path.write_text(changed, encoding="utf-8")


@contextmanager
def workshop(folder: Path) -> Iterator[Workshop]:
    root = folder / "project"
    for name in ("session", "static", "templates"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("run.py", "config.toml"):
        shutil.copy(ROOT / name, root / name)
    with Server(home=folder / "home", keep_port=True, arguments=["--dev"], root=root) as server:
        yield Workshop(root, server)
