"""The direction in which a Word document is written."""

from __future__ import annotations

from summarizer.rendering.word.elements import W, element
from summarizer.rendering.word.package import Package
from summarizer.rendering.words import words_in


def is_from_right(language: str) -> bool:
    """Whether notes in that language are written from right to left.

    >>> is_from_right("ar"), is_from_right("de")
    (True, False)
    """
    from babel import Locale

    return bool(Locale.parse(words_in(language).locale).character_order == "right-to-left")


def turn(package: Package) -> None:
    """Have paragraphs, runs, tables and pages go from right to left, where they do not say otherwise.

    The schema has an order for what paragraphs, runs and sections say of themselves (17.3.1.26, 17.3.2.28,
    17.6.17).
    """
    if path := package.related("styles"):
        defaults = package.tree(path)
        for paragraphs in defaults.iterfind(f"{W}docDefaults/{W}pPrDefault/{W}pPr"):
            paragraphs.insert(0, element("bidi"))
        for runs in defaults.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr"):
            spoken = runs.find(f"{W}lang")
            runs.insert(len(runs) if spoken is None else runs.index(spoken), element("rtl"))
    text = package.tree(package.main)
    for table in text.iter(f"{W}tblPr"):
        table.insert(0 if table.find(f"{W}tblStyle") is None else 1, element("bidiVisual"))
    for section in text.iter(f"{W}sectPr"):
        grid = section.find(f"{W}docGrid")
        section.insert(len(section) if grid is None else section.index(grid), element("bidi"))
