"""A real store on a real database for every test of this folder, once for each back end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from session.store import Store
from tests.store.houses import BACKENDS, Backend, House


@pytest.fixture(params=BACKENDS, ids=lambda backend: backend.name)
def backend(request: pytest.FixtureRequest) -> Backend:
    return request.param


@pytest.fixture
def house(backend: Backend, tmp_path: Path) -> Iterator[House]:
    house = House(backend, tmp_path / "data")
    yield house
    house.close()


@pytest.fixture
def store(house: House) -> Store:
    return house.open()
