"""The section of a poll in the decision record: what was asked, whether it passed, why not, and the votes.

The core's list of decisions is for rounds that word one; a poll that passes is told here.
"""

from __future__ import annotations

from session.core.kind import Say
from session.core.section import Column, Listing, Section, Table
from session.core.shapes import read
from session.core.state import Round
from session.rounds.poll.count import OptionResult, Result, Settings
from session.rounds.shared import robustness_line
from session.rounds.shared.reporting import quoted, role_columns


def report(round_: Round, result: Result, say: Say) -> Section:
    """The section of a round whose figures may be told."""
    settings = read(Settings, round_.settings)
    solid = robustness_line.sentence(say, result.solid, names(round_, say))
    about = tuple(option.text for option in round_.options) if result.yes_no else ()
    return Section(
        summary=(
            " ".join(_rules(settings, result, say)),
            " ".join(_outcome(round_, settings, result, say)),
            *([solid] if solid else []),
        ),
        tables=(_sides(round_, result, say) if result.yes_no else _options(round_, result, say),),
        listings=(Listing(say("poll.about_this"), about),) if about else (),
    )


def names(round_: Round, say: Say) -> dict[str, str]:
    """What answers are called: the options, yes and no."""
    return {**robustness_line.names(round_), "yes": say("poll.yes"), "no": say("poll.no")}


def _rules(settings: Settings, result: Result, say: Say) -> list[str]:
    sentences = [say("poll.record.ballots", n=result.ballots, people=result.people)]
    if result.abstain:
        sentences.append(say("poll.abstained", n=result.abstain))
    if result.quorum:
        sentences.append(say("poll.record.quorum", percent=settings.quorum, needed=result.quorum.needed))
    if settings.required:
        sentences.append(say("poll.record.required", percent=settings.required))
    return sentences


def _outcome(round_: Round, settings: Settings, result: Result, say: Say) -> list[str]:
    """The counts, and in words whether it passes and every reason why not."""
    sentences = []
    percent = None if result.share is None else say.number(_percent(result.share))
    if result.yes_no:
        if percent is not None:
            sentences.append(say("poll.record.yes_no", yes=result.yes, no=result.no, percent=percent))
        sentences.append(say("poll.passes" if result.passes else "poll.fails") + ".")
    elif result.winner:
        texts = names(round_, say)
        first = next(option for option in result.options if option.place == 1)
        key = "poll.record.first_tied" if len(result.winner) > 1 else "poll.record.first"
        options = quoted(texts[option] for option in result.winner)
        sentences.append(say(key, options=options, votes=first.votes, percent=percent))
        if result.reasons:
            sentences.append(say("poll.undecided") + ".")
    return sentences + [_reason(reason, settings, result, say) for reason in result.reasons]


def _reason(code: str, settings: Settings, result: Result, say: Say) -> str:
    """Why it does not pass, in a sentence."""
    return say(
        f"poll.reason.{code}",
        ballots=result.ballots,
        needed=result.quorum.needed if result.quorum else 0,
        percent=settings.required,
        share=say.number(_percent(result.share or 0)),
    )


def _percent(share: float) -> float:
    return round(100 * share, 1)


def _options(round_: Round, result: Result, say: Say) -> Table:
    columns = (
        Column("place", say("poll.record.column_place")),
        Column("text", say("poll.record.column_text")),
        Column("votes", say("poll.record.column_votes"), "bar"),
        Column("share", say("poll.record.column_share"), "percent"),
        *role_columns(result.roles, say, "int"),
    )
    rows = (*(_row(option, result, say) for option in result.options), _abstained(result, say))
    return Table(f"{round_.id}_poll", say("poll.record.title"), columns, rows, _note(result, say))


def _row(option: OptionResult, result: Result, say: Say) -> dict[str, object]:
    return {
        "_marked": result.passes and option.id in result.winner,
        "place": say("poll.record.tied" if option.tied else "poll.record.place", place=option.place),
        "text": option.text,
        "votes": option.votes,
        "share": None if option.share is None else _percent(option.share),
        **{f"role:{role}": own.votes for role, own in option.by_role.items()},
    }


def _abstained(result: Result, say: Say) -> dict[str, object]:
    own = {f"role:{role}": votes.abstain for role, votes in result.by_role.items()}
    return {"place": "", "text": say("poll.abstain"), "votes": result.abstain, "share": None, **own}


def _sides(round_: Round, result: Result, say: Say) -> Table:
    columns = (
        Column("text", say("poll.record.column_text")),
        Column("votes", say("poll.record.column_votes"), "bar"),
        *role_columns(result.roles, say, "int"),
    )
    rows = tuple(
        {
            "text": say(f"poll.{side}"),
            "votes": getattr(result, side),
            **{f"role:{role}": getattr(votes, side) for role, votes in result.by_role.items()},
        }
        for side in ("yes", "no", "abstain")
    )
    return Table(f"{round_.id}_poll", say("poll.record.title"), columns, rows, _note(result, say))


def _note(result: Result, say: Say) -> str:
    return say("poll.record.per_role") if result.roles else ""
