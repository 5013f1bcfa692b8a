"""Who is heard in one sentence, cue by cue, as a reader resolves them from left to right."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from summarizer.documents import Sentence
from summarizer.grounding.attribution.cue import Cue
from summarizer.grounding.speakers import Speaker, Speakers
from summarizer.language.lexicon import Lexicon

if TYPE_CHECKING:
    from summarizer.language.parse import Doc, Token


class Hearing:
    """The cues of one sentence with those who speak: `heard`, in the order of their subjects.

    `governing` are the cues that may give quotations. Not so the stand that somebody else reports: “They
    would support it, she said, because cranes could replace ‘every driver’” is hers.
    """

    def __init__(
        self, found: Sequence[Cue], sentence: Sentence, speakers: Speakers, lexicon: Lexicon
    ) -> None:
        self._found = found
        self._cues = [cue for cue in found if not cue.mute]
        self._passing = [c for c in found if c.mute and c.content and not _within(c, found)]
        self._sentence = sentence
        self._speakers = speakers
        self._lexicon = lexicon
        self._resolved: dict[int, tuple[Speaker, ...]] = {}
        self._dropped: set[int] = set()
        self.heard: list[tuple[Cue, tuple[Speaker, ...]]] = []

    @property
    def governing(self) -> list[Cue]:
        return [cue for cue in self._found if cue.token.i not in self._dropped]

    def read(self, doc: Doc, spoken: Collection[int]) -> None:
        """Read the sentence word by word; `spoken` are the places of its words in quotation marks."""
        for token in doc:
            speaks = [c for c in self._cues if c.subject is not None and c.subject.i == token.i]
            told = [c for c in self._passing if (c.subject or c.token).i == token.i]
            subject = token.dep_ in {"nsubj", "nsubjpass"} and token.i not in spoken
            if subject and not speaks and not _reported(token, self._found):
                self._speakers.mentioned(token, self._sentence.number)
            self.heard += [(cue, self._voices(cue.subject)) for cue in told]
            if speaks and not self._leaves(token, speaks):
                self._hear(token, speaks)

    def _hear(self, subject: Token, cues: Sequence[Cue]) -> None:
        voices = self._voices(subject)
        for voice in voices:
            self._speakers.heard(voice, self._sentence.number, head=subject)
        self.heard += [(cue, voices) for cue in cues]

    def _voices(self, subject: Token | None) -> tuple[Speaker, ...]:
        if subject is None:
            return ()
        if subject.i not in self._resolved:
            self._resolved[subject.i] = self._speakers.resolve(subject, self._sentence.number)
        return self._resolved[subject.i]

    def _leaves(self, subject: Token, cues: Sequence[Cue]) -> bool:
        """Whether the cues are left to those who report them; their quotations as well, where they agree.

        “He said that she had called him ‘a liar’”: not his, nor surely hers.
        """
        if _again(subject, self._cues):
            self._dropped |= {cue.token.i for cue in cues}
            return True
        if not (reporters := self._reporters(subject)):
            return False
        same = set(self._voices(subject)) == reporters
        speech = self._lexicon["speech"] | self._lexicon["reporting.quoting"]
        self._dropped |= {c.token.i for c in cues if same or c.token.lemma_.lower() not in speech}
        return True

    def _reporters(self, subject: Token) -> Collection[Speaker]:
        """Those who report a stand that is somebody else's: “she said the town would accept”.

        What an observer reports counts as the holder's own (“sources said that the envoy would propose”),
        and so does what is told according to somebody.
        """
        telling = [c for c in self._cues if c.token.dep_ != "prep" and subject in c.content]
        outer = [c.subject for c in telling if c.subject is not None]
        found = {voice for s in outer if s.i != subject.i for voice in self._voices(s)}
        return {voice for voice in found if not voice.observer}


def _again(subject: Token, cues: Sequence[Cue]) -> bool:
    """Whether the pronoun is the one of whoever reports it: “she said she asked”."""
    outer = (c.subject for c in cues if c.subject is not None and subject in c.content)
    return subject.pos_ == "PRON" and any(s.i != subject.i and s.lower_ == subject.lower_ for s in outer)


def _within(cue: Cue, cues: Sequence[Cue]) -> bool:
    """Whether a belief is part of what somebody says or thinks: “Lee said that Reed wanted …”."""
    return any(
        cue.token in other.content for other in cues if not other.bare and other.token.i != cue.token.i
    )


def _reported(token: Token, cues: Sequence[Cue]) -> bool:
    """Whether the word is part of what somebody named before it says."""
    return any(c.subject is not None and c.subject.i < token.i and token in c.content for c in cues)
