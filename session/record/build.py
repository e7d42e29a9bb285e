"""The decision record of a session, built from its state and nothing else: the same log gives the same record.

Each round kind writes its own section; this puts them together with the people, the decisions and the actions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

import msgspec
from msgspec import UNSET

from session.core import views
from session.core.carry import with_cut
from session.core.empty_chairs import empty_chairs
from session.core.kind import RoundKind
from session.core.results import COUNTING, CountingOnce, Results, figures_of
from session.core.section import Minority, Resolution, Section
from session.core.small_groups import REST
from session.core.state import Json, Round, Session
from session.i18n import Speaker, say
from session.record import origins, reading, vote_notes
from session.record.document import (
    AgendaLine,
    Chain,
    People,
    Record,
    RoleCount,
    RoundResolution,
    RoundSection,
    SessionFacts,
    placed,
)

Kinds = Mapping[str, RoundKind]
SAFE_THRESHOLD = 5  # below this the record warns


@dataclass
class Voice(Speaker):
    """The words a round kind writes its section with, in the language of the record and with this session's roles."""

    threshold: int
    labels: Mapping[str, str]
    pool: tuple[str | None, ...] = ()  # of the round that is told of; empty when it has none

    def role(self, name: str | None) -> str:
        if not name:
            return say(self.language, "common.no_role")
        if name == REST:
            return self._pool() if self.pool else say(self.language, "common.merged_roles")
        return self.labels.get(name, name)

    def _pool(self) -> str:
        labels = [self.labels[role] for role in self.pool if role and role in self.labels]
        return say(
            self.language, "common.pool" if labels else "common.no_role_chosen", roles=", ".join(labels)
        )


def build(
    state: Session,
    kinds: Kinds,
    chain: Chain,
    language: str,
    made_at: int,
    zone: str,
    results: Results | None = None,
) -> Record:
    """The record in `language`. Provisional until the session is closed; then `made_at` is the moment of closing.

    `results` gives the figures; without it they are counted.
    """
    return built(state, kinds, chain, language, made_at, zone, results)[0]


def built(
    state: Session,
    kinds: Kinds,
    chain: Chain,
    language: str,
    made_at: int,
    zone: str,
    results: Results | None = None,
) -> tuple[Record, reading.Reading]:
    """The record, and what its printed pages know besides it."""
    results = results or CountingOnce()
    closed = state.phase == "closed"
    voice = Voice(language, state.threshold, {role.id: role.label for role in state.roles})
    agenda = list(enumerate(state.agenda(), 1))
    happened = [(n, round_) for n, round_ in agenda if _happened(round_)]
    attended = vote_notes.attended(state, [round_ for _, round_ in happened], voice)
    sections = [
        (n, round_, _section(state, n, round_, kinds, voice, results, attended.get(round_.id, "")))
        for n, round_ in happened
    ]
    lines = _agenda(agenda, voice)
    minorities = [minority for _, _, section in sections for minority in section.minorities]
    people = _people(state)
    record = Record(
        language=language,
        session=SessionFacts(
            state.id,
            state.code,
            state.title,
            state.opened_at,
            state.closed_at if closed else None,
            state.phase,
            entry=UNSET if state.entry is None else state.entry,
            planned=state.date or UNSET,
            place=state.place or UNSET,
        ),
        people=people,
        threshold=state.threshold,
        made_at=state.closed_at if closed and state.closed_at is not None else made_at,
        chain=chain,
        provisional=not closed,
        zone=zone,
        threshold_warning=state.threshold < SAFE_THRESHOLD,
        decisions=tuple(
            _decision(state, kinds, round_, resolution, minorities, voice)
            for _, round_, section in sections
            for resolution in section.resolutions
        ),
        actions=tuple(undertaking for _, _, section in sections for undertaking in section.undertakings),
        agenda=lines,
        sections=tuple(_placed(lines[n - 1], round_, section) for n, round_, section in sections),
    )
    told = [role.label for role in people.roles]
    besides = reading.read(
        state, [(round_, section) for _, round_, section in sections], told, people.empty or (), attended
    )
    return record, besides


def counted_rounds(state: Session, kinds: Kinds, results: Results = COUNTING) -> list[Json]:
    """Every result with the ballots it was counted from, as they are in the log.

    The ballots of a round whose result is withheld are not in it. Files get them from `published`.
    """
    agenda = enumerate(state.agenda(), 1)
    return [_counted(state, n, round_, kinds, results) for n, round_ in agenda if _happened(round_)]


def _counted(state: Session, n: int, round_: Round, kinds: Kinds, results: Results) -> Json:
    result = views.result(state, round_, kinds, results)
    withheld = result is not None and result.get("withheld", False)
    earlier = {} if round_.earlier is None else {"earlier": round_.earlier}
    return (
        _divided(round_)
        | earlier
        | _attended(state, round_)
        | origins.published(state, kinds, round_)
        | {
            "id": round_.id,
            "n": n,
            "kind": round_.kind,
            "prompt": round_.prompt,
            "phase": round_.phase,
            "settings": round_.settings,
            "options": [asdict(option) for option in round_.options],
            "ballots": None if round_.ballots is None or withheld else msgspec.to_builtins(round_.ballots),
            "result": result,
            "again": round_.again,
            "ties": msgspec.to_builtins(round_.ties),
        }
    )


def _divided(round_: Round) -> Json:
    """How the ballots are told by role: who is in the pool, "" for who chose no role. Not in rounds of before that."""
    if round_.division is None:
        return {}
    return {"division": {"pool": [role or "" for role in round_.division.pool]}}


def _attended(state: Session, round_: Round) -> Json:
    """How many people there were at a vote, and how many came late. Not in sessions of before there were cards."""
    if state.entry is None or round_.ballots is None:
        return {}
    return {"people": {"total": round_.people, "late": round_.late}}


def _section(
    state: Session, n: int, round_: Round, kinds: Kinds, voice: Voice, results: Results, attended: str
) -> Section:
    """What the kind says of a round, and what every vote has: paper, broken ties, the shift of a second vote."""
    kind, known = kinds[round_.kind], with_cut(state, kinds, round_)
    if round_.division is not None:
        voice = replace(voice, pool=round_.division.pool)
    own = kind.section(known, figures_of(kind, known, state.threshold, results), n, voice)
    came = origins.added(state, kinds, round_, voice)
    return replace(
        own,
        summary=(*own.summary, *vote_notes.sentences(state, round_, voice, attended)),
        tables=(
            *own.tables,
            *(vote_notes.shift(state, round_, kinds, voice, results) if round_.again else ()),
            *(vote_notes.repeated(state, round_, kinds, voice, results) if round_.earlier else ()),
        ),
        listings=(*own.listings, *came.listings),
        appendix=(*own.appendix, *came.appendix),
    )


def _happened(round_: Round) -> bool:
    return round_.phase != "draft"


def _people(state: Session) -> People:
    """How many people each role had, in steps. Which of the small roles had people in them at all is not told."""
    shown = views.seats_in_steps(state) if state.pooled else views.seats_merged(state.seats, state.threshold)
    roles = [RoleCount(role.label, shown[role.id]) for role in state.roles if role.id in shown]
    merged = shown.get(REST) if state.roles else None
    step = state.threshold if state.pooled else UNSET
    labels = {role.id: role.label for role in state.roles}
    empty = tuple(labels[role] for role in empty_chairs(state))
    return People(
        state.people,
        tuple(roles),
        merged,
        step,
        UNSET if state.entry is None else state.cards_used,
        empty=empty or UNSET,
        since=state.moved > 0 if empty else UNSET,
    )


def _decision(
    state: Session,
    kinds: Kinds,
    round_: Round,
    resolution: Resolution,
    minorities: Sequence[Minority],
    voice: Voice,
) -> RoundResolution:
    came = origins.of_decision(state, kinds, round_, resolution.id, voice) if resolution.id else ()
    own = [one for one in minorities if (one.round, one.decision) == (round_.id, resolution.id)]
    return RoundResolution(
        **asdict(resolution),
        round=round_.id,
        origin=came or UNSET,
        minority=tuple(concern for one in own for concern in one.concerns) if own else UNSET,
    )


def _agenda(agenda: Sequence[tuple[int, Round]], voice: Voice) -> tuple[AgendaLine, ...]:
    phases = ["skipped" if round_.skipped else round_.phase for _, round_ in agenda]
    names = voice.each(
        [f"{round_.kind}.name" for _, round_ in agenda] + [f"common.phase_{phase}" for phase in phases]
    )
    return tuple(
        AgendaLine(n, round_.kind, kind, round_.prompt, phase, round_.plan.minutes or None, phase_label)
        for (n, round_), phase, kind, phase_label in zip(
            agenda, phases, names[: len(phases)], names[len(phases) :], strict=True
        )
    )


def _placed(line: AgendaLine, round_: Round, section: Section) -> RoundSection:
    return placed(
        section,
        round=round_.id,
        n=line.n,
        kind=round_.kind,
        kind_label=line.kind_label,
        prompt=round_.prompt,
        phase=round_.phase,
        about=tuple(subject.text for subject in round_.subjects),
    )
