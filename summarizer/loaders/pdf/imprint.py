"""What a PDF says of its own title, author and date, as far as it can be trusted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from summarizer.text import fold, one_line

_SUFFIX = re.compile(r"\.(?:docx?|odt|rtf|pdf|indd|tex|dvi|ps|pptx?|xlsx?|pages|txt|html?)$", re.IGNORECASE)
# Titles that a program made up: “Microsoft Word - doc1”, “untitled”, “Document1”, “C:\\letters\\new”.
_MADE_UP = re.compile(
    r"(?:microsoft|powerpoint|adobe|untitled|unbenannt|sans[ -]titre|sin[ -]t[ií]tulo|no title|slide \d+|"
    r"dokument\d*|document\d*|presentation\d*|book\d+|scan|img|layout \d+)(?:\b|_)|[a-z]:\\|/|"
    r"\(anonymous\)|[\d_. -]+$",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:administrator|admin|user|owner|unknown|author|\(?anonymous\)?|root|microsoft|default|[a-z]\d+|\d+)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^#{1,2} (.+)$", re.MULTILINE)
# Characters of a text that a title stands in.
_OPENING = 4000
_PRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffd]")


class Told(NamedTuple):
    """Title and author; empty where the file does not say, or says what a program made up."""

    title: str = ""
    author: str = ""


def title_of(own: str, text: str) -> str:
    """The title of a text: the file's own if the text opens with it, or has no heading; else its heading.

    >>> title_of("Template 2019", "# The harbour\\n\\nIt silts up.")
    'The harbour'
    """
    head = text[:_OPENING]
    heading = _HEADING.search(head)
    printed = bool(own) and fold(own) in fold(head)
    return own if printed or heading is None else heading[1]


def told(metadata: Mapping[str, str]) -> Told:
    """What of the file's own entries a person may have written.

    Its date is that of the export, which is seldom that of the text, and is left to the text to tell.

    >>> told({"Title": "Microsoft Word - doc1.docx", "Author": "Ada Brandt"})
    Told(title='', author='Ada Brandt')
    """
    title, author = (one_line(_PRINTABLE.sub(" ", metadata.get(key, ""))) for key in ("Title", "Author"))
    named = not _MADE_UP.match(title) and not _SUFFIX.search(title) and len(title) > 3
    return Told(title if named else "", "" if _NOBODY.match(author) else author)
