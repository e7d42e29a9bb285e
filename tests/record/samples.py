"""Records to print: an ordinary session, an empty one, a large one, and one where everybody is hostile."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from session.core.section import Column, Listing, Quotes, Table, Undertaking
from session.record.document import (
    AgendaLine,
    Chain,
    People,
    Record,
    RoleCount,
    RoundResolution,
    RoundSection,
    SessionFacts,
)

NOON = 1_795_266_720  # 21 November 2026, 14.12 in Amsterdam

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.3.4": canvas',
    "$x^2 + y$ en *vet* _schuin_ `code` = kop",
    "= Kop\n- punt\n+ nummer\n/ term: uitleg",
    "#set page(fill: red) #panic() \\ @noot <anker>",
    '{"json": "}"} {{ 7*7 }} ${HOME} %n %s',
    "gezin 👨‍👩‍👧‍👦 duim 👍🏽 vlag 🇳🇱 regenboog 🏳️‍🌈",
    "مرحبا بالعالم، هذا رأيي",
    "שלום עולם",
    "汉字 かな 한국어 ไทย",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
    "x" * 4000,
    "nul\x00byte en \x1b[31mkleur\x07",
    "links \u202emoc.elgoog\u202c rechts \u2066x\u2069",
    "\ue000 privé \ufffe \U000e0001",
    "een\u00a0vaste spatie, zacht\u00adstreepje, ≥ → ✓ □",
)


def ordinary(language: str = "nl", **changes: Any) -> Record:
    """A session of 66 people with two decisions, as the printed example has it."""
    record = Record(
        language=language,
        session=SessionFacts(
            "s1", "K7M4PX", "Welzijn in de wijk", NOON - 7200, NOON, "closed", "Wat pakken wij samen anders aan?"
        ),
        people=People(66, (RoleCount("Burger", 24), RoleCount("Professional", 27), RoleCount("Ambtenaar", 15))),
        threshold=5,
        made_at=NOON + 3600,
        chain=Chain(412, "9f2c41d07be35a8890ab66f1c27d3e4450b1a9c8d2e7f60315a4b8c97d6e0f21"),
        decisions=(
            RoundResolution(
                "We starten in drie wijken met één wijkbudget zonder formulieren.", 51, 9, 6, 66,
                ("Zonder formulieren weten we straks niet wie is overgeslagen. Leg eerst vast hoe we dat merken.",),
                round="r6",
            ),
            RoundResolution("Bewoners praten mee vanaf de eerste vergadering.", 58, 6, 2, 66, round="r7"),
        ),
        actions=(
            Undertaking("Drie wijken kiezen, samen met bewoners", "Wijkteam West", "2027-01-12"),
            Undertaking("Spelregels op één A4, in gewone taal", "Gemeente, beleid", "2027-01-26"),
            Undertaking("Elke maand vragen wat bewoners merken", "Buurtraad", None),
        ),
        agenda=(
            AgendaLine(1, "brainstorm", "Brainstorm", "Wat kan er morgen anders?", "released", 10),
            AgendaLine(2, "organise", "Clusteren", "Wat hoort bij elkaar?", "released", 15),
            AgendaLine(3, "dots", "Stippen", "Waar zetten we onze schouders onder?", "released", 5),
            AgendaLine(4, "rate", "Scores", "Hoe sta jij hierin?", "released", 8),
            AgendaLine(5, "decide", "Besluit", "Kun je hiermee leven?", "released", 8),
            AgendaLine(6, "brainstorm", "Brainstorm", "Wie missen we nog?", "skipped", None),
        ),
        sections=(brainstorm(60), dots(), statements()),
    )  # fmt: skip
    return replace(record, **changes)


def brainstorm(ideas: int) -> RoundSection:
    """A brainstorm with so many ideas in the appendix."""
    words = (
        "Minder verantwoorden, meer vertrouwen",
        "Vraag jongeren zelf, niet alleen hun ouders",
        "Regels samen maken",
    )
    texts = tuple(f"{words[at % 3]} ({at + 1})" for at in range(ideas))
    return RoundSection(
        "r1", 1, "brainstorm", "Brainstorm", "Wat kan er morgen anders?", "released",
        summary=(f"Er kwamen {ideas} ideeën binnen. Eén idee is verborgen door de begeleider.",),
        appendix=(Listing("Ideeën", texts, "Eén idee is verborgen en staat hier niet."),),
    )  # fmt: skip


def dots() -> RoundSection:
    """The dot vote of the printed example."""
    figures = (
        ("Vertrouwen en lef", 84, 1.0, 1.6, 1.1, "wisselend"), ("De inwoner aan tafel", 77, 1.8, 0.8, 0.9, "verdeeld"),
        ("Regels en geld", 60, 0.5, 1.3, 0.8, "verdeeld"), ("Informeel netwerk", 45, 0.8, 0.6, 0.6, "eensgezind"),
        ("Dichtbij in de wijk", 31, 0.6, 0.3, 0.6, "eensgezind"), ("Samen leren", 0, 0.2, 0.3, 0.7, "wisselend"),
    )  # fmt: skip
    keys = ("option", "dots", "burger", "professional", "ambtenaar", "roles")
    rows = tuple(dict(zip(keys, row, strict=True)) | {"_marked": at < 2} for at, row in enumerate(figures))
    columns = (
        Column("option", "Thema"), Column("dots", "Stippen", "bar"), Column("burger", "Burger", "number"),
        Column("professional", "Professional", "number"), Column("ambtenaar", "Ambtenaar", "number"),
        Column("roles", "Rollen zijn"),
    )  # fmt: skip
    return RoundSection(
        "r3", 3, "dots", "Stippen", "Waar zetten we onze schouders onder?", "released",
        summary=("Ieder kreeg vijf stippen, hooguit drie per thema. 66 mensen plakten 320 van de 330 stippen.",),
        tables=(Table("dots", "", columns, rows, "De drie kolommen tonen het gemiddelde aantal stippen per persoon."),),
        quotes=(
            Quotes("Wat er gezegd is", ("Minder verantwoorden, meer vertrouwen.", "Maak regels samen als ze knellen.")),
            Quotes("Afwijkende mening", ("Zonder formulieren weten we niet wie is overgeslagen.",), dissent=True),
        ),
    )  # fmt: skip


def statements() -> RoundSection:
    """Statements on a scale of five: histogram, shares and a mean with two decimals."""
    columns = (
        Column("statement", "Stelling"), Column("spread", "Antwoorden", "likert"),
        Column("hist", "Verdeling", "histogram"),
        Column("agree", "Eens", "percent"), Column("mean", "Gemiddeld", "number"), Column("n", "Stemmen", "int"),
    )  # fmt: skip
    rows = (
        {"statement": "De wijk beslist zelf over kleine bedragen", "spread": [2, 6, 9, 28, 21],
         "hist": [2, 6, 9, 28, 21], "agree": 74.2, "mean": 3.91, "n": 66},
        {"statement": "Er is genoeg vertrouwen", "spread": [20, 18, 14, 9, 5], "hist": [20, 18, 14, 9, 5],
         "agree": 21.2, "mean": 2.41, "n": 66},
        {"statement": "Niemand antwoordde hier", "spread": [0, 0, 0, 0, 0], "hist": [], "agree": None,
         "mean": None, "n": 0},
    )  # fmt: skip
    return RoundSection(
        "r4", 4, "rate", "Scores", "Hoe sta jij hierin?", "released",
        tables=(Table("statements", "Alle stellingen", columns, rows, ""),),
        lists=(Listing("Geschrapte stellingen", ("Iedereen weet de weg", "Het loket kan dicht"), ""),),
    )  # fmt: skip


def empty(language: str = "nl") -> Record:
    """A session in which nothing happened yet."""
    facts = SessionFacts("s0", "K7M4PX", "Leeg", None, None, "draft")
    sections = (brainstorm(0), replace(dots(), tables=(replace(dots().tables[0], rows=()),), quotes=()))
    return Record(
        language, facts, People(0), 5, NOON, Chain(1, "0" * 64), provisional=True, sections=sections
    )


def hostile(language: str = "nl") -> Record:
    """Every place a participant or facilitator can type in holds every hostile text."""
    rows = tuple(
        {"option": text, "dots": at, "roles": text, "_marked": at % 2 == 0} for at, text in enumerate(HOSTILE)
    )
    columns = (Column("option", HOSTILE[0]), Column("dots", HOSTILE[1], "bar"), Column("roles", HOSTILE[2]))
    section = RoundSection(
        "r1", 1, "dots", HOSTILE[3], HOSTILE[4], "released", HOSTILE,
        (Table("t", HOSTILE[5], columns, rows, HOSTILE[6]),),
        (Quotes(HOSTILE[7], HOSTILE), Quotes(HOSTILE[8], HOSTILE, dissent=True)),
        (Listing(HOSTILE[9], HOSTILE, HOSTILE[10]),), (Listing(HOSTILE[11], HOSTILE, HOSTILE[3]),),
    )  # fmt: skip
    return ordinary(
        language,
        session=SessionFacts("s1", "K7M4PX", " ".join(HOSTILE[:4]), NOON - 7200, NOON, "closed", HOSTILE[10]),
        people=People(40, tuple(RoleCount(text, at) for at, text in enumerate(HOSTILE)), 3),
        decisions=tuple(RoundResolution(text, 3, 2, 1, 6, HOSTILE, round="r1") for text in HOSTILE[:8]),
        actions=tuple(Undertaking(text, text, "volgende week") for text in HOSTILE),
        sections=(section,),
        notes=HOSTILE,
    )
