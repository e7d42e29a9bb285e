"""The types of the browser: `static/js/types/view.d.ts` for what rounds are in, and a file beside it for each kind.

In the browser settings are complete, and a result may be withheld, so what a round holds is put together here.
"""

from __future__ import annotations

from collections.abc import Mapping

from session.core.kind import RoundKind
from session.core.shapes import NoBody, NoMine, NoResult
from session.core.state import Json
from session.core.view_shapes import DeskView, RoomView
from session.live.messages import Mine, Pulse
from session.schema.components import components
from session.schema.kinds import body_shapes, result_shapes, shapes_of
from session.schema.typescript import declaration, declarations

Kinds = Mapping[str, RoundKind]
FACES = {"Phone": "Phone", "Wall": "Projector", "Desk": "Desk"}
AUDIENCES = {"phone": "Phone", "projector": "Projector", "desk": "Desk"}

HEAD = """\
// Made by `python run.py schema` {of}. Do not edit: change the shapes there.
"""

ROUNDS = """\
/** A result that may be withheld, because so few people voted. */
export type Told<R> = (R & { withheld?: boolean; ballots?: number; threshold?: number }) | null;

type OfItsKind = "kind" | "settings" | "body" | "result";
type Parts<Kind, Settings, Body, Result> = {
  kind: Kind;
  settings: Required<Settings>;
  body: Body;
  result: Told<Result>;
};

/** A round with the settings, body and result of its kind. Its body is empty before it was opened. */
export type RoundOf<Kind, Settings, Body, Result> =
  Omit<RoundView, OfItsKind> & Parts<Kind, Settings, Body, Result>;

/** The same with what only the desk sees. */
export type DeskRoundOf<Kind, Settings, Body, Result> =
  Omit<DeskRound, OfItsKind> & Parts<Kind, Settings, Body, Result>;
"""


def view_types(kinds: Kinds) -> str:
    """What a client holds, with every kind of round that can be in it."""
    shapes = components([RoomView, DeskView, Mine, Pulse])
    room, desk = shapes.pop("RoomView"), shapes.pop("DeskView")
    parts = [
        HEAD.format(of="from session/core/view_shapes.py and session/live/messages.py"),
        declarations(shapes),
        ROUNDS,
    ]
    for name in AUDIENCES.values():
        rounds = "".join(f'\n  | import("./{kind}.js").{name}Round' for kind in kinds)
        parts.append(
            f"/** A round of any kind, as its audience has it. */\nexport type Any{name}Round ={rounds};\n"
        )
    for name in ("Phone", "Projector"):
        parts.append(declaration(f"{name}View", _only(room, "round", f"Any{name}Round")))
    parts.append(declaration("DeskView", _only(desk, "rounds", "AnyDeskRound")))
    return "\n".join(parts)


def _only(shape: Json, name: str, of: str) -> Json:
    """`shape` with rounds of any kind in the field `name`."""
    round_: Json = {"$ref": of}
    field = (
        {"anyOf": [round_, {"type": "null"}]}
        if name == "round"
        else {"type": "object", "additionalProperties": round_}
    )
    return {**shape, "properties": {**shape["properties"], name: field}}


def kind_types(kind: RoundKind) -> str:
    """What a round of one kind holds, as each audience has it, and the data of its commands."""
    definitions = {
        name: schema for name, schema in components(shapes_of(kind)).items() if name != NoBody.__name__
    }
    head = HEAD.format(of=f"from session/rounds/{kind.name}")
    imports = 'import type { DeskRoundOf, RoundOf } from "./view.js";\n'
    parts = [head + imports, declarations(definitions)]
    for audience, name in AUDIENCES.items():
        generic = "DeskRoundOf" if audience == "desk" else "RoundOf"
        body, result = body_shapes(kind)[audience], result_shapes(kind)[audience]
        shown = [
            "Settings",
            "{}" if body is NoBody else body.__name__,
            "never" if result is NoResult else result.__name__,
        ]
        parts.append(f'export type {name}Round = {generic}<"{kind.name}", {", ".join(shown)}>;')
    for face, name in FACES.items():
        given = f'import("../rounds/contract.js").{face}Given<{name}Round>'
        parts.append(f"/** What a function of {face.lower()}.js gets. */\nexport type {face}Given = {given};")
    if kind.Mine is not NoMine:
        parts.append(f"/** What a seat sees of its own. */\nexport type Own = {kind.Mine.__name__};")
    if kind.commands:
        commands = "".join(
            f'  "{kind.name}.{name}": {spec.Data.__name__};\n' for name, spec in kind.commands.items()
        )
        parts.append(f"/** The data of its commands. */\nexport interface Commands {{\n{commands}}}")
    return "\n".join(parts) + "\n"
