"""Judging quotes against documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING

from summarizer.documents import Document, as_documents
from summarizer.grounding.quotes.ellipsis import chains
from summarizer.grounding.quotes.findings import Change, Difference, QuoteFinding, Verdict
from summarizer.grounding.quotes.insertions import pronoun_start
from summarizer.grounding.quotes.matching import Place, places
from summarizer.grounding.quotes.qualifiers import cautions, left_out
from summarizer.grounding.quotes.quoted import Quoted, needles_of, quoted
from summarizer.grounding.quotes.source import Source
from summarizer.grounding.quotes.structure import TURN, joined_blocks, parts_blocks
from summarizer.text import Span, fold

if TYPE_CHECKING:
    from summarizer.grounding.speakers import Speaker

SpeakersAt = Callable[[Document, Span], "tuple[Speaker, ...]"]
"""Who says the words at a span of a document; `()` where that is not known."""
SamePerson = Callable[[str, "Speaker"], bool]
"""Whether the name that a note gives may mean this speaker; False only where they are surely two."""

# Of words that stand in very many places, this many are looked at to find the best.
_MOST_PLACES = 60


class QuoteIndex:
    """Documents made ready for judging any number of quotes.

    Each document is read once. `speakers` tells who says the words at a place, and `same_person` whether
    a name means them; without `speakers` no speaker is judged.
    """

    def __init__(
        self,
        documents: str | Document | Iterable[str | Document],
        *,
        speakers: SpeakersAt | None = None,
        same_person: SamePerson | None = None,
    ) -> None:
        self._sources = tuple(map(Source, as_documents(documents)))
        self._speakers = speakers
        self._same_person = same_person

    def find(self, quote: str, *, source: str = "", speaker: str = "") -> QuoteFinding:
        """The verdict on a quote; every text gets one, also an empty one.

        Words that differ in typography alone are accepted, and words with ellipses where what is left out
        turns nothing; likeness never is. `source` is the id, name or title of the document that the note
        names: words that stand only elsewhere are then `wrong_source`. `speaker` is whom the note gives
        them to: where the document gives them to somebody else, they are `wrong_speaker`; where it does
        not say, nothing is held against the note.
        """
        asked = quoted(quote)
        if asked.is_empty:
            return QuoteFinding(quote, Verdict.ABSENT)
        named = [each for each in self._sources if not source or _is_named(each.document, source)]
        others = [each for each in self._sources if each not in named]
        found = self._found(named, asked, speaker)
        if found:
            return found
        elsewhere = self._found(others, asked, "")
        if elsewhere:
            return replace(elsewhere, verdict=Verdict.WRONG_SOURCE)
        # What compares word by word is imported where a quote does not stand.
        from summarizer.grounding.quotes.altered import altered

        return altered(named, asked) or altered(others, asked) or QuoteFinding(quote, Verdict.ABSENT)

    def _found(self, sources: Sequence[Source], asked: Quoted, speaker: str) -> QuoteFinding | None:
        """The best place of an accepted quote: the right speaker's, printed so, cut off from nothing."""
        best: QuoteFinding | None = None
        for finding in islice(chain.from_iterable(_standing(each, asked) for each in sources), _MOST_PLACES):
            judged = self._spoken(finding, speaker) if speaker and self._speakers else finding
            if judged.verdict is Verdict.EXACT and not judged.warnings:
                return judged
            if best is None or _rank(judged) < _rank(best):
                best = judged
        return best

    def _spoken(self, finding: QuoteFinding, speaker: str) -> QuoteFinding:
        """The finding with who says the words, and whether it is another than the note has it."""
        document = next(each.document for each in self._sources if each.document.id == finding.document)
        assert self._speakers is not None  # asked for only where it is given
        same = self._same_person or _same_name
        heard = [
            self._speakers(document, piece) for span in finding.spans for piece in _pieces(document, span)
        ]
        names = tuple(dict.fromkeys(who.name for voices in heard for who in voices))
        wrong = any(voices and not any(same(speaker, who) for who in voices) for voices in heard)
        return replace(finding, verdict=Verdict.WRONG_SPEAKER if wrong else finding.verdict, speakers=names)


def find_quote(
    quote: str, documents: str | Document | Iterable[str | Document], *, source: str = "", speaker: str = ""
) -> QuoteFinding:
    """The verdict on one quote against documents; for several quotes, `QuoteIndex` reads them once.

    A speaker is judged by the documents' grammar, which takes seconds to load; without one named, or
    without the language's grammar, nothing is loaded.

    >>> find_quote("It's over", "“It’s\\nover,” she said.").verdict.value
    'normalized'
    >>> found = find_quote("fares will rise by 5 %", "Berg said fares will not rise by 4%.")
    >>> [(d.kind.value, d.quoted, d.source) for d in found.differences]
    [('negation', '', 'not'), ('number', '5 %', '4%')]
    """
    if not speaker:
        return QuoteIndex(documents).find(quote, source=source)
    # Reading who speaks is asked for here alone: it needs a grammar, and that takes seconds to load.
    from summarizer.grounding.identity import same_person
    from summarizer.grounding.reading import speakers_at

    index = QuoteIndex(documents, speakers=speakers_at, same_person=same_person)
    return index.find(quote, source=source, speaker=speaker)


def _pieces(document: Document, span: Span) -> Iterator[Span]:
    """A span, parted where another's turn begins: what several say, each of them is asked for."""
    at = span.start
    for turn in TURN.finditer(document.text, span.start, span.end):
        piece = Span(at, turn.start()).trimmed(document.text)
        if piece.start < piece.end:
            yield piece
        at = turn.start()
    yield Span(at, span.end).trimmed(document.text)


def _is_named(document: Document, name: str) -> bool:
    """Whether a note may mean this document: by its id, its name, the file it came from, or its title."""
    file = document.name.replace("\\", "/").rsplit("/", 1)[-1]
    names = (document.id, document.name, document.title, file, file.rsplit(".", 1)[0])
    return fold(name) in {fold(each) for each in names if each}


def _same_name(name: str, speaker: Speaker) -> bool:
    given, known = set(fold(name).split()), set(fold(f"{speaker.name} {speaker.party}").split())
    return bool(given & known)


_ORDER = (Verdict.EXACT, Verdict.NORMALIZED, Verdict.ELIDED, Verdict.WRONG_SPEAKER)


def _rank(finding: QuoteFinding) -> tuple[bool, int, int]:
    wrong = finding.verdict is Verdict.WRONG_SPEAKER
    return wrong, len(finding.warnings), _ORDER.index(finding.verdict)


def _standing(source: Source, asked: Quoted) -> Iterator[QuoteFinding]:
    """The places where a source has the quote, or else has its parts."""
    stands = False
    for place in _whole_places(source, asked):
        span = source.span(place.start, place.end)
        # What only the page keeps apart is one run of words in a quote that does not show it.
        if not any(joined_blocks(source, span)) or parts_blocks(asked.raw):
            stands = True
            yield _accepted(source, asked, (place,), (span,))
    if asked.has_gaps and not stands:
        for found in chains(source, asked):
            spans = tuple(source.span(place.start, place.end) for place in found.places)
            yield _accepted(source, asked, found.places, spans)


def _whole_places(source: Source, asked: Quoted) -> Iterator[Place]:
    """The places of the likeliest form of the quote that stands anywhere."""
    for needle in needles_of(asked):
        whole_ones = (place for place in places(source, needle) if place.is_whole)
        first = next(whole_ones, None)
        if first:
            yield first
            yield from whole_ones
            return


def _accepted(
    source: Source, asked: Quoted, found: tuple[Place, ...], spans: tuple[Span, ...]
) -> QuoteFinding:
    text = source.document.text
    inserted = _insertions(source, asked, found) if asked.has_gaps else ()
    verdict = Verdict.ELIDED if len(found) > 1 or inserted else Verdict.NORMALIZED
    if len(found) == 1 and not inserted and spans[0].of(text) == asked.bare:
        verdict = Verdict.EXACT
    beside = cautions(source, found[0].start, found[-1].end)
    for left, right in pairwise(found):
        beside += left_out(source, left.end, right.start)
    return QuoteFinding(
        quote=asked.raw,
        verdict=verdict,
        document=source.document.id,
        spans=spans,
        suggestion=Span(spans[0].start, spans[-1].end).of(text),
        differences=inserted,
        warnings=beside,
    )


def _insertions(source: Source, asked: Quoted, found: tuple[Place, ...]) -> tuple[Difference, ...]:
    """Each bracketed insertion, against what the source has in its place."""
    marked = []
    for index, (part, place) in enumerate(zip(asked.parts, found, strict=False)):
        if part.insertion is None:
            continue
        before = found[index - 1].end if index and not part.elided else pronoun_start(source, place.start)
        span = asked.span(part.insertion.start, part.insertion.end)
        stand = _between(source, before, place.start)
        marked.append(
            Difference(Change.WORD, span.of(asked.raw), stand.of(source.document.text), span, stand)
        )
    return tuple(marked)


def _between(source: Source, start: int, end: int) -> Span:
    if not source.text[start:end].strip():
        place = source.form.position(start)
        return Span(place, place)
    return source.span(start, end).trimmed(source.document.text)
