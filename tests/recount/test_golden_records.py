"""The records of all golden logs can be counted again, and no sort of figure in them can be falsified unnoticed.

A sort of figure of a kind is falsified in the first records that have it, which are of different logs where it can be.
What cannot follow from ballots is named here, so that it is never more than this.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from session import rounds
from session.record.export import RecordSource, file
from session.recount import recount
from tests.golden.logs import KINDS, Golden, paths, read
from tests.recount.falsified import Path, differs, is_unnoticed, leaves

LOGS = {log.name: log for log in map(read, paths()) if log.kinds == KINDS}
EVERY = pytest.mark.parametrize("log", LOGS.values(), ids=LOGS)
OF_A_SORT = 2  # places where each is falsified

NOT_ON_BALLOTS = {
    "consent proposals concerns",  # people's own words
    "consent proposals objections note",
    "consent proposals objections text",
    "decide decisions id",  # of one that too few people answered
    "decide decisions objections",
    "decide decisions text",  # worded while people voted
    "mood series mean",  # on the way
    "mood series median",
    "mood series n",
    "mood series second",
    "open_question answers hidden",  # by the desk
    "open_question answers items hidden",
    "open_question answers items text",
    "open_question answers question",
    "open_question answers score",
    "open_question answers text",  # people's own words
    "organise clusters id",
    "poll people",  # who had a seat, for the quorum
    "rate steps label",
    "sort clusters name",  # of one where most put nothing and the desk neither
    "statements statements answers",  # of one that too few people answered: any small number
    "talk talked id",  # of a talk about its question or subject alone
    "talk things",
}
ROLES = {"", "*", "clients", "staff"}
AN_ANSWER = re.compile(r"r\d+-[\d.]+:\d+|n\d+|i[0-9a-f]{10}")
OF_EVERY_KIND = {
    "ballots",  # of a round with too few: any small number
    "solid line",  # how many options a later round takes
}


@cache
def file_of(log: Golden, language: str = "nl") -> bytes:
    source = RecordSource(
        log.state, len(log.events), log.head, language, log.events[-1].at, "Europe/Amsterdam"
    )
    return file(source, log.declared, "json")


def record_of(log: Golden, language: str = "nl") -> Any:
    return json.loads(file_of(log, language))


def alone(document: Any, n: int) -> Any:
    """A record with only one of its rounds, not as a second vote, and with what it says of that round."""
    round_ = {**document["rounds"][n], "again": None}
    said = [section for section in document["record"]["sections"] if section["round"] == round_["id"]]
    taken = [made for made in document["record"]["decisions"] if made["round"] == round_["id"]]
    record = {**document["record"], "sections": said, "decisions": taken}
    return {**document, "record": record, "rounds": [round_]}


def rounds_alone(log: Golden) -> Iterator[Any]:
    """Each round with a result, in a record of its own."""
    whole = record_of(log)
    for n, round_ in enumerate(whole["rounds"]):
        if round_["result"] is not None:
            yield alone(whole, n)


Places = Callable[[Any], Iterator[tuple[str, Path]]]


def places_of(
    documents: Callable[[Golden], Iterator[Any]], places: Places
) -> dict[str, list[tuple[Any, Path]]]:
    """Where each sort of figure of each kind is to be falsified: "dots options place" -> records and paths."""
    found: dict[str, list[tuple[Any, Path]]] = {}
    for log in LOGS.values():
        here = {sort: (document, path) for document in documents(log) for sort, path in places(document)}
        for sort, place in here.items():
            if len(found.setdefault(sort, [])) < OF_A_SORT:
                found[sort].append(place)
    return found


def sorts(document: Any) -> Iterator[tuple[str, Path]]:
    """Of each sort of figure in a result the first place: "dots options place" and the path."""
    seen, kind = set[str](), document["rounds"][0]["kind"]
    for path in leaves(document["rounds"][0]["result"], ("rounds", 0, "result")):
        steps = (step for step in path[3:] if isinstance(step, str) and step not in ROLES)
        sort = " ".join([kind, *(step for step in steps if not AN_ANSWER.fullmatch(step))])
        if sort not in seen:
            seen.add(sort)
            yield sort, path


@EVERY
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_record_of_a_golden_log_is_equal(log: Golden, language: str) -> None:
    assert recount(record_of(log, language)).differences == []


@EVERY
def test_a_round_of_a_golden_record_is_equal_alone(log: Golden) -> None:
    assert not any(differs(document) for document in rounds_alone(log))


@pytest.mark.parametrize("kind", rounds.KINDS)
def test_no_sort_of_figure_in_the_records_of_golden_logs_can_be_falsified_unnoticed(kind: str) -> None:
    of_kind = {sort: places for sort, places in results_of_logs().items() if sort.split()[0] == kind}
    free = {sort for sort, places in of_kind.items() if any(is_unnoticed(*place) for place in places)}
    known = NOT_ON_BALLOTS | {f"{kind} {sort}" for sort in OF_EVERY_KIND}
    assert sorted(free - known) == []


@cache
def results_of_logs() -> dict[str, list[tuple[Any, Path]]]:
    return places_of(rounds_alone, sorts)


# What pages put together in their own way, by table and column.
NOT_IN_A_RESULT = {
    "brainstorm sides count",
    "brainstorm topics count", "criteria criteria equal", "criteria criteria original", "estimate bins count",
    "mood line mean", "mood line median", "mood line n", "mood mood agreement", "mood mood consensus",
    "mood mood counts", "mood mood mean", "mood mood median", "mood mood n", "mood mood sd", "mood roles mean",
    "mood roles median", "mood roles n", "statements statements flips",
}  # fmt: skip
# And what stands beside an earlier session: it is in another record, which has its own fingerprint.
PUT_TOGETHER = re.compile(r" role$| duels | runoff |^criteria (c\d|spread) |^\w+ repeat ")


def cells(document: Any) -> Iterator[tuple[str, Path]]:
    """Of each sort of figure in the tables the first place: "dots dots voters" and the path."""
    seen = set[str]()
    for at, section in enumerate(document["record"]["sections"]):
        for number, table in enumerate(section["tables"]):
            name = table["name"].partition("_")[2]
            name = (
                "bins"
                if section["kind"] == "estimate" and name not in ("estimate", "roles", "shift")
                else name
            )
            for column in table["columns"]:
                key = column["key"]
                sort = f"{section['kind']} {name} {key.partition(':')[0]}"
                path = ("record", "sections", at, "tables", number, "rows", 0, key)
                if column["kind"] != "text" and table["rows"] and sort not in seen:
                    seen.add(sort)
                    yield sort, path


@pytest.mark.parametrize("kind", rounds.KINDS)
def test_the_tables_of_golden_records_cannot_tell_another_figure_of_an_option(kind: str) -> None:
    of_kind = {sort: places for sort, places in tables_of_logs().items() if sort.split()[0] == kind}
    free = {sort for sort, places in of_kind.items() if any(is_unnoticed(*place) for place in places)}
    put_together = {sort for sort in free if PUT_TOGETHER.search(sort)}
    assert sorted(free - put_together - NOT_IN_A_RESULT) == []


@cache
def tables_of_logs() -> dict[str, list[tuple[Any, Path]]]:
    return places_of(lambda log: iter([record_of(log)]), cells)


@EVERY
def test_the_decisions_on_the_first_pages_of_a_golden_record_cannot_be_falsified(log: Golden) -> None:
    for document in rounds_alone(log):
        if document["rounds"][0]["result"].get("withheld"):
            continue
        for at in range(len(document["record"]["decisions"])):
            for key in ("text", "support", "neutral", "against", "ballots", "withheld"):
                assert not is_unnoticed(document, ("record", "decisions", at, key)), (at, key)
