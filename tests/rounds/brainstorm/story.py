"""The golden story of brainstorm: ideas that are changed, withdrawn, hidden, merged and taken apart, with and without
topics and sides, seen at once, after the close and when the desk says so; a round that is about an idea of before; and
ideas of others three at a time or not at all; comments; and one word.
"""

from __future__ import annotations

from session.core.state import Json
from tests.cast import Story, fay
from tests.golden.votes import TEXTS, added, assembled, voters

ANA, BEN = voters()[0], voters()[9]


def story() -> Story:
    story = _without_topics(assembled("Brainstormen"))
    story = _with_topics(story)
    story = _with_sides(story)
    story = _dealt(story)
    story = _with_comments(story)
    story = _of_words(story)
    story, empty = added(
        story, "brainstorm", {"visibility": "hidden", "ideas_per_person": 0, "others": "none"}, {}
    )
    story = story.when(fay.asks("round.open", empty), fay.asks("round.close", empty))
    return story.when(fay.asks("round.release", empty), fay.asks("session.close"))


def _typed(story: Story, round_: str, *texts: str, **more: str) -> Story:
    """The story after Ana, Ben and the desk in turn added these ideas."""
    for number, text in enumerate(texts):
        who = (ANA, BEN, fay)[number % 3]
        story = story.when(who.asks("brainstorm.add_idea", round_, text=text, **more))
    return story


def _without_topics(story: Story) -> Story:
    """Ideas n1 to n6: n5 is hidden, n6 withdrawn, n2 stands under n1 and n4 under n2, so under n1 too."""
    story, round_ = added(story, "brainstorm", {}, {}, prompt="Wat helpt? (max 30)", plan={"minutes": 3})
    story = story.when(fay.asks("round.open", round_))
    story = _typed(story, round_, *TEXTS, "Met een naam: Jan", "Dubbel", "Los idee")
    n = list(story.state.rounds[round_].body.ideas)
    story = story.when(
        ANA.asks(
            "brainstorm.edit_idea",
            round_,
            idea=n[0],
            text="Meer tijd aan de balie (30 minuten)",
            was=TEXTS[0],
        ),
        fay.asks("brainstorm.edit_idea", round_, idea=n[1], text="-Korter formulier", was=TEXTS[1]),
        fay.asks("brainstorm.hide_idea", round_, idea=n[4], hidden=True),
        fay.asks("brainstorm.hide_idea", round_, idea=n[6], hidden=True),
        fay.asks("brainstorm.hide_idea", round_, idea=n[6], hidden=False),
        fay.asks("brainstorm.merge_ideas", round_, into=n[1], ideas=[n[3]]),
        fay.asks("brainstorm.merge_ideas", round_, into=n[0], ideas=[n[1], n[2]]),
        fay.asks("brainstorm.unmerge_idea", round_, idea=n[2]),
    )
    withdrawn = _typed(story, round_, "Weg hiermee")
    gone = list(withdrawn.state.rounds[round_].body.ideas)[-1]
    story = withdrawn.when(ANA.asks("brainstorm.withdraw_idea", round_, idea=gone)).later(90)
    story = story.when(fay.asks("round.close", round_), fay.asks("round.reopen", round_))
    story = _typed(story, round_, "Na het heropenen")
    return story.when(fay.asks("round.close", round_), fay.asks("round.release", round_)).later(60)


def _with_topics(story: Story) -> Story:
    """Two topics from the ideas of the first round and one typed; an idea is merged into one of another topic."""
    source: Json = {"round": "r1", "pick": "top", "top": 2, "texts": ["Iets anders"]}
    settings = {"visibility": "after_close", "idea_characters": 20, "ideas_per_person": 2}
    story, round_ = added(story, "brainstorm", settings, source, prompt="Hoe?")
    story = story.when(fay.asks("round.open", round_))
    topics = [topic.id for topic in story.state.rounds[round_].body.topics]
    for topic in topics[:2]:
        story = _typed(story, round_, f"Voor {topics.index(topic)}", "Ook", "Desk", topic=topic)
    first, *_, last = story.state.rounds[round_].body.ideas
    story = story.when(
        fay.asks("brainstorm.merge_ideas", round_, into=first, ideas=[last]),
        fay.asks("round.change", round_, settings={"visibility": "hidden"}),
        fay.asks("brainstorm.show_ideas", round_),
    )
    return story.when(fay.asks("round.close", round_), fay.asks("round.release", round_)).later(60)


def _with_sides(story: Story) -> Story:
    """Arguments about an idea of the first round; one of each side is merged. Then two ends with names of their own,
    of two topics.
    """
    settings: Json = {"sides": "for_against", "ideas_per_person": 0}
    story, round_ = added(
        story,
        "brainstorm",
        settings,
        {},
        prompt="Voor of tegen?",
        about={"round": "r1", "pick": "top", "top": 1},
    )
    story = story.when(fay.asks("round.open", round_))
    for side in ("for", "against"):
        story = _typed(story, round_, f"Reden {side}", "Ook 2", side=side)
    first, *_, last = story.state.rounds[round_].body.ideas
    story = story.when(fay.asks("brainstorm.merge_ideas", round_, into=first, ideas=[last]))
    story = story.when(fay.asks("round.close", round_), fay.asks("round.release", round_)).later(60)
    ends: Json = {"sides": "named", "side_for": "Hoog", "side_against": "Laag"}
    story, named = added(story, "brainstorm", ends, {"texts": ["Geld", "Tijd"]})
    story = story.when(fay.asks("round.open", named))
    story = _typed(story, named, "Meer dan nu", topic=f"{named}-1", side="for")
    return story.when(fay.asks("round.close", named), fay.asks("round.release", named)).later(60)


def _dealt(story: Story) -> Story:
    """Three ideas of others at a time, twice; then pages that are swapped, and slices."""
    story, round_ = added(story, "brainstorm", {"others": "three"}, {}, prompt="Wat nog meer?")
    story = _typed(story.when(fay.asks("round.open", round_)), round_, *TEXTS)
    story = story.when(BEN.asks("brainstorm.deal", round_), ANA.asks("brainstorm.deal", round_))
    story = story.when(fay.asks("round.close", round_), fay.asks("round.release", round_)).later(60)
    story, paged = added(story, "brainstorm", {"others": "pages"}, {}, prompt="Schrijf erbij")
    story = story.when(fay.asks("round.open", paged), ANA.asks("brainstorm.take_page", paged))
    page = story.last.reply["page"]
    story = _typed(story, paged, "Meer", "En ook", page=page).when(
        BEN.asks("brainstorm.take_page", paged, page=page)
    )
    story = story.when(fay.asks("round.close", paged), fay.asks("round.release", paged)).later(60)
    source: Json = {"texts": [f"Tekst {at}" for at in range(5)]}
    story, read = added(story, "brainstorm", {"items": "slices", "slice": 2}, source, prompt="Wat telt?")
    story = story.when(fay.asks("round.open", read), ANA.asks("brainstorm.take_slice", read))
    story = _typed(story, read, "Vooral het eerste").when(BEN.asks("brainstorm.take_slice", read))
    return story.when(fay.asks("round.close", read), fay.asks("round.release", read)).later(60)


def _with_comments(story: Story) -> Story:
    """Comments on an idea, and on one that is merged into it then; one is edited, one hidden, one withdrawn. The desk
    asks something besides, twice, and takes one back.
    """
    story, round_ = added(story, "brainstorm", {"comments": True}, {}, prompt="Wat vindt een ander?")
    story = _typed(story.when(fay.asks("round.open", round_)), round_, *TEXTS)
    first, second, *_ = story.state.rounds[round_].body.ideas
    for text in ("Denk ook aan geld", "Foutje"):
        story = story.later(60).when(fay.asks("brainstorm.push_prompt", round_, text=text))
    wrong = story.state.rounds[round_].body.prompts[-1].id
    story = story.when(fay.asks("brainstorm.take_back_prompt", round_, prompt=wrong))
    given = ((ANA, first, "Dat kan nu al"), (BEN, second, "Jan!"), (BEN, first, "Nee"), (ANA, second, "=1"))
    for who, on, text in given:
        story = story.when(who.asks("brainstorm.add_comment", round_, on=on, text=text))
    _, edited, hidden, withdrawn = story.state.rounds[round_].body.comments
    story = story.when(
        fay.asks("brainstorm.edit_comment", round_, comment=edited, text="Nee", was="Jan!"),
        fay.asks("brainstorm.hide_comment", round_, comment=hidden, hidden=True),
        ANA.asks("brainstorm.withdraw_comment", round_, comment=withdrawn),
        fay.asks("brainstorm.merge_ideas", round_, into=first, ideas=[second]),
    )
    return story.when(fay.asks("round.close", round_), fay.asks("round.release", round_)).later(60)


def _of_words(story: Story) -> Story:
    """The same word in three spellings, one of which the desk takes apart; its first author withdraws it."""
    story, round_ = added(story, "brainstorm", {"one_word": True}, {}, prompt="Eén woord voor dit uur")
    story = _typed(
        story.when(fay.asks("round.open", round_)), round_, "Energie", "energie!", "Énergie", "Rust", "rust"
    )
    first, second, third, fourth, _ = story.state.rounds[round_].body.ideas
    story = story.when(
        fay.asks("brainstorm.unmerge_idea", round_, idea=third),
        ANA.asks("brainstorm.edit_idea", round_, idea=fourth, text="Energie", was="Rust"),
        ANA.asks("brainstorm.withdraw_idea", round_, idea=first),
        BEN.asks("brainstorm.edit_idea", round_, idea=second, text="lucht", was="energie!"),
    )
    return story.when(fay.asks("round.close", round_), fay.asks("round.release", round_)).later(60)
