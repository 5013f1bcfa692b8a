"""What is said at a hearing that states nothing: courtesies, the order of business, questions."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from summarizer.documents import Passage, Sentence
from summarizer.language.lexicon import Lexicon
from summarizer.text import fold

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# Whoever says more in a sentence says something in it beside, unless it is the chair.
_LONGEST = 35
# The chair says at least so many of such sentences, and more of them than all others together.
_LEAST = 5


@dataclass(frozen=True)
class Procedure:
    """Tells the sentences that only keep a hearing going or ask, and the `chair`, if anybody takes it."""

    lexicon: Lexicon
    chair: str = ""

    @classmethod
    def of(cls, passage: Passage, lexicon: Lexicon) -> Procedure:
        """That of these hearings; of running text, no sentence is procedure."""
        told = cls(lexicon)
        counts = Counter(
            s.speaker for s in passage.statements if s.speaker and s in told and not s.text.endswith("?")
        )
        speaker, said = next(iter(counts.most_common(1)), ("", 0))
        return cls(lexicon, speaker if said >= _LEAST and 2 * said > counts.total() else "")

    def __contains__(self, sentence: Sentence) -> bool:
        """Whether a sentence of a turn does nothing else, or a line only says who was there.

        >>> from summarizer.language.lexicon import lexicon
        >>> from summarizer.text import Span
        >>> said = "Okay, thank you very much, Ms Lee."
        >>> Sentence(1, "d", Span(0, 34), said, speaker="TOM REED") in Procedure(lexicon("en"))
        True
        """
        if self.calls_roll(sentence):
            return True
        if not sentence.speaker or not self.lexicon["talk.procedure"]:
            return False
        if sentence.text.rstrip().endswith("?"):
            return True
        words = _WORD.findall(fold(sentence.text))
        phrases = self.lexicon["talk.asking"]
        if len(words) <= _LONGEST or sentence.speaker == self.chair:
            phrases |= self.lexicon["talk.procedure"]
        joined = f"-{'-'.join(words)}-"
        return any(f"-{phrase}-" in joined for phrase in phrases)

    def calls_roll(self, sentence: Sentence) -> bool:
        """Whether a sentence lists those who were there: “Present: Ann Lee (chair), Tom Reed”."""
        before, colon, _ = sentence.line.partition(":")
        return bool(colon) and "-".join(_WORD.findall(fold(before))) in self.lexicon["talk.roll"]
