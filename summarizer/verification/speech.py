"""Who a note's own prose says said its quotes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from summarizer.documents import Document
from summarizer.errors import MissingExtraError
from summarizer.language.lexicon import Lexicon, lexicon
from summarizer.segmentation import detect
from summarizer.segmentation.lexicon import lists
from summarizer.text import Span
from summarizer.verification.note import Force, Note, Quotation
from summarizer.verification.shown import blanked
from summarizer.verification.vocabulary import vocabulary

# So far from a quotation its speaker stands, in the same sentence.
_REACH = 200
_BREAK = re.compile(r"[.!?…]['\"’”»)]*\s|\n\s*\n|\s{4,}")
_WORD = re.compile(r"[^\W\d_]+")


def speakers_in(note: Note) -> tuple[Mapping[Span, str], tuple[str, ...]]:
    """The speaker of each quotation that the note's sentences give one for, by the quotation's span;
    and what could not be told of them. A question gives its words to nobody.

    The grammar is loaded only where somebody may be named beside a quotation.
    """
    asked = sorted(statement.span for statement in note.statements if statement.force is Force.QUESTION)
    prose = blanked(note.prose, asked)
    unsigned = [quotation for quotation in note.quotations if not quotation.speaker]
    if not any(_may_be_attributed(prose, quotation.span) for quotation in unsigned):
        return {}, ()
    from summarizer.language.parse import available

    language = detect(prose)
    if not available(language):
        return {}, (f"who said the quotes: there is no grammar for the note's language ({language or '?'})",)
    try:
        return _attributed(prose, unsigned, lexicon(language)), ()
    except MissingExtraError as error:
        return {}, (f"who said the quotes: {error}",)


def _attributed(prose: str, unsigned: Sequence[Quotation], words: Lexicon) -> Mapping[Span, str]:
    """By speech alone: who accepts or opposes what somebody calls “a leap” need not call it so."""
    from summarizer.grounding.reading import attributions

    stands = words["stance.supports"] | words["stance.opposes"] | words["stance.demands"]
    silent = stands - words["speech"]
    said = [
        each for each in attributions(Document(prose, id="note")) if each.voices and each.verb not in silent
    ]
    return {
        quotation.span: attribution.voices[0].name
        for quotation in unsigned
        for attribution in said
        if any(quotation.span.overlaps(quote) for quote in attribution.quotes)
    }


def _may_be_attributed(prose: str, span: Span) -> bool:
    """Whether the sentence around a quotation has a name, or a pronoun that stands for one."""
    if not span.of(prose).strip():
        return False
    before = _BREAK.split(prose[max(span.start - _REACH, 0) : span.start])[-1]
    after = _BREAK.split(prose[span.end : span.end + _REACH])[0]
    words = _WORD.findall(f"{before} {after}")
    return any(word.lower() in vocabulary("pronouns") for word in words) or any(map(_may_be_name, words))


def _may_be_name(word: str) -> bool:
    return word[0].isupper() and word.lower() not in _small_words()


@cache
def _small_words() -> frozenset[str]:
    """The commonest words of English, the language whose grammar can be read."""
    return frozenset(lists()["en"]["function"])
