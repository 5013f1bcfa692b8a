"""A Word document taken apart with an independent library, and with the XML that this does not show."""

from __future__ import annotations

import posixpath
import re
import zipfile
from functools import cached_property
from io import BytesIO

import docx
from docx.document import Document
from lxml import etree

from summarizer.briefing import Briefing
from summarizer.rendering import rendered

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class Opened:
    """A document of a briefing."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.entries = archive.infolist()
            self.parts = {entry.filename: archive.read(entry) for entry in self.entries}

    @classmethod
    def of(cls, briefing: Briefing, **options: object) -> Opened:
        """The document that is made of a briefing."""
        made = rendered(briefing, "docx", **options)  # type: ignore[arg-type]  # as `rendered` takes them
        assert isinstance(made, bytes)
        return cls(made)

    @cached_property
    def document(self) -> Document:
        """As python-docx reads it."""
        return docx.Document(BytesIO(self.data))

    def tree(self, path: str = "word/document.xml") -> etree._Element:
        return etree.fromstring(self.parts[path])

    @cached_property
    def notes(self) -> dict[str, str]:
        """The words of each footnote by its id, separators left out."""
        notes = self.tree("word/footnotes.xml").iter(f"{W}footnote")
        return {note.get(f"{W}id"): words(note) for note in notes if note.get(f"{W}type") is None}

    @cached_property
    def signs(self) -> list[str]:
        """The ids of the footnotes in the order of the text."""
        return [sign.get(f"{W}id") for sign in self.tree().iter(f"{W}footnoteReference")]

    @cached_property
    def said(self) -> str:
        """All words of text and notes, without white space."""
        return re.sub(r"\s", "", words(self.tree(), signs=False) + "".join(self.notes.values()))

    def shape(self) -> list[str]:
        """The tags of the text, in order."""
        return [each.tag for each in self.tree().iter()]

    def faults(self) -> list[str]:
        """What Word would want to repair."""
        return [*self._loose_ends(), *self._untyped(), *self._out_of_order()]

    def _loose_ends(self) -> list[str]:
        """What a part refers to and its relations do not have, and relations to parts that are not there."""
        found = []
        for path in [path for path in self.parts if path.endswith(".xml") and not path.startswith("[")]:
            folder, name = posixpath.split(path)
            kept = self.parts.get(f"{folder}/_rels/{name}.rels")
            relations = {each.get("Id"): each for each in etree.fromstring(kept)} if kept else {}
            used = [v for each in self.tree(path).iter() for k, v in each.attrib.items() if k.startswith(R)]
            found += [f"{path}: {each}" for each in used if each not in relations]
            inside = [each for each in relations.values() if each.get("TargetMode") != "External"]
            targets = [posixpath.normpath(f"{folder}/{each.get('Target')}") for each in inside]
            found += [f"{path}: {each}" for each in targets if each not in self.parts]
        return found

    def _untyped(self) -> list[str]:
        types = self.tree("[Content_Types].xml")
        named = {each.get("PartName", "").lstrip("/") for each in types}
        extensions = {each.get("Extension") for each in types}
        main = [path for path in self.parts if path.startswith("word/") and path.endswith(".xml")]
        untyped = [path for path in self.parts if path.rpartition(".")[2] not in extensions | {None}]
        return [path for path in (*main, *untyped) if path not in named and not path.startswith("[")]

    def _out_of_order(self) -> list[str]:
        """Properties that do not come first, styles and notes that are named and absent, ids used twice."""
        tree, styles = self.tree(), self.tree("word/styles.xml")
        known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
        trees = [tree, *([self.tree("word/footnotes.xml")] if "word/footnotes.xml" in self.parts else [])]
        elements = [each for part in trees for each in part.iter()]
        first = (f"{W}rPr", f"{W}pPr", f"{W}tcPr", f"{W}trPr", f"{W}tblPr")
        late = [each.tag for each in elements if each.tag in first and each.getparent().index(each)]
        used = (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
        unknown = [each.get(f"{W}val") for each in elements if each.tag in used]
        ids = [each.get(f"{W}id") for each in tree.iter(f"{W}bookmarkStart")]
        return [
            *late,
            *(each for each in unknown if each not in known),
            *(each for each in self.signs if each not in self.notes),
            *(each for each in ids if ids.count(each) > 1),
            *([] if len(set(self.signs)) == len(self.signs) else ["a note with two signs"]),
        ]


def words(tree: etree._Element, *, signs: bool = True) -> str:
    """The text of an element, without what is set as the sign of a note."""
    texts = [each for each in tree.iter(f"{W}t") if signs or not _is_sign(each)]
    return "".join(each.text or "" for each in texts)


def _is_sign(text: etree._Element) -> bool:
    style = text.getparent().find(f"{W}rPr/{W}rStyle")
    return style is not None and style.get(f"{W}val") == "FootnoteReference"
