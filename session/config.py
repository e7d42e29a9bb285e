"""The settings of one server: config.toml and the environment become one frozen `Config`.

Nothing is guessed: an unknown key, a wrong type or a value out of bounds stops the start with the key named.
tests/web/test_config.py keeps config.toml and the defaults below equal.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_type_hints
from zoneinfo import available_timezones

import msgspec
from msgspec import Meta

PREFIX = "VERSNELKAMER_"
CONFIG_FILE = Path(__file__).resolve().parent.parent / "config.toml"

HostName = Annotated[str, Meta(pattern=r"^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$", max_length=253)]
Origin = Annotated[str, Meta(pattern=r"^(https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?)?$", max_length=300)]


class ConfigError(Exception):
    """A setting is wrong. The message names the file or variable and the key; it is meant for the reader."""


class _Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


class Server(_Section, frozen=True):
    """Where the server listens and under which names it may be reached."""

    host: Annotated[str, Meta(min_length=1, max_length=253)] = "0.0.0.0"
    port: Annotated[int, Meta(ge=0, le=65535)] = 8080
    public_origin: Origin = ""
    trusted_hosts: tuple[HostName, ...] = ()
    trusted_proxies: Annotated[int, Meta(ge=0, le=8)] = 0
    async_mode: Literal["eventlet", "threading"] = "eventlet"


class Store(_Section, frozen=True):
    """Where the event log, the ballot box and the keys live. `key_dir` empty: `keys` in the data directory."""

    url: Annotated[str, Meta(pattern=r"^(sqlite|postgresql\+psycopg)://", max_length=500)] = (
        "sqlite:///data/versnelkamer.sqlite3"
    )
    data_dir: Annotated[str, Meta(min_length=1, max_length=500)] = "data"
    key_dir: Annotated[str, Meta(max_length=500)] = ""


class SessionDefaults(_Section, frozen=True):
    """What a new session starts with, and the clock on the wall."""

    language: Literal["nl", "en"] = "nl"
    timezone: str = "Europe/Amsterdam"


class Limits(_Section, frozen=True):
    """What one session, participant, connection or request may use."""

    participants: Annotated[int, Meta(ge=2, le=5000)] = 1500
    sessions: Annotated[int, Meta(ge=1, le=10_000)] = 200
    message_bytes: Annotated[int, Meta(ge=4096, le=16_384)] = 16_384
    body_bytes: Annotated[int, Meta(ge=16_384, le=16_777_216)] = 65_536
    commands_per_second: Annotated[int, Meta(ge=1, le=100)] = 5
    commands_burst: Annotated[int, Meta(ge=1, le=1000)] = 20
    reads_per_second: Annotated[int, Meta(ge=1, le=100)] = 2
    reads_burst: Annotated[int, Meta(ge=4, le=1000)] = 20
    connections_per_address: Annotated[int, Meta(ge=16, le=50_000)] = 6000
    joins_failed_per_second: Annotated[int, Meta(ge=1, le=1000)] = 10


class Privacy(_Section, frozen=True):
    """The smallest group that is shown, when a round that was left open closes (hours; 0 never) and how long sessions
    are kept (days; 0 keeps them)."""

    threshold: Annotated[int, Meta(ge=3, le=25)] = 5
    close_after_hours: Annotated[int, Meta(ge=0, le=8760)] = 24
    retention_days: Annotated[int, Meta(ge=0, le=3650)] = 90


class Live(_Section, frozen=True):
    """The rhythm of the connection: `tick_ms` in milliseconds, pings in seconds, `history` in updates."""

    tick_ms: Annotated[int, Meta(ge=20, le=2000)] = 100
    ping_interval: Annotated[int, Meta(ge=2, le=60)] = 10
    ping_timeout: Annotated[int, Meta(ge=2, le=60)] = 8
    history: Annotated[int, Meta(ge=0, le=10_000)] = 200


class Record(_Section, frozen=True):
    """What making one PDF may cost, in seconds and megabytes. One is made at a time."""

    pdf_seconds: Annotated[int, Meta(ge=5, le=600)] = 60
    pdf_memory_mb: Annotated[int, Meta(ge=512, le=16_384)] = 2048


class Config(_Section, frozen=True):
    """Every setting of the server, one field a section of config.toml."""

    server: Server = Server()
    store: Store = Store()
    session: SessionDefaults = SessionDefaults()
    limits: Limits = Limits()
    privacy: Privacy = Privacy()
    live: Live = Live()
    record: Record = Record()


def load(path: Path | None, environ: Mapping[str, str]) -> Config:
    """The settings of the file, overridden by `environ`.

    `path` wins over VERSNELKAMER_CONFIG, which wins over the config.toml beside the package.
    Raises ConfigError.
    """
    named = path or (Path(environ[PREFIX + "CONFIG"]) if environ.get(PREFIX + "CONFIG") else None)
    content = _read(named or CONFIG_FILE, must_exist=named is not None)
    source = (named or CONFIG_FILE).name
    config: Config = _convert(content, Config, source)
    for (section, key), value in _overrides(environ).items():
        changed = msgspec.structs.replace(getattr(config, section), **{key: value})
        config = msgspec.structs.replace(config, **{section: changed})
    _check_across(config, source)
    return config


def _read(path: Path, *, must_exist: bool) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if must_exist:
            raise ConfigError(f"{path}: there is no such file") from None
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path.name}: {error}") from None


def _overrides(environ: Mapping[str, str]) -> dict[tuple[str, str], Any]:
    """The variables of the environment, each checked against the type of the key it names."""
    known = {
        f"{PREFIX}{section}_{key}".upper(): (section, key, shape)
        for section, section_type in get_type_hints(Config).items()
        for key, shape in get_type_hints(section_type, include_extras=True).items()
    }
    overrides = {}
    for name in sorted(environ):
        if not name.startswith(PREFIX) or name == PREFIX + "CONFIG":
            continue
        if name not in known:
            raise ConfigError(f"{name}: there is no such setting")
        section, key, shape = known[name]
        raw = _listed(environ[name]) if key == "trusted_hosts" else environ[name]
        overrides[section, key] = _convert(raw, shape, name, strict=False)
    return overrides


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _convert(content: Any, shape: Any, source: str, *, strict: bool = True) -> Any:
    try:
        return msgspec.convert(content, shape, strict=strict)
    except msgspec.ValidationError as error:
        raise ConfigError(_sentence(str(error), source)) from None


def _sentence(problem: str, source: str) -> str:
    """A message of msgspec with the key in front.

    "Expected `int`, got `str` - at `$.server.port`" -> "config.toml: server.port: expected int, got str"
    """
    what, _, where = problem.partition(" - at ")
    path = where.strip("`").removeprefix("$").removeprefix(".")
    unknown = re.fullmatch(r"Object contains unknown field `(.*)`", what)
    if unknown:
        path = ".".join(part for part in (path, unknown[1]) if part)
        what = "there is no such setting"
    what = what[0].lower() + what[1:].replace("`", "")
    return ": ".join(part for part in (source, path, what) if part)


def _check_across(config: Config, source: str) -> None:
    """What one field cannot know by itself."""
    if config.session.timezone not in available_timezones():
        raise ConfigError(f"{source}: session.timezone: there is no time zone {config.session.timezone!r}")
    if config.limits.commands_burst < config.limits.commands_per_second:
        raise ConfigError(f"{source}: limits.commands_burst: must be at least limits.commands_per_second")
