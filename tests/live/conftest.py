"""One server for each file of tests and each engine; every test makes a session of its own on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.live.house import MODES, ServerHouse, server_house
from tests.live.peers import Room


@pytest.fixture(scope="module", params=MODES)
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerHouse]:
    with server_house(tmp_path_factory.mktemp("house"), request.param) as running:
        yield running


@pytest.fixture
def room(house: ServerHouse) -> Iterator[Room]:
    """An open session without rounds, with a threshold of three."""
    with Room(house, house.session().code) as made:
        yield made
