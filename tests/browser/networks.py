"""Networks as they are in town halls and hospitals: between a page and the server stands something that does not know
WebSockets. Plain HTTP goes through as it is.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import suppress
from typing import Literal, Self

Way = Literal["holds", "refuses"]
REFUSAL = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
SOCKET_PATH = b" /socket.io"


class Between:
    """A proxy on any free port of this machine, in a thread of its own. `way` is what it does with a request for a
    WebSocket: keep it without a word, or answer 403. `target` is the port of the server; set it before a page comes.
    """

    def __init__(self, way: Way) -> None:
        self.way = way
        self.target = 0
        self.turned_away = 0  # requests for a WebSocket that never reached the server
        self._listens = socket.create_server(("127.0.0.1", 0))
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="proxy")

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._listens.getsockname()[1]}"

    def _run(self) -> None:
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        self._ended = asyncio.Event()
        server = await asyncio.start_server(self._take, sock=self._listens)
        await self._ended.wait()
        server.close()
        under_way = asyncio.all_tasks() - {asyncio.current_task()}
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)
        await asyncio.sleep(0)  # what was closed just now is told so in the next turn of the loop

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            try:
                line = await reader.readuntil(b"\r\n")
                if SOCKET_PATH in line:
                    self.turned_away += 1
                    await self._turn_away(writer)
                else:
                    await self._pass_on(line, reader, writer)
            finally:
                await _close(writer)

    async def _turn_away(self, writer: asyncio.StreamWriter) -> None:
        if self.way == "holds":
            await self._ended.wait()
        writer.write(REFUSAL)
        await writer.drain()

    async def _pass_on(self, line: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request and its answer: a second one on the same connection could be for a WebSocket."""
        head = await reader.readuntil(b"\r\n\r\n")
        kept = [name for name in head.split(b"\r\n") if name and not name.lower().startswith(b"connection:")]
        there, back = await asyncio.open_connection("127.0.0.1", self.target)
        back.write(line + b"\r\n".join([*kept, b"Connection: close", b"", b""]))
        sends = asyncio.create_task(_copy(reader, back))
        try:
            await _copy(there, writer)
        finally:
            sends.cancel()
            await asyncio.gather(sends, return_exceptions=True)
            await _close(back)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._ended.set)
        self._thread.join()


async def _close(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while some := await reader.read(65536):
        writer.write(some)
        await writer.drain()
