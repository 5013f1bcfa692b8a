"""HTML inside other formats: a chapter of a book, the body of a mail."""

from __future__ import annotations

import re
from html import unescape

from summarizer.errors import MissingExtraError
from summarizer.loaders.html.parsing import whole
from summarizer.text import one_line

_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,500})</title", re.IGNORECASE)
_HEAD = 20_000


def words_of(html: str, *, name: str) -> str:
    """All that a reader of `html` sees, as Markdown; nothing where it has no element.

    Raises `MissingExtraError` where the parser of HTML is not installed; it calls the source `name`.
    """
    try:
        return whole(html, name=name)
    except SyntaxError:  # what lxml raises where it finds nothing at all
        return ""
    except ImportError as error:
        raise MissingExtraError(
            f"{name}: lxml is not installed, which reads HTML; run: pip install 'summarizer[office]'",
            extra="office",
        ) from error


def title_of(html: str) -> str:
    """What the head of `html` calls it, on one line; empty if it does not.

    >>> title_of("<head><title>Ports &amp; levies</title></head>")
    'Ports & levies'
    """
    found = _TITLE.search(html, 0, _HEAD)
    return one_line(unescape(found[1])) if found else ""
