"""Rehearsing an agenda of one's own: a real server, real people, a report at the end, and nothing that stays."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from session.core.state import Json
from session.rehearse import main
from session.rehearse.sentences import Sentences, Writer, content_words
from session.rounds.organise.simulate import by_content

OWN = """title = "Mijn dag"
[[roles]]
label = "Burger"
[[roles]]
label = "Raadslid"
[[rounds]]
kind = "brainstorm"
prompt = "Hoe krijgen we meer vertrouwen in het wijkteam?"
plan.minutes = 8
[[rounds]]
kind = "rate"
prompt = "Sta je hierachter?"
plan.minutes = 1
source.texts = ["Elke wijk een vast gezicht.", "Een potje zonder formulier."]
"""
STATEMENT = "Welzijnswerk vraagt om collega's met lef. Wat is je sterkste argument?"


@pytest.fixture(scope="module")
def rehearsed(tmp_path_factory: pytest.TempPathFactory) -> Json:
    """The report on `OWN`, and what was left behind."""
    folder = tmp_path_factory.mktemp("own")
    file = folder / "own.toml"
    file.write_text(OWN, encoding="utf-8")
    return {"folder": folder, "file": file}


def test_a_file_is_rehearsed_and_nothing_stays_of_it(
    rehearsed: Json, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = rehearsed["folder"] / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.chdir(rehearsed["folder"])
    arguments = [
        str(rehearsed["file"]),
        "--participants",
        "20",
        "--roles",
        "Burger=10,Raadslid=3",
        "--speed",
        "2000",
    ]
    assert main(arguments) == 0
    said = capsys.readouterr()
    report = json.loads(said.out.splitlines()[-1])["readiness"]
    assert [line["inputs"] > 0 for line in report["rounds"]] == [True, True]
    assert [one["words"]["role"] for one in report["findings"] if one["code"] == "small_role"] == ["Raadslid"]
    assert "De rol Raadslid is te klein" in said.err
    assert list(temporary.iterdir()) == []
    assert sorted(path.name for path in rehearsed["folder"].iterdir()) == ["own.toml", "temporary"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--roles", "Burger=9,Raadslid=9", "--participants", "12"], 2),
        (["--roles", "Niemand=3"], 2),
        (["--roles", "Burger"], 2),
        (["--participants", "2"], 2),
    ],
)
def test_roles_that_cannot_be_are_told_before_anything_starts(
    rehearsed: Json, arguments: list[str], code: int
) -> None:
    assert main([str(rehearsed["file"]), *arguments]) == code


def test_a_file_that_cannot_be_read_is_refused_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(OWN + "colour = 1\n", encoding="utf-8")
    assert main([str(file)]) == 1
    assert "Regel 15" in capsys.readouterr().err
    assert main([str(tmp_path / "none.toml")]) == 1


def written(purpose: str, about: str, people: int = 200) -> list[str]:
    sentences = Sentences("nl", 1)
    return [Writer(sentences, index, people).write_about(purpose, about) for index in range(people)]


def test_arguments_are_about_their_statement() -> None:
    texts, words = written("pro", STATEMENT), content_words(STATEMENT)
    assert "welzijnswerk" in words
    about = [text for text in texts if any(word in text.casefold() for word in words)]
    assert len(about) > 0.85 * len(texts)


def test_they_are_short_and_long_and_some_are_odd_or_say_what_another_says() -> None:
    texts = written("contra", STATEMENT)
    lengths = sorted(map(len, texts))
    assert lengths[len(texts) // 10] < 40
    assert lengths[-len(texts) // 20] > 150
    again = Counter(text.casefold().rstrip("!.") for text in texts)
    assert max(again.values()) > 1
    assert any(text.strip("…?👍") == "" for text in texts)


def test_a_question_that_says_nothing_gets_what_can_be_said_anywhere() -> None:
    assert all(written("ideas", "Wat nu?", 10))


def test_the_same_person_says_the_same_about_the_same() -> None:
    assert written("ideas", STATEMENT, 20) == written("ideas", STATEMENT, 20)


def test_clusters_are_made_of_what_ideas_have_in_common() -> None:
    ideas: dict[str, Any] = {
        "a": "Schrap een formulier per week", "b": "Geen formulier voor kleine bedragen", "c": "Samen koken",
        "d": "Vertrouwen geven aan buren", "e": "Vertrouwen groeit langzaam", "f": "Een bankje",
    }  # fmt: skip
    assert by_content(ideas) == [("Vertrouwen", ["d", "e"]), ("Formulier", ["a", "b"])]


def test_a_word_that_is_in_nearly_every_idea_makes_no_cluster() -> None:
    ideas = {f"i{at}": f"Het wijkteam heeft {'een formulier' if at < 3 else 'een hart'}" for at in range(9)}
    assert by_content(ideas) == [("Formulier", ["i0", "i1", "i2"])]
