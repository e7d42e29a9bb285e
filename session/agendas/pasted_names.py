"""By what names a round is known in a pasted agenda: what screens call its kind, and what people call it besides."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from session.i18n import LANGUAGES, say
from session.rounds import KINDS

OTHER_NAMES = {
    "nl": {
        "brainstorm": ("ideeën", "ideeen", "verzamelen"),
        "organise": ("ordenen", "groeperen", "clusters"),
        "sort": ("indelen", "zelf indelen"),
        "mark": ("markering", "onderstrepen"),
        "choose": ("keuze", "aanvinken"),
        "dots": ("stip", "stemmen", "punten"),
        "rate": ("score", "scoren", "schaal", "peiling op schaal"),
        "statements": ("stelling", "stellingen", "eens of niet", "debat"),
        "criteria": ("wegen", "meercriteria"),
        "rank": ("rangorde", "volgorde"),
        "grade": ("oordeel", "oordelen"),
        "estimate": ("schatting", "inschatten"),
        "budget": ("budget", "begroting"),
        "poll": ("vraag", "poll"),
        "open_question": ("open vragen",),
        "mood": ("stemming", "check-in", "inchecken"),
        "talk": ("bespreken", "in gesprek", "bespreking", "discussie"),
        "consent": ("instemming", "consent"),
        "decide": ("besluiten", "beslissen", "afspraken"),
        "minority": ("bezwaar", "minderheid"),
        "actions": ("actie", "actiepunten", "actielijst"),
        "again": ("herstem", "herstemming", "tweede stemming", "opnieuw stemmen"),
        "roles": ("rol", "rollen"),
        "break": ("pauze", "koffiepauze", "theepauze", "lunchpauze", "lunch", "koffie", "thee"),
    },
    "en": {
        "brainstorm": ("ideas", "collect"),
        "organise": ("clusters", "clustering", "sort", "group"),
        "mark": ("marking", "underline"),
        "choose": ("choose", "choice", "tick"),
        "dots": ("dots", "vote", "points"),
        "rate": ("score", "scale", "rating"),
        "statements": ("statement", "statements", "debate"),
        "criteria": ("weighing", "criteria"),
        "rank": ("rank", "order"),
        "grade": ("grade", "grades"),
        "estimate": ("estimates", "estimating"),
        "budget": ("budget", "money"),
        "poll": ("question", "poll"),
        "open_question": ("open questions",),
        "mood": ("mood", "check in", "check-in"),
        "talk": ("discuss", "discussion"),
        "consent": ("consenting",),
        "decide": ("decisions", "decide", "agree", "agreements"),
        "minority": ("objection", "minority"),
        "actions": ("action", "action points", "to do"),
        "again": ("vote again", "second vote"),
        "roles": ("role", "roles"),
        "break": ("break", "coffee break", "tea break", "lunch break", "coffee", "tea"),
    },
}
"""What people call a kind besides what the screens call it."""
_HEADS_NL = "soort ronde werkvorm onderdeel stap vraag onderwerp wat minuten duur tijd tijdstip begin start einde nr #"
_HEADS_EN = (
    "kind round step part activity question prompt topic what minutes min min. duration time end no no."
)
_NOTES = "notitie notities opmerking opmerkingen toelichting note notes remark remarks"
HEADS = frozenset(f"{_HEADS_NL} {_HEADS_EN} {_NOTES}".split())
"""What stands above the columns of a table."""


@cache
def names() -> Mapping[str, Mapping[str, str]]:
    """By its first letter: a name as somebody types it, folded -> the kind it stands for, "again", "roles" or "break".
    What screens call it goes first; the longest come first.
    """
    known: dict[str, str] = {kind: kind for kind in KINDS}
    for language in LANGUAGES:
        for kind, others in OTHER_NAMES[language].items():
            known |= dict.fromkeys(others, kind)
    for language in LANGUAGES:
        known |= {say(language, f"{kind}.name").casefold(): kind for kind in KINDS}
    found: dict[str, dict[str, str]] = {}
    for name, kind in sorted(known.items(), key=lambda pair: -len(pair[0])):
        found.setdefault(name[0], {})[name] = kind
    return found
