"""The decision records of this server as files: made one at a time in a child process, the last few kept in memory.

A file belongs to one version of a session, so what is kept is never older than what is asked for.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from session.core.kind import RoundKind
from session.live.engine import Engine
from session.record import export
from session.record.pdf import Limits

KEPT_RECORDS = 16


@dataclass
class RecordFiles:
    """Makes the files of decision records, or gives those it made for this version of the session."""

    engine: Engine
    kinds: Mapping[str, RoundKind]
    limits: Limits
    _made: OrderedDict[tuple[str, int, str, str], bytes] = field(default_factory=OrderedDict)
    _turn: AbstractContextManager[Any] = field(init=False)

    def __post_init__(self) -> None:
        self._turn = self.engine.lock()

    def get(self, source: export.RecordSource, form: str) -> bytes:
        """The bytes of a file; waits for its turn without holding up anybody else. Raises RecordFailed."""
        key = (source.state.id, source.version, source.language, form)
        with self._turn:
            made = self._made.get(key)
            if made is None:
                made = self.engine.run_native(export.file, source, self.kinds, form, self.limits)
                self._made[key] = made
                while len(self._made) > KEPT_RECORDS:
                    self._made.popitem(last=False)
        return made
