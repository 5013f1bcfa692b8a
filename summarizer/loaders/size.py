"""How large a source may be."""

LARGEST = 50_000_000
"""Bytes in the largest source that is read."""
