"""The decision record: a pure document, and its exports as PDF, JSON and CSV."""
