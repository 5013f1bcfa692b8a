"""The text of a document from its blocks, with the way back to the text of each page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from summarizer.documents import Page, Piece
from summarizer.loaders.pdf.blocks import Block, Kind, marker_of
from summarizer.loaders.pdf.headings import Headings
from summarizer.loaders.pdf.hyphens import Hyphen, Vocabulary
from summarizer.loaders.pdf.lines import Run
from summarizer.loaders.pdf.rows import rows_told
from summarizer.loaders.pdf.sheets import Placed, Sheet
from summarizer.loaders.raised import Level, on_line
from summarizer.text import Span

# Where PDFs of old TeX fonts have no table of characters, they show the codes of the Cork encoding.
_CORK = {
    "\x10": "“", "\x11": "”", "\x12": "„", "\x13": "«", "\x14": "»", "\x15": "–", "\x16": "—",
    "\x1b": "ff", "\x1c": "fi", "\x1d": "fl", "\x1e": "ffi", "\x1f": "ffl", "\u00ad": "",
}  # fmt: skip
_LEVELLED = re.compile("[\x00-\x1f\u00ad\ufb00-\ufb06\ufb13-\ufb17]")
_WIDE = re.compile("[\u3000-\u9fff\uff00-\uffef]")


@dataclass
class _Writer:
    """What is written so far: parts of text, and where on which page they stand."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    pieces: list[tuple[int, Piece]] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Add what stands on no page: space, marks."""
        self.parts.append(text)
        self.length += len(text)

    def copy(self, text: str, sheet: Sheet, source: Span) -> None:
        """Add what stands at `source` of a page, as `text`."""
        span = Span(self.length, self.length + len(text))
        self.pieces.append((sheet.number, Piece(span, source)))
        self.add(text)

    def run(self, run: Run, sheet: Sheet) -> None:
        """Add a run of words, with ligatures and raised figures levelled."""
        if run.raised:
            self.copy(on_line([(run.span.of(sheet.text), Level.RAISED)]), sheet, run.span)
            return
        start = run.span.start
        for match in _LEVELLED.finditer(sheet.text, run.span.start, run.span.end):
            self._plain(sheet, Span(start, match.start()))
            level = _CORK.get(match[0], unicodedata.normalize("NFKC", match[0]))
            self.copy(" " if level.isspace() else level, sheet, Span(*match.span()))
            start = match.end()
        self._plain(sheet, Span(start, run.span.end))

    def _plain(self, sheet: Sheet, span: Span) -> None:
        if span.start < span.end:
            self.copy(span.of(sheet.text), sheet, span)


def composed(
    blocks: Sequence[Block],
    sheets: Sequence[Sheet],
    headings: Headings,
    left_out: Mapping[int, Sequence[Span]],
) -> tuple[str, tuple[Page, ...]]:
    """The text of the document, and its pages, which lead from it to their own text."""
    words = Vocabulary(placed.text for block in blocks for placed in block.lines)
    writer = _Writer()
    above: Kind | None = None
    for (kind, table), group in groupby(blocks, key=lambda block: (block.kind, block.table)):
        for index, block in enumerate(together := tuple(group)):
            if above is not None:
                writer.add("\n" if index and kind is Kind.ITEM else "\n\n")
            above = kind
            if table:
                _write_table(writer, together)
                break
            _write(writer, block, words, level=headings.level(block))
    return "".join(writer.parts), tuple(_pages(writer, sheets, left_out))


def _write_table(writer: _Writer, rows: Sequence[Block]) -> None:
    """The rows that head a table as Markdown has them, and the others as sentences where they can be told."""
    sentences = rows_told(rows)
    for index, row in enumerate(rows[: len(rows) - len(sentences)]):
        writer.add("\n" if index else "")
        _write_row(writer, row)
        if index == 0:
            writer.add("\n" + "|---" * len(row.cells) + "|")
    for sentence, row in zip(sentences, rows[len(rows) - len(sentences) :], strict=True):
        writer.add("\n\n")
        end = 0
        for span, run in sentence.found:
            writer.add(sentence.text[end : span.start])
            writer.copy(span.of(sentence.text), row.lines[0].sheet, run.span)
            end = span.end
        writer.add(sentence.text[end:])


def _write_row(writer: _Writer, row: Block) -> None:
    for cell in row.cells:
        writer.add("| ")
        runs = [run for part in cell for run in part.runs]
        _write_runs(writer, runs, row.lines[0].sheet)
        writer.add(" " if runs else "")
    writer.add("|")


def _write(writer: _Writer, block: Block, words: Vocabulary, *, level: int) -> None:
    if level:
        writer.add("#" * level + " ")
    for index, placed in enumerate(block.lines):
        runs = list(placed.line.runs)
        if index:
            _join(writer, block.lines[index - 1], placed, words)
        elif block.kind is Kind.ITEM and (rest := _after_bullet(writer, placed, runs)) is not None:
            runs = rest
        _write_runs(writer, runs, placed.sheet)


def _after_bullet(writer: _Writer, placed: Placed, runs: Sequence[Run]) -> list[Run] | None:
    """Write a bullet of a font of symbols as one of text; None if the item opens with anything else."""
    if unicodedata.category(marker_of(placed)[0]) not in ("Co", "Cc", "So"):
        return None
    first = runs[0].span
    writer.copy("•", placed.sheet, Span(first.start, first.start + 1))
    writer.add(" ")
    rest = Span(first.start + 1, first.end).trimmed(placed.sheet.text)
    return [*([Run(rest)] if rest.start < rest.end else []), *runs[1:]]


def _write_runs(writer: _Writer, runs: Iterable[Run], sheet: Sheet) -> None:
    end: int | None = None
    opening = True
    for run in runs:
        if end is not None and (opening or not (run.span.start == end or run.raised or run.tight)):
            writer.add(" ")
        writer.run(run, sheet)
        opening = end is None and run.raised
        end = run.span.end


def _join(writer: _Writer, above: Placed, line: Placed, words: Vocabulary) -> None:
    """What stands for a break between two lines: a space, or nothing in a word or between ideographs."""
    before, after = above.text, line.text
    hyphen = words.hyphen(before, after)
    if hyphen is Hyphen.DROPPED:
        _drop(writer)
    elif hyphen is not Hyphen.KEPT and not (_WIDE.match(before[-1:]) and _WIDE.match(after[:1])):
        writer.add(" ")


def _drop(writer: _Writer) -> None:
    """Take back the hyphen that was written last; its place on the page stands for nothing."""
    number, piece = writer.pieces.pop()
    text = writer.parts.pop()
    writer.length -= len(text)
    source = piece.source
    if len(text) > 1:
        keep = Piece(Span(piece.span.start, piece.span.end - 1), Span(source.start, source.end - 1))
        writer.pieces.append((number, keep))
        writer.add(text[:-1])
    nowhere = Span(writer.length, writer.length)
    writer.pieces.append((number, Piece(nowhere, Span(source.end - 1, source.end))))


def _pages(writer: _Writer, sheets: Sequence[Sheet], left_out: Mapping[int, Sequence[Span]]) -> list[Page]:
    """The stretches of text that stand on one page each, in order; a page without text has an empty one."""
    stretches = [
        (number, tuple(piece for _, piece in pieces))
        for number, pieces in groupby(writer.pieces, key=lambda each: each[0])
    ]
    starts = [pieces[0].span.start for _, pieces in stretches] + [writer.length]
    starts[0] = 0
    seen: set[int] = set()
    pages: list[Page] = []
    by_number = {sheet.number: sheet for sheet in sheets}
    for (number, pieces), (start, end) in zip(stretches, pairwise(starts), strict=True):
        sheet = by_number[number]
        out = () if number in seen else tuple(left_out.get(number, ()))
        seen.add(number)
        pages.append(Page(number, Span(start, end), sheet.label, sheet.text, pieces, out))
    for sheet in sheets:
        if sheet.number not in seen:
            later = (page.span.start for page in pages if page.number > sheet.number)
            place = min(later, default=writer.length)
            out = tuple(left_out.get(sheet.number, ()))
            pages.append(Page(sheet.number, Span(place, place), sheet.label, sheet.text, (), out))
    return sorted(pages, key=lambda page: (page.span, page.number))
