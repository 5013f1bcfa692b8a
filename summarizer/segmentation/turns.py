"""Transcripts: paragraphs that open with the name of who speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.segmentation.lexicon import Lexicon
from summarizer.segmentation.lines import Mark
from summarizer.segmentation.names import looks_like_name
from summarizer.segmentation.paragraphs import Paragraph

_TURN = re.compile(
    r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?\s*[-–]?\s*)?"  # a time stamp
    r"(?P<open>\*\*|__)?(?P<name>[^\W\d_][^:：\n*_]{0,70}?)\s*"
    r"(?:\([^()]{1,60}\)\s*)?(?P<shut>\*\*|__)?\s*[:：](?:\*\*|__)?(?:\s+|(?<=：)|$)"
)
_NUMBERED = re.compile(r"(?:speaker|sprecher|voice|participant)\s*\w{1,3}|[QA]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Turn:
    """Where somebody starts to speak: `said` is the offset of the first word, after the name."""

    speaker: str
    said: int


def turns_in(text: str, paragraphs: Sequence[Paragraph], words: Lexicon) -> dict[int, Turn]:
    """The turns of a transcript, by index of the paragraph; empty if the text is none.

    A transcript has three turns or more, by two speakers or more, and either somebody speaks twice or
    all have a name of two words: “Note: …” and a dateline are no turns.
    """
    turns = {index: turn for index, p in enumerate(paragraphs) if (turn := _turn(text, p, words))}
    speakers = Counter(turn.speaker for turn in turns.values())
    repeated = max(speakers.values(), default=0) > 1
    named = all(looks_like_name(speaker, least=2) for speaker in speakers)
    return turns if len(turns) >= 3 and len(speakers) >= 2 and (repeated or named) else {}


def _turn(text: str, paragraph: Paragraph, words: Lexicon) -> Turn | None:
    if paragraph.mark is not Mark.PROSE and paragraph.mark is not Mark.HEADING:
        return None
    match = _TURN.match(text, paragraph.span.start, paragraph.span.end)
    if match is None:
        return None
    name = match["name"].strip()
    shaped = looks_like_name(name) or _NUMBERED.fullmatch(name) is not None
    if not shaped or name.lower() in words.labels:
        return None
    return Turn(name, match.end())
