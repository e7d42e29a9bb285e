"""Golden logs: sessions of the past, and byte for byte what comes of them today.

A log is a .jsonl file: a header, then one event a line, as the store keeps them. The header names the module whose
`KINDS` were used, the session and the head of the hash chain. A log was made by really deciding (see `stories`), and
then it is never touched again: not edited, not made anew, not removed. An event of a new shape gets a new log.

Beside a log `x.jsonl` stand two files that say what comes of it:

- `x.figures.json` has every result, with the ballots as they are published and how solid the outcome is, to be read;
- `x.expected.json` has the SHA-256 of every output (see `outputs`) in three parts: `figures`, in which no word counts,
  `words`, which are the files people get, the pages of the PDF and the ballots on paper, and `screens`, which is what
  goes over the wire.

These two change only in a commit that says why a figure, a word or a screen changed:

    python -m tests.golden out/before           write every output of every log to a folder, for `diff -r`
    python -m tests.golden --renew words        renew the expectations of a part, and print which outputs changed
    python -m tests.golden --record [story]     store a log of every story that no longer leads to its newest log

Nothing is stored while the logs of a kind and its story together still lack one of its events or a situation of a vote.
A part is renewed only when no part before it changed, so that a change of words can hide no change of figures.
"""
