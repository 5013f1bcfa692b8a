"""A note kept as JSON, as Markdown: every item of the briefing, and all that it quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarizer.briefing import Briefing, Evidence, Item, OpenQuestion, Quote
from summarizer.errors import BriefingFormatError
from summarizer.rendering.json import parse
from summarizer.rendering.markdown import escape
from summarizer.rendering.note import Line
from summarizer.rendering.references import Marks, cited
from summarizer.rendering.typography import full_stop, quoted, without_comma
from summarizer.rendering.words import ENGLISH
from summarizer.verification.note import NoteError


def markdown_of(text: str, *, name: str) -> str:
    """The briefing that `summarizer brief -f json` wrote, with all that it quotes, and all its evidence.

    The note that people read leaves out what stands in it already. Raises `NoteError` if the text is no
    such briefing.
    """
    try:
        briefing = parse(text, name)
    except BriefingFormatError as error:
        raise NoteError(str(error), note=name) from error
    return "\n\n".join(_blocks(briefing, Marks(briefing.sources)))


def _blocks(briefing: Briefing, marks: Marks) -> Iterator[str]:
    yield f"# {escape(briefing.title)}"
    sections = (
        (ENGLISH.in_one_line.rstrip("."), briefing.headline),
        (ENGLISH.key_points, briefing.key_points),
        (ENGLISH.positions, briefing.positions),
        (ENGLISH.open_questions, briefing.open_questions),
    )
    for heading, items in sections:
        yield from _headed(heading, (_item(item, marks) for item in items))
    said = {(quote.span, quote.document): quote for each in briefing.positions for quote in each.quotes}
    yield from _headed(ENGLISH.positions, (_said(quote, marks) for quote in said.values()))
    yield from _headed(ENGLISH.unsupported, (_entry(item.text) for item in briefing.unsupported))
    yield from _headed(ENGLISH.omitted, (_entry(each.quote) for each in briefing.uncited))
    listed = (_reference(evidence, marks) for evidence in cited(briefing, marks))
    yield from _headed(ENGLISH.sources, listed, opening=ENGLISH.how_to_check)


def _headed(heading: str, entries: Iterable[str], *, opening: str = "") -> Iterator[str]:
    listed = list(entries)
    if listed:
        yield f"## {heading}"
        yield from (line for line in (opening, *listed) if line)


def _item(item: Item, marks: Marks) -> str:
    why = f" {full_stop(item.why)}" if isinstance(item, OpenQuestion) else ""
    return f"- {Line(escape(full_stop(item.text) + why), marks.of(item.evidence))}"


def _said(quote: Quote, marks: Marks) -> str:
    text = without_comma(quote.text)
    words = quoted(text) if quote.direct else f"{ENGLISH.reported} {text}"
    signature = f" — {quote.speaker}" if quote.speaker else ""
    return f"- {Line(escape(words + signature), marks.of([quote]))}"


def _entry(text: str) -> str:
    return f"- {escape(text)}"


def _reference(evidence: Evidence, marks: Marks) -> str:
    (mark,) = marks.of([evidence])
    place = ENGLISH.place.format(start=evidence.span.start, end=evidence.span.end)
    return f"- [{mark}] {place} {escape(quoted(evidence.quote))}"
