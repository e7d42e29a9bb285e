"""The PDF: refusals and limits first, then hostile text, then what a reader must find."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from session.core.section import Column, Listing, Table, Undertaking
from session.record import glyphs, json_export, pdf, summary, typeset
from session.record.document import People, Record, RoleCount, RoundResolution, RoundSection
from session.record.fingerprint import stated
from session.record.reading import Reading
from tests.record import checks, samples

ROOT = Path(__file__).parents[2]
EXACT = json_export.encode(samples.ordinary())
ENDLESS = "#let x = 0\n#for i in range(20000) { for j in range(20000) { x += i * j } }\n#x"


def made(record: Record) -> bytes:
    return pdf.render(record, json_export.encode(record))


def with_template(monkeypatch: pytest.MonkeyPatch, folder: Path, source: str) -> None:
    template = folder / "record.typ"
    template.write_text(source, encoding="utf-8")
    monkeypatch.setattr(pdf, "TEMPLATES", folder)


def test_a_record_that_takes_too_long_fails_with_a_reason() -> None:
    record = samples.ordinary()
    with pytest.raises(pdf.RecordFailed) as failed:
        pdf.render(record, json_export.encode(record), pdf.Limits(seconds=0.001))
    assert failed.value.code == "timeout"


def test_a_record_that_takes_too_much_memory_fails_with_a_reason() -> None:
    record = samples.ordinary()
    with pytest.raises(pdf.RecordFailed) as failed:
        pdf.render(record, json_export.encode(record), pdf.Limits(memory=150 * 1024**2))
    assert failed.value.code == "limits"


def test_a_child_that_computes_without_end_is_stopped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with_template(monkeypatch, tmp_path, ENDLESS)
    with pytest.raises(pdf.RecordFailed) as failed:
        pdf.render(samples.ordinary(), EXACT, pdf.Limits(cpu_seconds=1))
    assert failed.value.code == "limits"


@pytest.mark.parametrize("source", ["#panic()", '#read("/etc/passwd")', '#read("../../../../etc/passwd")'])
def test_a_page_that_cannot_be_made_fails_with_a_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, source: str
) -> None:
    with_template(monkeypatch, tmp_path, source)
    with pytest.raises(pdf.RecordFailed) as failed:
        pdf.render(samples.ordinary(), EXACT)
    assert failed.value.code == "compile"


def test_a_child_finds_no_network_even_when_asked_for_a_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with_template(monkeypatch, tmp_path, '#import "@preview/example:0.1.0": add')
    with pytest.raises(pdf.RecordFailed) as failed:
        pdf.render(samples.ordinary(), EXACT)
    assert failed.value.code == "compile"


def test_pages_that_cannot_be_made_are_tried_once_more_with_plain_characters(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    refuses = (pdf.TEMPLATES / "record.typ").read_text(
        encoding="utf-8"
    ) + '\n#if sheet.title.contains("→") { panic() }'
    with_template(monkeypatch, tmp_path, refuses)
    record = samples.ordinary()
    record = replace(record, session=replace(record.session, title="Van klacht → idee"))
    file = made(record)
    assert "Vanklacht□idee" in checks.squeezed(checks.pages(file)[0])
    assert checks.attached(file) == json_export.encode(record)
    assert checks.failures(file) == []


def test_hostile_text_is_printed_as_text_in_a_sound_file() -> None:
    record = samples.hostile()
    exact = json_export.encode(record)
    file = pdf._made(record, exact, pdf.Limits(), Reading(), latin=False)
    assert checks.failures(file) == []
    assert checks.attached(file) == exact
    text = checks.squeezed("".join(checks.pages(file)))
    literal = [text for text in samples.HOSTILE[:8] if text.isascii()]
    assert len(literal) == 7
    for words in [
        *literal,
        "x" * 2000,
        "👨‍👩‍👧‍👦",
        "🏳️‍🌈",
        "nulbyteen[31mkleur",
        "linksmoc.elgoogrechtsx",
        "□privé",
    ]:
        assert checks.squeezed(words) in text or checks.squeezed(words).replace("\ufe0f", "") in text, words
    assert "root:" not in text


def test_hidden_characters_never_reach_the_page() -> None:
    laid_out = json.dumps(typeset.sheet(samples.hostile(), "0" * 64), ensure_ascii=False)
    laid_out = re.sub(
        "\u2067([^\u2067\u2069]*)\u2069", r"\1", laid_out
    )  # ours: a line from right to left, on its own
    assert not set(laid_out) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\x1b\x07\ufffe")


def test_any_mix_of_characters_can_be_printed() -> None:
    dice = random.Random(7)
    known = sorted({point for face in glyphs.families() for point in face.points})
    texts = tuple(
        "".join(
            chr(dice.choice((dice.choice(known), dice.randrange(0xD800), dice.randrange(0xE000, 0x110000))))
            for _ in range(40)
        )
        for _ in range(150)
    )
    section = replace(samples.brainstorm(0), appendix=(Listing("Alles", texts),), prompt=texts[0])
    record = samples.ordinary(
        sections=(section,), decisions=tuple(RoundResolution(text, 1, 1, 1, 3) for text in texts[:5])
    )
    file = pdf._made(record, EXACT, pdf.Limits(), Reading(), latin=False)
    assert checks.failures(file) == []


def test_what_cannot_be_printed_is_said_and_kept_in_the_attachment() -> None:
    record = samples.ordinary(actions=(Undertaking("ខ្មែរ 𐎀", None, None),))
    file = made(record)
    text = "".join(checks.pages(file))
    assert checks.squeezed("[Khmer, 3 tekens] □") in checks.squeezed(text)
    assert checks.squeezed("Daar staat tussen haken welk schrift het is, of □") in checks.squeezed(text)
    assert "ខ្មែរ" in checks.attached(file).decode()
    assert "□" not in "".join(checks.pages(made(samples.ordinary())))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_ordinary_record_is_sound_and_has_title_and_language(language: str) -> None:
    file = made(samples.ordinary(language))
    assert checks.failures(file) == []
    document = checks.reader(file)
    assert document.metadata is not None
    assert document.metadata.title == "Welzijn in de wijk"
    assert str(document.trailer["/Root"]["/Lang"]).lower().startswith(language)
    assert document.trailer["/Root"]["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("ideas", [0, 60, 500])
def test_every_idea_is_printed_word_for_word(language: str, ideas: int) -> None:
    record = samples.ordinary(language, sections=(samples.brainstorm(ideas),))
    file = made(record)
    assert checks.failures(file) == []
    text = checks.squeezed("".join(checks.pages(file)))
    assert all(checks.squeezed(idea) in text for idea in record.sections[0].appendix[0].entries)


def test_a_session_in_which_nothing_happened_has_a_record() -> None:
    file = made(samples.empty())
    assert checks.failures(file) == []
    assert "Er is geen besluit vastgelegd." in checks.pages(file)[0]


def test_the_same_record_gives_the_same_bytes_and_another_moment_does_not() -> None:
    record = samples.ordinary()
    assert made(record) == made(record)
    assert made(record) != made(replace(record, made_at=record.made_at + 60))


def test_a_provisional_record_says_so_on_every_page_and_a_final_one_nowhere() -> None:
    assert all("Voorlopig verslag" in text for text in checks.pages(made(samples.ordinary(provisional=True))))
    assert not any("Voorlopig" in text for text in checks.pages(made(samples.ordinary())))


def test_the_cover_tells_the_decisions_with_their_counts_and_who_took_part() -> None:
    cover = checks.pages(made(samples.ordinary()))[0]
    for words in (
        "Dit is besloten",
        "51 van 66",
        "6 tegen",
        "66 mensen deden mee",
        "27 × Professional",
        "K7M4PX",
        "1 van 6",
    ):
        assert words in cover


def test_what_two_rounds_decided_about_stands_once_on_the_cover_with_what_came_last() -> None:
    (text, *_) = (one.text for one in samples.ordinary().decisions)
    earlier = RoundResolution(text, 30, 20, 16, 66, ("Te snel.",), round="r5")
    record = samples.ordinary(decisions=(earlier, *samples.ordinary().decisions))
    sheet = typeset.sheet(record, "0" * 64)
    assert [item.get("besides", False) for item in sheet["decisions"]] == [True, False, False]
    assert "van 2" in sheet["decisions"][1]["label"]
    other = RoundResolution(text, 40, 20, 6, 66, round="r8")
    labels = [
        item["label"]
        for item in typeset.sheet(replace(record, decisions=(*record.decisions, other)), "0" * 64)[
            "decisions"
        ]
    ]
    assert [label.split(",")[0] for label in labels if "van 2" in label] == [
        "Besluit 1 van 2",
        "Besluit 2 van 2",
    ]
    unvoted = RoundResolution(text, None, None, None, 0, round="r9")
    both = samples.ordinary(decisions=(*samples.ordinary().decisions, unvoted))
    kept = [item.get("besides", False) for item in typeset.sheet(both, "0" * 64)["decisions"]]
    assert kept == [False, False, True]  # a later round in which nobody voted decided nothing
    cover, *others = checks.pages(made(record))
    assert checks.squeezed(cover).count(checks.squeezed(text)) == 1
    assert "51 van 66" in cover
    assert "30 van 66" not in cover
    assert checks.squeezed("Te snel.") in checks.squeezed("".join(others))
    assert ["2", "besluiten"] in summary.sheet(record, Reading())["figures"]


def test_a_withheld_decision_shows_no_figure() -> None:
    withheld = RoundResolution("Een klein besluit", None, None, None, 4, ("Te vroeg",), withheld=True)
    text = "".join(checks.pages(made(samples.ordinary(decisions=(withheld,)))))
    assert "Een klein besluit" in text
    assert "minder dan 5 stemmen" in text
    assert "steunen dit" not in text


def test_a_role_that_is_too_small_has_no_count() -> None:
    record = samples.ordinary(people=People(12, (RoleCount("Burger", 9), RoleCount("Raadslid", None)), 3))
    cover = checks.pages(made(record))[0]
    assert "Raadslid: te weinig om te noemen" in cover
    assert "9 × Burger" in cover


def test_dissent_and_an_objection_are_printed_with_the_decision() -> None:
    outcome = checks.squeezed(checks.pages(made(samples.ordinary()))[1])
    assert checks.squeezed("Afwijkende mening ‘Zonder formulieren weten we straks niet") in outcome
    assert checks.squeezed("Er zijn geen bezwaren ingestuurd.") in outcome


def test_the_method_page_names_what_cannot_be_promised_and_the_fingerprint() -> None:
    record = samples.ordinary("en", threshold=3, threshold_warning=True)
    fingerprint = stated(json_export.encode(record))
    text = checks.squeezed("".join(checks.pages(made(record))))
    for claim in (
        "While a round is open, the administrator of the server can see the votes.",
        "Without entry cards somebody may vote more than once.",
        "A small or unanimous group can still reveal what someone chose.",
        "We show no figures for fewer than 3 votes.",
        "that limit was set below five",
        *(fingerprint[at : at + 8] for at in range(0, 64, 8)),
        "was at event 412, with the code",
        record.chain.head,
    ):
        assert checks.squeezed(claim) in text


def test_the_head_of_a_table_is_repeated_on_every_page() -> None:
    rows = tuple({"option": f"Thema {at}", "dots": at} for at in range(90))
    table = Table("dots", "", (Column("option", "Kolomkop"), Column("dots", "Stippen", "bar")), rows)
    record = samples.ordinary(sections=(replace(samples.dots(), tables=(table,)),))
    file = made(record)
    assert checks.failures(file) == []
    with_rows = [text for text in checks.pages(file) if "Thema" in text]
    assert len(with_rows) > 2
    assert all("Kolomkop" in text for text in with_rows)


@pytest.mark.parametrize("lines", [36, 40, 41])
def test_a_long_table_does_not_begin_with_a_row_or_two_at_the_foot_of_a_page(lines: int) -> None:
    rows = tuple({"t": f"Rij{at:02}", "n": at} for at in range(40))
    table = Table("t", "Hier begint het", (Column("t", "Keuze"), Column("n", "Aantal", "bar")), rows)
    section = RoundSection(
        "r1", 1, "dots", "Stippen", "Wat?", "released", summary=("Een regel.",) * lines, tables=(table,)
    )
    file = made(samples.ordinary(sections=(section,)))
    assert checks.failures(file) == []
    (begin,) = [page for page in checks.pages(file) if "Hier begint het" in page]
    assert "Rij02" in begin


def test_a_large_group_is_drawn_with_fewer_shapes_and_says_so() -> None:
    record = samples.ordinary(
        people=People(1000, (RoleCount("Burger", 1000),)),
        decisions=(RoundResolution("Samen", 900, 50, 50, 1000),),
    )
    file = made(record)
    text = "".join(checks.pages(file))
    assert "Eén teken staat voor hooguit 50 mensen." in text
    assert "Eén ring staat voor hooguit 10 stemmen." in text
    assert checks.failures(file) == []


def test_long_words_and_many_columns_stay_between_the_margins() -> None:
    columns = tuple(Column(str(at), f"Verantwoordingsverplichting {at}", "number") for at in range(9))
    row = {str(at): 1234.5 for at in range(9)}
    section = RoundSection(
        "r1", 1, "rate", "Scores", "Arbeidsongeschiktheidsverzekeringsmaatschappij", "released",
        tables=(Table("t", "", (Column("s", "Stelling"), *columns), (row | {"s": "woord" * 30},)),),
    )  # fmt: skip
    title = "Arbeidsongeschiktheidsverzekering"
    record = samples.ordinary(sections=(section,))
    record = replace(record, session=replace(record.session, title=title))
    file = made(record)
    assert checks.failures(file) == []
    assert checks.squeezed(title) in checks.squeezed(checks.pages(file)[0])


def test_a_table_that_is_too_wide_gives_its_roles_a_table_of_their_own() -> None:
    table = samples.dots().tables[0]
    extra = tuple(Column(f"x{at}", f"Extra {at}", "int") for at in range(5))
    wide = replace(table, title="Breed", columns=table.columns[:2] + extra + table.columns[2:])
    record = samples.ordinary(sections=(replace(samples.dots(), tables=(wide,)),))
    laid_out = typeset.sheet(record, "0" * 64)["sections"][0]["tables"]
    assert [table["title"] for table in laid_out] == ["Breed", "Breed, per rol"]
    assert [column["label"] for column in laid_out[1]["columns"]] == [
        "Thema",
        "Burger",
        "Professional",
        "Ambtenaar",
    ]
    assert checks.failures(made(record)) == []


def test_figures_are_written_in_the_language_of_the_record() -> None:
    dutch, english = ("".join(checks.pages(made(samples.ordinary(language)))) for language in ("nl", "en"))
    assert "3,91" in dutch
    assert "74,2%" in dutch
    assert "21 november 2026 om 15.12 uur" in dutch
    assert "3.91" in english
    assert "21 November 2026 at 15:12" in english


def test_the_server_side_knows_no_web_and_no_live_library() -> None:
    code = "import sys, session.record.pdf; sys.exit(bool({'eventlet', 'flask', 'typst'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_the_child_needs_nothing_of_the_product() -> None:
    source = (ROOT / "session" / "record" / "pdf_child.py").read_text(encoding="utf-8")
    assert "session." not in "".join(
        line for line in source.splitlines() if line.startswith(("import", "from"))
    )


@pytest.mark.parametrize("objections", [12, 14, 15])
def test_a_long_decision_has_its_words_and_its_rings_on_one_page(objections: int) -> None:
    record = samples.ordinary()
    short = [
        f"Bezwaar {at} over iets waar lang over gepraat is en dat niemand goed vindt."
        for at in range(objections)
    ]
    long = [
        f"Tegen punt {at}: " + "een lang bezwaar dat over twee regels loopt en niemand horen wil " * 2
        for at in range(7)
    ]
    first, second = (
        replace(record.decisions[0], text=text, objections=tuple(against), support=support)
        for text, against, support in (("Eerst dit", short, 40), ("Daarna dat", long, 41))
    )
    pages = checks.pages(made(replace(record, decisions=(first, second))))
    begun = [at for at, page in enumerate(pages) if "Besluit 2 van 2" in page]
    assert begun[-1:] == [at for at, page in enumerate(pages) if "41 voor" in page][-1:]
