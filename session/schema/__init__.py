"""What is made of the declared shapes: JSON Schema, the reference of the protocol and the types of the browser.

`python run.py schema` writes them; tests/test_schema.py sees to it that they are what the shapes say. The server needs
none of this.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TextIO

from session.core.state import Json

ROOT = Path(__file__).parents[2]
SCHEMAS, TYPES, PROTOCOL = Path("docs/schema"), Path("static/js/types"), Path("docs/protocol.md")


def main(arguments: list[str], out: TextIO) -> int:
    """Write every file that is made, and say which of them changed."""
    argparse.ArgumentParser(prog="run.py schema", description=__doc__.split("\n")[0]).parse_args(arguments)
    for path, text in made().items():
        file = ROOT / path
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            print(path, file=out)
    return 0


def made() -> dict[Path, str]:
    """Path from the root of the project -> what has to be in it."""
    from session.rounds import KINDS
    from session.schema import agenda, browser, documents, kinds, reference

    schemas = {kind.name: kinds.document(kind) for kind in KINDS.values()}
    schemas |= {"view": documents.views(KINDS), "record": documents.record(KINDS)}
    schemas["agenda"] = agenda.document(KINDS)
    types = {kind.name: browser.kind_types(kind) for kind in KINDS.values()}
    types["view"] = browser.view_types(KINDS)
    page = (ROOT / PROTOCOL).read_text(encoding="utf-8")
    return {
        **{SCHEMAS / f"{name}.json": _text(schema) for name, schema in schemas.items()},
        **{TYPES / f"{name}.d.ts": text for name, text in types.items()},
        PROTOCOL: reference.into(page, KINDS),
    }


def _text(schema: Json) -> str:
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
