"""Captions of a recording, SubRip (SRT) and WebVTT, as what was said, by whom, and when.

Ours, because the libraries at hand give the text of a caption: who speaks in the middle of one, a dash for
another speaker, and captions that repeat each other as they roll are then lost or still to be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import pairwise

from summarizer.text import one_line

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_TIMES = re.compile(rf"\s*({_CLOCK})\s*-->\s*({_CLOCK})(?!\S)")
_TIMED = re.compile(r"\s*\d[\d.,;]*:[\d:.,;]*\s*--?>|\s*-->\s*\d")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]*)>|(</v>)", re.IGNORECASE)
_TAGS = re.compile(r"</?[a-z][^<>]{0,100}>|<[\d:.]{5,15}>|\{\\[^{}]{0,100}\}", re.IGNORECASE)
# Of captions that follow each other at once, so many repeat words of the one before where they roll.
_ROLLING = 0.3
_LEAST_ROLLING = 3
_AT_ONCE = 0.3
_MOST_REPEATED = 60


@dataclass(frozen=True, slots=True)
class Caption:
    """What is shown from `start` to `end`, in seconds; `voice` is whom the file itself says to speak.

    `lines` are without marks, one or more; `voiced` tells that the file marks voices here.
    """

    start: float
    end: float
    lines: tuple[str, ...]
    voice: str = ""
    voiced: bool = False


def captions_of(text: str) -> tuple[Caption, ...]:
    """The captions in an SRT or VTT file, in the order of their times, without tags and positions.

    A caption in which several voices speak is one for each. What rolls, so that a caption repeats words of
    the one before, is said once, at the time at which it was first shown.

    >>> captions_of("1\\n00:00:01,500 --> 00:00:03,000\\n<i>Good</i> evening.")
    (Caption(start=1.5, end=3.0, lines=('Good evening.',), voice='', voiced=False),)
    """
    found = sorted(_shown(text), key=lambda caption: caption.start)
    return tuple(_unrolled(found) if _rolls(found) else found)


def untimed(text: str) -> tuple[int, ...]:
    """The numbers of the lines that should tell the times of a caption, and cannot be read.

    >>> untimed("WEBVTT\\n\\n00:01.000 --> 0:02.000.5\\nGood evening.")
    (3,)
    """
    lines = text.splitlines()
    return tuple(at for at, line in enumerate(lines, 1) if _TIMED.match(line) and not _TIMES.match(line))


def _shown(text: str) -> Iterator[Caption]:
    lines = text.removeprefix("\ufeff").splitlines()
    starts = [(index, match) for index, line in enumerate(lines) if (match := _TIMES.match(line))]
    for index, match in starts:
        yield from _voiced(_below(lines, index), _seconds(match[1]), _seconds(match[2]))


def _below(lines: Sequence[str], index: int) -> str:
    """What stands under a line of times, down to a blank line; or the next caption, if it has none."""
    held: list[str] = []
    for below in range(index + 1, len(lines)):
        line = lines[below]
        if not line.strip():
            break
        if _TIMED.match(line):
            held = held[:-1] if held and held[-1].strip().isdecimal() else held
            break
        held.append(line)
    return "\n".join(held)


def _voiced(text: str, start: float, end: float) -> Iterator[Caption]:
    """The parts of a caption by voice."""
    place, voice, voiced = 0, "", False
    for mark in (*_VOICE.finditer(text), None):
        lines = _plain(text[place : mark.start() if mark else len(text)])
        if lines:
            yield Caption(start, end, lines, voice, voiced)
        if mark:
            place, voice, voiced = mark.end(), one_line(unescape(mark[1] or "")), True


def _plain(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (one_line(unescape(_TAGS.sub("", line))) for line in text.split("\n"))))


def _seconds(clock: str) -> float:
    """The seconds of a time: “01:02:03,500” is 3723.5."""
    *minutes, seconds = clock.replace(",", ".").split(":")
    total = 0.0
    for part in minutes:
        total = total * 60 + int(part)
    return round(total * 60 + float(seconds), 3)


def _rolls(captions: Sequence[Caption]) -> bool:
    """Whether captions repeat each other, as live ones do: the last line moves up, or words are added."""
    pairs = [(a, b) for a, b in pairwise(captions) if b.start - a.end <= _AT_ONCE]
    repeating = sum(_repeated(_words(a), _words(b)) > 0 and len(_words(b)) > 1 for a, b in pairs)
    return repeating >= max(_LEAST_ROLLING, _ROLLING * len(captions))


def _unrolled(captions: Sequence[Caption]) -> Iterator[Caption]:
    said: list[str] = []
    for caption in captions:
        words = _words(caption)
        fresh = words[_repeated(said, words) :]
        said = [*said, *fresh][-_MOST_REPEATED:]
        if fresh:
            yield replace(caption, lines=(" ".join(fresh),))


def _words(caption: Caption) -> list[str]:
    return " ".join(caption.lines).split()


def _repeated(said: Sequence[str], words: Sequence[str]) -> int:
    """How many of the first `words` are the last of what was said."""
    longest = min(len(said), len(words), _MOST_REPEATED)
    return next((n for n in range(longest, 0, -1) if list(said[-n:]) == list(words[:n])), 0)
