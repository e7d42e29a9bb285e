"""A real store on a real database for every test of this folder, once for each back end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from session.store import Store
from tests.store.places import BACKENDS, Backend, Place


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
