"""Whether the parts of an elided quote stand together, and what the quote leaves out between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice, pairwise

from summarizer.characters import in_word
from summarizer.grounding.quotes.insertions import are_sound, explains, follows_description
from summarizer.grounding.quotes.matching import Place, places
from summarizer.grounding.quotes.quoted import MOST_PARTS, Part, Quoted, without_final
from summarizer.grounding.quotes.source import Source
from summarizer.grounding.quotes.structure import SENTENCE_ENDS, TURN, borders, is_one_speech
from summarizer.grounding.quotes.tokens import tokens
from summarizer.grounding.quotes.words import words_of
from summarizer.normalization import normalize
from summarizer.text import Span

LONGEST_GAP = 600
"""How many characters of the normal form one ellipsis may leave out: four or five sentences."""
_MOST_STARTS = 500
_MOST_BRANCHES = 20
# Looking at more leaps from part to part than this would be a text made to be slow: one word, over and over.
_MOST_LEAPS = 2_000


@dataclass(frozen=True, slots=True)
class Chain:
    """Where the parts of a quote stand, one place a part, in order."""

    places: tuple[Place, ...]


def chains(source: Source, quoted: Quoted) -> Iterator[Chain]:
    """The ways in which a source has all parts of a quote, with nothing between them that turns the sense.

    The parts stand in order, no two more than `LONGEST_GAP` characters apart, within one speaker's turn
    and one quotation; where an ellipsis leaves a sentence, the quote shows the end of that sentence or the
    beginning of the other; what is left out of a sentence that the quote keeps a part of holds no negation,
    condition or denial; an insertion names what a pronoun or a description stands for. One word alone
    counts only within the sentence of its neighbours, and some part has two words or more.
    """
    parts = quoted.parts
    if len(parts) > MOST_PARTS or all(map(_is_slight, parts)) or not are_sound(quoted, source.words):
        return
    leaps = iter(range(_MOST_LEAPS))
    for first in islice(_standing(source, parts[0]), _MOST_STARTS):
        if parts[0].inserted and not explains(source, parts[0], None, first.start):
            continue
        frontier: list[tuple[Place, ...]] = [(first,)]
        for before, part in pairwise(parts):
            frontier = list(islice(_grown(source, frontier, (before, part), leaps), _MOST_BRANCHES))
        closed = (
            found for found in frontier if not quoted.closing or follows_description(source, found[-1].end)
        )
        yield from map(Chain, closed)


def _standing(source: Source, part: Part, start: int = 0, stop: int | None = None) -> Iterator[Place]:
    forms = [part, *filter(None, [without_final(part)])]
    found = (
        places(source, needle, start, stop) for form in forms for needle in dict.fromkeys(form.needles())
    )
    return (place for place in chain.from_iterable(found) if place.is_whole)


def _grown(
    source: Source, frontier: list[tuple[Place, ...]], parts: tuple[Part, Part], leaps: Iterator[int]
) -> Iterator[tuple[Place, ...]]:
    before, part = parts
    for found in frontier:
        start = found[-1].end
        stop = start + LONGEST_GAP + len(part.text)
        for place in islice(_standing(source, part, start, stop), _MOST_BRANCHES):
            if next(leaps, None) is None:
                return
            if _may_follow(source, (before, found[-1]), (part, place)):
                yield (*found, place)


def _may_follow(source: Source, first: tuple[Part, Place], second: tuple[Part, Place]) -> bool:
    (_, left), (part, right) = first, second
    if part.inserted and not explains(source, part, left.end, right.start):
        return False
    if not part.elided:
        return bool(part.inserted) or not any(map(in_word, source.text[left.end : right.start]))
    return _may_leave_out(source, first, second)


def _may_leave_out(source: Source, first: tuple[Part, Place], second: tuple[Part, Place]) -> bool:
    (before, left), (part, right) = first, second
    one, other = source.span(left.start, left.end), source.span(right.start, right.end)
    printed = source.document.text[one.end : max(one.end, other.start)]
    if TURN.search(printed) or not is_one_speech(source, one, other):
        return False
    ends = list(borders(source, one.end - 1, max(one.end, other.start)))
    if ends and (_is_slight(part) or _is_slight(before) or not _shows_end(source, before, part, ends, other)):
        return False
    begun = printed[: max(0, ends[0].start - one.end)] if ends else printed
    ended = source.document.text[ends[-1].end : other.start] if ends else ""
    known = source.words
    if (
        not ends
        and words_of(before.text, known.negations)
        and words_of(normalize(printed).text, known.contrasts)
    ):
        return False
    return not any(words_of(normalize(piece).text, known.turning) for piece in (begun, ended))


def _shows_end(source: Source, before: Part, part: Part, ends: list[Span], place: Span) -> bool:
    """Whether a reader sees that a quote goes on in another sentence: no two are made into one."""
    if before.text.rstrip("\"')")[-1:] in SENTENCE_ENDS:
        return True
    begins = not any(map(in_word, source.document.text[ends[-1].end : place.start]))
    return begins and not part.text[:1].islower() and not part.recased


def _is_slight(part: Part) -> bool:
    """Whether a part is too short to prove anything: one word, or two characters without spaces."""
    found = [token for token in tokens(part.text) if not token.is_mark]
    return sum(1 if token.is_unspaced else 2 for token in found) < 3
