"""What is said at a hearing to keep it going: courtesies, the order of business, who has the floor."""

from __future__ import annotations

import re
from collections import Counter

from summarizer.documents import Passage, Sentence
from summarizer.language.lexicon import Lexicon
from summarizer.text import fold

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# Whoever says more in a sentence says something in it beside.
_LONGEST = 35
# The chair says at least so many of such sentences, and more of them than all others together.
_LEAST = 5


def is_procedure(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence of a turn only keeps the hearing going; of running text, none does.

    >>> from summarizer.language.lexicon import lexicon
    >>> from summarizer.text import Span
    >>> said = "Okay, thank you very much, Ms Lee."
    >>> is_procedure(Sentence(1, "d", Span(0, 34), said, speaker="TOM REED"), lexicon("en"))
    True
    """
    if not sentence.speaker or not lexicon["talk.procedure"]:
        return False
    words = _WORD.findall(fold(sentence.text))
    joined = f"-{'-'.join(words)}-"
    return len(words) <= _LONGEST and any(f"-{phrase}-" in joined for phrase in lexicon["talk.procedure"])


def chair(passage: Passage, lexicon: Lexicon) -> str:
    """The speaker who keeps a hearing going: whoever says most of what does nothing else; or nobody."""
    counts = Counter(s.speaker for s in passage.statements if is_procedure(s, lexicon))
    speaker, said = next(iter(counts.most_common(1)), ("", 0))
    return speaker if said >= _LEAST and 2 * said > counts.total() else ""
