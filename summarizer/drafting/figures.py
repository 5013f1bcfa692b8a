"""Figures that two parties give differently for the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from summarizer.grounding.attribution import Attribution
from summarizer.grounding.reading import Reading
from summarizer.language.parse import child, subtree, text_of

if TYPE_CHECKING:
    from summarizer.language.parse import Token

# How far apart in a document the two figures may stand, in sentences.
_REACH = 8
# A thing counted in no more statements than this is one thing, not a unit.
_RARE = 4


class Counted(NamedTuple):
    """What is counted (“new jobs”), the figure given first, and the other."""

    thing: str
    figure: str
    other: str


@dataclass(frozen=True)
class Miscount:
    """Two statements that count one thing differently."""

    first: Attribution
    second: Attribution
    counted: Counted


def miscounts(reading: Reading) -> Iterator[Miscount]:
    """Two parties that give different numbers of the same thing, with another word in common."""
    counted: dict[str, list[tuple[Attribution, str]]] = {}
    for attribution in reading.attributions:
        for noun, number in _figures(attribution, reading):
            counted.setdefault(noun, []).append((attribution, number))
    often = Counter(noun for doc in reading.docs.values() for noun in {t.lemma_.lower() for t in doc})
    for noun, figures in counted.items():
        for (first, number), (second, other) in combinations(figures, 2):
            near = second.sentence - first.sentence <= _REACH or first.document != second.document
            if number == other or not near or _parties(first) & _parties(second):
                continue
            if _alike(first, second, noun, reading, often[noun] <= _RARE):
                yield Miscount(first, second, Counted(_described(first, noun, reading), number, other))


def _parties(attribution: Attribution) -> frozenset[str]:
    return frozenset(voice.party for voice in attribution.voices)


def _alike(first: Attribution, second: Attribution, noun: str, reading: Reading, rare: bool) -> bool:
    """Whether one thing is counted: described by the same word (“new jobs”), or rarely spoken of."""
    nouns = reading.lexicon["claims.denial_nouns"] | {"not"}
    corrects = any(t.lower_ in nouns for t in reading.docs[second.sentence])
    if rare and corrects and noun not in reading.lexicon["issues.vague"]:
        return True
    described = []
    for attribution in (first, second):
        doc = reading.docs[attribution.sentence]
        heads = [t for t in doc if t.lemma_.lower() == noun]
        described.append(
            {
                c.lemma_.lower()
                for t in heads
                for c in t.lefts
                if c.dep_ in {"amod", "compound"} and c.pos_ != "NUM"
            }
        )
    return bool(described[0] & described[1])


def _described(attribution: Attribution, noun: str, reading: Reading) -> str:
    """The counted thing with its adjectives: “new jobs”."""
    for token in reading.docs[attribution.sentence]:
        if token.lemma_.lower() == noun:
            kinds = {"amod", "compound"}
            words = [*(c for c in token.lefts if c.dep_ in kinds and not c.like_num), token]
            return " ".join(t.text for t in words)
    return noun


def _figures(attribution: Attribution, reading: Reading) -> Iterator[tuple[str, str]]:
    """What is counted in the words of an attribution, and the number given for it."""
    if any(v.observer for v in attribution.voices):
        return
    for token in reading.docs.get(attribution.sentence, ()):
        # “stage 4” is the name of a stage, and no number of stages.
        counts = token.dep_ == "nummod" and token.i < token.head.i
        if counts and token.head.pos_ == "NOUN" and token.like_num:
            yield token.head.lemma_.lower(), _amount(token)
        elif token.lower_ == "number" and token.i + 1 < len(token.doc):
            yield from _numbered(token)


def _numbered(token: Token) -> Iterator[tuple[str, str]]:
    """“the number of new jobs at 1,400”: the noun after “of”, and the figure that follows it."""
    of = child(token, "prep")
    noun = child(of, "pobj") if of is not None else None
    if noun is None:
        return
    figure = next((t for t in token.doc if t.i > noun.i and t.like_num), None)
    if figure is not None:
        yield noun.lemma_.lower(), _amount(figure)


def _amount(figure: Token) -> str:
    """A figure with all its parts: “1.6 million”."""
    return text_of([t for t in subtree(figure) if t.like_num])
