"""Transcripts: paragraphs that open with the name of who speaks."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from summarizer.documents import Turn
from summarizer.segmentation.lexicon import Lexicon
from summarizer.segmentation.lines import Mark
from summarizer.segmentation.names import Label, label_at, looks_like_name
from summarizer.segmentation.paragraphs import Paragraph, ends_sentence
from summarizer.text import Span, has_word


def turns_in(text: str, paragraphs: Sequence[Paragraph], words: Lexicon) -> dict[int, Label]:
    """The turns of a transcript, by index of the paragraph; empty if the text is none.

    A transcript has three turns or more, by two speakers or more, and either somebody speaks twice or
    all have a name of two words: “Note: …” and a dateline are no turns. Whoever presides is one of them where
    a sentence follows: “Chair: Ada Klein” tells who was there.
    """
    turns = {index: label for index, p in enumerate(paragraphs) if (label := _turn(text, p, words))}
    speakers = Counter(label.name for label in turns.values())
    repeated = max(speakers.values(), default=0) > 1
    named = all(looks_like_name(speaker, least=2) for speaker in speakers)
    return turns if len(turns) >= 3 and len(speakers) >= 2 and (repeated or named) else {}


def speeches(turns: Sequence[Turn], paragraphs: Sequence[Paragraph]) -> Mapping[int, Sequence[Turn]]:
    """What one speaker says without a break, by index of the paragraph.

    The captions of a recording end anywhere; those of one speaker in one paragraph are joined.
    """
    starts = [paragraph.span.start for paragraph in paragraphs]
    found: dict[int, list[Turn]] = {}
    for turn in turns:
        first = max(0, bisect_right(starts, turn.span.start) - 1)
        for index in range(first, bisect_right(starts, turn.span.end)):
            inside = paragraphs[index].span
            start, end = max(inside.start, turn.span.start), min(inside.end, turn.span.end)
            if start >= end:
                continue
            said = found.setdefault(index, [])
            if said and said[-1].speaker == turn.speaker:
                said[-1] = replace(said[-1], span=Span(said[-1].span.start, end))
            else:
                said.append(replace(turn, span=Span(start, end)))
    return found


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
    if label is None or not label.is_speaker:
        return None
    name = label.name.lower()
    if name in words.presiding and looks_like_name(label.aside, least=2):  # “CHAIR (Ada Klein): …”
        return replace(label, name=label.aside)
    presides = name in words.presiding and ends_sentence(text[label.end : paragraph.span.end])
    return label if presides or name not in words.labels else None
