"""Days as the note's language writes them."""

from __future__ import annotations

import re
from datetime import date

from summarizer.rendering.words import Words

_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}\S*)?")


def day(written: str, words: Words) -> str:
    """A day in ISO 8601 in the note's language, without the hour; any other date as its source has it.

    >>> from summarizer.rendering.words import words_in
    >>> day("2026-05-04", words_in("de")), day("4th of May", words_in("de"))
    ('4. Mai 2026', '4th of May')
    """
    iso = _ISO.fullmatch(written.strip())
    if iso is None:
        return written
    try:
        told = date.fromisoformat(iso[1])
    except ValueError:  # the 31st of June
        return written
    from babel.dates import format_date

    return format_date(told, "long", locale=words.locale)
