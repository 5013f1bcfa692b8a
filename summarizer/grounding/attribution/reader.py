"""Reads one document's statements in order, and gives the words in them to their speakers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.documents import Document, Sentence
from summarizer.grounding.attribution.contents import runs
from summarizer.grounding.attribution.cue import Cue
from summarizer.grounding.attribution.cues import Cues
from summarizer.grounding.attribution.hearing import Hearing
from summarizer.grounding.attribution.layout import are_turns, at_a_turn, is_hearing, turn
from summarizer.grounding.attribution.model import Attribution, Mode
from summarizer.grounding.attribution.quoted import is_title, places, quoted_words
from summarizer.grounding.attribution.sharing import opens, shared, stands_by
from summarizer.grounding.attribution.subjects import named_words
from summarizer.grounding.attribution.talk import Talk
from summarizer.grounding.speakers import Speaker, Speakers
from summarizer.language.lexicon import Lexicon
from summarizer.language.parse import child, cover
from summarizer.text import Span

if TYPE_CHECKING:
    from summarizer.language.parse import Doc

# The parse of a longer sentence, a table or a list run together, tells of nobody's speech.
_LONGEST = 600


class Reader:
    """Reads one document's statements in order."""

    def __init__(self, document: Document, speakers: Speakers, lexicon: Lexicon) -> None:
        self._document = document
        self._speakers = speakers
        self._lexicon = lexicon
        self._cues = Cues(speakers, lexicon)
        self._hearing = False
        self._turns = False

    def read(self, statements: Sequence[Sentence], docs: Mapping[int, Doc]) -> Iterator[Attribution]:
        """The attributions of the statements that are parsed, in order."""
        quoted = quoted_words(self._document, statements)
        self._hearing, self._turns = is_hearing(statements), are_turns(statements)
        talk = Talk()
        for sentence in statements:
            doc = docs.get(sentence.number)
            if doc is None:
                continue
            self._speakers.enter(sentence, doc)
            parts = quoted[sentence.number]
            titles = [part.span for part in parts if is_title(part.span, self._document.text)]
            spoken = [part.span for part in parts if part.span not in titles]
            told = self._sentence(sentence, doc, spoken, answers=talk.waits(sentence))
            found = tuple(a for a in told if not _only(a.content, titles))
            yield from talk.hear(sentence, parts, found, handed=_hands_on(doc, self._lexicon))
        yield from talk.end()

    def _sentence(
        self, sentence: Sentence, doc: Doc, quotes: Sequence[Span], *, answers: bool
    ) -> Iterator[Attribution]:
        """The attributions of one sentence, which may also tell whose the quotation before it is."""
        if sentence.speaker and self._turns:
            voice = at_a_turn(sentence) if self._hearing else self._speakers.layout(sentence)
            self._speakers.heard(voice, sentence.number)
            yield turn(sentence, voice)
            return
        if len(doc) > _LONGEST:
            return
        spoken = places(doc, sentence, quotes)
        cues = self._cues.of(doc, spoken)
        found = [
            c
            for c in cues
            if not c.bare or stands_by(c, sentence, quotes) or (answers and opens(c, sentence))
        ]
        hearing = Hearing(found, sentence, self._speakers, self._lexicon)
        hearing.read(doc, spoken)
        given = shared(hearing.governing, sentence, quotes, self._lexicon)
        for cue, voices in hearing.heard:
            quoted = given.get(cue.token.i, ())
            said = replace(cue, mode=Mode.SPEECH) if quoted and self._quoting(cue) else cue
            yield self._attribution(said, voices, sentence, quoted)

    def _quoting(self, cue: Cue) -> bool:
        """Whether words in quotation marks under the verb are surely its subject's, whatever that is."""
        verb = cue.token
        aside = (
            verb.dep_ in {"relcl", "acl"}
            or cue.subject is None
            or any(c.lower_ == "as" for c in verb.children)
        )
        return cue.mode is Mode.BELIEF and not aside and verb.lemma_.lower() in self._lexicon["speech"]

    def _attribution(
        self, cue: Cue, voices: tuple[Speaker, ...], sentence: Sentence, quotes: tuple[Span, ...]
    ) -> Attribution:
        content = _content(cue, sentence, quotes)
        verb = cue.token.lemma_.lower()
        denied = cue.mode is Mode.UNSAID or verb in self._lexicon["reporting.denials"]
        spoken = tuple(q for q in quotes if not denied or q in content)
        return Attribution(
            sentence.number,
            sentence.document,
            voices,
            cover(named_words(cue.subject), sentence) if cue.subject is not None else None,
            cover([cue.token], sentence),
            verb,
            content,
            spoken if cue.mode is not Mode.UNSAID else (),
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


def _hands_on(doc: Doc, lexicon: Lexicon) -> bool:
    """Whether a sentence ends with what somebody else does: “…,” Lee said, and her husband cut in."""
    verbs = (t for t in doc if t.dep_ == "conj" and t.head.lemma_.lower() in lexicon["speech"])
    return any(child(v, "nsubj") is not None and child(v.head, "nsubj") is not None for v in verbs)


def _only(content: Sequence[Span], titles: Sequence[Span]) -> bool:
    """Whether all that somebody “wrote” or “praised” is the title of a work."""
    return bool(titles and content) and all(any(t.contains(c) for t in titles) for c in content)
