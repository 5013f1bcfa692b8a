"""Whether the words of a claim are given to the one who says them in the sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer.grounding.claims.descriptions import Descriptions
from summarizer.grounding.claims.evidence import Evidence
from summarizer.grounding.claims.findings import Doubt, Fault, Reason, Rule
from summarizer.grounding.claims.grammar import Grammar
from summarizer.grounding.claims.names import own
from summarizer.grounding.claims.sense import related
from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.claims.texts import Text
from summarizer.language.lexicon import Lexicon, lexicon
from summarizer.language.parse import child, phrase
from summarizer.language.vocabulary import Vocabulary
from summarizer.text import Span

if TYPE_CHECKING:
    from summarizer.grounding.speakers import Speaker
    from summarizer.language.parse import Doc, Token

# What is said must be in the sentence to such a share, or nothing is known of who says it.
_SAME = 0.2
# Of the sentences that have most of it, so many may be where it is said, if they have nearly as much.
_LOOKED_AT = 3
_AS_GOOD = 0.7


@dataclass(frozen=True)
class Speech:
    """A claim that gives words to somebody, and what its sources know of who says them."""

    claim: Text
    evidence: Evidence
    sources: Sources
    grammar: Grammar
    lexicon: Lexicon
    descriptions: Descriptions

    def doubts(self) -> Iterator[Doubt]:
        """Each speaker whom the claim names where its sources name another."""
        doc = self.grammar.claim(self.claim.text)
        heads = tuple(_speakers(doc, _verbs(self.lexicon), self.claim.vocabulary))
        # Where several speak, nothing tells which of them says what.
        for head in heads if len(heads) == 1 else ():
            words = phrase(head)
            span = Span(words[0].idx, words[-1].idx + len(words[-1]))
            places = self._places(span)
            name = span.of(self.claim.text)
            if any(token.pos_ == "PROPN" for token in words):
                if not self._mentioned(name, places):
                    yield from self._another(name, span, places)
            elif head.pos_ == "NOUN":
                yield from self._other_kind(head, span, places)

    def _other_kind(self, head: Token, span: Span, places: Sequence[int]) -> Iterator[Doubt]:
        """The doubt that somebody else says it than the one who is described, where that is known."""
        vocabulary = self.sources.vocabulary
        kind, spoken = vocabulary.stem(head.lower_), self._voices(places)
        known = kind in vocabulary.stems("speech", "descriptions")
        if not known or not spoken or any(self._calls(kind, text) for text in map(self.sources.text, places)):
            return
        called = [self.descriptions.of(vocabulary.stem(voice.name.split()[-1].lower())) for voice in spoken]
        if all(called) and not any(related(kind, stem, vocabulary) for stems in called for stem in stems):
            yield Doubt(
                Reason(Fault.SPEAKER, span.of(self.claim.text), span, places[0], spoken[0].name), Rule.UNSAID
            )

    def _calls(self, kind: str, text: Text) -> bool:
        """Whether a sentence itself has the description."""
        return any(related(kind, stem, self.sources.vocabulary) for stem in text.stems)

    def _voices(self, places: Sequence[int]) -> Sequence[Speaker]:
        """Who speaks in the sentences, as far as a name tells."""
        found = (voice for n in places for said in self.grammar.said(n) for voice in said.voices)
        return [voice for voice in found if any(map(str.isupper, voice.name))]

    def _another(self, name: str, span: Span, places: Sequence[int]) -> Iterator[Doubt]:
        """The doubt that somebody else says it, where all who do are surely others."""
        from summarizer.grounding.identity import same_person

        voices = self._voices(places)
        if voices and not any(same_person(name, voice) for voice in voices):
            yield Doubt(Reason(Fault.SPEAKER, name, span, places[0], voices[0].name), Rule.UNSAID)

    def _mentioned(self, name: str, places: Sequence[int]) -> bool:
        """Whether the sentences themselves name the one whom the claim does."""
        words = Text(name, self.sources.vocabulary).words
        told = own([word for word in words if word.capital], self.claim, self.lexicon)
        texts = [self.sources.text(number) for number in places]
        return bool(told) and any(told[-1].text in text.forms for text in texts)

    def _places(self, speaker: Span) -> Sequence[int]:
        """The sentences that have most of what is said, the speaker left out."""
        terms: Mapping[str, float] = {
            word.stem: 1.0 for word in self.claim.content if not speaker.contains(word.span)
        }
        allowed = self.evidence.allowed
        best = self.sources.best(terms, limit=_LOOKED_AT, among=allowed)
        shares = self.sources.shares(terms, among=allowed)
        least = max(_SAME, _AS_GOOD * shares[best[0]]) if best else _SAME
        return [number for number in best if shares[number] >= least]


def _verbs(lexicon: Lexicon) -> frozenset[str]:
    """Verbs of speech and belief, without those that deny."""
    told = (
        lexicon[name] for name in ("speech", "reporting.beliefs", "reporting.tellings", "reporting.quoting")
    )
    return frozenset().union(*told) - lexicon["claims.denial"]


def _speakers(doc: Doc, verbs: frozenset[str], vocabulary: Vocabulary) -> Iterator[Token]:
    """The heads of those who say something: by a verb, “according to” them, or “in their view”."""
    views = vocabulary.words("speech", "views")
    for token in doc:
        if token.pos_ == "VERB" and token.lemma_ in verbs:
            subject = child(token, "nsubj")
            if subject is not None:
                yield subject
        elif token.lower_ == "according":
            to = child(token, "prep")
            yield from (t for t in (to.children if to is not None else ()) if t.dep_ == "pobj")
        elif token.lower_ in views and token.dep_ == "pobj":
            yield from _holders(token)


def _holders(view: Token) -> Iterator[Token]:
    """Whose view it is: “in Ann Lee's view”, “in the view of the mayor”."""
    yield from (t for t in view.children if t.dep_ == "poss")
    yield from (t for of in view.children if of.lower_ == "of" for t in of.children if t.dep_ == "pobj")


@lru_cache(maxsize=16)
def speech_stems(vocabulary: Vocabulary) -> frozenset[str]:
    """The stems of the words that give speech to somebody."""
    verbs = _verbs(lexicon(vocabulary.language))
    signs = vocabulary.words("speech", "according") | vocabulary.words("speech", "views")
    return frozenset(map(vocabulary.stem, verbs)) | signs
