"""A report of changes as text, 78 columns wide: `[-what went-]`, `{+what came+}`, as wdiff marks them."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.diffing.marking import Mark, shown
from summarizer.diffing.reports.report import Report, Told
from summarizer.rendering.note import Listed
from summarizer.rendering.plain import filled, underlined
from summarizer.rendering.words import english

_MARKS = {Mark.SAME: ("", ""), Mark.GONE: ("[-", "-]"), Mark.CAME: ("{+", "+}")}


def render(report: Report) -> str:
    """The report, for a terminal or a mail."""
    blocks: list[str] = [underlined(report.title, line="="), filled(report.about)]
    for part in report.parts:
        lines = "\n".join(line for told in part.items for line in _item(told))
        blocks.append(f"{underlined(part.heading)}\n{lines}")
    if report.sources:
        blocks += [f"{underlined(english().sources)}\n{filled(english().how_to_check)}"]
        blocks += ["\n".join(_source(source)) for source in report.sources]
    return "\n\n".join(blocks) + "\n"


def _item(told: Told) -> Iterator[str]:
    marks = f" [{', '.join(told.marks)}]" if told.marks else ""
    facts = "; ".join(told.facts)
    place = f"{told.place}{': ' if told.words else ''}" if told.place else ""
    if facts:
        yield filled(facts, opening="! ")
        yield filled(f"{place}{shown(told.words, _show)}{marks}", opening="  ")
    else:
        yield filled(f"{place}{shown(told.words, _show)}{marks}", opening="- ")
    yield from (filled(detail, opening="    ") for detail in told.details)


def _show(mark: Mark, words: str) -> str:
    opening, closing = _MARKS[mark]
    return f"{opening}{words}{closing}"


def _source(source: Listed) -> Iterator[str]:
    yield filled(source.text, opening=f"{source.letter}  " if source.letter else "")
    yield from (filled(f"{r.place} {r.quote}", opening=f"[{r.mark}] ") for r in source.references)
