"""The addresses of the server as the protocol lists them, from the map of routes and from what each function reads.

A function says in its own text who may call it and what it takes and gives: `must_enter`, `body(bodies.…)`,
`answer(bodies.…)`. That is where it is read from, so that the list cannot differ from what happens.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from flask import Flask

import session
from session.schema.components import about
from session.web import register

METHODS = ("GET", "POST", "DELETE")


@dataclass(frozen=True)
class Address:
    """One way to ask. `takes` and `gives` are names of shapes in session/web/bodies.py; empty when it is no JSON."""

    method: str
    path: str
    who: str
    takes: str
    gives: str
    meaning: str


def addresses() -> list[Address]:
    """Every address but those of the files of the front end, by path."""
    app = Flask(__name__, static_folder=None)
    register(app, session.ROOT / "static")
    rules = (rule for rule in app.url_map.iter_rules() if not rule.rule.startswith("/static/"))
    found = [
        _address(method, rule.rule, app.view_functions[rule.endpoint])
        for rule in rules
        for method in _methods(rule)
    ]
    return sorted(found, key=lambda address: (address.path, METHODS.index(address.method)))


def _methods(rule: Any) -> list[str]:
    return [method for method in METHODS if method in rule.methods]


def _address(method: str, path: str, function: Callable[..., Any]) -> Address:
    calls = list(_calls(function))
    return Address(
        method=method,
        path=path,
        who=_who(calls),
        takes=next((shape for call in calls if (shape := _shape(call, "body"))), ""),
        gives=next((shape for call in calls if (shape := _shape(call, "answer"))), ""),
        meaning=about(inspect.getdoc(function) or ""),
    )


def _calls(function: Callable[..., Any]) -> Iterator[ast.Call]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _shape(call: ast.Call, name: str) -> str:
    """The shape in `body(bodies.Code, …)`, or in `answer(bodies.Made(…))` when that is no failure."""
    if not (isinstance(call.func, ast.Name) and call.func.id == name and call.args) or _failed(call):
        return ""
    first = call.args[0]
    made = first.func if isinstance(first, ast.Call) else first
    path = ast.unparse(made)
    return path.removeprefix("bodies.") if path.startswith("bodies.") else ""


def _failed(call: ast.Call) -> bool:
    """Whether an answer has a status that tells of a failure."""
    statuses = (part.value for part in call.args[1:] if isinstance(part, ast.Constant))
    return any(isinstance(status, int) and status >= 400 for status in statuses)


def _who(calls: list[ast.Call]) -> str:
    """Who has to be known, by which secret; everybody when nobody is asked."""
    for call in calls:
        name, asked = ast.unparse(call.func), [ast.unparse(part) for part in call.args]
        if name == "seat_in":
            return "a seat, in the form" if "form" in asked[1] else "a seat, in the header"
        if name == "at_desk":
            return "the desk of the session"
        if name in ("must_enter", "may_enter") and asked[-1] != "'projector'":
            return "the desk of the server" if asked[0] == "None" else "the desk of the session"
        if name == "may_enter":
            return "the projector or the desk of the session"
    return ""
