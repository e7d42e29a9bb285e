"""The documents stay true of the code: settings, kinds, commands, links, refusals and the worked example."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import run
from session import agendas
from session.i18n import LANGUAGES, catalog

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
GUIDES = {"facilitator.md": "en", "begeleider.md": "nl"}
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "bench").glob("*.md")])
EVERY_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
MAKE = re.compile(r"^(?:sudo )?make (?:-C \S+ )?([a-z][a-z-]*)", re.MULTILINE)
FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def anchors(page: str) -> set[str]:
    """The fragments of the headings of a page, as code hosts make them."""
    heads = re.findall(r"^#+ (.+)$", FENCED.sub("", page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def commands(page: str) -> Iterator[list[str]]:
    """What follows `python run.py` on the lines of code blocks and between backticks."""
    code = [body for _, body in FENCED.findall(page)] + re.findall(r"`([^`\n]+)`", FENCED.sub("", page))
    for text in code:
        for words in re.findall(r"(?:^|\s|/)python3? run\.py([^\n|;&#]*)", text):
            yield words.split()


@EVERY_PAGE
def test_every_link_to_a_file_or_a_heading_leads_somewhere(page: Path) -> None:
    for link in LINK.findall(FENCED.sub("", read(page))):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, fragment = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{page.name}: {link}"
        if fragment:
            assert fragment in anchors(read(target)), f"{page.name}: {link}"


@EVERY_PAGE
def test_every_make_target_that_is_named_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z][a-z-]*):", read(ROOT / "Makefile"), re.MULTILINE))
    text = read(page)
    code = [body for _, body in FENCED.findall(text)] + re.findall(r"`([^`\n]+)`", FENCED.sub("", text))
    named = {name for text in code for name in MAKE.findall(text)}
    assert named <= targets


@EVERY_PAGE
def test_every_command_of_run_py_that_is_named_exists(page: Path) -> None:
    for words in commands(read(page)):
        name = next(iter(words), "serve")
        assert name in run.COMMANDS or name.startswith("-"), f"{page.name}: run.py {' '.join(words)}"
        if name == "rehearse" and len(words) > 1 and not words[1].startswith("-"):
            assert words[1].endswith(".toml") or words[1] in agendas.names()


@EVERY_PAGE
def test_every_path_of_the_tree_that_is_named_exists(page: Path) -> None:
    code = re.findall(r"`([\w./-]+)`", FENCED.sub("", read(page)))
    folders = ("session/", "static/", "tests/", "docs/", "templates/", "bench/")
    missing = [path for path in code if path.startswith(folders) and not (ROOT / path).exists()]
    assert missing == []


@pytest.mark.parametrize("folder", ["core", "live", "live/engine", "record", "web"])
def test_of_every_module_around_the_core_is_told_what_it_owns(folder: str) -> None:
    told = set(re.findall(r"`(\w+)`", (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")))
    modules = {path.stem for path in (ROOT / "session" / folder).glob("*.py")} - {"__init__"}
    assert modules - told == set()


def test_the_administrator_finds_every_setting() -> None:
    page = read(DOCS / "administrator.md")
    settings = tomllib.loads(read(ROOT / "config.toml"))
    named = {f"`{section}.{key}`" for section, keys in settings.items() for key in keys}
    assert sorted(key for key in named if key not in page) == []
    listed = set(re.findall(rf"^\| (`(?:{'|'.join(settings)})\.\w+`)", page, re.MULTILINE))
    assert listed == named


def test_every_variable_of_the_environment_that_is_named_is_a_setting() -> None:
    settings = tomllib.loads(read(ROOT / "config.toml"))
    known = {f"VERSNELKAMER_{section}_{key}".upper() for section, keys in settings.items() for key in keys}
    for page in PAGES:
        named = set(re.findall(r"VERSNELKAMER_[A-Z]+_[A-Z_]+\b", read(page)))
        assert named <= known, page.name


def promises() -> list[tuple[str, str, list[str]]]:
    """The rows of docs/promises.md: a sentence, where it stands, the tests that show it."""
    rows = re.findall(r'^\| "(.+)" \| (.*?) \| (.*?) \|$', read(DOCS / "promises.md"), re.MULTILINE)
    return [(sentence, place.strip("`"), shown.split("; ")) for sentence, place, shown in rows]


@pytest.mark.parametrize(("sentence", "place"), [row[:2] for row in promises()])
def test_a_promise_stands_where_the_page_of_promises_says_in_these_words(sentence: str, place: str) -> None:
    said = read(ROOT / place) if place.endswith(".md") else catalog("en")[place]
    assert sentence in " ".join(said.replace("**", "").split())


@pytest.mark.parametrize("shown", sorted({shown for *_, tests in promises() for shown in tests}))
def test_a_promise_is_shown_by_a_test_that_exists(shown: str) -> None:
    path, _, name = shown.partition("::")
    assert re.search(rf"^def ({name or 'test_[a-z_]+'})\(", read(ROOT / "tests" / path), re.MULTILINE)


def test_every_promise_on_a_phone_and_in_the_record_is_on_the_page_of_promises() -> None:
    """What we say that holds; what does not is no promise."""
    words = {key for key in catalog("en") if re.fullmatch(r"record\.pdf\.holds_\w+", key)}
    phone = {"phone.about_name", "phone.about_open", "phone.about_closed", "phone.about_small"}
    assert (words | phone) <= {place for _, place, _ in promises()}


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_names_every_ready_made_agenda(guide: str) -> None:
    """And every kind: see tests/rounds/test_every_kind_is_whole.py."""
    page = " ".join(read(DOCS / guide).split())
    for agenda in agendas.listing(GUIDES[guide]):
        assert agenda["title"] in page


@pytest.mark.parametrize("guide", GUIDES)
def test_what_a_guide_prints_in_bold_stands_on_a_screen(guide: str) -> None:
    """Bold is for what people read on a screen: a button, a tab, a label."""
    shown = set(catalog(GUIDES[guide]).values())
    assert sorted(set(re.findall(r"\*\*(.+?)\*\*", read(DOCS / guide))) - shown) == []


def test_every_refusal_of_the_protocol_has_its_sentence() -> None:
    page = read(DOCS / "protocol.md")
    codes = set(re.findall(r"`refused\.([a-z_]+)`", page))
    for sentence in re.findall(r"[^.|]*(?:\b4\d\d `|\b503 `|a client stops)[^.|]*", page):
        codes |= set(re.findall(r"`([a-z]+(?:_[a-z]+)*)`", sentence)) - {"words"}
    assert {"wrong_code", "session_locked", "seat_unknown", "protocol_too_old", "store_unavailable"} <= codes
    for lang in LANGUAGES:
        assert sorted(code for code in codes if f"refused.{code}" not in catalog(lang)) == []


def test_the_two_guides_have_the_same_parts() -> None:
    parts = [
        [len(marks) for marks in re.findall(r"^(#+) ", read(DOCS / guide), re.MULTILINE)] for guide in GUIDES
    ]
    assert parts[0] == parts[1]


def test_the_example_of_a_new_kind_works_as_it_is_printed(tmp_path: Path) -> None:
    page = read(DOCS / "new-round-kind.md")
    files = dict(re.findall(r"^### (\S+)\n\n```\w+\n(.*?)^```", page, re.MULTILINE | re.DOTALL))
    assert set(files) == {
        "session/rounds/pulse_check/__init__.py",
        "session/rounds/pulse_check/recount.py",
        "session/rounds/pulse_check/simulate.py",
        "session/rounds/pulse_check/words.toml",
        *(f"static/js/rounds/pulse_check/{name}.js" for name in ("counts", "phone", "wall", "desk")),
        "static/js/rounds/pulse_check/style.css",
        *(
            f"tests/rounds/pulse_check/{name}.py"
            for name in ("attack", "paper", "story", "tally", "test_pulse_check")
        ),
    }
    parts = re.findall(r"[iI]n `([\w/.]+)`:\n\n```\w+\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    tours = [f"session/agendas/tour.{lang}.toml" for lang in LANGUAGES]
    assert sorted(path for path, _ in parts) == sorted([*(f"docs/{guide}" for guide in GUIDES), *tours])
    for folder in ("session", "tests", "docs", "static/fonts", "static/icons"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "run.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    for path, part in parts:
        with (tmp_path / path).open("a", encoding="utf-8") as file:
            file.write(f"\n{part}")
    asked = ["-q", "-p", "no:cacheprovider", "tests/rounds/pulse_check"]
    kinds = [f"tests/rounds/test_every_{name}.py" for name in ("kind", "kind_is_whole", "simulation")]
    kinds += ["tests/rounds/test_work.py"]
    kinds += [
        "tests/golden",
        "tests/recount/test_every_kind_can_be_recounted.py",
        "tests/attack/small_groups",
        "tests/tally/test_records.py",
    ]
    every = [*kinds, "tests/browser/test_look.py", "tests/test_docs.py"]
    environ = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    for command in (
        ["tests.golden", "--record", "pulse_check"],
        ["pytest", *asked, *every, "-k", "pulse_check or guide"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=tmp_path,
            env=environ,
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    for name in (name for name in files if name.endswith(".js")):
        for imported in re.findall(r'from "([./\w]+)"', files[name]):
            module = os.path.normpath(Path(name).parent / imported)
            assert module in files or (ROOT / module).is_file(), f"{name}: {imported}"
