"""A real store on a real database for every test of this folder, once for each back end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from session.store import Store, migrate
from tests import new_database
from tests.store.places import BACKENDS, Backend, Place


@pytest.fixture(autouse=True)
def the_migrations_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrate, "upgrade", new_database.migrated)


@pytest.fixture(params=BACKENDS, ids=lambda backend: backend.name)
def backend(request: pytest.FixtureRequest) -> Backend:
    return request.param


@pytest.fixture
def place(backend: Backend, tmp_path: Path) -> Iterator[Place]:
    place = Place(backend, tmp_path / "data")
    yield place
    place.close()


@pytest.fixture
def store(place: Place) -> Store:
    return place.open()
