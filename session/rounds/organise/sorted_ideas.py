"""What is in the clusters of an organise round: for its figures, for the record and for later rounds.

An idea counts for all contributions it was made of, and for those of the doubles under it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import UNSET, UnsetType

from session.core.contribution import Origin, Ref
from session.core.kind import Say, Tiers
from session.core.section import Listing, Section
from session.core.shapes import Shape, body_of
from session.core.state import Item, Round
from session.rounds.organise.board import Body, full_name, names
from session.rounds.shared.origin_words import counted
from session.rounds.shared.tables import bars


class ClusterResult(Shape, frozen=True):
    """A cluster with its ideas in the order of the options. `count`: of how many contributions those are made; an idea
    that others were merged into is more than one. `inside`: the cluster it is in.
    """

    id: str
    name: str
    ideas: tuple[str, ...]
    count: int
    inside: str | UnsetType = UNSET


class Result(Shape, frozen=True):
    """The clusters in the order of making, each followed by those in it, and the ideas in none. `under`: a double ->
    the idea that stands for it.
    """

    clusters: tuple[ClusterResult, ...]
    unsorted: tuple[str, ...]
    under: dict[str, str] | UnsetType = UNSET


def sorted_ideas(round_: Round) -> list[tuple[str | None, str, list[Item]]]:
    """Every cluster in the order of making, with its ideas in the order of the options; the unsorted ones last. Doubles
    are not among them.
    """
    body = body_of(round_, Body)
    clusters = names(body)
    inside: dict[str | None, list[Item]] = {cluster: [] for cluster in (*clusters, None)}
    for option in round_.options:
        if option.id not in body.under:
            inside[body.places.get(option.id)].append(option)
    sorted_: list[tuple[str | None, str, list[Item]]] = [
        (cluster, name, inside[cluster]) for cluster, name in clusters.items()
    ]
    return [*sorted_, (None, "", inside[None])]


def doubles(round_: Round) -> dict[str, list[str]]:
    """Idea -> the doubles under it, in the order of the options."""
    into = body_of(round_, Body).under
    under: dict[str, list[str]] = {}
    for option in round_.options if into else ():
        if option.id in into:
            under.setdefault(into[option.id], []).append(option.id)
    return under


def origin_of(
    round_: Round, ideas: Iterable[str], under: Mapping[str, Sequence[str]] | None = None
) -> Origin:
    """All that these ideas and their doubles are made of. `under`: the doubles, where they are known already."""
    under = doubles(round_) if under is None else under
    refs: list[Ref] = []
    topics, sides = Counter[str](), Counter[str]()
    for idea in ideas:
        for one in (idea, *under.get(idea, ())):
            origin = round_.origins.get(one)
            if origin is None:
                refs.append(Ref(round_.id, one))
            else:
                refs += origin.of
                topics.update(origin.topics)
                sides.update(origin.sides)
    return Origin(tuple(refs), topics, sides)


def contributions_in(round_: Round, ideas: Iterable[Item]) -> int:
    """How many contributions these ideas are made of."""
    return len(origin_of(round_, (idea.id for idea in ideas)).of)


def result(round_: Round, threshold: int) -> Result:
    """What is in each cluster."""
    body = body_of(round_, Body)
    *clusters, (_, _, unsorted) = sorted_ideas(round_)
    return Result(
        tuple(
            ClusterResult(
                cluster,
                name,
                tuple(idea.id for idea in ideas),
                contributions_in(round_, ideas),
                body.inside.get(cluster, UNSET),
            )
            for cluster, name, ideas in clusters
            if cluster is not None
        ),
        tuple(idea.id for idea in unsorted),
        dict(body.under) or UNSET,
    )


def _whole(round_: Round) -> dict[str, tuple[str, list[Item]]]:
    """Every cluster with its name and its ideas, those of the clusters in it included."""
    body = body_of(round_, Body)
    own = {cluster: (name, ideas) for cluster, name, ideas in sorted_ideas(round_) if cluster is not None}
    return {
        cluster: (
            name,
            ideas + [idea for inner in own if body.inside.get(inner) == cluster for idea in own[inner][1]],
        )
        for cluster, (name, ideas) in own.items()
    }


def items(round_: Round, figures: Result | None) -> dict[str, Tiers]:
    """The clusters that are in no other, each with all its ideas as a note, a line each; and all ideas."""
    body = body_of(round_, Body)
    clusters = tuple(
        Item(cluster, name, "\n".join(" ".join(idea.text.split()) for idea in ideas))
        for cluster, (name, ideas) in _whole(round_).items()
        if cluster not in body.inside
    )
    alone = [option for option in round_.options if option.id not in body.under]
    ideas = tuple(Item(option.id, option.text, option.note) for option in alone)
    return {"clusters": (clusters,) if clusters else (), "ideas": (ideas,) if ideas else ()}


def made_of(round_: Round, flavour: str) -> dict[str, tuple[str, ...]]:
    """A cluster is made of its ideas and their doubles; of the other flavour every idea is what it was, with them."""
    body = body_of(round_, Body)
    under = doubles(round_)
    if flavour == "ideas":
        alone = (option.id for option in round_.options if option.id not in body.under)
        return {idea: (idea, *under.get(idea, ())) for idea in alone}
    return {
        cluster: tuple(one for idea in ideas for one in (idea.id, *under.get(idea.id, ())))
        for cluster, (_, ideas) in _whole(round_).items()
    }


def named(round_: Round) -> dict[str, str]:
    """The names of the clusters."""
    return names(body_of(round_, Body))


def section(round_: Round, figures: Result | None, n: int, say: Say) -> Section:
    """How many clusters, a bar each, and every idea under its cluster."""
    if round_.phase == "draft":
        return Section()
    body = body_of(round_, Body)
    *clusters, (_, _, unsorted) = sorted_ideas(round_)
    listed = [(full_name(body, cluster), ideas) for cluster, _, ideas in clusters if cluster is not None]
    kept_apart = contributions_in(round_, unsorted)
    counts = [(name, contributions_in(round_, ideas)) for name, ideas in listed]
    sentences = [
        say("organise.record.ideas", n=sum(count for _, count in counts)),
        say("organise.record.clusters", n=len(clusters)),
        *([say("organise.record.unsorted", n=kept_apart)] if unsorted else []),
        *([say("organise.record.doubles", n=len(body.under))] if body.under else []),
        *([say("organise.record.doubted", n=len(body.doubted))] if body.doubted else []),
    ]
    return Section(
        summary=(" ".join(sentences),),
        tables=bars(f"{round_.id}_clusters", say("organise.cluster"), say("organise.record.counted"), counts),
        listings=tuple(
            Listing(name, tuple(_entries(round_, ideas, say)))
            for name, ideas in [*listed, (say("organise.unsorted"), unsorted)]
            if ideas
        ),
        appendix=_names(body, say),
    )


def _names(body: Body, say: Say) -> tuple[Listing, ...]:
    """The names that were proposed: those that were taken, and those that were not judged."""
    proposed = {
        state: tuple(
            sorted(
                {one.name for one in body.names.values() if one.state == state},
                key=lambda name: (name.casefold(), name),
            )
        )
        for state in ("accepted", "proposed")
    }
    listings = (Listing(say(f"organise.record.names_{state}"), each) for state, each in proposed.items())
    return tuple(listing for listing in listings if listing.entries)


def _entries(round_: Round, ideas: Sequence[Item], say: Say) -> Iterable[str]:
    """Each idea with what it was made of, and behind it the doubles whose words are others, as they were written."""
    under, texts = doubles(round_), {option.id: option.text for option in round_.options}
    for idea in ideas:
        words = counted(origin_of(round_, [idea.id], under), round_.names, say)
        others = dict.fromkeys(texts[double] for double in under.get(idea.id, ()))
        others.pop(idea.text, None)
        quoted = "".join(f" ≈ {text}" for text in others)
        yield f"{idea.text} ({words}){quoted}" if words else f"{idea.text}{quoted}"
