"""A printable sheet of entry cards: a QR code, a code to type, and the role if the card has one.

Made as a record is, in a child process with limits. The secrets on it are in no file of the server: what comes out of
here goes to the desk once. Blocking: call it on a native thread.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import segno

from session.core.state import Role
from session.i18n import say
from session.record import glyphs, pdf

QR_DARK = "#12262A"
LONG_TITLE, LONG_ROLE = 44, 18  # characters that fit at full size


@dataclass(frozen=True)
class PrintedCard:
    """What one card says: the address in its QR code, the code to type, and its role (None: none)."""

    address: str
    code: str
    role: str | None


def sheet(
    title: str, roles: Sequence[Role], cards: Sequence[PrintedCard], language: str, origin: str
) -> dict[str, object]:
    """The cards for the template, every text final."""
    marks = {role.id: (at % 6 + 1, role.label) for at, role in enumerate(roles)}
    texts = {
        "title": say(language, "record.cards.title"),
        "how": say(language, "record.cards.how"),
        "page_of": say(language, "record.cards.page_of", page="{page}", pages="{pages}"),
        "once": say(language, "record.cards.once"),
        "session": _printable(title),
        "scan": say(language, "record.cards.scan"),
        "typed": say(language, "record.cards.typed"),
        "address": origin.partition("://")[2],
    }
    return texts | {
        "lang": language,
        "region": {"nl": "NL", "en": "GB"}[language],
        "brand": say(language, "common.name"),
        "title_size": 9.5 if len(title) <= LONG_TITLE else 7.5,
        "cards": [_card(card, marks, language) for card in cards],
        "fonts": [face.family for face in glyphs.families() if face.family.startswith("Noto")],
    }


def _card(card: PrintedCard, marks: dict[str, tuple[int, str]], language: str) -> dict[str, object]:
    mark, label = marks.get(card.role or "", (None, ""))
    image = io.BytesIO()
    segno.make(card.address, error="m").save(
        image, kind="svg", border=4, dark=QR_DARK, light="#FFFFFF", xmldecl=False, omitsize=True, title=None
    )
    return {
        "qr": image.getvalue().decode(),
        "alt": say(language, "record.cards.qr", code=spaced(card.code)),
        "code": spaced(card.code),
        "role": _printable(label),
        "role_size": 15 if len(label) <= LONG_ROLE else 11,
        "mark": mark,
    }


def spaced(code: str) -> str:
    """In two halves, as it is read and typed."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}"


def render(made: dict[str, object], at: int, limits: pdf.Limits | None = None) -> bytes:
    """The PDF of a `sheet`; `at`: when it was made, in seconds since the epoch. Raises RecordFailed."""
    return pdf.made("cards.typ", made, at, limits or pdf.Limits())


def _printable(text: str) -> str:
    return glyphs.printable(text).text
