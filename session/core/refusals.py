"""The one way to say no: a fact with a code. The sentence people read is `refused.<code>` in their language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Refused:
    """A command that was understood and turned down. Only its sender hears it; the state does not change.

    `words` fills the gaps of the translated sentence. `retry` tells a client that the same command may
    succeed later without any change (a full disk, a round that is being counted).
    """

    code: str
    words: Mapping[str, str | int] = field(default_factory=dict)
    retry: bool = False
