"""What every JSON body of the HTTP interface is."""

from __future__ import annotations

import msgspec


class Body(msgspec.Struct, frozen=True):
    """Base of every body. What a request says besides is not looked at."""
