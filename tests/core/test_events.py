"""The events of the core have the shape that is declared, in every log there is."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from session.core import events
from session.core.evolve import _ROUND_STEPS, _STEPS
from session.core.shapes import told
from tests.golden.logs import paths, read

SHAPES = {shape.name: shape for shape in events.Happened.__subclasses__()}


def test_every_event_that_changes_a_session_is_declared() -> None:
    assert set(SHAPES) == {*_STEPS, *_ROUND_STEPS}


@pytest.mark.parametrize("path", paths(), ids=lambda path: path.stem)
def test_what_is_in_a_log_is_what_the_shapes_say(path: Path) -> None:
    for event in read(path).events:
        if event.name in SHAPES:
            assert told(msgspec.convert(event.data, SHAPES[event.name])) == event.data, event.name
