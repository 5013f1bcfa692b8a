"""What words do to the sense of a statement: deny it, weaken it, strengthen it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarizer.grounding.claims.terms import Word, find
from summarizer.language.vocabulary import Vocabulary

# The strengths of a statement, from the weakest.
LEVELS = ("possible", "alleged", "planned", "obliged")


def denials(words: Sequence[Word], vocabulary: Vocabulary) -> tuple[Word, ...]:
    """The words that deny what stands beside them: not, no longer, refused.

    >>> from summarizer.grounding.claims.terms import words_of
    >>> from summarizer.language.vocabulary import vocabulary
    >>> english = vocabulary("en")
    >>> [word.text for word in denials(words_of("She refused, and did not sign.", english), english)]
    ['refused', 'not']
    """
    plain, verbs = vocabulary.words("negation", "words"), vocabulary.stems("negation", "verbs")
    starts = {
        at for phrase in vocabulary.phrases("negation", "phrases") for at in find(phrase, words)
    }  # fmt: skip
    return tuple(
        word for at, word in enumerate(words) if word.text in plain or word.stem in verbs or at in starts
    )


def plainly_denied(words: Iterable[Word], vocabulary: Vocabulary) -> tuple[Word, ...]:
    """The words of negation alone, verbs of denial aside."""
    plain = vocabulary.words("negation", "words")
    return tuple(word for word in words if word.text in plain)


def modals(words: Iterable[Word], vocabulary: Vocabulary) -> tuple[tuple[Word, str], ...]:
    """The words that say how certain a statement is, each with its level."""
    levels = _levels(vocabulary)
    return tuple((word, levels[word.stem]) for word in words if word.stem in levels)


def _levels(vocabulary: Vocabulary) -> dict[str, str]:
    found: dict[str, str] = {}
    for level in reversed(LEVELS):
        found.update(dict.fromkeys(vocabulary.stems("modality", level), level))
    return found


def unfounded(word: Word, pool: Iterable[Word], vocabulary: Vocabulary) -> bool:
    """Whether no word of the pool may stand for this one."""
    return not any(related(word.stem, other.stem, vocabulary) for other in pool)


def related(one: str, other: str, vocabulary: Vocabulary) -> bool:
    """Whether two stems may stand for one another: alike, or one grown from the other.

    >>> from summarizer.language.vocabulary import vocabulary
    >>> related("norweg", "norwegian", vocabulary("en")), related("contract", "contrast", vocabulary("en"))
    (True, False)
    """
    if vocabulary.alike(one, other):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 5 and long.startswith(short) and len(long) - len(short) <= 4
