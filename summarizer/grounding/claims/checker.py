"""Holding claims against a passage: finding the evidence, making the checks, deciding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from math import sqrt
from typing import TYPE_CHECKING

from summarizer.documents import Document, Passage, as_documents
from summarizer.grounding.claims import conditions, copies, grounds
from summarizer.grounding.claims.context import Context
from summarizer.grounding.claims.differences import Comparison, compare
from summarizer.grounding.claims.evidence import Evidence
from summarizer.grounding.claims.findings import ClaimFinding, Doubt, Fault, Reason, Rule
from summarizer.grounding.claims.grammar import Grammar
from summarizer.grounding.claims.scoring import SUPPORTED, TOLD, score, ungrounded, unworded, weight
from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.claims.texts import Text, without_insertions
from summarizer.language.lexicon import lexicon
from summarizer.language.vocabulary import likeliest, vocabulary
from summarizer.segmentation import detect, number, segment
from summarizer.text import Span, has_word

if TYPE_CHECKING:
    from summarizer.grounding.reading import Reading

# An end of a sentence inside a claim, so that it may hold more than one.
_INNER_END = re.compile(r"[.!?。！？…][”\"'’»)\]]*\s+\S|[。！？]\S|\n")
_UNIVERSAL = (Fault.NUMBER, Fault.DATE, Fault.NAME, Fault.QUOTE, Fault.GROUND)
_GRAMMATICAL = (Fault.ROLES, Fault.SPEAKER)
# More words than these are no sentence: they are not read.
_LONGEST = 400
_SAMPLE = 20_000


class ClaimChecker:
    """Checks claims against one passage; what is found of its sentences is kept from claim to claim.

    `reading` is what rules have found of the passage, where somebody has read it already.
    """

    def __init__(self, passage: Passage, *, reading: Reading | None = None) -> None:
        self._passage = passage
        text = " ".join(document.text[:_SAMPLE] for document in passage.documents)[:_SAMPLE]
        self.language = (reading.language if reading else detect(text)) or likeliest(text)
        self._sources = Sources(passage, vocabulary(self.language))
        self._lexicon = lexicon(self.language)
        self._asked = reading.asked if reading and reading.asked != self.language else ""
        self._grammar = Grammar(passage, self._sources.vocabulary, reading=reading)
        self._context = Context(self._sources, self._lexicon)

    def check(self, claim: str, *, cited: Sequence[int] = ()) -> ClaimFinding:
        """What is found of a claim, held against the sentences it cites, or else those found for it."""
        language = self._told_in(claim)
        spans = [span for span in _sentences(claim, language) if has_word(span.of(claim))]
        if not spans:
            nothing = Reason(Fault.GROUND, claim, Span(0, len(claim)))
            return ClaimFinding(claim, False, 0.0, (nothing,))
        read = [_first_words(span, claim) for span in spans]
        found = _joined(claim, [(span, self._checked(span.of(claim), cited, language)) for span in read])
        if read == spans:
            return found
        return replace(found, unchecked=(*found.unchecked, f"what follows {_LONGEST} words in one sentence"))

    def shared(self, text: str, *, cited: Sequence[int]) -> int:
        """How many of a text's words of content the cited sentences have, in any sense."""
        read = Text(text, self._sources.vocabulary)
        among = tuple(number for number in dict.fromkeys(cited) if number in self._passage)
        evidence = Evidence(read, among, True, self._sources, self._lexicon)
        return grounds.shared(read.content or read.words, evidence)

    def states(self, text: str) -> bool:
        """Whether a text has a subject and a verb, as far as its language's grammar tells."""
        if not self._grammar.available:
            return False
        return any(
            token.dep_ in {"nsubj", "nsubjpass", "expl"} and token.head.pos_ in {"VERB", "AUX"}
            for token in self._grammar.claim(text)
        )

    def is_foreign(self, text: str) -> bool:
        """Whether a text is in the language that notes were asked for in, and not in the sources'."""
        return self._told_in(text) != self.language

    def _told_in(self, claim: str) -> str:
        """The language of a claim: the sources', or the one that notes on them were asked for in."""
        return self._asked if self._asked and likeliest(claim) != self.language else self.language

    def _checked(self, claim: str, cited: Sequence[int], language: str) -> ClaimFinding:
        told = without_insertions(claim)
        text = Text(told, self._sources.vocabulary)
        among = [number for number in dict.fromkeys(cited) if number in self._passage]
        evidence = self._literal(text, among)
        copied = self._copied(text, evidence)
        if copied != ():
            evidence = self._evidence(text, among)
            if evidence.numbers:
                text = Text(told, self._sources.vocabulary, today=evidence.best[0].today)
            copied = self._copied(text, evidence)
        if copied is None and language != self.language:
            return self._compared(Text(told, vocabulary(language)), evidence)
        doubts = self._doubts(text, evidence) if copied is None else self._cut(copied, text, evidence)
        value = score(text, evidence, doubts)
        reasons = tuple(dict.fromkeys(doubt.reason for doubt in doubts if weight(doubt) >= TOLD))
        if value < SUPPORTED and not reasons:
            reasons = (ungrounded(text, evidence),)
        sentences = tuple(self._passage.sentence(number) for number in evidence.numbers)
        unchecked, checked = self._extent()
        if copied is not None and self._sources.vocabulary:
            unchecked, checked = (), tuple(Fault)
        return ClaimFinding(claim, value >= SUPPORTED, value, reasons, sentences, unchecked, checked)

    def _compared(self, claim: Text, evidence: Evidence) -> ClaimFinding:
        """What is found of a claim in another language than the sources: what has no words is compared."""
        from summarizer.grounding.claims.foreign import Foreign

        foreign = Foreign(claim, evidence)
        doubts = tuple(foreign.doubts())
        labels = ", ".join(fault.label for fault in foreign.faults if fault is not Fault.NAME)
        languages = (self.language, claim.vocabulary.language)
        theirs, ours = (vocabulary(each).name or f"“{each}”" for each in languages)
        compared = f"{labels} and names of two words or more"
        unchecked = f"all but {compared} (the sources are in {theirs}, the item in {ours})"
        reasons = tuple(dict.fromkeys(doubt.reason for doubt in doubts))
        value = unworded(doubts)
        sentences = tuple(self._passage.sentence(number) for number in evidence.numbers)
        return ClaimFinding(
            claim.text, value >= SUPPORTED, value, reasons, sentences, (unchecked,), foreign.faults
        )

    def _extent(self) -> tuple[tuple[str, ...], tuple[Fault, ...]]:
        """What cannot be checked of a claim that is no copy of a sentence, in plain words, and what can."""
        words = self._sources.vocabulary
        name = words.name or (f"“{self.language}”" if self.language else "a language that was not recognised")
        if not words:
            what = f"denials, certainty, direction, causes, roles, speakers (no word lists for {name})"
            return (what,), _UNIVERSAL
        if self._grammar.known:
            return (), tuple(Fault)
        missing = "the grammar is not installed" if self.language == "en" else f"no grammar for {name}"
        return (f"roles and speakers ({missing})",), tuple(f for f in Fault if f not in _GRAMMATICAL)

    def _literal(self, claim: Text, among: Sequence[int]) -> Evidence:
        """The sentences that a claim may be a copy of: found by its very words, which costs little."""
        numbers = self._sources.literal(claim.stems, among=among or None)
        return Evidence(claim, numbers, bool(among), self._sources, self._lexicon)

    def _evidence(self, claim: Text, among: Sequence[int]) -> Evidence:
        terms = {word.stem: 1.0 for word in claim.content or claim.words}
        if not among:
            return Evidence(claim, self._sources.best(terms), False, self._sources, self._lexicon)
        ranked = self._sources.best(terms, limit=len(among), among=among)
        numbers = (*ranked, *(number for number in among if number not in ranked))
        return Evidence(claim, numbers, True, self._sources, self._lexicon)

    def _copied(self, claim: Text, evidence: Evidence) -> tuple[Doubt, ...] | None:
        """What a claim changes of a sentence that it all but copies; `None` where it is no such copy."""
        compared = (compare(claim, text) for text in evidence.best)
        judged = [(each, self._copy(claim, each)) for each in compared if each.copied]
        if not judged:
            return None
        nearest, reasons = min(judged, key=lambda pair: len(pair[1]))
        if not reasons and copies.adds(
            nearest, self._lexicon, told=self._context.of(claim, nearest.sentence)
        ):
            return None
        return tuple(Doubt(reason, Rule.CHANGED) for reason in reasons)

    def _cut(self, copied: tuple[Doubt, ...], claim: Text, evidence: Evidence) -> tuple[Doubt, ...]:
        """What a copy changes, and the condition that it leaves out."""
        return (*copied, *conditions.doubts(claim, evidence, self._grammar, self._lexicon))

    def _doubts(self, claim: Text, evidence: Evidence) -> tuple[Doubt, ...]:
        if not evidence.numbers:
            return (Doubt(Reason(Fault.GROUND, claim.text, Span(0, len(claim.text))), Rule.GROUNDLESS),)
        # Notes that keep to their sources' words never need what is imported here.
        from summarizer.grounding.claims.rewording import Rewording

        return Rewording(self._sources, self._lexicon, self._grammar).doubts(claim, evidence)

    def _copy(self, claim: Text, comparison: Comparison) -> tuple[Reason, ...]:
        return copies.reasons(comparison, self._lexicon, told=self._context.of(claim, comparison.sentence))


def _sentences(claim: str, language: str) -> Sequence[Span]:
    """Where the sentences of a claim lie; one that is short enough to be one is taken whole."""
    if not _INNER_END.search(claim):
        return [Span(0, len(claim))]
    return [sentence.span for sentence in segment(Document(claim), language=language)]


def _first_words(span: Span, claim: str) -> Span:
    """As much of a sentence as is read."""
    words = islice(re.finditer(r"\S+", span.of(claim)), _LONGEST, None)
    beyond = next(words, None)
    return span if beyond is None else Span(span.start, span.start + beyond.start())


def _joined(claim: str, parts: Sequence[tuple[Span, ClaimFinding]]) -> ClaimFinding:
    """What is found of a claim of several sentences: all have to stand, and the worst counts most."""
    scores = [found.score for _, found in parts]
    supported = all(found.supported for _, found in parts)
    value = sqrt(min(scores) * sum(scores) / len(scores)) if len(scores) > 1 else scores[0]
    if len(scores) > 1 and not supported:
        value *= SUPPORTED
    reasons = tuple(
        replace(reason, span=reason.span.shifted(span.start))
        for span, found in parts
        for reason in found.reasons
    )
    evidence = tuple(dict.fromkeys(sentence for _, found in parts for sentence in found.evidence))
    unchecked = tuple(dict.fromkeys(what for _, found in parts for what in found.unchecked))
    checked = tuple(fault for fault in Fault if all(fault in found.checked for _, found in parts))
    return ClaimFinding(claim, supported, value, reasons, evidence, unchecked, checked)


@lru_cache(maxsize=4)
def _checker(documents: tuple[Document, ...]) -> ClaimChecker:
    return ClaimChecker(number(documents))


def check_claim(
    claim: str, documents: str | Document | Iterable[str | Document], *, cited: Sequence[int] = ()
) -> ClaimFinding:
    """Whether a claim stands in the documents; `cited` are numbers of their sentences, from 1.

    >>> finding = check_claim("Jobs fell by 300.", "In May, jobs fell by 200.")
    >>> finding.supported, [reason.words for reason in finding.reasons]
    (False, ['300'])
    """
    return _checker(as_documents(documents)).check(claim, cited=cited)
