"""Whether the words of a claim are given to the one who says them in the sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer.grounding.claims.evidence import Evidence
from summarizer.grounding.claims.findings import Doubt, Fault, Reason, Rule
from summarizer.grounding.claims.grammar import Grammar
from summarizer.grounding.claims.names import own
from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.claims.texts import Text
from summarizer.language.lexicon import Lexicon, lexicon
from summarizer.language.parse import child, phrase
from summarizer.language.vocabulary import Vocabulary
from summarizer.text import Span

if TYPE_CHECKING:
    from summarizer.language.parse import Doc, Token

# What is said must be in the sentence to such a share, or nothing is known of who says it.
_SAME = 0.2


@dataclass(frozen=True)
class Speech:
    """A claim that gives words to somebody, and what its sources know of who says them."""

    claim: Text
    evidence: Evidence
    sources: Sources
    grammar: Grammar
    lexicon: Lexicon

    def doubts(self) -> Iterator[Doubt]:
        """Each speaker whom the claim names where its sources name another."""
        doc = self.grammar.claim(self.claim.text)
        heads = tuple(_speakers(doc, self.lexicon["speech"] - self.lexicon["claims.denial"]))
        # Where several speak, nothing tells which of them says what.
        for head in heads if len(heads) == 1 else ():
            words = phrase(head)
            span = Span(words[0].idx, words[-1].idx + len(words[-1]))
            places = self._places(span)
            name = span.of(self.claim.text)
            if any(token.pos_ == "PROPN" for token in words) and not self._mentioned(name, places):
                yield from self._another(name, span, places)

    def _another(self, name: str, span: Span, places: Sequence[int]) -> Iterator[Doubt]:
        """The doubt that somebody else says it, where all who do are surely others."""
        from summarizer.grounding.identity import same_person

        found = (voice for n in places for said in self.grammar.said(n) for voice in said.voices)
        voices = [voice for voice in found if any(map(str.isupper, voice.name))]
        if voices and not any(same_person(name, voice) for voice in voices):
            yield Doubt(Reason(Fault.SPEAKER, name, span, places[0], voices[0].name), Rule.UNSAID)

    def _mentioned(self, name: str, places: Sequence[int]) -> bool:
        """Whether the sentences themselves name the one whom the claim does."""
        words = Text(name, self.sources.vocabulary).words
        told = own([word for word in words if word.capital], self.claim, self.lexicon)
        texts = [self.sources.text(number) for number in places]
        return bool(told) and any(told[-1].text in text.forms for text in texts)

    def _places(self, speaker: Span) -> Sequence[int]:
        """The sentence that has most of what is said, the speaker left out."""
        terms: Mapping[str, float] = {
            word.stem: 1.0 for word in self.claim.content if not speaker.contains(word.span)
        }
        allowed = self.evidence.allowed
        best = self.sources.best(terms, limit=1, among=allowed)
        shares = self.sources.shares(terms, among=allowed)
        return [number for number in best if shares[number] >= _SAME]


def _speakers(doc: Doc, verbs: frozenset[str]) -> Iterator[Token]:
    """The heads of those who say something: subjects of verbs of speech, and “according to” whom."""
    for token in doc:
        if token.pos_ == "VERB" and token.lemma_ in verbs:
            subject = child(token, "nsubj")
            if subject is not None:
                yield subject
        elif token.lower_ == "according":
            to = child(token, "prep")
            yield from (t for t in (to.children if to is not None else ()) if t.dep_ == "pobj")


@lru_cache(maxsize=16)
def speech_stems(vocabulary: Vocabulary) -> frozenset[str]:
    """The stems of the words that give speech to somebody."""
    verbs = lexicon(vocabulary.language)["speech"]
    return frozenset(map(vocabulary.stem, verbs)) | vocabulary.words("speech", "according")
