"""The schemas, the types of the browser and the reference of the protocol are what the declared shapes say, and what
comes of every golden log is what the schemas say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator, Registry, meta

from session import schema
from session.core import views
from session.core.evolve import evolve
from session.core.state import Json, Session
from session.record.export import RecordSource, file
from session.rounds import KINDS
from session.schema import addresses, typescript
from session.schema.components import components
from session.web import bodies
from tests.cast import remembered
from tests.golden.logs import Golden, paths, read

ROOT = Path(__file__).parents[1]
BY_HAND = {"outside.d.ts"}  # of the types of the browser
RENEW = "python run.py schema"
LOGS = [log for log in map(read, paths()) if log.kinds == "session.rounds"]
KEPT = [
    *(schema.SCHEMAS / path.name for path in sorted((ROOT / schema.SCHEMAS).iterdir())),
    *(
        schema.TYPES / path.name
        for path in sorted((ROOT / schema.TYPES).iterdir())
        if path.name not in BY_HAND
    ),
    schema.PROTOCOL,
]
SCHEMAS: dict[str, Json] = {
    path.name: json.loads((ROOT / path).read_text(encoding="utf-8"))
    for path in KEPT
    if path.parent == schema.SCHEMAS
}


def closed(document: Json) -> Json:
    """The schema in which a shape holds what is declared and nothing else, which readers need not insist on."""
    document = deepcopy(document)
    parts = [document] if "required" in document else []  # that of a kind is no document of its own
    for shape in [*parts, *document["$defs"].values()]:
        if "properties" in shape:
            shape.setdefault("additionalProperties", False)
    return document


REGISTRY = Registry([(name, closed(document)) for name, document in SCHEMAS.items()])


@cache
def validator(where: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": where}, registry=REGISTRY)


def problems(where: str, document: Any) -> list[str]:
    """What is wrong with `document` by the schema at `where`, with the place of each."""
    return [
        f"{error.instance_path}: {error.message[:200]}" for error in validator(where).iter_errors(document)
    ]


def telling(log: Golden) -> Iterator[tuple[str, Session]]:
    """The session after the first event of each name, and at the end: between them every shape has been there."""
    state, names = Session(log.session), set[str]()
    for event in log.events:
        state = evolve(state, event, KINDS)
        if event.name not in names:
            names.add(event.name)
            yield event.name, state
    yield "the end", state


def exported(log: Golden) -> Json:
    """The record of a log as a JSON file."""
    source = RecordSource(log.state, len(log.events), log.head, "en", 0, "Europe/Amsterdam")
    document: Json = json.loads(file(source, KINDS, "json"))
    return document


@pytest.fixture(scope="module")
def made() -> dict[Path, str]:
    return schema.made()


@pytest.mark.parametrize("path", KEPT, ids=str)
def test_what_is_made_of_the_shapes_is_what_they_say_now(path: Path, made: dict[Path, str]) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == made.get(path), f"{path} is of other shapes: {RENEW}"


def test_all_that_is_made_is_kept_and_nothing_else(made: dict[Path, str]) -> None:
    assert made.keys() == set(KEPT), RENEW
    assert all((ROOT / schema.TYPES / name).exists() for name in BY_HAND)


def test_the_guide_to_a_new_kind_names_every_file_that_is_made_anew_for_one(made: dict[Path, str]) -> None:
    guide = (ROOT / "docs/new-round-kind.md").read_text(encoding="utf-8")
    _, _, table = guide.partition("| Written by `python run.py schema` |\n")
    rows = "\n".join(row.split("|")[2] for row in table.partition("\n\n")[0].splitlines())
    named = set(re.findall(r"([\w<>]+\.(?:json|d\.ts|md))`", rows))
    assert named == {
        path.name.replace("poll", "<kind>") for path, text in made.items() if re.search(r"\bpoll\b", text)
    }


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_schema_with_patterns_that_readers_outside_python_know(name: str) -> None:
    meta.validate(SCHEMAS[name])


@pytest.mark.parametrize("log", LOGS, ids=lambda log: log.path.stem)
def test_every_view_of_a_golden_log_is_what_the_schema_says(log: Golden) -> None:
    """Phones and the big screen get documents of one shape, so they take turns."""
    results = remembered()
    for at, (event, state) in enumerate(telling(log)):
        for audience in ("desk", "phone" if at % 2 else "projector"):
            seen = views.view(state, audience, KINDS, results)
            assert problems(f"view.json#/properties/{audience}", seen) == [], f"{audience}, after {event}"


@pytest.mark.parametrize("log", LOGS, ids=lambda log: log.path.stem)
def test_the_record_of_a_golden_log_is_what_the_schema_says(log: Golden) -> None:
    assert problems("record.json", exported(log)) == []


def first(document: Json) -> Any:
    """The first round of a record; every part of it is a JSON object."""
    return document["rounds"][0]


CHANGES: dict[str, Callable[[Json], object]] = {
    "a field that nobody declared": lambda document: document.update(new=1),
    "a round with a field more": lambda document: first(document).update(new=1),
    "a round without its result": lambda document: first(document).pop("result"),
    "a setting of another kind": lambda document: first(document)["settings"].update(new=1),
    "a figure that is a text": lambda document: first(document)["result"].update(ballots="9"),
    "a figure left out": lambda document: first(document)["result"].pop("ballots"),
    "an option with a figure more": lambda document: first(document)["result"]["options"][0].update(new=1),
    "a ballot of another kind": lambda document: first(document)["ballots"][0].update(choice={"new": 1}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_record_that_is_something_else_is_noticed(change: str) -> None:
    log = next(log for log in LOGS if log.path.stem == "dots")
    document = exported(log)
    assert problems("record.json", document) == []
    CHANGES[change](document)
    assert problems("record.json", document) != []


# What is made, read


def test_two_shapes_of_one_name_are_no_schema() -> None:
    results = [KINDS["dots"].Result, KINDS["rank"].Result]
    with pytest.raises(ValueError, match="two shapes are called Result"):
        components(results)


def test_a_type_that_has_no_declaration_is_no_type_of_the_browser() -> None:
    with pytest.raises(KeyError):
        typescript.type_of({"type": "date"})


def test_every_address_that_takes_or_gives_a_body_is_read_from_its_function() -> None:
    listed = {(address.method, address.path): address for address in addresses.addresses()}
    links = listed["POST", "/api/desk/<code>/links"]
    assert (links.who, links.takes, links.gives) == ("the desk of the session", "NewLink", "Link")
    assert listed["POST", "/api/command"].who == "a seat, in the header"
    assert listed["POST", "/record/<code>.<form>"].who == "a seat, in the form"
    named = {shape for address in listed.values() for shape in (address.takes, address.gives) if shape}
    assert all(hasattr(bodies, shape) for shape in named)


def test_whoever_needs_no_secret_is_told_none() -> None:
    open_to_all = {address.path for address in addresses.addresses() if not address.who}
    assert "/api/code" in open_to_all
    assert not {path for path in open_to_all if path.startswith(("/api/desk", "/record", "/desk"))}
