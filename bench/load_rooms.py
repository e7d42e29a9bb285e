"""The two servers that are measured beside each other, as a crew finds them: Versnelkamer, and its peer in Node.

A room says how its phones come in and what a vote and an idea are called there; the measuring knows no difference.
"""

from __future__ import annotations

import json
import secrets
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Self

from load_crew import Crew

from session.rehearse import plain_http
from session.rehearse.server import Server

PEER = Path(__file__).resolve().parent / "node_peer"
OPTIONS = 8
FILLED_AT_ONCE = 200  # ideas in one command, which has to fit in a message
PROTOCOL = 2
PHONE_TICK_MS, PROJECTOR_TICK_MS = 100, 20
SETTINGS = {  # one phone stands for many: what is asked of one is not what is measured
    "VERSNELKAMER_LIMITS_COMMANDS_PER_SECOND": "100",
    "VERSNELKAMER_LIMITS_COMMANDS_BURST": "1000",
    "VERSNELKAMER_LIMITS_PARTICIPANTS": "5000",
}
DESK, PROJECTOR = 0, 1  # the connections of the first process of a crew


class Room:
    """A server that runs, with a desk and a projector in the first process of `crew`."""

    name = ""
    port = 0
    pid = 0

    def __init__(self, crew: Crew) -> None:
        self.crew = crew
        self.vote_round, self.idea_round = "dots", "ideas"

    def auths(self, phones: int) -> list[str]:
        """What each phone says as it connects."""
        return [""] * phones

    def ask(self, name: str, round_: str | None, **data: Any) -> Any:
        """A command of the desk, which is accepted."""
        ack = self.crew.one(0, "ask", line=DESK, name=name, round_=round_, data=data)
        if not ack or not ack["ok"]:
            raise plain_http.Failed(f"{name}: {ack}")
        return ack["reply"]

    def votes(self) -> list[str]:
        """Ballots as JSON, with {n} for the number of the phone's own."""
        texts = []
        for first in range(OPTIONS):
            dots = {f"{self.vote_round}-{1 + (first + k) % OPTIONS}": 1 for k in range(5)}
            texts.append(f'{{"n":{{n}},"choice":{json.dumps({"dots": dots}, separators=(",", ":"))}}}')
        return texts

    def begin_votes(self) -> None:
        """Open a round of dots."""

    def begin_ideas(self) -> None:
        """Open a brainstorm."""

    def fill(self, ideas: int) -> None:
        """Have the desk add so many ideas."""

    def cpu_seconds(self) -> float:
        """Processor time of the server so far, waiting for its turn not counted."""
        threads = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9

    def kilobytes(self) -> int:
        """Memory of the server that is in use."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(status.partition("VmRSS:")[2].split()[0])


class Ours(Room):
    """Versnelkamer."""

    name = "ours"

    def __init__(self, crew: Crew, root: Path | None = None) -> None:
        super().__init__(crew)
        self._server = Server(SETTINGS) if root is None else Server(SETTINGS, root=root)

    def __enter__(self) -> Self:
        server = self._server.__enter__()
        self.port, self.pid = server.port, server.process.pid if server.process else 0
        answer = self._post("/api/enter", {"secret": server.secret()})
        self.cookie = answer.headers.get("set-cookie", "").partition(";")[0]
        made = self._post("/api/desk/sessions", {"title": "Measured", "language": "en"}).json()
        self.code = made["code"]
        auths = [self._auth(**{"as": audience}) for audience in ("desk", "projector")]
        self.crew.one(0, "join", port=self.port, auths=auths, cookie=self.cookie, resumes=True)
        self.crew.one(0, "watch", line=PROJECTOR)
        self.ask("session.open", None)
        return self

    def __exit__(self, *_: object) -> None:
        self.crew.one(0, "leave")
        self._server.close()

    def _auth(self, **more: str) -> str:
        return json.dumps({"code": self.code, "protocol": PROTOCOL, **more}, separators=(",", ":"))

    def _post(self, path: str, body: Any) -> plain_http.Answer:
        headers = {"Cookie": self.cookie} if getattr(self, "cookie", "") else {}
        answer = plain_http.ask_now(self._server.origin, "POST", path, body, headers)
        if not answer.ok:
            raise plain_http.Failed(f"{path}: {answer.status} {answer.body[:200]!r}")
        return answer

    def auths(self, phones: int) -> list[str]:
        tokens = [secrets.token_urlsafe(24) for _ in range(phones)]
        with ThreadPoolExecutor(8) as pool:
            for token in tokens:
                pool.submit(self._post, "/api/seat", {"code": self.code, "role": None, "token": token})
        return [self._auth(**{"as": "phone", "seat": token}) for token in tokens]

    def begin_votes(self) -> None:
        texts = [f"Option {number}" for number in range(1, OPTIONS + 1)]
        source = {"texts": texts}
        added = self.ask("round.add", None, kind="dots", prompt="What comes first?", source=source)
        self.vote_round = added["round"]
        self.ask("round.open", self.vote_round)

    def begin_ideas(self) -> None:
        self.idea_round = self.ask("round.add", None, kind="brainstorm", prompt="What could be better?")[
            "round"
        ]
        self.ask("round.open", self.idea_round)

    def fill(self, ideas: int) -> None:
        for start in range(0, ideas, FILLED_AT_ONCE):
            texts = [
                f"Idea {number} that was there before"
                for number in range(start, min(ideas, start + FILLED_AT_ONCE))
            ]
            self.ask("brainstorm.add_ideas", self.idea_round, texts=texts)


class Peer(Room):
    """The server of node_peer/server.js."""

    name = "node"

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="versnelkamer-peer-")
        ticks = (str(PHONE_TICK_MS), str(PROJECTOR_TICK_MS))
        self._process = subprocess.Popen(
            ["node", "server.js", f"{self._folder.name}/peer.sqlite3", *ticks],
            cwd=PEER,
            stdout=subprocess.PIPE,
        )
        self.port, self.pid = (
            int((self._process.stdout or open("/dev/null", "rb")).readline()),
            self._process.pid,
        )
        auths = ['{"as":"desk"}', '{"as":"projector"}']
        self.crew.one(0, "join", port=self.port, auths=auths, cookie="", resumes=False)
        self.crew.one(0, "watch", line=PROJECTOR)
        return self

    def __exit__(self, *_: object) -> None:
        self.crew.one(0, "leave")
        self._process.terminate()
        self._process.wait(10)
        if self._process.stdout:
            self._process.stdout.close()
        self._folder.cleanup()

    def fill(self, ideas: int) -> None:
        for number in range(ideas):
            self.ask("brainstorm.add_idea", None, text=f"Idea {number} that was there before")
