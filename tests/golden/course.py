"""The golden story of the core: everything that can happen around rounds, whatever their kind."""

from __future__ import annotations

from session.core.state import Json, Round
from session.rounds import KINDS
from tests.cast import NOW, Story, ana, created, fay, given, people, system
from tests.golden.votes import ROLES, TEXTS, THRESHOLD, tie_of, vote, voters


def choose(round_: Round, number: int) -> Json:
    return {"dots": {round_.options[number % len(round_.options)].id: 1 + number % 3}}


def story() -> Story:
    story = given(created(title="De loop", threshold=5, code="C0URSE", entry="open"), kinds=KINDS)
    for part in (_prepared, _people, _gathered, _voted, _shown, _over):
        story = part(story).later(60)
    return story


def _prepared(story: Story) -> Story:
    """An agenda that is changed, moved and cut before anybody is there; r2 waits for r1, r4 for r3."""
    return story.when(
        fay.asks(
            "session.set",
            title="De loop van een sessie: 100%",
            language="en",
            threshold=THRESHOLD,
            roles=[{"label": role["label"]} for role in ROLES],
        ),
        fay.asks("session.set", language="nl"),
        fay.asks(
            "round.add", kind="brainstorm", prompt="Wat helpt?", plan={"minutes": 5, "note": "Eerst stil."}
        ),
        fay.asks("round.add", kind="dots", prompt="Wat eerst?", source={"round": "r1", "pick": "all"}),
        fay.asks("round.add", kind="dots", prompt="Tweede keer", again="r2", at=2),
        fay.asks("round.add", kind="poll", prompt="Wie rijdt?", source={"texts": list(TEXTS)}, at=0),
        fay.asks("round.add", kind="choose", prompt="Wie doet mee?"),
        fay.asks("round.add", kind="poll", prompt="Vervalt"),
        fay.asks("round.change", "r2", prompt="Wat eerst? (5 stippen)", settings={"dots": 3}),
        fay.asks("round.change", "r2", source={"round": "r1", "pick": "top", "top": 3, "texts": ["Niets"]}),
        fay.asks("round.change", "r5", plan={"auto_release": True, "by_role": False, "minutes": 2}),
        fay.asks("round.until", "r5", until=NOW // 1000 + 86_400),
        fay.asks("round.until", "r5"),
        fay.asks("round.move", "r4", to=9),
        fay.asks("round.skip", "r4"),
        fay.asks("round.skip", "r4", skipped=False),
        fay.asks("round.skip", "r4", skipped=True),
        fay.asks("round.remove", "r6"),
    )


def _people(story: Story) -> Story:
    """People come in, one by the system; somebody changes role, and the door is locked and opened again."""
    clients, staff, board = (role.id for role in story.state.roles)
    roles = {"clients": clients, "staff": staff, "board": board}
    story = story.when(fay.asks("session.open"), system.asks("seat.take"))
    story = story.when(
        system.asks("cards.make", cards={clients: 3, "": 4}),
        fay.asks("session.set", entry="cards"),
        *(person.asks("seat.take", role=clients, card=True) for person in people(2, name="card")),
        *(person.asks("seat.take", card=True) for person in people(2, name="other")),
        system.asks("cards.withdraw", cards=2, seats={clients: 1}),
        system.asks("seats.clear", seats={"": 1}, cards=1),
        fay.asks("session.set", entry="open"),
    )
    story = story.when(
        *(voter.asks("seat.take", role=roles.get(voter.actor.role or "")) for voter in voters()),
        ana.as_(clients).asks("seat.role", role=staff),
        ana.as_(staff).asks("seat.role", role=None),
        fay.asks("session.lock", locked=True),
        fay.asks("session.lock", locked=False),
    )
    return story.when(
        fay.asks("screen.show", mode="code"),
        fay.asks("screen.show", mode="text", text="Welkom! Om 9.30 uur beginnen we.\n*Koffie* staat klaar"),
        fay.asks("screen.show", mode="black"),
        fay.asks("screen.show", mode="lobby"),
    )


def _gathered(story: Story) -> Story:
    """A round with every turn of the timer; it is opened again after it was closed."""
    for number, text in enumerate(("Tijd", "Geld", "Rust")):
        if not number:
            story = story.when(fay.asks("round.open", "r1"))
        story = story.when(people(3)[number].asks("brainstorm.add_idea", "r1", text=text))
    return (
        story.later(30)
        .when(fay.asks("timer.pause", "r1"))
        .later(30)
        .when(
            fay.asks("timer.extend", "r1", seconds=60),
            fay.asks("timer.resume", "r1"),
            fay.asks("timer.extend", "r1", seconds=30),
            fay.asks("timer.stop", "r1"),
            fay.asks("timer.start", "r1", seconds=120),
            fay.asks("round.change", "r1", settings={"visibility": "after_close"}, prompt="Wat helpt echt?"),
            fay.asks("round.close", "r1"),
            fay.asks("round.reopen", "r1"),
            fay.asks("round.close", "r1"),
            fay.asks("round.release", "r1"),
        )
    )


def _voted(story: Story) -> Story:
    """Two votes, a tie that is broken by lot, and paper that is taken back."""
    clients = story.state.roles[0].id

    def paper(story: Story, round_: str) -> Story:
        choice = choose(story.state.rounds[round_], 1)
        story = story.when(fay.asks("paper.count", round_, choice=choice, count=3, role=clients))
        story = story.when(fay.asks("paper.count", round_, choice=choice))
        return story.when(fay.asks("paper.drop", round_, entry=story.last.reply["entry"]))

    story = vote(story, "r2", choose, paper)
    story = vote(story, "r3", lambda round_, number: choose(round_, 2 * (number % 2)))
    flavour, tied = tie_of(story, "r3")
    story = story.when(
        fay.asks("round.break_tie", "r3", options=tied, how="lot", flavour=flavour),
        fay.asks("round.release", "r2"),
        fay.asks("round.release", "r3"),
    )
    return _closed_by_the_clock(story, tied)


def _closed_by_the_clock(story: Story, chosen: list[str]) -> Story:
    """A round on options that were chosen by hand. The server gives its clock some time, and ends it when that is up;
    the end is taken back, then it is sealed, with what was on its way, and released at once.
    """
    source = {"round": "r3", "pick": "chosen", "ids": chosen}
    story = story.when(fay.asks("round.change", "r5", source=source), fay.asks("round.open", "r5")).later(120)
    options = [option.id for option in story.state.rounds["r5"].options]
    first, *others = voters()
    story = story.when(*(voter.casts("r5", 1, chosen=options[:1]) for voter in others))
    story = story.when(system.asks("timer.grace", "r5", seconds=45)).later(45)
    story = story.when(
        system.asks("round.end", "r5"), fay.asks("round.keep_open", "r5"), fay.asks("round.end", "r5")
    )
    return story.later(10).when(first.casts("r5", 1, chosen=options[:1]), system.asks("round.close", "r5"))


def _shown(story: Story) -> Story:
    """The projector follows what is shown, and goes back to the round when its result is hidden."""
    return story.when(
        fay.asks("screen.show", mode="round", round="r2"),
        fay.asks("screen.show", mode="result", round="r2"),
        fay.asks("screen.turn", by=1),
        fay.asks("round.hide", "r2"),
        fay.asks("round.release", "r2"),
        fay.asks("screen.show", mode="shift", round="r3"),
        fay.asks("round.vote_again", "r3"),
    )


def _over(story: Story) -> Story:
    """The session ends, goes on and ends; a result is released and the title repaired after that."""
    return story.when(
        fay.asks("session.close"),
        fay.asks("session.reopen"),
        fay.asks("round.hide", "r3"),
        fay.asks("session.close"),
        fay.asks("screen.show", mode="record"),
        fay.asks("round.release", "r3"),
        fay.asks("session.set", title="De loop van een sessie, deel 1"),
    )
