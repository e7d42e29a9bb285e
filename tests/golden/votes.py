"""The course that every secret kind goes through in its golden log, whatever its ballots look like.

Twenty people: eight clients, six of the staff, two of the board and four who would rather not say. With a threshold of
four the board, and whoever would rather not say, are merged. Ballots follow from a number, so that the same people
vote the same way every time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from session.core import answers
from session.core.carry import offered
from session.core.state import Json, Round
from session.rounds import KINDS
from tests.cast import Asked, Person, Story, created, fay, given, people

Choose = Callable[[Round, int], Json]  # the ballot of voter n in a round
Acts = Callable[[Story, str], Story]  # the story after what else happens in a round

THRESHOLD = 4
ROLES = [
    {"id": "clients", "label": "Cliënten"},
    {"id": "staff", "label": "Medewerkers"},
    {"id": "board", "label": "Bestuur"},
]
# Texts that a spreadsheet, a page or a narrow screen could trip over.
TEXTS = (
    "Meer tijd aan de balie",
    '=SOM(A1:A3); korter "formulier"',
    "Één vast aanspreekpunt 🇳🇱",
    "#let x = *vet* <b>&amp;</b> $1 250,50",
)


def nothing_else(story: Story, round_: str) -> Story:
    return story


@dataclass(frozen=True)
class Script:
    """What a kind adds to the course. The first of its `settings` are those of the first vote, its second vote, the
    ties and the rounds that few people answer; each of the others gets a round, without others the first gets one
    more. `during` happens when half of the
    people have voted, `after` when the first round is closed. `clear`: the ballots that nearly everybody casts in turn
    when the outcome is clear. `flavour`: of what goes on, where that is not the first.
    """

    kind: str
    choose: Choose
    settings: Sequence[Json] = ({},)
    texts: Sequence[str] = TEXTS
    during: Acts = nothing_else
    after: Acts = nothing_else
    clear: Sequence[int] = (0,)
    ties: bool = True
    flavour: str = ""


def voters() -> list[Person]:
    return [
        *people(8, "clients", "c"),
        *people(6, "staff", "s"),
        *people(2, "board", "b"),
        *people(4, None, "n"),
    ]


def assembled(title: str) -> Story:
    """Everybody is in, and the session is open."""
    story = given(created(title=title, roles=ROLES, threshold=THRESHOLD, code="GLD3N0"), kinds=KINDS)
    story = story.when(fay.asks("session.open"))
    return story.when(*(voter.asks("seat.take", role=voter.actor.role) for voter in voters())).later(60)


def added(story: Story, kind: str, settings: Json, source: Json, **more: Any) -> tuple[Story, str]:
    """The story with a round more, and its id."""
    asked = {"kind": kind, "settings": settings, "source": source, **more}
    story = story.when(fay.asks("round.add", **asked))
    return story, f"r{story.state.made}"


def vote(
    story: Story,
    round_: str,
    choose: Choose,
    between: Acts = nothing_else,
    by: Sequence[Person] | None = None,
) -> Story:
    """The round is opened, everybody votes, and it is closed; `between` happens when half of them have."""
    voting = voters() if by is None else list(by)
    half = len(voting) // 2
    story = story.when(fay.asks("round.open", round_)).later(20)
    story = story.when(*_casts(story, round_, choose, voting, range(half))).later(20)
    story = between(story, round_).later(20)
    story = story.when(*_casts(story, round_, choose, voting, range(half, len(voting)))).later(20)
    return story.when(fay.asks("round.close", round_)).later(20)


def _casts(
    story: Story, round_: str, choose: Choose, voting: Sequence[Person], numbers: range
) -> list[Asked]:
    about = story.state.rounds[round_]
    return [voting[number].casts(round_, 2, **choose(about, number)) for number in numbers]


def balanced(choose: Choose) -> Choose:
    """Ballots by which the first two options tie: of every two people the second has them the other way around."""

    def chosen(round_: Round, number: int) -> Json:
        choice = choose(round_, number // 2)
        first, second = (option.id for option in round_.options[:2])
        swapped: Json = _swapped(choice, {first: second, second: first}) if number % 2 else choice
        return swapped

    return chosen


def _swapped(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {names.get(key, key): _swapped(part, names) for key, part in value.items()}
    if isinstance(value, list):
        return [_swapped(part, names) for part in value]
    if not isinstance(value, str):
        return value
    name, dot, part = value.rpartition(".")  # a part of an option is named by it
    return names[name] + dot + part if name in names else names.get(value, value)


def few_of_the_first(kind: str, choose: Choose) -> Choose:
    """Ballots of which hardly anybody answers about the first option."""
    shape = KINDS[kind].answers

    def chosen(round_: Round, number: int) -> Json:
        choice = choose(round_, number)
        if shape is None or number < THRESHOLD - 1:
            return choice
        about_first = {path for path in answers.apart(shape, choice) if path[0] == round_.options[0].id}
        return answers.together(
            shape,
            choice,
            {path: given for path, given in answers.apart(shape, choice).items() if path not in about_first},
        )

    return chosen


def tie_of(story: Story, round_: str, flavour: str = "") -> tuple[str, list[str]]:
    """A flavour of items of the round, and options that tie in it."""
    flavours = offered(story.state, KINDS, story.state.rounds[round_])
    if flavour:
        flavours = {flavour: flavours[flavour]}
    return next(
        (flavour, [item.id for item in tier])
        for flavour, tiers in flavours.items()
        for tier in tiers
        if len(tier) > 1
    )


def whole(script: Script) -> Story:
    """Every situation a vote can be in, one after the other, until the session is over."""
    story = assembled(f"Stemmen: {script.kind}")
    for part in (_two_votes, _clear, _ties, _variants, _few_answers, _too_few):
        story = part(story, script).later(60)
    return story.when(fay.asks("session.close"))


def _typed(script: Script) -> Json:
    return {"texts": list(script.texts)}


def _top_two(script: Script, giver: str) -> Json:
    taking: Json = {"round": giver, "pick": "top", "top": 2}
    return taking | ({"flavour": script.flavour} if script.flavour else {})


def _two_votes(story: Story, script: Script) -> Story:
    """A vote that is shown live, with ballots on paper, changed ballots and a result that is hidden for a while; then
    a second vote of people who changed their minds."""
    plan = {"minutes": 5, "live": True, "note": "Eerst zelf denken."}
    story, first = added(
        story, script.kind, script.settings[0], _typed(script), prompt="Wat gaat voor? (1 of 2)", plan=plan
    )

    def between(story: Story, round_: str) -> Story:
        about = story.state.rounds[round_]
        count = {"choice": script.choose(about, 3), "count": 2, "role": "clients"}
        story = story.when(
            voters()[1].casts(round_, 3, **script.choose(about, 7)),
            fay.asks("paper.count", round_, **count),
            fay.asks("paper.count", round_, choice=script.choose(about, 5)),
            fay.asks("paper.count", round_, choice=script.choose(about, 6), count=9),
        )
        story = story.when(fay.asks("paper.drop", round_, entry=story.last.reply["entry"]))
        return script.during(story, round_)

    story = vote(story, first, script.choose, between)
    story = script.after(story, first)
    story = story.when(
        fay.asks("round.release", first),
        fay.asks("round.hide", first),
        fay.asks("round.release", first),
        fay.asks("round.vote_again", first),
    )
    second = f"r{story.state.made}"
    story = vote(story, second, lambda round_, number: script.choose(round_, number + number % 3))
    return story.when(fay.asks("round.release", second), fay.asks("screen.show", mode="shift", round=second))


def _clear(story: Story, script: Script) -> Story:
    """A vote in which nearly everybody agrees. Its first two go on to the next round, which hardly anybody votes in and
    which is taken by a round that never opens."""
    story, clear = added(story, script.kind, script.settings[0], _typed(script), prompt="Bijna eens")
    taking = _top_two(script, clear)
    story, taker = added(story, script.kind, script.settings[0], taking, prompt="Te weinig, van 2")
    story, never = added(story, script.kind, script.settings[0], {**taking, "round": taker}, prompt="Nooit")
    story = vote(story, clear, _nearly_the_same(script))
    story = vote(story, taker, script.choose, by=voters()[: THRESHOLD - 1])
    return story.when(
        fay.asks("round.release", clear), fay.asks("round.release", taker), fay.asks("round.skip", never)
    )


def _nearly_the_same(script: Script) -> Choose:
    """Ballots of which one in six is somebody's own."""

    def chosen(round_: Round, number: int) -> Json:
        return script.choose(round_, number if number % 6 == 1 else script.clear[number % len(script.clear)])

    return chosen


def _ties(story: Story, script: Script) -> Story:
    """A tie that is broken by lot, before its first two go on to a round whose tie a person breaks."""
    if not script.ties:
        return story
    story, by_lot = added(story, script.kind, script.settings[0], _typed(script), prompt="Gelijk, dan loten")
    story, by_person = added(
        story,
        script.kind,
        script.settings[0],
        _top_two(script, by_lot),
        prompt="Gelijk, dan kiest de gespreksleider",
    )
    for round_, how in ((by_lot, "lot"), (by_person, "person")):
        story = vote(story, round_, balanced(script.choose))
        flavour, tied = tie_of(story, round_, script.flavour)
        order = sorted(tied, reverse=True)
        story = story.when(fay.asks("round.break_tie", round_, options=order, how=how, flavour=flavour))
        story = story.when(fay.asks("round.release", round_))
    return story


def _variants(story: Story, script: Script) -> Story:
    """A round for all other settings, or one more for the only ones; nobody asks for roles in every second one."""
    for number, settings in enumerate(script.settings[1:] or script.settings):
        plan = {"by_role": number % 2 == 1, "auto_release": True, "auto_close": True}
        settings = dict(settings)
        texts = settings.pop("texts", script.texts)
        story, round_ = added(story, script.kind, settings, {"texts": list(texts)}, plan=plan)
        story = vote(story, round_, script.choose)
    return story


def _few_answers(story: Story, script: Script) -> Story:
    """A round of which hardly anybody answers the first question, when a ballot may leave questions out."""
    if KINDS[script.kind].answers is None:
        return story
    story, round_ = added(story, script.kind, script.settings[0], _typed(script), prompt="Weinig antwoorden")
    story = vote(story, round_, few_of_the_first(script.kind, script.choose))
    return story.when(fay.asks("round.release", round_))


def _too_few(story: Story, script: Script) -> Story:
    """A round with fewer ballots than the threshold, a second vote on it, and a round without any ballot."""
    story, first = added(story, script.kind, script.settings[0], _typed(script), prompt="Te weinig")
    story = vote(story, first, script.choose, by=voters()[: THRESHOLD - 1])
    story = story.when(fay.asks("round.release", first), fay.asks("round.vote_again", first))
    story = vote(story, f"r{story.state.made}", script.choose)
    story, nobody = added(story, script.kind, script.settings[0], _typed(script), prompt="Niemand")
    return vote(story, nobody, script.choose, by=()).when(fay.asks("round.release", nobody))
