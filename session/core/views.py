"""What each audience sees: one JSON document for every phone, one for the projector, one for the desk.

Nothing personal is in here; that is `personal`, answered to one seat only. Until a result is released only the
desk sees it, and a secret round shows no figures to anyone while it is open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from msgspec import UNSET, Struct, structs

from session.core import repeat, spotlight
from session.core.arguments import arguments_shown
from session.core.ballot_room import on_the_wire
from session.core.carry import Source, offered, settings_as_opened, subjects, to_look_at, with_cut
from session.core.checks import checks
from session.core.empty_chairs import empty_chairs
from session.core.kind import Check, RoundKind, Tiers
from session.core.refusals import Refused
from session.core.results import COUNTING, Counting, CountingOnce, Results
from session.core.shapes import NoBody, Shape, Withheld, read, told
from session.core.shown_options import CHECKED, first_moves, preview, shown_options, subject_views
from session.core.small_groups import REST, fold
from session.core.state import Json, Round, Session, Timer
from session.core.view_shapes import (
    AgendaEntry,
    CardsView,
    CheckView,
    DeskRound,
    DeskView,
    FlavourView,
    Move,
    PaperView,
    RepeatView,
    RoamView,
    RoleView,
    RoomView,
    RoundView,
    ScreenView,
    SessionView,
    ShiftView,
    TimerView,
    planned,
)

Kinds = Mapping[str, RoundKind]
AUDIENCES = ("phone", "projector", "desk")


def view(state: Session, audience: str, kinds: Kinds, results: Results | None = None) -> Json:
    """The document for `audience`: a `RoomView` or a `DeskView`, as JSON has it.

    `results` gives the figures; without it they are counted.
    """
    return told(view_shape(state, audience, kinds, results))


def view_shape(
    state: Session, audience: str, kinds: Kinds, results: Results | None = None
) -> RoomView | DeskView:
    """The same as a shape, in which what did not change is the same object as the time before."""
    results, agenda, on = results or CountingOnce(), state.agenda(), state.screen
    entries = tuple(_entry(round_) for round_ in agenda)
    lit = UNSET if audience == "phone" else spotlight.lit(state, kinds)
    screen = ScreenView(
        on.mode, on.round, on.text, on.page or UNSET, on.still or UNSET, lit, on.until or UNSET
    )
    common = _session(state, audience), entries, state.focus, screen
    if audience == "desk":
        given = {round_.id: offered(state, kinds, round_, results) for round_ in agenda}
        rounds = {one.id: _desk_round(state, one, kinds, results, given[one.id]) for one in agenda}
        return DeskView(*common, rounds, {name: _flavours(flavours) for name, flavours in given.items()})
    round_ = state.rounds.get((state.focus if audience == "phone" else on.round) or "")
    return RoomView(*common, None if round_ is None else _round(state, round_, audience, kinds, results))


def _session(state: Session, audience: str) -> SessionView:
    return SessionView(
        code=state.code,
        title=state.title,
        language=state.language,
        phase=state.phase,
        roles=tuple(RoleView(role.id, role.label) for role in state.roles),
        people=state.people,
        threshold=state.threshold,
        locked=state.locked,
        entry=state.entry or "open",
        cards=CardsView(state.cards, state.cards_used, state.cards_withdrawn)
        if audience == "desk"
        else UNSET,
        seats=UNSET if audience == "phone" else seats_in_steps(state),
        empty=(empty_chairs(state) or UNSET) if audience == "desk" else UNSET,
        plan=(planned(state) or UNSET) if audience == "desk" else UNSET,
        roam=RoamView(state.called, state.amended) if state.roam and audience != "projector" else UNSET,
    )


def seats_in_steps(state: Session) -> dict[str, int]:
    """How many people a role has at least; under "*" the roles that are not there and who chose none, together. Of a
    session of before that, "*" are merged roles and "" is who would rather not say.

    Rounded down to whole thresholds, and only as it was when so many had come in or changed since the time before:
    two pictures one person apart would tell the role of that person, and how large a role was while it was small.
    """
    step = state.threshold
    if not state.pooled:
        merged = seats_merged(state.announced, step)
        return {role: number - number % step for role, number in merged.items() if number >= step}
    if not any(state.announced):  # nobody has a role
        return {}
    shown = {role: number - number % step for role, number in state.announced.items() if role is not None}
    large = {role: number for role, number in sorted(shown.items()) if number}
    rest = sum(number for role, number in state.announced.items() if role not in large)
    return large if rest < step else {REST: rest - rest % step, **large}


def seats_merged(seats: Mapping[str | None, int], threshold: int) -> dict[str, int]:
    """People by role as sessions of before told them: groups under the threshold are merged, "" is rather not say."""
    folded = fold(seats, threshold)
    shown: dict[str, int] = {}
    for role, number in seats.items():
        name = folded[role] or ""
        shown[name] = shown.get(name, 0) + number
    return dict(sorted(shown.items()))


def _entry(round_: Round) -> AgendaEntry:
    plan = round_.plan
    return AgendaEntry(
        round_.id, round_.kind, round_.prompt, round_.phase, plan.minutes, round_.skipped, plan.pause or UNSET
    )


def round_view(
    state: Session, round_: Round, audience: str, kinds: Kinds, results: Results = COUNTING
) -> Json:
    """One round for one audience: what every round has, the body its kind shows, and the result if it may be seen."""
    return told(_round(state, round_, audience, kinds, results))


def _round(state: Session, round_: Round, audience: str, kinds: Kinds, results: Results) -> RoundView:
    kind = kinds[round_.kind]
    may_see = round_.phase == "released" or (audience == "desk" and round_.is_finished)
    timer, votes = round_.timer, audience == "phone" and kind.secret and round_.is_open
    seen = _seen(kind, figures(state, round_, kinds, results), audience) if may_see else None
    ties = round_.ties if may_see else ()
    shift = _shift(state, round_, kinds, results) if may_see else None
    beside = repeated(state, round_, kinds, results) if may_see else None
    if audience == "phone":
        shift, beside = first_moves(shift) if shift else None, first_moves(beside) if beside else None
    body = NoBody() if round_.phase == "draft" else round_.body
    if kind.body_view is not None and round_.phase != "draft":
        body = kind.body_view(round_, audience)
    return RoundView(
        id=round_.id,
        kind=round_.kind,
        prompt=round_.prompt,
        phase=round_.phase,
        settings=round_.settings,
        by_role=round_.plan.by_role,
        options=shown_options(kind, round_, audience, (seen, ties, shift, beside, body), results),
        tied=round_.tied,
        live=round_.plan.live,
        again=round_.again,
        ties=ties,
        shift=shift,
        timer=None if timer is None else _timer(timer),
        body=body,
        result=seen,
        counting=(counting(state, round_, kinds, results) if may_see and seen is None else None) or UNSET,
        until=UNSET if round_.until is None else round_.until,
        ballot_bytes=on_the_wire(round_, kind) if votes else UNSET,
        repeat=beside or UNSET,
        subjects=subject_views(round_.subjects) if round_.subjects else UNSET,
        names=dict(round_.names) or UNSET,
        arguments=(arguments_shown(state, round_, audience, kinds) if kind.argued else None) or UNSET,
    )


def _timer(timer: Timer) -> TimerView:
    return TimerView(timer.total, timer.ends, timer.left, timer.because or UNSET)


def _seen(kind: RoundKind, counted: Shape | None, audience: str) -> Struct | None:
    return (
        counted if counted is None or isinstance(counted, Withheld) else kind.result_view(counted, audience)
    )


def result(state: Session, round_: Round, kinds: Kinds, results: Results = COUNTING) -> Json | None:
    """`figures` as JSON, for the record and for what is published while people vote."""
    counted = figures(state, round_, kinds, results)
    return None if counted is None else told(counted)


def figures(state: Session, round_: Round, kinds: Kinds, results: Results = COUNTING) -> Shape | None:
    """The figures of a finished round. `Withheld` when a secret round has fewer ballots than the threshold."""
    kind, threshold = kinds[round_.kind], state.threshold
    if round_.tells(threshold):
        return results.result(kind, with_cut(state, kinds, round_), threshold)
    if round_.ballots is None or not round_.is_finished:
        return None
    paper = sum(ballot.paper for ballot in round_.ballots)
    counting = paper > 0 and round_.division is not None
    return Withheld(len(round_.ballots), threshold, paper=paper if counting else UNSET)


def counting(state: Session, round_: Round, kinds: Kinds, results: Results) -> Counting | None:
    """Why a round that is finished and not withheld has no figures yet; None when it has what there is to have."""
    if not round_.tells(state.threshold):
        return None
    return results.counting(kinds[round_.kind], with_cut(state, kinds, round_), state.threshold)


def _desk_round(
    state: Session, round_: Round, kinds: Kinds, results: Results, given: Mapping[str, Tiers]
) -> DeskRound:
    """`given`: what later rounds can take of it."""
    shown, count = _round(state, round_, "desk", kinds, results), len(round_.options)
    warned: tuple[Check, ...] = ()
    if round_.phase == "draft" and kinds[round_.kind].takes != "none":
        items, tied = to_look_at(state, kinds, round_, results)
        count, shown = len(items), structs.replace(shown, options=preview(round_, items), tied=tied)
        settings = settings_as_opened(state, kinds, round_, results)
        opening = round_ if isinstance(settings, Refused) else replace(round_, settings=settings)
        warned = checks(kinds[round_.kind], opening, tuple(items[:CHECKED]), state.language)
    if round_.phase == "draft" and round_.about:
        shown = structs.replace(shown, subjects=subject_views(subjects(state, kinds, round_, results)))
    return DeskRound(
        **structs.asdict(shown),
        count=count,
        source=read(Source, round_.source),
        plan=round_.plan,
        skipped=round_.skipped,
        opened_at=round_.opened_at,
        closed_at=round_.closed_at,
        ballots=None if round_.ballots is None else len(round_.ballots),
        paper=tuple(PaperView(key, each.count, each.role, each.choice) for key, each in round_.paper.items()),
        equals=_equals(state, round_, kinds, given),
        compare=(repeat.planned(state, round_) if round_.earlier else None) or UNSET,
        checks=tuple(CheckView(check.key, dict(check.words)) for check in warned),
        about=read(Source, round_.about) if round_.about else UNSET,
    )


def _equals(
    state: Session, round_: Round, kinds: Kinds, given: Mapping[str, Tiers]
) -> dict[str, list[list[str]]]:
    """Flavour -> the ties a facilitator may break now, as lists of ids."""
    kind = kinds[round_.kind]
    if not kind.secret or not round_.tells(state.threshold):
        return {}
    ranked = [(name, tiers) for name, tiers in given.items() if name not in kind.unranked]
    equals = {name: [[item.id for item in tier] for tier in tiers if len(tier) > 1] for name, tiers in ranked}
    return {name: ties for name, ties in equals.items() if ties}


def _shift(state: Session, round_: Round, kinds: Kinds, results: Results) -> ShiftView | None:
    """The headline figures of a second vote beside those of the first; None when either may not be told."""
    first = state.rounds.get(round_.again or "")
    if first is None:
        return None
    before, after = (headline(state, vote, kinds, results) for vote in (first, round_))
    if before is None or after is None:
        return None
    moves = tuple(Move(option, before[option], now) for option, now in after.items() if option in before)
    return ShiftView(moves, (len(first.ballots or ()), len(round_.ballots or ())))


def repeated(state: Session, round_: Round, kinds: Kinds, results: Results = COUNTING) -> RepeatView | None:
    """The figures of a finished round beside those of an earlier session; None when it is compared with none."""
    if round_.earlier is None:
        return None
    return repeat.beside(state, round_, kinds[round_.kind], headline(state, round_, kinds, results))


def headline(
    state: Session, round_: Round, kinds: Kinds, results: Results = COUNTING
) -> dict[str, float] | None:
    """Option -> the one figure people remember (points, a mean), for a finished round that is not withheld."""
    counted = figures(state, round_, kinds, results)
    if counted is None or isinstance(counted, Withheld):
        return None
    return kinds[round_.kind].headline(counted) or None


def _flavours(given: Mapping[str, Tiers]) -> list[FlavourView]:
    return [FlavourView(name, sum(map(len, tiers))) for name, tiers in given.items()]


def personal(state: Session, owned: Mapping[str, frozenset[str]], kinds: Kinds) -> dict[str, Json]:
    """The round in focus -> what one seat sees there of its own, by the ids that it owns."""
    round_ = state.rounds.get(state.focus or "")
    if round_ is None:
        return {}
    return {round_.id: told(kinds[round_.kind].mine(round_, owned.get(round_.id, frozenset())))}
