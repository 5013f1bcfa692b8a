"""The words of one block: its quotations, and its sentences with what they commit the note to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from summarizer.grounding.quotations import quotations
from summarizer.segmentation.boundaries import sentences_in
from summarizer.segmentation.credits import is_byline, signed_by
from summarizer.segmentation.names import Label, label_at, looks_like_name
from summarizer.segmentation.paragraphs import ends_sentence
from summarizer.text import Span, has_word, one_line
from summarizer.verification import furniture
from summarizer.verification.blocks import Block, Shape, definition_end
from summarizer.verification.coverage import Left, names_or_counts, reads_as_reference
from summarizer.verification.furniture import Section, section_of
from summarizer.verification.note import Force, Quotation, Statement
from summarizer.verification.pages import Page
from summarizer.verification.shown import Naming
from summarizer.verification.signing import Signed, signed_in

_LEAST_WORDS = 3
_TOLD_WORDS = 5
_LEAST_LETTERS = 4
_LONGEST_LEAD = 8
_WORD = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r";\s+")
_QUESTION = re.compile(r"[?？؟][\"'”’»›)\]」』]*$")
_SIGNATURE = re.compile(r"\s+(?P<signature>(?:[—–―]|--)\s*[^—–―\n]{1,120}?)\s*$")
_BOLD_LABEL = re.compile(r"(?P<label>[^*_\n]{1,80}?)(?::\s?(?:\*\*|__)|(?:\*\*|__)\s?:)")
_SILENT = (Section.SOURCES, Section.OMITTED, Section.UNSUPPORTED)


@dataclass(frozen=True)
class Prose:
    """A block of a page, read."""

    page: Page
    block: Block

    @cached_property
    def body(self) -> Span:
        """The block without the words that open it and say what it is about or whose it is."""
        return Span(self._opening.end if self._opening else self._start, self.block.span.end)

    @cached_property
    def _start(self) -> int:
        """Where the block's own words begin, behind a footnote's mark or a label of our notes."""
        defined = definition_end(self.block)
        return defined + furniture.label_end(
            Span(defined, self.block.span.end).of(self.block.text), self.page.headed
        )

    @cached_property
    def label(self) -> str:
        """The name that opens the block, without its colon; or ""."""
        return one_line(Span(self.block.span.start, self.body.start).of(self.block.text)).rstrip(" :：")

    @cached_property
    def _opening(self) -> Label | None:
        """What stands before a colon and is no part of the sentence behind it."""
        block = self.block
        found = label_at(block.text, self._start, block.span.end)
        if found is None or not (looks_like_name(found.name) or self._is_topic(found)):
            return None
        return None if self._is_subject(found) else found

    def _is_topic(self, label: Label) -> bool:
        """Whether a label is known for one, set in bold up to its colon, or a party's in our own notes."""
        if self.page.own and self.block.section is Section.POSITIONS:
            return True
        start = self.page.shown.place(self.block.span).start
        bold = _BOLD_LABEL.match(self.page.shown.source, start) is not None
        return bold or label.name.lower() in self.page.words.labels

    def _is_subject(self, label: Label) -> bool:
        """Whether what follows tells something of the one named: “Zelensky: rejects the deal”."""
        first = _WORD.match(self.block.text, label.end, self.block.span.end)
        if self.page.own or first is None or not first[0].islower():
            return False
        return first[0] not in self.page.small or first[0] in self.page.words.verbs

    @property
    def is_quotation(self) -> bool:
        """Whether the whole block is somebody's words: a block quotation, but no notice, no remark."""
        remark = self._opening is not None and self._is_topic(self._opening)
        return self.block.shape is Shape.QUOTED and not self.page.own and not remark

    @property
    def is_running(self) -> bool:
        """Whether the block is prose of the note's own: no heading, no list of what others wrote."""
        return self._is_own_prose and self.block.shape is not Shape.CELL

    @property
    def running(self) -> Span:
        """What of the block speaks: in our own notes no label, which is nobody's turn, and no notice."""
        if not self.page.own:
            return self.block.span
        return Span(self.body.end, self.body.end) if self._left is Left.NOTICE else self.body

    @property
    def _is_own_prose(self) -> bool:
        shapes = (Shape.PROSE, Shape.CELL) if self.page.own else (Shape.PROSE, Shape.CELL, Shape.QUOTED)
        return self.block.shape in shapes and self.block.section not in _SILENT and not self.is_quotation

    @cached_property
    def signed(self) -> tuple[Signed, ...]:
        """The quotations that are signed where they stand."""
        return signed_in(self.block.text, self.body, own=self.page.headed)

    def quotations(self) -> Iterator[Quotation]:
        """What the block quotes, in order."""
        listed = self.block.section is Section.SOURCES and self.page.own
        aside = self.block.section is Section.UNSUPPORTED or self._left is Left.NOTICE
        if listed or aside or self.block.shape is Shape.CODE:
            return
        if self.block.section is Section.OMITTED:
            yield from self._omitted()
        elif self.is_quotation:
            yield self._whole()
        else:
            taken = {signed.words: signed for signed in self.signed}
            plain = (span.shifted(self.body.start) for span in quotations(self.body.of(self.block.text)))
            for words in sorted({*plain, *taken}):
                yield self._quotation(words, taken.get(words))

    def _quotation(self, words: Span, signed: Signed | None) -> Quotation:
        whole = signed.whole if signed else words
        return Quotation(
            one_line(words.of(self.block.text)),
            self.page.shown.place(words),
            speaker=signed.speaker if signed else self._speaker(words),
            source=self.page.source_in(self._up_to_next(whole)),
            cited=self.page.marks_in(self._up_to_next(whole)),
        )

    def _up_to_next(self, whole: Span) -> Span:
        """From a quotation to the end of its sentence, where the citation for it stands."""
        after = bisect_left(self._ends, whole.end)
        return Span(whole.start, self._ends[after] if after < len(self._ends) else self.block.span.end)

    @cached_property
    def _ends(self) -> Sequence[int]:
        return [sentence.end for sentence in self._sentences]

    def _speaker(self, words: Span) -> str:
        """Who signed the block, or whose name stands before the quotation like a turn's."""
        around = self.body.of(self.block.text).strip()
        alone = len(around) <= words.end - words.start + 2
        if self.block.signature and alone:
            return self.block.signature
        opens = words.start - self.body.start <= 1 and not self.page.own
        return self.label if opens and looks_like_name(self.label) else ""

    def _whole(self) -> Quotation:
        """A block quotation, without the marks around it and the signature at its end."""
        span, speaker = self.body, self.block.signature or self.label
        ending = _SIGNATURE.search(span.of(self.block.text))
        if ending and (name := signed_by(ending["signature"], self.page.words)):
            span, speaker = Span(span.start, span.start + ending.start()), name
        inner = [each.shifted(span.start) for each in quotations(span.of(self.block.text))]
        if len(inner) == 1 and len(span.of(self.block.text).strip()) <= inner[0].end - inner[0].start + 2:
            span = inner[0]
        return replace(self._quotation(span, None), speaker=speaker)

    def _omitted(self) -> Iterator[Quotation]:
        """The opening words of a sentence that the note leaves out."""
        words = furniture.omitted_line(self.page.headed).sub("", self.block.span.of(self.block.text))
        if self.block.shape is not Shape.HEADING and not furniture.is_furniture(
            one_line(words), self.page.headed
        ):
            span = Span(self.block.span.start, self.block.span.start + len(words)).trimmed(self.block.text)
            yield Quotation(one_line(words), self.page.shown.place(span))

    def statements(self) -> Iterator[Statement]:
        """What the block says in the note's own words, sentence by sentence."""
        for span, force in self._weighed:
            if isinstance(force, Force):
                yield Statement(self._words(span), self.page.shown.place(span), force, self._cited_by(span))

    def left(self) -> Iterator[tuple[Span, Left]]:
        """What of the block is neither quoted nor stated, at its place in the note, and why it is not."""
        for span, why in self._weighed:
            if isinstance(why, Left):
                yield self.page.shown.place(span), why

    @cached_property
    def _weighed(self) -> Sequence[tuple[Span, Force | Left | None]]:
        """Each piece of the block with what it commits the note to; None for what is read otherwise."""
        if self._left is not None:
            return [(self.block.span, self._left)]
        if self._is_read:
            return []
        if self.block.shape is Shape.HEADING:
            return [(self.block.span, self._fragment(self._words(self.block.span)))]
        opening = [(self._opening_span, Force.FRAGMENT)] if self._is_telling else []
        return [*opening, *((span, self._force(span)) for span in self._sentences)]

    @property
    def _left(self) -> Left | None:
        """Why the block as a whole is neither quoted nor stated."""
        block, content = self.block, self.block.span.of(self.block.text)
        if block.shape is Shape.CODE:
            return Left.CODE
        if block.shape is Shape.HEADING:
            return None
        if block.section is Section.COMPARED:
            return Left.LAID_OUT
        if block.section is Section.UNSUPPORTED:
            return None if self._is_furniture(content) else Left.ASIDE
        if self.page.own and furniture.is_notice(content, self.page.headed):
            return Left.NOTICE
        if self._is_reference:
            return Left.REFERENCE
        return Left.BYLINE if is_byline(content, self.page.words) else None

    @property
    def _is_reference(self) -> bool:
        block, page = self.block, self.page
        content = self.block.span.of(self.block.text)
        if not (block.section is Section.SOURCES or block.shape is Shape.FOOTNOTE) or self._is_furniture(
            content
        ):
            return False
        if page.own and block.section is Section.SOURCES:
            return True
        linked = any(cited.naming is not Naming.NUMBERS for cited in page.shown.cited_in(block.span))
        return block.listed or linked or reads_as_reference(content) or not self._is_sentence(content)

    @property
    def _is_read(self) -> bool:
        """Whether the block is somebody's words whole, opens a section, or is a phrase of our notes."""
        content = self.block.span.of(self.block.text)
        opens = self.block.shape is Shape.HEADING and section_of(content, own=self.page.headed) is not None
        quotes = self.is_quotation or self.block.section is Section.OMITTED
        return opens or quotes or self.block.shape is Shape.SIGNATURE or self._is_furniture(content)

    def _is_furniture(self, text: str) -> bool:
        return self.page.own and furniture.is_furniture(one_line(text), self.page.headed)

    @property
    def _opening_span(self) -> Span:
        return Span(self._start, self.body.start).trimmed(self.block.text)

    @property
    def _is_telling(self) -> bool:
        """Whether what opens the block, up to its colon, is no name and tells something itself."""
        if self._opening is None or self.page.own or looks_like_name(self._opening.name):
            return False
        return names_or_counts(self._opening.name, self.page.language)

    def _words(self, span: Span) -> str:
        return one_line(span.of(self.block.text)).strip(" ·")

    def _cited_by(self, span: Span) -> tuple[str, ...]:
        return self._cited[span] if span in self._cited else self.page.marks_in(span)

    @cached_property
    def _sentences(self) -> tuple[Span, ...]:
        """The sentences of the block that are not signed quotations."""
        text, words = self.block.text, self.page.words
        starts = [self.body.start, *(signed.whole.end for signed in self.signed)]
        ends = [*(signed.whole.start for signed in self.signed), self.body.end]
        sentences = (
            sentence
            for start, end in zip(starts, ends, strict=True)
            if start < end
            for sentence in sentences_in(text, Span(start, end), language=self.page.language, words=words)
        )
        return tuple(part for sentence in sentences for part in self._parts(sentence))

    def _parts(self, sentence: Span) -> Iterator[Span]:
        """What our own notes have set as one sentence, “…; …”, apart again; not within quotation marks."""
        content = sentence.of(self.block.text)
        joined = self.page.own and self.block.section is Section.BODY and not self.block.listed
        if not joined or furniture.is_furniture(one_line(content), self.page.headed):
            yield sentence
            return
        quoted = quotations(content)
        start = 0
        for joint in _JOINT.finditer(content):
            if not any(span.start <= joint.start() < span.end for span in quoted):
                yield Span(start, joint.start()).shifted(sentence.start)
                start = joint.end()
        yield Span(start, len(content)).shifted(sentence.start)

    def _force(self, span: Span) -> Force | Left | None:
        """What a sentence commits the note to; None for what says nothing of its own."""
        text = self._words(span)
        outside = text
        for quoted in reversed(quotations(text)):
            outside = outside[: quoted.start] + outside[quoted.end :]
        if not has_word(outside) or self._is_furniture(text):
            return None
        if (self.block.section is Section.QUESTIONS and self.page.own) or _QUESTION.search(text):
            return Force.QUESTION
        if self._is_lead(span, text):
            return Force.FRAGMENT
        joined = self.page.own and self.block.text[span.end : span.end + 1] == ";"
        if joined or self._is_sentence(text):
            return Force.STATEMENT
        if self.page.own and not self._cited[span]:
            return Left.LAID_OUT
        return self._fragment(outside)

    def _is_lead(self, span: Span, text: str) -> bool:
        """Whether it is the figure or the date that opens an item of our own notes, and no sentence."""
        opens = self.page.own and self.block.listed and span.start == self.body.start
        tokens = text.lower().split()
        short = len(tokens) <= _LONGEST_LEAD and self.page.words.verbs.isdisjoint(tokens)
        return opens and short and len(self._sentences) > 1

    def _fragment(self, text: str) -> Force | Left:
        """Judged where it names or counts; in running prose, which has more of names, where it counts."""
        if not names_or_counts(text, self.page.language):
            return Left.WORDS
        laid_out = self.block.listed or self.block.shape in (Shape.CELL, Shape.HEADING)
        return Force.FRAGMENT if laid_out or any(map(str.isdecimal, text)) else Left.WORDS

    def _is_sentence(self, text: str) -> bool:
        """Whether a text ends as a sentence does, has a finite verb that is known, or is a long list item."""
        tokens = text.lower().split()
        if text.endswith((":", ";", "…")):
            return False
        if ends_sentence(text):
            return len(tokens) >= _LEAST_WORDS or len(text) >= _LEAST_WORDS * len(tokens) + _LEAST_LETTERS
        told = not self.page.words.verbs.isdisjoint(tokens) or self.block.listed
        return told and len(tokens) >= _TOLD_WORDS

    @cached_property
    def _cited(self) -> Mapping[Span, tuple[str, ...]]:
        """The marks after each sentence, or after the ones that follow it up to the next mark."""
        cited: dict[Span, tuple[str, ...]] = {}
        marks: tuple[str, ...] = ()
        for sentence in reversed(self._sentences):
            marks = self.page.marks_in(sentence) or marks
            cited[sentence] = marks
        return cited
