"""What phones get a few at a time: three ideas of others, those on a page that people swap, a slice of the options.

The log has which ideas were dealt and nothing of to whom. What is counted there follows from the ideas alone, not from
who asked for them: only the answer passes over one's own. Of pages it has nothing but on which one an idea stands: who
holds one is known nowhere, so which comes next follows from how much was written on each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from msgspec.structs import replace

from session.core.commands import Context, Decision, Nothing
from session.core.refusals import Refused
from session.core.shapes import body_of, read
from session.core.state import Json, Round
from session.rounds.brainstorm.asked import TakePage
from session.rounds.brainstorm.ideas import on_show, readable
from session.rounds.brainstorm.shapes import Body, Settings
from session.rounds.brainstorm.views import within_reach

AT_ONCE = 3


def deal(round_: Round, data: Nothing, context: Context) -> Decision | Refused:
    """Three ideas of others, or as many as there are."""
    if read(Settings, round_.settings).others != "three" or not readable(round_):
        return Refused("nothing_dealt")
    body = body_of(round_, Body)
    order = least_first(within_reach(body), body.dealt, context.new_id())
    yours = [idea for idea in order if idea not in context.owned][:AT_ONCE]
    about = {"round": round_.id, "ideas": sorted(order[:AT_ONCE])}
    events = (context.event("brainstorm.ideas_dealt", about),) if order else ()
    return Decision(events, reply={"ideas": yours})


def take_slice(round_: Round, data: Nothing, context: Context) -> Decision | Refused:
    """The slice of the options that fewest phones took."""
    body = body_of(round_, Body)
    if not body.slices:
        return Refused("nothing_dealt")
    slice_ = least_first(map(str, range(len(body.slices))), body.dealt, context.new_id())[0]
    event = context.event("brainstorm.slice_dealt", {"round": round_.id, "slice": int(slice_)})
    return Decision((event,), reply={"slice": int(slice_)})


def take_page(round_: Round, data: TakePage, context: Context) -> Decision | Refused:
    """A new page for who has none; for another by lot one of the half on which least was written: always the very least
    would give everybody the same one, because nobody knows who holds it. Without another there is none."""
    if read(Settings, round_.settings).others != "pages" or not readable(round_):
        return Refused("nothing_dealt")
    if data.page is None:
        return Decision(reply={"page": context.new_id()})
    written = Counter(idea.page for idea in on_show(body_of(round_, Body)).values() if idea.page)
    lot = context.new_id()
    order = least_first(written.keys() - {data.page}, written, lot)
    half = least_first(order[: (len(order) + 1) // 2], {}, lot)
    return Decision(reply={"page": half[0] if half else None})


def least_first(ids: Iterable[str], dealt: Mapping[str, int], lot: str) -> Sequence[str]:
    """Least often dealt first; `lot`, which nobody can guess, decides between equals."""
    return sorted(ids, key=lambda key: (dealt.get(key, 0), sha256(f"{lot} {key}".encode()).digest()))


def evolve_slice(body: Body, name: str, data: Json) -> Body:
    return replace(body, dealt=dict(Counter(body.dealt) + Counter([str(data["slice"])])))


def evolve(body: Body, name: str, data: Json) -> Body:
    return replace(body, dealt=dict(Counter(body.dealt) + Counter(data["ideas"])))
