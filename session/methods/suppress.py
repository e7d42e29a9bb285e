"""Which roles may be shown apart: small groups are folded into "*" before a breakdown is made.

The rule lives in session/core/suppress.py, because the ballots obey it before they enter the log; the methods and the
rounds take it from here. Source: primary and secondary suppression, Handbook on Statistical Disclosure Control
(A. Hundepool et al., 2010), with merging instead of blanking. Tie rule: groups of equal size join together.
"""

from __future__ import annotations

from session.core.suppress import REST, fold

__all__ = ["REST", "fold"]
