"""Yesterday's logs replay to what they were, byte for byte; and whoever renews an expectation sees what changed."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from session.core.state import Json
from tests.golden import __main__ as commands, expectations, outputs
from tests.golden.expectations import PARTS
from tests.golden.logs import LOGS, Golden, head_of, paths, read, store

ALL = {path.stem: read(path) for path in paths()}
RENEW = "if that is meant, say why in the commit: python -m tests.golden --renew"


@pytest.fixture(scope="module")
def renewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a log of which everything is expected that comes of it now."""
    folder = tmp_path_factory.mktemp("logs")
    log = read(Path(shutil.copy(LOGS / "five-rounds.jsonl", folder)))
    for part in PARTS:
        expectations.renew(log, part)
    return folder


@pytest.fixture
def copy(renewed: Path, tmp_path: Path) -> Golden:
    """That log, to be changed."""
    shutil.copytree(renewed, tmp_path, dirs_exist_ok=True)
    return read(tmp_path / "five-rounds.jsonl")


@pytest.mark.parametrize("log", ALL.values(), ids=ALL)
def test_a_log_is_as_it_was_when_it_was_stored(log: Golden) -> None:
    assert head_of(log.session, log.events) == log.head
    first = log.path.read_text(encoding="utf-8").splitlines()[0]
    assert set(json.loads(first)) == {"kinds", "session", "head"}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("log", ALL.values(), ids=ALL)
def test_a_log_of_the_past_gives_the_same_bytes(log: Golden, part: str) -> None:
    assert expectations.changed(log, part) == [], f"{RENEW} {part}"


@pytest.mark.parametrize("log", ALL.values(), ids=ALL)
def test_the_figures_beside_a_log_are_those_that_are_counted(log: Golden) -> None:
    assert expectations.figures_of(log).read_bytes() == outputs.figures(log)["figures.json"]


@pytest.mark.parametrize("log", ALL.values(), ids=ALL)
def test_a_log_with_one_event_less_is_noticed(log: Golden) -> None:
    assert head_of(log.session, log.events[:-1]) != log.head


def test_no_two_logs_have_the_same_name() -> None:
    assert len(ALL) == len(paths())


def test_a_golden_log_is_never_rewritten(copy: Golden) -> None:
    with pytest.raises(FileExistsError):
        store(copy.path, copy.session, copy.events)


def test_a_stored_log_reads_back_as_it_was(copy: Golden, tmp_path: Path) -> None:
    again = store(tmp_path / "again.jsonl", copy.session, copy.events)
    assert replace(again, path=copy.path) == copy


def test_renewing_tells_which_outputs_changed(copy: Golden) -> None:
    assert expectations.renew(copy, "words") == []
    spoil(copy, "words", "nl/pages.json")
    assert expectations.changed(copy, "words") == ["nl/pages.json"]
    assert expectations.renew(copy, "words") == ["nl/pages.json"]
    assert expectations.changed(copy, "words") == []


def test_an_output_that_is_new_or_gone_is_a_change(copy: Golden) -> None:
    then = expectations.expected(copy)
    then["words"]["fr/pages.json"] = then["words"].pop("en/pages.json")
    expectations.write(copy, then)
    assert expectations.changed(copy, "words") == ["en/pages.json", "fr/pages.json"]


def test_words_are_not_renewed_while_a_figure_changed(copy: Golden) -> None:
    spoil(copy, "figures", "figures.json")
    spoil(copy, "words", "nl/pages.json")
    with pytest.raises(ValueError, match=r"five-rounds: figures changed too: figures\.json"):
        expectations.renew(copy, "words")
    assert expectations.changed(copy, "words") == ["nl/pages.json"]


def test_every_output_is_written_to_a_folder_to_compare(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "paths", lambda: [LOGS / "five-rounds.jsonl"])
    assert commands.main([str(tmp_path)]) == 0
    log = ALL["five-rounds"]
    for part, make in PARTS.items():
        for name, made in make(log).items():
            assert (tmp_path / "five-rounds" / part / name).read_bytes() == made


def test_other_words_leave_the_numbers_as_they_are_but_another_number_does_not() -> None:
    record = {
        "summary": ("3 van de 12 kozen Elm", "Stevig."),
        "rows": [{"text": "Elm", "votes": 3, "share": 25.5}],
    }
    other = {"summary": ["Van 12 …", "Heel stevig."], "rows": [{"text": "Iep", "votes": 3, "share": 25.5}]}
    assert outputs.numbers(record) == [".summary: 3 12", ".rows.0: 3 25.5"]
    assert outputs.numbers({**record, "summary": ["3 van 12: Elm", "Fors", "!"]}) == outputs.numbers(record)
    assert outputs.numbers(other) != outputs.numbers(record)


def test_the_order_of_ids_is_compared_and_the_order_of_fields_is_not() -> None:
    elm, oak = {"text": "Elm", "at": 1}, {"text": "Oak", "at": 2}
    turned = {"at": 1, "text": "Elm"}
    assert sent({"n2": elm, "n1": oak}) == sent({"n2": turned, "n1": oak})
    assert sent({"n2": elm, "n1": oak}) != sent({"n1": oak, "n2": elm})


def sent(ideas: Json) -> str:
    """The text of what is sent when these ideas come in."""
    return json.dumps(outputs.operations({}, {"ideas": ideas}))


def test_figures_are_laid_out_to_be_read() -> None:
    value = {"b": [1, 2.5, None], "a": {"long": ["x" * 60, "y" * 60]}}
    assert json.loads(outputs.readable(value)) == value
    assert outputs.readable(value).splitlines()[-2:] == [' "b": [1, 2.5, null]', "}"]


def spoil(log: Golden, part: str, name: str) -> None:
    """Expect something else of an output than what comes of it."""
    then = expectations.expected(log)
    then[part][name] = "0" * 64
    expectations.write(log, then)
