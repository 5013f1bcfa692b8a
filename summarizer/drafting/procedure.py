"""What is said at a hearing to keep it going: courtesies, the order of business, who has the floor."""

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
    """Tells the sentences that only keep a hearing going, and the `chair` who says most of them, if any."""

    lexicon: Lexicon
    chair: str = ""

    @classmethod
    def of(cls, passage: Passage, lexicon: Lexicon) -> Procedure:
        """That of these hearings; of running text, no sentence is procedure."""
        told = cls(lexicon)
        counts = Counter(sentence.speaker for sentence in passage.statements if sentence in told)
        speaker, said = next(iter(counts.most_common(1)), ("", 0))
        return cls(lexicon, speaker if said >= _LEAST and 2 * said > counts.total() else "")

    def __contains__(self, sentence: Sentence) -> bool:
        """Whether a sentence of a turn does nothing else.

        >>> from summarizer.language.lexicon import lexicon
        >>> from summarizer.text import Span
        >>> said = "Okay, thank you very much, Ms Lee."
        >>> Sentence(1, "d", Span(0, 34), said, speaker="TOM REED") in Procedure(lexicon("en"))
        True
        """
        phrases = self.lexicon["talk.procedure"] if sentence.speaker else frozenset()
        if not phrases:
            return False
        words = _WORD.findall(fold(sentence.text))
        joined = f"-{'-'.join(words)}-"
        short = len(words) <= _LONGEST or sentence.speaker == self.chair
        return short and any(f"-{phrase}-" in joined for phrase in phrases)
