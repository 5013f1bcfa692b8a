"""What a server's answer means where it is no page, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping

from summarizer.errors import SourceError

_BROWSER = "open it in a browser, and give the page as saved there (.html)"
_ANSWERS: Mapping[int, str] = {
    401: f"wants a user's name and password; {_BROWSER}",
    402: f"is shown to those who pay; {_BROWSER}",
    403: f"refused, as pages often are to programs; {_BROWSER}",
    404: "no such page; check the address",
    406: f"refused, as pages often are to programs; {_BROWSER}",
    407: f"wants a proxy; {_BROWSER}",
    410: "the page was taken down; look for a copy, and give that",
    429: f"too many requests came from here; wait, or {_BROWSER}",
    451: "withheld for legal reasons; look for a copy, and give that",
}


def refusal(status: int, *, name: str, source: str) -> SourceError:
    """The error for an answer that is neither a page nor a redirect, with the status in its fields."""
    if status in _ANSWERS:
        said = _ANSWERS[status]
    elif status >= 500:
        said = "the server failed; try again later"
    else:
        said = f"no page came; {_BROWSER}"
    return SourceError(f"{name}: {said} (status {status})", source=source, status=status)
