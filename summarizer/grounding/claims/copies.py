"""What is wrong with a claim that is all but a copy of a sentence: each difference, by what it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from summarizer.grounding.claims.dates import meets
from summarizer.grounding.claims.differences import Comparison, Difference
from summarizer.grounding.claims.figures import agree
from summarizer.grounding.claims.findings import Fault, Reason
from summarizer.grounding.claims.joints import changed, fault_of
from summarizer.grounding.claims.names import named_in, own
from summarizer.grounding.claims.sense import denials, modals, unfounded
from summarizer.grounding.claims.terms import Word, cover
from summarizer.grounding.claims.texts import Text
from summarizer.language.lexicon import Lexicon
from summarizer.text import Span

# More words than these in a row are a part left out, and what they deny went with them.
_CUT = 4
# How near to a verb of speech its speaker stands, in words.
_BESIDE = 3

_Check = Callable[[Difference, Sequence[Word]], Reason | None]


class Told(Protocol):
    """What a document tells elsewhere of the words of a claim and of the sentence that it copies."""

    def may_mean(self, words: Sequence[Word], found: Sequence[Word]) -> bool:
        """Whether the words of the claim may stand for those found in their place."""
        ...

    def has(self, name: Sequence[Word]) -> bool:
        """Whether the words stand somewhere in a row."""
        ...


def reasons(comparison: Comparison, lexicon: Lexicon, *, told: Told) -> tuple[Reason, ...]:
    """What the claim changes of the sentence that it copies; empty where nothing changes the sense."""
    reader = _Reader(comparison, lexicon, told)
    found = (reason for difference in comparison.differences for reason in reader.judge(difference))
    return tuple(dict.fromkeys(found))


def adds(comparison: Comparison, lexicon: Lexicon, *, told: Told) -> bool:
    """Whether the claim has words of content that the sentence has in no place, and not for others."""
    known = comparison.sentence.stems
    reader = _Reader(comparison, lexicon, told)
    return any(
        word in comparison.claim.content and word.stem not in known
        for difference in comparison.differences
        if not reader.exchanges(difference) or reader.rewords(difference)
        for word in difference.words
    )


@dataclass(frozen=True)
class _Reader:
    """Judges the differences between a claim and the sentence that it copies."""

    comparison: Comparison
    lexicon: Lexicon
    told: Told

    def judge(self, difference: Difference) -> Iterator[Reason]:
        """The first thing that a difference changes, by the order in which a reader would name them."""
        pool = self._pool(difference)
        checks: tuple[_Check, ...] = (self._quoted, self._dates, self._figures, self._negation)
        checks += (self._joined, self._modality, self._words)
        if difference.words and not pool:
            checks = (self._quoted, self._moved, self._negation, self._modality)
        elif difference.words and not self.exchanges(difference):
            checks = (self._quoted,)
        for check in checks:
            reason = check(difference, pool)
            if reason is not None:
                yield reason
                return

    def exchanges(self, difference: Difference) -> bool:
        """Whether words of the claim stand for about as many of the sentence, each for one of its kind.

        A figure or a date that stands for none was brought from elsewhere: “Lund, 71, is charged”.
        """
        mine, theirs = difference.words, difference.source
        return difference.swaps and (self._dated(self._source, theirs) or not self._dated(self.claim, mine))

    @staticmethod
    def _dated(text: Text, words: Sequence[Word]) -> bool:
        """Whether there is a figure or a date among the words."""
        spans = [each.span for each in text.figures] + [each.span for each in text.moments]
        return bool(words) and any(span.overlaps(cover(words)) for span in spans)

    def rewords(self, difference: Difference) -> bool:
        """Whether a word of the claim stands for several, or the reverse: another wording."""
        mine, theirs = difference.words, difference.source
        if not theirs or len(mine) == len(theirs) or any(word.capital for word in mine):
            return False
        plain = [word for word in theirs if word.text not in self.claim.vocabulary.function]
        return len([word for word in mine if self._content(word)]) != len(plain)

    @property
    def claim(self) -> Text:
        return self.comparison.claim

    @property
    def _source(self) -> Text:
        return self.comparison.sentence

    def _pool(self, difference: Difference) -> tuple[Word, ...]:
        """The sentence's words that the claim's may stand for: those in their place, or those moved."""
        moved = [word.stem for word in difference.words if self._content(word)]
        left_out = (d.source for d in self.comparison.differences if not d.words)
        there = (words for words in left_out if _in_order(moved, self._stems(words)))
        return next(there, difference.source)

    def _stems(self, words: Sequence[Word]) -> list[str]:
        return [word.stem for word in words if word.text not in self.claim.vocabulary.function]

    def _reason(self, kind: Fault, words: Sequence[Word], found: Sequence[Word]) -> Reason:
        span = cover(words) if words else Span(0, len(self.claim.text))
        theirs = self._source.of(found) if found else ""
        return Reason(kind, span.of(self.claim.text), span, self._source.number, theirs)

    def _quoted(self, difference: Difference, _: Sequence[Word]) -> Reason | None:
        if difference.words:
            span = cover(difference.words)
            inside = any(quoted.contains(span) for quoted in self.claim.quotations)
            return self._reason(Fault.QUOTE, difference.words, difference.source) if inside else None
        before = self.claim.words[max(0, difference.at - 1) : difference.at + 1]
        theirs = cover(difference.source)
        if len(before) < 2 or not any(quoted.contains(theirs) for quoted in self._source.quotations):
            return None
        gap = self.claim.text[before[0].span.end : before[1].span.start]
        inside = any(quoted.contains(cover(before)) for quoted in self.claim.quotations)
        if not inside or any(mark in gap for mark in "…[]") or "..." in gap:
            return None
        return self._reason(Fault.QUOTE, before, difference.source)

    def _figures(self, difference: Difference, pool: Sequence[Word]) -> Reason | None:
        if not difference.words:
            return None
        span = cover(difference.words)
        theirs = [f for f in self._source.figures if any(f.span.overlaps(word.span) for word in pool)]
        for figure in self.claim.figures:
            if figure.span.overlaps(span) and not any(agree(figure, other) for other in theirs):
                words = self.claim.words[figure.first : figure.last + 1]
                return self._reason(Fault.NUMBER, words, difference.source)
        return None

    def _dates(self, difference: Difference, pool: Sequence[Word]) -> Reason | None:
        if not difference.words:
            return None
        span = cover(difference.words)
        theirs = [m for m in self._source.moments if any(m.span.overlaps(word.span) for word in pool)]
        for moment in self.claim.moments:
            if moment.span.overlaps(span) and not any(meets(moment, other) for other in theirs):
                words = self.claim.words[moment.first : moment.last + 1]
                return self._reason(Fault.DATE, words, difference.source)
        return None

    def _negation(self, difference: Difference, pool: Sequence[Word]) -> Reason | None:
        if self._cut(difference):
            return None
        mine = denials(difference.words, self.claim.vocabulary)
        theirs = denials(pool if difference.words else difference.source, self.claim.vocabulary)
        if bool(mine) == bool(theirs):
            return None
        return self._reason(Fault.NEGATION, difference.words or self._around(difference), difference.source)

    def _joined(self, difference: Difference, pool: Sequence[Word]) -> Reason | None:
        """Another joining word between the same clauses: “because” for “unless”."""
        word = changed(difference.words, pool, self.claim.vocabulary)
        if word is None:
            return None
        return self._reason(fault_of(word, self.claim.vocabulary), (word,), difference.source)

    @staticmethod
    def _cut(difference: Difference) -> bool:
        """Whether a part of the sentence was left out, and not some words changed."""
        return len(difference.source) > _CUT + len(difference.words)

    def _around(self, difference: Difference) -> Sequence[Word]:
        """The claim's words on either side of what it left out."""
        return self.claim.words[max(0, difference.at - 1) : difference.at + 1]

    def _modality(self, difference: Difference, pool: Sequence[Word]) -> Reason | None:
        if self._cut(difference):
            return None
        mine = self._certainty(self._only(difference.words, self._source))
        theirs = self._certainty(self._only(pool if difference.words else difference.source, self.claim))
        # Between “it closes” and “it will close” there is no more than a tense.
        if mine == theirs or (not (mine and theirs) and mine | theirs <= self._tenses):
            return None
        return self._reason(Fault.MODALITY, difference.words or self._around(difference), difference.source)

    def _only(self, words: Sequence[Word], other: Text) -> Sequence[Word]:
        """The words without those of content that the other text has elsewhere: they only changed places."""
        function = self.claim.vocabulary.function
        return [word for word in words if word.text in function or word.text not in other.forms]

    @property
    def _tenses(self) -> frozenset[str]:
        """What tells of the future alone."""
        return self.claim.vocabulary.words("modality", "planned") | {"planned"}

    def _certainty(self, words: Sequence[Word]) -> set[str]:
        """How certain the words are: auxiliaries one by one, for “will” is not “should”; others by level."""
        found = modals(words, self.claim.vocabulary)
        return {word.text if word.text in self.claim.vocabulary.function else level for word, level in found}

    def _words(self, difference: Difference, pool: Sequence[Word]) -> Reason | None:
        vocabulary = self.claim.vocabulary
        for word in difference.words:
            turned = next((w for w in pool if vocabulary.opposed(word.stem, w.stem)), None)
            if turned is not None:
                return self._reason(Fault.DIRECTION, (word,), (turned,))
        strange = [w for w in difference.words if self._content(w) and unfounded(w, pool, vocabulary)]
        if not strange or self.rewords(difference):
            return self._limits(difference)
        exchanged = all(word.text in self._source.forms for word in strange)
        if not exchanged and (
            self._named(difference, strange) or self.told.may_mean(strange, difference.source)
        ):
            return None
        kind = self._kind(difference, strange)
        return self._reason(kind, strange, difference.source)

    def _moved(self, difference: Difference, pool: Sequence[Word]) -> Reason | None:
        """Words of the sentence in another place, without what stands beside them there."""
        words = [word for word in difference.words if self._content(word)]
        if words and all(word.text in self._source.forms for word in words):
            return self._reason(Fault.ROLES, words, pool)
        return None

    def _limits(self, difference: Difference) -> Reason | None:
        """Small words that make less or more of a statement: only, barely, before."""
        limits = self.claim.vocabulary.words("negation", "limits")
        mine, theirs = ({w.text for w in words} & limits for words in (difference.words, difference.source))
        if mine == theirs or self._cut(difference):
            return None
        words = difference.words or self._around(difference)
        return self._reason(Fault.NEGATION, words, difference.source)

    def _content(self, word: Word) -> bool:
        return word in self.claim.content

    def _named(self, difference: Difference, strange: Sequence[Word]) -> bool:
        """Whether the strange words are a name that the place in the sentence has in another form."""
        there = Text(self._source.of(difference.source), self.claim.vocabulary) if difference.source else None
        if there is None or not all(word.capital for word in strange):
            return False
        if any(self._completes(name, strange) for name in self.claim.names):
            return True
        name = own(strange, self.claim, self.lexicon)
        return bool(name) and named_in(name, self.claim, there, self.lexicon)

    def _completes(self, name: Sequence[Word], strange: Sequence[Word]) -> bool:
        """Whether the strange words make a name whole, as the document has it, whose end stands here."""
        inside = all(word in name for word in strange) and name[-1] not in strange
        return inside and name[-1].text in self._source.forms and self.told.has(name)

    def _kind(self, difference: Difference, strange: Sequence[Word]) -> Fault:
        if all(word.text in self._source.forms for word in strange):
            return Fault.ROLES
        if not any(word.capital for word in strange):
            return Fault.DIRECTION if len(strange) == 1 and difference.source else Fault.GROUND
        beside = self.claim.words[max(0, difference.at - _BESIDE) :][: 2 * _BESIDE + len(difference.words)]
        stem = self.claim.vocabulary.stem
        speech = {stem(verb) for verb in self.lexicon["plain_speech"]}
        return Fault.SPEAKER if any(word.stem in speech for word in beside) else Fault.NAME


def _in_order(words: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether the words stand in the whole in this order, others between them or not."""
    left = iter(whole)
    return bool(words) and all(word in left for word in words)
