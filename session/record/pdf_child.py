"""The process that makes one PDF: a job as JSON on stdin, the file on stdout. Started by `pdf`, one process a file.

Typst keeps a cache that grows and aborts the process when memory runs out, so it never runs inside the server.
This file imports nothing of the product; it sees the template, the fonts and an empty folder as its whole world.
Exit codes: 0 made, 3 the pages could not be made (the reason on stderr), anything else a limit or a crash.
"""

from __future__ import annotations

import json
import resource
import sys
from typing import Any

NOT_MADE = 3


def main() -> int:
    """Reads the job, sets the limits, compiles. See `pdf._job` for the keys of a job."""
    job = json.load(sys.stdin.buffer)
    _limit(job["memory"], job["cpu_seconds"])
    try:
        made = _compiled(job)
    except RuntimeError as failed:
        sys.stderr.write(str(getattr(failed, "diagnostic", failed))[:2000])
        return NOT_MADE
    sys.stdout.buffer.write(made)
    sys.stdout.buffer.flush()
    return 0


def _limit(memory: int, cpu_seconds: int) -> None:
    """No core dump, no file of any size, and no more memory (bytes) or processor time than given."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))


def _compiled(job: dict[str, Any]) -> bytes:
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[job["fonts"]])
    made: bytes = typst.compile(
        job["template"].encode(),
        root=job["root"],
        font_paths=fonts,
        ignore_system_fonts=True,
        package_path=job["root"],
        package_cache_path=job["root"],
        format="pdf",
        pdf_standards=["ua-1", "a-3a"],
        timestamp=job["timestamp"],
        sys_inputs={"sheet": job["sheet"], "record": job["record"]},
    )
    return made


if __name__ == "__main__":
    sys.exit(main())
