"""The keys of hosted models, which must stand nowhere but in the environment."""

from __future__ import annotations

import os

_NAMES = ("OPENAI_API_KEY",)


def secrets() -> tuple[str, ...]:
    """The keys that are set, to be left out of whatever is kept."""
    return tuple(key for name in _NAMES if (key := os.environ.get(name)))
