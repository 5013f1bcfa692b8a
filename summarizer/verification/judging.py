"""Judging a note: each quote found or not, each statement held against the sources."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from summarizer.documents import Document, Passage, as_documents
from summarizer.grounding.claims.shortening import in_order
from summarizer.grounding.quotations import quotations
from summarizer.segmentation import number
from summarizer.text import Span, fold
from summarizer.verification.checkers import DOUBTED, Checkers, Opinion, checkers_of
from summarizer.verification.citing import Citations, named_document, stands_in
from summarizer.verification.note import Force, Note, NoteError, Quotation, Statement
from summarizer.verification.reading import read_text
from summarizer.verification.results import JudgedClaim, JudgedQuote, Objection, Place, Verification
from summarizer.verification.speech import speakers_in

if TYPE_CHECKING:
    from summarizer.grounding.claims import ClaimFinding, Reason

# What a question, or a fragment, can get wrong: it asserts nothing, but it names and counts.
_NAMED = frozenset(("number", "date", "name"))


def verify(
    note: str | Note,
    documents: str | Document | Iterable[str | Document],
    *,
    checkers: Callable[[Passage], Checkers] = checkers_of,
    opinion: Opinion | None = None,
) -> Verification:
    """Every quote and every statement of a note, judged against `documents`.

    `note` is a text in Markdown or plain, or what `read_note` made of a file. Findings are values: what
    does not stand is in `findings` of the result. `opinion` is asked of statements in which nothing was
    found, unless they are the sources' own words. Raises `NoteError` for a note with nothing to check,
    and what `opinion` raises.
    """
    read = read_text(note) if isinstance(note, str) else note
    if not (read.quotations or read.statements or read.references):
        problem = "holds no quote and no statement; there is nothing to check"
        raise NoteError(f"{read.name}: {problem}", note=read.name)
    passage = number(as_documents(documents))
    return _Judge(read, passage, checkers(passage), opinion).verification()


@dataclass(frozen=True)
class _Judge:
    note: Note
    passage: Passage
    checkers: Checkers
    opinion: Opinion | None

    def verification(self) -> Verification:
        findings = [self._checked(statement) for statement in self.note.statements]
        claims = tuple(
            self._claim(statement, finding)
            for statement, finding in zip(self.note.statements, findings, strict=True)
        )
        unchecked = (reason for finding in findings for reason in finding.unchecked)
        return Verification(
            note=self.note,
            documents=self.passage.documents,
            quotes=self._quotes,
            claims=(*claims, *self._kept()),
            unchecked=tuple(dict.fromkeys((*self.note.set_aside, *self._unattributed, *unchecked))),
        )

    def _kept(self) -> Iterator[JudgedClaim]:
        """What is wrong with a note that is kept as JSON, beside its words."""
        if self.note.briefing is None:
            return
        from summarizer.verification.keeping import mistakes, span_of

        for line, objection in mistakes(self.note.briefing, self.passage.documents):
            place = self._place(span_of(self.note.text, line))
            yield JudgedClaim(place, objection.words, Force.FRAGMENT, False, 0.0, (objection,))

    @cached_property
    def _quotes(self) -> tuple[JudgedQuote, ...]:
        quotes = [self._quote(quotation) for quotation in self.note.quotations]
        return tuple(sorted((*quotes, *self._references.values()), key=lambda quote: quote.place.span))

    @cached_property
    def _references(self) -> Mapping[str, JudgedQuote]:
        return {
            reference.mark: JudgedQuote(
                self._place(reference.span), self.checkers.quotes.find(reference.words)
            )
            for reference in self.note.references
        }

    @cached_property
    def _citations(self) -> Citations:
        found = {mark: quote.finding for mark, quote in self._references.items()}
        return Citations(
            self.passage, {mark: (finding.document, finding.spans) for mark, finding in found.items()}
        )

    @cached_property
    def _speech(self) -> tuple[Mapping[Span, str], tuple[str, ...]]:
        return speakers_in(self.note)

    @property
    def _unattributed(self) -> tuple[str, ...]:
        return self._speech[1]

    def _quote(self, quotation: Quotation) -> JudgedQuote:
        speaker = quotation.speaker or self._speech[0].get(quotation.span, "")
        source = named_document(quotation.source, self.passage.documents) if quotation.source else ""
        finding = self.checkers.quotes.find(
            quotation.words, source=source or self._citations.document(quotation.cited), speaker=speaker
        )
        return JudgedQuote(self._place(quotation.span), finding, speaker)

    def _checked(self, statement: Statement) -> ClaimFinding:
        return self.checkers.claims.check(statement.text, cited=self._citations.sentences(statement.cited))

    def _claim(self, statement: Statement, finding: ClaimFinding) -> JudgedClaim:
        told = [reason for reason in finding.reasons if not self._is_told(statement, finding.text, reason)]
        held = [reason for reason in told if self._holds(statement, reason)]
        missing = [_missing(mark) for mark in self._citations.unknown(statement.cited)]
        supported = not missing and (finding.supported or (bool(finding.reasons) and not held))
        doubts = self._doubts(statement, finding) if supported else ()
        refused = self._refused(statement) if supported and not doubts else ()
        return JudgedClaim(
            place=self._place(statement.span),
            text=statement.text,
            force=statement.force,
            supported=supported and not (doubts or refused),
            score=finding.score,
            reasons=doubts if supported else (*missing, *map(_objection, held)),
            evidence=finding.evidence,
            outweighed=tuple(map(_objection, held)) if supported else (),
            resting=tuple(quote.place for quote in refused),
        )

    def _holds(self, statement: Statement, reason: Reason) -> bool:
        """Whether the text can get that wrong: what asserts nothing names and counts all the same."""
        kind = reason.kind.value
        if statement.force is not Force.STATEMENT and kind == "name":
            return not any(stands_in(reason.words, words) for words in self._folded)
        if statement.force is Force.FRAGMENT and kind == "ground":
            return _counts_or_names(reason.words, after=statement.text.split()[0])
        return statement.force is Force.STATEMENT or kind in _NAMED

    @cached_property
    def _folded(self) -> Sequence[str]:
        return [fold(document.text) for document in self.passage.documents]

    def _doubts(self, statement: Statement, finding: ClaimFinding) -> tuple[Objection, ...]:
        """What a second opinion has against a statement, but for the sources' own words in order."""
        lines = " ".join(sentence.line for sentence in finding.evidence)
        if self.opinion is None or statement.force is not Force.STATEMENT or in_order(statement.text, lines):
            return ()
        yes = self.opinion(statement.text, finding.evidence)
        return () if yes >= DOUBTED else (_doubt(statement.text, yes),)

    def _is_told(self, statement: Statement, text: str, reason: Reason) -> bool:
        """Whether what is wrong is the wording, or the speaker, of a quote that is a finding itself."""
        refused = self._refused(statement)
        misgiven = [quote for quote in refused if quote.verdict == "wrong_speaker"]
        if misgiven and (reason.kind.value == "speaker" or any(reason.words in q.speaker for q in misgiven)):
            return True
        words = {quote.finding.quote for quote in refused}
        return any(span.of(text) in words and span.overlaps(reason.span) for span in quotations(text))

    def _refused(self, statement: Statement) -> Sequence[JudgedQuote]:
        """The quotes in a statement that do not stand."""
        first, last = (
            bisect_left(self._quoted_from, at) for at in (statement.span.start, statement.span.end)
        )
        within = self._quotes[first:last]
        return [q for q in within if not q.stands and statement.span.contains(q.place.span)]

    @cached_property
    def _quoted_from(self) -> Sequence[int]:
        return [quote.place.span.start for quote in self._quotes]

    def _place(self, span: Span) -> Place:
        return Place(span, bisect_right(self._line_starts, span.start))

    @cached_property
    def _line_starts(self) -> Sequence[int]:
        lengths = map(len, self.note.text.splitlines(keepends=True))
        return [0, *accumulate(lengths)]


def _counts_or_names(words: str, *, after: str) -> bool:
    """Whether there is a figure in `words`, or a capital that is not that of the word which opens a text."""
    return any(map(str.isdecimal, words)) or any(w[0].isupper() and w != after for w in words.split())


def _missing(mark: str) -> Objection:
    return Objection("citation", mark, None, "", f"cites [{mark}], and the sources have no such sentence")


def _doubt(text: str, yes: float) -> Objection:
    told = f"a second opinion does not find this in the sources (yes: {yes:.0%})"
    return Objection("opinion", text, None, "", told)


def _objection(reason: Reason) -> Objection:
    return Objection(reason.kind.value, reason.words, reason.sentence, reason.found, str(reason))
