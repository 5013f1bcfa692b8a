"""Key sentences: those that together cover what the documents speak of most, without repetition."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

from summarizer.documents import Sentence
from summarizer.drafting.fitness import Fitness
from summarizer.drafting.topics import Topics, repeats, topics
from summarizer.grounding.reading import Reading

# What a sentence counts for that is stressed.
_STRESS = 1.3
# More sentences than this are first thinned by their own weight, so that a long text stays linear.
_CANDIDATES = 2_000


def key_sentences(
    reading: Reading,
    count: int,
    *,
    covered: frozenset[int] = frozenset(),
    stressed: frozenset[int] = frozenset(),
    unfit: frozenset[int] = frozenset(),
) -> tuple[Sentence, ...]:
    """The `count` statements that cover most of the passage's topics between them, in order.

    What the statements `covered` say is taken as said: neither they nor their like are chosen. Those
    `stressed` count for more, and those `unfit` are left out, though not their like.

    Greedy maximisation of coverage; a sentence's gain is divided by the root of its length, and
    multiplied by a prior for its place and kind. Ties go to the earlier sentence.
    """
    found = topics(reading)
    priors = _priors(reading, found, covered | unfit, stressed)
    candidates = [reading.passage.sentence(number) for number in priors]
    before = [reading.passage.sentence(number) for number in sorted(covered)]
    chosen: list[Sentence] = []
    said: set[str] = set().union(*(found.by_sentence[number] for number in covered))
    heard: Counter[str] = Counter()
    shares = prominence(reading)

    def worth(sentence: Sentence) -> tuple[float, int]:
        fresh = _fresh(sentence, reading, heard, shares)
        return _gain(sentence, found, said) * priors[sentence.number] * fresh, -sentence.number

    while candidates and len(chosen) < count:
        best = max(candidates, key=worth)
        candidates.remove(best)
        if not repeats(best.number, [s.number for s in (*before, *chosen)], found):
            chosen.append(best)
            said |= found.by_sentence[best.number]
            heard.update({v.party for a in reading.said.get(best.number, ()) for v in a.voices})
    return tuple(sorted(chosen, key=lambda s: s.number))


def _priors(
    reading: Reading, found: Topics, left_out: frozenset[int], stressed: frozenset[int]
) -> Mapping[int, float]:
    """How fit each candidate is by itself, by its number; of a long text, the weightiest ones alone."""
    fitness = Fitness.of(reading)
    priors = {
        s.number: fitness(s) * (_STRESS if s.number in stressed else 1.0)
        for s in reading.passage.statements
        if s.number not in left_out
    }
    ranked = sorted(priors, key=lambda number: (-found.weight(number) * priors[number], number))
    return {number: priors[number] for number in sorted(ranked[:_CANDIDATES])}


def _gain(sentence: Sentence, found: Topics, covered: set[str]) -> float:
    return (found.weight(sentence.number, covered) + 0.01) / math.sqrt(len(sentence.text) + 40)


def _fresh(sentence: Sentence, reading: Reading, heard: Counter[str], shares: Mapping[str, float]) -> float:
    """More for a party that is much heard, less for one that the chosen sentences quote already."""
    parties = {v.party for a in reading.said.get(sentence.number, ()) for v in a.voices if not v.observer}
    if not parties:
        return 1.0
    return max((1.1 + shares[party]) * 0.8 ** heard[party] for party in parties)


def prominence(reading: Reading) -> Mapping[str, float]:
    """The share of each party in all that is said, the most heard as 1."""
    counts = Counter(v.party for a in reading.attributions for v in a.voices)
    most = max(counts.values(), default=1)
    return {party: count / most for party, count in counts.items()}
