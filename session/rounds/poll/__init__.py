"""Poll: one question with one answer, among options or as yes, no or abstain, in secret until the round is closed.

It says whether the outcome passes and why not: a quorum is a share of the people in the session, and the leading
answer may need a share of the votes. Abstentions are apart. Without options a poll is always answered with yes or no.
"""

from __future__ import annotations

from session.core.kind import KindOf, Say, SheetRow, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.shapes import NoBody, read
from session.core.state import Round
from session.rounds.poll.cells import cells, of_cells
from session.rounds.poll.count import Choice, Result, Settings, asks_yes_no, result
from session.rounds.poll.outcome import NO, YES
from session.rounds.poll.record import report
from session.rounds.shared import places
from session.rounds.shared.phone_rows import ranked
from session.rounds.shared.reporting import uncounted
from session.rounds.shared.words import words_of


def check_ballot(round_: Round, choice: Choice) -> Choice | Refused:
    """An answer there is; nothing where one may abstain."""
    answer = choice.answer
    if answer is None:
        return Choice(None) if read(Settings, round_.settings).abstain else Refused("bad_ballot")
    known = (YES, NO) if asks_yes_no(round_) else places.options(round_)
    return Choice(answer) if answer in known else Refused("unknown_option")


def items(round_: Round, figures: Result | None) -> dict[str, Tiers]:
    """The options by votes. A question with yes or no leaves what it was about as it is."""
    if figures is None or asks_yes_no(round_):
        return {"options": (round_.options,) if round_.options else ()}
    return {"options": places.tiers(round_, figures.tiers)}


def headline(result: Result) -> dict[str, float]:
    """The votes for every answer."""
    if isinstance(result.yes, int) and isinstance(result.no, int):
        return {YES: float(result.yes), NO: float(result.no)}
    return {option.id: float(option.votes) for option in result.options}


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    """A box for every answer, of which one is ticked."""
    answers = (
        [say("poll.yes"), say("poll.no")]
        if asks_yes_no(round_)
        else [option.text for option in round_.options]
    )
    abstain = [say("poll.abstain")] if read(Settings, round_.settings).abstain else []
    return tuple(SheetRow(answer) for answer in (*answers, *abstain))


def section(round_: Round, figures: Result | None, n: int, say: Say) -> Section:
    """Its part of the record; what may not be told is left to `uncounted`."""
    withheld = uncounted(round_, say)
    if withheld is not None or figures is None:
        return withheld or Section()
    return report(round_, figures, say)


KIND: KindOf[Choice, NoBody, Result] = KindOf(
    name="poll",
    purpose="evaluate",
    icon="message-square",
    Settings=Settings,
    Choice=Choice,
    Result=Result,
    words=words_of(__name__),
    section=section,
    takes="topics",
    secret=True,
    check_ballot=check_ballot,
    result=result,
    result_view=ranked,
    items=items,
    headline=headline,
    counts="people",
    sheet=sheet,
    cells=cells,
    of_cells=of_cells,
)
