"""Every kind of round is whole: it has all that people, other kinds' tests and the documents rely on.

Kinds are discovered, so nothing else notices that one was not attacked, never photographed or cannot be counted again.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from session import agendas
from session.core.kind import KindOf
from session.recount.kinds import counting_of
from session.rounds import KINDS, simulations
from session.rounds.shared.simulation import Simulation, nothing
from session.rounds.shared.words import words_of
from tests.rounds.beside import beside

ROOT = Path(__file__).parents[2]
GUIDES = {"en": "docs/facilitator.md", "nl": "docs/begeleider.md"}
FACES = {"phone": "Phone", "wall": "Wall", "desk": "Desk"}
OF_BALLOTS = {
    "Choice": "the shape of a ballot",
    "check_ballot": "every ballot is refused",
    "Result": "the shape of its figures",
    "result": "no figures come of its ballots",
}

Missing = Iterator[str]


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8") if (ROOT / path).is_file() else ""


def declares(kind: str, name: str) -> bool:
    """Whether a kind gives this field of the contract."""
    return getattr(KINDS[kind], name) is not KindOf.__dataclass_fields__[name].default


def declaration(kind: str) -> Missing:
    path, icon = f"session/rounds/{kind}/__init__.py", KINDS[kind].icon
    if f'id="i-{icon}"' not in read("static/icons/sprite.svg"):
        yield f"{path}: static/icons/sprite.svg has no icon {icon!r}"
    if KINDS[kind].secret:
        yield from (
            f"{path}: no {name}: {what}" for name, what in OF_BALLOTS.items() if not declares(kind, name)
        )


def asked_words(kind: str) -> list[str]:
    """The words that are asked for because of what a kind declares; those of settings and items have tests of their
    own."""
    of_paper = ["sheet"] if KINDS[kind].secret and not declares(kind, "sheet_how") else []
    return ["name", "about", *of_paper, *(["headline"] if declares(kind, "headline") else [])]


def words(kind: str) -> Missing:
    for lang in GUIDES:
        texts = KINDS[kind].words.get(lang, {})
        for key in asked_words(kind):
            if not texts.get(f"{kind}.{key}") and not texts.get(f"{kind}.{key}.other"):
                yield f'session/rounds/{kind}/words.toml: [{lang}] has no "{key}"'


def own_tests(kind: str) -> Missing:
    if not list((ROOT / "tests" / "rounds" / kind).glob("test_*.py")):
        yield f"tests/rounds/{kind}/test_{kind}.py: what it refuses, counts and tells"


def screens(kind: str) -> Missing:
    for face, component in FACES.items():
        path = f"static/js/rounds/{kind}/{face}.js"
        if f" {component}" not in read(path):
            yield f"{path}: exports no {component}"


def simulated_person(kind: str) -> Missing:
    path, simulation = f"session/rounds/{kind}/simulate.py", simulations().get(kind)
    if simulation is None:
        yield f"{path}: how a made-up person takes part"
        return
    if KINDS[kind].secret and simulation.choose is None:
        yield f"{path}: no choose, and people vote"
    if simulation.choose is None and simulation.act is None and simulation.desk is nothing:
        yield f"{path}: nobody does anything"
    yield from (f"{path}: no question in {lang}" for lang in GUIDES if not simulation.question.get(lang))


def pictures(kind: str) -> Missing:
    simulation = simulations().get(kind)
    if simulation is None or not any(variant.pictured for variant in simulation.rounds):
        yield f"session/rounds/{kind}/simulate.py: no round in `rounds` that is pictured"


def attack(kind: str) -> Missing:
    path, module = f"tests/rounds/{kind}/attack.py", beside(kind, "attack")
    if KINDS[kind].secret and module is None:
        yield f"{path}: what a ballot adds to the published figures"
    elif module is not None:
        yield from unknown_variants(kind, path, {module.ATTACK.variant})


def paper(kind: str) -> Missing:
    path, module = f"tests/rounds/{kind}/paper.py", beside(kind, "paper")
    if KINDS[kind].secret and (module is None or not module.PAPER):
        yield f"{path}: how its ballot on paper is entered"
    elif module is not None:
        yield from unknown_variants(kind, path, {on_paper.variant for on_paper in module.PAPER})
    if KINDS[kind].secret and not declares(kind, "cells"):
        yield f"session/rounds/{kind}/__init__.py: no cells: its ballots as rows of a sheet"


def unknown_variants(kind: str, path: str, names: set[str]) -> Missing:
    simulation: Simulation | None = simulations().get(kind)
    known = {variant.name for variant in simulation.rounds} if simulation else set()
    yield from (f"{path}: simulate.py has no round {name!r}" for name in sorted(names - known))


def recount(kind: str) -> Missing:
    path, counting = f"session/rounds/{kind}/recount.py", counting_of(kind)
    if counting is None:
        yield f"{path}: how its figures are counted a second time"
    elif declares(kind, "headline") and counting.headline is None:
        yield f"{path}: no headline, and a second vote shows how it moved"


def tally(kind: str) -> Missing:
    counting = counting_of(kind)
    if counting is not None and counting.tally_documents is not None and beside(kind, "tally") is None:
        yield f"tests/rounds/{kind}/tally.py: which figures `run.py tally` must come to as well"


def golden_log(kind: str) -> Missing:
    if not list((ROOT / "tests" / "rounds" / kind / "logs").glob("*.jsonl")):
        yield f"tests/rounds/{kind}/logs: a golden log; python -m tests.golden --record {kind}"


def guides(kind: str) -> Missing:
    for lang, path in GUIDES.items():
        labels = KINDS[kind].words.get(lang, {})
        title, page = labels.get(f"{kind}.name", kind), read(path)
        if title not in re.findall(r"^#+ (.+)$", page, re.MULTILINE):
            yield f"{path}: no part '### {title}'; those of the other kinds show what belongs in it"
        for field in KINDS[kind].Settings.__struct_fields__:
            label = labels.get(f"{kind}.settings.{field}", f"{kind}.settings.{field}")
            if label not in " ".join(page.split()):
                yield f"{path}: nothing about the setting '{label}'"


def tour(kind: str) -> Missing:
    for lang in GUIDES:
        agenda = agendas.find("tour", lang)
        if agenda is None or kind not in {round_["kind"] for round_ in agenda.rounds}:
            yield f"session/agendas/tour.{lang}.toml: no round of this kind, so no rehearsal meets it"


PARTS: tuple[Callable[[str], Missing], ...] = (
    declaration, words, own_tests, screens, simulated_person, pictures, attack, paper, recount, tally, golden_log,
    guides, tour,
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_whole(kind: str) -> None:
    missing = [complaint for part in PARTS for complaint in part(kind)]
    assert missing == [], "\n".join([f"{kind} is not whole:", *missing])


BARE = '''"""A kind of which there is nothing but the declaration."""

from session.core.commands import Payload
from session.core.kind import RoundKind
from session.core.section import Section


class Settings(Payload, frozen=True):
    loud: bool = False


KIND = RoundKind(
    name="bare", purpose="evaluate", icon="no-such", Settings=Settings, words={"nl": {}, "en": {}},
    section=lambda round_, figures, n, say: Section(), secret=True, headline=lambda result: {},
)
'''
LACKS = (
    "session/rounds/bare/__init__.py: static/icons/sprite.svg has no icon 'no-such'",
    "session/rounds/bare/__init__.py: no Choice: the shape of a ballot",
    "session/rounds/bare/__init__.py: no check_ballot: every ballot is refused",
    "session/rounds/bare/__init__.py: no Result: the shape of its figures",
    "session/rounds/bare/__init__.py: no result: no figures come of its ballots",
    'session/rounds/bare/words.toml: [nl] has no "name"',
    'session/rounds/bare/words.toml: [en] has no "about"',
    'session/rounds/bare/words.toml: [nl] has no "sheet"',
    'session/rounds/bare/words.toml: [en] has no "headline"',
    "tests/rounds/bare/test_bare.py: what it refuses, counts and tells",
    "static/js/rounds/bare/phone.js: exports no Phone",
    "static/js/rounds/bare/wall.js: exports no Wall",
    "static/js/rounds/bare/desk.js: exports no Desk",
    "session/rounds/bare/simulate.py: how a made-up person takes part",
    "session/rounds/bare/simulate.py: no round in `rounds` that is pictured",
    "tests/rounds/bare/attack.py: what a ballot adds to the published figures",
    "tests/rounds/bare/paper.py: how its ballot on paper is entered",
    "session/rounds/bare/recount.py: how its figures are counted a second time",
    "tests/rounds/bare/logs: a golden log",
    "docs/facilitator.md: no part '### bare'",
    "docs/begeleider.md: nothing about the setting 'bare.settings.loud'",
    "session/agendas/tour.nl.toml: no round of this kind",
    "session/agendas/tour.en.toml: no round of this kind",
)


def test_a_kind_without_words_is_told_which_file_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "wordless_kind").mkdir()
    (tmp_path / "wordless_kind/__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ValueError, match=r"wordless_kind/words\.toml is missing; begin with the tables"):
        words_of("wordless_kind")


def test_a_new_kind_is_told_all_that_it_lacks(tmp_path: Path) -> None:
    for folder in ("session", "tests", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "static/icons").mkdir(parents=True)
    for name in ("pyproject.toml", "run.py", "static/icons/sprite.svg"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "session/rounds/bare").mkdir()
    (tmp_path / "session/rounds/bare/__init__.py").write_text(BARE, encoding="utf-8")
    test = "tests/rounds/test_every_kind_is_whole.py::test_a_kind_is_whole[bare]"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", test],
        cwd=tmp_path,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "bare is not whole" in done.stdout
    assert [complaint for complaint in LACKS if complaint not in done.stdout] == []
