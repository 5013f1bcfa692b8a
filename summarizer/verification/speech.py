"""Who a note's own prose says said its quotes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from summarizer.documents import Document
from summarizer.errors import MissingExtraError
from summarizer.segmentation import detect
from summarizer.text import Span
from summarizer.verification.note import Note, Quotation

# So far from a quotation its verb of speaking stands, with the name.
_REACH = 120
_CAPITAL = re.compile(r"(?<![.!?:•\n]\s)(?<=\s)[^\W\d_a-z][^\W\d_]+")
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b")


def speakers_in(note: Note) -> tuple[Mapping[Span, str], tuple[str, ...]]:
    """The speaker of each quotation that the note gives one for by its grammar, by the quotation's span;
    and what could not be told of them.

    The grammar is loaded only where somebody is named beside a quotation.
    """
    unsigned = [quotation for quotation in note.quotations if not quotation.speaker]
    if not any(_may_be_attributed(note.prose, quotation) for quotation in unsigned):
        return {}, ()
    from summarizer.language.parse import available

    language = detect(note.prose)
    if not available(language):
        return {}, (f"who said the quotes: there is no grammar for the note's language ({language or '?'})",)
    try:
        return _attributed(note.prose, unsigned), ()
    except MissingExtraError as error:
        return {}, (f"who said the quotes: {error}",)


def _attributed(prose: str, unsigned: Sequence[Quotation]) -> Mapping[Span, str]:
    from summarizer.grounding.reading import attributions

    said = [each for each in attributions(Document(prose, id="note")) if each.voices]
    return {
        quotation.span: attribution.voices[0].name
        for quotation in unsigned
        for attribution in said
        if any(quotation.span.overlaps(quote) for quote in attribution.quotes)
    }


def _may_be_attributed(prose: str, quotation: Quotation) -> bool:
    """Whether a name, or a pronoun that stands for one, is near."""
    before = prose[max(quotation.span.start - _REACH, 0) : quotation.span.start]
    after = prose[quotation.span.end : quotation.span.end + _REACH]
    return any(pattern.search(side) for pattern in (_CAPITAL, _PRONOUN) for side in (before, after))
