"""Actions that miss something, before a decide round is photographed."""

from __future__ import annotations

from tests.browser.look import texts
from tests.browser.look.sessions import ROUND, Builder


def prepare(builder: Builder) -> None:
    """An action that nobody owns, and one without a date."""
    one, other = texts.options(2, builder.language)
    builder.desk("decide.add_action", ROUND, text=one, due="2030-01-15")
    builder.desk("decide.add_action", ROUND, text=other, owner=texts.ROLES[builder.language][1][1])
