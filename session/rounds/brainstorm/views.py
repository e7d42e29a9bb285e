"""What of a brainstorm is seen, and by whom: nobody sees what was withdrawn, only the desk what is hidden.

Phones and the projector get the newest ideas only, because a message with all of them would be too large.
"""

from __future__ import annotations

from collections import Counter

from session.core.state import Json, Round

NEWEST = {"phone": 100, "projector": 120}


def on_show(body: Json) -> Json:
    """The ideas that count: not hidden or withdrawn, and not under one that is."""
    ideas = body.get("ideas", {})
    return {
        key: each
        for key, each in ideas.items()
        if each["state"] == "shown" and (each["into"] is None or ideas[each["into"]]["state"] == "shown")
    }


def body_view(round_: Round, audience: str) -> Json:
    """`count`: every idea that may be seen, also under another; `ideas`: the newest that stand alone, by their `n`.

    On the wall an idea counts with the topic of what it stands under.
    """
    body, shown = round_.body, on_show(round_.body)
    visible = {"live": True, "after_close": round_.is_finished}.get(round_.settings["visibility"], False)
    view = {"topics": body["topics"], "visible": visible or body["shown"], "count": len(shown)}
    if audience == "desk":
        return {**view, "ideas": kept(body)}
    if audience == "projector":
        view["perTopic"] = per_topic(body, {key: shown[each["into"] or key] for key, each in shown.items()})
    merged = Counter(each["into"] for each in shown.values())
    numbers = {key: n for n, key in enumerate(body["ideas"], 1)}
    alone = {key: each for key, each in shown.items() if each["into"] is None} if view["visible"] else {}
    view["ideas"] = {
        key: {"n": numbers[key], "text": each["text"], "topic": each["topic"], "merged": merged[key]}
        for key, each in _newest(alone, audience, body["topics"])
    }
    return view


def _newest(alone: Json, audience: str, topics: list[Json]) -> list[tuple[str, Json]]:
    """The newest of all; for the projector as many of every topic, so that an old topic has some too."""
    most = NEWEST[audience]
    if audience == "phone" or len(topics) < 2:
        return list(alone.items())[-most:]
    left = Counter({each["id"]: most // len(topics) for each in topics})
    found = []
    for key, each in reversed(alone.items()):
        if left[each["topic"]] > 0:
            left[each["topic"]] -= 1
            found.append((key, each))
    return found[::-1]


def kept(body: Json) -> Json:
    """All but what was withdrawn."""
    return {key: each for key, each in body.get("ideas", {}).items() if each["state"] != "withdrawn"}


def per_topic(body: Json, shown: Json) -> Json:
    """Topic -> how many of `shown` are about it."""
    counts = Counter(each["topic"] for each in shown.values())
    return {each["id"]: counts[each["id"]] for each in body["topics"]}
