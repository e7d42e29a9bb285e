"""How a made-up person takes part in a round: the contract of `simulate.py` in the folder of a kind.

That file is the only place that says it. The rehearsal performs it over the real protocol, at the pace of people and on
bad connections; tests, pictures and benches perform it at once. It is pure: chance comes in as the dice of the person,
so that the same person gives the same answer to the same round.

A round is here what a phone gets of it (`views.round_view`), for the facilitator what the desk gets.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from session.core.state import Json
from session.rounds.shared.effort import Effort, per_option

T = TypeVar("T")
ORDINARY = per_option(6)


class Dice(Protocol):
    """What chance there is; a `random.Random` is one."""

    def random(self) -> float: ...
    def randint(self, lowest: int, highest: int, /) -> int: ...
    def uniform(self, lowest: float, highest: float, /) -> float: ...
    def choice(self, among: Sequence[T], /) -> T: ...
    def choices(self, among: Sequence[T], weights: Sequence[float], /) -> list[T]: ...


@dataclass(frozen=True)
class Habits:
    """How likely somebody does what not everybody does; every number is from 0 to 1.

    `unsure`: says "don't know", abstains or passes. `skips`: leaves out the first question of a ballot, the second, and
    so on; the last number is for all that follow. `aside`: answers a little beside the own opinion, so that a second
    vote differs. `changes`: votes once more. `explains`: gives a reason where one may be given.
    """

    unsure: float = 0.06
    skips: tuple[float, ...] = (0.02,)
    aside: float = 0.25
    changes: float = 0.15
    explains: float = 0.75


@dataclass(frozen=True)
class Person:
    """Somebody who answers.

    `opinion`: what this person thinks of a text, from 0 to 1, the same every time it is asked. `write`: own words for
    "ideas", "pro", "contra", "objections", "clusters", "decisions", "actions", "owners" or "notes" (how an objection
    was met), different ones every time. `write_about`: the same about a question, a statement or a proposal,
    where somebody knows how; these may be odd, or what another says too.
    """

    dice: Dice
    opinion: Callable[[str], float]
    write: Callable[[str], str]
    habits: Habits = field(default_factory=Habits)
    write_about: Callable[[str, str], str] | None = None

    def is_unsure(self) -> bool:
        """Rolls the dice: whether this person does not know, this time."""
        return self.dice.random() < self.habits.unsure

    def liking(self, text: str, spread: float = 0.2) -> float:
        """The opinion on a text as it is at this moment: up to `spread` higher or lower, and still from 0 to 1."""
        return min(1.0, max(0.0, self.opinion(text) + self.dice.uniform(-spread, spread)))

    def by_liking(self, options: Sequence[Json], spread: float = 0.2) -> list[Json]:
        """Options, or anything else with a text, best liked first."""
        liked = {option["id"]: self.liking(option["text"], spread) for option in options}
        return sorted(options, key=lambda option: -liked[option["id"]])

    def step(self, opinion: float, last: int) -> int:
        """A step from 0 to `last` for an opinion from 0 to 1, now and then a tenth of the scale beside it."""
        beside = self.dice.random() < self.habits.aside
        aside = self.dice.choice((-1, 1)) * max(1, last // 10) if beside else 0
        return max(0, min(last, round(opinion * last) + aside))

    def answered(self, questions: Sequence[T]) -> list[T]:
        """The questions that this person does not leave out: at least the first."""
        skips, last = self.habits.skips, len(self.habits.skips) - 1
        kept = [
            question for at, question in enumerate(questions) if self.dice.random() >= skips[min(at, last)]
        ]
        return kept or list(questions[:1])

    def words(self, purpose: str, most: int, about: str = "") -> str:
        """Own words of at most so many characters; `about` is what they are about."""
        fitting = self.write_about(purpose, about) if about and self.write_about else self.write(purpose)
        return fitting[:most].strip()


def corrected(text: str, most: int) -> str:
    """`text` as somebody would put it right; still at most so many characters."""
    return f"{text.rstrip('.')[: most - 2].rstrip()} …"


@dataclass(frozen=True)
class Pause:
    """Time passes, until this share of the person's time in the round is over."""

    share: float


@dataclass(frozen=True)
class Vote:
    """Cast a ballot, in the form in which the record has it."""

    choice: Json


@dataclass(frozen=True)
class Ask:
    """Give a command of the kind; `name` without the prefix. `act`: how a rehearsal reports that it was done."""

    name: str
    data: Json
    act: str = ""


@dataclass(frozen=True)
class Wrote:
    """Of what was just accepted this text stands in the appendix of the record from now on; None: no longer."""

    key: str
    text: str | None


@dataclass(frozen=True)
class Until:
    """Wait until the round is as wanted, or over."""

    ready: Callable[[Json], bool]


Step = Pause | Vote | Ask | Wrote | Until


@dataclass(frozen=True)
class News:
    """What came of a step. `code` of a refusal, `reply` of a command; `round` as it is now, None once it is over."""

    ok: bool = True
    code: str = ""
    reply: Json = field(default_factory=dict)
    round: Json | None = None


Steps = Generator[Step, News, None]
Act = Callable[[Json, Person], Steps]
Choose = Callable[[Json, Person], Json]


def nothing(round_: Json, person: Person) -> Steps:
    """Who has nothing to do."""
    yield from ()


def voting(choose: Choose) -> Act:
    """Somebody who votes once, or changes the vote straight away."""

    def act(round_: Json, person: Person) -> Steps:
        yield Pause(person.dice.random())
        changes = person.dice.random() < person.habits.changes
        first, second = choose(round_, person), choose(round_, person)
        yield Vote(first)
        if changes:
            yield Vote(second)

    return act


@dataclass(frozen=True)
class Variant:
    """A round of a kind under settings that make it count, ask or draw something else; the usual one has no name.

    `words`: settings that differ by language. `options`: whether it has any; `most` of them; `headings`: they are a few
    words each. `people`: whether people have anything to do in it. `pictured`: whether there is something to see, so
    that it is photographed; all variants are tried.
    """

    name: str = ""
    settings: Mapping[str, object] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    options: bool = True
    most: int = 500
    headings: bool = False
    people: bool = True
    pictured: bool = True

    def settings_in(self, language: str) -> Json:
        return {**self.settings, **self.words.get(language, {})}

    def id_of(self, kind: str) -> str:
        """What this variant of a kind is called: "rank", "rank-irv"."""
        return f"{kind}-{self.name}" if self.name else kind


QUESTION = {
    "nl": "Waar zetten we het komende jaar onze schouders onder, met de mensen en het geld die we nu hebben?",
    "en": "What do we put our backs into next year, with the people and the money we have now?",
}


def _as_it_is(text: str, at: int) -> str:
    return text


@dataclass(frozen=True)
class Simulation:
    """How people take part in rounds of a kind, and which rounds of it there are to try.

    rounds      the usual round first; then others, with the settings at the edge.
    question    language -> what such a round asks.
    choose      a ballot: complete and exactly as it is stored and counted; None when nobody votes.
    act         what one person does in an open round; for a kind with ballots that is voting, if nothing is said.
    desk        what the facilitator does as soon as the round is open, with the desk's view of it.
    afterwards  what the facilitator does when it is closed.
    typed       how a text is typed as option number `at`, where an option needs more than a text.
    seconds     how long it takes one person to take part, reading the question apart; see effort.py.
    """

    rounds: tuple[Variant, ...]
    question: Mapping[str, str] = field(default_factory=lambda: QUESTION)
    choose: Choose | None = None
    act: Act | None = None
    desk: Act = nothing
    afterwards: Act = nothing
    typed: Callable[[str, int], str] = _as_it_is
    seconds: Effort = ORDINARY

    def takes_part(self, round_: Json, person: Person) -> Steps:
        """The steps of one person in a round that is open."""
        if self.act is not None:
            return self.act(round_, person)
        return nothing(round_, person) if self.choose is None else voting(self.choose)(round_, person)

    def variant(self, name: str) -> Variant:
        """The variant of that name. Raises LookupError."""
        for variant in self.rounds:
            if variant.name == name:
                return variant
        raise LookupError(f"there is no variant {name!r}")
