"""The difference between two JSON documents, and how to apply it. The browser has the same `apply`.

Operations, applied in order: ["s", path, value] set; ["d", path] delete a key; ["a", path, values] append to a
list; ["t", path, length] truncate a list. A path is a list of keys and indexes; the empty path is the document.
`apply(old, diff(old, new)) == new` for every pair of documents, so a client that follows the deltas sees what a
client that just joined sees.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from session.core.tracked import Tracked

Op = list[Any]


def diff(old: Any, new: Any) -> list[Op]:
    """The operations that turn `old` into `new`. Parts that are the same object are not looked into, and of a tracked
    dict only what changed."""
    ops: list[Op] = []
    _walk(old, new, [], ops)
    return ops


def _walk(old: Any, new: Any, path: list[Any], ops: list[Op]) -> None:
    if old is new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        _walk_dict(old, new, path, ops)
    elif isinstance(old, list) and isinstance(new, list):
        _walk_list(old, new, path, ops)
    elif type(old) is not type(new) or old != new:
        ops.append(["s", path, new])


def _walk_dict(old: dict[str, Any], new: dict[str, Any], path: list[Any], ops: list[Op]) -> None:
    gone, there = _keys(old, new)
    for key in gone:
        if key not in new:
            ops.append(["d", [*path, key]])
    for key in there:
        if key not in new:
            continue
        value = new[key]
        if key not in old:
            ops.append(["s", [*path, key], value])
        elif old[key] is not value:
            _walk(old[key], value, [*path, key], ops)


def _keys(old: dict[str, Any], new: dict[str, Any]) -> tuple[Iterable[str], Iterable[str]]:
    """The keys of `old` that may be gone, and those of `new` of which the value may be another."""
    changed = new.since(old) if isinstance(old, Tracked) and isinstance(new, Tracked) else None
    if changed is None:
        return old, new
    return changed.others, (*changed.others, *changed.added)


def _walk_list(old: list[Any], new: list[Any], path: list[Any], ops: list[Op]) -> None:
    shared = min(len(old), len(new))
    inner: list[Op] = []
    for index in range(shared):
        if old[index] is not new[index]:
            _walk(old[index], new[index], [*path, index], inner)
    if len(inner) > max(8, shared):  # reordered: sending it whole is smaller
        ops.append(["s", path, new])
        return
    ops += inner
    if len(new) < len(old):
        ops.append(["t", path, len(new)])
    elif len(new) > len(old):
        ops.append(["a", path, new[shared:]])


def apply(document: Any, ops: list[Op]) -> Any:
    """A new document: `document` after `ops`. Raises KeyError, IndexError or ValueError when they do not fit."""
    for op in ops:
        document = _apply(document, op, op[1], 0)
    return document


def _apply(node: Any, op: Op, path: list[Any], depth: int) -> Any:
    if depth == len(path):
        return _leaf(node, op)
    if not isinstance(node, dict | list):
        raise ValueError(f"nothing at {path!r}")
    step = path[depth]
    copy = dict(node) if isinstance(node, dict) else list(node)
    if op[0] == "d" and depth == len(path) - 1:
        del copy[step]
    elif op[0] == "s" and depth == len(path) - 1:
        copy[step] = op[2]
    else:
        copy[step] = _apply(copy[step], op, path, depth + 1)
    return copy


def _leaf(node: Any, op: Op) -> Any:
    if op[0] == "s":
        return op[2]
    if op[0] == "a" and isinstance(node, list):
        return [*node, *op[2]]
    if op[0] == "t" and isinstance(node, list):
        return node[: op[2]]
    raise ValueError(f"operation {op[0]!r} does not fit {type(node).__name__}")
