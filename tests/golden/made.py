"""Which events the code can make. Those of the core are declared; those of a kind are read from the code itself: every
name that reaches `context.event(…)`.

A name is a text, or a text with one gap that a function's argument or the first part of what a command changes fills.
Whatever else a name is made of cannot be told from the code, and is an error: then it has to be written out.
"""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

from session.core.events import Happened
from session.rounds import KINDS


def by_the_core() -> set[str]:
    """The names of every event of the core."""
    return {shape.name for shape in Happened.__subclasses__()}


def by_kind(kind: str) -> set[str]:
    """The names of every event that the own commands of a round kind can lead to."""
    modules = {f"session.rounds.{kind}", KINDS[kind].decide.__module__} - {"session.core.kind"}
    files: set[Path] = set()
    for module in modules:
        path = Path(importlib.import_module(module).__file__ or "")
        files |= set(path.parent.rglob("*.py")) if path.name == "__init__.py" else {path}
    return {name for path in files for name in names(path.read_text(encoding="utf-8"))}


def names(source: str) -> set[str]:
    """Every name of an event that is made in `source`. ValueError for one that cannot be told."""
    tree = ast.parse(source)
    made: set[str] = set()
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.Lambda):
            for call in _own_calls(function):
                made |= _names(call.args[0], function, tree)
    return made


def _own_calls(function: ast.AST) -> Iterator[ast.Call]:
    """The calls of `….event(name, …)` in a function, without those in functions inside it."""
    for node in ast.iter_child_nodes(function):
        if isinstance(node, ast.FunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "event":
            yield node
        yield from _own_calls(node)


def _names(name: ast.expr, function: ast.FunctionDef | ast.Lambda, tree: ast.Module) -> set[str]:
    match name:
        case ast.Constant(value=str(text)):
            return {text}
        case ast.JoinedStr(
            values=[ast.Constant(value=str(prefix)), ast.FormattedValue(value=ast.Name(id=gap))]
        ):
            return {f"{prefix}{part}" for part in _filled(gap, function, tree)}
    raise ValueError(f"line {name.lineno}: the code does not tell which event this is: {ast.unparse(name)}")


def _filled(gap: str, function: ast.FunctionDef | ast.Lambda, tree: ast.Module) -> set[str]:
    """What can stand in a gap: an argument of the function, or a part of a tuple that it takes apart."""
    arguments = [argument.arg for argument in function.args.args]
    if gap in arguments and isinstance(function, ast.FunctionDef):
        parts = _passed(function.name, arguments.index(gap), tree)
    else:
        parts = {text for size, at in _unpacked(gap, function) for text in _first_parts(size, at, tree)}
    if not parts:
        raise ValueError(f"line {function.lineno}: the code does not tell what stands in {{{gap}}}")
    return parts


def _passed(function: str, at: int, tree: ast.Module) -> set[str]:
    """The texts that are passed to a function as its argument number `at`."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and len(node.args) > at)
    to_it = [call.args[at] for call in calls if isinstance(call.func, ast.Name) and call.func.id == function]
    return {text for argument in to_it for text in _texts(argument)}


def _texts(argument: ast.expr) -> set[str]:
    match argument:
        case ast.Constant(value=str(text)):
            return {text}
        case ast.IfExp(body=body, orelse=other):
            return _texts(body) | _texts(other)
    raise ValueError(
        f"line {argument.lineno}: the code does not tell which event this is: {ast.unparse(argument)}"
    )


def _unpacked(gap: str, function: ast.AST) -> Iterator[tuple[int, int]]:
    """The size of each tuple that is taken apart with `gap` in it, and where."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple):
            parts = [part.id if isinstance(part, ast.Name) else "" for part in node.targets[0].elts]
            if gap in parts:
                yield len(parts), parts.index(gap)


def _first_parts(size: int, at: int, tree: ast.Module) -> Iterator[str]:
    """The texts at place `at` of every tuple of that size with something that happens in it, not only texts."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple) and len(node.elts) == size:
            constant = [isinstance(part, ast.Constant) for part in node.elts]
            if constant[at] and not all(constant):
                yield from _texts(node.elts[at])
