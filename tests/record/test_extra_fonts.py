"""Fonts that are fetched: nothing is unpacked that is not what was asked for."""

from __future__ import annotations

import hashlib
import io
import tarfile
from pathlib import Path

import pytest

from session.record.extra_fonts import PACKAGES, NotTheFile, Package, unpack


def archive(**files: bytes) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as tar:
        for name, content in files.items():
            entry = tarfile.TarInfo(name.replace("__", "/"))
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return made.getvalue()


def package(content: bytes) -> Package:
    return Package("a-font", "1.0.0", hashlib.sha256(content).hexdigest(), "A.ttf")


def test_another_file_than_was_asked_for_is_not_unpacked(tmp_path: Path) -> None:
    with pytest.raises(NotTheFile):
        unpack(package(b"what was asked for"), archive(), tmp_path / "extra")
    assert not (tmp_path / "extra").exists()


def test_only_the_font_and_its_licence_are_unpacked(tmp_path: Path) -> None:
    content = archive(
        **{
            "package__400Regular__A.ttf": b"font",
            "package__LICENSE_FONT": b"OFL",
            "..__evil": b"no",
            "package__B": b"no",
        }
    )
    unpack(package(content), content, tmp_path / "extra")
    found = {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert found == {"A.ttf": b"font", "OFL-a-font.txt": b"OFL"}


def test_each_package_is_pinned_by_version_and_hash() -> None:
    assert all(len(each.sha256) == 64 and each.version in each.address for each in PACKAGES)
