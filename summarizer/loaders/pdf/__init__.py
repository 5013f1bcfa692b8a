"""PDF: text in reading order, with the way back to each page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summarizer.documents import Document
from summarizer.errors import SourceError
from summarizer.loaders.imprint import imprint_of
from summarizer.loaders.pdf.blocks import blocks_of
from summarizer.loaders.pdf.composing import composed
from summarizer.loaders.pdf.furniture import furniture
from summarizer.loaders.pdf.headings import Headings
from summarizer.loaders.pdf.imprint import title_of, told
from summarizer.loaders.pdf.lines import Line
from summarizer.loaders.pdf.opening import Opened, read_sheets
from summarizer.loaders.pdf.sheets import Sheet, body_size
from summarizer.progress import Report, unwatched
from summarizer.text import Span

_OCR = "ocrmypdf IN.pdf OUT.pdf"


def read(data: bytes, *, name: str, report: Report = unwatched) -> Document:
    """The document in the bytes of a PDF, with its pages.

    Its text is that of the pages in reading order, with paragraphs joined over lines, columns and pages,
    headings marked as in Markdown, and running headers, footers and page numbers left out: each `Page` has
    its own text, the way to it, and what was left out. Raises `SourceError`, which says what to do, for a
    file that cannot be read, has no text, or one that is garbled; `MissingExtraError` without PDFium.
    `report` hears of each page.
    """
    opened = read_sheets(data, name=name, report=report)
    sheets = tuple(sheet for sheet in opened.sheets if not sheet.garbled)
    _require_text(opened, sheets, name)
    running = furniture(sheets)
    kept = tuple(sheet.without(running) for sheet in sheets)
    body = body_size(line for sheet in kept for line in sheet.lines)
    blocks = blocks_of(kept, body)
    left_out = {sheet.number: _left_out(sheet, running) for sheet in opened.sheets}
    text, pages = composed(blocks, opened.sheets, Headings(blocks, body), left_out)
    own, printed = told(opened.metadata), imprint_of(text)
    return Document(
        text,
        name=name,
        title=title_of(own.title, text),
        author=own.author,
        date=printed.date,
        publisher=printed.publisher,
        format="pdf",
        pages=pages,
        notices=tuple(_notices(opened)),
    )


def _require_text(opened: Opened, sheets: Sequence[Sheet], name: str) -> None:
    if any(sheet.lines or sheet.askew for sheet in sheets if not sheet.pictured):
        return
    if any(sheet.garbled for sheet in opened.sheets):
        raise SourceError(
            f"{name}: a garbled text layer, whose fonts do not say what their shapes mean; "
            f"have the text recognised anew: ocrmypdf --force-ocr IN.pdf OUT.pdf",
            source=name,
        )
    raise SourceError(f"{name}: no text layer; run OCR first, for instance {_OCR}", source=name)


def _left_out(sheet: Sheet, running: Iterable[tuple[int, Line]]) -> tuple[Span, ...]:
    """What of a page's text is not in the document's: what is on one line, as one."""
    if sheet.garbled:
        return (Span(0, len(sheet.text)),)
    found: list[Span] = []
    lines = (run.span for number, line in running if number == sheet.number for run in line.runs)
    for span in sorted([*lines, *sheet.hidden]):
        if found and not sheet.text[found[-1].end : span.start].strip(" "):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


def _notices(opened: Opened) -> Iterator[str]:
    pictured = [sheet.number for sheet in opened.sheets if sheet.pictured]
    garbled = [sheet.number for sheet in opened.sheets if sheet.garbled]
    if pictured:
        yield f"{_pages(pictured)}: a picture without a text layer, which is not read; run OCR first ({_OCR})"
    if garbled:
        yield f"{_pages(garbled)}: a garbled text layer, which is not read; run ocrmypdf --force-ocr first"
    hidden = [sheet for sheet in opened.sheets if sheet.hidden and not sheet.garbled]
    if hidden:
        count = sum(len(sheet.hidden) for sheet in hidden)
        words = f"({count} words: without ink, of the colour below it, covered, off the page)"
        yield f"{_pages([sheet.number for sheet in hidden])}: text that no reader sees {words} is not read"
    if opened.unread:
        yield f"{_pages(opened.unread)}: damaged, and not read; fetch the file again"
    if opened.attachments:
        yield f"files attached to it ({opened.attachments}) are not read; save them, and name them as sources"


def _pages(numbers: Sequence[int]) -> str:
    """“page 3”, or “pages 3, 5–7”.

    >>> _pages([3, 5, 6, 7])
    'pages 3, 5–7'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    listed = ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs)
    return f"pages {listed}" if len(numbers) > 1 else f"page {listed}"
