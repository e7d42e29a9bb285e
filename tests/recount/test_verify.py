"""`run.py verify`: not one byte of a record can be changed unseen, and what is not proved is said."""

from __future__ import annotations

import json
import subprocess
import sys
import zlib
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as examples, settings, strategies as st

import run
from session.record import json_export, pdf
from session.record.fingerprint import stamped, stated
from session.recount.fingerprint import fingerprint_of, record_in
from session.recount.record_file import LARGEST_FILE
from session.recount.verify import main
from tests.record import samples
from tests.recount.test_golden_records import LOGS, file_of

RECORD = json_export.encode(samples.ordinary())
FINGERPRINT = stated(RECORD)
EVERY = pytest.mark.parametrize("log", LOGS.values(), ids=LOGS)


class Verifying:
    """Writes a file, checks it and keeps what was said."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def run(self, content: bytes, *kept: str) -> tuple[int, Any, str]:
        self.path.write_bytes(content)
        out, err = StringIO(), StringIO()
        code = main([str(self.path), *kept], out, err)
        return code, json.loads(out.getvalue() or "null"), err.getvalue().removeprefix(f"{self.path}: ")


@pytest.fixture
def verifying(tmp_path: Path) -> Verifying:
    return Verifying(tmp_path / "record.json")


@examples(st.integers(0, len(RECORD) - 1), st.integers(1, 255))
@settings(max_examples=300)
def test_any_byte_that_was_changed_is_found(at: int, bits: int) -> None:
    changed = bytearray(RECORD)
    changed[at] ^= bits
    assert not fingerprint_of(bytes(changed)).is_unchanged


@examples(st.integers(0, len(RECORD)), st.binary(min_size=1, max_size=4))
def test_anything_that_was_put_in_is_found(at: int, more: bytes) -> None:
    assert not fingerprint_of(RECORD[:at] + more + RECORD[at:]).is_unchanged


@examples(st.integers(0, len(RECORD) - 1), st.integers(1, 200))
def test_anything_that_was_cut_out_is_found(at: int, length: int) -> None:
    assert not fingerprint_of(RECORD[:at] + RECORD[at + length :]).is_unchanged


@EVERY
def test_a_byte_that_was_changed_in_the_record_of_any_kind_is_found(log: Any) -> None:
    record = file_of(log)
    assert fingerprint_of(record).is_unchanged
    for at in range(0, len(record), max(1, len(record) // 200)):
        assert not fingerprint_of(record[:at] + bytes([record[at] ^ 1]) + record[at + 1 :]).is_unchanged, at


def test_a_changed_ballot_is_told_and_ends_with_one(verifying: Verifying) -> None:
    code, answer, said = verifying.run(RECORD.replace(b'"support":51', b'"support":52'))
    assert code == 1
    assert answer["unchanged"] is False
    assert answer["fingerprint"] != answer["stated"] == FINGERPRINT
    assert said == "something in this file was changed after its fingerprint was made\n"


def test_a_record_that_was_saved_again_by_another_program_is_changed(verifying: Verifying) -> None:
    assert verifying.run(json.dumps(json.loads(RECORD)).encode())[0] == 1


def test_a_changed_record_with_a_fingerprint_that_fits_is_not_the_one_that_was_kept(
    verifying: Verifying,
) -> None:
    forged = stamped(b"{" + RECORD[82:].replace(b'"support":51', b'"support":52'))
    code, answer, _ = verifying.run(forged)
    assert (code, answer["unchanged"], answer["is_the_kept_one"]) == (0, True, None)
    assert answer["not_proved"][0].startswith("who made this file: a changed record can get a fingerprint")
    code, answer, said = verifying.run(forged, FINGERPRINT)
    assert (code, answer["is_the_kept_one"]) == (1, False)
    assert said == "the file fits its own fingerprint, but that is not the one that was kept\n"


REST = b"{" + RECORD[82:]
UNCLEAR = {
    "a key that is there twice": REST.replace(b'"title":', b'"title":"Another","title":', 1),
    "a second record in front": REST.replace(b'{"record":', b'{"record":{},"record":', 1),
    "a number that is none": REST.replace(b'"version":412', b'"version":NaN'),
    "a number without end": REST.replace(b'"version":412', b'"version":1e999'),
    "a number as a text": REST.replace(b'"version":412', b'"version":"412"'),
    "something else under a name": REST.replace(b'"provisional":false', b'"provisional":{}'),
    "bytes that are no text": REST.replace(b"Welzijn", b"Welz\xffjn"),
    "something behind it": REST + b"{}",
    "another document": b'{"a":1}',
}


@pytest.mark.parametrize("forged", UNCLEAR.values(), ids=UNCLEAR)
def test_what_two_readers_could_read_differently_is_no_record_whatever_its_fingerprint(
    verifying: Verifying, forged: bytes
) -> None:
    assert forged != REST
    code, answer, said = verifying.run(stamped(forged), stated(stamped(forged)))
    assert (code, answer["unchanged"], answer["is_the_kept_one"]) == (1, True, True)
    assert said.startswith("the fingerprint fits, but this is no record that can be read in one way only: ")
    assert "title" not in answer


def test_letters_that_look_the_same_and_another_order_or_space_are_found(verifying: Verifying) -> None:
    document = json.loads(REST)
    turned = {name: document[name] for name in reversed(document)}
    for changed in (
        REST.replace(b"Welzijn", "Welz\u0456jn".encode()),
        json.dumps(turned, ensure_ascii=False, separators=(",", ":")).encode() + b"\n",
        REST.replace(b'","', b'", "', 1),
        REST.removesuffix(b"\n"),
        REST.replace(b'"support":51', b'"support":51.0'),
    ):
        assert changed != REST
        assert verifying.run(RECORD[:81] + b"," + changed[1:])[0] == 1
        assert verifying.run(stamped(changed), FINGERPRINT)[0] == 1


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"\x00" * 100, RECORD[:40], b"%PDF-1.7\nstream\nx\nendstream"]
)
def test_what_is_no_record_is_not_called_unchanged(verifying: Verifying, content: bytes) -> None:
    code, answer, said = verifying.run(content)
    assert (code, answer["unchanged"], answer["fingerprint"]) == (1, False, None)
    assert said == "this is no record, or its beginning was changed\n"


def test_a_file_that_cannot_be_read_is_refused(verifying: Verifying, tmp_path: Path) -> None:
    err = StringIO()
    assert main([str(tmp_path / "none.json")], StringIO(), err) == 2
    with verifying.path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert main([str(verifying.path)], StringIO(), err) == 2
    assert [line.rpartition(": ")[2] for line in err.getvalue().splitlines()] == [
        "No such file or directory",
        "is larger than 32 megabytes",
    ]


@pytest.mark.parametrize(
    "arguments", [[], ["--json", "a.json"], ["a.json", "3c2d"], ["a.json", "z" * 64], ["a.json", "0" * 65]]
)
def test_a_kept_fingerprint_has_enough_digits(arguments: list[str]) -> None:
    err = StringIO()
    assert main(arguments, StringIO(), err) == 2
    assert err.getvalue().startswith("usage:")


@pytest.mark.parametrize(
    "kept", [[FINGERPRINT], [FINGERPRINT[:16]], [FINGERPRINT.upper()], [FINGERPRINT[:8], FINGERPRINT[8:20]]]
)
def test_the_kept_fingerprint_may_be_given_as_it_is_printed(verifying: Verifying, kept: list[str]) -> None:
    code, answer, said = verifying.run(RECORD, *kept)
    assert (code, answer["is_the_kept_one"], said) == (0, True, "")
    assert answer["says"] == "the file is the one of which the fingerprint was kept, to the byte"


def test_the_log_of_the_session_is_named_apart(verifying: Verifying) -> None:
    _, answer, _ = verifying.run(RECORD)
    assert answer["log"] == {"events": 412, "head": samples.ordinary().chain.head}
    assert answer["log"]["head"] != answer["fingerprint"]
    assert (answer["title"], answer["code"], answer["provisional"]) == ("Welzijn in de wijk", "K7M4PX", False)


def test_the_record_that_is_attached_to_a_pdf_is_checked_and_its_pages_are_not(verifying: Verifying) -> None:
    code, answer, _ = verifying.run(pdf.render(samples.ordinary(), RECORD), FINGERPRINT)
    assert (code, answer["is_the_kept_one"]) == (0, True)
    assert "what is printed on the pages of a PDF" in answer["not_proved"][0]


def test_of_a_pdf_with_two_records_none_is_taken() -> None:
    streams = [b"stream\n" + zlib.compress(RECORD) + b"\nendstream" for _ in range(2)]
    assert record_in(b"%PDF-1.7\n" + streams[0]) == RECORD
    assert record_in(b"%PDF-1.7\n" + b"\n".join(streams)) == b""
    unpacked = b"stream\n" + RECORD + b"\nendstream"
    assert record_in(b"%PDF-1.7\n" + streams[0] + b"\n" + unpacked) == b""


def test_a_stream_that_unpacks_without_end_is_not_followed() -> None:
    endless = zlib.compress(RECORD[:82] + b"0" * (LARGEST_FILE + 1))
    assert record_in(b"%PDF-1.7\nstream\n" + endless + b"\nendstream") == b""


def test_it_runs_with_nothing_but_python(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.write_bytes(RECORD)
    answer = subprocess.run(
        [sys.executable, "-E", "-s", "-S", "-m", "session.recount.verify", str(path)],
        cwd=Path(run.__file__).parent, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["fingerprint"] == FINGERPRINT


def test_run_py_knows_the_command(verifying: Verifying, capsys: pytest.CaptureFixture[str]) -> None:
    verifying.run(RECORD)
    assert run.main(["verify", str(verifying.path)]) == 0
    assert json.loads(capsys.readouterr().out)["unchanged"] is True


def test_the_cases_that_the_browser_is_tested_with_are_what_is_counted_here() -> None:
    """tests/js/check.test.js reads the same file. Bytes stand in it as the characters of Latin-1."""
    cases = json.loads((Path(__file__).parent / "fingerprint_cases.json").read_text(encoding="utf-8"))
    assert len(cases) > 5
    for case in cases:
        fingerprint = fingerprint_of(case["file"].encode("latin-1"))
        assert (fingerprint.stated, fingerprint.counted) == (case["stated"], case["counted"]), case["about"]
