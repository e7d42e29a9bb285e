"""A line with TLS on it and somebody who listens: client -- TLS -- tap -- TLS -- the end of TLS -- server.

The tap has no key. It copies bytes and reads the five open bytes in front of every record, as anybody on the network
can: what it knows is which way a record went and how long it was. The end of TLS stands where a web server stands in
front of this one. Certificate and key are made for the test and thrown away.
"""

from __future__ import annotations

import contextlib
import datetime
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.attack.raw_socket import PATIENCE, RawSocket

HERE = "127.0.0.1"
APPLICATION_DATA = 23
AROUND = 17
"""Bytes of a record of TLS 1.3 that are not what was written: the true type, and the tag of the cipher."""


class RecordReader:
    """Cuts one direction of a connection into records of TLS; calls `on_record(length)` for each that hides data."""

    def __init__(self, on_record: Callable[[int], None]) -> None:
        self._on_record = on_record
        self._buffer = b""

    def see(self, block: bytes) -> None:
        self._buffer += block
        while len(self._buffer) >= 5:
            length = int.from_bytes(self._buffer[3:5])
            if len(self._buffer) < 5 + length:
                return
            if self._buffer[0] == APPLICATION_DATA:
                self._on_record(length)
            self._buffer = self._buffer[5 + length :]


class TappedLine:
    """Listens on `port` for clients with TLS and connects each to `server_port`. `up` and `down` are the lengths of the
    records that were seen since the last `forget`, from the client and from the server."""

    def __init__(self, server_port: int, directory: Path) -> None:
        self._server_port = server_port
        certificate, key = _certificate(directory)
        self._end = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._end.minimum_version = ssl.TLSVersion.TLSv1_3
        self._end.load_cert_chain(certificate, key)
        self.client = ssl.create_default_context(cafile=str(certificate))
        self.up: list[int] = []
        self.down: list[int] = []
        self._open: list[socket.socket] = []
        self._behind = self._listen(self._finish_tls)
        self.port = self._listen(self._tap)

    def forget(self) -> None:
        self.up.clear()
        self.down.clear()

    def written(self) -> tuple[int, int]:
        """What the records hold together, up and down: the same however the bytes were cut into records."""
        return sum(self.up) - AROUND * len(self.up), sum(self.down) - AROUND * len(self.down)

    def connect(self, receive_buffer: int | None = None) -> ssl.SSLSocket:
        """A client's end of a new connection."""
        sock = socket.create_connection((HERE, self.port), timeout=PATIENCE)
        self._open.append(sock)
        return self.client.wrap_socket(sock, server_hostname=HERE)

    def close(self) -> None:
        for sock in self._open:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
            sock.close()

    def __enter__(self) -> TappedLine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _listen(self, serve: Callable[[socket.socket], None]) -> int:
        listener = socket.create_server((HERE, 0))
        self._open.append(listener)
        threading.Thread(target=self._accept, args=(listener, serve), daemon=True).start()
        return int(listener.getsockname()[1])

    def _accept(self, listener: socket.socket, serve: Callable[[socket.socket], None]) -> None:
        with contextlib.suppress(OSError):
            while True:
                sock = listener.accept()[0]
                self._open.append(sock)
                threading.Thread(target=serve, args=(sock,), daemon=True).start()

    def _tap(self, client: socket.socket) -> None:
        end = self._dial(self._behind)
        self._both_ways(client, end, RecordReader(self.up.append).see, RecordReader(self.down.append).see)

    def _finish_tls(self, sock: socket.socket) -> None:
        with contextlib.suppress(OSError):
            client = self._end.wrap_socket(sock, server_side=True)
            self._open.append(client)
            self._both_ways(client, self._dial(self._server_port), _nothing, _nothing)

    def _dial(self, port: int) -> socket.socket:
        sock = socket.create_connection((HERE, port))
        self._open.append(sock)
        return sock

    def _both_ways(
        self,
        near: socket.socket,
        far: socket.socket,
        going: Callable[[bytes], None],
        coming: Callable[[bytes], None],
    ) -> None:
        for sock in (near, far):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        back = threading.Thread(target=_copy, args=(far, near, coming), daemon=True)
        back.start()
        _copy(near, far, going)


def _copy(source: socket.socket, target: socket.socket, see: Callable[[bytes], None]) -> None:
    """Copy until one side ends. What is seen is noted before it goes on: who has a message knows it was noted."""
    with contextlib.suppress(OSError, ValueError):
        while block := source.recv(65_536):
            see(block)
            target.sendall(block)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)


def _nothing(_block: bytes) -> None:
    return


def _certificate(directory: Path) -> tuple[Path, Path]:
    """The files of a certificate for this machine and its key."""
    directory.mkdir(parents=True, exist_ok=True)
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "thrown away")])
    now = datetime.datetime.now(datetime.UTC)
    address = x509.IPAddress(ipaddress.ip_address(HERE))
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    certificate, secret = directory / "certificate.pem", directory / "key.pem"
    certificate.write_bytes(signed.public_bytes(pem))
    form, clear = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    secret.write_bytes(key.private_bytes(pem, form, clear))
    return certificate, secret


class TlsSocket(RawSocket):
    """A WebSocket through the line."""

    def __init__(self, line: TappedLine, server_port: int) -> None:
        self._line = line
        super().__init__(server_port, host=f"{HERE}:{server_port}")

    def _open(self, port: int, receive_buffer: int | None) -> None:
        self.sock = self._line.connect()
        self.buffer = b""
