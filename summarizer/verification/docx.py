"""A note in DOCX, as Markdown: the one form that notes are checked in.

Read from the file's own XML (ECMA-376, WordprocessingML): libraries that give a paragraph's text leave out
tracked insertions, content controls and footnotes, all of which a reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from summarizer.errors import SourceError
from summarizer.loaders.office.archive import opened
from summarizer.loaders.office.wordstyles import opening, styles_of
from summarizer.loaders.office.wordtables import W
from summarizer.text import has_word, one_line
from summarizer.verification.note import Extract, NoteError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ACTIVE = re.compile(r"[\\*_`<|~&]")
_MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
# The labels of endnotes begin with a letter: their numbers are those of footnotes.
_NOTES = {f"{W}footnoteReference": "", f"{W}endnoteReference": "e"}
_MARKED = re.compile(r"\[([A-Z]{0,2}\d+)\] ")
_REPEATED = re.compile(r"\s*NOTEREF\s+\"?(\w+)")
_SIGNS = ("footnote reference", "endnote reference")
# Deleted and moved-away text is there, and not shown; a fallback repeats what stands before it.
_UNSEEN = frozenset((f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}pPr", f"{W}rPr", _COMPATIBLE))


def extract(data: bytes, *, name: str) -> Extract:
    """The words that a reader of the document sees, as Markdown: with footnotes and the margins of its pages.

    Comments are no part of it, and are counted.

    Raises `NoteError`, which calls the note `name`, for a file that is protected, damaged or no DOCX.
    """
    try:
        with opened(data, name=name, what="DOCX") as archive:
            body = archive.tree("word/document.xml")
            styles = styles_of(archive.optional("word/styles.xml"))
            notes = [archive.optional(f"word/{part}.xml") for part in ("footnotes", "endnotes")]
            margins = [archive.tree(path) for path in sorted(filter(_MARGIN.fullmatch, archive.paths))]
            comments = archive.optional("word/comments.xml")
    except SourceError as error:
        raise NoteError(str(error), note=name) from error
    marks = {key: mark for part in notes if part is not None for key, mark in _marks(part)}
    _name_repeated(body, styles, marks)
    _drop_signs(body, styles)
    _name_signs(body, marks)
    blocks = [
        *_blocks(body, styles),
        *(line for part in notes if part is not None for line in _footnotes(part)),
    ]
    # The first page, the even and the odd ones have margins of their own, often the same.
    blocks += dict.fromkeys(line for part in margins for line in _blocks(part, styles))
    count = 0 if comments is None else sum(1 for _ in comments.iter(f"{W}comment"))
    return Extract("\n\n".join(blocks), (f"comments beside the text ({count})",) if count else ())


def _drop_signs(body: Element, styles: Mapping[str, str]) -> None:
    """Remove what is set as the sign of a note and is none: its number once more, or a comma between two."""
    for parent in body.iter():
        for run in parent.findall(f"{W}r"):
            if _is_sign(run, styles) and not any(run.find(tag) is not None for tag in _NOTES):
                parent.remove(run)


def _is_sign(run: Element, styles: Mapping[str, str]) -> bool:
    style = run.find(f"{W}rPr/{W}rStyle")
    return style is not None and styles.get(style.get(f"{W}val", ""), "") in _SIGNS


def _name_repeated(body: Element, styles: Mapping[str, str], marks: Mapping[str, str]) -> None:
    """Set a sentence's mark in the place of a field that repeats the sign of its note (`NOTEREF`)."""
    cited = _bookmarked(body, marks)
    mark = ""
    for each in list(body.iter()):
        told = each.text if each.tag == f"{W}instrText" else each.get(f"{W}instr", "")
        if told:
            field = _REPEATED.match(told)
            mark = cited.get(field[1], "") if field else ""
        elif each.tag == f"{W}r" and mark and _is_sign(each, styles) and _words(each):
            for child in list(each):
                each.remove(child)
            each.text = f" [{mark}]"
            each.tag, mark = f"{W}t", ""


def _bookmarked(body: Element, marks: Mapping[str, str]) -> Mapping[str, str]:
    """The mark of the note whose sign comes next behind each bookmark."""
    found: dict[str, str] = {}
    names: list[str] = []
    for each in body.iter():
        if each.tag == f"{W}bookmarkStart":
            names.append(each.get(f"{W}name", ""))
        elif each.tag in _NOTES:
            found.update((name, marks.get(_key(each), "")) for name in names)
            names.clear()
    return found


def _name_signs(body: Element, marks: Mapping[str, str]) -> None:
    """Set a sentence's mark in the place of the sign that leads to it, as our notes in Markdown have it."""
    for sign in [each for tag in _NOTES for each in body.iter(tag)]:
        if mark := marks.get(_key(sign)):
            sign.tag, sign.text = f"{W}t", f" [{mark}]"


def _marks(part: Element) -> Iterator[tuple[str, str]]:
    """The notes that give a cited sentence by its mark, each with that."""
    for note in part:
        if marked := _MARKED.match(_note(note)):
            yield _key(note), marked[1]


def _blocks(element: Element, styles: Mapping[str, str]) -> Iterator[str]:
    """The paragraphs and rows of `element`, in order."""
    for child in element:
        if child.tag == f"{W}p":
            words = one_line(_words(child))
            if has_word(words):
                yield opening(child, styles) + words
        elif child.tag == f"{W}tr":
            cells = [one_line(" ".join(_blocks(cell, {}))) for cell in _cells(child)]
            yield f"| {' | '.join(cells)} |"
        elif child.tag not in _UNSEEN:
            yield from _blocks(child, styles)


def _cells(row: Element) -> Iterator[Element]:
    """The cells of a row, but not those of tables within them."""
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag not in _UNSEEN:
            yield from _cells(child)


def _words(element: Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}t":
            yield _ACTIVE.sub(r"\\\g<0>", child.text or "")
        elif child.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            yield " "
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag in _NOTES:
            yield f"[^{_key(child)}]"
        elif child.tag == f"{W}r" and _is_bold(child):
            yield f"**{_words(child)}**" if has_word(_words(child)) else _words(child)
        elif child.tag not in _UNSEEN:
            yield from _pieces(child)


def _is_bold(run: Element) -> bool:
    bold = run.find(f"{W}rPr/{W}b")
    return bold is not None and bold.get(f"{W}val", "true") not in ("0", "false", "off")


def _footnotes(part: Element) -> Iterator[str]:
    for note in part:
        words = _note(note)
        if has_word(words):
            yield f"- {words}" if _MARKED.match(words) else f"[^{_key(note)}]: {words}"


def _note(note: Element) -> str:
    return one_line(" ".join(map(_words, note.iter(f"{W}p"))))


def _key(note: Element) -> str:
    """The label of a note, or of the sign that leads to it."""
    kind = note.tag.removesuffix("Reference")
    return f"{_NOTES[f'{kind}Reference']}{note.get(f'{W}id', '')}"
