"""How the runs of a Word document look: raised or lowered, struck out or hidden, white on white."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.loaders.office.wordtables import W
from summarizer.loaders.raised import Level

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_UNREAD = ("vanish", "strike", "dstrike")
_LEVELS = {"superscript": Level.RAISED, "subscript": Level.LOWERED, "baseline": Level.ON_LINE}
# Half points by which a run is moved; less is a matter of looks.
_MOVED = 3
_MOST_STYLES = 20
_COLOURED = frozenset((f"{W}tbl", f"{W}txbxContent"))


@dataclass(frozen=True)
class Looks:
    """The styles of a document, by id, and those of its runs that are white on white."""

    styles: Mapping[str, Element] = field(default_factory=dict)
    white: frozenset[Element] = frozenset()

    def level(self, run: Element) -> Level:
        """Where a run stands, by its own properties or those of its style."""
        own = run.find(f"{W}rPr")
        if own is None:
            return Level.ON_LINE
        level, style = _level(own), self.styles.get(_value(own, "rStyle"))
        for _ in range(_MOST_STYLES):
            if level is not None or style is None:
                break
            level, style = _level(style.find(f"{W}rPr")), self.styles.get(_value(style, "basedOn"))
        return level or Level.ON_LINE


def looks_of(body: Element, styles: Element | None) -> Looks:
    """How the runs in `body` look, by the part that has its styles."""
    named = {s.get(f"{W}styleId", ""): s for s in (styles.iter(f"{W}style") if styles is not None else ())}
    on_white = body.find(f"{W}background") is None
    return Looks(named, frozenset(_white(body, named)) if on_white else frozenset())


def is_unread(run: Element) -> bool:
    """Whether a run is struck out or hidden."""
    return any(is_on(run, f"{W}rPr/{W}{mark}") for mark in _UNREAD)


def is_on(element: Element, path: str) -> bool:
    """Whether a property that may be switched off is there, and on."""
    found = element.find(path)
    return found is not None and found.get(f"{W}val", "true") not in ("0", "false", "off")


def _white(element: Element, styles: Mapping[str, Element]) -> Iterator[Element]:
    """The white runs on the page itself: a table, a box, a shaded paragraph may have a colour of its own."""
    for child in element:
        if child.tag == f"{W}r" and _value(child.find(f"{W}rPr"), "color").upper() == "FFFFFF":
            if not _is_shaded(child.find(f"{W}rPr"), styles):
                yield child
        elif child.tag not in _COLOURED and not _is_shaded(child.find(f"{W}pPr"), styles):
            yield from _white(child, styles)


def _is_shaded(properties: Element | None, styles: Mapping[str, Element]) -> bool:
    """Whether there is a colour behind a run or a paragraph, by itself or its style."""
    if properties is None:
        return False
    named = _value(properties, "rStyle") or _value(properties, "pStyle")
    places = (properties, *([styles[named]] if named in styles else ()))
    return any(place.find(f".//{W}{fill}") is not None for place in places for fill in ("shd", "highlight"))


def _level(properties: Element | None) -> Level | None:
    aligned, moved = _LEVELS.get(_value(properties, "vertAlign")), _value(properties, "position")
    if aligned is not None or not moved.removeprefix("-").isdecimal() or abs(int(moved)) < _MOVED:
        return aligned
    return Level.RAISED if int(moved) > 0 else Level.LOWERED


def _value(element: Element | None, name: str) -> str:
    found = element.find(f"{W}{name}") if element is not None else None
    return found.get(f"{W}val", "") if found is not None else ""
