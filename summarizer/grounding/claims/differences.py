"""A claim that is all but a copy of a sentence, and where the two differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from summarizer.grounding.claims.terms import Word
from summarizer.grounding.claims.texts import Text

# So much of the claim, in the sentence's words and order, makes it a copy of that sentence.
COPY = 0.72
# A short claim needs less: one name for another is much of it.
_SHORT = 6
_SHORT_COPY = 0.6
# Where all the words are the same, parts of the sentence may have changed places.
_MOVED = 0.5
_SAME_WORDS = 0.95
# Beyond so many changes it is no copy with something altered, but a new sentence.
_CHANGES = 3
# Words picked from all over a longer sentence are no copy of it.
_STRETCH = 1.6
_ABOUT_AS_MANY = 4
_LEAST_WORDS = 2
# Beyond this many pairs of words, two texts are no sentences, and comparing them costs too much.
_PAIRS = 250_000


@dataclass(frozen=True)
class Difference:
    """Words of the claim that stand in place of words of the sentence; either may be none.

    `at` and `source_at` are the indices of the first of them, or of where they would stand.
    """

    words: tuple[Word, ...]
    source: tuple[Word, ...]
    at: int
    source_at: int

    @property
    def swaps(self) -> bool:
        """Whether some words stand for about as many others; else a part was rewritten."""
        return bool(self.source) and abs(len(self.words) - len(self.source)) <= _ABOUT_AS_MANY


@dataclass(frozen=True)
class Comparison:
    """A claim beside one sentence: the share of it that the sentence has in the same order.

    `stretch` is how many words of the sentence lie from the first that they share to the last.
    """

    claim: Text
    sentence: Text
    share: float
    stretch: int
    differences: tuple[Difference, ...]

    @property
    def copied(self) -> bool:
        """Whether the claim is all but a copy, so that whatever differs was changed."""
        changes = sum(1 for difference in self.differences if difference.words)
        if changes > _CHANGES or self.stretch > _STRETCH * len(self.claim.words):
            return False
        if self.share >= (_SHORT_COPY if len(self.claim.words) <= _SHORT else COPY):
            return True
        same = sum(word.text in self.sentence.forms for word in self.claim.words)
        return self.share >= _MOVED and same >= _SAME_WORDS * len(self.claim.words)


def compare(claim: Text, sentence: Text) -> Comparison:
    """The claim aligned with the sentence, word by word.

    A changed name counts once towards the share, however many words it has.
    """
    mine, theirs = claim.words, sentence.words
    if len(mine) * len(theirs) > _PAIRS:
        return Comparison(claim, sentence, 0.0, 0, ())
    matcher = SequenceMatcher(a=[w.text for w in mine], b=[w.text for w in theirs], autojunk=False)
    differences = tuple(_differences(matcher, mine, theirs))
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    same = sum(block.size for block in blocks)
    stretch = blocks[-1].b + blocks[-1].size - blocks[0].b if blocks else 0
    changes = sum(_size(d, claim) for d in differences if d.words)
    share = same / (same + changes) if same >= min(_LEAST_WORDS, len(mine)) and same else 0.0
    return Comparison(claim, sentence, share, stretch, differences)


def _size(difference: Difference, claim: Text) -> int:
    """How many changes a difference makes: a name or a figure is one, however long."""
    function = claim.vocabulary.function
    named = all(word.capital or word.numeric or word.text in function for word in difference.words)
    return 1 if named and any(word.capital for word in difference.words) else len(difference.words)


def _differences(
    matcher: SequenceMatcher[str], mine: Sequence[Word], theirs: Sequence[Word]
) -> Iterator[Difference]:
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag != "equal":
            yield Difference(tuple(mine[start:end]), tuple(theirs[first:last]), start, first)
