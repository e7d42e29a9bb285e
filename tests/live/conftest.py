"""One server for each file of tests and each engine; every test makes a session of its own on it."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tests.live.house import MODES, Clock, ServerHouse, server_house
from tests.live.peers import Room


@pytest.fixture(scope="module")
def clock() -> Clock | None:
    """Both clocks of the server; a file that moves them by hand has a fixture of its own."""
    return None


@pytest.fixture(scope="module", params=MODES)
def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, clock: Clock | None
) -> Iterator[ServerHouse]:
    with server_house(
        tmp_path_factory.mktemp("house"), request.param, clock, clock or time.monotonic
    ) as running:
        yield running


@pytest.fixture
def room(house: ServerHouse) -> Iterator[Room]:
    """An open session without rounds, with a threshold of three."""
    with Room(house, house.session().code) as made:
        yield made
