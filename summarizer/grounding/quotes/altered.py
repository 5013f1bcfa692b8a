"""The nearest passage to a quote that no source has, and word by word what differs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from summarizer.grounding.quotes.alignment import align
from summarizer.grounding.quotes.differences import differences
from summarizer.grounding.quotes.edges import whole
from summarizer.grounding.quotes.findings import Change, Difference, QuoteFinding, Verdict
from summarizer.grounding.quotes.matching import places
from summarizer.grounding.quotes.nearest import Passage, nearest
from summarizer.grounding.quotes.quoted import Quoted, needles_of, without_final
from summarizer.grounding.quotes.source import Source
from summarizer.grounding.quotes.structure import joined_blocks
from summarizer.grounding.quotes.tokens import tokens
from summarizer.text import Span


def altered(sources: Sequence[Source], asked: Quoted) -> QuoteFinding | None:
    """The nearest passage, where one is near: a place that the quote cuts, or words mostly the same."""
    passages = [passage for each in sources if (passage := _cut(each, asked) or nearest(each, asked))]
    if not passages:
        return None
    best = max(passages, key=lambda passage: passage.share)
    source = best.source
    span = source.span(*whole(source, best.start, best.end))
    found = differences(source, asked, best.pairs)
    return QuoteFinding(
        quote=asked.raw,
        verdict=Verdict.ALTERED,
        document=source.document.id,
        spans=(span,),
        suggestion=span.of(source.document.text),
        differences=found or differences(source, asked, best.pairs, gaps=True) or _unparted(source, span),
    )


def _unparted(source: Source, span: Span) -> tuple[Difference, ...]:
    """The ends of blocks that a quote leaves out, where its words differ in nothing."""
    text = source.document.text
    ends = joined_blocks(source, span)
    return tuple(Difference(Change.WORD, "", end.of(text), Span(0, 0), end) for end in ends)


def _cut(source: Source, asked: Quoted) -> Passage | None:
    """The first place that has the quote's letters and more, without which they say something else."""
    place = next(chain.from_iterable(places(source, needle) for needle in needles_of(asked)), None)
    if place is None:
        return None
    bare = without_final(asked.whole) or asked.whole
    ours = list(tokens(asked.form.text, bare.start, bare.end))
    start, end = whole(source, place.start, place.end)
    theirs = list(tokens(source.text, start, end))
    pairs = align(ours, theirs)
    used = [right for _, right in pairs if right]
    first, last = (used[0].start, used[-1].start) if used else (end, end)
    leading = [(None, token) for token in theirs if token.start < first]
    trailing = [(None, token) for token in theirs if token.start > last]
    return Passage(source, [*leading, *pairs, *trailing], 1.0)
