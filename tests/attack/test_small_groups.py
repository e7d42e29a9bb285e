"""Who keeps everything that is published of a session, and can solve equations, learns nothing of a small role.

The attacker has every view of every audience after each event, the deltas between them, the live figures of the
pulse, and the record as JSON, as CSV and as the document behind the PDF. An unknown is one figure of one role, such
as the dots its people gave an option; what is published gives equations. A figure is recovered when its unit vector
is in the space of their rows.
"""

from __future__ import annotations

import csv
import io
import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import Phase, given, settings, strategies as st

from session.core import conduct, patch, views
from session.core.commands import Cast, Decision
from session.core.suppress import REST
from session.i18n import say
from session.live.book import BallotNow, Book, box_of
from session.live.interim import Interim
from session.record import csv_export, json_export
from session.record.build import build, recount
from session.record.document import Chain
from session.rounds import KINDS
from tests import cast
from tests.cast import NOW, Asked, Story, fay, people

Role = str | None
Figure = tuple[Any, ...]
Row = Mapping[Any, int]  # (round, role, figure) -> its coefficient

SETTINGS: dict[str, Any] = {"dots": {"dots": 4, "per_option": 3, "negative": 2}, "rate": {}, "poll": {}}
STEPS = range(1, 6)
ROLES = ("argon", "krypton", "radon", "xenon")


def chosen(kind: str, options: Sequence[str], dice: random.Random) -> Any:
    if kind == "dots":
        return {"dots": {each: dots for each in options if (dots := dice.choice((0, 1, 2, -1)))}}
    if kind == "rate":
        return {"values": {each: dice.choice((None, *STEPS)) for each in options if dice.random() < 0.95}}
    return {"answer": dice.choice((None, *options))}


def figures_of(choice: Any) -> dict[Figure, int]:
    """What one ballot adds to every figure."""
    found: dict[Figure, int] = {("ballots",): 1}
    for option, value in choice.get("dots", {}).items():
        found |= {(option, "dots"): value, (option, "voters" if value > 0 else "opponents"): 1}
    for option, value in choice.get("values", {}).items():
        known = {"n": 1, "sum": value, value: 1} if value is not None else {"dontKnow": 1}
        found |= {(option, name): number for name, number in known.items()}
    if "answer" in choice:
        found |= {("abstain",) if choice["answer"] is None else (choice["answer"], "votes"): 1}
    return found


def told(result: Any) -> Iterator[tuple[Role, Figure, int]]:
    """(role key, figure, number) for all that a result tells; the key "all" is everybody."""
    yield "all", ("ballots",), result["ballots"]
    for each in result.get("roles", ()):
        yield each["role"], ("ballots",), each["ballots"]
    for key, group in {"all": result, **result.get("byRole", {})}.items():
        if "abstain" in group:
            yield key, ("abstain",), group["abstain"]
    for option in result.get("options", ()):
        for key, group in {"all": option, **option["byRole"]}.items():
            for name in {"dots", "voters", "opponents", "n", "dontKnow", "votes"} & set(group):
                yield key, (option["id"], name), group[name]
            for step, number in zip(STEPS, group.get("counts", ()), strict=bool(group.get("counts"))):
                yield key, (option["id"], step), number
            if group.get("mean") is not None:
                yield key, (option["id"], "sum"), round(group["mean"] * group["n"])


class Attacker:
    """Collects documents and equations by round; the figures in the pulse are rounds of their own: "r1 live 8"."""

    def __init__(self) -> None:
        self.documents: dict[str, list[str]] = {}
        self.rows: dict[str, dict[frozenset[tuple[Role, Figure]], int]] = {}  # terms -> what they add up to
        self.empty: set[Role] = set()

    def takes(self, name: str, numbers: Sequence[tuple[Role, Figure, int]]) -> None:
        """One table of numbers: what "*" stands for follows from the other groups in it."""
        named = {key or None for key, _, _ in numbers} - {"all", REST}
        stands_for = {"all": [*ROLES, None], REST: [each for each in (*ROLES, None) if each not in named]}
        for key, figure, number in numbers:
            terms = frozenset((role, figure) for role in stands_for.get(key, [key or None]))
            assert self.rows.setdefault(name, {}).setdefault(terms, number) == number

    def hears(self, name: str, document: Any, result: Any, tag: str = "") -> None:
        if result:
            self.documents.setdefault(name, []).append(json.dumps(document))
            self.takes(name + tag, list(told(result)))

    def reads(self, story: Story) -> None:
        """The record, in each of its forms."""
        record = build(story.state, KINDS, Chain(1, "0" * 64), "en", NOW // 1000, "Europe/Amsterdam")
        exact = json.loads(json_export.encode(record, recount(story.state, KINDS)))
        seated = {each["label"] for each in exact["record"]["people"]["roles"]}
        self.empty = {each for each in ROLES if each.title() not in seated}
        for section, found in zip(exact["record"]["sections"], exact["rounds"], strict=True):
            mark = f"-{found['n']:02d}-"
            pages = [
                page.decode("utf-8-sig") for key, page in csv_export.tables(record).items() if mark in key
            ]
            self.hears(found["id"], [section, found, pages], found["result"])
            self.takes(found["id"], list(counted_again(found["ballots"] or [])))
            for page in pages:
                self.takes(found["id"], list(columns(page, found["result"])))

    def recovers(self, name: str) -> set[tuple[Role, Figure]]:
        """The figures of one role that follow from everything published of a round."""
        rows = [dict.fromkeys(sorted(terms, key=repr), 1) for terms in self.rows.get(name, ())]
        figures = {figure for row in rows for _, figure in row}
        steps = {figure for figure in figures if figure[-1] in STEPS}
        for role in (*ROLES, None):  # what holds for any ballots: answers add up
            for option in {figure[0] for figure in steps}:
                parts = {(role, (option, step)): step for step in STEPS}
                rows += [parts | {(role, (option, "sum")): -1}]
                rows += [dict.fromkeys(parts, 1) | {(role, (option, "n")): -1}]
            if ("abstain",) in figures:
                parts = {(role, each): 1 for each in figures if each[-1] in ("votes", "abstain")}
                rows += [parts | {(role, ("ballots",)): -1}]
        known = [{each: row[each] for each in row if each[0] not in self.empty} for row in rows]
        return {next(iter(row)) for row in reduced(known) if len(row) == 1}


def reduced(rows: Sequence[Mapping[Any, int]]) -> list[dict[Any, Fraction]]:
    """The reduced row echelon form. A unit vector is in the space of the rows exactly when it is one of these."""
    found: dict[Any, dict[Any, Fraction]] = {}  # pivot -> row
    for given_row in rows:
        row = {each: Fraction(number) for each, number in given_row.items()}
        for pivot in [each for each in row if each in found]:
            subtract(row, found[pivot], row[pivot])
        if row:
            pivot, lead = next(iter(row.items()))
            row = {each: number / lead for each, number in row.items()}
            for other in found.values():
                subtract(other, row, other.get(pivot, Fraction(0)))
            found[pivot] = row
    return list(found.values())


def subtract(row: dict[Any, Fraction], other: Mapping[Any, Fraction], times: Fraction) -> None:
    for each, number in other.items() if times else ():
        row[each] = row.get(each, Fraction(0)) - times * number
        if not row[each]:
            del row[each]


def counted_again(ballots: Sequence[Any]) -> Iterator[tuple[Role, Figure, int]]:
    """The exported ballots, added up by the role that stands on them."""
    groups: dict[str, Counter[Figure]] = {}
    for each in ballots:
        groups.setdefault(each["role"] or "", Counter()).update(figures_of(each["choice"]))
    every = {figure for group in groups.values() for figure in group}
    return ((key, figure, group[figure]) for key, group in groups.items() for figure in every)


def columns(page: str, result: Any) -> Iterator[tuple[Role, Figure, int]]:
    """The columns by role of a table; a mean is taken times the people it is a mean of."""
    labels = {"": say("en", "common.no_role"), REST: say("en", "common.merged_roles")}
    for line in csv.DictReader(io.StringIO(page)):
        for option in [each for each in result.get("options", ()) if each["text"] in line.values()]:
            for key, group in option["byRole"].items():
                cell = float(line.get(labels.get(key, key.title())) or "nan")
                shapes = (("perPerson", "dots", "ballots"), ("mean", "sum", "n"), ("votes", "votes", ""))
                for _, name, size in [each for each in shapes if each[0] in group and cell == cell]:
                    yield key, (option["id"], name), round(cell * group.get(size, 1))


class Attacked:
    """A session with two votes by the same people, an attacker beside it, and the truth that is to be kept.

    `told`: how likely the votes are told by role; where they are not, no ballot has a role to find.
    """

    def __init__(self, kind: str, sizes: Sequence[int], threshold: int, seed: int, told: float = 0.8) -> None:
        self.kind, self.dice, self.attacker = kind, random.Random(seed), Attacker()
        roles = [{"id": each, "label": each.title()} for each in ROLES]
        self.story = cast.given(cast.created(roles=roles, threshold=threshold), kinds=KINDS)
        self.truth: dict[str, dict[Role, Counter[Figure]]] = {}
        self.threshold, self.seen = threshold, {each: {} for each in views.AUDIENCES}
        crowds = [people(size, role, str(role)) for role, size in zip((*ROLES, None), sizes, strict=True)]
        self.voters = [each for crowd in crowds for each in crowd]
        self.does(*(each.asks("seat.take", role=each.actor.role) for each in self.voters))
        self.does(fay.asks("round.add", kind=kind, settings=SETTINGS[kind], source={"texts": ["Elm", "Oak"]},
                           plan={"live": True, "by_role": self.dice.random() < told}))  # fmt: skip
        self.vote("r1", len(self.voters))
        self.does(fay.asks("round.vote_again", "r1"))
        self.vote("r2", self.dice.randint(len(self.voters) // 2, len(self.voters)))
        self.does(fay.asks("screen.show", mode="shift", round="r2"), fay.asks("session.close"))
        self.attacker.reads(self.story)

    def vote(self, name: str, turnout: int) -> None:
        self.does(fay.asks("round.open", name))
        options = [each.id for each in self.story.state.rounds[name].options]
        interim, casts, before = Interim(Book(self.story.state), KINDS), {}, None
        self.dice.shuffle(self.voters)
        for at, voter in enumerate(self.voters[:turnout]):
            self.story = self.story.when(voter.casts(name, **chosen(self.kind, options, self.dice)))
            casts = {str(key): each for key, each in self.story.box.items() if key[0] == name}
            box = {key: BallotNow(n, each.role, each.choice) for key, (n, each) in casts.items()}
            shown = interim.now(Book(self.story.state, ballots={box_of(self.story.state.rounds[name]): box}))
            if shown and shown is not before:  # else it is still the picture of earlier ballots
                self.keeps(name, f"{name} live {at}", [each for _, each in casts.values()])
                self.attacker.hears(name, shown, shown["result"], f" live {at}")
            before = shown
        self.keeps(name, name, [each for _, each in casts.values()])
        self.does(fay.asks("round.close", name))
        self.attacker.reads(self.story)
        self.does(*(fay.asks(f"round.{each}", name) for each in ("release", "hide", "release")))

    def keeps(self, name: str, tag: str, casts: Sequence[Cast]) -> None:
        truth = self.truth[tag] = {each: Counter() for each in (*ROLES, None)}
        for each in casts:
            if KINDS[self.kind].at_close(self.story.state.rounds[name], each.choice) is not None:
                truth[each.role].update(figures_of(each.choice))

    def does(self, *asked: Asked) -> None:
        for each in asked:
            self.story = self.story.when(each)
            assert isinstance(self.story.last, Decision), self.story.last
            for audience in views.AUDIENCES:
                view = views.plain(self.story.sees(audience))
                delta = [op for op in patch.diff(self.seen[audience], view) if op[1][:1] != ["session"]]
                self.seen[audience] = view
                for shown in [view.get("round"), *view.get("rounds", {}).values()]:
                    if shown:
                        self.attacker.hears(shown["id"], [shown, delta], shown["result"])

    def small(self, tag: str) -> set[Role]:
        """The roles that are to stay hidden, unless everybody is in one role."""
        sizes = {role: found["ballots",] for role, found in self.truth[tag].items() if found["ballots",]}
        return {role for role, size in sizes.items() if size < self.threshold and len(sizes) > 1}

    def recovered(self) -> set[tuple[str, Role, Figure]]:
        """What the attacker knows of small roles."""
        found = {(tag, *each) for tag in self.truth for each in self.attacker.recovers(tag)}
        return {each for each in found if each[1] in self.small(each[0])}


SIZES = st.lists(st.integers(0, 9), min_size=5, max_size=5)


@settings(max_examples=30, phases=[Phase.explicit, Phase.generate])
@given(st.sampled_from(sorted(SETTINGS)), SIZES, st.integers(3, 7), st.integers(0, 9999))
def test_all_that_is_published_neither_names_a_small_role_nor_lets_its_figures_be_computed(
    kind: str, sizes: list[int], threshold: int, seed: int
) -> None:
    attacked = Attacked(kind, sizes, threshold, seed)
    for tag, rows in attacked.attacker.rows.items():  # the attacker reads everything as it is meant
        truth = attacked.truth[tag]
        assert rows == {terms: sum(truth[role][figure] for role, figure in terms) for terms in rows}
    assert attacked.recovered() == set()
    for name, documents in attacked.attacker.documents.items():
        sizes_now = {role: attacked.truth[name][role]["ballots",] for role in ROLES}
        for role in [each for each, size in sizes_now.items() if size < threshold]:
            assert not [each for each in documents if role in each.casefold()]
    for found in recount(attacked.story.state, KINDS):
        on_ballots = Counter(each["role"] for each in found["ballots"] or ())
        assert all(size >= threshold for role, size in on_ballots.items() if role != REST)


@pytest.mark.parametrize("kind", sorted(SETTINGS))
@pytest.mark.parametrize("only_the_small_ones", [False, True])
def test_the_attacker_succeeds_when_small_roles_are_not_merged_or_one_is_left_alone(
    kind: str, only_the_small_ones: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(counts: Mapping[Role, int], threshold: int) -> dict[Role, Role]:
        return {each: REST if only_the_small_ones and n < threshold else each for each, n in counts.items()}

    sizes = [7, 6, 2, 0, 6]
    assert not Attacked(kind, sizes, 5, 2, told=1.0).recovered()
    monkeypatch.setattr(conduct, "fold", careless)
    found = {role for tag, role, figure in Attacked(kind, sizes, 5, 2, told=1.0).recovered() if len(figure) > 1}
    assert found == {"radon"}
