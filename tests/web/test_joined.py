"""Modules and styles of a face as few files: joined exactly, in import order, or refused with the file and the line."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from session.i18n import LANGUAGES, catalog
from session.rounds import KINDS
from session.web import modules, styles, words_asked
from session.web.faces import FACES, found
from session.web.joined import Faces

STATIC = Path(__file__).parents[2] / "static"
BASE = "/static/build/"


@pytest.fixture(scope="module")
def faces() -> Faces:
    return Faces(STATIC, BASE)


@pytest.mark.parametrize(
    "statement",
    [
        "export let count = 0;",
        "export default class Thing {}",
        "export function* many() {}",
        "export const { a, b } = both;",
        'export * from "./b.js";',
        'import * as b from "./b.js";',
        'import "./b.js";',
        "import { b } from './b.js';",
        'import b, { c } from "./b.js";',
        "const here = import.meta.resolve('./b.js');",
    ],
)
def test_a_statement_in_another_style_is_refused_with_its_file_and_line(statement: str) -> None:
    with pytest.raises(modules.NotOurStyle) as refused:
        modules.read("js/lib/a.js", f"// A module.\nconst a = 1;\n{statement}\n", "/a.js")
    assert "lib/a.js, line 3" in str(refused.value)
    assert statement.rstrip(";")[:20] in str(refused.value) or "import.meta" in str(refused.value)


def test_every_module_of_the_tree_is_in_a_style_that_can_be_joined() -> None:
    for path in found(STATIC, ("js/**/*.js", "vendor/*.js")):
        modules.read(path, (STATIC / path).read_text(encoding="utf-8"), BASE + path)


def test_modules_that_import_each_other_in_a_circle_are_refused(tmp_path: Path) -> None:
    project = tmp_path / "static"
    shutil.copytree(STATIC, project, ignore=shutil.ignore_patterns("fonts", "types"))
    ids = project / "js" / "lib" / "ids.js"
    ids.write_text(f'import {{ t }} from "../ui/button.js";\n{ids.read_text()}')
    (project / "js" / "ui" / "button.js").write_text(
        'import { x } from "../lib/ids.js";\nexport const t = x;\n'
    )
    with pytest.raises(modules.NotOurStyle, match=r"imports itself in the end: .*ids\.js"):
        Faces(project, BASE)


def parts(text: str) -> list[str]:
    return re.findall(r'^\$modules\.add\("([^"]+)"', text, re.MULTILINE)


def test_a_page_has_what_it_draws_of_the_kinds_of_rounds(faces: Faces) -> None:
    """A desk draws ballots too, for those on paper."""
    for name in ("phone", "projector", "desk"):
        folder = FACES[name].entry.rpartition("/")[0]
        end = str(faces.end(name, "nl"))
        first = end if FACES[name].inline else faces.files[f"{folder}/main.joined.js"][0]
        later = faces.files[f"{folder}/later.joined.js"][0]
        drawn = set(re.findall(r'useKind\([^;\n]*?, "(\w+)"\)', first + later))
        assert drawn, name
        there = parts(later)
        assert {f"js/rounds/{kind}/{face}.js" for kind in KINDS for face in drawn} <= {*there}, name


def test_each_module_is_there_once_and_after_what_it_imports(faces: Faces) -> None:
    for name in ("phone", "phone_preview", "projector", "desk", "remote", "check"):
        folder = FACES[name].entry.rpartition("/")[0]
        end = str(faces.end(name, "nl"))
        first = parts(end if FACES[name].inline else faces.files[f"{folder}/main.joined.js"][0])
        later = parts(faces.files.get(f"{folder}/later.joined.js", ("", ""))[0])
        there = [*first, *later]
        assert len(there) == len(set(there)) > 3, name
        assert FACES[name].entry == first[-1]
        for at, path in enumerate(there):
            module = modules.read(path, (STATIC / path).read_text(encoding="utf-8"), "")
            assert set(module.imports) <= set(there[:at]), path
        assert set(found(STATIC, FACES[name].later)) <= set(later), name


def test_what_is_joined_runs_and_gives_what_each_module_gives(tmp_path: Path) -> None:
    """Two modules with the same names inside, a name that goes out under another, one that is passed on, a default."""
    sources = {
        "js/a.js": 'const hidden = 1;\nexport const one = hidden;\nexport function two() {\n  return 2;\n}\n',
        "js/b.js": 'import { one as first } from "./a.js";\nexport { two } from "./a.js";\n'
                   "const hidden = 10;\nexport class Ten {\n  value = hidden + first;\n}\n",
        "vendor/c.js": "/*! (c) C */\nvar x=5;export{x as five};\nexport default x;\n",
        "js/d.js": 'import {\n  Ten,\n  two,\n} from "./b.js";\nimport five from "../vendor/c.js";\n'
                   "/** @type {import(\"./a.js\").X} */\nexport const sum = new Ten().value + two() + five;\n",
    }  # fmt: skip
    text = "const made = {};\n"
    text += "const $modules = { add: (path, make) => (made[path] = make()), need: (path) => made[path] };\n"
    text += "".join(modules.read(path, source, path).part() for path, source in sources.items())
    assert "/*! (c) C */" in text
    script = tmp_path / "joined.mjs"
    script.write_text(text + 'console.log(made["js/d.js"].sum, Object.keys(made["js/b.js"]).join());\n')
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node was not found")
    told = subprocess.run([node, str(script)], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["18", "two,Ten"]


def test_the_licences_of_vendored_files_stay(faces: Faces) -> None:
    assert "Released under the MIT License" in faces.files["js/phone/later.joined.js"][0]
    assert "@license MIT" in faces.files["js/desk/main.joined.js"][0]


def test_the_styles_of_a_face_are_those_of_its_sheets_in_their_order() -> None:
    text = styles.joined(STATIC, ("tokens", "kinds"), BASE)
    assert text.index("@font-face") < text.index(".kind-")
    assert "../" not in text
    assert f"url({BASE}fonts/" in text
    assert "/*" not in text


def test_a_phone_has_all_words_it_asks_for_and_not_those_of_the_desk() -> None:
    for lang in LANGUAGES:
        join, room = words_asked.part("join", lang), words_asked.part("room", lang)
        assert not set(join) & set(room)
        both = set(join) | set(room)
        assert {"phone.join", "phone.continue", "phone.role_question_today", "refused.wrong_code"} <= set(
            join
        )
        elsewhere = {"phone.app_about", "phone.needs_script", "phone.role_question"}
        assert {key for key in catalog(lang) if key.startswith("phone.")} - elsewhere <= both
        assert not [key for key in both if key.startswith(("desk.", "check."))]
        assert len(json.dumps(dict(join))) < 28_000


def test_the_words_in_a_page_cannot_end_their_script(faces: Faces) -> None:
    data = re.search(
        r'<script type="application/json" data-words-in="nl">(.*?)</script>', str(faces.end("phone", "nl"))
    )
    assert data is not None
    assert "<" not in data[1]
    assert json.loads(data[1]) == words_asked.part("join", "nl")
