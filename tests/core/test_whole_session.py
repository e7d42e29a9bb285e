"""A whole session by the core alone: no Flask, no socket, no disk, no clock."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from session.core.views import AUDIENCES
from tests.cast import Story, ana, ben, created, fay, given, people, projector
from tests.core.stories import CLIENTS, STAFF, seats

ROOT = Path(__file__).parent.parent.parent
OUTSIDE = [
    "flask", "flask_socketio", "socketio", "eventlet", "werkzeug", "jinja2", "sqlite3", "sqlalchemy", "alembic",
    "typst", "babel", "socket",
]  # fmt: skip

IMPORTS = f"""
import importlib, pkgutil, sys
import session.core
for module in pkgutil.iter_modules(session.core.__path__):
    importlib.import_module(f"session.core.{{module.name}}")
print(sorted(set({OUTSIDE!r}) & set(sys.modules)))
"""

SEALED = """
import sys
from tests.core.test_whole_session import whole_session

def outside(name, arguments):
    if name.split(".")[0] in {"open", "os", "socket", "sqlite3", "subprocess", "shutil", "tempfile", "import"}:
        raise PermissionError(f"{name} {arguments}")

sys.addaudithook(outside)
print(whole_session().state.phase)
"""


def alone(program: str) -> str:
    """What `program` prints in a Python of its own."""
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def whole_session() -> Story:
    """Twelve people gather ideas, pick the first thing to do, and see the result; then the session ends."""
    prepared = given(created(roles=[CLIENTS, STAFF])).when(
        fay.asks("round.add", kind="notes", prompt="What would help you?", plan={"minutes": 5}),
        fay.asks(
            "round.add",
            kind="pick",
            prompt="What comes first?",
            source={"round": "r1", "pick": "top", "top": 3},
        ),
        fay.asks("session.open"),
    )
    gathered = prepared.when(
        *seats(7, "clients"),
        *seats(5, "staff"),
        fay.asks("session.lock", locked=True),
        fay.asks("round.open", "r1"),
        ana.asks("notes.add", "r1", text="More time"),
        ben.asks("notes.add", "r1", text="A shorter form"),
        ana.asks("notes.add", "r1", text="Typed twice"),
        ana.asks("notes.drop", "r1", id="n3"),
        fay.asks("timer.extend", "r1", seconds=60),
        fay.asks("round.close", "r1"),
        fay.asks("notes.star", "r1", id="n2"),
        fay.asks("round.release", "r1"),
    )
    voted = gathered.when(
        fay.asks("round.open", "r2"),
        *[voter.casts("r2", option="n2") for voter in people(7, "clients", "c")],
        *[voter.casts("r2", option="n1") for voter in people(5, "staff", "s")],
        people(1, "staff", "s")[0].casts("r2", 2, option="n2"),
    )
    return voted.later(600).when(
        fay.asks("round.close", "r2"), fay.asks("round.release", "r2"), fay.asks("session.close")
    )


def test_a_closed_session_takes_nothing_more() -> None:
    story = whole_session()
    story.when(ana.asks("notes.add", "r1", text="Late")).refused("session_closed")
    story.when(ana.casts("r2", 9, option="n1")).refused("session_closed")
    story.when(ana.asks("seat.take")).refused("session_closed")
    story.when(fay.asks("round.open", "r1")).refused("session_closed")
    story.when(projector.asks("session.reopen")).refused("not_allowed")


def test_importing_the_core_loads_nothing_of_the_outside_world() -> None:
    assert alone(IMPORTS) == "[]"


def test_a_whole_session_runs_without_opening_a_file_or_a_socket() -> None:
    assert alone(SEALED) == "closed"


def test_everybody_sees_the_same_session_from_their_own_place() -> None:
    story = whole_session()
    counts = {"n2": 8, "n1": 4}
    at_desk = story.sees("desk")["rounds"]["r2"]
    assert [option["text"] for option in at_desk["options"]] == ["A shorter form", "More time"]
    assert at_desk["result"]["counts"] == counts
    assert at_desk["result"]["roles"] == {"clients": 7, "staff": 5}
    assert story.sees("projector")["screen"]["mode"] == "record"
    assert [entry["phase"] for entry in story.sees("phone")["agenda"]] == ["released", "released"]


def test_the_log_of_a_whole_session_holds_no_seat_and_replays_to_the_same_views() -> None:
    story = whole_session()
    stored = json.dumps([[event.name, event.data] for event in story.log])
    assert not any(
        f'"{seat}"' in stored for seat in ("ana", "ben", *[f"{name}{n}" for name in "cs" for n in range(7)])
    )
    again = given(*story.log)
    assert again.state == story.state == story.replayed()
    assert [again.sees(audience) for audience in AUDIENCES] == [
        story.sees(audience) for audience in AUDIENCES
    ]
