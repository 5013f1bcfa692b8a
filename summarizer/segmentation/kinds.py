"""What each paragraph is to its document: body, heading, list item, by-line, signature, summary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.documents import Kind
from summarizer.segmentation.credits import is_byline, signed_by
from summarizer.segmentation.lexicon import Lexicon
from summarizer.segmentation.lines import Mark
from summarizer.segmentation.paragraphs import Paragraph, ends_sentence

_HEADINGS_IN_A_ROW = 4
_FULL_ITEM_WORDS = 8
_COMMAS = ",，、،"
_BODY_BEFORE_SUMMARY = 6
_SUMMARY_LINES = 8


class _Longest(NamedTuple):
    """The longest heading: columns on a page, and words."""

    columns: int
    words: int


_LINE = _Longest(80, 12)
_TITLE = _Longest(120, 20)
# Compiled where a line holds one: a class of so many characters takes as long as all the rest of the module.
_WIDE = r"[぀-ヿ㐀-鿿가-힣]"


def kinds_of(text: str, paragraphs: Sequence[Paragraph], words: Lexicon) -> tuple[Kind, ...]:
    """The kind of each of `paragraphs`, in order."""
    kinds = [_own_kind(text, paragraph, words) for paragraph in paragraphs]
    for index in range(1, len(paragraphs)):
        if kinds[index - 1] is Kind.STATEMENT and signatory(text, paragraphs[index], words):
            kinds[index] = Kind.SIGNATURE
    for index, kind in _short_lines(text, paragraphs, kinds, words):
        kinds[index] = kind
    for index in _summary(text, paragraphs, kinds, words):
        kinds[index] = Kind.SUMMARY
    return tuple(kinds)


def signatory(text: str, paragraph: Paragraph, words: Lexicon) -> str:
    """The person whose signature `paragraph` is, or ""; its dash may have been read as a list marker."""
    dash = paragraph.marker if paragraph.marker in ("–", "—") else ""
    return signed_by(dash + paragraph.span.of(text), words) if paragraph.lines == 1 else ""


def _own_kind(text: str, paragraph: Paragraph, words: Lexicon) -> Kind:
    content = paragraph.span.of(text)
    if paragraph.mark is Mark.HEADING:
        return Kind.HEADING
    if paragraph.mark in (Mark.CELLS, Mark.CODE):
        return Kind.BULLET
    if paragraph.mark is Mark.ROW:
        return Kind.ROW
    if paragraph.mark is Mark.ITEM:
        return _item_kind(text, paragraph, words)
    return Kind.BYLINE if is_byline(content, words) else Kind.STATEMENT


def _item_kind(text: str, paragraph: Paragraph, words: Lexicon) -> Kind:
    """A list item that ends as a sentence, or is long and has a finite verb, states something."""
    content = paragraph.span.of(text)
    tokens = content.lower().split()
    ended = ends_sentence(content) and not content.endswith((":", ";"))
    told = len(tokens) > _FULL_ITEM_WORDS and not words.verbs.isdisjoint(tokens)
    return Kind.STATEMENT if ended or told else Kind.BULLET


def _short_lines(
    text: str, paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], words: Lexicon
) -> Iterator[tuple[int, Kind]]:
    """Short lines without a full stop: headings where a few stand over a body, else list items.

    Where no line ends in a full stop, they are the body itself.
    """
    body = (p for p, kind in zip(paragraphs, kinds, strict=True) if kind is Kind.STATEMENT)
    if not any(ends_sentence(paragraph.span.of(text)) for paragraph in body):
        return
    row: list[int] = []
    for index, kind in enumerate((*kinds, None)):
        if kind in (Kind.STATEMENT, Kind.BULLET) and _is_heading_shaped(text, paragraphs, index):
            row.append(index)
        elif kind is not Kind.BYLINE:
            heads = kind is not None and len(row) <= _HEADINGS_IN_A_ROW
            for short in row:
                is_heading = heads and text[paragraphs[short].span.end - 1] not in _COMMAS
                yield short, Kind.HEADING if is_heading else _item_kind(text, paragraphs[short], words)
            row = []


def _is_heading_shaped(text: str, paragraphs: Sequence[Paragraph], index: int) -> bool:
    paragraph, below = paragraphs[index], paragraphs[index + 1 : index + 2]
    longest = _TITLE if paragraph.apart and all(p.apart or index == 0 for p in below) else _LINE
    if paragraph.quoted or paragraph.lines > 1 or len(content := paragraph.span.of(text)) > longest.columns:
        return False
    wide = len(re.findall(_WIDE, content)) if max(content, default="") >= "぀" else 0
    columns = len(content) + wide
    short = columns <= longest.columns and len(content.split()) <= longest.words
    open_ended = not content[0].islower() and not ends_sentence(content.rstrip(":"))
    return short and open_ended and (paragraph.mark is Mark.PROSE or _is_numbered_alone(paragraphs, index))


def _is_numbered_alone(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether a numbered item is in no row of items: “3. Findings” over a section."""
    number = _number(paragraphs[index])
    above, below = paragraphs[max(index - 1, 0)], paragraphs[min(index + 1, len(paragraphs) - 1)]
    return number is not None and _number(above) != number - 1 and _number(below) != number + 1


def _number(paragraph: Paragraph) -> int | None:
    digits = paragraph.marker.strip("(.)")
    return int(digits) if digits.isdecimal() else None


def _summary(
    text: str, paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], words: Lexicon
) -> Iterator[int]:
    """The heading of a publisher's own summary near the top, and what it heads."""
    body = 0
    for index, paragraph in enumerate(paragraphs):
        heading = paragraph.span.of(text).strip(" \t:：*_#.").lower().replace("’", "'")
        if heading in words.summaries:
            yield index
            yield from _headed(text, paragraphs, index + 1)
            return
        body += kinds[index] is Kind.STATEMENT
        if body > _BODY_BEFORE_SUMMARY:
            return


def _headed(text: str, paragraphs: Sequence[Paragraph], first: int) -> Iterator[int]:
    """The list that starts at `first`; or else the short lines, or what stands before the next blank line."""
    rest = paragraphs[first : first + _SUMMARY_LINES] if first < len(paragraphs) else ()
    listed = first < len(paragraphs) and paragraphs[first].mark is Mark.ITEM
    spaced = any(paragraph.apart for paragraph in rest[1:])
    for index in range(first, len(paragraphs) if listed else first + len(rest)):
        paragraph = paragraphs[index]
        if listed or paragraph.mark is not Mark.PROSE:
            belongs = listed and paragraph.mark is Mark.ITEM
        elif spaced:
            belongs = index == first or not paragraph.apart
        else:
            belongs = _is_heading_shaped(text, paragraphs, index)
        if not belongs:
            return
        yield index
