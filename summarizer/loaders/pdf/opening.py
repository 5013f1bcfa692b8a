"""Opening a file with PDFium, and reading its pages one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from summarizer.errors import MissingExtraError, SourceError
from summarizer.loaders.pdf.columns import in_reading_order
from summarizer.loaders.pdf.hidden import hidden_in
from summarizer.loaders.pdf.lines import strips_of
from summarizer.loaders.pdf.sheets import Sheet
from summarizer.loaders.pdf.words import shown, text_of, words_of
from summarizer.progress import Progress, Report

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

# PDFium is one library with one state: no two threads may be in it.
_ONE_AT_A_TIME = Lock()
_MAGIC = b"%PDF-"
# PDFium's codes of errors.
_NOT_A_FILE, _PASSWORD, _SECURITY = 3, 4, 5
# A page that shows a form which only its own reader can build.
_XFA_WORDS = 150
_PICTURED = 0.5
# A page on a scan may have a stamp, or a number, put there by the scanner.
_STAMP_WORDS = 12
_GARBLED = 0.3
# Control characters, but for space and PDFium's hyphen; those for private use; what stands for none.
_NO_TEXT = re.compile(
    "[\x00\x01\x03-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]"
)


class Opened(NamedTuple):
    """What a file holds: its pages, those that could not be read, and what it says of itself."""

    sheets: tuple[Sheet, ...]
    unread: tuple[int, ...]
    metadata: dict[str, str]
    attachments: int


def read_sheets(data: bytes, *, name: str, report: Report) -> Opened:
    """The pages of the file in `data`, one after the other, so that no more than one is held open.

    Raises `SourceError` if it is no PDF, needs a password, is damaged, has no page, or is a form of XFA
    alone, and `MissingExtraError` without PDFium.
    """
    with _ONE_AT_A_TIME, _opened(data, name) as file:
        count = len(file)
        if _is_form(file):
            file.init_forms()
        sheets: list[Sheet] = []
        unread: list[int] = []
        for number in range(1, count + 1):
            sheet = _sheet(file, number)
            if sheet is None:
                unread.append(number)
            else:
                sheets.append(sheet)
            report(Progress("reading", number, count, f"pages of {name}"))
        if not sheets:
            raise (
                _damaged(name)
                if unread
                else SourceError(f"{name}: a PDF without a page; export it anew", source=name)
            )
        if _is_xfa(file) and sum(len(sheet.text.split()) for sheet in sheets) < _XFA_WORDS:
            raise SourceError(
                f"{name}: a form (XFA) that only Adobe's reader shows; print it to a PDF there first",
                source=name,
            )
        return Opened(tuple(sheets), tuple(unread), file.get_metadata_dict(), file.count_attachments())


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[PdfDocument]:
    try:
        import pypdfium2 as pdfium
    except ImportError as error:
        raise MissingExtraError(
            f"{name}: PDFs need an extra; install it: pip install 'summarizer[pdf]'",
            source=name,
            extra="pdf",
        ) from error
    if not data.strip():
        raise SourceError(f"{name}: empty; fetch it again, or export it anew", source=name)
    if _MAGIC not in data[:1024]:
        raise SourceError(f"{name}: no PDF, whatever it is called; give it its own suffix", source=name)
    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)  # absent where PDFium gives no code
        if code == _PASSWORD:
            advice = "open it with its password, and save a copy without one"
            raise SourceError(f"{name}: encrypted; {advice}", source=name) from error
        if code == _SECURITY:
            how = "encrypted in an unknown way; print it to a new PDF in the program that opens it"
            raise SourceError(f"{name}: {how}", source=name) from error
        raise _damaged(name) from error
    try:
        yield file
    finally:
        file.close()


def _damaged(name: str) -> SourceError:
    return SourceError(f"{name}: damaged or incomplete; fetch it again, or export it anew", source=name)


def _is_xfa(file: PdfDocument) -> bool:
    from pypdfium2 import raw

    return int(file.get_formtype()) == int(raw.FORMTYPE_XFA_FULL)


def _is_form(file: PdfDocument) -> bool:
    from pypdfium2 import raw

    return int(file.get_formtype()) in (raw.FORMTYPE_ACRO_FORM, raw.FORMTYPE_XFA_FOREGROUND)


def _page(file: PdfDocument, index: int) -> PdfPage:
    """A page; what is filled into the fields of a form becomes part of it."""
    page = file[index]
    if file.formenv is None:
        return page
    page.flatten()
    page.close()
    return file[index]


def _sheet(file: PdfDocument, number: int) -> Sheet | None:
    """The page of that number; None if it is damaged."""
    from pypdfium2 import PdfiumError

    try:
        page = _page(file, number - 1)
    except PdfiumError:
        return None
    try:
        return _read(page, number, file.get_page_label(number - 1))
    except PdfiumError:
        return None
    finally:
        page.close()


def _read(page: PdfPage, number: int, label: str) -> Sheet:
    text_page = page.get_textpage()
    try:
        text = text_of(text_page)
        ways = words_of(page, text_page, text)
        hidden = hidden_in(page, text_page, (word.span for way in ways for word in way))
    finally:
        text_page.close()
    running, *askew = (tuple(word for word in way if word.span not in hidden) for way in ways)
    lines = in_reading_order(strips_of(running))
    words = sum(map(len, (running, *askew)))
    height = page.get_width() if page.get_rotation() % 180 else page.get_height()
    return Sheet(
        number=number,
        label=label,
        height=height,
        text=shown(text),
        lines=lines,
        askew=tuple(line for each in askew for line in in_reading_order(strips_of(each))),
        pictured=words <= _STAMP_WORDS and _is_pictured(page),
        garbled=_is_garbled(text),
        hidden=tuple(sorted(hidden)),
    )


def _is_pictured(page: PdfPage) -> bool:
    """Whether one picture, or several together, take most of the page."""
    from pypdfium2 import raw

    taken = 0.0
    for picture in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,)):
        left, bottom, right, top = picture.get_bounds()
        taken += (right - left) * (top - bottom)
    return bool(taken > _PICTURED * page.get_width() * page.get_height())


def _is_garbled(text: str) -> bool:
    """Whether much of a page's characters are none: of a font that does not say what its shapes mean."""
    return len(_NO_TEXT.findall(text)) > _GARBLED * len("".join(text.split()))
