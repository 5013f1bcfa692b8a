"""What an attribution is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from summarizer.grounding.speakers import Speaker
from summarizer.text import Span


class Mode(StrEnum):
    """Whether the text says that the words were said.

    SPEECH: somebody says it, or takes a stand. BELIEF: somebody is told to think, want or plan it, or to
    have said it in passing. UNSAID: it is denied, asked for or made a condition that somebody says it.
    """

    SPEECH = "speech"
    BELIEF = "belief"
    UNSAID = "unsaid"


class Form(StrEnum):
    """Whether the words are quoted, reported, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True)
class Attribution:
    """Speech, a stand or a belief that the text gives to somebody.

    `content` are the spans of what is said, `quotes` those within quotation marks, `speaker` and `cue`
    the words that attribute it (`None` where the layout does: a turn, a signature), `verb` the cue's
    lemma. All spans are of the document's text. `voices` are the resolved speakers: none where “she” or
    “the company” could be several, or nobody is named. `continues` is the cue of another sentence that
    gives these words to their speaker.
    """

    sentence: int
    document: str
    voices: tuple[Speaker, ...]
    speaker: Span | None
    cue: Span | None
    verb: str
    content: tuple[Span, ...]
    quotes: tuple[Span, ...] = ()
    mode: Mode = Mode.SPEECH
    continues: Span | None = None

    @property
    def direct(self) -> bool:
        return bool(self.quotes)

    @property
    def form(self) -> Form:
        if not self.quotes:
            return Form.INDIRECT
        return Form.DIRECT if set(self.content) <= set(self.quotes) else Form.MIXED
