"""A Word document as the parts that it is packed of (ECMA-376, part 2: Open Packaging Conventions)."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from functools import cached_property
from io import BytesIO
from itertools import count
from pathlib import Path

from lxml import etree
from markupsafe import escape

_CONTENT_TYPES = "[Content_Types].xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_MADE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PARTS = Path(__file__).with_name("parts")


def parsed(data: bytes) -> etree._Element:
    """The tree of a part; nothing outside of it is read."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of a package, by their paths: `word/document.xml`.

    A Word template (`.dotx`) comes out as the document that Word would open in its place. Raises
    `zipfile.BadZipFile` for what is no package.
    """
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    if _CONTENT_TYPES not in parts:
        raise zipfile.BadZipFile("no package")
    template, document = (f"{_MADE}{kind}.main+xml".encode() for kind in ("template", "document"))
    parts[_CONTENT_TYPES] = parts[_CONTENT_TYPES].replace(template, document)
    return parts


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The package of these parts: the same bytes for the same parts, without the time of day."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        # Readers look for the types first; the rest is in the order of the paths.
        for path in sorted(parts, key=lambda path: (path != _CONTENT_TYPES, path)):
            entry = zipfile.ZipInfo(path, _EPOCH)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, parts[path])
    return data.getvalue()


def shipped() -> Mapping[str, bytes]:
    """The parts of the template that the package brings along."""
    files = sorted(path for path in _PARTS.rglob("*") if path.is_file())
    return {path.relative_to(_PARTS).as_posix(): path.read_bytes() for path in files}


def begun(about: str) -> bytes:
    """The shipped template as a document, opened by a paragraph that docxtpl takes for a comment."""
    paragraph = f"<w:body><w:p><w:r><w:t>{{#p {escape(about)} #}}</w:t></w:r></w:p>"
    main = "word/document.xml"
    return packed({**shipped(), main: shipped()[main].replace(b"<w:body>", paragraph.encode(), 1)})


class Package:
    """A package that is worked on: the trees of its parts may be changed, and are packed as they are then."""

    def __init__(self, data: bytes) -> None:
        self.parts = unpacked(data)
        self._trees: dict[str, etree._Element] = {}

    def tree(self, path: str) -> etree._Element:
        """The tree of a part."""
        if path not in self._trees:
            self._trees[path] = parsed(self.parts[path])
        return self._trees[path]

    @cached_property
    def main(self) -> str:
        """The path of the part that has the text."""
        return self.related("officeDocument", source="")

    def related(self, kind: str, *, source: str | None = None) -> str:
        """The path of the part that another (by default the text) is so related to; empty if there is none.

        The kind is the last word of the relation's type: `footnotes`.
        """
        source = self.main if source is None else source
        for relation in self._relations(source).iter(f"{_RELATIONS}Relationship"):
            if relation.get("Type", "").rpartition("/")[2] == kind:
                target = posixpath.join("/", posixpath.dirname(source), relation.get("Target", ""))
                return posixpath.normpath(target).lstrip("/")
        return ""

    def relate(self, kind: str, target: str, *, source: str, external: bool = False) -> str:
        """The name of a new relation of a part: to another beside it, or to an address outside."""
        relations = self._relations(source)
        used = {relation.get("Id") for relation in relations}
        name = next(name for name in _names() if name not in used)
        made = etree.SubElement(
            relations, f"{_RELATIONS}Relationship", Id=name, Type=_KIND + kind, Target=target
        )
        if external:
            made.set("TargetMode", "External")
        return name

    def add(self, name: str, part: bytes, *, kind: str) -> str:
        """The path of a new part beside the text, related to it, and declared as of a kind ("footnotes")."""
        path = posixpath.join(posixpath.dirname(self.main), name)
        self.parts[path] = part
        self.relate(kind, name, source=self.main)
        declared = {"PartName": f"/{path}", "ContentType": f"{_MADE}{kind}+xml"}
        etree.SubElement(self.tree(_CONTENT_TYPES), f"{_TYPES}Override", declared)
        return path

    def packed(self) -> bytes:
        """The package, as it is now."""
        trees = {
            path: etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True)
            for path, tree in self._trees.items()
        }
        return packed({**self.parts, **trees})

    def _relations(self, source: str) -> etree._Element:
        folder, name = posixpath.split(source)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self.parts:
            empty = etree.Element(f"{_RELATIONS}Relationships", nsmap={None: _RELATIONS[1:-1]})
            self.parts[path] = etree.tostring(empty)
        return self.tree(path)


def _names() -> Iterator[str]:
    return (f"rId{number}" for number in count(1))
