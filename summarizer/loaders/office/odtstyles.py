"""The styles of OpenDocument texts: what they make of the words (OASIS OpenDocument 1.3, part 3, 20)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.loaders.raised import Level

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SPACES = "urn:oasis:names:tc:opendocument:xmlns:"
_STYLE, _TEXT = (f"{{{_SPACES}{name}:1.0}}" for name in ("style", "text"))
_LINE_THROUGH = tuple(f"{_STYLE}text-line-through-{name}" for name in ("style", "type"))
# “super 58%”, or how far above the line in hundredths of the letters
_RAISED, _LOWERED = re.compile(r"super|0*[1-9]"), re.compile(r"sub|-0*[1-9]")
_MOST_ABOVE = 20


@dataclass(frozen=True, slots=True)
class Style:
    """What a style makes of its words; `above` is the style that it is one of. `level` is None if unsaid."""

    above: str = ""
    level: Level | None = None
    unread: bool = False


def styles_of(*parts: Element | None) -> Mapping[str, Style]:
    """The styles that the parts of a file hold, by name; each with what those above it say."""
    held = {
        style.get(f"{_STYLE}name", ""): style
        for part in parts
        if part is not None
        for style in part.iter(f"{_STYLE}style")
    }
    return {name: _style(style, held) for name, style in held.items()}


def _style(style: Element, held: Mapping[str, Element]) -> Style:
    """A style with what it inherits: the first word on each matter counts."""
    above = style.get(f"{_STYLE}parent-style-name", "")
    said: dict[str, str] = {}
    place: Element | None = style
    for _ in range(_MOST_ABOVE):
        if place is None:
            break
        properties = place.find(f"{_STYLE}text-properties")
        said = {**(properties.attrib if properties is not None else {}), **said}
        place = held.get(place.get(f"{_STYLE}parent-style-name", ""))
    struck = any(said.get(name, "none") != "none" for name in _LINE_THROUGH)
    return Style(above, _level(said.get(f"{_STYLE}text-position")), struck or _is_hidden(said))


def _is_hidden(said: Mapping[str, str]) -> bool:
    return said.get(f"{_TEXT}display", "true") == "none"


def _level(position: str | None) -> Level | None:
    if position is None:
        return None
    if _RAISED.match(position):
        return Level.RAISED
    return Level.LOWERED if _LOWERED.match(position) else Level.ON_LINE
