"""`run.py backup FILE`: the copy an administrator makes, with nothing but this program installed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import run
from tests.live.child import ChildServer
from tests.live.house import settings_of
from tests.live.peers import Room, add_round


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("VERSNELKAMER_")]:
        monkeypatch.delenv(name)
    for name, value in settings_of(tmp_path / "data", "eventlet", {}).items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize("arguments", [[], ["one", "two"]])
def test_without_one_file_nothing_is_copied(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["backup", *arguments]) == 2
    assert "name one file" in capsys.readouterr().err


def test_what_cannot_be_copied_is_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.main(["backup", str(tmp_path / "copy")]) == 1
    assert capsys.readouterr().err.startswith("there is no database")
    assert not (tmp_path / "copy").exists()


def test_a_copy_made_while_people_vote_starts_as_a_server_and_the_open_round_starts_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "restored" / "data" / "versnelkamer.sqlite3"
    copy.parent.mkdir(parents=True)
    with ChildServer(tmp_path) as server, Room(server, server.code()) as room:
        code, desk = room.code, room.desk()
        name = add_round(desk, "dots", "A bench", "A tree")
        desk.do("round.open", name)
        token = room.token()
        room.phone(token).do("ballot.cast", name, {"n": 1, "choice": {"dots": {f"{name}-1": 1}}})
        assert run.main(["backup", str(copy)]) == 0
    assert "1 sessions" in capsys.readouterr().out
    with ChildServer(tmp_path / "restored") as server, Room(server, code) as room:
        phone = room.phone(token)
        assert phone.view["current"] == name
        assert phone.mine["ballots"] == {}
