"""A note kept as JSON, as Markdown: every item of the briefing, and all that it quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarizer.briefing import Briefing, Evidence, Item, OpenQuestion, Party, Quote, SectionItem, SourceEntry
from summarizer.errors import BriefingFormatError
from summarizer.rendering.json import parse
from summarizer.rendering.markdown import escape
from summarizer.rendering.note import Line
from summarizer.rendering.places import place_of
from summarizer.rendering.references import Marks, cited
from summarizer.rendering.typography import full_stop, quoted, without_comma
from summarizer.rendering.words import english
from summarizer.verification.note import Extract, NoteError

_UNREAD = "the issues and stances of its positions, and what it says of how it was made and checked"


def extract(text: str, *, name: str) -> Extract:
    """The briefing that `summarizer brief -f json` wrote, with all that it quotes, and all its evidence.

    The note that people read leaves out what stands in it already. Raises `NoteError` if the text is no
    such briefing.
    """
    try:
        briefing = parse(text, name)
    except BriefingFormatError as error:
        raise NoteError(str(error), note=name) from error
    blocks = _blocks(briefing, Marks(briefing.sources))
    return Extract("\n\n".join(blocks), (_UNREAD,), briefing)


def _blocks(briefing: Briefing, marks: Marks) -> Iterator[str]:
    yield f"# {escape(briefing.title)}"
    yield from (f"{english().notice} {escape(notice)}" for notice in briefing.notices)
    sections = (
        (english().in_one_line.rstrip("."), briefing.headline),
        (english().key_points, briefing.key_points),
        (english().positions, briefing.positions),
        (english().open_questions, briefing.open_questions),
        *((section.title, section.items) for section in briefing.sections),
    )
    for heading, items in sections:
        yield from _headed(escape(heading), (item_line(item, marks) for item in items))
    said = {(quote.span, quote.document): quote for each in briefing.positions for quote in each.quotes}
    yield from _headed(english().positions, (_said(quote, marks) for quote in said.values()))
    yield from _headed(english().unsupported, (_entry(item.text) for item in briefing.unsupported))
    yield from _headed(english().omitted, (_entry(each.quote) for each in briefing.uncited))
    yield from _headed(english().party, map(party_line, briefing.parties))
    listed = (
        *map(source_line, briefing.sources),
        *(reference_line(each, marks) for each in cited(briefing, marks)),
    )
    yield from _headed(english().sources, listed, opening=english().how_to_check)


def _headed(heading: str, entries: Iterable[str], *, opening: str = "") -> Iterator[str]:
    listed = list(entries)
    if listed:
        yield f"## {heading}"
        yield from (line for line in (opening, *listed) if line)


def item_line(item: Item, marks: Marks) -> str:
    """An item of the briefing with its marks, as the text has it."""
    why = f" {full_stop(item.why)}" if isinstance(item, OpenQuestion) else ""
    if isinstance(item, SectionItem) and item.details:
        told = "; ".join(f"{detail.label}: {detail.value}" for detail in item.details)
        return f"- {Line(escape(full_stop(item.text)), marks.of(item.evidence))} *({escape(told)})*"
    return f"- {Line(escape(full_stop(item.text) + why), marks.of(item.evidence))}"


def _said(quote: Quote, marks: Marks) -> str:
    text = without_comma(quote.text)
    words = quoted(text) if quote.direct else f"{english().reported} {text}"
    signature = f" — {quote.speaker}" if quote.speaker else ""
    return f"- {Line(escape(words + signature), marks.of([quote]))}"


def _entry(text: str) -> str:
    return f"- {escape(text)}"


def party_line(party: Party) -> str:
    """A party with its members, as the text has it."""
    return f"| {escape(party.name)} | {escape(', '.join(member.name for member in party.members))} |"


def source_line(entry: SourceEntry) -> str:
    """A source as the note describes it."""
    return escape(", ".join(filter(None, (entry.name, entry.title, entry.date, entry.publisher))))


def reference_line(evidence: Evidence, marks: Marks) -> str:
    """A cited sentence with its place, as the text has it."""
    (mark,) = marks.of([evidence])
    return f"- [{mark}] {place_of(evidence, english())} {escape(quoted(evidence.quote))}"
