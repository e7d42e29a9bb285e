"""Looks inside a PDF the way an auditor and a reader do: conformance, attached file, text."""

from __future__ import annotations

import io
import re

import page
from pypdf import PdfReader

# The validator counts a last byte \r of a compressed stream as the end of the line. The declared length decides.
MISREAD = "PDFA3A-STREAM-LENGTH-001"
LIMITS = page.SafetyLimits(max_table_grid_rows=20_000, max_table_grid_cells=200_000)


def failures(pdf: bytes) -> list[str]:
    """What breaks PDF/UA-1 or PDF/A-3a; empty when the file is both."""
    failed = []
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
        report = page.validate_pdf_bytes(pdf, profile=profile, limits=LIMITS)
        failed += [
            f"{failure.rule_id}: {failure.message}"
            for failure in report.failures
            if not (failure.rule_id == MISREAD and _lengths_hold(pdf))
        ]
    return failed


def _lengths_hold(pdf: bytes) -> bool:
    for start in re.finditer(rb"/Length (\d+)[^>]*>>\nstream\n", pdf):
        after = start.end() + int(start[1])
        if pdf[after : after + 10] != b"\nendstream":
            return False
    return True


def reader(pdf: bytes) -> PdfReader:
    """The file as pypdf reads it."""
    return PdfReader(io.BytesIO(pdf))


def attached(pdf: bytes) -> bytes:
    """The JSON inside the file."""
    (content,) = reader(pdf).attachments["record.json"]
    return bytes(content)


def pages(pdf: bytes) -> list[str]:
    """The text of every page, without the places where a long word may break."""
    return [one.extract_text().replace("\u200b", "") for one in reader(pdf).pages]


def squeezed(text: str) -> str:
    """`text` without any white space, to compare across lines."""
    return re.sub(r"\s+", "", text)
