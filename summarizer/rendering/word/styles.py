"""The styles of a Word document, by the names that they have in every language of Word."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from summarizer.rendering.word.elements import W, element
from summarizer.rendering.word.package import Package, parsed, shipped


class Styles:
    """The styles of a document; one that it lacks is taken from our own template."""

    def __init__(self, package: Package) -> None:
        path = package.related("styles")
        self._tree = package.tree(path) if path else element("styles")
        self._ours = parsed(shipped()["word/styles.xml"])

    def named(self, name: str) -> str:
        """The id of a style, which Word translates, and other programs make up."""
        found = _styles(self._tree).get(name.lower())
        if found is None:
            found = deepcopy(_styles(self._ours)[name.lower()])
            self._tree.append(found)
        return str(found.get(f"{W}styleId"))

    def speak(self, language: str) -> None:
        """Have texts held for that language, unless they are already for a region's kind of it."""
        for spoken in self._tree.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang"):
            if spoken.get(f"{W}val", "").partition("-")[0] != language.partition("-")[0]:
                for script in ("val", "eastAsia", "bidi"):
                    spoken.set(W + script, language)


def _styles(tree: etree._Element) -> Mapping[str, etree._Element]:
    """The styles by their names, whose case is not always the same."""
    names = ((style, style.find(f"{W}name")) for style in tree.iter(f"{W}style"))
    return {name.get(f"{W}val", "").lower(): style for style, name in names if name is not None}
