"""What is counted of dots: totals, voters and places, in all and by role. Figures come from `session.methods.points`.

Ties are told, never broken: equal totals share a place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from session.core.commands import Payload
from session.core.shapes import Shape, read
from session.core.state import Round
from session.methods.points import Points, tally
from session.rounds.shared import places, robustness_line
from session.rounds.shared.choices import RoleBallots, chosen_in
from session.rounds.shared.robustness_line import RobustnessLine


class Settings(Payload, frozen=True):
    """`per_option`: the most dots one person may put on one option; 0 = no limit of its own. `step`: dots go by so many
    at a time. `negative`: how many dots one person may take away.
    """

    dots: Annotated[int, Meta(ge=1, le=100)] = 5
    per_option: Annotated[int, Meta(ge=0, le=100)] = 3
    step: Literal["1", "5", "10"] = "1"
    negative: Annotated[int, Meta(ge=0, le=100)] = 0


class Choice(Payload, frozen=True):
    """A ballot: option -> dots, with only options that got a dot or lost one."""

    dots: dict[str, Annotated[int, Meta(ge=-100, le=100)]]


class OfRole(Shape, frozen=True):
    """What a role gave an option: dots in all, from how many ballots, and dots a ballot."""

    dots: int
    ballots: int
    per_person: float | None


class OptionResult(Shape, frozen=True):
    """An option in the order of its dots; equals share a place. `given`, `taken` and `opponents` (people who took dots
    away) are there when dots could be taken away; `dots` is then the difference.
    """

    id: str
    text: str
    dots: int
    voters: int
    place: int
    tied: bool
    by_role: dict[str, OfRole]
    given: int | UnsetType = UNSET
    taken: int | UnsetType = UNSET
    opponents: int | UnsetType = UNSET


class Result(Shape, frozen=True):
    """`dots` were used and `unused` were left over by `ballots` people. `tiers`: ids of options, best first, equals
    together.
    `rest`: on a phone, how many options come after these.
    """

    ballots: int
    dots: int
    unused: int | None
    options: tuple[OptionResult, ...]
    tiers: tuple[tuple[str, ...], ...]
    roles: tuple[RoleBallots, ...]
    solid: RobustnessLine | None
    rest: int | UnsetType = UNSET


@dataclass(frozen=True)
class Limits:
    """What one person can do, in dots: `give` and `take` in all, `on_one` on one option (0: no limit of its own)."""

    give: int
    take: int
    on_one: int
    step: int

    @property
    def swing(self) -> int:
        """What one changed ballot can put between two options: all it can give one and take from the other."""
        most = self.on_one or 100
        return min(self.give, most) + min(self.take, most)


def limits(round_: Round) -> Limits:
    """What one person can do in a round."""
    return limits_of(read(Settings, round_.settings))


def limits_of(settings: Settings) -> Limits:
    """Rounded down to whole steps; of a limit for one option at least one step is left."""
    step, most = int(settings.step), settings.per_option
    on_one = max(step, most - most % step) if most else 0
    return Limits(settings.dots, settings.negative - settings.negative % step, on_one, step)


def result(round_: Round, threshold: int) -> Result | None:
    """Dots, voters and place of every option, in all and by role."""
    if round_.ballots is None:
        return None
    chosen, grouped, roles = chosen_in(round_, Choice)
    dots = [choice.dots for choice in chosen]
    allowed, texts = limits(round_), {option.id: option.text for option in round_.options}
    counted = tally([*texts], dots, allowed.give, allowed.take)
    ranked, apart = places.ranking(round_, counted.points), bool(allowed.take)
    nothing = not counted.used and not any(counted.opponents.values())
    return Result(
        ballots=counted.ballots,
        dots=counted.used,
        unused=counted.unused,
        options=tuple(
            _option_result(texts[option], counted, option, place, grouped, apart=apart)
            for option, place in places.places(ranked).items()
        ),
        tiers=ranked,
        roles=roles,
        solid=None if nothing else robustness_line.of_sums(round_, dots, allowed.swing),
    )


def _option_result(
    text: str,
    counted: Points,
    option: str,
    place: tuple[int, bool],
    grouped: dict[str, list[Choice]],
    *,
    apart: bool,
) -> OptionResult:
    dots, taken = counted.points[option], counted.taken[option]
    return OptionResult(
        id=option,
        text=text,
        dots=dots,
        voters=counted.voters_per_option[option],
        place=place[0],
        tied=place[1],
        by_role={role: _of_role(option, chosen) for role, chosen in grouped.items()},
        given=dots + taken if apart else UNSET,
        taken=taken if apart else UNSET,
        opponents=counted.opponents[option] if apart else UNSET,
    )


def _of_role(option: str, chosen: list[Choice]) -> OfRole:
    dots = sum(choice.dots.get(option, 0) for choice in chosen)
    return OfRole(dots, len(chosen), places.rounded(dots / len(chosen)))
