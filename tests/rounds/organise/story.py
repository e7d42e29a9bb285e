"""The golden story of organise: every change there is, and undoing, by the desk and by everybody."""

from __future__ import annotations

from session.core.state import Json
from tests.cast import Asked, Story, fay
from tests.golden.votes import TEXTS, added, assembled, voters

IDEAS = (*TEXTS, "Vijf", "Zes", "Zeven")


def story() -> Story:
    story, first = added(
        assembled("Ordenen"), "organise", {}, {"texts": list(IDEAS)}, prompt="Wat hoort bij elkaar?"
    )
    story = _by_the_desk(story.when(fay.asks("round.open", first)), first)
    story = story.when(fay.asks("round.release", first)).later(60)
    settings: Json = {"who": "everyone", "clusters": ["=Nu", "Later"]}
    story, second = added(story, "organise", settings, {"round": first, "flavour": "ideas"})
    story = _by_everybody(story.when(fay.asks("round.open", second)), second)
    story, third = added(story, "organise", {"who": "everyone"}, {"round": first, "flavour": "clusters"})
    story = story.when(fay.asks("round.open", third), fay.asks("round.close", third))
    story = story.when(fay.asks("round.release", third))
    settings = {"who": "roles", "sorters": ["staff"], "clusters": ["Nu", "Later"], "flags": True, "names": 2}
    story, fourth = added(story, "organise", settings, {"round": first, "flavour": "ideas"})
    story = _beside_the_board(story.when(fay.asks("round.open", fourth)), fourth)
    return story.when(fay.asks("session.close"))


def _changed(story: Story, asked: Asked) -> tuple[Story, str]:
    """The story after a command, and the name of the change it made."""
    story = story.when(asked)
    return story, story.last.reply["change"]


def _cluster(story: Story, round_: str, at: int) -> str:
    clusters: list[str] = list(story.state.rounds[round_].body.clusters)
    return clusters[at]


def _by_the_desk(story: Story, round_: str) -> Story:
    ideas = [option.id for option in story.state.rounds[round_].options]
    story = story.when(
        fay.asks("organise.new_cluster", round_, name="Aan de balie", ideas=ideas[:3]),
        fay.asks("organise.new_cluster", round_, name="Papier", ideas=ideas[3:5]),
        fay.asks("organise.new_cluster", round_, name="Leeg"),
    )
    desk, paper, empty = (_cluster(story, round_, at) for at in range(3))
    story = story.when(fay.asks("organise.rename_cluster", round_, cluster=paper, name='Minder "papier"'))
    story = story.when(fay.asks("organise.split_cluster", round_, cluster=desk, ideas=ideas[:1], name="Tijd"))
    story, moved = _changed(story, fay.asks("organise.move", round_, ideas=[ideas[5]], to=paper))
    story, undone = _changed(story, fay.asks("organise.undo", round_, change=moved))
    story = story.when(fay.asks("organise.undo", round_, change=undone)).later(30)
    story = story.when(
        fay.asks("round.close", round_), fay.asks("organise.remove_cluster", round_, cluster=empty)
    )
    story, merged = _changed(story, fay.asks("organise.merge_clusters", round_, into=desk, clusters=[paper]))
    return _deeper(story.when(fay.asks("organise.undo", round_, change=merged)), round_, ideas)


def _deeper(story: Story, round_: str, ideas: list[str]) -> Story:
    """A cluster in another, doubles, and one cluster alone on the wall."""
    outer, inner = (_cluster(story, round_, at) for at in range(2))
    story = story.when(
        fay.asks("organise.nest_cluster", round_, cluster=inner, to=outer),
        fay.asks("organise.merge_ideas", round_, into=ideas[0], ideas=[ideas[1], ideas[6]]),
        fay.asks("organise.merge_ideas", round_, into=ideas[3], ideas=[ideas[4]]),
        fay.asks("organise.unmerge_ideas", round_, ideas=[ideas[4]]),
    )
    story, merged = _changed(story, fay.asks("organise.merge_ideas", round_, into=ideas[3], ideas=[ideas[4]]))
    return story.when(
        fay.asks("organise.undo", round_, change=merged),
        fay.asks("organise.show_cluster", round_, cluster=outer),
        fay.asks("organise.show_cluster", round_, cluster=None),
        fay.asks("organise.show_cluster", round_, cluster=inner),
    )


def _beside_the_board(story: Story, round_: str) -> Story:
    """One role sorts; the others flag ideas and propose names."""
    clients, staff = voters()[:8], voters()[9]
    ideas = [option.id for option in story.state.rounds[round_].options]
    story = story.when(staff.asks("organise.move", round_, ideas=ideas[:4], to="c1"))
    for client in clients[:5]:
        story = story.when(client.asks("organise.flag", round_, idea=ideas[0], cluster="c1"))
    ana, ben, *_ = clients
    story = story.when(
        ben.asks("organise.flag", round_, idea=ideas[1], cluster="c1"),
        ana.asks("organise.unflag", round_, idea=ideas[0]),
        fay.asks("organise.keep", round_, ideas=[ideas[0]]),
        fay.asks("organise.move", round_, ideas=[ideas[1]], to="c2"),
        *(one.asks("organise.propose_name", round_, name="=Water", cluster=None) for one in (ana, ben)),
        ana.asks("organise.propose_name", round_, name="Straks", cluster="c2"),
        ben.asks("organise.propose_name", round_, name="Ooit", cluster="c2"),
        clients[2].asks("organise.propose_name", round_, name="Toch niet"),
        clients[3].asks("organise.propose_name", round_, name="Lucht"),
    )
    key = {one.name: key for key, one in story.state.rounds[round_].body.names.items()}
    return story.when(
        clients[2].asks("organise.withdraw_name", round_, proposal=key["Toch niet"]),
        fay.asks("organise.new_cluster", round_, name="Water en meer", proposal=key["=Water"]),
        fay.asks("organise.rename_cluster", round_, cluster="c2", name="Straks", proposal=key["Straks"]),
        fay.asks("organise.judge_name", round_, proposal=key["Ooit"], to="declined"),
        fay.asks("round.close", round_),
        fay.asks("round.release", round_),
    )


def _by_everybody(story: Story, round_: str) -> Story:
    ana, ben = voters()[0], voters()[9]
    ideas = [option.id for option in story.state.rounds[round_].options]
    story = story.when(
        ana.asks("organise.move", round_, ideas=ideas[:4], to="c1"),
        ben.asks("organise.move", round_, ideas=ideas[4:], to="c2"),
        ana.asks("organise.move", round_, ideas=[ideas[4]], to=None),
        ben.asks("organise.merge_clusters", round_, into="c1", clusters=["c2"]),
        fay.asks("round.change", round_, settings={"who": "desk"}),
        fay.asks("round.close", round_),
        fay.asks("round.release", round_),
    )
    return story.later(60)
