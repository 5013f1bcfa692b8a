"""Whom one wording of an item names, and the other does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.diffing.changes import Fact, FactChange
from summarizer.diffing.parts import exchanged, side_by_side
from summarizer.grounding.claims.names import kindred, named_in, own, place
from summarizer.grounding.claims.terms import Word
from summarizer.grounding.claims.texts import Text, opens
from summarizer.language.lexicon import Lexicon
from summarizer.language.vocabulary import Vocabulary

# So many words from a name, a verb of speech makes it a speaker.
_BESIDE = 2

Name = Sequence[Word]


@dataclass(frozen=True)
class Naming:
    """Compares the names of two texts; `shown` are texts that show which words are always capitals."""

    vocabulary: Vocabulary
    lexicon: Lexicon
    shown: tuple[str, ...] = ()

    def changes(self, before: Text, after: Text) -> Iterator[FactChange]:
        """Each name that only one of the two has, and names that changed places."""
        lost, won = self._only(before, after), self._only(after, before)
        if not lost and not won:
            yield from exchanged(Fact.NAME, before, after, old=self._places(before), new=self._places(after))
            return
        spoken = any(self._speaks(name, before) for name in lost) and any(
            self._speaks(name, after) for name in won
        )
        kind = Fact.SPEAKER if spoken else Fact.NAME
        yield from side_by_side(kind, [before.of(name) for name in lost], [after.of(name) for name in won])

    def _only(self, text: Text, other: Text) -> list[Name]:
        return [name for name in self._names(text) if not self._is_in(name, text, other)]

    def _names(self, text: Text) -> list[Name]:
        """The names of a text, without single words whose capital comes from opening a sentence."""
        names = (own(name, text, self.lexicon) for name in text.names)
        return [name for name in names if name and (len(name) > 1 or self._is_name(name[0], text))]

    def _is_name(self, word: Word, text: Text) -> bool:
        return not opens(word, text) or word.text in self._capitals or bool(place(text.of([word])))

    @cached_property
    def _capitals(self) -> frozenset[str]:
        """Words that have a capital inside a sentence, and nowhere stand without one."""
        capital, small = set(), set()
        for shown in self.shown:
            text = Text(shown, self.vocabulary)
            for word in text.words:
                if not word.capital:
                    small.add(word.text)
                elif not opens(word, text):
                    capital.add(word.text)
        return frozenset(capital - small)

    def _is_in(self, name: Name, text: Text, other: Text) -> bool:
        """Whether the other text names the same, and not one that is merely spelled much like it."""
        return named_in(name, text, other, self.lexicon) and not any(
            self._respelled(word, text, other) for word in name if word.text not in other.forms
        )

    def _respelled(self, word: Word, text: Text, other: Text) -> bool:
        near = (w for w in other.words if w.capital and w.text not in text.forms and w.stem != word.stem)
        return any(
            kindred(word.text, each.text, self.vocabulary)
            and not (place(text.of([word])) and place(text.of([word])) == place(other.of([each])))
            for each in near
        )

    def _places(self, text: Text) -> list[range]:
        at = {word: index for index, word in enumerate(text.words)}
        return [range(at[name[0]], at[name[-1]] + 1) for name in self._names(text)]

    def _speaks(self, name: Name, text: Text) -> bool:
        """Whether a verb of speech stands beside a name."""
        first, last = text.words.index(name[0]), text.words.index(name[-1])
        beside = text.words[max(0, first - _BESIDE) : first] + text.words[last + 1 : last + 1 + _BESIDE]
        return any(word.stem in self._speech for word in beside)

    @cached_property
    def _speech(self) -> frozenset[str]:
        verbs = self.lexicon["speech"] | self.lexicon["plain_speech"]
        return frozenset(map(self.vocabulary.stem, verbs)) | self.vocabulary.words("speech", "according")
