"""What the decision record says about a round of actions: what, who and when, how sure people are of each, and what was
proposed and not accepted, in numbers only: names can be in it.
"""

from __future__ import annotations

from msgspec import UNSET

from session.core.kind import Say
from session.core.section import Column, Section, Table, Undertaking
from session.core.shapes import body_of
from session.core.state import Round
from session.rounds.actions.count import ActionResult, Result
from session.rounds.actions.proposals import Body, accepted
from session.rounds.shared.reporting import per_role_note, role_columns, uncounted


def report(round_: Round, result: Result | None, say: Say) -> Section:
    """`result` is None while it is not counted yet, and when so few people voted that it is withheld."""
    body = body_of(round_, Body)
    actions = accepted(body)
    withheld = uncounted(round_, say)
    told = {} if result is None else {one.id: one.mean for one in result.actions}
    sure = {key: mean for key, mean in told.items() if isinstance(mean, float)}
    declined = sum(one.state in ("proposed", "declined") for one in body.actions.values())
    merged = sum(one.state == "merged" for one in body.actions.values())
    return Section(
        summary=(
            *(withheld.summary if withheld else ()),
            say("actions.record.accepted", n=len(actions)) if actions else say("actions.record.none"),
            *([say("actions.record.merged", n=merged)] if merged else []),
            *([say("actions.record.not_accepted", n=declined)] if declined else []),
            *([say("actions.record.measure")] if result and result.actions else []),
        ),
        tables=(_table(round_, result, say),) if result and result.actions else (),
        undertakings=tuple(
            Undertaking(one.text, one.who or None, one.when or None, sure.get(key, UNSET))
            for key, one in actions.items()
        ),
    )


def _table(round_: Round, result: Result, say: Say) -> Table:
    columns = (
        Column("text", say("actions.action")),
        Column("who", say("actions.who")),
        Column("when", say("actions.when")),
        Column("mean", say("actions.record.mean"), "number"),
        Column("counts", say("actions.record.counts"), "histogram", ("1", "2", "3", "4", "5")),
        Column("n", say("actions.record.answers"), "int"),
        *role_columns(result.roles, say),
    )
    note = per_role_note(round_, say, "common.record.per_role") if result.roles else ""
    rows = tuple(_row(one) for one in result.actions)
    return Table(f"{round_.id}_actions", say("actions.record.title"), columns, rows, note)


def _row(one: ActionResult) -> dict[str, object]:
    told = one.withheld is not True
    return {
        "text": one.text,
        "who": one.who or None,
        "when": one.when or None,
        "mean": one.mean if told else None,
        "counts": one.counts if told else None,
        "n": one.n,
        **{f"role:{role}": part.mean for role, part in (one.by_role or {}).items()},
    }
