"""A note in DOCX, as Markdown: the one form that notes are checked in.

Read from the file's own XML (ECMA-376, WordprocessingML): libraries that give a paragraph's text leave out
tracked insertions, content controls and footnotes, all of which a reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError

from summarizer.text import has_word, one_line
from summarizer.verification.note import Extract, NoteError

LARGEST = 100_000_000
"""Bytes in the largest part of a file that is unpacked."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ACTIVE = re.compile(r"[\\*_`<|~&]")
_MARGIN = re.compile(r"(?:header|footer)\d*")
_HEADING = re.compile(r"heading (\d)|title|subtitle")
# What `zipfile` and the parser raise at files that are cut short, garbled, or locked part by part.
_DAMAGES = (BadZipFile, KeyError, ParseError, NotImplementedError, RuntimeError, EOFError, ZlibError)
# The labels of endnotes begin with a letter: their numbers are those of footnotes.
_NOTES = {f"{_W}footnoteReference": "", f"{_W}endnoteReference": "e"}
# Deleted and moved-away text is there, and not shown; a fallback repeats what stands before it.
_UNSEEN = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr", _COMPATIBLE))


def extract(data: bytes, *, name: str) -> Extract:
    """The words that a reader of the document sees, as Markdown: with footnotes and the margins of its pages.

    Comments are no part of it, and are counted.

    Raises `NoteError`, which calls the note `name`, for a file that is protected, damaged or no DOCX.
    """
    if data.startswith(_OLD_OFFICE):
        protected = _ENCRYPTED in data
        problem = (
            "protected by a password; save a copy without one"
            if protected
            else "an old Word document; save it as .docx"
        )
        raise NoteError(f"{name}: {problem}", note=name)
    try:
        with ZipFile(BytesIO(data)) as file:
            body = _part(file, "document")
            styles = _styles(_part(file, "styles", optional=True))
            notes = [_part(file, name, optional=True) for name in ("footnotes", "endnotes")]
            margins = [_part(file, name) for name in sorted(filter(_MARGIN.fullmatch, _names(file)))]
            comments = _part(file, "comments", optional=True)
    except _DAMAGES as error:
        problem = "damaged, or no DOCX file; open it in Word and save a copy"
        raise NoteError(f"{name}: {problem}", note=name) from error
    except OverflowError as error:
        raise NoteError(f"{name}: too large to unpack; split it", note=name) from error
    blocks = [*_blocks(body, styles), *(line for part in notes for line in _footnotes(part))]
    # The first page, the even and the odd ones have margins of their own, often the same.
    blocks += dict.fromkeys(line for part in margins for line in _blocks(part, styles))
    count = len(list(comments.iter(f"{_W}comment")))
    return Extract("\n\n".join(blocks), (f"comments beside the text ({count})",) if count else ())


def _names(file: ZipFile) -> Iterator[str]:
    """The parts of the document, by name."""
    return (path.removeprefix("word/").removesuffix(".xml") for path in file.namelist())


def _part(file: ZipFile, name: str, *, optional: bool = False) -> Element:
    """A part of the file, parsed; `OverflowError` if it is larger than any note."""
    path = f"word/{name}.xml"
    if optional and path not in file.namelist():
        return Element("none")
    if file.getinfo(path).file_size > LARGEST:
        raise OverflowError(path)
    return ElementTree.fromstring(file.read(path))


def _styles(part: Element) -> Mapping[str, str]:
    """The name of each style, by id: names are English in every language of Word."""
    return {
        style.get(f"{_W}styleId", ""): name.get(f"{_W}val", "").lower()
        for style in part.iter(f"{_W}style")
        if (name := style.find(f"{_W}name")) is not None
    }


def _blocks(element: Element, styles: Mapping[str, str]) -> Iterator[str]:
    """The paragraphs and rows of `element`, in order."""
    for child in element:
        if child.tag == f"{_W}p":
            words = one_line(_words(child))
            if has_word(words):
                yield _opening(child, styles) + words
        elif child.tag == f"{_W}tr":
            cells = [one_line(" ".join(_blocks(cell, {}))) for cell in _cells(child)]
            yield f"| {' | '.join(cells)} |"
        elif child.tag not in _UNSEEN:
            yield from _blocks(child, styles)


def _cells(row: Element) -> Iterator[Element]:
    """The cells of a row, but not those of tables within them."""
    for child in row:
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag not in _UNSEEN:
            yield from _cells(child)


def _opening(paragraph: Element, styles: Mapping[str, str]) -> str:
    """What Markdown opens such a paragraph with, by its style and numbering."""
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return ""
    style = properties.find(f"{_W}pStyle")
    name = styles.get(style.get(f"{_W}val", ""), "") if style is not None else ""
    if heading := _HEADING.fullmatch(name):
        return "#" * min(int(heading[1] or 1), 6) + " "
    if "quote" in name:
        return "> "
    return "- " if properties.find(f"{_W}numPr") is not None or name.startswith("list") else ""


def _words(element: Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield _ACTIVE.sub(r"\\\g<0>", child.text or "")
        elif child.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag in _NOTES:
            yield f"[^{_NOTES[child.tag]}{child.get(f'{_W}id', '')}]"
        elif child.tag == f"{_W}r" and _is_bold(child):
            yield f"**{_words(child)}**" if has_word(_words(child)) else _words(child)
        elif child.tag not in _UNSEEN:
            yield from _pieces(child)


def _is_bold(run: Element) -> bool:
    bold = run.find(f"{_W}rPr/{_W}b")
    return bold is not None and bold.get(f"{_W}val", "true") not in ("0", "false", "off")


def _footnotes(part: Element) -> Iterator[str]:
    for note in part:
        words = one_line(" ".join(map(_words, note.iter(f"{_W}p"))))
        if has_word(words):
            yield f"[^{_NOTES[f'{note.tag}Reference']}{note.get(f'{_W}id', '')}]: {words}"
