"""Key sentences: those that together cover what the documents speak of most, without repetition."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.documents import Sentence
from summarizer.grounding.reading import Reading

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
# Scripts that put no space between words: there, pairs of characters stand for words.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
# Cutting words here makes forms of one word alike, roughly, in any language.
_STEM = 6
_LEANING = frozenset({"he", "she", "they", "it", "this", "that", "these", "those", "them", "him", "i", "we"})
# More sentences than this are first thinned by their own weight, so that a long text stays linear.
_CANDIDATES = 2_000


def concepts(text: str, stop: frozenset[str]) -> frozenset[str]:
    """What a sentence speaks of: its content words, cut to stems, and pairs of neighbours.

    >>> sorted(concepts("The harbour dues rose.", frozenset({"the"})))
    ['dues', 'dues rose', 'harbou', 'harbou dues', 'rose']
    """
    if len(_UNSPACED.findall(text)) * 2 > len(text):
        letters = "".join(_UNSPACED.findall(text))
        return frozenset(letters[i : i + 2] for i in range(len(letters) - 1))
    words = [w.casefold() for w in _WORD.findall(text)]
    stems = [w.removesuffix("’s").removesuffix("'s")[:_STEM] for w in words if w not in stop and len(w) > 1]
    return frozenset(stems) | frozenset(f"{a} {b}" for a, b in zip(stems, stems[1:], strict=False))


@dataclass(frozen=True)
class Topics:
    """How much each concept weighs in a passage, and what each statement speaks of."""

    weights: Mapping[str, float]
    by_sentence: Mapping[int, frozenset[str]]

    def weight(self, number: int, covered: frozenset[str] | set[str] = frozenset()) -> float:
        """The weight of what a sentence adds to what is covered."""
        return sum(self.weights.get(concept, 0.0) for concept in self.by_sentence[number] - covered)


def topics(reading: Reading) -> Topics:
    """The topics of a passage: a concept weighs by the number of statements that share it.

    After the concept-coverage objective of Gillick and Favre, “A Scalable Global Model for
    Summarization” (2009), with logarithmic weights, so that one frequent name does not outweigh all.
    """
    stop = reading.lexicon["stop.words"] | _names(reading)
    by_sentence = {s.number: concepts(s.text, stop) for s in reading.passage.statements}
    counts = Counter(concept for found in by_sentence.values() for concept in found)
    weights = {c: math.log(n) * (1.5 if " " in c else 1.0) for c, n in counts.items() if n > 1}
    return Topics(weights, by_sentence)


def _names(reading: Reading) -> frozenset[str]:
    """The words of the parties' and speakers' names: who speaks is counted apart from what is said."""
    names = (name for voices in reading.parties.values() for voice in voices for name in (voice.name, voice.party))
    return frozenset(word.casefold() for name in names for word in _WORD.findall(name))


def key_sentences(reading: Reading, count: int, *, covered: frozenset[int] = frozenset()) -> tuple[Sentence, ...]:
    """The `count` statements that cover most of the passage's topics between them, in order.

    What the statements `covered` say is taken as said: neither they nor their like are chosen.

    Greedy maximisation of coverage; a sentence's gain is divided by the root of its length, and
    multiplied by a prior for its place and kind. Ties go to the earlier sentence.
    """
    found = topics(reading)
    candidates = [s for s in reading.passage.statements if s.number not in covered]
    priors = {s.number: _prior(s, reading) for s in candidates}
    if len(candidates) > _CANDIDATES:
        candidates.sort(key=lambda s: -found.weight(s.number) * priors[s.number])
        candidates = candidates[:_CANDIDATES]
    before = [reading.passage.sentence(number) for number in sorted(covered)]
    chosen: list[Sentence] = []
    said: set[str] = set().union(*(found.by_sentence[number] for number in covered))
    heard: Counter[str] = Counter()
    while candidates and len(chosen) < count:
        best = max(
            candidates,
            key=lambda s: (_gain(s, found, said) * priors[s.number] * _fresh(s, reading, heard), -s.number),
        )
        candidates.remove(best)
        if _repeats(best, [*before, *chosen], found):
            continue
        chosen.append(best)
        said |= found.by_sentence[best.number]
        heard.update({v.party for a in reading.said.get(best.number, ()) for v in a.voices})
    return tuple(sorted(chosen, key=lambda s: s.number))


def _gain(sentence: Sentence, found: Topics, covered: set[str]) -> float:
    return (found.weight(sentence.number, covered) + 0.01) / math.sqrt(len(sentence.text) + 40)


def _fresh(sentence: Sentence, reading: Reading, heard: Counter[str]) -> float:
    """Less for a party that the chosen sentences quote already: the points should cover the sides."""
    parties = {v.party for a in reading.said.get(sentence.number, ()) for v in a.voices if not v.observer}
    if not parties:
        return 1.0
    return 1.6 * 0.75 ** max(heard[party] for party in parties)


def _repeats(sentence: Sentence, chosen: Sequence[Sentence], found: Topics) -> bool:
    """Whether most of what a sentence says is said by one that was chosen."""
    own = found.by_sentence[sentence.number]
    return any(len(own & found.by_sentence[c.number]) > 0.6 * len(own) for c in chosen) if own else False


def _prior(sentence: Sentence, reading: Reading) -> float:
    """How fit a sentence is to stand as a point, from its place, length, form and what is said in it."""
    return _place(sentence, reading) * _size(sentence) * _standing(sentence, reading) * _news(sentence, reading)


def _place(sentence: Sentence, reading: Reading) -> float:
    """News comes first: more for the opening of its document, most for the opening sentence."""
    statements = [s for s in reading.passage.of(reading.passage.document(sentence.document)) if s in reading.passage.statements]
    opening = statements[0]
    return 2.0 if sentence == opening else 1.0 + 0.4 / (1 + 0.2 * (sentence.paragraph - opening.paragraph))


def _size(sentence: Sentence) -> float:
    if sentence.text.rstrip().endswith(("?", "？", "؟")):
        return 0.3
    if _UNSPACED.search(sentence.text):
        return 1.0
    words = sentence.text.count(" ") + 1
    return 0.4 if words < 8 else 0.8 if words > 50 else 1.0


def _standing(sentence: Sentence, reading: Reading) -> float:
    """Less for a sentence that leans on the one before, or is all quotation."""
    doc = reading.docs.get(sentence.number)
    if doc is None:
        return 1.0
    quoted = sum(q.end - q.start for a in reading.said.get(sentence.number, ()) for q in a.quotes)
    share = quoted / len(sentence.text)
    leaning = [t for t in doc if t.lower_ in _LEANING and t.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}]
    outside = [t for t in leaning if not any(n.pos_ == "PROPN" and n.i < t.i for n in doc)]
    weight = 0.5 if share > 0.6 else 1.0
    weight *= 0.5 if outside else 0.85 if leaning else 1.0
    return weight * (0.6 if doc[0].tag_ in {"VBN", "CC", "IN"} and doc[0].lower_ != "in" else 1.0)


def _news(sentence: Sentence, reading: Reading) -> float:
    """More where somebody takes a stand, sets a condition, or names a figure."""
    weight = 1.0
    said = reading.said.get(sentence.number, ())
    if any(a.verb and a.verb not in reading.lexicon["plain_speech"] for a in said):
        weight *= 1.2
    words = set(sentence.text.lower().split())
    if words & reading.lexicon["words.condition"]:
        weight *= 1.25
    return weight * (1.1 if any(c.isdigit() for c in sentence.text) else 1.0)
