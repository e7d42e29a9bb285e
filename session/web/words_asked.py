"""Which texts a face asks for, so that a phone does not download those of the desk and the record.

They are read from its modules: a key that stands there between quotes, and every key that fits a template with gaps
(`phone.${how}`), as `tests/test_unused_words.py` finds what nobody asks for. Rather a few too many than one too few.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from session.i18n import catalog
from session.web.faces import FACES, found
from session.web.modules import read

ROOT = Path(__file__).parents[2] / "static"
_WRITTEN = re.compile(r"""(["'`])([a-z]\w*(?:\.[\w-]+)+)\1""")
_TEMPLATE = re.compile(r"`((?:[\w.]|\$\{[^{}`]*\})*\$\{[^{}`]*\}(?:[\w.]|\$\{[^{}`]*\})*)`")
_GAP = re.compile(r"\$\{[^{}`]*\}")
# What begins with a gap is of a kind, or of what every page has.
_OF_OTHERS = r"(?!(?:desk|check|rehearsal|paste)\.)"
# What only a desk is refused: files and lines that are read in.
_OF_DESKS = re.compile(r"refused\.(?:agenda|sheet|rehearsal)_")
_FORMS = re.compile(r"\.(?:zero|one|two|few|many|other)$")


@cache
def part(name: str, lang: str) -> Mapping[str, str]:
    """The texts of one part in `lang`. KeyError for a part that no face has, or an unknown language."""
    return {key: text for key, text in catalog(lang).items() if key in _keys()[name]}


def names() -> set[str]:
    """The parts there are."""
    return {one for face in FACES.values() for one in (face.words, face.later_words) if one}


@cache
def _keys() -> dict[str, frozenset[str]]:
    keys: dict[str, frozenset[str]] = {}
    for face in FACES.values():
        if not face.words:
            continue
        first = _reach([face.entry])
        later = _reach(found(ROOT, face.later))
        if face.words == face.later_words:
            keys[face.words] = _without_desks(_asked(first | later))
            continue
        keys[face.words] = _without_desks(_asked(first))
        if face.later_words:
            keys[face.later_words] = _without_desks(_asked(later)) - keys[face.words]
    return keys


def _reach(starts: list[str]) -> set[str]:
    seen: set[str] = set()
    ahead = list(starts)
    while ahead:
        path = ahead.pop()
        if path not in seen:
            seen.add(path)
            ahead += read(path, (ROOT / path).read_text(encoding="utf-8"), "").imports
    return {path for path in seen if not path.startswith("vendor/")}


def _asked(paths: set[str]) -> frozenset[str]:
    written: set[str] = set()
    fitting: list[str] = []
    for path in paths:
        text = (ROOT / path).read_text(encoding="utf-8")
        written |= {key for _, key in _WRITTEN.findall(text)}
        for template in set(_TEMPLATE.findall(text)):
            parts = _GAP.split(template)
            if re.search(r"[a-z]{2}", "".join(parts)) and ("." in "".join(parts) or not parts[0]):
                fitting.append(("" if parts[0] else _OF_OTHERS) + r"[\w.-]+".join(map(re.escape, parts)))
    fits = re.compile("|".join(fitting) or r"(?!)")
    return frozenset(
        key for key in catalog("nl") if _bare(key) in written or key in written or fits.fullmatch(_bare(key))
    )


def _without_desks(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if not _OF_DESKS.match(key))


def _bare(key: str) -> str:
    return _FORMS.sub("", key)
