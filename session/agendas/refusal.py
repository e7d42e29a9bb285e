"""Why a file is no agenda: a code with its sentence "refused.<code>", and the line on which it stands."""

from __future__ import annotations

from session.core.refusals import Refused


class BadAgenda(ValueError):
    """A file that is no agenda. `refused.words` has the `line`, counted from 1."""

    def __init__(self, code: str, line: int = 1, **words: str | int) -> None:
        self.refused = Refused(code, {"line": line, **words})
        super().__init__(f"line {line}: {code} {words or ''}".strip())

    @property
    def line(self) -> int:
        return int(self.refused.words["line"])
