"""Reading a note in Markdown or plain text: what it quotes, and what it states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarizer.segmentation import detect
from summarizer.segmentation.lexicon import lexicon
from summarizer.text import Span, has_word, one_line
from summarizer.verification import furniture
from summarizer.verification.blocks import Block, Shape, blocks_of
from summarizer.verification.coverage import outside, told
from summarizer.verification.footnotes import footnotes_in
from summarizer.verification.furniture import Section
from summarizer.verification.note import Note, NoteError, Reference
from summarizer.verification.pages import Page
from summarizer.verification.prose import Prose
from summarizer.verification.shown import blanked, shown
from summarizer.verification.tables import Cell, drawn_cells, drawn_tables

_SURROGATE = re.compile("[\ud800-\udfff]")
_CLOSING = {"“": "”", "‘": "’"}


def read_text(text: str, *, name: str = "note", set_aside: Sequence[str] = ()) -> Note:
    """The note in `text`, Markdown or plain; its spans are of `text`.

    `set_aside` is what of the file, and why, did not come into the text.

    Raises `NoteError` if the text holds no word, or half of a surrogate pair, which no file can hold.
    """
    if not has_word(text):
        raise NoteError(f"{name}: holds no text; give a note", note=name)
    if half := _SURROGATE.search(text):
        problem = f'half of a surrogate pair, at character {half.start()}; decode it with errors="replace"'
        raise NoteError(f"{name}: {problem}", note=name)
    headed = furniture.language_of(text)
    references = tuple(_references(text, headed)) if headed else ()
    tables = drawn_tables(text)
    view = shown(blanked(text, sorted([*tables, *(reference.span for reference in references)])))
    language = detect(view.text)
    page = Page(view, headed, language, lexicon(language), footnotes_in(text))
    blocks = [Prose(page, block) for block in blocks_of(view, page.words, own=headed)]
    cells = [(_in_cell(page, cell), cell.span) for table in tables for cell in drawn_cells(text, table)]
    left = [
        *(each for block in blocks for each in block.left()),
        *((row, why) for cell, row in cells for _, why in cell.left()),
        *((view.place(span), why) for span, why in outside(view.text, [each.block.span for each in blocks])),
    ]
    running = [each.running for each in blocks if each.is_running]
    return Note(
        name=name,
        text=text,
        quotations=(
            *(quotation for each in blocks for quotation in each.quotations()),
            *(replace(q, span=row) for cell, row in cells for q in cell.quotations()),
        ),
        statements=(
            *(statement for each in blocks for statement in each.statements()),
            *(replace(s, span=row) for cell, row in cells for s in cell.statements()),
        ),
        references=references,
        prose=view.alone(running),
        set_aside=(*set_aside, *told(text, left)),
    )


def _in_cell(page: Page, cell: Cell) -> Prose:
    """What stands in a cell of a drawn table, as a page of its own: its lines lie apart in the text."""
    view = shown(cell.text)
    block = Block(Span(0, len(view.text)), Shape.CELL, Section.BODY, view.text)
    return Prose(replace(page, shown=view), block)


def _references(text: str, headed: str) -> Iterator[Reference]:
    """The sentences that our own note lists, each under its mark."""
    for entry in furniture.reference(headed).finditer(text):
        quote = one_line(shown(entry["quote"]).text)
        if _CLOSING.get(quote[:1]) == quote[-1:]:
            quote = quote[1:-1]
        yield Reference(entry["mark"], quote, Span(*entry.span()))
