"""The text of bytes whose encoding somebody declares: a server, a page about itself."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

# What is called so holds more, as every browser reads it (https://encoding.spec.whatwg.org/#names-and-labels).
_WIDER: Mapping[str, str] = {
    **dict.fromkeys(("ascii", "iso8859-1"), "cp1252"),
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{1,40})"
    rb"|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{1,40})",
    re.IGNORECASE,
)
_HEAD = 4096


def declared(data: bytes, charset: str) -> str | None:
    """The text in `data` if it is in that encoding, as browsers understand its name; else None.

    >>> declared(b"\\x93Yes\\x94", "iso-8859-1")
    '“Yes”'
    """
    try:
        encoding = codecs.lookup(charset).name
        return data.decode(_WIDER.get(encoding, encoding))
    except (LookupError, UnicodeDecodeError, ValueError):  # no encoding, another one, or a codec of no text
        return None


def self_declared(data: bytes) -> str:
    """The encoding that a page, or a feed, says it has; "" if none, or one in which it could not say so."""
    found = _META.search(data[:_HEAD])
    charset = (found[1] or found[2]).decode("ascii") if found else ""
    return "" if charset.lower().startswith(("utf-16", "utf-32")) else charset
