"""Captions as the turns of those who speak."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from summarizer.loaders.transcripts.captions import Caption
from summarizer.segmentation.lexicon import lexicon
from summarizer.segmentation.names import Label, label_at, looks_like_name
from summarizer.segmentation.paragraphs import ends_sentence
from summarizer.text import has_word

_CHANGE = re.compile(r"(?:>>+|[-–—])\s*(?=\S)")
# Seconds between two captions of one speech, and between two halves of a sentence.
_AT_ONCE = 0.5
_PAUSE = 4.0
_ASIDE = re.compile(r"[\[(（♪][^\[\]()]*[\])）♪]\.?")


@dataclass(frozen=True, slots=True)
class Said:
    """Words that one speaker says at a `time`, in seconds; `opens` where somebody begins to speak."""

    text: str
    time: float
    end: float
    speaker: str = ""
    opens: bool = False


def said_in(captions: Sequence[Caption]) -> tuple[Said, ...]:
    """What is said in captions, line by line, with its speaker as the file marks it.

    A voice that the file names holds for its caption, and for one without a voice that goes on directly
    after it, or in the middle of its sentence; a name and a colon at the start of a line, until the
    next mark; a dash or “>>” begins the turn of somebody who is not named. An aside, “[Applause]”, is
    nobody's.
    """
    shown = [
        replace(caption, lines=tuple(part for line in caption.lines for part in _changes(line)))
        for caption in captions
    ]
    return tuple(_said(shown, _names(shown)))


def _said(captions: Sequence[Caption], names: frozenset[str]) -> Iterator[Said]:
    speaker, above = "", None
    for caption in captions:
        if caption.voiced:
            speaker, above = caption.voice, caption
        elif above is not None:
            speaker, above = (speaker, caption) if _goes_on(above, caption) else ("", None)
        dashed = sum(_CHANGE.match(line) is not None for line in caption.lines) > 1
        for place, line in enumerate(caption.lines):
            mark = _mark(line, dashed=dashed)
            label = _label(line[mark:])
            named = label if label and label.name in names and not caption.voiced else None
            text = line[mark + (named.end if named else 0) :]
            speaker = named.name if named else speaker if caption.voiced or not mark else ""
            above = None if named else above
            opens = bool(named or mark) or (caption.voiced and not place)
            if not has_word(text):
                continue
            aside = _ASIDE.fullmatch(text) is not None
            yield Said(text, caption.start, caption.end, "" if aside else speaker, opens or aside)


def _changes(line: str) -> list[str]:
    """A line in parts, if another speaker begins in it as the first did: “- Who pays? - Nobody.”"""
    first = _CHANGE.match(line)
    if first is None:
        return [line]
    return re.split(rf"(?<=[.!?…\"”'’])\s+(?={re.escape(first[0].strip())}\s*\S)", line)


def _goes_on(above: Caption, caption: Caption) -> bool:
    """Whether a caption without a voice goes on with the words of the one above it."""
    gap = caption.start - above.end
    return gap <= _AT_ONCE or (gap <= _PAUSE and not ends_sentence(above.lines[-1]))


def _mark(line: str, *, dashed: bool) -> int:
    """How long the mark is by which a line begins a turn. One dash alone may be a dash: two are turns."""
    match = _CHANGE.match(line)
    return (
        match.end() if match and (dashed or not line.startswith(("-", "–", "—")) or line[1:2] == " ") else 0
    )


def _label(line: str) -> Label | None:
    label = label_at(line, 0, len(line))
    words = lexicon()
    known = label is not None and (
        label.name.lower() not in words.labels or label.name.lower() in words.presiding
    )
    return label if label and known and label.is_speaker else None


def _names(captions: Iterable[Caption]) -> frozenset[str]:
    """The labels that are speakers: those that come twice, or are names of two words, or in capitals."""
    lines = [line for caption in captions for line in caption.lines]
    labels = Counter(
        label.name for line in lines if (label := _label(line[_mark(line, dashed=True) :])) is not None
    )
    sure = (n for n, count in labels.items() if count > 1 or n.isupper() or looks_like_name(n, least=2))
    return frozenset(sure)
