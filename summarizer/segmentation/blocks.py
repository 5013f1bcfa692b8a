"""What each paragraph of a document is: body, heading, list item, by-line, signature, summary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarizer.documents import Kind
from summarizer.segmentation.features import dateline_in, is_byline, is_summary_heading, signed_by
from summarizer.segmentation.lexicon import Lexicon
from summarizer.segmentation.lines import Mark
from summarizer.segmentation.paragraphs import Paragraph, ends_sentence
from summarizer.segmentation.turns import Turn, turns_in
from summarizer.text import Span

_HEADING_WIDTH = 80
_HEADING_WORDS = 12
_FULL_ITEM_WORDS = 8
_BODY_BEFORE_SUMMARY = 6
_BODY_BEFORE_DATELINE = 4
_HEADINGS_IN_A_ROW = 4
_OPEN_MARKS = "\"“„«»‘'「『"
_WIDE = re.compile(r"[぀-ヿ㐀-鿿]")
_WHOLLY_QUOTED = re.compile(r"[\"“„«»「『‘].*[\"”“»«」』’]\W*", re.DOTALL)
_BRACKETED = re.compile(r"[\[(（].*[\])）]\.?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of one kind. `paragraph` is its index; `alone`: wholly quoted or signed, without a cue."""

    span: Span
    kind: Kind
    paragraph: int
    speaker: str = ""
    alone: bool = False


def blocks_of(text: str, paragraphs: Sequence[Paragraph], words: Lexicon) -> tuple[Block, ...]:
    """The blocks of `paragraphs`, in order. A turn's name is layout and in no block."""
    kinds = _kinds(text, paragraphs, words)
    turns = turns_in(text, paragraphs, words)
    signed = _signed(text, paragraphs, kinds, words)
    blocks: list[Block] = []
    turn: Turn | None = None
    for index, paragraph in enumerate(paragraphs):
        turn = turns.get(index, None if paragraph.mark is Mark.HEADING else turn)
        block = Block(paragraph.span, kinds[index], index)
        if index in turns:
            block = replace(block, kind=Kind.STATEMENT, span=Span(turns[index].said, paragraph.span.end))
        if turn is not None and not _BRACKETED.fullmatch(block.span.of(text)):
            block = replace(block, speaker=turn.speaker)
        elif index in signed:
            block = replace(block, speaker=signed[index], alone=True)
        elif block.kind is Kind.STATEMENT and _WHOLLY_QUOTED.fullmatch(block.span.of(text)):
            block = replace(block, alone=True)
        blocks.append(block)
    return tuple(blocks if turns else _with_datelines(text, blocks, words))


def _kinds(text: str, paragraphs: Sequence[Paragraph], words: Lexicon) -> list[Kind]:
    kinds = [_own_kind(text, paragraph, words) for paragraph in paragraphs]
    for index in _signatures(text, paragraphs, kinds, words):
        kinds[index] = Kind.SIGNATURE
    for index in _headings(text, paragraphs, kinds):
        kinds[index] = Kind.HEADING
    for index in _summary(text, paragraphs, kinds, words):
        kinds[index] = Kind.SUMMARY
    return kinds


def _own_kind(text: str, paragraph: Paragraph, words: Lexicon) -> Kind:
    content = paragraph.span.of(text)
    if paragraph.mark is Mark.HEADING:
        return Kind.HEADING
    if paragraph.mark in (Mark.ROW, Mark.CODE):
        return Kind.BULLET
    if paragraph.mark is Mark.ITEM:
        return Kind.STATEMENT if _is_full(content, words) else Kind.BULLET
    return Kind.BYLINE if is_byline(content, words) else Kind.STATEMENT


def _is_full(item: str, words: Lexicon) -> bool:
    """Whether a list item is a sentence: it ends as one, or is long and has a finite verb."""
    if ends_sentence(item) and not item.rstrip().endswith((":", ";")):
        return True
    tokens = item.lower().split()
    return len(tokens) > _FULL_ITEM_WORDS and not words.verbs.isdisjoint(tokens)


def _signatures(
    text: str, paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], words: Lexicon
) -> Iterator[int]:
    for index in range(1, len(paragraphs)):
        paragraph = paragraphs[index]
        begin = paragraph.span.start - (len(paragraph.marker) + 1 if paragraph.marker in ("–", "—") else 0)
        if kinds[index - 1] is Kind.STATEMENT and paragraph.mark in (Mark.PROSE, Mark.ITEM):
            if signed_by(text[begin : paragraph.span.end].strip(), words):
                yield index


def _signed(
    text: str, paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], words: Lexicon
) -> dict[int, str]:
    """Who signed each paragraph: the one above a signature, and those that go with it as one quotation."""
    signed: dict[int, str] = {}
    for index, kind in enumerate(kinds):
        if kind is not Kind.SIGNATURE:
            continue
        content = paragraphs[index].span.of(text)
        speaker = signed_by(content, words) or signed_by("— " + content, words)
        above = index - 1
        signed[above] = speaker
        while above > 0 and kinds[above - 1] is Kind.STATEMENT and _together(text, paragraphs, above):
            above -= 1
            signed[above] = speaker
    return signed


def _together(text: str, paragraphs: Sequence[Paragraph], index: int) -> bool:
    above, below = paragraphs[index - 1], paragraphs[index]
    if above.quoted or below.quoted:
        return above.quoted and below.quoted
    return all(text[p.span.start] in _OPEN_MARKS for p in (above, below))


def _headings(text: str, paragraphs: Sequence[Paragraph], kinds: Sequence[Kind]) -> Iterator[int]:
    """Short lines without a full stop that stand over a body, few in a row."""
    row: list[int] = []
    for index, paragraph in enumerate(paragraphs):
        if kinds[index] is Kind.BYLINE:
            continue
        if kinds[index] in (Kind.STATEMENT, Kind.BULLET) and _is_heading_shaped(text, paragraph):
            row.append(index)
            continue
        if len(row) <= _HEADINGS_IN_A_ROW:
            yield from row
        row = []


def _is_heading_shaped(text: str, paragraph: Paragraph) -> bool:
    numbered = paragraph.mark is Mark.ITEM and paragraph.marker[:1].isdigit() and paragraph.apart
    if paragraph.quoted or paragraph.lines > 1 or not (paragraph.mark is Mark.PROSE or numbered):
        return False
    content = paragraph.span.of(text)
    width = len(content) + 2 * len(_WIDE.findall(content)) if len(content) <= _HEADING_WIDTH else len(content)
    short = width <= _HEADING_WIDTH and len(content.split()) <= _HEADING_WORDS
    return short and not ends_sentence(content.rstrip(":")) and not content[0].islower()


def _summary(
    text: str, paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], words: Lexicon
) -> Iterator[int]:
    """The heading of a publisher's own summary near the top, and what it heads."""
    body = 0
    for index, paragraph in enumerate(paragraphs):
        if body > _BODY_BEFORE_SUMMARY:
            return
        if is_summary_heading(paragraph.span.of(text), words):
            yield index
            yield from _headed(paragraphs, index)
            return
        body += kinds[index] is Kind.STATEMENT


def _headed(paragraphs: Sequence[Paragraph], heading: int) -> Iterator[int]:
    """The items under `heading`; where there is no list, the paragraphs down to the next blank line."""
    if heading + 1 >= len(paragraphs):
        return
    first = paragraphs[heading + 1]
    for index in range(heading + 1, len(paragraphs)):
        paragraph = paragraphs[index]
        apart = paragraph.apart and index > heading + 1
        if paragraph.mark is not first.mark or (first.mark is Mark.PROSE and apart):
            return
        yield index


def _with_datelines(text: str, blocks: Sequence[Block], words: Lexicon) -> Iterator[Block]:
    """`blocks`, with a dateline that opens one of the first paragraphs as a block of its own."""
    body = 0
    for block in blocks:
        body += block.kind is Kind.STATEMENT
        found = None
        if block.kind is Kind.STATEMENT and body <= _BODY_BEFORE_DATELINE:
            found = dateline_in(block.span.of(text), words)
        if found is None:
            yield block
            continue
        dateline = found.shifted(block.span.start)
        yield replace(block, span=dateline, kind=Kind.DATELINE)
        yield replace(block, span=Span(dateline.end, block.span.end))
