"""How a record of the ballot box is encrypted: AES-256-GCM under the key of its round, in records of one size.

The size is chosen when the key is made, from what a ballot of that round can hold, never from a ballot. It must stay
true that without the key a record tells nothing but that it is there: not the role, not the choice, not its length,
not whether it changed for the better or only in its number; and that no record can stand in the place of another.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from session.core.giving_way import each

SIZES = (512, 1024, 2048, 4096, 8192, 24_576)
"""Bytes of a sealed ballot. The largest holds whatever fits in a command, with room for what its check adds."""
LARGEST = SIZES[-1]
CLAIM_ROOM = 64  # a pseudonym in hexadecimal
_NONCE_BYTES, _TAG_BYTES, _NUMBER_BYTES = 12, 16, 8
_PADDING = b" "  # JSON ends where it ends: no length needs to be stored


class Unsealable(ValueError):
    """What was asked to be sealed does not fit in a record of this round."""


class NotSealedHere(Exception):
    """A record that this key did not seal, or not for this place: it was changed, moved or damaged."""


def size_for(room: int) -> int:
    """Return the size of records that hold `room` bytes of a ballot, its role and choice as canonical JSON."""
    needed = room + _NUMBER_BYTES + _NONCE_BYTES + _TAG_BYTES
    return next((size for size in SIZES if size >= needed), LARGEST)


class Seal:
    """Seals and opens the records of one box. `size` is that of its ballots in bytes, one of SIZES."""

    def __init__(self, key: bytes, size: int, place: str) -> None:
        self._cipher = AESGCM(hmac.digest(key, b"versnelkamer: the records of a box", "sha256"))
        self._size, self._place = size, place
        self._numbers: dict[
            str, tuple[int, int]
        ] = {}  # pseudonym -> hash of the record it got last, its number

    def ballot(self, name: str, n: int, content: str) -> bytes:
        """Return the sealed ballot of pseudonym `name`: its number `n` (64 bits, signed) and its JSON."""
        room = self._size - _NONCE_BYTES - _TAG_BYTES
        sealed = self._close(
            f"ballot {name}", n.to_bytes(_NUMBER_BYTES, signed=True) + content.encode(), room
        )
        self._numbers[name] = hash(sealed), n
        return sealed

    def number(self, name: str, sealed: bytes) -> int:
        """Return the number of a ballot. A record that was sealed here last is known by its bytes and not opened; what
        the hash of bytes is, nobody outside this process can tell. Raises NotSealedHere.
        """
        known = self._numbers.get(name)
        return (
            known[1] if known is not None and known[0] == hash(sealed) else self.open_ballot(name, sealed)[0]
        )

    def open_ballot(self, name: str, sealed: bytes) -> tuple[int, bytes]:
        """Return the number and the JSON (followed by spaces) of a ballot. Raises NotSealedHere."""
        opened = self._open(f"ballot {name}", sealed)
        return int.from_bytes(opened[:_NUMBER_BYTES], signed=True), opened[_NUMBER_BYTES:]

    def open_ballots(self, named: Iterable[tuple[str, bytes]]) -> list[tuple[str, int, bytes]]:
        """The same for many: pseudonym, number and JSON of each."""
        return [(name, *self.open_ballot(name, sealed)) for name, sealed in each(named)]

    def claim(self, thing: str, pseudonym: str) -> bytes:
        """Return who made `thing`, sealed."""
        return self._close(f"claim {thing}", pseudonym.encode(), CLAIM_ROOM)

    def open_claim(self, thing: str, sealed: bytes) -> str:
        """Return the pseudonym of who made `thing`. Raises NotSealedHere."""
        return self._open(f"claim {thing}", sealed).rstrip(_PADDING).decode()

    def _close(self, name: str, content: bytes, room: int) -> bytes:
        if len(content) > room:
            raise Unsealable(f"{len(content)} bytes do not fit in the {room} of a record")
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, content.ljust(room, _PADDING), self._about(name))

    def _open(self, name: str, sealed: bytes) -> bytes:
        try:
            return self._cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], self._about(name))
        except (InvalidTag, ValueError) as error:
            raise NotSealedHere(name) from error

    def _about(self, name: str) -> bytes:
        return f"{self._place}\0{name}".encode()
