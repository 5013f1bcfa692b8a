"""With which capitals a word is written where several titles share it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_MARKS = "“”‘’\"'(),:;.!?…"


def bare(text: str) -> list[str]:
    """The words of a text, without the marks around them.

    >>> bare("“Depot fire”: the town")
    ['Depot', 'fire', 'the', 'town']
    """
    return [word.strip(_MARKS) for word in text.split()]


@dataclass(frozen=True)
class Capitals:
    """How titles, and the lines of the texts below them, write their words."""

    titles: Sequence[str]
    lines: Sequence[str]
    small: frozenset[str]

    def written(self, words: Iterable[str]) -> str:
        """Folded words as names are written: with the capitals that texts, or else titles, mostly give them.

        A capital tells nothing at the head of a sentence, in a title that has them throughout, or in one
        that shouts.

        >>> lines = ["A boat goes to Ise on Friday."]
        >>> Capitals(["BOAT TO ISE", "boat to ise"], lines, frozenset({"to"})).written(["boat", "to", "ise"])
        'boat to Ise'
        """
        within = _common(word for line in self.lines for word in bare(line)[1:])
        named = _common(word for title in self.titles for word in self._names(title))
        quiet = _common(word for title in self.titles if not title.isupper() for word in bare(title))
        every = _common(word for title in self.titles for word in bare(title))
        names = {word: form for forms in (named, within) for word, form in forms.items() if form != word}
        forms = {**every, **within, **quiet, **names}
        return " ".join(forms.get(word, word) for word in words)

    def _names(self, title: str) -> Iterator[str]:
        """The words after the first of a title that writes some word small besides function words."""
        words = bare(title)
        if any(word.islower() and word not in self.small for word in words):
            yield from (word for word in words[1:] if not word.islower())


def _common(words: Iterable[str]) -> dict[str, str]:
    """The form in which each word, folded, is written most often; of several the first."""
    counts: dict[str, Counter[str]] = {}
    for word in words:
        counts.setdefault(word.casefold(), Counter())[word] += 1
    return {word: forms.most_common(1)[0][0] for word, forms in counts.items()}
