"""The section of a poll in the decision record: what was asked, whether it passed, why not, and the votes.

Called by the poll kind with its own result. The core's list of decisions is for rounds that word
one; a poll that passes is told here.
"""

from __future__ import annotations

from session.core.kind import Say
from session.core.section import Column, Listing, Section, Table
from session.core.state import Json, Round
from session.rounds.shared import closed_ballots, robustness_line


def section(round_: Round, found: Json, say: Say) -> Section:
    solid = robustness_line.sentence(say, found["solid"], names(round_, say))
    about = tuple(each.text for each in round_.options) if found["yesNo"] else ()
    return Section(
        summary=(
            " ".join(_rules(round_, found, say)),
            " ".join(_outcome(round_, found, say)),
            *([solid] if solid else []),
        ),
        tables=(_sides(round_, found, say) if found["yesNo"] else _options(round_, found, say),),
        listings=(Listing(say("poll.about_this"), about),) if about else (),
    )


def names(round_: Round, say: Say) -> dict[str, str]:
    """What answers are called: the options, yes and no."""
    return {**robustness_line.names(round_), "yes": say("poll.yes"), "no": say("poll.no")}


def _rules(round_: Round, found: Json, say: Say) -> list[str]:
    told = [say("poll.record.ballots", n=found["ballots"], people=found["people"])]
    if found["abstain"]:
        told.append(say("poll.abstained", n=found["abstain"]))
    if found["quorum"]:
        told.append(
            say("poll.record.quorum", percent=round_.settings["quorum"], needed=found["quorum"]["needed"])
        )
    if round_.settings["required"]:
        told.append(say("poll.record.required", percent=round_.settings["required"]))
    return told


def _outcome(round_: Round, found: Json, say: Say) -> list[str]:
    """The counts, and in words whether it passes and every reason why not."""
    told = []
    percent = None if found["share"] is None else say.number(round(100 * found["share"], 1))
    if found["yesNo"]:
        if percent is not None:
            told.append(say("poll.record.yes_no", yes=found["yes"], no=found["no"], percent=percent))
        told.append(say("poll.passes" if found["passes"] else "poll.fails") + ".")
    elif found["winner"]:
        texts = names(round_, say)
        first = next(each for each in found["options"] if each["place"] == 1)
        key = "poll.record.first_tied" if len(found["winner"]) > 1 else "poll.record.first"
        options = closed_ballots.quoted(texts[each] for each in found["winner"])
        told.append(say(key, options=options, votes=first["votes"], percent=percent))
        if found["reasons"]:
            told.append(say("poll.undecided") + ".")
    told += [reason(each, round_, found, say) for each in found["reasons"]]
    return told


def reason(code: str, round_: Round, found: Json, say: Say) -> str:
    """Why it does not pass, in a sentence."""
    quorum = found["quorum"] or {"needed": 0}
    words = {
        "ballots": found["ballots"],
        "needed": quorum["needed"],
        "percent": round_.settings["required"],
        "share": say.number(round(100 * (found["share"] or 0), 1)),
    }
    return say(f"poll.reason.{code}", **words)


def _options(round_: Round, found: Json, say: Say) -> Table:
    rows = [
        {
            "_marked": found["passes"] and each["id"] in found["winner"],
            "place": say("poll.record.tied" if each["tied"] else "poll.record.place", place=each["place"]),
            "text": each["text"],
            "votes": each["votes"],
            "share": None if each["share"] is None else round(100 * each["share"], 1),
            **{f"role:{key}": own["votes"] for key, own in each["byRole"].items()},
        }
        for each in found["options"]
    ]
    columns = (
        Column("place", say("poll.record.column_place")),
        Column("text", say("poll.record.column_text")),
        Column("votes", say("poll.record.column_votes"), "bar"),
        Column("share", say("poll.record.column_share"), "percent"),
        *closed_ballots.role_columns(found, say, "int"),
    )
    return Table(
        f"{round_.id}_poll",
        say("poll.record.title"),
        columns,
        (*rows, _abstained(found, say)),
        _note(found, say),
    )


def _abstained(found: Json, say: Say) -> Json:
    own = {f"role:{key}": each["abstain"] for key, each in found["byRole"].items()}
    return {"place": "", "text": say("poll.abstain"), "votes": found["abstain"], "share": None, **own}


def _sides(round_: Round, found: Json, say: Say) -> Table:
    rows = tuple(
        {
            "text": say(f"poll.{each}"),
            "votes": found[each],
            **{f"role:{key}": own[each] for key, own in found["byRole"].items()},
        }
        for each in ("yes", "no", "abstain")
    )
    columns = (
        Column("text", say("poll.record.column_text")),
        Column("votes", say("poll.record.column_votes"), "bar"),
        *closed_ballots.role_columns(found, say, "int"),
    )
    return Table(f"{round_.id}_poll", say("poll.record.title"), columns, rows, _note(found, say))


def _note(found: Json, say: Say) -> str:
    return say("poll.record.per_role") if found["roles"] else ""
