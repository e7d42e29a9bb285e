"""What one simulated person does in an open round, by the kind of the round. Called by `people`.

Choices come from dice that depend on the seed, the person and the round alone, never on timing, so that the same seed
gives the same result. A kind that is not here is left alone.
"""

from __future__ import annotations

import random
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from session.core.state import Json
from session.rehearse import choices
from session.rehearse.client import Answered, Client, envelope
from session.rehearse.ledger import Ledger, Vote
from session.rehearse.replica import open_round
from session.rehearse.sentences import Sentences

OVER: Json = {"": None}
BALLOT_CHANGES = 0.15
STEPS_ASIDE = (
    0.25  # how often somebody answers one step beside the own opinion, so that a second vote differs
)
IDEA_EDITS = 0.1
IDEA_WITHDRAWALS = 0.06


@dataclass
class Turn:
    """One person in one open round. `opinion(text)` is what this person thinks of it, 0 to 1. `pause(share)` waits
    until that share of the round's time is over. `deliver` gets a command across, whatever happens to the connection.
    """

    person: int
    people: int
    round: Json
    client: Client
    dice: random.Random
    opinion: Callable[[str], float]
    sentences: Sentences
    ledger: Ledger
    pause: Callable[[float], Awaitable[None]]
    deliver: Callable[[Json], Awaitable[Answered]]
    counter: dict[str, Iterator[int]] = field(default_factory=dict)
    n: int = 0

    @property
    def id(self) -> str:
        return str(self.round["id"])

    def write(self, source: str) -> str:
        """A text nobody else writes in this rehearsal."""
        return self.sentences.text(source, next(self.counter[source]) * self.people + self.person)

    async def ask(self, name: str, data: Json) -> Answered:
        return await self.deliver(envelope(name, self.id, data))

    async def vote(self, choice: Json) -> Answered:
        """Cast a ballot. Noted when it is acknowledged: the moment of the first one, the choice of the last one."""
        self.n = max(int(time.time() * 1000), self.n + 1)
        answered = await self.ask("ballot.cast", {"n": self.n, "choice": choice})
        if answered.ok:
            self.ledger.choices[self.id][self.person] = choice
            first = Vote(self.person, answered.sent, answered.answered, answered.tries == 1)
            self.ledger.votes[self.id].setdefault(self.person, first)
        return answered


async def brainstorm(turn: Turn) -> None:
    """Two or so ideas; now and then one is corrected or withdrawn."""
    topics = [each["id"] for each in turn.round["body"]["topics"]]
    limit = turn.round["settings"]["ideas_per_person"] or 5
    number = min(limit, turn.dice.choice((1, 2, 2, 2, 3)))
    for at in range(number):
        await turn.pause((at + turn.dice.random()) / number)
        place = turn.dice.randrange(len(topics)) if topics else 0
        source = ("pro", "contra")[place] if len(topics) == 2 else "ideas"
        data = {"text": turn.write(source), **({"topic": topics[place]} if topics else {})}
        fate = turn.dice.random()
        answered = await turn.ask("brainstorm.add_idea", data)
        if answered.ok:
            idea = answered.ack["reply"]["idea"]
            turn.ledger.ideas[turn.id][idea] = data["text"]
            if answered.tries == 1:
                turn.ledger.idea_sent[idea] = answered.sent
            await _reconsider(turn, idea, data["text"], fate)


async def _reconsider(turn: Turn, idea: str, text: str, fate: float) -> None:
    ideas = turn.ledger.ideas[turn.id]
    if fate < IDEA_WITHDRAWALS:
        answered = await turn.ask("brainstorm.withdraw_idea", {"idea": idea})
        if answered.ok:
            ideas[idea] = None
    elif fate < IDEA_WITHDRAWALS + IDEA_EDITS:
        better = text.rstrip(".") + " …"
        answered = await turn.ask("brainstorm.edit_idea", {"idea": idea, "text": better})
        if answered.ok:
            ideas[idea] = better


async def dots(turn: Turn) -> None:
    """Most dots, most of them on the first options; what may be taken away goes off an option without dots."""
    settings, options = turn.round["settings"], [each["id"] for each in turn.round["options"]]
    step, most = int(settings.get("step", 1)), settings["per_option"] or settings["dots"]

    def choose() -> Json:
        shared: dict[str, int] = {}
        for _ in range(turn.dice.randint(max(1, settings["dots"] // step - 2), settings["dots"] // step)):
            option = options[min(int(turn.dice.expovariate(3 / len(options))), len(options) - 1)]
            if shared.get(option, 0) + step <= max(step, most):
                shared[option] = shared.get(option, 0) + step
        others = [each for each in options if each not in shared]
        if settings.get("negative", 0) >= step and others and turn.dice.random() < 0.5:
            shared[turn.dice.choice(others)] = -step
        return {"dots": shared}

    await _cast(turn, choose)


async def rank(turn: Turn) -> None:
    """The options by opinion, often not all of them, now and then two equal."""
    most, options = turn.round["settings"]["most"], turn.round["options"]

    def choose() -> Json:
        liked = sorted(options, key=lambda each: -turn.opinion(each["text"]) + turn.dice.random() * 0.3)
        listed = liked[: turn.dice.randint(1, min(len(liked), most or len(liked)))]
        order = [[each["id"]] for each in listed]
        if len(order) > 1 and turn.dice.random() < 0.15:
            order[:2] = [sorted(order[0] + order[1])]
        return {"order": order}

    await _cast(turn, choose)


async def grade(turn: Turn) -> None:
    settings, options = turn.round["settings"], turn.round["options"]
    worst = len(settings["grades"]) or 6

    def judge(text: str) -> int | None:
        if settings["dont_know"] and turn.dice.random() < 0.06:
            return None
        aside = turn.dice.choice((-1, 1)) if turn.dice.random() < STEPS_ASIDE else 0
        return max(1, min(worst, worst - round(turn.opinion(text) * (worst - 1)) + aside))

    await _cast(turn, lambda: {"grades": {each["id"]: judge(each["text"]) for each in options}})


async def statements(turn: Turn) -> None:
    """A vote, and from about half of the people an argument; now and then it is corrected or withdrawn."""
    await _cast(turn, lambda: choices.statements(turn))
    options, dice = turn.round["options"], turn.dice
    statement, side, speaks, fate = (
        dice.choice(options),
        dice.choice(("for", "against")),
        dice.random(),
        dice.random(),
    )
    if speaks < 0.5 or turn.round["settings"]["arguments"] == "none":
        return
    text = turn.write("pro" if side == "for" else "contra")[: turn.round["settings"]["argument_characters"]]
    data = {"statement": statement["id"], "side": side, "text": text}
    answered = await turn.ask("statements.add_argument", data)
    if answered.ok and fate < IDEA_EDITS:
        argument = answered.ack["reply"]["argument"]
        if fate < IDEA_WITHDRAWALS:
            await turn.ask("statements.withdraw_argument", {"argument": argument})
        else:
            await turn.ask("statements.edit_argument", {"argument": argument, "text": f"{text[:-2]} …"})


async def mood(turn: Turn) -> None:
    """A few positions while the round lasts."""
    for share in sorted(turn.dice.random() for _ in range(turn.dice.randint(1, 4))):
        await turn.pause(share)
        await turn.vote(choices.mood(turn))


async def decide(turn: Turn) -> None:
    """Waits until there is something to decide on; answers again when the words changed meanwhile."""
    decisions = await _newly_worded(turn, {})
    while decisions != OVER:
        answers = {key: _stance(turn, each["revision"]) for key, each in decisions.items()}
        await turn.pause(turn.dice.random())
        answered = await turn.vote({"answers": answers})
        if answered.code != "stale_wording":
            return
        decisions = await _newly_worded(turn, decisions)


async def _newly_worded(turn: Turn, old: Json) -> Json:
    decisions: Json = await turn.client.until(lambda replica: _worded(replica.view, turn.id, old), 600)
    return decisions


def _worded(view: Any, round_: str, old: Json) -> Json | None:
    """The decisions of a round as soon as they differ from the old ones; OVER when it is no longer open."""
    now = open_round(view)
    if now is None or now["id"] != round_:
        return OVER
    decisions: Json = now["body"]["decisions"]
    return decisions if decisions != old else None


def _stance(turn: Turn, revision: int) -> Json:
    stance = turn.dice.choices(("support", "neutral", "against"), (6, 2, 2))[0]
    says_why = stance == "against" and turn.round["settings"]["objections"] and turn.dice.random() < 0.8
    return {"revision": revision, "stance": stance, "objection": turn.write("objections") if says_why else ""}


async def _cast(turn: Turn, choose: Callable[[], Json]) -> None:
    await turn.pause(turn.dice.random())
    changes_mind = turn.dice.random() < BALLOT_CHANGES
    first, second = choose(), choose()
    await turn.vote(first)
    if changes_mind:
        await turn.vote(second)


CONDUCT: dict[str, Callable[[Turn], Awaitable[None]]] = {
    "brainstorm": brainstorm,
    "dots": dots,
    "rate": lambda turn: _cast(turn, lambda: choices.rate(turn)),
    "rank": rank,
    "grade": grade,
    "decide": decide,
    "statements": statements,
    "mood": mood,
    "criteria": lambda turn: _cast(turn, lambda: choices.criteria(turn)),
    "consent": lambda turn: _cast(turn, lambda: choices.consent(turn)),
    "estimate": lambda turn: _cast(turn, lambda: choices.estimate(turn)),
    "choose": lambda turn: _cast(turn, lambda: choices.choose(turn)),
    "poll": lambda turn: _cast(turn, lambda: choices.poll(turn)),
    "budget": lambda turn: _cast(turn, lambda: choices.budget(turn)),
}
