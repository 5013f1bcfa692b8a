"""What a Word document says of itself: its title and language, and nothing of where and when it was made."""

from __future__ import annotations

from lxml import etree

from summarizer.rendering.note import Note
from summarizer.rendering.word.markup import writable
from summarizer.rendering.word.package import Package
from summarizer.rendering.word.styles import Styles

_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_OF_A_MOMENT = ("created", "modified", "lastModifiedBy", "lastPrinted", "revision")
_MADE_BY = "summarizer"


def entitle(package: Package, note: Note) -> None:
    """Set title, maker, language and provenance; who last changed the template, and when, is left out.

    Nothing is said of the time: the same briefing is to make the same file.
    """
    Styles(package).speak(note.language)
    path = package.related("core-properties", source="")
    if not path:
        return
    tree = package.tree(path)
    for each in list(tree):
        if etree.QName(each).localname in _OF_A_MOMENT:
            tree.remove(each)
    told = {
        "title": note.title,
        "creator": _MADE_BY,
        "description": note.provenance,
        "language": note.language,
    }
    for name, value in told.items():
        found = tree.find(_DUBLIN_CORE + name)
        (etree.SubElement(tree, _DUBLIN_CORE + name) if found is None else found).text = writable(value)
