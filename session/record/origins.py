"""Where things came from and what was left out, as the record tells it and as its file has it.

Pure. Who wrote what is in neither, and of people only how many they can be at most: see docs/decisions/10-origin.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from session.core import origin
from session.core.contribution import Origin, telling
from session.core.kind import RoundKind, Say
from session.core.section import Listing, Section
from session.core.state import Item, Json, Round, Session
from session.rounds.shared.origin_words import counted

NAMED = 3  # items of one round in a sentence; of more only their number is told

Kinds = Mapping[str, RoundKind]


def of_decision(state: Session, kinds: Kinds, round_: Round, decision: str, say: Say) -> tuple[str, ...]:
    """What a decision came of: its contributions, and what those were in every round between, earliest first."""
    made = origin.back(state, kinds, round_.id, decision)
    earlier = [name for name in state.order if name != round_.id]
    if all(ref.round == round_.id for ref in made.of):
        return ()
    words = counted(made, origin.names_of(state, kinds, [made]), say)
    first = sorted({state.order.index(ref.round) + 1 for ref in made.of})
    rounds = ", ".join(str(number) for number in first)
    head = say("record.origin.made_of", n=len(made.of), rounds=rounds)
    most = origin.people(state, kinds, made.of)
    if 0 < most < len(made.of):
        head = f"{head}, {say('record.origin.people', n=most)}"
    lines = [f"{head} ({words})" if made.topics or made.sides else head]
    between: dict[str, list[str]] = {}
    for step in origin.became(state, kinds, made.of):
        if step.round in earlier and state.order.index(step.round) + 1 not in first:
            between.setdefault(step.round, []).append(step.text)
    for name, texts in between.items():
        number = state.order.index(name) + 1
        if state.order.index(name) < state.order.index(round_.id):
            lines.append(say("record.origin.step", round=number, items=_named(texts, say)))
    return tuple(lines) if len(lines) > 1 or made.tells else ()


def _named(texts: Iterable[str], say: Say) -> str:
    known = list(dict.fromkeys(texts))
    return (
        ", ".join(f"‘{text}’" for text in known)
        if len(known) <= NAMED
        else say("record.origin.items", n=len(known))
    )


def added(state: Session, kinds: Kinds, round_: Round, say: Say) -> Section:
    """What stayed behind in a round, and at the back what its options were made of."""
    takers = origin.takers(state, round_)
    # Where nothing was taken, everything of which something was made is still there.
    left = [one for one in origin.left_out(state, kinds, round_) if not one.loose] if takers else []
    stayed = (_stayed(state, kinds, takers, left, say),) if left else ()
    tells = telling(round_.origins)
    told = [
        (option.text, tells[option.id])
        for option in round_.options
        if option.id in tells and not _known_before(state, round_, option)
    ]
    options = tuple(_with(text, one, round_.names, say) for text, one in told)
    made = Listing(say("record.origin.options"), options) if options and kinds[round_.kind].secret else None
    return Section(listings=stayed, appendix=(made,) if made else ())


def _stayed(
    state: Session, kinds: Kinds, takers: Sequence[Round], left: Sequence[origin.LeftOut], say: Say
) -> Listing:
    names = origin.names_of(state, kinds, [one.origin for one in left])
    numbers = ", ".join(str(state.order.index(taker.id) + 1) for taker in takers)
    entries = tuple(_with(one.text, one.origin, names, say) for one in left)
    return Listing(say("record.origin.left_out", rounds=numbers), entries)


def _known_before(state: Session, round_: Round, option: Item) -> bool:
    """Whether the record told what an option was made of at an earlier round that had the same option."""
    earlier = state.rounds.get(round_.again or option.source or "")
    same = None if earlier is None else earlier.origins.get(option.id)
    return same is not None and same.of == round_.origins[option.id].of


def _with(text: str, one: Origin, names: Mapping[str, str], say: Say) -> str:
    words = counted(one, names, say)
    return f"{text} ({words})" if words else text


def published(state: Session, kinds: Kinds, round_: Round) -> Json:
    """The origin of a round as the file has it; see `PublishedRound`."""
    own: origin.PutIn = {round_.id: origin.put_in(state, kinds, round_)}
    put_in = {
        key: {"text": one.text} | _known(topic=one.topic, side=one.side, remarks=list(one.remarks))
        for key, one in sorted(own[round_.id].items())
        if one.seen
    }
    carried = {key: one for key, one in round_.origins.items() if [ref.id for ref in one.of] != [key]}
    options = {option.id for option in round_.options}
    made = {
        item.id: origin.origin(state, kinds, sorted(item.of), own)
        for item in origin.held(state, kinds, round_)
        if not item.loose and not item.heading and item.id not in options
    }
    made = {key: one for key, one in made.items() if [ref.id for ref in one.of] != [key]}
    counted_ones = [*carried.values(), *made.values()]
    names = origin.names_of(state, kinds, counted_ones) if counted_ones else {}
    return _known(
        about=[asdict(subject) for subject in round_.subjects],
        contributions=put_in,
        origins={key: _refs(one) for key, one in carried.items()},
        made={key: _refs(one) for key, one in made.items()},
        names=names,
    )


def _refs(one: Origin) -> Json:
    of = sorted(f"{ref.round}/{ref.id}" for ref in one.of)
    return {"of": of, "topics": dict(one.topics), "sides": dict(one.sides)}


def _known(**values: object) -> Json:
    return {key: value for key, value in values.items() if value}
