"""A report of changes as Markdown: what went is struck, what came is bold."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.diffing.marking import Mark, shown
from summarizer.diffing.reports.report import Report, Told
from summarizer.rendering.markdown import escape
from summarizer.rendering.note import Listed
from summarizer.rendering.words import english

_MARKS = {Mark.SAME: "", Mark.GONE: "~~", Mark.CAME: "**"}


def render(report: Report) -> str:
    """The report, for a mail, a review or a page."""
    blocks = [f"# {escape(report.title)}", f"*{escape(report.about)}*"]
    for part in report.parts:
        blocks += [
            f"## {escape(part.heading)}",
            "\n".join(line for told in part.items for line in _item(told)),
        ]
    if report.sources:
        blocks += [f"## {english().sources}", english().how_to_check]
        blocks += [block for source in report.sources for block in _source(source)]
    return "\n\n".join(blocks) + "\n"


def _item(told: Told) -> Iterator[str]:
    facts = "; ".join(map(escape, told.facts))
    marks = f" [{', '.join(told.marks)}]" if told.marks else ""
    parts = (
        f"**{facts}** –" if facts else "",
        f"{escape(told.place)}{':' if told.words else ''}" if told.place else "",
    )
    yield " ".join(filter(None, ["-", *parts, shown(told.words, _show) + marks]))
    yield from (f"  - {escape(detail)}" for detail in told.details)


def _show(mark: Mark, words: str) -> str:
    return f"{_MARKS[mark]}{escape(words)}{_MARKS[mark]}"


def _source(source: Listed) -> Iterator[str]:
    letter = f"**{source.letter}** " if source.letter else ""
    yield f"{letter}{escape(source.text)}"
    yield "\n".join(f"- [{r.mark}] {r.place} {escape(r.quote)}" for r in source.references)
