"""One server for each file of tests; every test makes a session of its own on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.live.house import ServerHouse, server_house
from tests.live.peers import Room


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerHouse]:
    with server_house(tmp_path_factory.mktemp("house"), "eventlet") as running:
        yield running


@pytest.fixture
def room(house: ServerHouse) -> Iterator[Room]:
    with Room(house, house.session(roles=("citizen",)).code) as made:
        yield made
