"""What the desk puts large on the projector: an option, an idea, a cluster, an argument, in the words that it has now.

It must stay true that what is hidden, waits or may not be read yet is never lit: it goes out by itself at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import UNSET, UnsetType

from session.core.kind import RoundKind
from session.core.origin import put_in
from session.core.results import as_told
from session.core.state import Round, Session
from session.core.view_shapes import LitView


def words(state: Session, kinds: Mapping[str, RoundKind], round_: Round, item: str) -> str | None:
    """The text of something in a round that everybody may read; None when there is no such thing."""
    options = {option.id: option.text for option in round_.options}
    if item in options:
        return options[item]
    kind = kinds[round_.kind]
    sealed = kind.secret and round_.phase != "released"
    body = round_.body if kind.body_view is None else kind.body_view(round_, "projector")
    if sealed and item not in _on_the_wall(body):
        return None  # it may stand on ballots
    given = put_in(state, kinds, round_).get(item)
    if given is not None:
        return given.text if given.seen and kind.readable(round_) else None
    return kind.named(as_told(kind, round_, state.threshold)).get(item)


def _on_the_wall(body: Any) -> set[str]:
    """The ids of what a body holds: in mappings by id, or in lists of what has one."""
    ids: set[str] = set()
    for name in getattr(body, "__struct_fields__", ()):
        held = getattr(body, name)
        if isinstance(held, Mapping):
            ids |= held.keys()
        elif isinstance(held, tuple):
            ids |= {str(getattr(one, "id", "")) for one in held}
    return ids


def lit(state: Session, kinds: Mapping[str, RoundKind]) -> LitView | UnsetType:
    """What is lit now."""
    round_, item = state.rounds.get(state.screen.round or ""), state.screen.lit
    text = None if round_ is None or item is None else words(state, kinds, round_, item)
    return UNSET if item is None or text is None else LitView(item, text)
