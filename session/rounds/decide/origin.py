"""What decisions and actions were made of: of the options of the round, or of the words of the desk itself."""

from __future__ import annotations

from msgspec import UNSET

from session.core.contribution import Contribution
from session.core.shapes import body_of
from session.core.state import Round
from session.rounds.decide.count import Body

ACTIONS = "actions"  # a flavour that no later round takes


def made_of(round_: Round, flavour: str) -> dict[str, tuple[str, ...]]:
    """A decision is made of the options that it is about, or of itself; an action is made of what its decision is."""
    body = body_of(round_, Body)
    decisions = {
        key: (key,) if wording.of is UNSET else wording.of for key, wording in body.decisions.items()
    }
    if flavour != ACTIONS:
        return decisions
    about = {
        key: None if action.decision is UNSET else action.decision for key, action in body.actions.items()
    }
    return {key: decisions.get(decision or "", (key,)) for key, decision in about.items()}


def contributions(round_: Round) -> dict[str, Contribution]:
    """What the desk worded here without saying of which option it came: decisions, and actions of no decision."""
    body, options = body_of(round_, Body), {option.id for option in round_.options}
    alone = {
        key: Contribution(wording.text)
        for key, wording in body.decisions.items()
        if wording.of is UNSET and key not in options
    }
    of_actions = made_of(round_, ACTIONS)
    return alone | {
        key: Contribution(action.text) for key, action in body.actions.items() if of_actions[key] == (key,)
    }


def named(round_: Round) -> dict[str, str]:
    """The decisions as they are worded now, and the actions."""
    body = body_of(round_, Body)
    decisions = {key: wording.text for key, wording in body.decisions.items()}
    return decisions | {key: action.text for key, action in body.actions.items()}
