"""Plain HTTP requests to the rehearsal's own server, awaited."""

from __future__ import annotations

import asyncio
import http.client
import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

PATIENCE = 40.0
RECORD_PATIENCE = 120.0


class Failed(Exception):
    """The server answered with an error, or not at all."""


@dataclass(frozen=True)
class Answer:
    """Status, headers (lower case) and body."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return self.status < 400

    def json(self) -> Any:
        """The JSON in the body. Raises Failed."""
        try:
            return json.loads(self.body)
        except ValueError:
            raise Failed(f"no JSON but {self.body[:80]!r} (status {self.status})") from None


def ask_now(
    origin: str,
    method: str,
    path: str,
    payload: Any = None,
    headers: dict[str, str] | None = None,
    patience: float = PATIENCE,
) -> Answer:
    """One request with a JSON body (None: no body). Blocking. Raises Failed when there is no answer."""
    where = urlsplit(origin)
    connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=patience)
    sent = {"Origin": origin, **(headers or {})}
    body = None
    if payload is not None:
        # As a browser writes it: what a phone fills up to one length has that length on the line.
        body = json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        sent["Content-Type"] = "application/json"
    try:
        connection.request(method, path, body=body, headers=sent)
        answer = connection.getresponse()
        return Answer(
            answer.status, answer.read(), {name.lower(): value for name, value in answer.getheaders()}
        )
    except (OSError, http.client.HTTPException) as error:
        raise Failed(f"{method} {path}: {error}") from error
    finally:
        connection.close()


async def ask(
    origin: str,
    method: str,
    path: str,
    payload: Any = None,
    headers: dict[str, str] | None = None,
    patience: float = PATIENCE,
) -> Answer:
    """`ask_now` on a thread."""
    return await asyncio.to_thread(ask_now, origin, method, path, payload, headers, patience)


async def post(origin: str, path: str, payload: Any, headers: dict[str, str] | None = None) -> Any:
    """POST `payload`; the JSON of the answer. Raises Failed, with what the server said, for any refusal."""
    answer = await ask(origin, "POST", path, payload, headers)
    if not answer.ok:
        raise Failed(f"POST {path}: {answer.status} {answer.body[:200].decode('utf-8', 'replace')}")
    return answer.json()
