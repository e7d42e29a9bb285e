"""Networks as they are in town halls and hospitals: between a page and the server stands something that does not know
WebSockets. Plain HTTP goes through as it is.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Literal, Self

Way = Literal["holds", "refuses"]
REFUSAL = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
SOCKET_PATH = b" /socket.io"
AT_ONCE = 65_536


class Between:
    """A proxy on any free port of this machine, with a thread for each connection. `way` is what it does with a request
    for a WebSocket: keep it without a word, or answer 403. `target` is the port of the server; set it before a page
    comes. It has ended, with all that was under way, when the block is left.
    """

    def __init__(self, way: Way) -> None:
        self.way = way
        self.target = 0
        self.turned_away = 0  # requests for a WebSocket that never reached the server
        self._listens = socket.create_server(("127.0.0.1", 0))
        self._turn = threading.Lock()
        self._open: set[socket.socket] = set()
        self._over = False
        self._threads = [threading.Thread(target=self._accept, name="proxy")]

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._listens.getsockname()[1]}"

    def _accept(self) -> None:
        with suppress(OSError):  # the end
            while True:
                connection, _ = self._listens.accept()
                self._begin(self._take, connection)

    def _begin(self, work: object, *given: socket.socket) -> threading.Thread:
        thread = threading.Thread(target=work, args=given, name="proxied")  # type: ignore[arg-type]
        with self._turn:
            self._threads.append(thread)
        thread.start()
        return thread

    @contextmanager
    def _kept(self, connection: socket.socket) -> Iterator[None]:
        """While the block runs this connection ends with the proxy."""
        with connection:
            with self._turn:
                if self._over:
                    raise OSError("the proxy has ended")
                self._open.add(connection)
            try:
                yield
            finally:
                with self._turn:
                    self._open.discard(connection)

    def _take(self, connection: socket.socket) -> None:
        with suppress(OSError), self._kept(connection):
            asked = b""
            while b"\r\n\r\n" not in asked:
                some = connection.recv(AT_ONCE)
                if not some:
                    return
                asked += some
            if SOCKET_PATH in asked.split(b"\r\n", 1)[0]:
                self._turn_away(connection)
            else:
                self._pass_on(connection, asked)

    def _turn_away(self, connection: socket.socket) -> None:
        with self._turn:
            self.turned_away += 1
        if self.way == "holds":
            connection.recv(1)  # until one of the two has enough of it
        connection.sendall(REFUSAL)

    def _pass_on(self, connection: socket.socket, asked: bytes) -> None:
        """One request and its answer: a second one on the same connection could be for a WebSocket."""
        head, _, body = asked.partition(b"\r\n\r\n")
        kept = [name for name in head.split(b"\r\n") if not name.lower().startswith(b"connection:")]
        server = socket.create_connection(("127.0.0.1", self.target))
        with self._kept(server):
            server.sendall(b"\r\n".join([*kept, b"Connection: close", b"", b""]) + body)
            sends = self._begin(_copy, connection, server)
            _copy(server, connection)
            end(connection)
            sends.join()

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._turn:
            self._over = True
            for each in (self._listens, *self._open):
                end(each)
        self._threads[0].join()  # after it no thread begins but by one that is waited for
        for thread in self._threads[1:]:
            thread.join()
        self._listens.close()


def _copy(from_: socket.socket, to: socket.socket) -> None:
    with suppress(OSError):
        while some := from_.recv(AT_ONCE):
            to.sendall(some)


def end(connection: socket.socket) -> None:
    """Wake whoever reads from it."""
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
