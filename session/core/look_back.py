"""What a phone may look back at: rounds whose result was shown, as every phone saw them in focus.

It must stay true that this is never more than a phone has of the round in focus, and nothing at all of a round whose
result is not on show now. Who looks at what is nobody's business: nothing of it enters the log or a view.
"""

from __future__ import annotations

from session.core.refusals import Refused
from session.core.results import Results
from session.core.state import Json, Round, Session
from session.core.views import Kinds, round_view


def round_to_see(state: Session, name: str) -> Round | Refused:
    """The round, or why no phone may look back at it now."""
    if state.phase != "open" or not state.roam:
        return Refused("no_looking_back")
    round_ = state.rounds.get(name)
    if round_ is None:
        return Refused("unknown_round")
    return round_ if round_.phase == "released" else Refused("not_shown_now")


def looked_back(state: Session, name: str, kinds: Kinds, results: Results) -> Json | Refused:
    """The round for a phone that looks back at it: the same for every seat."""
    round_ = round_to_see(state, name)
    return round_ if isinstance(round_, Refused) else round_view(state, round_, "phone", kinds, results)
