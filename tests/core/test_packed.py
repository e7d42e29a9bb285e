"""A packed view: each longer text once, nothing of what is not shown, and what did not change is the same object."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given as for_all, strategies as st

from session.core.packed import LONGER, Packer, unpacked
from session.core.patch import apply, diff
from session.core.shapes import Part, Shape, told
from session.core.state import Json
from session.core.tracked import Tracked
from session.core.views import AUDIENCES, view, view_shape
from tests.core.test_views import STORIES

LONG = "A text that is long enough to be sent once"


PLAIN = st.text(max_size=40) | st.integers() | st.none()
DOCUMENTS = st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner))


class Option(Part, frozen=True):
    id: str
    text: str


class Round(Shape, frozen=True):
    prompt: str
    options: tuple[Option, ...] = ()
    body: Any = None


def packed(shape: Shape, packer: Packer | None = None) -> tuple[Json, Json]:
    """The document and its table."""
    packer = packer or Packer()
    return packer.pack(shape), packer.table()


def test_a_name_that_is_not_in_the_table_is_an_error() -> None:
    with pytest.raises(KeyError):
        unpacked({"prompt": "~7"}, {})


@pytest.mark.parametrize("text", ["", "~", "~~", "~1", "~" * LONGER, "short", LONG, "é" * LONGER])
def test_every_text_comes_out_as_it_went_in(text: str) -> None:
    shape = Round(text, (Option(text, text), Option("other", text)), {"a": [text, None, 1, True, 0.5]})
    assert unpacked(*packed(shape)) == told(shape)


@for_all(DOCUMENTS)
def test_any_document_comes_out_as_it_went_in(body: Any) -> None:
    assert unpacked(*packed(Round("What now?", (), body))) == told(Round("What now?", (), body))


def test_a_text_and_an_option_that_stand_in_many_places_are_sent_once() -> None:
    option = Option("o1", LONG)
    document, table = packed(Round(LONG, (option, Option("o1", LONG)), [LONG, LONG]))
    assert json.dumps([document, table]).count(LONG) == 1
    assert document["options"][0] == document["options"][1]


def test_what_is_shown_no_more_is_not_in_the_table_and_its_name_is_never_used_again() -> None:
    packer = Packer()
    _, first = packed(Round(LONG), packer)
    _, second = packed(Round("short"), packer)
    _, third = packed(Round(LONG + "!"), packer)
    assert (second, list(first) == list(third)) == ({}, False)


def test_what_did_not_change_is_the_same_object() -> None:
    packer, body = Packer(), {"ideas": [LONG]}
    before, _ = packed(Round("One", (), body), packer)
    after, table = packed(Round("Two", (), body), packer)
    assert after["body"] is before["body"]
    assert list(table.values()) == [LONG]


def test_what_came_into_the_table_is_told_once() -> None:
    packer, option = Packer(), Option("o1", LONG)
    packer.pack(Round("One", (option,)))
    assert sorted(map(str, packer.fresh.values())) == sorted(map(str, packer.table().values()))
    packer.pack(Round("Two", (option,), LONG + "!"))
    assert list(packer.fresh.values()) == [LONG + "!"]
    packer.pack(Round("Three", (option,), LONG + "!"))
    assert packer.fresh == {}


STEPS = st.lists(
    st.dictionaries(st.sampled_from("abcdef"), st.sampled_from([None, "", LONG, LONG + "!", LONG + "?"])),
    max_size=8,
)


@for_all(STEPS, st.sets(st.integers(0, 7)))
def test_a_tracked_dict_that_changes_is_packed_as_any_dict(
    steps: list[dict[str, Any]], twice: set[int]
) -> None:
    """`twice`: when the version before is shown beside it. None: the key goes."""
    packer, ideas, follower = Packer(), Tracked[str, Any](), dict[str, Any]()
    document = packer.pack(Round("", (), [ideas]))
    for at, step in enumerate(steps):
        put = {key: {"text": text} for key, text in step.items() if text is not None}
        before, ideas = ideas, ideas.having(put, [key for key, text in step.items() if text is None])
        shown = [before, ideas] if at in twice else [ideas]
        earlier, document = document, packer.pack(Round("", (), shown))
        follower |= packer.fresh
        assert unpacked(document, packer.table()) == {"prompt": "", "options": [], "body": shown}
        assert unpacked(apply(earlier, diff(earlier, document)), follower) == unpacked(document, follower)
        assert len(packer.table()) == len({one["text"] for each in shown for one in each.values()} - {""})


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("story", STORIES)
def test_a_view_is_what_its_packed_form_holds(story: str, audience: str) -> None:
    seen = STORIES[story]()
    shape = view_shape(seen.state, audience, seen.kinds)
    assert unpacked(*packed(shape)) == view(seen.state, audience, seen.kinds)
