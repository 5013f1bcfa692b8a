"""Whether the parts of an elided quote stand together, and what the quote leaves out between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice, pairwise

from summarizer.characters import in_word
from summarizer.grounding.quotes.matching import Place, places
from summarizer.grounding.quotes.quoted import MOST_PARTS, Part, Quoted, without_final
from summarizer.grounding.quotes.source import Source
from summarizer.grounding.quotes.tokens import tokens
from summarizer.grounding.quotes.words import Words
from summarizer.normalization import normalize

LONGEST_GAP = 600
"""How many characters of the normal form one ellipsis may leave out: four or five sentences."""
_MOST_STARTS = 500
_MOST_BRANCHES = 20
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s)|[。！？]|\n\s*\n")
# A line that opens with a name and a colon: another's turn.
_TURN = re.compile(r"\n[ \t*_>#]*[^\W\d_a-zà-ÿ][^\n:：()\[\]]{0,60}(?:：|:(?=[*_ \t]))")
_SPEECH_ENDS = re.compile(r"[”»“\"」](?s:.*\n.*)[“«„\"「]")


@dataclass(frozen=True, slots=True)
class Chain:
    """Where the parts of a quote stand, one place a part, in order."""

    places: tuple[Place, ...]


def chains(source: Source, quoted: Quoted) -> Iterator[Chain]:
    """The ways in which a source has all parts of a quote, with nothing between them that turns the sense.

    The parts stand in order, no two more than `LONGEST_GAP` characters apart, within one speaker's turn;
    what an ellipsis leaves out of a sentence that the quote keeps a part of holds no negation, condition
    or denial; an insertion stands for a pronoun or for nothing. One word alone counts only within the
    sentence of its neighbours, and some part has two words or more.
    """
    parts = quoted.parts
    if len(parts) > MOST_PARTS or all(map(_is_slight, parts)) or not _sound(quoted, source.words):
        return
    for first in islice(_standing(source, parts[0]), _MOST_STARTS):
        if parts[0].inserted and _follows_negation(source, first):
            continue
        frontier: list[tuple[Place, ...]] = [(first,)]
        for before, part in pairwise(parts):
            frontier = list(islice(_grown(source, frontier, before, part), _MOST_BRANCHES))
        yield from map(Chain, frontier)


def words_of(text: str, known: frozenset[str], *, phrases: bool = True) -> str:
    """The first word or phrase of `known` in a normal form, "" if there is none.

    >>> words_of("so he didn't go", frozenset({"didn't", "not"}))
    "didn't"
    """
    found = [token for token in tokens(text) if not token.is_mark]
    lowered = [token.text.lower() for token in found]
    for word in lowered:
        if word in known or any(k.endswith("'") and word.startswith(k) for k in known if len(k) <= 3):
            return word
    spoken = f" {' '.join(lowered)} "
    unspaced = "".join(lowered) if any(token.is_unspaced for token in found) else ""
    longer = sorted(
        k for k in known if (" " in k and phrases and f" {k} " in spoken) or (unspaced and k in unspaced)
    )
    return longer[0] if longer else ""


def _standing(source: Source, part: Part, start: int = 0, stop: int | None = None) -> Iterator[Place]:
    forms = [part, *filter(None, [without_final(part)])]
    found = (
        places(source, needle, start, stop) for form in forms for needle in dict.fromkeys(form.needles())
    )
    return (place for place in chain.from_iterable(found) if place.is_whole)


def _grown(
    source: Source, frontier: list[tuple[Place, ...]], before: Part, part: Part
) -> Iterator[tuple[Place, ...]]:
    for found in frontier:
        start = found[-1].end
        stop = start + LONGEST_GAP + len(part.text)
        for place in islice(_standing(source, part, start, stop), _MOST_BRANCHES):
            if _may_leave_out(source, start, place.start, part, _is_slight(part) or _is_slight(before)):
                yield (*found, place)


def _may_leave_out(source: Source, start: int, end: int, part: Part, slight: bool) -> bool:
    left_out = source.text[start:end]
    if not part.elided:
        bare = left_out.strip(' "').lower()
        return not any(map(in_word, bare)) or bare in source.words.pronouns
    printed = source.between(start, end) if end > start else ""
    sentences = _SENTENCE_END.split(printed)
    if slight and len(sentences) > 1:
        return False
    if _TURN.search(printed) or _SPEECH_ENDS.search(printed):
        return False
    turning = source.words.turning
    return not any(words_of(normalize(piece).text, turning) for piece in {sentences[0], sentences[-1]})


def _sound(quoted: Quoted, words: Words) -> bool:
    """Whether no insertion turns the sense by itself."""
    inserted = [part.inserted for part in quoted.parts] + [quoted.closing]
    return not any(words_of(text, words.turning) for text in inserted)


def _follows_negation(source: Source, place: Place) -> bool:
    before = list(tokens(source.text, max(0, place.start - 40), place.start))
    return bool(before) and before[-1].text.lower() in source.words.negations


def _is_slight(part: Part) -> bool:
    """Whether a part is too short to prove anything: one word, or two characters without spaces."""
    found = [token for token in tokens(part.text) if not token.is_mark]
    return sum(1 if token.is_unspaced else 2 for token in found) < 3
