"""The elements of WordprocessingML that a note needs beside those of its template (ECMA-376, part 1, 17)."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{_WORD}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def element(name: str, /, *children: etree._Element, **attributes: str) -> etree._Element:
    """An element of the main namespace, with attributes of it."""
    made = etree.Element(W + name, {W + key: value for key, value in attributes.items()}, nsmap={"w": _WORD})
    made.extend(children)
    return made


def text(words: str) -> etree._Element:
    """A text that keeps its spaces."""
    made = element("t")
    made.text = words
    made.set(_SPACE, "preserve")
    return made


def run(content: etree._Element, properties: etree._Element | None = None) -> etree._Element:
    """A run that holds this, with a copy of these properties."""
    return element("r", *([] if properties is None else [deepcopy(properties)]), content)


def styled(style: str, properties: etree._Element | None = None) -> etree._Element:
    """These properties of a run, in another character style."""
    kept = [] if properties is None else [deepcopy(each) for each in properties if each.tag != f"{W}rStyle"]
    return element("rPr", element("rStyle", val=style), *kept)


def spoken(language: str, properties: etree._Element | None = None) -> etree._Element:
    """These properties of a run in a language, so that nobody's spelling is checked by another's rules."""
    kept = [] if properties is None else [deepcopy(each) for each in properties if each.tag != f"{W}lang"]
    return element("rPr", *kept, element("lang", val=language, eastAsia=language, bidi=language))


def linked(content: etree._Element, relation: str) -> etree._Element:
    """A run as a link to where a relation of the part leads."""
    made = element("hyperlink", content)
    made.set(f"{R}id", relation)
    return made


def noted(number: int, style: str) -> etree._Element:
    """The sign of a footnote, in the text."""
    return run(element("footnoteReference", id=str(number)), styled(style))


def marked(content: etree._Element, *, number: int, name: str) -> list[etree._Element]:
    """A run under a bookmark, which a cross-reference goes by."""
    start = element("bookmarkStart", id=str(number), name=name)
    return [start, content, element("bookmarkEnd", id=str(number))]


def noted_again(shown: int, *, name: str, style: str) -> etree._Element:
    """A cross-reference to the footnote under a bookmark (17.16.5.40, NOTEREF), which shows its number."""
    return element("fldSimple", run(text(str(shown)), styled(style)), instr=f" NOTEREF {name} \\f \\h ")
