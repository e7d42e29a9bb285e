"""What each audience sees: one JSON document for every phone, one for the projector, one for the desk.

Nothing personal is in here; that is `personal`, answered to one seat only. Until a result is released only the
desk sees it, and a secret round shows no figures to anyone while it is open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from session.core.carry import offered, resolve, with_cut
from session.core.kind import RoundKind
from session.core.results import COUNTING, CountingOnce, Results
from session.core.shapes import Shape, Withheld, told
from session.core.small_groups import fold
from session.core.state import Item, Json, Round, Session, plain

Kinds = Mapping[str, RoundKind]
AUDIENCES = ("phone", "projector", "desk")


def view(state: Session, audience: str, kinds: Kinds, results: Results | None = None) -> Json:
    """The document for `audience`; built only of dicts, lists, strings, numbers, booleans and None.

    `results` gives the figures; without it they are counted.
    """
    results = results or CountingOnce()
    document: Json = {
        "session": _session(state),
        "agenda": [_entry(round_) for round_ in state.agenda()],
        "current": state.focus,
        "screen": asdict(state.screen),
    }
    if audience != "phone":
        document["session"]["seats"] = seats_in_steps(state)
    if audience == "phone":
        document["round"] = _focus(state, state.focus, audience, kinds, results)
    elif audience == "projector":
        document["round"] = _focus(state, state.screen.round, audience, kinds, results)
    else:
        document["rounds"] = {
            round_.id: _desk_round(state, round_, kinds, results) for round_ in state.agenda()
        }
        document["items"] = {round_.id: _flavours(state, round_, kinds, results) for round_ in state.agenda()}
    return document


def _session(state: Session) -> Json:
    return {
        "code": state.code,
        "title": state.title,
        "language": state.language,
        "phase": state.phase,
        "roles": [asdict(role) for role in state.roles],
        "people": state.people,
        "threshold": state.threshold,
        "locked": state.locked,
    }


def seats_shown(state: Session) -> Json:
    """People by role, groups under the threshold merged into "*"; "" is "rather not say"."""
    return _merged(state.seats, state.threshold)


def seats_in_steps(state: Session) -> Json:
    """How many people a role has at least, for a desk and a wall that show it while they come in.

    Rounded down to whole thresholds, and only as it was when so many had come in or changed since the time before:
    two pictures one person apart would tell the role of that person, and how large a role was while it was small.
    """
    step = state.threshold
    shown = {role: number - number % step for role, number in _merged(state.announced, step).items()}
    return {role: number for role, number in shown.items() if number}


def _merged(seats: Mapping[str | None, int], threshold: int) -> dict[str, int]:
    folded = fold(seats, threshold)
    shown: dict[str, int] = {}
    for role, number in seats.items():
        name = folded[role] if folded[role] is not None else ""
        shown[name or ""] = shown.get(name or "", 0) + number
    return dict(sorted(shown.items()))


def _entry(round_: Round) -> Json:
    return {
        "id": round_.id,
        "kind": round_.kind,
        "prompt": round_.prompt,
        "phase": round_.phase,
        "minutes": round_.plan["minutes"],
        "skipped": round_.skipped,
    }


def _focus(state: Session, name: str | None, audience: str, kinds: Kinds, results: Results) -> Json | None:
    round_ = state.rounds.get(name or "")
    return None if round_ is None else round_view(state, round_, audience, kinds, results)


def round_view(
    state: Session, round_: Round, audience: str, kinds: Kinds, results: Results = COUNTING
) -> Json:
    """One round for one audience: the common part, the body its kind shows, and the result if it may be seen."""
    kind = kinds[round_.kind]
    may_see = round_.phase == "released" or (audience == "desk" and round_.is_finished)
    return {
        "id": round_.id,
        "kind": round_.kind,
        "prompt": round_.prompt,
        "phase": round_.phase,
        "settings": round_.settings,
        "byRole": round_.plan["by_role"],
        "options": [_option(item) for item in round_.options],
        "tied": round_.tied,
        "live": round_.plan["live"],
        "again": round_.again,
        "ties": plain(round_.ties) if may_see else [],
        "shift": _shift(state, round_, kinds, results) if may_see else None,
        "timer": None if round_.timer is None else asdict(round_.timer),
        "body": {} if round_.phase == "draft" else told(kind.body_view(round_, audience)),
        "result": _seen(kind, figures(state, round_, kinds, results), audience) if may_see else None,
    }


def _seen(kind: RoundKind, counted: Shape | None, audience: str) -> Json | None:
    if counted is None:
        return None
    return told(counted if isinstance(counted, Withheld) else kind.result_view(counted, audience))


def result(state: Session, round_: Round, kinds: Kinds, results: Results = COUNTING) -> Json | None:
    """`figures` as JSON, for the record and for what is published while people vote."""
    counted = figures(state, round_, kinds, results)
    return None if counted is None else told(counted)


def figures(state: Session, round_: Round, kinds: Kinds, results: Results = COUNTING) -> Shape | None:
    """The figures of a finished round. `Withheld` when a secret round has fewer ballots than the threshold."""
    kind, threshold = kinds[round_.kind], state.threshold
    if not round_.is_finished:
        return None
    if round_.ballots is not None and round_.is_withheld(threshold):
        return Withheld(len(round_.ballots), threshold)
    return results.result(kind, with_cut(state, kinds, round_), threshold)


def _option(item: Item) -> Json:
    return {"id": item.id, "text": item.text, "note": item.note}


def _desk_round(state: Session, round_: Round, kinds: Kinds, results: Results) -> Json:
    shown = round_view(state, round_, "desk", kinds, results)
    if round_.phase == "draft" and kinds[round_.kind].takes != "none":
        options, tied = resolve(state, kinds, round_, results)
        shown |= {"options": [_option(item) for item in options], "tied": tied}
    return shown | {
        "source": round_.source,
        "plan": round_.plan,
        "skipped": round_.skipped,
        "openedAt": round_.opened_at,
        "closedAt": round_.closed_at,
        "ballots": None if round_.ballots is None else len(round_.ballots),
        "paper": dict(round_.paper),
        "equals": _equals(state, round_, kinds, results),
    }


def _equals(state: Session, round_: Round, kinds: Kinds, results: Results) -> Json:
    """Flavour -> the ties a facilitator may break now, as lists of ids."""
    if not round_.is_finished or not kinds[round_.kind].secret or round_.is_withheld(state.threshold):
        return {}
    equals = {
        name: [[item.id for item in tier] for tier in tiers if len(tier) > 1]
        for name, tiers in offered(state, kinds, round_, results).items()
    }
    return {name: ties for name, ties in equals.items() if ties}


def _shift(state: Session, round_: Round, kinds: Kinds, results: Results) -> Json | None:
    """The headline figures of a second vote beside those of the first; None when either may not be told."""
    first = state.rounds.get(round_.again or "")
    if first is None:
        return None
    before, after = (headline(state, vote, kinds, results) for vote in (first, round_))
    if before is None or after is None:
        return None
    return {
        "before": before,
        "after": after,
        "ballots": [len(first.ballots or ()), len(round_.ballots or ())],
    }


def headline(
    state: Session, round_: Round, kinds: Kinds, results: Results = COUNTING
) -> dict[str, float] | None:
    """Option -> the one figure people remember (points, a mean), for a finished round that is not withheld."""
    counted = figures(state, round_, kinds, results)
    if counted is None or isinstance(counted, Withheld):
        return None
    return kinds[round_.kind].headline(counted) or None


def _flavours(state: Session, round_: Round, kinds: Kinds, results: Results) -> list[Json]:
    """What later rounds can take from this one: a flavour and how many items it has now."""
    flavours = offered(state, kinds, round_, results)
    return [{"flavour": name, "count": sum(map(len, tiers))} for name, tiers in flavours.items()]


def personal(state: Session, role: str | None, owned: Mapping[str, frozenset[str]], kinds: Kinds) -> Json:
    """What one seat sees of its own: its role and, for the round in focus, what its kind shows of the ids it owns."""
    mine: Json = {"role": role, "owned": {}}
    round_ = state.rounds.get(state.focus or "")
    if round_ is not None:
        mine["owned"][round_.id] = told(kinds[round_.kind].mine(round_, owned.get(round_.id, frozenset())))
    return mine


def coarse(number: int, people: int, step: int = 5) -> int:
    """A turnout that does not change with a single ballot: in steps, and exact only when everybody voted."""
    return number if number >= people else number - number % step
