"""The code of a session: six characters that people read from a wall and type."""

from __future__ import annotations

import secrets

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # without 0 O, 1 I L
CODE_LENGTH = 6
TYPED_AT_MOST = 40


def normal_code(raw: str) -> str:
    """A code as it was typed or pasted -> as it is stored: capitals, no spaces or dashes; "" for what is none."""
    return "".join(char for char in raw.upper() if char.isalnum()) if len(raw) <= TYPED_AT_MOST else ""


def new_code(length: int = CODE_LENGTH) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
