"""Where everything came from and what became of it: a pure function over the state, because nothing of it is stored.

What an option was made of is settled when its round opens (`Round.origins`); what a round makes of its options now is
asked of its kind (`RoundKind.made_of`). Of how many people contributions are is told as far as it may be known: at most
so many, see docs/decisions/10-origin.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from session.core.contribution import SIDES, Contribution, Origin, Ref
from session.core.kind import RoundKind
from session.core.results import as_told
from session.core.state import Item, Round, Session

Kinds = Mapping[str, RoundKind]
Parts = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Made:
    """Something that a round works on or made: an option, an idea with what was merged into it, a cluster, a decision.

    `whole`: of how many contributions it is made; `shared`: how many of those are the ones that were asked about.
    """

    round: str
    id: str
    text: str
    whole: int
    shared: int


@dataclass(frozen=True)
class LeftOut:
    """What did not go on from a round: its text there and what it is made of. `loose`: nothing was made of it there."""

    text: str
    origin: Origin
    loose: bool


def contribution(state: Session, kinds: Kinds, ref: Ref) -> Contribution:
    """The words of a contribution: what a person or the desk put in while the round ran, or what was typed beforehand.

    KeyError when there is no such contribution.
    """
    round_ = state.rounds[ref.round]
    own = put_in(state, kinds, round_)
    return own[ref.id] if ref.id in own else Contribution(round_.text(ref.id))


def put_in(state: Session, kinds: Kinds, round_: Round) -> Mapping[str, Contribution]:
    """What was put in while a round ran; what stands on ballots only when enough people voted."""
    kind = kinds[round_.kind]
    return kind.contributions(as_told(kind, round_, state.threshold))


def people(state: Session, kinds: Kinds, of: Iterable[Ref]) -> int:
    """Of how many people these are at most: no more than there were in the rounds where they were put in, and no more
    than there are contributions. What was typed beforehand is of nobody in the room. Who wrote what is not kept.
    """
    refs = frozenset(of)
    own = {name: put_in(state, kinds, state.rounds[name]) for name in {ref.round for ref in refs}}
    written = Counter(ref.round for ref in refs if ref.id in own[ref.round])
    there = {name: _there(state, state.rounds[name]) for name in written}
    each = sum(min(number, there[name]) for name, number in written.items())
    return min(each, max(state.people, *there.values())) if there else 0


def _there(state: Session, round_: Round) -> int:
    return max(round_.people, state.people) if round_.is_open else round_.people


PutIn = dict[str, Mapping[str, Contribution]]
"""What was put in by round, of the rounds that were asked about so far: for who asks of many items."""


def origin(state: Session, kinds: Kinds, of: Iterable[Ref], own: PutIn | None = None) -> Origin:
    """What these contributions are, counted by topic and by side. A round with one topic has none to tell apart.

    `own` is added to: looking through all that was put in for each of many items would take their number squared.
    """
    refs = tuple(dict.fromkeys(of))
    rounds = {ref.round: state.rounds[ref.round] for ref in refs}
    own = {} if own is None else own
    for name in rounds.keys() - own.keys():
        own[name] = put_in(state, kinds, rounds[name])
    known = [(rounds[ref.round], own[ref.round][ref.id]) for ref in refs if ref.id in own[ref.round]]
    topics = Counter(one.topic for round_, one in known if one.topic and len(round_.options) > 1)
    sides = Counter(one.side for _, one in known if one.side)
    order = dict.fromkeys(option.id for round_ in rounds.values() for option in round_.options)
    return Origin(
        refs,
        {topic: topics[topic] for topic in order if topic in topics},
        {side: sides[side] for side in SIDES if side in sides},
    )


def back(state: Session, kinds: Kinds, name: str, item: str, flavour: str = "") -> Origin:
    """What an item that a round made, or an option of it, is made of now."""
    round_ = state.rounds[name]
    made = kinds[round_.kind].made_of(round_, flavour)
    return origin(state, kinds, _roots(made, round_, item))


def of_items(
    state: Session, kinds: Kinds, round_: Round, items: Iterable[Item], flavour: str
) -> dict[str, Origin]:
    """What each of these was made of, at the moment that `round_` opens with them as that flavour of an earlier round.

    A second vote is on what the first was on.
    """
    first = state.rounds.get(round_.again or "")
    known = {} if first is None else first.origins
    origins: dict[str, Origin] = {}
    made: dict[str, Parts] = {}
    own: PutIn = {}
    for item in items:
        giver = state.rounds.get(item.source or "")
        of = [Ref(round_.id, item.id)]
        if giver is not None:
            if giver.id not in made:
                made[giver.id] = kinds[giver.kind].made_of(giver, flavour)
            of = _roots(made[giver.id], giver, item.id)
        origins[item.id] = known[item.id] if item.id in known else origin(state, kinds, of, own)
    return origins


def names_of(state: Session, kinds: Kinds, origins: Iterable[Origin]) -> dict[str, str]:
    """The texts of the topics that these origins count, by id, and of sides that have names of their own."""
    counted = [one for one in origins if one.topics or one.sides]
    rounds = [state.rounds[name] for name in sorted({ref.round for one in counted for ref in one.of})]
    texts = {option.id: option.text for round_ in rounds for option in round_.options}
    names = {topic: texts[topic] for one in counted for topic in one.topics}
    for round_ in rounds:
        names |= kinds[round_.kind].side_names(round_)
    return names


def _roots(made: Parts, round_: Round, item: str) -> list[Ref]:
    """The contributions of an item that a round made of its options and of what was put in there, or of an option.

    `made`: what the kind of the round says of all its items, see `RoundKind.made_of`.
    """
    roots: list[Ref] = []
    for part in made.get(item, (item,)):
        known = round_.origins.get(part)
        roots += [Ref(round_.id, part)] if known is None else known.of
    return roots


@dataclass(frozen=True)
class Held:
    """An item of a round with its contributions. `loose`: an option that nothing was made of; `heading`: what things
    are about and not made of: a topic, the subject of the round."""

    id: str
    text: str
    of: frozenset[Ref]
    loose: bool = False
    heading: bool = False


def held(state: Session, kinds: Kinds, round_: Round) -> list[Held]:
    """Everything that a round has: what it made, the options that nothing was made of, and what it is about."""
    kind = kinds[round_.kind]
    round_ = as_told(kind, round_, state.threshold)
    made = kind.made_of(round_, "")
    options = {option.id: option.text for option in round_.options}
    texts = options | dict(kind.named(round_))
    items = [Held(item, texts[item], frozenset(_roots(made, round_, item))) for item in made if item in texts]
    used = {part for item, parts in made.items() if item in texts for part in parts}
    subjects = {subject.id: subject.text for subject in round_.subjects}
    aside = [(key, text, kind.headings) for key, text in options.items() if key not in used]
    aside += [(key, text, True) for key, text in subjects.items()]
    return items + [
        Held(key, text, frozenset(round_.origins[key].of), loose=not heading, heading=heading)
        for key, text, heading in aside
        if key in round_.origins
    ]


def became(state: Session, kinds: Kinds, of: Iterable[Ref]) -> list[Made]:
    """What these contributions are in every round that has them, in the order of the agenda: back and forward."""
    asked = frozenset(of)
    return [
        Made(round_.id, item.id, item.text, len(item.of), len(item.of & asked))
        for round_ in state.agenda()
        if round_.phase != "draft"
        for item in held(state, kinds, round_)
        if item.of & asked
    ]


@dataclass(frozen=True)
class Forward:
    """What became of everything that was put in: `made`, in the order of the agenda, and for each contribution which of
    those it is in, by position. What may not be read is in neither.
    """

    made: tuple[Made, ...]
    of: Mapping[Ref, tuple[int, ...]]


def forward(state: Session, kinds: Kinds) -> Forward:
    """Of the whole session at once, so that who asks for it does not tell which contributions are meant."""
    given = {
        Ref(round_.id, key): one
        for round_ in state.agenda()
        for key, one in put_in(state, kinds, round_).items()
    }
    hidden = {ref for ref, one in given.items() if not one.seen}
    made: list[Made] = []
    of: dict[Ref, list[int]] = {}
    for round_ in state.agenda():
        if round_.phase == "draft":
            continue
        for item in held(state, kinds, round_):
            refs = [ref for ref in item.of if ref in given and ref not in hidden]
            if item.heading or not refs or Ref(round_.id, item.id) in hidden:
                continue
            for ref in refs:
                of.setdefault(ref, []).append(len(made))
            made.append(Made(round_.id, item.id, item.text, len(item.of), len(refs)))
    return Forward(tuple(made), {ref: tuple(places) for ref, places in of.items()})


def takers(state: Session, giver: Round) -> list[Round]:
    """The rounds that opened with items of `giver`, second votes on a selection of them included."""
    opened = (round_ for round_ in state.agenda() if round_.phase != "draft" and round_.id != giver.id)
    return [round_ for round_ in opened if round_.source.get("round") == giver.id]


def left_out(state: Session, kinds: Kinds, giver: Round) -> list[LeftOut]:
    """What `giver` had that went on to none of the rounds that took something of it; where nothing was taken, what
    nothing was made of.
    """
    here = [item for item in held(state, kinds, giver) if not item.heading]
    later = takers(state, giver)
    if later:
        went = {ref for taker in later for key in _taken(taker, giver) for ref in taker.origins[key].of}
    else:
        went = {ref for item in here if not item.loose for ref in item.of}
    left = [(item, sorted(item.of - went)) for item in here]
    own: PutIn = {}
    return [LeftOut(item.text, origin(state, kinds, of, own), item.loose) for item, of in left if of]


def _taken(taker: Round, giver: Round) -> list[str]:
    """The options that a round took from an earlier one. A second vote keeps the sources of the first."""
    if taker.again == giver.id:
        return [option.id for option in taker.options]
    return [option.id for option in taker.options if option.source == giver.id]
