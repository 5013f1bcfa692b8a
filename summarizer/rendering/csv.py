"""CSV: the positions, a row each, for a spreadsheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from summarizer.briefing import Briefing, Evidence, Position, Quote, SourceEntry
from summarizer.rendering.addresses import at_place
from summarizer.rendering.places import clock
from summarizer.rendering.references import Marks
from summarizer.rendering.rendition import Rendition
from summarizer.rendering.typography import inert
from summarizer.rendering.words import Words, words_in

_BYTE_ORDER_MARK = "\ufeff"
# What a spreadsheet may take for the beginning of a formula; the wide forms count in East Asian ones.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")


def rendered(rendition: Rendition) -> str:
    """The positions in this format: a heading, and a row for each, in the briefing's order.

    RFC 4180: commas, lines that end in CR LF. A byte order mark comes first, by which Excel knows UTF-8.
    What is several in a cell stands on a line each. A cell that a spreadsheet might take for a formula
    begins with an apostrophe.
    """
    briefing = rendition.without_template("csv")
    words = words_in(rendition.language or briefing.language)
    text = StringIO()
    writer = csv.writer(text, dialect="excel")
    writer.writerow(words.columns.values())
    marks = Marks(briefing.sources)
    rows = (_row(position, briefing, marks, words) for position in briefing.positions)
    writer.writerows([safe(row[column]) for column in words.columns] for row in rows)
    return _BYTE_ORDER_MARK + text.getvalue()


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula, as OWASP advises (“CSV Injection”).

    >>> safe("=1+1"), safe("4.5 %")
    ("'=1+1", '4.5 %')
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _row(position: Position, briefing: Briefing, marks: Marks, words: Words) -> dict[str, str]:
    sources = {source.id: source for source in briefing.sources}
    places = _places(position)
    return {
        "party": inert(position.party),
        "issue": inert(words.issue(position.issue)),
        "stance": words.stances[position.stance],
        "course": words.courses[position.course] if position.course else "",
        "text": inert(position.text),
        "quotes": _lines(quote.text for quote in position.quotes),
        "speakers": _lines(quote.speaker for quote in position.quotes),
        "sources": _lines(dict.fromkeys(_called(sources[place.document]) for place in places)),
        "sentences": ", ".join(marks.of(places)),
        "pages": ", ".join(str(page) for page in dict.fromkeys(p for place in places for p in place.pages)),
        "times": ", ".join(dict.fromkeys(clock(p.time) for p in places if p.time is not None)),
        "urls": _lines(dict.fromkeys(_addresses(places, sources))),
    }


def _places(position: Position) -> Sequence[Evidence | Quote]:
    """Where a position stands: its evidence, and its quotes from other sentences."""
    cited = {(each.document, each.sentence) for each in position.evidence}
    others = (q for q in position.quotes if (q.document, q.sentence) not in cited)
    return (*position.evidence, *others)


def _called(source: SourceEntry) -> str:
    return source.title or source.publisher or source.name


def _addresses(places: Iterable[Evidence | Quote], sources: dict[str, SourceEntry]) -> Iterator[str]:
    for place in places:
        if isinstance(place, Evidence) and (address := at_place(sources[place.document], place)):
            yield address


def _lines(texts: Iterable[str]) -> str:
    """Texts on a line each."""
    return "\n".join(map(inert, texts))
