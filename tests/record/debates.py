"""A debate as its record has it: a vote, arguments, a talk and a second vote on each statement."""

from __future__ import annotations

from session.core.section import Answered, BothSides, Column, Listing, OfRole, Table, Vote
from session.record.document import AgendaLine, Record, RoundSection
from session.record.reading import Chapter, Reading
from tests.record import samples

ROLES = ("Burger", "Professional", "Ambtenaar")
STEPS = ("Helemaal oneens", "Oneens", "Neutraal", "Eens", "Helemaal eens")
STATEMENTS = (
    "Wie hulp vraagt, krijgt binnen een week iemand aan de deur die blijft.",
    "De wijk beslist zelf over kleine bedragen, zonder formulier vooraf.",
    "Mensen verbinden helpt alleen als de verbinding ook blijft.",
    "We vragen initiatief van sociaal werkers, maar remmen het af zodra zij het nemen.",
    "De tijd dringt: als wij zelf niet ondernemen, nemen bedrijven het welzijnswerk over.",
)
ATTENDED = "65 stemmen, 66 mensen, waarvan 0 na de opening."
SPREAD_NOTE = (
    "Meest verdeeld staat bovenaan. Eensgezind is de maat A van Van der Eijk. Onder 0 heet het verdeeld."
)


def argument(number: int, side: str) -> str:
    return f"{side} {number}: een kort lijntje lost veel op, dat hoor ik elke week aan de deur."


def vote(text: str, mean: float, roles: tuple[float, ...] = (2.0, 3.0, 4.5)) -> Vote:
    """A vote on one statement by 65 people."""
    counts, part = (7, 15, 17, 18, 8), (2, 5, 6, 6, 2)
    thing = Answered(
        "o1", text, 65, mean, counts,
        tuple(OfRole(role, figure, part) for role, figure in zip(ROLES, roles, strict=True)), 0.31,
    )  # fmt: skip
    return Vote("gemiddelde", 1, 5, (thing,), STEPS)


def tables(round_: str, text: str, mean: float) -> tuple[Table, ...]:
    """What the kind says in tables: the answers, how far they spread, and the roles."""
    name, figures = Column("text", "Stelling"), Column("mean", "Gemiddelde", "number")
    roles = tuple(Column(f"role:{role.lower()}", role, "number") for role in ROLES)
    return (
        Table(
            f"{round_}_rate", "Antwoorden", (Column("place", "Plaats"), name, figures),
            ({"place": "1", "text": text, "mean": mean},),
        ),
        Table(
            f"{round_}_spread", "Waar de antwoorden uit elkaar liggen", (name, Column("a", "Eensgezind", "number")),
            ({"text": text, "a": 0.31},), SPREAD_NOTE,
        ),
        Table(
            f"{round_}_roles", "Gemiddelde per rol", (name, *roles),
            ({"text": text, **{f"role:{role.lower()}": 3.0 for role in ROLES}},),
        ),
    )  # fmt: skip


def debate(arguments: int = 60, statements: int = len(STATEMENTS)) -> tuple[Record, Reading]:
    """So many statements, with so many arguments for each and as many against."""
    sections: list[RoundSection] = []
    votes, argued, chapters = {}, {}, []
    for at, text in enumerate(STATEMENTS[:statements]):
        n = 4 * at + 1
        first, talked, second = f"r{n}", f"r{n + 1}", f"r{n + 3}"
        for round_, number, prompt, mean in (
            (first, n, "Eens?", 2.95),
            (second, n + 3, "Stem opnieuw.", 3.2 + at / 10),
        ):
            votes[round_] = vote(text, mean)
            sections.append(
                RoundSection(
                    round_,
                    number,
                    "rate",
                    "Scores",
                    prompt,
                    "released",
                    ("65 mensen gaven antwoord.", ATTENDED),
                    tables(round_, text, mean),
                )
            )
        sides = tuple(
            Listing(side, tuple(argument(number, side) for number in range(arguments)))
            for side in ("Voor", "Tegen")
        )
        argued[talked] = (BothSides("", (sides[0], sides[1])),)
        brainstorm = RoundSection(
            talked, n + 1, "brainstorm", "Brainstorm", "Wat is je sterkste argument?", "released",
            (f"Er kwamen {2 * arguments} argumenten.",), appendix=sides, about=(text,),
        )  # fmt: skip
        talk = RoundSection(
            f"r{n + 2}", n + 2, "talk", "Gesprek", "Wat raakte je?", "released", ("Besproken: 1 van de 1.",),
            lists=(Listing(text, ("Conclusie: we beginnen klein.", "Stoplichten van 64 mensen.")),), about=(text,),
        )  # fmt: skip
        sections[-1:-1] = [brainstorm, talk]
        chapters.append(Chapter((first, talked, f"r{n + 2}", second), (first, second)))
    agenda = tuple(
        AgendaLine(section.n, section.kind, section.kind_label, section.prompt, "released", 3)
        for section in sections
    )
    record = samples.ordinary(sections=tuple(sections), agenda=agenda, decisions=(), actions=())
    attended = dict.fromkeys(votes, ATTENDED)
    again = {chapter.votes[1]: chapter.votes[0] for chapter in chapters}
    return record, Reading(votes, argued, attended, again, tuple(chapters))
