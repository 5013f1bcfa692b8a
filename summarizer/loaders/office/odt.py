"""OpenDocument texts (ODT), read from the file's own XML (OASIS OpenDocument 1.3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.documents import Document
from summarizer.loaders.layout import Properties, document_of
from summarizer.loaders.office.archive import damaged, opened, protected
from summarizer.loaders.office.left_out import COMMENTS, DELETIONS, INSERTIONS, STRUCK
from summarizer.loaders.office.odtstyles import Style, styles_of
from summarizer.loaders.raised import Level, Piece, on_line
from summarizer.loaders.tables import MOST_SPANNED, Cell, is_data, told
from summarizer.text import has_word, one_line

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SPACES = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _OFFICE = (f"{{{_SPACES}{name}:1.0}}" for name in ("text", "table", "office"))
_META, _MANIFEST = (f"{{{_SPACES}{name}:1.0}}" for name in ("meta", "manifest"))
_DRAW = f"{{{_SPACES}drawing:1.0}}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PARAGRAPH, _HEADING, _BOX = f"{_TEXT}p", f"{_TEXT}h", f"{_DRAW}text-box"
_INLINE: Mapping[str, str] = {
    f"{_TEXT}tab": " ",
    f"{_TEXT}line-break": " ",
    f"{_TEXT}s": " ",
}
_COMMENT, _CHANGES = f"{_OFFICE}annotation", f"{_TEXT}tracked-changes"
_HIDDEN = frozenset((f"{_TEXT}hidden-text", f"{_TEXT}hidden-paragraph"))
_UNSEEN = frozenset((_COMMENT, _CHANGES, f"{_TEXT}note", f"{_OFFICE}forms", f"{_TEXT}sequence-decls", _BOX))


def read(data: bytes, *, name: str) -> Document:
    """The document in an ODT file: headings, lists, quotations and tables in our Markdown, notes at its end.

    Tracked insertions are read and deletions are not; comments, page headers and footers, what is struck out
    or hidden are left out. What is raised stays so: “12⁴ million”.
    Raises `SourceError` for a file that is locked or damaged.
    """
    with opened(data, name=name, what="ODT") as archive:
        manifest = archive.optional("META-INF/manifest.xml")
        if manifest is not None and manifest.find(f".//{_MANIFEST}encryption-data") is not None:
            raise protected(name)
        content, named = archive.tree("content.xml"), archive.optional("styles.xml")
        body = content.find(f"{_OFFICE}body/{_OFFICE}text")
        if body is None:
            raise damaged(name, "ODT")
        reader = _Reader(styles_of(named, content))
        blocks = [*reader.blocks(body), *reader.notes()]
        notices = {
            INSERTIONS: sum(1 for _ in body.iter(f"{_TEXT}insertion")),
            DELETIONS: sum(1 for _ in body.iter(f"{_TEXT}deletion")),
            COMMENTS: sum(1 for _ in body.iter(_COMMENT)),
            STRUCK: reader.left[STRUCK],
        }
        properties = _properties(archive.optional("meta.xml"))
        return document_of(blocks, properties, name=name, format="odt", notices=notices)


@dataclass
class _Reader:
    """Walks a document in reading order, keeps its notes, and counts what it leaves out."""

    styles: Mapping[str, Style]
    held: dict[Element, int] = field(default_factory=dict)
    left: Counter[str] = field(default_factory=Counter)

    def blocks(self, element: Element, opening: str = "") -> Iterator[str]:
        """The paragraphs and rows of `element`; `opening` is what its first paragraph opens with."""
        for child in element:
            if child.tag in (_PARAGRAPH, _HEADING):
                yield from self._paragraph(child, opening)
            elif child.tag == f"{_TABLE}table":
                yield from self._table(child)
            elif child.tag == f"{_TEXT}list-item":
                yield from self.blocks(child, "- ")
                continue
            elif child.tag not in _UNSEEN:
                yield from self.blocks(child, opening)
            opening = ""

    def notes(self) -> Iterator[str]:
        """The footnotes and endnotes, in the order of their marks."""
        for note, number in list(self.held.items()):
            body = note.find(f"{_TEXT}note-body")
            words = one_line(" ".join(self.blocks(body))) if body is not None else ""
            if has_word(words):
                yield f"{number}. {words}"

    def _paragraph(self, paragraph: Element, opening: str) -> Iterator[str]:
        words = one_line(on_line(self._pieces(paragraph)))
        if has_word(words):
            yield (self._mark(paragraph) or opening) + words
        for box in paragraph.iter(_BOX):
            yield from self.blocks(box)

    def _mark(self, paragraph: Element) -> str:
        """What Markdown opens such a paragraph with: by its level, or its style or the one above that."""
        if paragraph.tag == _HEADING:
            level = paragraph.get(f"{_TEXT}outline-level", "1")
            return "#" * min(int(level) if level.isdecimal() else 1, 6) + " "
        style = paragraph.get(f"{_TEXT}style-name", "")
        names = {style, self.styles.get(style, Style()).above}
        if names & {"Title", "Subtitle"}:
            return "# "
        return "> " if "Quotations" in names else ""

    def _pieces(self, element: Element, level: Level = Level.ON_LINE) -> Iterator[Piece]:
        """The words of a paragraph or a part of one, unless no reader sees them."""
        style = self.styles.get(element.get(f"{_TEXT}style-name", ""), Style())
        if style.unread or element.tag in _HIDDEN:
            self.left[STRUCK] += has_word("".join(element.itertext()))
            return
        level = style.level if style.level is not None else level
        yield element.text or "", level
        for child in element:
            if child.tag == f"{_TEXT}note":
                yield f"[^{self.held.setdefault(child, len(self.held) + 1)}]", Level.ON_LINE
            elif child.tag in _INLINE:
                yield _INLINE[child.tag], level
            elif child.tag not in _UNSEEN:
                yield from self._pieces(child, level)
            yield child.tail or "", level

    def _table(self, table: Element) -> Iterator[str]:
        rows = [[self._cell(cell) for cell in _own(row)] for row in _within(table, f"{_TABLE}table-row")]
        if is_data(rows):
            headers = sum(1 for _ in table.findall(f"{_TABLE}table-header-rows/{_TABLE}table-row"))
            yield from told(rows, headers=headers or None)
            return
        for row in _within(table, f"{_TABLE}table-row"):
            for cell in row:
                yield from self.blocks(cell)

    def _cell(self, cell: Element) -> Cell:
        text = "\n".join(one_line(on_line(self._pieces(p))) for p in _within(cell, _PARAGRAPH))
        columns, rows = (_number(cell, f"number-{name}-spanned") for name in ("columns", "rows"))
        return Cell(text, columns=columns, rows=rows)


def _within(element: Element, tag: str) -> Iterator[Element]:
    """The elements of that name, but not those within another of them, or in what is not read."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _UNSEEN and child.tag != f"{_TABLE}table":
            yield from _within(child, tag)


def _own(row: Element) -> Iterator[Element]:
    """The cells of a row; one that is repeated, as often as it is. Those that another covers are its own."""
    for cell in row:
        if cell.tag == f"{_TABLE}table-cell":
            yield from [cell] * min(_number(cell, "number-columns-repeated"), MOST_SPANNED)


def _number(element: Element, name: str) -> int:
    value = element.get(f"{_TABLE}{name}", "")
    return int(value) if value.isdecimal() else 1


def _properties(meta: Element | None) -> Properties:
    held = {} if meta is None else {element.tag: element.text or "" for element in meta.iter()}
    author = held.get(f"{_META}initial-creator") or held.get(f"{_DC}creator", "")
    created = held.get(f"{_META}creation-date") or held.get(f"{_DC}date", "")
    return Properties(held.get(f"{_DC}title", ""), author, created[:10])
