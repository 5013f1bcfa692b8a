"""The blocks of a document: stretches of one kind, with the speaker that the layout names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from summarizer.documents import Kind, Turn
from summarizer.segmentation.credits import dateline_in
from summarizer.segmentation.kinds import kinds_of, signatory
from summarizer.segmentation.lexicon import Lexicon
from summarizer.segmentation.lines import Mark
from summarizer.segmentation.names import Label
from summarizer.segmentation.paragraphs import Paragraph
from summarizer.segmentation.turns import speeches, turns_in
from summarizer.text import Span, has_word

_LONGEST_SIGNED = 6
_PARAGRAPHS_BEFORE_DATELINE = 4
_OPENING = '"“„«»‘「『'
_QUOTATION = re.compile(r"[\"“„«»「『][^\"“”„«»「」『』]*[\"”“»«」』]")
_ASIDE = re.compile(r"[\[(（].*[\])）]\.?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of one kind in the paragraph of that index.

    `set_apart`: a quotation without a word beside it, or a signed post, which may repeat the body.
    """

    span: Span
    kind: Kind
    paragraph: int
    speaker: str = ""
    set_apart: bool = False


def blocks_of(
    text: str, paragraphs: Sequence[Paragraph], words: Lexicon, *, recorded: Sequence[Turn] = ()
) -> tuple[Block, ...]:
    """The blocks of `paragraphs`, in order. The name that opens a turn is layout, and in no block.

    Turns are those that were `recorded`, where the document has such; else the layout tells them.
    """
    kinds = kinds_of(text, paragraphs, words)
    if recorded:
        return tuple(_recorded(text, paragraphs, kinds, recorded))
    turns = turns_in(text, paragraphs, words)
    if turns:
        return tuple(_spoken(text, paragraphs, kinds, turns))
    return tuple(_written(text, paragraphs, kinds, words))


def _recorded(
    text: str, paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], turns: Sequence[Turn]
) -> Iterator[Block]:
    """What is said in each paragraph is said by one speaker at a time; the rest of it is layout.

    What is spoken, at a time, is all said, however short; what is written has headings and lists.
    """
    said = speeches(turns, paragraphs)
    for index, (paragraph, kind) in enumerate(zip(paragraphs, kinds, strict=True)):
        if index not in said:
            yield Block(paragraph.span, kind, index)
        for speech in said.get(index, ()):
            if _ASIDE.fullmatch(speech.span.of(text)):
                own = Kind.BULLET
            else:
                own = kind if speech.time is None else Kind.STATEMENT
            yield Block(speech.span, own, index, speech.speaker if own is Kind.STATEMENT else "")


def _spoken(
    text: str, paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], turns: Mapping[int, Label]
) -> Iterator[Block]:
    """A turn lasts until the next one or a marked heading; an aside in brackets is no speech."""
    speaker = ""
    for index, (paragraph, kind) in enumerate(zip(paragraphs, kinds, strict=True)):
        turn = turns.get(index)
        if turn is not None:
            speaker = turn.name
            said = Span(turn.end, paragraph.span.end)
            if has_word(said.of(text)):
                yield Block(said, Kind.STATEMENT, index, speaker)
            continue
        if paragraph.mark is Mark.HEADING:
            speaker = ""
        if _ASIDE.fullmatch(paragraph.span.of(text)):
            yield Block(paragraph.span, Kind.BULLET, index)
        elif speaker and kind in (Kind.HEADING, Kind.BULLET, Kind.STATEMENT):
            yield Block(paragraph.span, Kind.STATEMENT, index, speaker)
        else:
            yield Block(paragraph.span, kind, index)


def _written(
    text: str, paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], words: Lexicon
) -> Iterator[Block]:
    signed = _signed(text, paragraphs, kinds, words)
    body = 0
    for index, (paragraph, kind) in enumerate(zip(paragraphs, kinds, strict=True)):
        block = Block(paragraph.span, kind, index, signed.get(index, ""), index in signed)
        if kind is not Kind.STATEMENT:
            yield block
            continue
        body += 1
        content = paragraph.span.of(text)
        dateline = dateline_in(content, words, by_agency=body > _PARAGRAPHS_BEFORE_DATELINE)
        if dateline and has_word(content[dateline.end :]):
            yield replace(block, span=dateline.shifted(paragraph.span.start), kind=Kind.DATELINE)
            block = replace(block, span=Span(paragraph.span.start + dateline.end, paragraph.span.end))
        quoted = content[0] in _OPENING and not has_word(_QUOTATION.sub("", content))
        yield replace(block, set_apart=block.set_apart or quoted)


def _signed(
    text: str, paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], words: Lexicon
) -> dict[int, str]:
    """Who signed each paragraph: the one over a signature, and those that make one post with it."""
    signed: dict[int, str] = {}
    for index, kind in enumerate(kinds):
        if kind is Kind.SIGNATURE:
            post = _post(text, paragraphs, kinds, index)
            signed.update(dict.fromkeys(post, signatory(text, paragraphs[index], words)))
    return signed


def _post(text: str, paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], signature: int) -> range:
    """The paragraphs over a signature: those down from a blank line, or one run of quotations, or one."""
    group = signature - 1
    while not paragraphs[group].apart and kinds[group - 1] is Kind.STATEMENT:
        group -= 1
    spaced = group > 0 or all(paragraph.apart for paragraph in paragraphs[signature + 1 : signature + 2])
    if paragraphs[group].apart and spaced and signature - group <= _LONGEST_SIGNED:
        return range(group, signature)
    first = signature - 1
    while (
        first > 0
        and kinds[first - 1] is Kind.STATEMENT
        and all(_opens_quotation(text, paragraphs[i]) for i in (first - 1, first))
    ):
        first -= 1
    return range(first, signature)


def _opens_quotation(text: str, paragraph: Paragraph) -> bool:
    return paragraph.quoted or text[paragraph.span.start] in _OPENING
