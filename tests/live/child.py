"""The same server as a process of its own, to be killed, stopped and started again on one directory."""

from __future__ import annotations

from pathlib import Path

from session.rehearse.server import Server
from tests.live.house import Answer, ask, settings_of


class ChildServer(Server):
    """`python run.py` in `directory`. `settings` are keys such as "limits_participants"."""

    def __init__(
        self, directory: Path, mode: str = "eventlet", keep_port: bool = False, **settings: str
    ) -> None:
        super().__init__(settings_of(directory / "data", mode, settings), directory, keep_port)

    def ask(
        self, method: str, path: str, body: object = None, headers: dict[str, str] | None = None
    ) -> Answer:
        return ask(self.port, method, path, body, headers)

    def host_cookie(self) -> str:
        """The cookie of the desk of the whole server."""
        return self.ask("POST", "/api/enter", {"secret": self.secret()}).cookie

    def code(self) -> str:
        """The code of the session this server began with."""
        listed = self.ask("GET", "/api/desk/sessions", headers={"Cookie": self.host_cookie()})
        return str(listed.json["sessions"][0]["code"])
