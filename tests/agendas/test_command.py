"""`run.py agenda`: checking a file, and asking the server that runs here."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from session.agendas.command import main
from tests.live.house import ServerHouse, server_house, settings_of

GOOD = 'title = "T"\n[[rounds]]\nkind = "mood"\nprompt = "Hoe gaat het?"\nplan.minutes = 3\n'


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerHouse]:
    with server_house(tmp_path_factory.mktemp("house"), "threading") as running:
        yield running


def run(house: ServerHouse | None, *arguments: str, directory: Path | None = None) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    settings = settings_of(house.directory if house else directory or Path(), "threading", {})
    environ = settings | {"VERSNELKAMER_SERVER_PORT": str(house.port if house else 1)}
    return main(list(arguments), out, err, environ), out.getvalue(), err.getvalue()


def test_a_file_is_checked_without_any_server(tmp_path: Path) -> None:
    file = tmp_path / "good.toml"
    file.write_text(GOOD, encoding="utf-8")
    code, out, _ = run(None, "check", str(file))
    assert (code, out.splitlines()[0]) == (0, "T: 1 rounds, 3 minutes")


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "Regel 4: ‘colour’"), ("en", "Line 4: we do not know ‘colour’")]
)
def test_what_is_wrong_is_said_with_its_line_in_the_language_that_is_asked_for(
    tmp_path: Path, language: str, words: str
) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(GOOD.replace("prompt", "colour"), encoding="utf-8")
    code, _, err = run(None, "check", str(file), "--language", language)
    assert code == 1
    assert words in err


def test_a_file_that_is_not_there_or_no_text_is_no_agenda(tmp_path: Path) -> None:
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xff")
    assert run(None, "check", str(tmp_path / "none.toml"))[0] == 1
    assert "geen tekst" in run(None, "check", str(tmp_path / "bytes.toml"))[2]


def test_a_file_becomes_a_session_on_the_server_that_runs_here_and_comes_back(
    house: ServerHouse, tmp_path: Path
) -> None:
    file = tmp_path / "good.toml"
    file.write_text(GOOD, encoding="utf-8")
    code, out, _ = run(house, "import", str(file), "--title", "Een andere titel")
    assert code == 0
    session = house.awake(out.split()[0])
    assert session.cache.state.title == "Een andere titel"
    code, out, _ = run(house, "export", f"{session.code[:3]} {session.code[3:]}")
    assert code == 0
    assert 'prompt = "Hoe gaat het?"' in out
    assert run(house, "export", session.code, str(tmp_path / "back.toml"))[0] == 0
    assert (tmp_path / "back.toml").read_text(encoding="utf-8") == out


def test_what_the_server_refuses_is_said_in_its_sentence(house: ServerHouse, tmp_path: Path) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(GOOD + "x = 1\n", encoding="utf-8")
    assert "Regel 6" in run(house, "import", str(file))[2]
    assert "kennen we niet" in run(house, "export", "AAAAAA")[2]


def test_without_a_server_it_says_so(tmp_path: Path) -> None:
    code, _, err = run(None, "export", "AAAAAA", directory=tmp_path)
    assert (code, "python run.py" in err) == (1, True)
    (tmp_path / "desk-link").write_text("secret", encoding="ascii")
    code, _, err = run(None, "export", "AAAAAA", directory=tmp_path)
    assert (code, "no server answers" in err) == (1, True)


@pytest.mark.parametrize("arguments", [[], ["nothing"], ["export"], ["check"]])
def test_wrong_arguments_are_told(arguments: list[str]) -> None:
    assert run(None, *arguments)[0] == 2
