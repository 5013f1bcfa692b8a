"""Reads one document's statements in order, and gives the words in them to their speakers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.documents import Document, Sentence
from summarizer.grounding.attribution.contents import runs
from summarizer.grounding.attribution.cues import Cue, Cues
from summarizer.grounding.attribution.layout import at_a_turn, is_hearing, turn
from summarizer.grounding.attribution.model import Attribution, Mode
from summarizer.grounding.attribution.quoted import Quoted, all_quoted, inside, quoted_words
from summarizer.grounding.attribution.sharing import shared
from summarizer.grounding.attribution.subjects import named_words
from summarizer.grounding.speakers import Speaker, Speakers
from summarizer.language.lexicon import Lexicon
from summarizer.language.parse import cover
from summarizer.text import Span

if TYPE_CHECKING:
    from summarizer.language.parse import Doc, Token


@dataclass(frozen=True)
class _Heard:
    """Who was heard last, and where: the quotation that may go on in the next sentence."""

    sentence: Sentence
    attribution: Attribution
    quote: Quoted | None

    def goes_on(self, sentence: Sentence) -> bool:
        """Whether a sentence of quotation and nothing else is this speaker's too."""
        if sentence.number != self.sentence.number + 1:
            return False
        same = sentence.paragraph == self.sentence.paragraph
        leads = self.attribution.cue is not None and self.sentence.text.rstrip().endswith(":")
        return same or leads or (self.quote is not None and self.quote.open)


class Reader:
    """Reads one document's statements in order."""

    def __init__(self, document: Document, speakers: Speakers, lexicon: Lexicon) -> None:
        self._document = document
        self._speakers = speakers
        self._lexicon = lexicon
        self._cues = Cues(speakers, lexicon)
        self._hearing = False

    def read(self, statements: Sequence[Sentence], docs: Mapping[int, Doc]) -> Iterator[Attribution]:
        """The attributions of the statements that are parsed, in order."""
        quoted = quoted_words(self._document, statements)
        self._hearing = is_hearing(statements)
        last: _Heard | None = None
        for sentence in statements:
            doc = docs.get(sentence.number)
            if doc is None:
                continue
            self._speakers.enter(sentence, doc)
            parts = quoted[sentence.number]
            found = list(self._sentence(sentence, doc, [part.span for part in parts]))
            alone = all_quoted(sentence, [part.span for part in parts])
            if not found and last is not None and alone and last.goes_on(sentence):
                found = [_continued(sentence, last.attribution, parts)]
            last = _heard(sentence, found, parts) or last
            yield from found

    def _sentence(self, sentence: Sentence, doc: Doc, quotes: Sequence[Span]) -> Iterator[Attribution]:
        if sentence.speaker:
            voice = at_a_turn(sentence) if self._hearing else self._speakers.layout(sentence)
            self._speakers.heard(voice, sentence.number)
            yield turn(sentence, voice)
            return
        found = [c for c in self._cues.of(doc) if not inside(c.token, sentence, quotes)]
        heard, dropped = self._hear(found, sentence, doc, quotes)
        governing = [c for c in found if not self._passes_on(c, dropped)]
        given = shared(governing, sentence, quotes, self._lexicon)
        for cue, voices in heard:
            yield self._attribution(cue, voices, sentence, given[cue.token.i])

    def _hear(
        self, found: Sequence[Cue], sentence: Sentence, doc: Doc, quotes: Sequence[Span]
    ) -> tuple[list[tuple[Cue, tuple[Speaker, ...]]], set[int]]:
        """The cues with those who speak, and the places of the cues of stands that somebody else reports."""
        cues = [cue for cue in found if not cue.mute]
        heard: list[tuple[Cue, tuple[Speaker, ...]]] = []
        dropped: set[int] = set()
        for token in doc:
            speaks = [cue for cue in cues if cue.subject is not None and cue.subject.i == token.i]
            told = [
                c for c in found if c.mute and (c.subject or c.token).i == token.i and not _within(c, cues)
            ]
            subject = token.dep_ in {"nsubj", "nsubjpass"} and not inside(token, sentence, quotes)
            if subject and not speaks and not _reported(token, cues):
                self._speakers.mentioned(token, sentence.number)
            voices = self._speakers.resolve(token, sentence.number) if speaks or told else ()
            heard += [(cue, voices if cue.subject is not None else ()) for cue in told]
            if speaks and self._secondhand(token, cues, sentence):
                dropped |= {cue.token.i for cue in speaks}
                continue
            for voice in voices if speaks else ():
                self._speakers.heard(voice, sentence.number, head=token)
            heard += [(cue, voices) for cue in speaks]
        return heard, dropped

    def _passes_on(self, cue: Cue, dropped: Collection[int]) -> bool:
        """Whether words quoted under a cue are those of the one who reports it.

        “They would support it, she said, because cranes could replace ‘every driver’”: hers.
        “He said that she had called him ‘a liar’”: not his, nor surely hers.
        """
        return cue.token.i in dropped and cue.token.lemma_.lower() not in self._lexicon["speech"]

    def _secondhand(self, subject: Token, cues: Sequence[Cue], sentence: Sentence) -> bool:
        """Whether a stand is one that somebody else gives to its holder: “she said the town would accept”.

        What an observer reports counts as the holder's own (“sources said that the envoy would propose”).
        """
        outer = [
            c for c in cues if c.subject is not None and subject in c.content and c.subject.i != subject.i
        ]
        voices = [v for c in outer if c.subject for v in self._speakers.resolve(c.subject, sentence.number)]
        return any(not voice.observer for voice in voices)

    def _attribution(
        self, cue: Cue, voices: tuple[Speaker, ...], sentence: Sentence, quotes: tuple[Span, ...]
    ) -> Attribution:
        spoken = quotes if cue.mode is not Mode.UNSAID else ()
        return Attribution(
            sentence.number,
            sentence.document,
            voices,
            cover(named_words(cue.subject), sentence) if cue.subject is not None else None,
            cover([cue.token], sentence),
            cue.token.lemma_.lower(),
            _content(cue, sentence, quotes),
            spoken,
            cue.mode,
        )


def _content(cue: Cue, sentence: Sentence, quotes: tuple[Span, ...]) -> tuple[Span, ...]:
    """What is said: the quotations, and the words outside them that the cue governs."""
    outside = []
    for run in runs(cue.content, sentence):
        if not any(q.start - 1 <= run.start and run.end <= q.end + 2 for q in quotes):
            cut = [q for q in quotes if q.overlaps(run)]
            outside.append(
                Span(min([run.start, *(q.start for q in cut)]), max([run.end, *(q.end for q in cut)]))
            )
    alone = (q for q in quotes if not any(c.overlaps(q) for c in outside))
    return tuple(sorted({*outside, *alone}))


def _heard(sentence: Sentence, found: Sequence[Attribution], parts: Sequence[Quoted]) -> _Heard | None:
    """The last who spoke in a sentence: who was quoted last, else who spoke last."""
    speech = [a for a in found if a.mode is Mode.SPEECH]
    quoting = [a for a in speech if a.quotes]
    if not speech:
        return None
    return _Heard(sentence, (quoting or speech)[-1], parts[-1] if parts and quoting else None)


def _continued(sentence: Sentence, before: Attribution, parts: Sequence[Quoted]) -> Attribution:
    """Quoted words without a cue, after those of the speaker who goes on."""
    spans = tuple(part.span for part in parts)
    cue = before.cue or before.continues
    voices = before.voices
    return Attribution(
        sentence.number, sentence.document, voices, None, None, "", spans, spans, continues=cue
    )


def _within(cue: Cue, cues: Sequence[Cue]) -> bool:
    """Whether a belief is told by somebody who speaks: “Lee said that Reed wanted …”."""
    return any(cue.token in other.content for other in cues if other.token.i != cue.token.i)


def _reported(token: Token, cues: Sequence[Cue]) -> bool:
    """Whether the word is part of what somebody named before it says."""
    return any(c.subject is not None and c.subject.i < token.i and token in c.content for c in cues)
