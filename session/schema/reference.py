"""The reference in docs/protocol.md: addresses, bodies, commands, kinds of rounds, refusals and limits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from session.config import CONFIG_FILE, Limits
from session.core import carry
from session.core.commands import CommandSpec, Nothing
from session.core.decisions import agenda, paper, roles, screen, session as session_decisions
from session.core.kind import RoundKind
from session.core.permissions import BALLOT, COMMANDS
from session.core.shapes import NoBody
from session.core.view_shapes import DeskView, RoomView
from session.i18n import catalog
from session.live import messages, rate_limit
from session.schema.addresses import Address, addresses
from session.schema.components import components
from session.schema.kinds import body_shapes, in_order, shapes_of
from session.schema.typescript import declarations
from session.web import bodies
from session.web.request import STATUS

Kinds = Mapping[str, RoundKind]
START, END = "<!-- made by `python run.py schema` -->", "<!-- end of what is made -->"

SENT = (
    messages.Hello, messages.Snapshot, messages.Delta, messages.Mine, messages.Pulse, messages.Bye,
    messages.Accepted, messages.Denied,
)  # fmt: skip
ASKED = (messages.Auth, messages.Have)
FIXED = (
    (session_decisions.TITLE_CHARACTERS, "characters in the title of a session"),
    (roles.ROLES, "roles in a session"),
    (roles.ROLE_CHARACTERS, "characters in the name of a role"),
    (agenda.ROUNDS, "rounds in an agenda"),
    (agenda.PROMPT_CHARACTERS, "characters in the question of a round"),
    (carry.OPTIONS, "options that are typed for a round, or chosen from an earlier one"),
    (carry.OPTION_CHARACTERS, "characters in an option that is typed"),
    (paper.PAPER_BALLOTS, "ballots on paper in a round"),
    (screen.CHARACTERS, "characters in a text on the projector"),
    (bodies.PASSWORD_CHARACTERS, "characters in the password of a link"),
    (rate_limit.SOCKETS_PER_SEAT, "sockets of one seat; for one more the oldest goes: `too_many_tabs`"),
    (
        int(rate_limit.STORED_PER_SECOND),
        "bytes a second that one seat adds to the log, on average; no ballots",
    ),
    (rate_limit.STORED_AT_ONCE, "bytes of that at once; a command counts for 200 more than its data"),
    (int(rate_limit.FRAMES_PER_SECOND), "messages of one socket a second, on average"),
    (rate_limit.FRAMES_AT_ONCE, "messages of one socket at once"),
)


def into(page: str, kinds: Kinds) -> str:
    """`page` with the reference between its two marks. ValueError when they are not there."""
    head, start, rest = page.partition(START)
    _, end, tail = rest.partition(END)
    if not start or not end:
        raise ValueError(f"the page has no {START} … {END}")
    return f"{head}{START}\n\n{_reference(kinds)}\n{END}{tail}"


def _reference(kinds: Kinds) -> str:
    of_http = _shapes_in(bodies, bodies.Body)  # only those of requests have defaults
    commands = {**{name: rule.spec for name, rule in COMMANDS.items()}, "ballot.cast": BALLOT}
    parts = [
        "### Addresses",
        "Who: by the token of a seat, or by the cookie of a desk or a projector. Bodies are [below](#bodies).",
        _table(("Request", "Who", "Takes", "Gives", ""), map(_row_of_address, addresses())),
        "### Bodies",
        _code(components(of_http, asked=of_http)),
        "### Messages",
        "What the server sends, what a client says as it connects and comes back, and the answer to a command.",
        _code(components([*SENT, *ASKED], asked=ASKED)),
        "### Views",
        "`body` and `result` of a round are those of its kind, [below](#kinds-of-rounds).",
        _code(components([RoomView, DeskView])),
        "### Commands",
        "A command of a kind of round is listed with its kind. `system` is the server itself.",
        _commands(commands),
        _code(_without_nothing(components(spec.Data for spec in commands.values()))),
        "### Kinds of rounds",
        *_kinds(kinds),
        "### Refusals",
        "`words` fill the gaps. Over HTTP a refusal has the status that stands with it, else 400.",
        _table(("Code", "Status", "In English"), _refusals()),
        "### Limits",
        "What a server can set, with its default:",
        _table(("Setting", "Default", ""), _settings()),
        "What is fixed; the bounds of a field stand with the field:",
        _table(("At most", ""), ((str(number), words) for number, words in FIXED)),
    ]
    return "\n\n".join(parts) + "\n"


def _kinds(kinds: Kinds) -> list[str]:
    """Every kind; what several of them have stands once, before them."""
    shapes = {kind.name: components(shapes_of(kind)) for kind in kinds.values()}
    times = Counter((name, repr(shape)) for of_kind in shapes.values() for name, shape in of_kind.items())
    several = {
        name: shape
        for of_kind in shapes.values()
        for name, shape in of_kind.items()
        if times[name, repr(shape)] > 1
    }
    parts = ["#### What kinds share", _code(_without_nothing(several))]
    for kind in kinds.values():
        own = {name: shape for name, shape in shapes[kind.name].items() if times[name, repr(shape)] == 1}
        parts += _kind(kind, own)
    return parts


def _kind(kind: RoundKind, own: Mapping[str, Any]) -> list[str]:
    seen = {audience: shape.__name__ for audience, shape in body_shapes(kind).items() if shape is not NoBody}
    parts = [f"#### {kind.name}", kind.words["en"][f"{kind.name}.about"] + _body_words(seen)]
    if kind.commands:
        parts.append(_commands({f"{kind.name}.{name}": spec for name, spec in kind.commands.items()}))
    return [*parts, _code(own)]


def _without_nothing(shapes: Mapping[str, Any]) -> dict[str, Any]:
    """`shapes` by name, but for those that hold nothing at all."""
    nothing = (NoBody.__name__, Nothing.__name__)
    return {name: shape for name, shape in sorted(shapes.items()) if name not in nothing}


def _body_words(seen: Mapping[str, str]) -> str:
    if not seen:
        return " It has no body."
    audiences: dict[str, list[str]] = {}
    for audience, shape in seen.items():
        audiences.setdefault(shape, []).append(audience)
    told = (f"`{shape}` ({', '.join(who)})" for shape, who in audiences.items())
    return f" Its body: {', '.join(told)}."


def _commands(specs: Mapping[str, CommandSpec]) -> str:
    rows = (
        (
            f"`{name}`",
            ", ".join(in_order(spec.actors)),
            ", ".join(in_order(spec.phases)),
            ", ".join(in_order(spec.sessions)),
            "" if spec.Data is Nothing else f"`{spec.Data.__name__}`",
        )
        for name, spec in specs.items()
    )
    return _table(("Command", "Who", "While the round is", "And the session", "Data"), rows)


def _row_of_address(address: Address) -> tuple[str, ...]:
    takes, gives = (f"`{shape}`" if shape else "" for shape in (address.takes, address.gives))
    return f"`{address.method} {address.path}`", address.who, takes, gives, address.meaning


def _refusals() -> Iterable[tuple[str, ...]]:
    start = "refused."
    for key, sentence in sorted(catalog("en").items()):
        if key.startswith(start):
            code = key.removeprefix(start)
            yield f"`{code}`", str(STATUS.get(code, "")), sentence


def _settings() -> Iterable[tuple[str, ...]]:
    meanings = _meanings(CONFIG_FILE.read_text(encoding="utf-8"))
    for field in msgspec.structs.fields(Limits):
        yield f"`limits.{field.name}`", str(field.default), meanings[field.name]


def _meanings(settings: str) -> dict[str, str]:
    """What the lines above a setting say of it."""
    found = re.findall(r"((?:^# .*\n)+)^(\w+) = ", settings, re.MULTILINE)
    return {name: " ".join(line.removeprefix("# ") for line in lines.splitlines()) for lines, name in found}


def _shapes_in(module: Any, base: type[msgspec.Struct]) -> list[type[msgspec.Struct]]:
    own = (value for value in vars(module).values() if isinstance(value, type) and issubclass(value, base))
    return [shape for shape in own if shape is not base]


def _code(shapes: Mapping[str, Any]) -> str:
    return f"```ts\n{declarations(shapes).replace('export interface', 'interface')}```"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"|{'|'.join(f' {cell} ' if cell else ' ' for cell in line)}|" for line in lines)
