"""Quotations that are signed where they stand: “…” — Name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.grounding.quotations import quotations
from summarizer.segmentation.names import looks_like_name
from summarizer.text import Span, one_line
from summarizer.verification.furniture import reported_label

_SIGNED = re.compile(r"\s*(?:—|–|―|--)\s*(?P<name>[^\W\d_][^·|“„«\"]{0,150}?)\s*(?=·|\||$)")
_AFTER_NAME = re.compile(r"\s*[,;(/]")
_ITEM_END = re.compile(r"\s*·\s*")
_SIGNATURE = re.compile(r"\s(?:—|–)\s(?P<name>[^—–]+)$")


class Signed(NamedTuple):
    """Words, and who signed them; `whole` holds both, and the marks around them."""

    words: Span
    whole: Span
    speaker: str


def signed_in(text: str, span: Span, *, own: str) -> tuple[Signed, ...]:
    """The quotations in `span` of `text` that a dash and a name follow.

    In our own notes whatever follows the dash is the speaker, and a label opens reported words; `own` is the
    language of their headings, and empty in any other note.
    """
    stretch = span.of(text)
    quoted = [_signed(stretch, quotation, own=bool(own)) for quotation in quotations(stretch)]
    found = [signed for signed in quoted if signed]
    if own:
        found += _reported(stretch, own)
    return tuple(
        Signed(each.words.shifted(span.start), each.whole.shifted(span.start), each.speaker)
        for each in sorted(found, key=lambda each: each.whole)
    )


def _signed(text: str, quotation: Span, *, own: bool) -> Signed | None:
    after = _SIGNED.match(text, quotation.end + 1)
    if after is None:
        return None
    name = one_line(after["name"])
    if not own:
        name = _AFTER_NAME.split(name)[0].rstrip(".")
        if not looks_like_name(name):
            return None
    return Signed(quotation, Span(quotation.start - 1, after.end()), name)


def _reported(text: str, language: str) -> Iterator[Signed]:
    for label in reported_label(language).finditer(text):
        end = _ITEM_END.search(text, label.end())
        whole = Span(label.start(), end.start() if end else len(text.rstrip()))
        said = text[label.end() : whole.end]
        signature = _SIGNATURE.search(said)
        words = Span(label.end(), label.end() + (signature.start() if signature else len(said)))
        yield Signed(words.trimmed(text), whole, one_line(signature["name"]) if signature else "")
