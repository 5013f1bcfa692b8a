"""What the document tells around a sentence: whom its pronouns and descriptions may mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.grounding.claims.names import named_in, own
from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.claims.terms import Word
from summarizer.grounding.claims.texts import Text
from summarizer.language.lexicon import Lexicon

# How far back a pronoun reaches, in sentences, and how near a description stands to its name, in words.
REACH = 3
_APPOSED = 8


@dataclass(frozen=True)
class Beside:
    """The document around one sentence, as a claim that copies the sentence may lean on it."""

    context: Context
    claim: Text
    sentence: Text

    def may_mean(self, words: Sequence[Word], found: Sequence[Word]) -> bool:
        """Whether the words of the claim may stand for those found in their place."""
        return self.context.may_mean(self.claim, words, found, self.sentence.number or 0)

    def has(self, name: Sequence[Word]) -> bool:
        """Whether the words stand somewhere in a row."""
        return self.context.has(name)


@dataclass(frozen=True)
class Context:
    """The surroundings of the sentences of a passage."""

    sources: Sources
    lexicon: Lexicon

    def of(self, claim: Text, sentence: Text) -> Beside:
        """What there is around a sentence for a claim that copies it."""
        return Beside(self, claim, sentence)

    def has(self, name: Sequence[Word]) -> bool:
        """Whether the words stand somewhere in a row."""
        running = f" {' '.join(word.text for word in name)} "
        return any(running in text.running for text in self._with(name[-1]))

    def before(self, number: int, reach: int = REACH) -> tuple[Text, ...]:
        """The sentences just before one, the nearest first."""
        return tuple(self.sources.text(sentence.number) for sentence in self.sources.before(number, reach))

    def may_mean(self, claim: Text, words: Sequence[Word], found: Sequence[Word], number: int) -> bool:
        """Whether the claim's words may stand for others of a sentence, by what is told around it."""
        if not found:
            return all(any(word.stem in text.stems for text in self.before(number, 1)) for word in words)
        if all(word.capital for word in words):
            return (self._refers(found) and self._named_before(claim, words, number)) or self._described(
                words, found
            )
        return self._described(found, words)

    def _refers(self, found: Sequence[Word]) -> bool:
        """Whether the words are a pronoun, or hold one."""
        pronouns = self.sources.vocabulary.words("speech", "pronouns")
        return any(word.text in pronouns for word in found) and not any(
            word.capital and word.text not in pronouns for word in found
        )

    def _named_before(self, claim: Text, words: Sequence[Word], number: int) -> bool:
        name = own(words, claim, self.lexicon)
        return bool(name) and any(named_in(name, claim, text, self.lexicon) for text in self.before(number))

    def _described(self, name: Sequence[Word], words: Sequence[Word]) -> bool:
        """Whether a name and a description stand beside each other: “Lund, governor of the bank”."""
        names = [word for word in name if word.capital and word.text not in self.sources.vocabulary.function]
        kinds = [w for w in words if not w.capital and w.text not in self.sources.vocabulary.function]
        if not names or not kinds:
            return False
        return all(
            any(self._beside(text, names[-1], kind) for text in self._with(names[-1])) for kind in kinds
        )

    def _with(self, name: Word) -> Iterator[Text]:
        return (self.sources.text(number) for number in self.sources.holding(name.stem))

    @staticmethod
    def _beside(text: Text, name: Word, kind: Word) -> bool:
        at = [n for n, word in enumerate(text.words) if word.stem == name.stem]
        there = [n for n, word in enumerate(text.words) if word.stem == kind.stem]
        return any(abs(one - other) <= _APPOSED for one in at for other in there)
