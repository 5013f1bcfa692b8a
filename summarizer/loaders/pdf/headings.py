"""Headings, by the size and the weight of their type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from summarizer.loaders.pdf.blocks import Block, Kind
from summarizer.text import has_word

_LARGER, _LARGER_BOLD = 1.25, 1.08
_LONGEST, _LONGEST_BOLD = 250, 120
_MOST_LINES = 5
_DEEPEST = 4
_SENTENCE = (".", ";", ",", "!", "…", "。")
_SENTENCE_WORDS = 14
_MOST_BOLD = 0.3


class Headings:
    """Which blocks are headings: set larger than the text, or all in bold where the text is not."""

    def __init__(self, blocks: Iterable[Block], body: float) -> None:
        self._body = body
        weights = Counter[bool]()
        large = set[float]()
        for block in blocks:
            weights[all(placed.line.bold for placed in block.lines)] += len(_text(block))
            if block.kind is Kind.PARAGRAPH and self._is_large(block):
                large.add(_size(block))
        self._sizes = sorted(large, reverse=True)
        self._bold_tells = weights[True] < _MOST_BOLD * weights.total()

    def level(self, block: Block) -> int:
        """The level of a heading, from 1; 0 of any other block."""
        if block.kind in (Kind.ROW, Kind.NOTE) or block.lines[0].has_leaders or not has_word(_text(block)):
            return 0
        if block.kind is Kind.PARAGRAPH and self._is_large(block):
            return min(1 + self._sizes.index(_size(block)), _DEEPEST)
        return min(1 + len(self._sizes), _DEEPEST) if self._is_bold(block) else 0

    def _is_large(self, block: Block) -> bool:
        text = _text(block)
        tells = text.endswith(_SENTENCE) and len(text.split()) > _SENTENCE_WORDS
        is_short = len(text) <= _LONGEST and len(block.lines) <= _MOST_LINES
        bold = all(placed.line.bold for placed in block.lines)
        return is_short and not tells and _size(block) >= (_LARGER_BOLD if bold else _LARGER) * self._body

    def _is_bold(self, block: Block) -> bool:
        text = _text(block)
        heads = len(text) <= _LONGEST_BOLD and not text.endswith(_SENTENCE) and len(block.lines) <= 2
        return self._bold_tells and heads and all(placed.line.bold for placed in block.lines)


def _size(block: Block) -> float:
    return round(2 * max(placed.line.size for placed in block.lines)) / 2


def _text(block: Block) -> str:
    return " ".join(placed.text for placed in block.lines)
