"""The process that counts what would take long: rounds as JSON on stdin, figures as JSON on stdout.

Started by `counting_process`, kept for the next count, and gone when its stdin ends. It counts with the same code as
the server: the kinds of `session.rounds`. A message is its length in eight bytes, most significant first, and itself.
An answer begins with OK and goes on with a `Counted`, or with NOT_COUNTED and goes on with the reason.
"""

from __future__ import annotations

import dataclasses
import os
import resource
import sys
from typing import Any, BinaryIO

import msgspec

from session.core.giving_way import each
from session.core.kind import RoundKind, Tiers
from session.core.results import CountingOnce
from session.core.shapes import Shape, read
from session.core.state import Json, Round

OK, NOT_COUNTED = b"+", b"-"
LENGTH = 8  # bytes that tell the length of a message
POLITE = 10  # so much less than the server is this process counted as urgent
_encode = msgspec.json.Encoder(enc_hook=dict).encode  # what may not be changed in place is no dict


class Job(msgspec.Struct, frozen=True):
    """What is to be counted: a finished round whose figures are not withheld. `cpu_seconds`: what that may take."""

    round: Json
    threshold: int
    cpu_seconds: int


class Counted(msgspec.Struct, frozen=True):
    """What was counted: the figures, in the shape of their kind, and what later rounds can take."""

    result: msgspec.Raw
    items: dict[str, Tiers]


def job_of(round_: Round, threshold: int, cpu_seconds: int) -> bytes:
    """The message that asks for a count: made ballot by ballot, because one long call would hold Python's lock."""
    ballots = msgspec.Raw(b"[" + b",".join([_encode(ballot) for ballot in each(round_.ballots or ())]) + b"]")
    fields = {field.name: getattr(round_, field.name) for field in dataclasses.fields(round_)}
    return _encode(
        {"round": {**fields, "ballots": ballots}, "threshold": threshold, "cpu_seconds": cpu_seconds}
    )


def counted_in(kind: RoundKind, answer: bytes) -> tuple[Shape | None, dict[str, Tiers]]:
    """The figures in an answer, in the shape of their kind, and what later rounds can take."""
    counted = msgspec.json.decode(answer, type=Counted)
    figures: Any = msgspec.json.decode(counted.result, type=kind.Result | None)
    return figures, counted.items


def main() -> int:
    """Count what comes in until nothing comes any more. `argv[1]`: how many bytes of memory it may take."""
    from session.rounds import KINDS

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]), int(sys.argv[1])))
    os.nice(POLITE)
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    while (message := _message(asked)) is not None:
        try:
            answer = OK + _counted(msgspec.json.decode(message, type=Job), KINDS)
        except MemoryError:
            answer = NOT_COUNTED + b"it takes more memory than it may"
        except Exception as failed:
            answer = NOT_COUNTED + repr(failed).encode("utf-8", "replace")[:2000]
        answers.write(len(answer).to_bytes(LENGTH, "big") + answer)
        answers.flush()
    return 0


def _message(stream: BinaryIO) -> bytes | None:
    length = stream.read(LENGTH)
    return stream.read(int.from_bytes(length, "big")) if len(length) == LENGTH else None


def _counted(job: Job, kinds: Any) -> bytes:
    _limit(job.cpu_seconds)
    plain: Round = msgspec.convert(job.round, Round)
    kind = kinds[plain.kind]
    round_ = dataclasses.replace(plain, body=read(kind.Body, plain.body))
    results = CountingOnce()
    figures = results.result(kind, round_, job.threshold)
    items = results.items(kind, round_, job.threshold)
    return msgspec.json.encode(Counted(msgspec.Raw(msgspec.json.encode(figures)), items))


def _limit(cpu_seconds: int) -> None:
    """From now on so many seconds of processor time, then the system ends this process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    ends = int(used.ru_utime + used.ru_stime) + 1 + cpu_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (ends, resource.getrlimit(resource.RLIMIT_CPU)[1]))


if __name__ == "__main__":
    sys.exit(main())
