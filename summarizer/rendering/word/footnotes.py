"""The footnotes of a Word document (ECMA-376, part 1, 17.11), which no library for them makes."""

from __future__ import annotations

from lxml import etree

from summarizer.rendering.note import Listed, Reference
from summarizer.rendering.word.elements import W, element, linked, run, spoken, styled, text
from summarizer.rendering.word.markup import writable
from summarizer.rendering.word.package import Package, parsed, shipped
from summarizer.rendering.word.styles import Styles

_AFTER_NOTES = (
    "endnotePr",
    "compat",
    "docVars",
    "rsids",
    "mathPr",
    "attachedSchema",
    "themeFontLang",
    "clrSchemeMapping",
    "shapeDefaults",
    "decimalSymbol",
    "listSeparator",
)
"""What the schema of settings has behind what they say of footnotes, as far as Word writes it."""


class Footnotes:
    """The footnotes of a document, to which notes are added; those that a template has stay.

    Where the document has none yet it gets the part for them, with what that takes: the lines that part notes
    from the text, named in the settings, and the styles of notes.
    """

    def __init__(self, package: Package, *, language: str) -> None:
        self._package = package
        self._path = package.related("footnotes") or _founded(package)
        self._tree = package.tree(self._path)
        self._styles = Styles(package)
        self._language = language
        self.sign = self._styles.named("footnote reference")

    def add(self, reference: Reference, source: Listed) -> int:
        """The number (`w:id`) of a new note, which has a sentence's mark, place and words."""
        number = 1 + max((int(note.get(f"{W}id")) for note in self._tree), default=0)
        foreign = source.language not in ("", self._language)
        paragraph = element(
            "p",
            element("pPr", element("pStyle", val=self._styles.named("footnote text"))),
            run(element("footnoteRef"), styled(self.sign)),
            run(text(" ")),
            self._place(reference),
            run(text(f" {writable(reference.quote)}"), spoken(source.language) if foreign else None),
        )
        self._tree.append(element("footnote", paragraph, id=str(number)))
        return number

    def _place(self, reference: Reference) -> etree._Element:
        """Mark and place, which lead to the source where that has an address."""
        place = text(f"[{reference.mark}] {writable(reference.place)}")
        if not reference.address:
            return run(place)
        address = writable(reference.address)
        relation = self._package.relate("hyperlink", address, source=self._path, external=True)
        return linked(run(place, styled(self._styles.named("Hyperlink"))), relation)


def _founded(package: Package) -> str:
    """The path of a new part for footnotes, which has the separators alone."""
    part = shipped()["word/footnotes.xml"]
    if path := package.related("settings"):
        settings = package.tree(path)
        for old in settings.findall(f"{W}footnotePr"):
            settings.remove(old)
        separators = (element("footnote", id=note.get(f"{W}id")) for note in parsed(part))
        later = [each for each in settings if etree.QName(each).localname in _AFTER_NOTES]
        settings.insert(
            settings.index(later[0]) if later else len(settings), element("footnotePr", *separators)
        )
    return package.add("footnotes.xml", part, kind="footnotes")
