"""What a Word document gets once its template is filled in: footnotes, links, and what it is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy
from itertools import chain

from lxml import etree

from summarizer.rendering.note import Listed, Note, Reference
from summarizer.rendering.word.direction import is_from_right, turn
from summarizer.rendering.word.elements import (
    W,
    linked,
    marked,
    noted,
    noted_again,
    run,
    spoken,
    styled,
    text,
)
from summarizer.rendering.word.footnotes import Footnotes
from summarizer.rendering.word.markup import CITE, LINK, NAMESPACE, OURS, SPOKEN
from summarizer.rendering.word.package import Package
from summarizer.rendering.word.properties import entitle
from summarizer.rendering.word.styles import Styles

_BETWEEN = ",\N{NO-BREAK SPACE}"
"""What stands between the signs of two notes, so that they are not one number."""


def finished(data: bytes, note: Note) -> bytes:
    """A document whose template was filled in, with our own elements replaced by those of Word.

    A sentence has one footnote, where it is first cited; what cites it again refers to that by its number.
    Beside the text itself (in a page's header, in a box, in a note of the template) nothing can have a
    footnote, and the sentence's mark stands there.
    """
    package = Package(data)
    for path in [path for path, part in package.parts.items() if NAMESPACE.encode() in part]:
        tree = package.tree(path)
        _flatten(tree)
        _lift(tree)
        for each in list(tree.iter(SPOKEN)):
            _replace(each, run(text(each.text or ""), spoken(each.get("language"), each.find(f"{W}rPr"))))
        _link(tree, package, path)
        if path == package.main:
            _cite(tree, package, note)
        for cite in list(tree.iter(CITE)):
            _replace(cite, run(text(f"[{cite.get('mark')}]"), cite.find(f"{W}rPr")))
        etree.cleanup_namespaces(tree, keep_ns_prefixes=list(filter(None, tree.nsmap)))
    entitle(package, note)
    if is_from_right(note.language):
        turn(package)
    return package.packed()


def _flatten(tree: etree._Element) -> None:
    """Make text of our elements where there is none to be formatted: in a field's instruction, say."""
    for each in [each for each in tree.iter(*OURS) if each.getparent().tag != f"{W}t"]:
        each.text = each.text or f"[{each.get('mark')}]"
        etree.strip_tags(each.getparent(), *OURS)


def _lift(tree: etree._Element) -> None:
    """Set our elements between runs, out of the run that each was printed in, whose properties it keeps."""
    runs = dict.fromkeys(next(each.iterancestors(f"{W}r")) for each in tree.iter(*OURS))
    for each in runs:
        properties = each.find(f"{W}rPr")
        for piece in _pieces(each):
            ours = piece.tag in OURS
            if ours and properties is not None:
                piece.append(deepcopy(properties))
            each.addprevious(piece if ours else run(piece, properties))
        each.getparent().remove(each)


def _pieces(printed: etree._Element) -> Iterator[etree._Element]:
    """What a run holds beside its properties, a text with elements of ours in it as several."""
    for child in list(printed):
        if child.tag == f"{W}rPr":
            continue
        ours = list(child) if child.tag == f"{W}t" else []
        if not ours:
            yield child
            continue
        if child.text:
            yield text(child.text)
        for each in ours:
            after, each.tail = each.tail, None
            yield each
            if after:
                yield text(after)


def _link(tree: etree._Element, package: Package, path: str) -> None:
    for link in list(tree.iter(LINK)):
        style = Styles(package).named("Hyperlink")
        relation = package.relate("hyperlink", link.get("address"), source=path, external=True)
        properties = styled(style, link.find(f"{W}rPr"))
        _replace(link, linked(run(text(link.text or ""), properties), relation))


def _cite(tree: etree._Element, package: Package, note: Note) -> None:
    """Put a footnote where a sentence is first cited, and its number where it is cited again."""
    references = {each.mark: (each, source) for source in note.sources for each in source.references}
    boxed = set(chain.from_iterable(box.iter(CITE) for box in tree.iter(f"{W}txbxContent")))
    cites = [each for each in tree.iter(CITE) if each.get("mark") in references and each not in boxed]
    if not cites:
        return
    footnotes = Footnotes(package, language=note.language)
    for cite in [cite for cite in cites if cite.getprevious() is not None and cite.getprevious().tag == CITE]:
        cite.addprevious(run(text(_BETWEEN), styled(footnotes.sign)))
    times = Counter(cite.get("mark") for cite in cites)
    again = _note_firsts(cites, footnotes, references, times, _bookmarks(tree))
    signs = tree.iter(f"{W}footnoteReference")
    shown = {int(sign.get(f"{W}id")): place for place, sign in enumerate(signs, 1)}
    for cite, number in again:
        _replace(cite, noted_again(shown[number], name=_name(cite.get("mark")), style=footnotes.sign))


def _note_firsts(
    cites: list[etree._Element],
    footnotes: Footnotes,
    references: Mapping[str, tuple[Reference, Listed]],
    times: Mapping[str, int],
    bookmark: int,
) -> list[tuple[etree._Element, int]]:
    """Note each sentence once; those that cite it again are given back with the number of its note."""
    numbers: dict[str, int] = {}
    again = []
    for cite in cites:
        mark = cite.get("mark")
        if mark in numbers:
            again.append((cite, numbers[mark]))
            continue
        numbers[mark] = footnotes.add(*references[mark])
        sign = noted(numbers[mark], footnotes.sign)
        bookmark += 1
        _replace(cite, *(marked(sign, number=bookmark, name=_name(mark)) if times[mark] > 1 else [sign]))
    return again


def _bookmarks(tree: etree._Element) -> int:
    """The highest number of a bookmark."""
    return max((int(each.get(f"{W}id", "0")) for each in tree.iter(f"{W}bookmarkStart")), default=0)


def _name(mark: str) -> str:
    return f"_Cited{mark}"


def _replace(old: etree._Element, *new: etree._Element) -> None:
    for each in new:
        old.addprevious(each)
    old.getparent().remove(old)
