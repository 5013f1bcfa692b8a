"""From a briefing to the note that templates lay out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from summarizer.briefing import (
    Briefing,
    Coverage,
    Evidence,
    Gap,
    Item,
    KeyPoint,
    OpenQuestion,
    Provenance,
    SourceEntry,
    Unsupported,
)
from summarizer.rendering.addresses import at_place, is_web, opened
from summarizer.rendering.days import day
from summarizer.rendering.languages import told_of
from summarizer.rendering.note import Failed, Line, Listed, Note, Point, Reference
from summarizer.rendering.openings import opening
from summarizer.rendering.parts import named, parts
from summarizer.rendering.places import place_of
from summarizer.rendering.positions import Positions
from summarizer.rendering.references import Marks, cited, own_language, runs
from summarizer.rendering.stories import Stories
from summarizer.rendering.typography import full_stop, in_one_sentence, quoted, unforged
from summarizer.rendering.words import Words, words_in

_SOURCES_NAMED_ON_TOP = 4
_OMITTED_LINES = 8
_WORDS_OF_OMITTED = 12
_HEADINGS_OF_GAP = 4
_HASH_LENGTH = 12


def compose(briefing: Briefing, language: str = "") -> Note:
    """The note of a briefing: every text ready to be laid out, every item with its marks.

    Its headings, labels and dates are in `language`, by default the briefing's own.
    """
    words = words_in(language or briefing.language)
    marks = Marks(briefing.sources)
    positions = Positions(briefing, marks, words)
    stories = Stories(briefing, marks, words)
    return Note(
        title=briefing.title,
        about=" ".join(_about(briefing, marks, words)),
        notices=(
            *(_gap(gap, marks, words) for gap in briefing.gaps),
            *(full_stop(notice) for notice in briefing.notices),
        ),
        parts=parts(briefing, marks, words),
        headline=_headline(briefing, marks, stories),
        key_points=tuple(
            Point(_point(point, briefing, marks, words), point.disputed, stories.carried(point))
            for point in briefing.key_points
        ),
        differing=stories.differing,
        developments=stories.developments,
        issues=tuple(map(words.issue, positions.issues)) if len(positions.views) > 1 else (),
        parties=positions.views,
        dagger=positions.guessed,
        open_questions=tuple(_question(question, marks) for question in briefing.open_questions),
        unsupported=tuple(_failed(item, briefing, marks, words) for item in briefing.unsupported),
        omitted=(
            _covered(briefing, words)
            if briefing.coverage
            else words.counted(words.left_out, len(briefing.uncited))
        ),
        omitted_lines=_by_part(briefing, marks, words) or _omitted(briefing.uncited, marks, words),
        balance=stories.balance,
        sources=_listed(briefing, marks, words),
        provenance=_provenance(briefing.provenance, marks, words),
        language=words.language,
        unsought=_is_unsought(briefing),
    )


def _is_unsought(briefing: Briefing) -> bool:
    """Whether somewhere nobody's position was looked for: what was not read, is long, or has no grammar.

    The other notices tell what is no part of a source, or what of an item was not checked.
    """
    if briefing.gaps or not briefing.notices:
        return bool(briefing.gaps)
    from summarizer.language.parse import available

    parsed = all(available(source.language) for source in briefing.sources)
    return bool(briefing.coverage) or not parsed


def _about(briefing: Briefing, marks: Marks, words: Words) -> Iterator[str]:
    """What the note rests on, and what of it is in which language, if that is not one."""
    languages = tuple(told_of(briefing, words))
    sources = _sources_of(marks, words)
    yield full_stop(sources, words.stop) if languages else sources
    yield from languages


def _sources_of(marks: Marks, words: Words) -> str:
    named = [
        _joined(words, source.publisher or _file(source, marks.sources), day(source.date, words))
        for source in marks.sources
    ]
    named = [f"{marks.letter(s.id)} {name}".strip() for s, name in zip(marks.sources, named, strict=True)]
    if len(named) <= _SOURCES_NAMED_ON_TOP:
        return words.counted(words.listed, len(named), names=words.semicolon.join(named))
    first, last = (marks.letter(source.id) for source in (marks.sources[0], marks.sources[-1]))
    return words.counted(words.many_listed, len(named), first=first, last=last)


def _line(item: Item, marks: Marks) -> Line:
    return Line(full_stop(item.text), marks.of(item.evidence))


def _point(point: KeyPoint, briefing: Briefing, marks: Marks, words: Words) -> Line:
    """A key point, with a mark for each source that carries it."""
    resting = marks.of((*point.evidence, *point.corroboration))
    return Line(full_stop(point.text), resting, own_language([point], briefing, words.language))


def _headline(briefing: Briefing, marks: Marks, stories: Stories) -> Line | None:
    """The headline's sentences, as one in English; another language keeps its capitals and marks.

    What of it is told differently, or old, is said behind it.
    """
    if not briefing.headline:
        return None
    texts = [item.text for item in briefing.headline]
    languages = {briefing.language, *(source.language for source in briefing.sources)}
    foreign = not languages <= {"", "en"}
    text = " ".join(map(full_stop, texts)) if foreign else in_one_sentence(texts)
    unsettled = stories.headline()
    text = f"{text} ({unsettled})" if unsettled else text
    resting = marks.of(evidence for item in briefing.headline for evidence in item.evidence)
    return Line(text, resting, own_language(briefing.headline, briefing, stories.words.language))


def _question(question: OpenQuestion, marks: Marks) -> Line:
    why = full_stop(question.why)
    return Line(f"{full_stop(question.text)} {why[:1].upper()}{why[1:]}", marks.of(question.evidence))


def _failed(item: Unsupported, briefing: Briefing, marks: Marks, words: Words) -> Failed:
    return Failed(
        section=named(item.section, briefing, words),
        line=Line(full_stop(item.text), marks.of(item.evidence)),
        reasons=in_one_sentence(item.reasons) if item.reasons else "",
    )


def _omitted(uncited: Sequence[Evidence], marks: Marks, words: Words) -> tuple[str, ...]:
    """A line a run of neighbouring sentences: its mark, how it begins, and how long it is."""
    together = runs(uncited)
    languages = {source.id: source.language for source in marks.sources}
    lines = [_opening(run, marks, words, languages[run[0].document]) for run in together[:_OMITTED_LINES]]
    rest = sum(map(len, together[_OMITTED_LINES:]))
    return (*lines, words.counted(words.more_left_out, rest)) if rest else tuple(lines)


def _opening(run: Sequence[Evidence], marks: Marks, words: Words, language: str) -> str:
    begins = opening(run[0].quote, words=_WORDS_OF_OMITTED, language=language) or unforged(run[0].quote)
    line = f"[{marks.run(run)}] {begins}"
    return f"{line} {words.counted(words.run_of_sentences, len(run))}" if len(run) > 1 else line


def _covered(briefing: Briefing, words: Words) -> str:
    """How much of long documents the note tells."""
    cited = sum(part.cited for part in briefing.coverage)
    count = sum(part.statements for part in briefing.coverage)
    return words.counted(words.covered, count, cited=words.number(cited))


def _by_part(briefing: Briefing, marks: Marks, words: Words) -> tuple[str, ...]:
    """A line a part of long documents: its mark, how it begins, and how much of it is told."""

    def told(part: Coverage) -> str:
        if any(g.document == part.document and g.first <= part.first <= part.last <= g.last for g in gaps):
            return words.part_unread
        return words.counted(words.part_covered, part.statements, cited=words.number(part.cited))

    gaps = briefing.gaps
    return tuple(f"[{marks.range(part)}] {part.opening} {told(part)}" for part in briefing.coverage)


def _gap(gap: Gap, marks: Marks, words: Words) -> str:
    """What could not be read, where it stands, and why."""
    first, last = (gap.pages[0], gap.pages[-1]) if gap.pages else (0, 0)
    pages = (words.several_pages if first < last else words.one_page).format(first=first, last=last)
    more = len(gap.headings) - _HEADINGS_OF_GAP
    parts = [*([pages] if gap.pages else []), *map(quoted, gap.headings[:_HEADINGS_OF_GAP])]
    parts += [words.more_headings.format(count=words.number(more))] if more > 0 else []
    told = f" ({words.semicolon.join(parts)})" if parts else ""
    return full_stop(words.gap.format(sentences=marks.range(gap), parts=told, reason=gap.reason))


def _listed(briefing: Briefing, marks: Marks, words: Words) -> tuple[Listed, ...]:
    by_source = {
        id: tuple(found) for id, found in groupby(cited(briefing, marks), lambda each: each.document)
    }
    return tuple(
        Listed(
            letter=marks.letter(source.id),
            text=_joined(words, _described(source, marks.sources, words), _copied(source, marks, words)),
            references=tuple(_reference(each, source, marks, words) for each in by_source.get(source.id, ())),
            url=opened(source),
            format=source.format,
            language=source.language,
        )
        for source in briefing.sources
    )


def _file(source: SourceEntry, sources: Sequence[SourceEntry]) -> str:
    """What a source is called, without the folders that say nothing to those who get the note.

    Two files of one name keep as much of their folders as tells them apart.
    """
    parts = source.name.replace("\\", "/").rstrip("/").split("/")
    others = [other.name.replace("\\", "/").rstrip("/") for other in sources if other.id != source.id]
    for size in range(1, len(parts)):
        name = "/".join(parts[-size:])
        if not any(other == name or other.endswith(f"/{name}") for other in others):
            return name
    return source.name


def _described(source: SourceEntry, sources: Sequence[SourceEntry], words: Words) -> str:
    """All that is known of a source; one that came from the web is called by its address."""
    called = opened(source) if is_web(source.name) else _file(source, sources)
    date = day(source.date, words)
    if source.title:
        return _joined(words, quoted(source.title), source.author, source.publisher, date, called)
    return _joined(words, called, source.author, source.publisher, date)


def _copied(source: SourceEntry, marks: Marks, words: Words) -> str:
    """Whose text a source has, if it is a copy."""
    return words.copy_of.format(letter=marks.letter(source.copy_of)) if source.copy_of else ""


def _reference(evidence: Evidence, source: SourceEntry, marks: Marks, words: Words) -> Reference:
    (mark,) = marks.of([evidence])
    return Reference(mark, place_of(evidence, words), quoted(evidence.quote), at_place(source, evidence))


def _provenance(provenance: Provenance, marks: Marks, words: Words) -> str:
    hashes = ", ".join(
        f"{marks.letter(source.id)} {source.sha256[:_HASH_LENGTH]}".strip() for source in marks.sources
    )
    parts = [
        (words.model, provenance.model),
        (words.drafter, provenance.drafter),
        (words.prompts, ", ".join(provenance.prompts)),
        (words.profile, provenance.profile),
        (words.checks, ", ".join(provenance.checks)),
        (words.version, provenance.version),
        (words.sha256, hashes),
    ]
    return " · ".join(label.format(value) for label, value in parts if value)


def _joined(words: Words, *parts: str) -> str:
    return words.comma.join(dict.fromkeys(part for part in parts if part))
