"""A note in HTML, as Markdown: the one form that notes are checked in."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Sequence
from html.parser import HTMLParser

from summarizer.text import has_word, one_line
from summarizer.verification.note import Extract

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt"),
        *("figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main"),
        *("ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
        *("button", "fieldset", "form", "head", "legend", "option", "select", "svg", "textarea"),
    )
)
_UNSEEN = frozenset(
    (
        *("audio", "canvas", "del", "iframe", "math", "nav", "noscript", "object", "script", "style"),
        *("template", "title", "video"),
    )
)
# Of what is not read, what the reader of the page sees all the same.
_TOLD = {
    "del": "struck-out passages",
    "iframe": "pages within the page",
    "math": "formulas",
    "nav": "menus",
    "section": "sources shown whole beside the note",
    "title": "the title of the page, in its head",
}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ACTIVE = re.compile(r"[\\*_`<|~&]")
_FOOTNOTE = re.compile(r"\[?(\d{1,3})\]?")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_HEAD = 2048
_DEFINITION = re.compile(r"(?:user-content-)?(?:fn|footnote|endnote)[:_-]?(\d{1,3})")

Attributes = Sequence[tuple[str, str | None]]


def extract(html: str) -> Extract:
    """The words that a reader of `html` sees, as Markdown: headings, lists, tables, quotations, footnotes.

    >>> extract("<h2>Costs</h2><p>It said <q>no</q>.<ul><li>4 <b>m</b>").text
    '## Costs\\n\\nIt said “no”.\\n\\n- 4 **m**'
    """
    scribe = _Scribe()
    scribe.feed(html)
    scribe.close()
    return Extract(scribe.text(), scribe.left())


def declared_encoding(data: bytes) -> str:
    """The encoding that an HTML file says it has, if Python knows it; or ""."""
    found = _CHARSET.search(data[:_HEAD])
    try:
        return codecs.lookup(found[1].decode("ascii")).name if found else ""
    except LookupError:
        return ""


class _Scribe(HTMLParser):
    """Writes paragraphs of Markdown as the elements come; a block that opens closes the one before."""

    def __init__(self) -> None:
        super().__init__()
        self._blocks: list[str] = []
        self._words: list[str] = []
        self._cells: list[str] | None = None
        self._opening = ""
        self._quoted = 0
        self._superscript: int | None = None
        self._unseen: list[str] = []
        self._left: Counter[str] = Counter()
        self._counted = False

    def text(self) -> str:
        """What was written, a blank line between two paragraphs."""
        self._end()
        return "\n\n".join(self._blocks)

    def left(self) -> tuple[str, ...]:
        """What a reader sees that was not written, and how many there were of each."""
        return tuple(f"{words} ({self._left[tag]})" for tag, words in _TOLD.items() if self._left[tag])

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        attributes = dict(attrs)
        if self._unseen:
            self._unseen += [tag] * (tag == self._unseen[0])
        elif (
            tag in _UNSEEN
            or _is_source(tag, attributes)
            or (_is_hidden(attributes) and tag in (*_BLOCKS, "span", "td", "th"))
        ):
            self._unseen.append(tag)
            self._counted = tag == "iframe"
            self._left[tag] += self._counted
        elif tag in ("td", "th"):
            self._cell()
        elif tag in _BLOCKS:
            self._begin(tag, attributes)
        else:
            self._inline(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            self._unseen = self._unseen[: len(self._unseen) - (tag == self._unseen[0])]
        elif tag in ("td", "th"):
            self._cell()
        elif tag in _BLOCKS:
            self._end()
            self._quoted -= tag == "blockquote" and self._quoted > 0
        elif tag == "q":
            self._words.append("”")
        elif tag in ("b", "strong"):
            self._words.append("**")
        elif tag == "sup" and self._superscript is not None:
            self._mark(self._superscript)
            self._superscript = None

    def handle_data(self, data: str) -> None:
        if self._unseen:
            self._left[self._unseen[0]] += not self._counted and has_word(data)
            self._counted = self._counted or has_word(data)
        else:
            self._words.append(_ACTIVE.sub(r"\\\g<0>", data))

    def _begin(self, tag: str, attributes: dict[str, str | None]) -> None:
        """Open a block; the paragraph that a list item holds is the item itself."""
        if not (tag == "p" and not has_word("".join(self._words))):
            self._end()
        if tag == "tr":
            self._cells = []
        elif tag == "blockquote":
            self._quoted += 1
        elif tag in _HEADINGS:
            self._opening = "#" * int(tag[1]) + " "
        elif tag == "li":
            definition = _DEFINITION.fullmatch(attributes.get("id") or "")
            self._opening = f"[^{definition[1]}]: " if definition else "- "

    def _inline(self, tag: str) -> None:
        if tag == "br":
            self._words.append(" ")
        elif tag == "q":
            self._words.append("“")
        elif tag in ("b", "strong"):
            self._words.append("**")
        elif tag == "sup":
            self._superscript = len(self._words)

    def _mark(self, start: int) -> None:
        """Make a footnote's mark of a raised number."""
        raised = _FOOTNOTE.fullmatch("".join(self._words[start:]).strip())
        if raised:
            self._words[start:] = [f"[^{raised[1]}]"]

    def _cell(self) -> None:
        """Close a cell: a row is one line, however many cells it has."""
        if self._cells is not None and has_word("".join(self._words)):
            self._cells.append(one_line("".join(self._words)))
            self._words.clear()

    def _end(self) -> None:
        """Close the paragraph, or the row."""
        self._cell()
        line = one_line("".join(self._words))
        if self._cells:
            line = f"| {' | '.join(self._cells)} |"
        if has_word(line):
            self._blocks.append("> " * bool(self._quoted) + self._opening + line)
        self._words.clear()
        self._opening, self._cells, self._superscript = "", None, None


def _is_source(tag: str, attributes: dict[str, str | None]) -> bool:
    """Whether this is a source that our own page has beside the note: not what the note says of it."""
    kinds = (attributes.get("class") or "").split()
    return tag == "section" and "source" in kinds and "data-format" in attributes


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    return "hidden" in attributes or attributes.get("aria-hidden") == "true"
