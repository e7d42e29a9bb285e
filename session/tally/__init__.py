"""Count a file of ballots: `python run.py tally FILE`. The shapes and the answer are described in docs/tally.md."""

from session.tally.command import main

__all__ = ["main"]
