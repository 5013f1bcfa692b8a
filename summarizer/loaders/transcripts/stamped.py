"""Texts in which the turns of a recording are stamped with their times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.documents import Turn
from summarizer.segmentation.lexicon import lexicon
from summarizer.segmentation.names import Label, label_at
from summarizer.segmentation.paragraphs import ends_sentence
from summarizer.text import Span, has_word

_CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_TIME = rf"(?P<time>{_CLOCK})(?:\s*(?:-->|[-–—])\s*{_CLOCK})?"
_NAME = r"(?:\*\*|__)?(?P<name>[^\W\d_][^:：\[\]()#|*]{0,70}?)(?:[ \t]\([^()\d][^()]{0,80}\))?"
_END = r"[:：]?(?:\*\*|__)?[:：]?[ \t]*"
# “[00:12:03] Ada Klein: …”, “[00:12:03] …”; without brackets, a name must follow
_BEFORE = re.compile(rf"[ \t]*(?:\*\*|__)?(?:[\[(]{_TIME}[\])])[ \t]*(?:[-–—][ \t]+)?(?=\S)")
_BARE = re.compile(rf"[ \t]*{_TIME}[ \t]+(?:[-–—][ \t]+)?(?=\S)")
# “Ada Klein (00:12): …”
_BEHIND = re.compile(rf"[ \t]*{_NAME}[ \t]*[\[(]{_TIME}[\])](?=[:：*_]){_END}")
# A line of its own over what is said: “12:03 Ada Klein”, “Ada Klein  12:03”
_OVER = re.compile(rf"[ \t]*[\[(]?{_TIME}[\])]?[ \t]+{_NAME}{_END}$")
_OVER_BEHIND = re.compile(rf"[ \t]*{_NAME}[ \t]+[\[(]?{_TIME}[\])]?{_END}$")
_STAMPED = re.compile(r"\d:\d\d")
# A mark is within so many characters of a line.
_REACH = 200
_SECTION = re.compile(r"^#{1,6}[ \t]", re.MULTILINE)
_LEAST = 3
_RISING = 0.9
_SPOKEN = 0.5


@dataclass(frozen=True, slots=True)
class _Stamp:
    """A time before what is said, with the speaker, if it is given one; `span` is that of the mark itself."""

    span: Span
    time: float
    speaker: str


def turns_of(text: str) -> tuple[Turn, ...]:
    """The turns of a text that stamps them with times; none of any other.

    It has three stamps or more, the times go up, and half of what follows them are sentences: an agenda
    with its times is no transcript. A section's heading ends a turn.

    >>> text = "[0:02] Ada: Who pays?\\n[0:09] Ben: We do.\\n[1:00:00] Ada: Thank you.\\n"
    >>> [(turn.time, turn.speaker, turn.span.of(text)) for turn in turns_of(text)]
    [(2.0, 'Ada', 'Who pays?'), (9.0, 'Ben', 'We do.'), (3600.0, 'Ada', 'Thank you.')]
    """
    stamps = tuple(_stamps(text))
    if len(stamps) < _LEAST or not _rise(stamps):
        return ()
    sections = [match.start() for match in _SECTION.finditer(text)]
    ends = (*(stamp.span.start for stamp in stamps[1:]), len(text))
    turns = []
    for stamp, end in zip(stamps, ends, strict=True):
        cut = min((section for section in sections if stamp.span.end <= section < end), default=end)
        said = Span(stamp.span.end, max(stamp.span.end, cut)).trimmed(text)
        if has_word(said.of(text)):
            turns.append(Turn(said, stamp.speaker, stamp.time))
    spoken = sum(ends_sentence(turn.span.of(text)) for turn in turns)
    return tuple(turns) if spoken >= _SPOKEN * len(stamps) else ()


def _stamps(text: str) -> Iterator[_Stamp]:
    start = 0
    for line in text.splitlines(keepends=True):
        head = line[:_REACH].rstrip()
        if _STAMPED.search(head) and (found := _stamp(head, start)):
            yield found
        start += len(line)


def _stamp(line: str, start: int) -> _Stamp | None:
    """The mark with which a line that starts at `start` begins, if one does."""
    for pattern in (_BEHIND, _OVER, _OVER_BEHIND):
        match = pattern.match(line)
        if match and _speaks(Label(match["name"].strip(), match.end())):
            return _Stamp(Span(start, start + match.end()), _seconds(match["time"]), match["name"].strip())
    match = _BEFORE.match(line) or _BARE.match(line)
    label = label_at(line, match.end(), len(line)) if match else None
    if match and label and _speaks(label):
        return _Stamp(Span(start, start + label.end), _seconds(match["time"]), label.name)
    bracketed = match is not None and match[0].lstrip().startswith(("[", "("))
    return (
        _Stamp(Span(start, start + match.end()), _seconds(match["time"]), "") if match and bracketed else None
    )


def _speaks(label: Label) -> bool:
    if ends_sentence(label.name):  # “[12:03] Thanks.” is said
        return False
    return label.is_speaker and label.name.lower() not in lexicon().labels


def _rise(stamps: Sequence[_Stamp]) -> bool:
    rising = sum(later.time >= stamp.time for stamp, later in pairwise(stamps))
    return rising >= _RISING * (len(stamps) - 1)


def _seconds(clock: str) -> float:
    seconds = 0.0
    for part in clock.replace(",", ".").split(":"):
        seconds = seconds * 60 + float(part)
    return round(seconds, 3)
