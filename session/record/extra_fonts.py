"""`make fonts`: fetches the fonts of scripts that are too large to ship, so that records print them too.

Chinese with the characters of Japanese, and Korean: 16 MB together, of which a package holds every weight. What was
fetched is checked against the hash that stands here, and lies in a folder of its own that no commit takes along.
"""

from __future__ import annotations

import hashlib
import io
import sys
import tarfile
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from session.record.glyphs import EXTRA

_PACKAGES = "https://registry.npmjs.org/@expo-google-fonts"


@dataclass(frozen=True)
class Package:
    """A package of one family, and its file that is wanted."""

    name: str
    version: str
    sha256: str
    file: str

    @property
    def address(self) -> str:
        return f"{_PACKAGES}/{self.name}/-/{self.name}-{self.version}.tgz"


PACKAGES = (
    Package(
        "noto-sans-sc",
        "0.4.3",
        "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
        "NotoSansSC_400Regular.ttf",
    ),
    Package(
        "noto-sans-kr",
        "0.4.3",
        "7614af529705ea48e8b76cb3b056b92db66b7625ef3fc97ce76366063df94d3f",
        "NotoSansKR_400Regular.ttf",
    ),
)


class NotTheFile(Exception):
    """What was fetched is something else than what was asked for."""


def unpack(package: Package, archive: bytes, into: Path) -> None:
    """The wanted font of `archive`, with its licence, in `into`. Raises NotTheFile."""
    if hashlib.sha256(archive).hexdigest() != package.sha256:
        raise NotTheFile(package.address)
    into.mkdir(parents=True, exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as files:
        for member, name in (
            (f"package/400Regular/{package.file}", package.file),
            ("package/LICENSE_FONT", f"OFL-{package.name}.txt"),
        ):
            content = files.extractfile(member)
            if content is None:
                raise NotTheFile(member)
            (into / name).write_bytes(content.read())


def main() -> int:
    """Fetch what is not there yet; 0 when all of it is there."""
    for package in PACKAGES:
        if (EXTRA / package.file).exists():
            print(f"{package.file} is there.")
            continue
        print(f"Fetching {package.address}", flush=True)
        try:
            with urllib.request.urlopen(package.address, timeout=60) as answer:  # noqa: S310 - the address is above
                unpack(package, answer.read(), EXTRA)
        except (OSError, NotTheFile, tarfile.TarError, KeyError) as problem:
            print(f"{package.file} could not be fetched: {problem}", file=sys.stderr)
            return 1
    print("Records print Chinese, Japanese and Korean from now on. Start the server again.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
