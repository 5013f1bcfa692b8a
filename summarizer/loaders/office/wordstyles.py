"""The styles of Word documents, as the marks that Markdown has for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from summarizer.loaders.office.wordtables import W

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_HEADING = re.compile(r"heading (\d)|title|subtitle")


def opening(paragraph: Element, styles: Mapping[str, str]) -> str:
    """What Markdown opens such a paragraph with, by its style and numbering."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        return ""
    style = properties.find(f"{W}pStyle")
    name = styles.get(style.get(f"{W}val", ""), "") if style is not None else ""
    if heading := _HEADING.fullmatch(name):
        return "#" * min(int(heading[1] or 1), 6) + " "
    if "quote" in name:
        return "> "
    listed = properties.find(f"{W}numPr") is not None or name.startswith(("list", "toc "))
    return "- " if listed else ""


def styles_of(part: Element | None) -> Mapping[str, str]:
    """The name of each style, by id: names are English in every language of Word."""
    return {
        style.get(f"{W}styleId", ""): name.get(f"{W}val", "").lower()
        for style in (part.iter(f"{W}style") if part is not None else ())
        if (name := style.find(f"{W}name")) is not None
    }
