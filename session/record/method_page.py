"""The page "how this was done": the course of the session, what anonymity holds and what it does not, the fingerprint.

Pure. What it claims must stay what the software does, and what it cannot promise stands beside it.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import UNSET

from session.i18n import Asked, Moment, catalog, say, say_each
from session.record import table_cells
from session.record.boxes import TableBox
from session.record.document import Record
from session.record.pages import Fingerprint, MethodPage, MethodPart

Words = Mapping[str, str]
_HOLDS = ("link", "facilitator")
_LIMITS = ("server", "network", "small", "twice", "law")


def page(record: Record, fingerprint: str, extra: tuple[str, ...]) -> MethodPage:
    """The page; `extra` are notes that only the making of the pages can know."""
    words = catalog(record.language)
    *moments, threshold, log = say_each(record.language, _asked(record))
    return {
        "running": words["record.pdf.method"],
        "title": words["record.pdf.method_title"],
        "tables": [_agenda(record, words)],
        "columns": [
            [
                _part(words, "times", _times(record, words, moments)),
                _part(words, "voting", _voting(record, words, threshold)),
                _part(words, "holds", [], _HOLDS),
                _part(words, "check", [words["record.pdf.check_recount"]]),
            ],
            [
                _part(words, "limits", [], _LIMITS),
                _part(words, "keep", [words["record.pdf.fingerprint_how"], words["record.pdf.check_exact"]]),
            ],
        ],
        "parts": [_part(words, "notes", [*record.notes, *extra])] if record.notes or extra else [],
        "fingerprint": _fingerprint(words, fingerprint, log),
    }


def _part(words: Words, name: str, paragraphs: list[str], points: tuple[str, ...] = ()) -> MethodPart:
    lines = [words[f"record.pdf.{name}_{point}"] for point in points]
    return {"title": words[f"record.pdf.{name}"], "paragraphs": paragraphs, "points": lines}


def _asked(record: Record) -> list[Asked]:
    """When it started and ended and when this was made, from how many ballots on figures are told, and how far the log
    of the session had come."""
    moments = {"started": record.session.started, "ended": record.session.ended, "made": record.made_at}
    told = [(name, Moment(at, record.zone)) for name, at in moments.items() if at is not None]
    return [
        *((f"record.pdf.{name}", {"moment": moment}) for name, moment in told),
        ("record.pdf.threshold", {"threshold": record.threshold}),
        ("record.pdf.log", {"version": record.chain.version, "head": " ".join(_grouped(record.chain.head))}),
    ]


def _times(record: Record, words: Words, moments: list[str]) -> list[str]:
    return [" ".join(moments), *([words["record.pdf.provisional_why"]] if record.provisional else [])]


def _voting(record: Record, words: Words, threshold: str) -> list[str]:
    rules = [words["record.pdf.voting_sealed"], threshold, *_entry(record, words)]
    if record.threshold_warning:
        rules.append(say(record.language, "record.pdf.threshold_warning", threshold=record.threshold))
    return rules


def _entry(record: Record, words: Words) -> list[str]:
    """Who could come in, and what a person is in the figures."""
    lang, entry, cards = record.language, record.session.entry, record.people.cards
    if entry is UNSET or cards is UNSET:
        return []
    told = [words[f"record.pdf.entry_{entry}"]]
    if record.people.total and (entry == "cards" or cards):
        many = "all" if cards == record.people.total else "some"
        told.append(say(lang, f"record.pdf.entry_{many}", n=cards, total=record.people.total))
    return [" ".join(told)]


def _agenda(record: Record, words: Words) -> TableBox:
    lang = record.language
    heads = [words[f"record.pdf.agenda_{column}"] for column in ("n", "kind", "prompt", "minutes", "phase")]
    rows = [
        [
            str(line.n),
            line.kind_label,
            line.prompt or table_cells.MISSING,
            table_cells.MISSING if line.minutes is None else say(lang, "common.minutes", n=line.minutes),
            line.phase_label or words[f"record.pdf.phase_{line.phase}"],
        ]
        for line in record.agenda
    ]
    return table_cells.words_table(words["record.pdf.agenda"], heads, rows)


def _fingerprint(words: Words, fingerprint: str, log: str) -> Fingerprint:
    """That of the record; and, by a name of its own, how far the log of the session had come."""
    groups = _grouped(fingerprint)
    return {
        "title": words["record.pdf.fingerprint"],
        "head": [" ".join(groups[at : at + 4]) for at in range(0, len(groups), 4)],
        "log": log,
    }


def _grouped(digits: str) -> list[str]:
    """Eight by eight, to be read aloud."""
    return [digits[at : at + 8] for at in range(0, len(digits), 8)]
