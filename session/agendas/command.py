"""`run.py agenda`: checks a file of an agenda, and asks the server that runs here for an export or an import.

The server is asked over HTTP, as a desk asks it, with the secret from its data directory: so there is one way in which
a session is made, and nothing is written beside a server that runs.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import Path
from typing import TextIO

from session import config
from session.agendas.reader import LANGUAGES, read
from session.agendas.refusal import BadAgenda
from session.i18n import say

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 (nothing is bound: a server that listens on all hears this machine too)
PART = 4000  # characters in one request
PATIENCE = 60.0  # seconds; a record may have to be made first


class Failed(Exception):
    """What was asked was not done. The message says why."""


def main(arguments: list[str], out: TextIO, err: TextIO, environ: Mapping[str, str] = os.environ) -> int:
    """0 when it was done, 1 when it was refused or there is no server, 2 for wrong arguments."""
    try:
        asked = _parser().parse_args(arguments)
    except SystemExit as stop:
        return 2 if stop.code else 0
    try:
        return DO[asked.what](asked, out, environ)
    except Failed as failed:
        print(failed, file=err)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run.py agenda", description=__doc__.partition("\n")[0])
    whats = parser.add_subparsers(dest="what", required=True)
    check = whats.add_parser("check", help="read a file and say what is in it, or on which line it is wrong")
    add = whats.add_parser("import", help="make a session of a file on the server that runs here")
    for one in (check, add):
        one.add_argument("file", type=Path)
        one.add_argument("--language", choices=LANGUAGES, default="nl")
    add.add_argument("--title", default="")
    export = whats.add_parser("export", help="write the agenda of a session on the server that runs here")
    export.add_argument("code", help="the six characters of the session")
    export.add_argument("file", type=Path, nargs="?", help="without one it goes to the terminal")
    export.add_argument("--repeat", action="store_true", help="with the results, to measure again")
    return parser


def file_text(path: Path, language: str) -> str:
    """The text of a file. Raises Failed."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Failed(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise Failed(f"{path}: {say(language, 'refused.agenda_no_text')}") from None


def _check(asked: argparse.Namespace, out: TextIO, environ: Mapping[str, str]) -> int:
    try:
        agenda = read(file_text(asked.file, asked.language), asked.language)
    except BadAgenda as bad:
        raise Failed(f"{asked.file}: {refusal_text(asked.language, bad)}") from None
    print(f"{agenda.title}: {len(agenda.rounds)} rounds, {agenda.minutes} minutes", file=out)
    for number, step in enumerate(agenda.rounds, 1):
        minutes = step.get("plan", {}).get("minutes", 0)
        print(f"{number:3} {minutes:3} min  {step['kind']:11} {step.get('prompt', '')}", file=out)
    return 0


def refusal_text(language: str, bad: BadAgenda) -> str:
    return say(language, f"refused.{bad.refused.code}", **bad.refused.words)


def _import(asked: argparse.Namespace, out: TextIO, environ: Mapping[str, str]) -> int:
    text = file_text(asked.file, asked.language)
    server = _Server.running(environ, asked.language)
    upload = secrets.token_urlsafe(24)
    for number, begin in enumerate(range(0, len(text), PART)):
        part = {"upload": upload, "number": number, "text": text[begin : begin + PART]}
        server.ask("POST", "/api/desk/agendas/parts", part)
    given = {"upload": upload, "title": asked.title}
    made = json.loads(server.ask("POST", "/api/desk/sessions", given))
    print(f"{made['code']}  {server.origin}/desk/{made['code']}", file=out)
    return 0


def _export(asked: argparse.Namespace, out: TextIO, environ: Mapping[str, str]) -> int:
    server = _Server.running(environ, "nl")
    code = "".join(char for char in asked.code.upper() if char.isalnum())
    written = server.ask("GET", f"/api/desk/{code}/agenda.toml{'?repeat=1' if asked.repeat else ''}").decode()
    if asked.file is None:
        print(written, end="", file=out)
        return 0
    try:
        asked.file.write_text(written, encoding="utf-8")
    except OSError as error:
        raise Failed(f"{asked.file}: {error.strerror}") from None
    return 0


DO = {"check": _check, "import": _import, "export": _export}


@dataclass(frozen=True)
class _Server:
    """The server that runs on this machine with these settings."""

    host: str
    port: int
    language: str
    cookie: str = ""

    @classmethod
    def running(cls, environ: Mapping[str, str], language: str) -> _Server:
        """Raises Failed when there is none."""
        try:
            settings = config.load(None, environ)
            secret = (Path(settings.store.data_dir) / "desk-link").read_text(encoding="ascii").strip()
        except config.ConfigError as error:
            raise Failed(str(error)) from None
        except OSError:
            raise Failed("no server ran here yet: start it with python run.py") from None
        host = settings.server.host
        there = cls("127.0.0.1" if host in EVERYWHERE else host, settings.server.port, language)
        cookie, _ = there._answer("POST", "/api/enter", {"secret": secret})
        return replace(there, cookie=cookie.partition(";")[0])

    @property
    def origin(self) -> str:
        return f"http://{self.host}:{self.port}"

    def ask(self, method: str, path: str, given: object = None) -> bytes:
        """What the server answers. Raises Failed with the sentence of a refusal."""
        return self._answer(method, path, given)[1]

    def _answer(self, method: str, path: str, given: object) -> tuple[str, bytes]:
        """The cookie that is set, and the body."""
        headers = {"Origin": self.origin, "Cookie": self.cookie, "Content-Type": "application/json"}
        connection = http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, None if given is None else json.dumps(given).encode(), headers)
            answer = connection.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException) as error:
            raise Failed(f"no server answers at {self.origin}: {error}") from None
        finally:
            connection.close()
        if answer.status >= HTTPStatus.BAD_REQUEST:
            raise Failed(self._sentence(body))
        return answer.headers.get("Set-Cookie", ""), body

    def _sentence(self, body: bytes) -> str:
        try:
            refused = json.loads(body)["refused"]
            return say(self.language, f"refused.{refused['code']}", **refused["words"])
        except (ValueError, KeyError, TypeError):
            return "the server refused it"
