"""Where a server is, and what of its address is a secret."""

from __future__ import annotations

import os
import re
from base64 import b64encode
from urllib.parse import unquote, urlsplit

_OPENAI = "https://api.openai.com/v1"
# Whoever asks there, and what stands after the path; also of what is no address, and may hold a key as well.
_ASKING = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*://)?.*@", re.DOTALL)
_AFTER = re.compile(r"[?#].*", re.DOTALL)


def address(base_url: str | None) -> str:
    """Where the SDK sends a request: to `base_url`, else to its `OPENAI_BASE_URL`, else to OpenAI."""
    return base_url or os.environ.get("OPENAI_BASE_URL") or _OPENAI


def is_address(base_url: str) -> bool:
    """Whether requests can be sent there; an “@” that belongs to a password has to be written `%40`."""
    try:
        parts = urlsplit(base_url)
        whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets that do not close, a port that is no number
        return False
    return whole and base_url.count("@") <= 1


def bare(base_url: str) -> str:
    """An address as it may be shown: without who asks there, and without what stands after its path.

    >>> bare("https://me:open-sesame@models.example/v1/?key=1")
    'https://models.example/v1'
    """
    return _AFTER.sub("", _ASKING.sub(r"\1", base_url)).rstrip("/")


def credentials(base_url: str) -> tuple[str, ...]:
    """What in an address must be shown to nobody: name and password, and the two as a header has them.

    >>> credentials("https://me:open-sesame@models.example/v1")
    ('open-sesame', 'bWU6b3Blbi1zZXNhbWU=')
    >>> credentials("https://sk-1234@models.example/v1")
    ('sk-1234', 'c2stMTIzNDo=')
    """
    try:
        parts = urlsplit(base_url)
    except ValueError:
        return ()
    if not parts.username:
        return ()
    name, password = unquote(parts.username), unquote(parts.password or "")
    header = b64encode(f"{name}:{password}".encode()).decode()
    return password or name, header
