"""Word documents (DOCX), as their readers see them once all changes are accepted.

Read from the file's own XML (ECMA-376, WordprocessingML): libraries that give a paragraph's text leave out
tracked insertions, content controls, text boxes and footnotes, all of which a reader sees.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.documents import Document
from summarizer.loaders.layout import Properties, document_of
from summarizer.loaders.office.archive import Archive, opened
from summarizer.loaders.office.left_out import (
    COMMENTS,
    DELETIONS,
    INSERTIONS,
    MARGINS,
    SIGNS,
    STRUCK,
    WHITE,
)
from summarizer.loaders.office.signs import UNKNOWN, sign
from summarizer.loaders.office.wordruns import Looks, is_unread, looks_of
from summarizer.loaders.office.wordstyles import opening, styles_of
from summarizer.loaders.office.wordtables import W, header_rows, inner, merged
from summarizer.loaders.raised import Level, Piece, on_line
from summarizer.loaders.tables import Cell, is_data, told
from summarizer.text import has_word, one_line

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MATH, _DENOMINATOR = f"{_M}t", f"{_M}den"
_MATH_LEVELS = {f"{_M}sup": Level.RAISED, f"{_M}sub": Level.LOWERED}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DC, _TERMS = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}"
_APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
_BOX = f"{W}txbxContent"
# What python-docx's template says of itself stays in what is made from it, and is nobody's.
_TEMPLATE = ("python-docx", "2013-12-23T23:15:00Z")
_TEXT = {f"{W}t": None, _MATH: None, f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}
_DELETED = (f"{W}del", f"{W}moveFrom")
_INSERTED = (f"{W}ins", f"{W}moveTo")
# A fallback repeats what stands before it.
_UNSEEN = frozenset((*_DELETED, f"{W}instrText", f"{W}pPr", f"{W}rPr", f"{W}tblPr", _FALLBACK, _BOX))
_MARKS = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}


def read(data: bytes, *, name: str) -> Document:
    """The document in a DOCX file: headings, lists, quotations and tables in our Markdown, notes at its end.

    Tracked insertions are read and deletions are not; comments, page headers and footers, what is struck
    out, hidden or white on white are left out. All of that is counted in its notices. What is raised stays
    so: “12⁴ million”. Raises `SourceError` for a file that is old, locked or damaged.
    """
    with opened(data, name=name, what="DOCX") as archive:
        styles, body = archive.optional("word/styles.xml"), archive.tree("word/document.xml")
        reader = _Reader(styles_of(styles), looks_of(body, styles))
        blocks = list(reader.blocks(body))
        blocks += reader.notes({kind: archive.optional(f"word/{kind}s.xml") for kind in _MARKS.values()})
        notices = {
            INSERTIONS: sum(element.tag in _INSERTED for element in body.iter()),
            DELETIONS: sum(element.tag in _DELETED for element in body.iter()),
            COMMENTS: _count(archive.optional("word/comments.xml"), f"{W}comment"),
            **{left: reader.left[left] for left in (STRUCK, WHITE, SIGNS)},
            MARGINS: _margins(archive),
        }
        return document_of(blocks, _properties(archive), name=name, format="docx", notices=notices)


@dataclass
class _Reader:
    """Walks a document in reading order, and keeps in what order its notes were referred to."""

    styles: Mapping[str, str]
    looks: Looks
    referred: dict[tuple[str, str], int] = field(default_factory=dict)
    left: Counter[str] = field(default_factory=Counter)

    def blocks(self, element: Element) -> Iterator[str]:
        """The paragraphs and rows of `element`, and of the text boxes that hang on them."""
        begun = ""
        for child in _flowing(element):
            if child.tag == f"{W}tbl":
                yield from self._table(child)
                continue
            begun += on_line(self._pieces(child))
            words = one_line(begun)
            if _runs_on(child):
                continue
            begun = ""
            if has_word(words):
                yield opening(child, self.styles) + words
            for box in _boxes(child):
                yield from self.blocks(box)
        if has_word(begun):
            yield one_line(begun)

    def notes(self, parts: Mapping[str, Element | None]) -> Iterator[str]:
        """The footnotes and endnotes, in the order in which the text refers to them."""
        held = {
            (kind, note.get(f"{W}id", "")): note
            for kind, part in parts.items()
            if part is not None
            for note in part.iter(f"{W}{kind}")
        }
        for key, number in list(self.referred.items()):
            words = one_line(" ".join(self.blocks(held[key]))) if key in held else ""
            if has_word(words):
                yield f"{number}. {words}"

    def _table(self, table: Element) -> Iterator[str]:
        """The rows of a table that holds data; the blocks of one that lays out a page."""
        rows = merged(table)
        cells = [cell for row in rows for cell in row]
        given = [[Cell(self._cell(m.cell), columns=m.columns, rows=m.rows) for m in row] for row in rows]
        if not is_data(given):
            for each in cells:
                yield from self.blocks(each.cell)
            return
        yield from told(given, headers=header_rows(table) or None)
        for nested in (nested for each in cells for nested in inner(each.cell, "tbl")):
            yield from self._table(nested)

    def _cell(self, cell: Element) -> str:
        """The paragraphs of a cell, a line each; tables in it are told after its own."""
        return "\n".join(one_line(on_line(self._pieces(p))) for p in inner(cell, "p"))

    def _pieces(self, element: Element, level: Level = Level.ON_LINE) -> Iterator[Piece]:
        for child in element:
            if child.tag in _TEXT:
                yield _TEXT[child.tag] or child.text or "", level
            elif child.tag in _MARKS:
                yield self._mark(_MARKS[child.tag], child.get(f"{W}id", "")), Level.ON_LINE
            elif child.tag == f"{W}sym":
                yield self._sign(child), level
            elif child.tag == f"{W}r":
                yield from self._run(child)
            elif child.tag not in _UNSEEN:
                yield from [("/", level)] if child.tag == _DENOMINATOR else ()
                yield from self._pieces(child, _MATH_LEVELS.get(child.tag, level))

    def _run(self, run: Element) -> Iterator[Piece]:
        """The words of a run, unless no reader of the page sees them."""
        unread = STRUCK if is_unread(run) else WHITE if run in self.looks.white else ""
        if unread:
            self.left[unread] += has_word("".join(run.itertext()))
        else:
            yield from self._pieces(run, self.looks.level(run))

    def _sign(self, symbol: Element) -> str:
        told = sign(symbol.get(f"{W}font", ""), symbol.get(f"{W}char", ""))
        self.left[SIGNS] += told == UNKNOWN
        return told

    def _mark(self, kind: str, id: str) -> str:
        number = self.referred.setdefault((kind, id), len(self.referred) + 1)
        return f"[^{number}]"


def _flowing(element: Element) -> Iterator[Element]:
    """The paragraphs and tables of an element, those in content controls and insertions included."""
    for child in element:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag not in _UNSEEN:
            yield from _flowing(child)


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes that hang on a paragraph; none within another."""
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag not in (*_DELETED, _FALLBACK):
            yield from _boxes(child)


def _runs_on(paragraph: Element) -> bool:
    """Whether the paragraph's end is deleted: it goes on in the next."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _count(part: Element | None, tag: str) -> int:
    return 0 if part is None else sum(1 for _ in part.iter(tag))


def _margins(archive: Archive) -> int:
    """How many different headers and footers have words."""
    parts = (archive.tree(path) for path in sorted(archive.paths) if _MARGIN.fullmatch(path))
    texts = {one_line(" ".join(text.text or "" for text in part.iter(f"{W}t"))) for part in parts}
    return sum(map(has_word, texts))


def _properties(archive: Archive) -> Properties:
    core, app = archive.optional("docProps/core.xml"), archive.optional("docProps/app.xml")
    told = (_text(core, tag) for tag in (f"{_DC}title", f"{_DC}creator", f"{_TERMS}created"))
    title, author, created = ("" if value in _TEMPLATE else value for value in told)
    return Properties(title, author, created[:10], _text(app, f"{_APP}Company"))


def _text(part: Element | None, tag: str) -> str:
    return "" if part is None else part.findtext(tag) or ""
