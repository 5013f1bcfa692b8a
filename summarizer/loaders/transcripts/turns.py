"""Captions as the turns of those who speak."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.loaders.transcripts.captions import Caption
from summarizer.segmentation.lexicon import lexicon
from summarizer.segmentation.names import Label, label_at, looks_like_name
from summarizer.text import has_word

_CHANGE = re.compile(r"(?:>>+|[-–—])\s*(?=\S)")
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

    A voice that the file names holds for its caption; a name and a colon at the start of a line, until the
    next mark; a dash or “>>” begins the turn of somebody who is not named. An aside, “[Applause]”, is
    nobody's.
    """
    names = _names(captions)
    return tuple(_said(captions, names))


def _said(captions: Sequence[Caption], names: frozenset[str]) -> Iterator[Said]:
    speaker = ""
    for caption in captions:
        if caption.voiced:
            speaker = caption.voice
        dashed = sum(_CHANGE.match(line) is not None for line in caption.lines) > 1
        for place, line in enumerate(caption.lines):
            mark = _mark(line, dashed=dashed)
            label = _label(line[mark:])
            named = label if label and label.name in names and not caption.voiced else None
            text = line[mark + (named.end if named else 0) :]
            speaker = named.name if named else speaker if caption.voiced or not mark else ""
            opens = bool(named or mark) or (caption.voiced and not place)
            if not has_word(text):
                continue
            aside = _ASIDE.fullmatch(text) is not None
            yield Said(text, caption.start, caption.end, "" if aside else speaker, opens or aside)


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
