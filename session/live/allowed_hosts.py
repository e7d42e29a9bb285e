"""WSGI layers in front of everything, `/socket.io` included: which Host and which Origin this server answers to.

They go on after Socket.IO, so that they see each request first. Flask's own TRUSTED_HOSTS does not
see the requests Socket.IO answers. What must stay true: a page on another site, also one whose name was pointed at
this machine, cannot open a live connection; X-Forwarded headers count only from the configured number of proxies.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from werkzeug.middleware.proxy_fix import ProxyFix

from session.live.answer_headers import AnswerHeaders, Wsgi

SOCKET_PATH = "/socket.io"
_DEFAULT_PORTS = {"http": "80", "https": "443"}


class AllowedHosts:
    """The addresses people may use for this server.

    `public_origin` ("https://room.example", "" when there is none) is the address people type. `trusted_hosts` are
    more names, without port. Without a public origin every private address of a local network is allowed too, with
    the port the server listens on, and so are `localhost` and this machine's own name.
    """

    def __init__(self, public_origin: str = "", trusted_hosts: Iterable[str] = ()) -> None:
        self._origin = public_origin.rstrip("/").lower()
        self._public = urlsplit(self._origin).netloc
        self._trusted = frozenset(name.lower() for name in trusted_hosts)
        machine = socket.gethostname().lower().split(".")[0]
        self._local_names = frozenset({"localhost", machine, f"{machine}.local"}) - {""}

    def allows_host(self, host: str, server_port: str) -> bool:
        """Whether `host`, the value of a Host header, is one of ours. `server_port` is where we listen."""
        host = host.lower()
        if self._public and _same_netloc(host, self._public, urlsplit(self._origin).scheme):
            return True
        name, port = _split(host)
        if name in self._trusted:
            return True
        return not self._public and port == server_port and self._is_local(name)

    def allows_origin(self, origin: str | None, environ: dict[str, Any]) -> bool:
        """Whether `origin`, the value of an Origin header, is a page of ours: the public address, or the same host.

        The signature is the one Engine.IO asks of `cors_allowed_origins`.
        """
        if not origin or origin == "null":
            return False
        origin = origin.lower()
        scheme, _, netloc = origin.partition("://")
        if origin == self._origin:
            return True
        host = str(environ.get("HTTP_HOST", "")).lower()
        return (
            scheme in _DEFAULT_PORTS
            and netloc == host
            and not (self._public and _same_netloc(host, self._public, scheme))
            and self.allows_host(host, str(environ.get("SERVER_PORT", "")))
        )

    def _is_local(self, name: str) -> bool:
        if name in self._local_names:
            return True
        try:
            address = ipaddress.ip_address(name.strip("[]"))
        except ValueError:
            return False
        return address.is_loopback or (address.is_private and not address.is_unspecified)


def protect(app: Any, addresses: AllowedHosts, trusted_proxies: int = 0) -> None:
    """Put the checks in front of `app`. `trusted_proxies` is how many web servers stand before this one."""
    app.wsgi_app = AnswerHeaders(OnlyAllowedHosts(app.wsgi_app, addresses))
    if trusted_proxies > 0:
        hops = trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops, x_port=0, x_prefix=0)


class OnlyAllowedHosts:
    """Answers 400 to a request for another host, and to a live connection from another site or from no site."""

    def __init__(self, app: Wsgi, addresses: AllowedHosts) -> None:
        self._app = app
        self._addresses = addresses

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        host, port = str(environ.get("HTTP_HOST", "")), str(environ.get("SERVER_PORT", ""))
        if not self._addresses.allows_host(host, port):
            return _refuse(start_response, b"This server does not answer to that address.\n")
        if _is_live(environ) and not self._addresses.allows_origin(environ.get("HTTP_ORIGIN"), environ):
            return _refuse(start_response, b"A live connection needs an Origin of this server.\n")
        return self._app(environ, start_response)


def _is_live(environ: dict[str, Any]) -> bool:
    path = str(environ.get("PATH_INFO", ""))
    return path.startswith(SOCKET_PATH) or "websocket" in str(environ.get("HTTP_UPGRADE", "")).lower()


def _split(host: str) -> tuple[str, str]:
    """The name and the port of a Host header; port "80" when it names none. ("", "") when it is not one."""
    name, colon, port = host.rpartition(":")
    if not colon or port.endswith("]"):
        return host, "80"
    return (name, port) if port.isascii() and port.isdigit() else ("", "")


def _same_netloc(host: str, netloc: str, scheme: str) -> bool:
    default = ":" + _DEFAULT_PORTS.get(scheme, "")
    return host.removesuffix(default) == netloc.removesuffix(default)


def _refuse(start_response: Any, text: bytes) -> list[bytes]:
    start_response(
        "400 Bad Request",
        [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Length", str(len(text))),
            ("Connection", "close"),
            ("Cache-Control", "no-store"),
        ],
    )
    return [text]
