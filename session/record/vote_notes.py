"""What the record says around a vote, whatever its kind: ballots on paper, broken ties, a second vote, an earlier one.

Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from session.core import views
from session.core.kind import Asked, RoundKind, Say
from session.core.results import COUNTING, Results
from session.core.section import Column, Table
from session.core.state import Round, Session
from session.methods.shift import shift as compare


def sentences(state: Session, round_: Round, say: Say, attended: str) -> tuple[str, ...]:
    """How many voted of how many people (`attended`), which round this is a second vote of, whether people saw the
    result while voting, how many ballots came on paper, and who broke which tie how.
    """
    notes: list[Asked] = []
    if round_.again in state.order:
        notes.append(("record.second_vote", {"number": state.order.index(round_.again) + 1}))
    if round_.plan.live and round_.ballots is not None:
        notes.append("record.live")
    paper = sum(ballot.paper for ballot in round_.ballots or ())
    if paper and not round_.is_withheld(state.threshold):
        notes.append(("record.paper", {"n": paper}))
    texts = {option.id: option.text for option in round_.options}
    for act in round_.ties:
        order = " > ".join(f"‘{texts.get(option, option)}’" for option in act.order)
        notes.append((f"record.tie_{act.how}", {"order": order, "seed": act.seed or ""}))
    said = say.each(notes) if notes else ()
    return (attended, *said) if attended else tuple(said)


def attended(state: Session, rounds: Sequence[Round], say: Say) -> dict[str, str]:
    """How many voted of how many people, by the id of the round; nothing in a session of before that was kept."""
    known = [round_ for round_ in rounds if state.entry is not None and round_.ballots is not None]
    counts = [
        (f"record.attended_{key}", {"n": n})
        for round_ in known
        for key, n in (("votes", len(round_.ballots or ())), ("people", round_.people), ("late", round_.late))
    ]
    said = iter(say.each(counts))
    parts = [{"votes": next(said), "people": next(said), "late": next(said)} for _ in known]
    told = say.each([("record.attended", part) for part in parts])
    return {round_.id: sentence for round_, sentence in zip(known, told, strict=True)}


def shift(
    state: Session, round_: Round, kinds: Mapping[str, RoundKind], say: Say, results: Results = COUNTING
) -> tuple[Table, ...]:
    """The table of a second vote: each option's headline figure in the first and the second vote. Totals only."""
    first = state.rounds.get(round_.again or "")
    if first is None:
        return ()
    before, after = (views.headline(state, vote, kinds, results) for vote in (first, round_))
    if before is None or after is None:
        return ()
    texts = {option.id: option.text for option in (*first.options, *round_.options)}
    rows = tuple(
        {
            # An answer that is no option, such as yes, has its name in the words of the kind.
            "option": texts.get(moved.option) or say(f"{round_.kind}.{moved.option}"),
            "first": round(float(moved.before), 2),
            "second": round(float(moved.after), 2),
            "change": round(float(moved.change), 2),
        }
        for moved in compare(before, after)
    )
    title = say("record.shift", label=say(f"{round_.kind}.headline"))
    columns = _columns(say, say("record.shift_first"), say("record.shift_second"))
    return (Table(f"{round_.id}_shift", title, columns, rows, say("record.shift_note")),)


def repeated(
    state: Session, round_: Round, kinds: Mapping[str, RoundKind], say: Say, results: Results = COUNTING
) -> tuple[Table, ...]:
    """The table of a repeated measurement: each option's figure in the earlier session and now. Totals only."""
    beside = views.repeated(state, round_, kinds, results)
    if beside is None:
        return ()
    before = {move.id: move.before for move in beside.moves}
    after = {move.id: move.after for move in beside.moves}
    texts = {option.id: option.text for option in round_.options}
    rows = tuple(
        {
            "option": texts.get(moved.option) or say(f"{round_.kind}.{moved.option}"),
            "first": round(float(moved.before), 2),
            "second": round(float(moved.after), 2),
            "change": round(float(moved.change), 2),
        }
        for moved in compare(before, after)
    )
    label = say(f"{round_.kind}.headline")
    figure = say(f"common.repeat_{beside.per}", label=label) if beside.per else label
    then, now = beside.ballots
    columns = _columns(say, say("common.repeat_first"), say("common.repeat_second"))
    counts = say("common.repeat_counts", then=then, now=now)
    note = f"{counts} {say('record.repeat_note', title=beside.title, fingerprint=beside.fingerprint)}"
    return (Table(f"{round_.id}_repeat", say("record.repeat", label=figure), columns, rows, note),)


def _columns(say: Say, first: str, second: str) -> tuple[Column, ...]:
    return (
        Column("option", say("record.shift_option")),
        Column("first", first, "number"),
        Column("second", second, "number"),
        Column("change", say("record.shift_change"), "number"),
    )
