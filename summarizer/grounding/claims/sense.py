"""What words do to the sense of a statement: deny it, weaken it, strengthen it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from summarizer.grounding.claims.terms import Word
from summarizer.language.vocabulary import Vocabulary

# A shorter stem is one of too many words: “lik” of “likely” and “like”.
_TELLING = 5
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
    starts = _phrases(vocabulary)
    return tuple(
        word
        for at, word in enumerate(words)
        if word.text in plain
        or word.stem in verbs
        or any(_follows(phrase, words, at) for phrase in starts.get(word.text, ()))
    )


def _follows(phrase: Sequence[str], words: Sequence[Word], at: int) -> bool:
    """Whether the words from an index on are those of the phrase."""
    return [word.text for word in words[at : at + len(phrase)]] == list(phrase)


@lru_cache(maxsize=16)
def _phrases(vocabulary: Vocabulary) -> Mapping[str, Sequence[Sequence[str]]]:
    """The phrases that deny, by the first word of each."""
    found: dict[str, list[Sequence[str]]] = {}
    for phrase in vocabulary.phrases("negation", "phrases"):
        found.setdefault(phrase[0], []).append(phrase)
    return found


def modals(words: Sequence[Word], vocabulary: Vocabulary) -> tuple[tuple[Word, str], ...]:
    """The words that say how certain a statement is, each with its level; names are none of them."""
    levels, things = _levels(vocabulary), vocabulary.words("modality", "things")
    refused = vocabulary.words("negation", "words")
    found = []
    for at, word in enumerate(words):
        # A short stem is that of too many words: “mayor” is no “may”.
        stemmed = len(word.stem) >= _TELLING and word.text not in vocabulary.function
        level = levels.get(word.text) or (levels.get(word.stem) if stemmed else None)
        denied = level == "possible" and any(near.text in refused for near in words[at + 1 : at + 2])
        if level and not denied and not (word.capital and at) and word.text not in things:
            found.append((word, level))
    return tuple(found)


@lru_cache(maxsize=16)
def _levels(vocabulary: Vocabulary) -> dict[str, str]:
    """The level of each word that has one, by the word as it is written and by its stem, if that is long."""
    found: dict[str, str] = {}
    for level in reversed(LEVELS):
        for word in vocabulary.words("modality", level):
            stem = vocabulary.stem(word)
            found.update(dict.fromkeys((word, stem) if len(stem) >= _TELLING else (word,), level))
    return found


def hedging(words: Sequence[Word], at: int, vocabulary: Vocabulary) -> bool:
    """Whether a word only bounds a figure: “more” of “more than 300”, “least” of “at least”."""
    beside = (words[max(0, at - 1) : at + 1], words[at : at + 2])
    return any("-".join(word.text for word in pair) in vocabulary.numerals.hedges for pair in beside)


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
