"""Where a round gets its items from, and what it is about: an earlier round (everything, the top, chosen ones) and
typed texts.

Resolved when the round opens and frozen in that event; before that the desk sees it as a preview.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated

import msgspec
from msgspec import Meta

from session.core import text
from session.core.commands import Payload
from session.core.kind import RoundKind, Tiers
from session.core.refusals import Refused
from session.core.results import COUNTING, Results
from session.core.shapes import read, told
from session.core.state import Item, Json, Round, Session

OPTION_CHARACTERS = 500
OPTIONS = 500
CLUSTERS = "clusters"  # the flavour of a round that puts items together under names
SUBJECTS = 12  # what one round can be about; more has no room on a phone

Name = Annotated[str, Meta(max_length=80, pattern=r"^[ -~]*\Z")]  # of a round, a flavour or an item


class Source(Payload, frozen=True):
    """`round`: the earlier round, None for typed only. `flavour`: which of its items ("" = its default).
    `pick`: "all", "top" (the first `top`, and whoever ties with the last of them) or "chosen" (`ids`).
    `texts`: typed ones, after the others.
    """

    round: Name | None = None
    flavour: Name = ""
    pick: Annotated[str, Meta(extra_json_schema={"enum": ["all", "top", "chosen"]})] = "all"
    top: int = 5
    ids: tuple[Name, ...] = ()
    texts: tuple[str, ...] = ()


_TAKEN = ("round", "flavour", "pick", "top", "ids")


def together(was: Source, given: Source, now: Source) -> Source | Refused:
    """What a source becomes that somebody changed who saw `was`. What is taken from another round is one part of it,
    what is typed the other: who changed one leaves the other as it is `now`. Refused when others changed the same part
    into something else.
    """
    made: Json = {}
    for part in (_TAKEN, ("texts",)):
        before, asked, there = (tuple(getattr(one, name) for name in part) for one in (was, given, now))
        if asked == before:
            continue
        if there not in (before, asked):
            return Refused("changed_meanwhile")
        made |= zip(part, asked, strict=True)
    return msgspec.structs.replace(now, **made)


def check_source(source: Source) -> Source | Refused:
    """`source` with clean texts, or what is wrong with it."""
    if source.pick not in ("all", "top", "chosen") or not 1 <= source.top <= OPTIONS:
        return Refused("bad_settings", {"path": "source.pick"})
    if len(source.texts) > OPTIONS or len(source.ids) > OPTIONS:
        return Refused("bad_settings", {"path": "source.texts"})
    cleaned = []
    for typed in source.texts:
        if not typed.strip():
            continue
        accepted = text.accept(typed, OPTION_CHARACTERS)
        if isinstance(accepted, Refused):
            return accepted
        cleaned.append(accepted)
    return msgspec.structs.replace(source, texts=tuple(cleaned))


def resolve(
    state: Session, kinds: Mapping[str, RoundKind], round_: Round, results: Results = COUNTING
) -> tuple[tuple[Item, ...], bool]:
    """The items `round_` would work on now, and whether the last places tied so that more than the top n came.

    A second vote works on what the first one worked on, or on a selection of that.
    """
    items, carried, giver, tied = _taken(state, kinds, round_, results)
    return (*(replace(item, source=giver) for item in items[:carried]), *items[carried:]), tied


def to_look_at(
    state: Session, kinds: Mapping[str, RoundKind], round_: Round, results: Results
) -> tuple[Sequence[Item], bool]:
    """The same for who only looks at it: the items do not say where they come from."""
    items, _, _, tied = _taken(state, kinds, round_, results)
    return items, tied


def _taken(
    state: Session, kinds: Mapping[str, RoundKind], round_: Round, results: Results
) -> tuple[Sequence[Item], int, str | None, bool]:
    """The items, how many of them are carried over from another round and have yet to say so, that round, and whether
    the last places tied."""
    source = msgspec.convert(round_.source, Source)
    first = state.rounds.get(round_.again or "")
    if first is None:
        return _given(state, kinds, round_.id, source, results)
    whole: tuple[Sequence[Item], int, str | None, bool] = (first.options, 0, None, first.tied)
    if first.phase == "draft":
        whole = _taken(state, kinds, first, results)
    if source.round != first.id:
        return whole
    known, flavours = {item.id: item for item in whole[0]}, offered(state, kinds, first, results)
    picked, tied = _pick(_named(flavours, source.flavour) if flavours else (tuple(whole[0]),), source)
    return [known[item.id] for item in picked if item.id in known], 0, None, tied


def subjects(
    state: Session, kinds: Mapping[str, RoundKind], round_: Round, results: Results = COUNTING
) -> tuple[Item, ...]:
    """What `round_` would be about now."""
    if not round_.about:
        return ()
    about = msgspec.convert(round_.about, Source)
    items, carried, giver, _ = _given(state, kinds, f"{round_.id}-a", about, results)
    return (*(replace(item, source=giver) for item in items[:carried]), *items[carried:])[:SUBJECTS]


def _given(
    state: Session, kinds: Mapping[str, RoundKind], name: str, source: Source, results: Results
) -> tuple[Sequence[Item], int, str | None, bool]:
    """What a source gives now, as `_taken`. Typed texts get an id that begins with `name`."""
    typed = [Item(f"{name}-{n}", words) for n, words in enumerate(source.texts, 1)]
    giver = state.rounds.get(source.round) if source.round else None
    if giver is None:
        return typed, 0, None, False
    tiers = _named(offered(state, kinds, giver, results), source.flavour)
    picked, tied = _pick(tiers, source)
    return [*picked, *typed], len(picked), giver.id, tied


def settings_as_opened(
    state: Session, kinds: Mapping[str, RoundKind], round_: Round, results: Results = COUNTING
) -> Json | Refused:
    """The settings with which `round_` would open now: those with clusters take over the names of the clusters in the
    round that its items come from. A second vote has those of its first.
    """
    kind, giver = kinds[round_.kind], state.rounds.get(round_.source.get("round") or "")
    if kind.with_clusters is None or giver is None or round_.again is not None:
        return round_.settings
    clusters = offered(state, kinds, giver, results).get(CLUSTERS, ())
    names = [item.text for tier in clusters for item in tier]
    filled = kind.with_clusters(read(kind.Settings, round_.settings), names)
    return filled if isinstance(filled, Refused) else told(filled)


def as_opened(
    state: Session, kinds: Mapping[str, RoundKind], round_: Round, results: Results = COUNTING
) -> tuple[tuple[Item, ...], bool]:
    """`resolve` as it would be frozen now: what was typed is read in the language of the session by the kind."""
    items, tied = resolve(state, kinds, round_, results)
    kind = kinds[round_.kind]
    return kind.read_items(read(kind.Settings, round_.settings), items, state.language), tied


def offered(
    state: Session, kinds: Mapping[str, RoundKind], giver: Round, results: Results = COUNTING
) -> dict[str, Tiers]:
    """The flavours later rounds can take from `giver` now; none before it has opened."""
    if giver.phase == "draft":
        return {}
    return results.items(kinds[giver.kind], with_cut(state, kinds, giver), state.threshold)


def with_cut(state: Session, kinds: Mapping[str, RoundKind], round_: Round) -> Round:
    """`round_` with how many of its items the first round that takes its top n takes; None when none leaves any out."""
    cut = next((taker.source["top"] for taker in state.agenda() if _takes_top(kinds, taker, round_)), None)
    if cut is None or cut >= len(round_.options):
        return round_
    return replace(round_, cut=cut)


def _takes_top(kinds: Mapping[str, RoundKind], taker: Round, giver: Round) -> bool:
    source = taker.source
    if source.get("round") != giver.id or source.get("pick") != "top" or taker.skipped or taker.again:
        return False
    flavour = source.get("flavour", "")
    return not flavour or flavour == next(
        iter(kinds[giver.kind].items(replace(giver, ballots=None), None)), ""
    )


def _named(flavours: Mapping[str, Tiers], name: str) -> Tiers:
    """The tiers of one flavour, also when it has no items; the first flavour when `name` is empty or unknown."""
    return flavours.get(name, next(iter(flavours.values()), ()))


def _pick(tiers: Tiers, source: Source) -> tuple[list[Item], bool]:
    everything = [item for tier in tiers for item in tier]
    if source.pick == "chosen":
        return [item for item in everything if item.id in source.ids], False
    if source.pick == "all":
        return everything, False
    picked: list[Item] = []
    for tier in tiers:
        if len(picked) >= source.top:
            break
        picked += tier
    return picked, len(picked) > source.top
