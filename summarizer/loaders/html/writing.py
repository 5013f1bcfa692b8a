"""A page's elements as text: headings, lists and quotations marked as segmentation knows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from summarizer.loaders.tables import Cell, told
from summarizer.text import has_word, one_line

Attributes = Mapping[str, str]

_PARAGRAPHS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
            "div",
            "dl",
            "dt",
        ),
        *(
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "header",
            "hgroup",
            "hr",
            "html",
            "legend",
            "main",
        ),
        *("nav", "option", "p", "section", "summary", "tbody", "tfoot", "thead"),
    )
)
_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_BOLD = frozenset(("b", "strong"))
_LISTS = frozenset(("ol", "ul", "menu", "dir"))
_ITEM = re.compile(r"(?:> )*(?:-|\d+\.) ")
_ENDS = (".", "!", "?", "…", ":", ";", ",")
_LONGEST_HEADING = 100
_MOST_QUOTED = 20
_SIGNED, _DASHES = "— ", "—–―- "
# A cell may say that it covers a billion; a table that grows so is taken cell by cell.
_MOST_PLACES = 200_000


@dataclass
class _Flow:
    """Paragraphs under way: those of the page, or of one cell."""

    blocks: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    mark: str = ""
    plain: bool = False


@dataclass
class _Table:
    rows: list[list[Cell]] = field(default_factory=list)
    cell: Cell = field(default_factory=lambda: Cell(""))
    places: int = 0


class Writer:
    """Writes text as elements begin and end, a target for parsers of events.

    >>> writer = Writer()
    >>> for event in ("h2", "Costs", "/h2", "ul", "li", "4 m", "/li", "/ul"):
    ...     _ = writer.end(event[1:]) if event[0] == "/" else (
    ...         writer.start(event, {}) if event in ("h2", "ul", "li") else writer.data(event))
    >>> writer.close()
    '## Costs\\n\\n- 4 m'
    """

    def __init__(self) -> None:
        self._flows = [_Flow()]
        self._tables: list[_Table] = []
        self._lists: list[int | None] = []
        self._quoted = 0
        self._bold = 0
        self._kept = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        if tag in _PARAGRAPHS or tag in _HEADINGS or tag in _LISTS or tag in ("blockquote", "li", "pre"):
            self._end_paragraph()
        if tag in _HEADINGS:
            self._flow.mark = _HEADINGS[tag]
        elif tag in _LISTS:
            self._lists.append(1 if tag == "ol" else None)
        elif tag == "li":
            self._flow.mark = self._item()
        elif tag == "footer" and self._quoted:
            self._flow.mark = _SIGNED
        elif tag == "blockquote":
            self._quoted += 1
        elif tag == "pre":
            self._kept += 1
        elif tag in ("table", "tr", "td", "th"):
            self._start_table(tag, attributes)
        else:
            self._inline(tag)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in _PARAGRAPHS or tag in _HEADINGS or tag in _LISTS or tag in ("blockquote", "li", "pre"):
            self._end_paragraph()
        if tag in _LISTS and self._lists:
            self._lists.pop()
        elif tag == "blockquote":
            self._quoted = max(0, self._quoted - 1)
        elif tag == "pre":
            self._kept = max(0, self._kept - 1)
        elif tag in ("table", "td", "th"):
            self._end_table(tag)
        elif tag in _BOLD:
            self._bold = max(0, self._bold - 1)

    def data(self, text: str) -> None:
        """Words of whatever element is open."""
        flow = self._flow
        flow.words.append(text if self._kept else re.sub(r"\s+", " ", text))
        flow.plain = flow.plain or (not self._bold and not text.isspace())

    def close(self) -> str:
        """All that was written, a blank line between two paragraphs, and none between the items of a list."""
        while self._tables:
            self._end_table("td")
            self._end_table("table")
        self._end_paragraph()
        return "".join(_joined(self._flows[0].blocks))

    @property
    def _flow(self) -> _Flow:
        return self._flows[-1]

    def _inline(self, tag: str) -> None:
        if tag == "br":
            self._flow.words.append("\n")
        elif tag in _BOLD:
            self._bold += 1

    def _item(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "- "
        self._lists[-1] = number + 1
        return f"{number}. "

    def _end_paragraph(self) -> None:
        flow = self._flow
        written = "".join(flow.words)
        flow.words.clear()
        plain, flow.plain = flow.plain, False
        lines = [line.rstrip() if self._kept else one_line(line) for line in written.split("\n")]
        if not has_word(written):
            return
        mark, flow.mark = flow.mark, ""
        if mark == _SIGNED:
            lines[0] = lines[0].lstrip(_DASHES)
        if mark.startswith("#"):
            lines = [" ".join(filter(None, lines))]
        elif (
            not mark
            and not plain
            and len(written) <= _LONGEST_HEADING
            and not written.rstrip().endswith(_ENDS)
        ):
            mark = "### "
        quote = "> " * min(self._quoted, _MOST_QUOTED)
        text = "\n".join(quote + line for line in lines).strip()
        flow.blocks.append(f"{quote}{mark}{text.removeprefix(quote)}")

    def _start_table(self, tag: str, attributes: Attributes) -> None:
        if tag == "table":
            self._end_paragraph()
            self._tables.append(_Table())
        elif self._tables and tag == "tr":
            self._tables[-1].rows.append([])
        elif self._tables and len(self._flows) <= len(self._tables):
            table = self._tables[-1]
            table.cell = _cell(tag, attributes, table)
            self._flows.append(_Flow())

    def _end_table(self, tag: str) -> None:
        """Close a cell, or the table; a cell whose table was never closed stands with its own."""
        if len(self._flows) > len(self._tables) > 0:
            self._end_paragraph()
            table, cell = self._tables[-1], self._tables[-1].cell
            text = "\n".join(self._flows.pop().blocks)
            table.rows = table.rows or [[]]
            table.rows[-1].append(Cell(text, cell.header, cell.columns, cell.rows))
        if tag == "table" and self._tables:
            self._end_paragraph()
            self._flow.blocks += told(self._tables.pop().rows)


def _cell(tag: str, attributes: Attributes, table: _Table) -> Cell:
    columns, rows = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
    table.places += columns * rows
    if table.places > _MOST_PLACES:
        columns = rows = 1
    return Cell("", tag == "th", columns, rows)


def _span(number: str | None) -> int:
    digits = (number or "").strip()
    return max(1, min(int(digits), 1_000)) if digits.isdecimal() and len(digits) < 10 else 1


def _joined(blocks: list[str]) -> Iterator[str]:
    above = ""
    for block in blocks:
        if above:
            yield "\n" if _ITEM.match(above) and _ITEM.match(block) else "\n\n"
        yield block
        above = block
