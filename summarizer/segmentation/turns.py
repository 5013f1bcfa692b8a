"""Transcripts: paragraphs that open with the name of who speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from summarizer.segmentation.lexicon import Lexicon
from summarizer.segmentation.lines import Mark
from summarizer.segmentation.names import Label, label_at, looks_like_name
from summarizer.segmentation.paragraphs import Paragraph
from summarizer.text import has_word


def turns_in(text: str, paragraphs: Sequence[Paragraph], words: Lexicon) -> dict[int, Label]:
    """The turns of a transcript, by index of the paragraph; empty if the text is none.

    A transcript has three turns or more, by two speakers or more, and either somebody speaks twice or
    all have a name of two words: “Note: …” and a dateline are no turns.
    """
    turns = {index: label for index, p in enumerate(paragraphs) if (label := _turn(text, p, words))}
    speakers = Counter(label.name for label in turns.values())
    repeated = max(speakers.values(), default=0) > 1
    named = all(looks_like_name(speaker, least=2) for speaker in speakers)
    return turns if len(turns) >= 3 and len(speakers) >= 2 and (repeated or named) else {}


def _turn(text: str, paragraph: Paragraph, words: Lexicon) -> Label | None:
    if paragraph.mark not in (Mark.PROSE, Mark.HEADING):
        return None
    label = label_at(text, paragraph.span.start, paragraph.span.end)
    if (
        label is not None
        and paragraph.mark is Mark.HEADING
        and has_word(text[label.end : paragraph.span.end])
    ):
        return None  # “## Option A: higher walls” heads a section
    spoken = label is not None and label.is_speaker and label.name.lower() not in words.labels
    return label if spoken else None
