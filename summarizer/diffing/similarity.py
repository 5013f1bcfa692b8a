"""How alike two items are, by the words that they share: for pairing alone, never for accepting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log

from summarizer.diffing.entries import Entry, Section
from summarizer.grounding.claims.sense import related
from summarizer.grounding.claims.terms import Word, content, words_of
from summarizer.language.vocabulary import Vocabulary
from summarizer.stance import OTHER_MATTERS
from summarizer.text import fold

# What a word counts for where the other text has one of its sense, another figure, or another name.
_SENSE, _OTHER_FIGURE, _OTHER_NAME = 0.8, 0.4, 0.3
# What a short text has of a long one counts beside what the two have in common.
_CONTAINED = 0.5
# How far the same cited sentences bring two texts together that share no word.
_RESTS = 0.5
# What a party's stands on one issue have in common, whatever the words; and those on two issues.
_SAME_STAND, _SAME_PARTY = 0.5, 0.2
# A briefing has one title: another one is what it became.
_ONLY_ONE = 0.5
# How much of the likeness is left where a party has gone and another one came; where both are there still.
_RENAMED, _ANOTHER = 0.8, 0.45


@dataclass(frozen=True, eq=False)
class Terms:
    """The telling words of a text, by stem, with the senses that they may have."""

    words: Mapping[str, Word]
    senses: frozenset[str]

    @cached_property
    def has_figure(self) -> bool:
        """Whether one of them is a figure."""
        return any(word.numeric for word in self.words.values())

    @cached_property
    def has_name(self) -> bool:
        """Whether one of them has a capital."""
        return any(word.capital for word in self.words.values())


class Likeness:
    """Compares entries of two briefings; a word that few of them have tells more.

    Figures and names count for less than their share, so that an item in which they changed is still found.
    """

    def __init__(self, old: Iterable[Entry], new: Iterable[Entry], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        entries = {0: list(old), 1: list(new)}
        self._parties = {side: {fold(e.party) for e in held} for side, held in entries.items()}
        texts = dict.fromkeys(_prose(e) for held in entries.values() for e in held)
        self._terms = {text: self._read(text) for text in texts}
        self._texts = len(texts)
        self._spread = Counter(stem for terms in self._terms.values() for stem in terms.words)

    def of(self, old: Entry, new: Entry) -> float:
        """How alike an earlier and a later item are, 0 to 1: words, evidence, and party and issue."""
        words = self.of_texts(_prose(old), _prose(new))
        likeness = words + (1 - words) * _RESTS * _shared(old, new)
        if old.section is Section.TITLE:
            return _ONLY_ONE + (1 - _ONLY_ONE) * likeness
        return self._as_stands(old, new, likeness) if old.section is Section.POSITIONS else likeness

    def of_texts(self, one: str, other: str) -> float:
        """How alike two texts are: weighted Dice, drawn towards what the shorter one has of both."""
        mine, theirs = self._known(one), self._known(other)
        shared, total = self._overlap(mine, theirs)
        back, whole = self._overlap(theirs, mine)
        if not total or not whole:
            return float(fold(one) == fold(other))
        dice = (shared + back) / (total + whole)
        return dice + _CONTAINED * (max(shared / total, back / whole) - dice)

    def _as_stands(self, old: Entry, new: Entry, likeness: float) -> float:
        """A party keeps its stand; it is another's only where the words say so and the names allow it."""
        if fold(old.party) == fold(new.party):
            same_issue = fold(old.issue) == fold(new.issue) and old.issue != OTHER_MATTERS
            common = _SAME_STAND if same_issue else _SAME_PARTY
            return common + (1 - common) * likeness
        gone = fold(old.party) not in self._parties[1] and fold(new.party) not in self._parties[0]
        return likeness * (_RENAMED if gone else _ANOTHER)

    def _known(self, text: str) -> Terms:
        """The terms of a text, kept: one sentence is compared with many."""
        if text not in self._terms:
            self._terms[text] = self._read(text)
        return self._terms[text]

    def _read(self, text: str) -> Terms:
        words = {word.stem: word for word in content(words_of(text, self._vocabulary), self._vocabulary)}
        senses = (sense for stem in words for sense in self._vocabulary.senses(stem))
        # The two sides of an opposite are about the same: “rose” and “fell” are for pairing alike.
        return Terms(words, frozenset(sense.rstrip("+-") for sense in senses))

    def _overlap(self, mine: Terms, theirs: Terms) -> tuple[float, float]:
        """The weight of the words that the other text has or stands in for, and of all words."""
        shared = total = 0.0
        for stem, word in mine.words.items():
            weight = self._weight(stem)
            total += weight
            shared += weight * self._match(stem, word, theirs)
        return shared, total

    def _match(self, stem: str, word: Word, theirs: Terms) -> float:
        if stem in theirs.words:
            return 1.0
        if word.numeric:
            return _OTHER_FIGURE if theirs.has_figure else 0.0
        if any(sense.rstrip("+-") in theirs.senses for sense in self._vocabulary.senses(stem)):
            return _SENSE
        if any(related(stem, other, self._vocabulary) for other in theirs.words):
            return _SENSE
        return _OTHER_NAME if word.capital and theirs.has_name else 0.0

    def _weight(self, stem: str) -> float:
        return log(1 + (1 + self._texts) / max(1, self._spread[stem]))


def _prose(entry: Entry) -> str:
    return " ".join(filter(None, entry.prose))


def _shared(old: Entry, new: Entry) -> float:
    """How much of what they cite and quote two items have in common, word for word."""
    mine, theirs = (
        {fold(words) for words in (*(e.quote for e in entry.evidence), *(q.text for q in entry.quotes))}
        for entry in (old, new)
    )
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))
