"""config.toml, the environment and the defaults in session/config.py."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import get_type_hints

import msgspec
import pytest

from session.config import CONFIG_FILE, Config, ConfigError, load

SECTIONS = get_type_hints(Config)
KEYS = [(name, key) for name, section in SECTIONS.items() for key in section.__struct_fields__]
NUMBERS = [
    (name, field.name, field.type)
    for name, section in SECTIONS.items()
    for field in msgspec.inspect.type_info(section).fields
    if isinstance(field.type, msgspec.inspect.IntType)
]


def refusal(tmp_path: Path, text: str, environ: dict[str, str] | None = None) -> str:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(path, environ or {})
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[server]\nport = "8080"', "config.toml: server.port: expected int, got str"),
        ("[server]\nport = true", "config.toml: server.port: expected int, got bool"),
        ("[server]\nport = 70000", "config.toml: server.port: expected int <= 65535"),
        ("[server]\nprot = 1", "config.toml: server.prot: there is no such setting"),
        ("[serve]\nport = 1", "config.toml: serve: there is no such setting"),
        ("server = 1", "config.toml: server: expected object, got int"),
        ("[privacy]\nthreshold = 2", "config.toml: privacy.threshold: expected int >= 3"),
        ("[privacy]\nthreshold = true", "config.toml: privacy.threshold: expected int, got bool"),
        ('[server]\nasync_mode = "gevent"', "config.toml: server.async_mode: invalid enum value 'gevent'"),
    ],
)
def test_a_wrong_setting_is_refused_with_its_name(tmp_path: Path, text: str, sentence: str) -> None:
    assert refusal(tmp_path, text) == sentence


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[server]\ntrusted_hosts = ["a.example", "no host"]', "server.trusted_hosts[1]"),
        ('[server]\npublic_origin = "zaal.example/path"', "server.public_origin"),
        ('[store]\nurl = "mysql://here"', "store.url"),
        ('[session]\nlanguage = "fr"', "session.language"),
        ('[session]\ntimezone = "Mars/Base"', "session.timezone"),
        ("[limits]\ncommands_per_second = 50", "limits.commands_burst"),
        ("[limits]\nmessage_bytes = 100000", "limits.message_bytes"),
    ],
)
def test_a_value_that_cannot_work_is_refused_with_its_name(tmp_path: Path, text: str, key: str) -> None:
    assert f"config.toml: {key}: " in refusal(tmp_path, text)


def test_a_file_that_is_no_toml_is_refused_with_the_place(tmp_path: Path) -> None:
    assert refusal(tmp_path, "[server").startswith("config.toml: ")


def test_a_file_that_was_named_but_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such file"):
        load(tmp_path / "absent.toml", {})
    with pytest.raises(ConfigError, match="there is no such file"):
        load(None, {"VERSNELKAMER_CONFIG": str(tmp_path / "absent.toml")})


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("VERSNELKAMER_SERVER_PROT", "1", "VERSNELKAMER_SERVER_PROT: there is no such setting"),
        ("VERSNELKAMER_SERVER_PORT", "many", "VERSNELKAMER_SERVER_PORT: expected int, got str"),
        ("VERSNELKAMER_SERVER_PORT", "-1", "VERSNELKAMER_SERVER_PORT: expected int >= 0"),
        ("VERSNELKAMER_PRIVACY_THRESHOLD", "2.5", "VERSNELKAMER_PRIVACY_THRESHOLD: expected int, got str"),
    ],
)
def test_a_wrong_variable_is_refused(tmp_path: Path, name: str, value: str, sentence: str) -> None:
    assert refusal(tmp_path, "", {name: value}) == sentence


@pytest.mark.parametrize(("section", "key", "kind"), NUMBERS)
def test_every_number_has_bounds_that_are_kept(
    tmp_path: Path, section: str, key: str, kind: msgspec.inspect.IntType
) -> None:
    assert kind.ge is not None
    assert kind.le is not None
    for value in (kind.ge - 1, kind.le + 1):
        sentence = refusal(tmp_path, f"[{section}]\n{key} = {value}")
        assert sentence.startswith(f"config.toml: {section}.{key}: expected int ")


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    path = tmp_path / "other.toml"
    path.write_text('[server]\nport = 9000\nhost = "127.0.0.1"', encoding="utf-8")
    environ = {
        "VERSNELKAMER_CONFIG": str(path),
        "VERSNELKAMER_SERVER_PORT": "9001",
        "VERSNELKAMER_SERVER_TRUSTED_HOSTS": "zaal.example, kamer.example",
        "VERSNELKAMER_PRIVACY_THRESHOLD": "7",
        "PATH": "/bin",
    }
    config = load(None, environ)
    assert (config.server.port, config.server.host) == (9001, "127.0.0.1")
    assert config.server.trusted_hosts == ("zaal.example", "kamer.example")
    assert config.privacy.threshold == 7


def test_an_empty_variable_empties_a_text_and_a_list(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[server]\npublic_origin = "https://a.example"\ntrusted_hosts = ["a.example"]')
    empty = {"VERSNELKAMER_SERVER_PUBLIC_ORIGIN": "", "VERSNELKAMER_SERVER_TRUSTED_HOSTS": ""}
    config = load(path, empty)
    assert (config.server.public_origin, config.server.trusted_hosts) == ("", ())


def test_a_config_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Config().server.port = 1  # type: ignore[misc]


def test_the_file_of_the_repository_is_the_defaults_and_leaves_out_nothing() -> None:
    content = tomllib.loads(CONFIG_FILE.read_text(encoding="utf-8"))
    assert [(name, key) for name, section in content.items() for key in section] == KEYS
    assert load(CONFIG_FILE, {}) == Config()


def test_every_key_of_the_file_is_explained_above_it() -> None:
    lines = CONFIG_FILE.read_text(encoding="utf-8").splitlines()
    for before, line in pairwise(lines):
        if line and line[0] not in "#[":
            assert before.startswith("# "), f"{line}: say above it what it does"
