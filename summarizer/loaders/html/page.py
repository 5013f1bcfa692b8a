"""A page as a tree, of a size that can be searched, and what its elements say of its kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.loaders.html.parsing import Sieve, feed
from summarizer.progress import Report, unwatched
from summarizer.text import has_word, one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

MOST_ELEMENTS = 20_000
MOST_CHARACTERS = 2_000_000
"""What a page may hold to be searched for its article, which takes seconds and ten times its memory."""

_LINE = 80
# Inline elements of one parent; of more, only words are kept: searching takes the square of their number.
_MOST_INLINE = 300
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_KEPT = frozenset(
    (
        *(
            "class",
            "colspan",
            "content",
            "datetime",
            "href",
            "id",
            "http-equiv",
            "itemprop",
            "itemtype",
            "lang",
        ),
        *("name", "property", "rel", "role", "rowspan", "type"),
    )
)
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127, 0xFFFE, 0xFFFF))
_INLINE = frozenset(
    (
        *(
            "a",
            "abbr",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "data",
            "dfn",
            "em",
            "font",
            "i",
            "ins",
            "kbd",
        ),
        *("label", "mark", "nobr", "small", "span", "strong", "sub", "time", "tt", "u", "var", "wbr"),
    )
)
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))

Attributes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text between two borders on the page; `linked` of its characters lead elsewhere."""

    text: str
    linked: int = 0
    heading: bool = False


@dataclass(frozen=True)
class Page:
    """A page that was parsed; None for `tree` is one that is too large to be searched.

    `left_out` counts the elements of each name that no reader sees, and `stated` is what the page states of
    itself in JSON-LD.
    """

    tree: Element | None
    title: str = ""
    stated: str = ""
    left_out: Mapping[str, int] = field(default_factory=dict)
    metas: Mapping[str, str] = field(default_factory=dict)
    passwords: int = 0
    blocks: tuple[Block, ...] = ()

    @property
    def prose(self) -> int:
        """The characters of its blocks of text that are long enough for sentences and lead nowhere."""
        return sum(len(b.text) for b in self.blocks if len(b.text) > _LINE and 2 * b.linked < len(b.text))


def parsed(html: str, *, name: str, report: Report = unwatched) -> Page:
    """The page in `html`. `report` is told of the characters, where they are many."""
    from lxml.html import Element as make

    surveyor = _Surveyor()
    try:
        sieve = feed(html, surveyor, name=name, report=report)
    except _TooLargeError:
        return Page(None)
    surveyor.border()
    root = surveyor.tree.close() if surveyor.elements else make("html")
    _keep_stated(root, sieve)
    return Page(
        root,
        one_line("".join(surveyor.title)),
        "\n".join(sieve.stated),
        sieve.counts,
        surveyor.metas,
        surveyor.passwords,
        tuple(surveyor.blocks),
    )


def _keep_stated(root: Element, sieve: Sieve) -> None:
    """Put back what the page states of itself, for those who look for it in the tree."""
    from lxml.html import Element as make

    if sieve.stated:
        script = make("script", type="application/ld+json")
        script.text = "".join(sieve.stated).translate(_CONTROLS)
        root.insert(0, script)


class _TooLargeError(Exception):
    """More than can be searched; it never leaves this module."""


class _Surveyor:
    """Builds the tree, and notes on the way what is to be known of it."""

    def __init__(self) -> None:
        from lxml import etree
        from lxml.html import html_parser

        self.tree = etree.TreeBuilder(element_factory=html_parser.makeelement)
        self.elements = 0
        self.title: list[str] = []
        self.metas: dict[str, str] = {}
        self.passwords = 0
        self.blocks: list[Block] = []
        self._characters = 0
        self._open: list[str] = []
        self._inline = [0]
        self._built: list[bool] = []
        self._words: list[str] = []
        self._linked = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        named = tag if _NAME.fullmatch(tag) else "span"
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            raise _TooLargeError
        if named not in _INLINE:
            self.border()
        if named == "meta":
            key = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv") or ""
            self.metas.setdefault(key.lower(), attributes.get("content", ""))
        self.passwords += named == "input" and attributes.get("type", "").lower() == "password"
        stays = named == "a" and attributes.get("href", "#").startswith("#")
        self._open.append("anchor" if stays else named)
        self._inline[-1] += named in _INLINE
        built = named not in _INLINE or self._inline[-1] <= _MOST_INLINE
        self._built.append(built)
        self._inline.append(0 if built else self._inline[-1])
        if built:
            kept = {key: value.translate(_CONTROLS) for key, value in attributes.items() if key in _KEPT}
            self.tree.start(named, kept)

    def end(self, tag: str) -> None:
        """An element ends."""
        named = tag if _NAME.fullmatch(tag) else "span"
        if named not in _INLINE:
            self.border()
        self._open.pop()
        self._inline.pop()
        if self._built.pop():
            self.tree.end(named)

    def data(self, text: str) -> None:
        """Text, in any number of parts."""
        clean = text.translate(_CONTROLS)
        self._characters += len(clean)
        if self._characters > MOST_CHARACTERS:
            raise _TooLargeError
        self.tree.data(clean)
        if "head" in self._open[:2]:
            self.title += [clean] if self._open[-1] == "title" else []
            return
        self._words.append(clean)
        self._linked += len(clean.strip()) if "a" in self._open else 0

    def border(self) -> None:
        """End the block, if there is one."""
        text = one_line("".join(self._words))
        self._words.clear()
        if has_word(text):
            heading = not _HEADINGS.isdisjoint(self._open)
            self.blocks.append(Block(text, min(self._linked, len(text)), heading))
        self._linked = 0
