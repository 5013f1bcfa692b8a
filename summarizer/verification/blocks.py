"""The blocks of a note: paragraphs, list items, headings, quotations and cells, each in its section."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise, zip_longest
from typing import NamedTuple

from summarizer.grounding.quotations import quotations
from summarizer.segmentation.kinds import signatory
from summarizer.segmentation.lexicon import Lexicon
from summarizer.segmentation.lines import Mark, lines_of, unmarked
from summarizer.segmentation.paragraphs import Paragraph, ends_sentence, paragraphs_of
from summarizer.text import Span, has_word
from summarizer.verification.furniture import Section, section_of
from summarizer.verification.shown import Shown

_DEFINITION = re.compile(r"\[\^[^\]\s]+\]:")
_LONGEST_HEADING = 80
# In lines of a narrow column, more than any sentence takes.
_MOST_LINES = 40


class Shape(StrEnum):
    """How a block is laid out."""

    HEADING = "heading"
    PROSE = "prose"
    QUOTED = "quoted"
    SIGNATURE = "signature"
    CELL = "cell"
    FOOTNOTE = "footnote"
    CODE = "code"


_SHAPES = {
    Mark.HEADING: Shape.HEADING,
    Mark.ROW: Shape.CELL,
    Mark.CELLS: Shape.CELL,
    Mark.CODE: Shape.CODE,
}


class Block(NamedTuple):
    """A stretch of the shown text; `signature` is who signed it, where a line below it says so.

    `listed` tells that it is an item of a list.
    """

    span: Span
    shape: Shape
    section: Section
    text: str
    signature: str = ""
    listed: bool = False


def blocks_of(page: Shown, words: Lexicon, *, own: str) -> Iterator[Block]:
    """The blocks of a note, in order. Front matter and rules are in none. `own` is the language of our own
    notes' headings: they alone have sections that judge themselves; anybody's may list sources.

    The text of a block has a space for each mark that lays it out, so that its offsets are the page's.
    """
    lines = lines_of(page.text, months=words.months)
    plain = unmarked(page.text, lines)
    paragraphs = _joined(plain, paragraphs_of(plain, lines, words))
    section = Section.BODY
    for paragraph, below in zip_longest(paragraphs, paragraphs[1:]):
        content = paragraph.span.of(plain)
        shape = _shape(plain, paragraph, words)
        opened = section_of(content, own=own) if _may_head(paragraph, content) else None
        if opened or shape is Shape.HEADING:
            section, shape = opened or Section.BODY, Shape.HEADING
        if shape is Shape.CELL:
            yield from (Block(cell, shape, section, plain) for cell in _cells(page, paragraph.span))
        else:
            signature = signatory(plain, below, words) if below else ""
            yield Block(paragraph.span, shape, section, plain, signature, paragraph.mark is Mark.ITEM)


def definition_end(block: Block) -> int:
    """Where the mark that opens a footnote's definition ends; the start of any other block."""
    found = _DEFINITION.match(block.text, block.span.start)
    return found.end() if found else block.span.start


def _joined(plain: str, paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The paragraphs; those are one that a line break parts in mid-sentence, as Markdown may have it."""
    joined: list[Paragraph] = []
    for paragraph in paragraphs:
        if joined and _goes_on(plain, joined[-1], paragraph):
            span = Span(joined[-1].span.start, paragraph.span.end)
            joined[-1] = replace(joined[-1], span=span, lines=joined[-1].lines + paragraph.lines)
        else:
            joined.append(paragraph)
    return joined


def _goes_on(plain: str, above: Paragraph, below: Paragraph) -> bool:
    together = above.mark in (Mark.PROSE, Mark.ITEM) and below.mark is Mark.PROSE and not below.apart
    if not together or above.quoted != below.quoted or above.lines > _MOST_LINES:
        return False
    content = above.span.of(plain)
    if above.quoted or ends_sentence(content):
        return above.quoted
    *_, last = (*quotations(content), Span(0, 0))
    return below.span.of(plain)[0].islower() or last.end == len(content)


def _shape(plain: str, paragraph: Paragraph, words: Lexicon) -> Shape:
    if paragraph.mark in _SHAPES:
        return _SHAPES[paragraph.mark]
    if _DEFINITION.match(plain, paragraph.span.start):
        return Shape.FOOTNOTE
    if signatory(plain, paragraph, words):
        return Shape.SIGNATURE
    return Shape.QUOTED if paragraph.quoted else Shape.PROSE


def _may_head(paragraph: Paragraph, content: str) -> bool:
    is_text = paragraph.mark is not Mark.CODE and paragraph.lines == 1
    return is_text and len(content) <= _LONGEST_HEADING and not ends_sentence(content)


def _cells(page: Shown, row: Span) -> Sequence[Span]:
    first, last = (bisect_left(page.borders, at) for at in (row.start, row.end))
    edges = [row.start - 1, *page.borders[first:last], row.end]
    cells = [Span(start + 1, max(start + 1, end)) for start, end in pairwise(edges)]
    return [cell.trimmed(page.text) for cell in cells if has_word(cell.of(page.text))]
