"""Reading HTML by its events, within bounds on depth and on what is kept, and without what nobody sees."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Protocol

from summarizer.loaders.html.writing import Writer
from summarizer.loaders.raised import Level, on_line
from summarizer.progress import Progress, Report, unwatched

DEEPEST = 150
"""Elements inside each other that are told apart; what lies deeper counts to the last of them."""

_PIECE = 1 << 18
_UNSEEN = frozenset(
    (
        *("audio", "canvas", "del", "embed", "iframe", "math", "noscript", "object", "s", "script", "strike"),
        *("style", "svg", "template", "video"),
    )
)
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:font-size|opacity)\s*:\s*0(?:\.0+)?(?:\D|$)",
    re.IGNORECASE,
)
# What an attribute can say that is of use; the rest may be as long as the page.
_LONGEST_VALUE = 1_000
_MOVED = {"sup": Level.RAISED, "sub": Level.LOWERED}
_SIGNS = frozenset(("q", *_MOVED))
_STATED = "application/ld+json"
_LONGEST_STATED = 200_000
_FOOTNOTE = re.compile(r"\[?(\d{1,3}|[a-z])\]?")
_VOID_ROOTS = frozenset(("html", "body"))

Attributes = Mapping[str, str]


class Target(Protocol):
    """What events go to."""

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Text, in any number of parts."""


class Sieve:
    """Passes on what a reader of a page sees: no scripts, nothing hidden or struck out, no depth without end.

    Signs stand in place of elements that are signs: “ ” for <q>, ² or [2] for what is raised, ₂ for what
    is lowered. `counts` has how many elements of a name were left out, and `stated` what the page states of
    itself for programs.
    """

    def __init__(self, target: Target) -> None:
        self._target = target
        self._depth = 0
        self._unseen = 0
        self._passed: list[bool] = []
        self._raised: list[str] | None = None
        self._moved = ""
        self._linked = False
        self._last = " "
        self._states = False
        self.counts: dict[str, int] = {}
        self.stated: list[str] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        if self._unseen:
            self._unseen += 1
        elif tag in _UNSEEN or _is_hidden(tag, attributes):
            self._unseen = 1
            self._states = attributes.get("type", "") == _STATED
            self.counts[tag] = self.counts.get(tag, 0) + 1
        elif self._raised is not None or tag in _SIGNS:
            self._passed.append(False)
            self._start_sign(tag)
        else:
            passes = self._depth < DEEPEST
            self._passed.append(passes)
            self._depth += passes
            if passes:
                kept = {key: value for key, value in attributes.items() if len(value) <= _LONGEST_VALUE}
                self._target.start(tag, kept)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._unseen:
            self._unseen -= 1
        elif self._passed and self._passed.pop():
            self._depth -= 1
            self._target.end(tag)
        elif tag == "q" and self._raised is None:
            self._pass("”")
        elif tag == self._moved and self._raised is not None:
            words, self._raised = "".join(self._raised), None
            self._pass(_moved(words, self._last, level=_MOVED[tag], linked=self._linked))

    def data(self, text: str) -> None:
        """Text, in any number of parts."""
        if self._unseen:
            if self._states and sum(map(len, self.stated)) < _LONGEST_STATED:
                self.stated.append(text)
        elif self._raised is not None:
            self._raised.append(text)
        else:
            self._pass(text)

    def _start_sign(self, tag: str) -> None:
        if self._raised is not None:
            self._linked = self._linked or tag == "a"
        elif tag in _MOVED:
            self._raised, self._moved, self._linked = [], tag, False
        else:
            self._pass("“")

    def _pass(self, text: str) -> None:
        self._target.data(text)
        self._last = text[-1:] or self._last

    def comment(self, text: str) -> None:
        """What authors tell each other."""

    def pi(self, target: str, text: str | None = None) -> None:
        """What is told to programs."""

    def close(self) -> None:
        """The page is at its end."""


def feed(html: str, target: Target, *, name: str, report: Report = unwatched) -> Sieve:
    """Send the events of `html`, but for what no reader sees, to `target`; the sieve that they went through.

    Elements that are never closed end where a browser has them end. `report` is told of the characters.
    """
    from lxml import etree

    sieve = Sieve(target)
    # Long texts are no danger here: no tree is built. HTML has no entities of its own to blow up.
    parser = etree.HTMLParser(target=sieve, huge_tree=True, no_network=True)
    for start in range(0, len(html), _PIECE):
        if len(html) > _PIECE:
            report(Progress("reading", start, len(html), name))
        parser.feed(html[start : start + _PIECE])
    # Where there is nothing at all, lxml has an error, and a reader an empty page.
    with suppress(etree.XMLSyntaxError):
        parser.close()
    return sieve


def whole(html: str, *, name: str = "", report: Report = unwatched) -> str:
    """All that a reader of the page sees, as Markdown: menus too. Time and memory grow with the length alone.

    >>> whole("<h1>Roof</h1><p>It costs <b>4</b> m.<p hidden>No.<table><tr><th>A<th>B<tr><td>x<td>1</table>")
    '# Roof\\n\\nIt costs 4 m.\\n\\n| x: B 1. |'
    """
    writer = Writer()
    feed(html, _Body(writer), name=name, report=report)
    return writer.close()


class _Body:
    """Passes on what stands in the page itself: what its head holds is no part of its text."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._head = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        if self._head or tag == "head":
            self._head += 1
        else:
            self._target.start(tag, attributes)

    def end(self, tag: str) -> None:
        if self._head:
            self._head -= 1
        else:
            self._target.end(tag)

    def data(self, text: str) -> None:
        if not self._head:
            self._target.data(text)


def _moved(text: str, before: str, *, level: Level, linked: bool) -> str:
    """A raised or lowered text on the line: a footnote's mark in brackets, a power with raised signs.

    >>> [_moved(raised, before, level=Level.RAISED, linked=linked)
    ...     for raised, before, linked in (("2", "m", False), ("2", "m", True), ("th", "5", False))]
    ['²', '[2]', 'th']
    """
    footnote = _FOOTNOTE.fullmatch(text.strip()) if level is Level.RAISED else None
    if footnote and not before.isspace() and (linked or not before.isalnum()):
        return f"[{footnote[1]}]"
    return on_line([(text, level)])


def _is_hidden(tag: str, attributes: Attributes) -> bool:
    if tag in _VOID_ROOTS:
        return False
    hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true"
    return hidden or _HIDING.search(attributes.get("style", "")) is not None
