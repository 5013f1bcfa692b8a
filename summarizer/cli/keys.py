"""The keys of hosted models, which must stand nowhere but in the environment."""

from __future__ import annotations

import os

_NAMES = ("OPENAI_API_KEY",)


def secrets(base_url: str | None = None) -> tuple[str, ...]:
    """The keys that are set, and what the server's address holds, to be left out of whatever is kept."""
    from summarizer.chat.addresses import address, credentials

    keys = (key for name in _NAMES if (key := os.environ.get(name)))
    return *keys, *credentials(address(base_url))
