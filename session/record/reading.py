"""What the printed pages know besides the record: the figures of votes as drawings, which rounds belong together, and
who is not told apart.

Pure. It is in no file but the PDF, and nothing in it tells more than the record does: the figures are those of its
tables, and the roles that are not told apart are those that its numbers leave out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from session.core.section import BothSides, Section, Vote
from session.core.state import Round, Session


@dataclass(frozen=True)
class Chapter:
    """Rounds that are told together, by their ids: the first one, and what came of it right after. `votes`: the first
    vote and its later ones, in their order; one that stands alone has itself.
    """

    rounds: tuple[str, ...]
    votes: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """By the id of the round: its vote, its arguments where those stand at the back, and the sentence of its summary
    that says how many voted. `again`: the first vote of a later one, in whatever chapter. `unnamed`: roles without a
    number of their own that were not empty chairs.
    """

    votes: Mapping[str, Vote] = field(default_factory=dict)
    argued: Mapping[str, tuple[BothSides, ...]] = field(default_factory=dict)
    attended: Mapping[str, str] = field(default_factory=dict)
    again: Mapping[str, str] = field(default_factory=dict)
    chapters: tuple[Chapter, ...] = ()
    unnamed: tuple[str, ...] = ()

    def chapter_of(self, round_: str) -> Chapter:
        """The chapter that a round is in; a round that nobody put in one is one by itself."""
        for chapter in self.chapters:
            if round_ in chapter.rounds:
                return chapter
        return Chapter((round_,), (round_,))


def read(
    state: Session,
    sections: Sequence[tuple[Round, Section]],
    told: Sequence[str],
    empty: Sequence[str],
    attended: Mapping[str, str],
) -> Reading:
    """`sections`: the rounds of the record with what their kinds say; `told` and `empty`: the labels of roles with a
    number, and of those that nobody took; `attended`: the sentence of a round that says how many voted."""
    named = {*told, *empty}
    return Reading(
        votes={round_.id: section.vote for round_, section in sections if section.vote is not None},
        argued={round_.id: section.argued for round_, section in sections if section.argued},
        attended=attended,
        again={round_.id: round_.again for round_, _ in sections if round_.again},
        chapters=chapters([round_ for round_, _ in sections]),
        unnamed=tuple(role.label for role in state.roles if role.label not in named) if state.people else (),
    )


def chapters(rounds: Sequence[Round]) -> tuple[Chapter, ...]:
    """A round joins the vote before it when it is a second vote of it, or a talk or arguments about what it was on.

    Only rounds that follow each other are told together: the record keeps the order of the session.
    """
    made: list[list[Round]] = []
    for round_ in rounds:
        if made and _belongs(round_, made[-1]):
            made[-1].append(round_)
        else:
            made.append([round_])
    return tuple(
        Chapter(
            tuple(round_.id for round_ in chapter),
            (chapter[0].id, *(round_.id for round_ in chapter[1:] if round_.again)),
        )
        for chapter in made
    )


def _belongs(round_: Round, chapter: Sequence[Round]) -> bool:
    """Whether a round follows from the vote that a chapter begins with."""
    first = chapter[0]
    if first.ballots is None:
        return False
    if round_.again:
        return round_.again in {one.id for one in chapter}
    items = {item.id for item in round_.subjects or round_.options}
    return round_.ballots is None and bool(items) and items <= {option.id for option in first.options}
