"""A recording's captions as a document: a paragraph for each turn, with the time of each caption."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.documents import Document, Turn
from summarizer.errors import SourceError
from summarizer.loaders.decoding import decode
from summarizer.loaders.transcripts.captions import captions_of, untimed
from summarizer.loaders.transcripts.turns import Said, said_in
from summarizer.segmentation.paragraphs import ends_sentence
from summarizer.text import Span, one_line

_HEADER = re.compile(r"\ufeff?WEBVTT(?:[ \t]+(?:[-–—][ \t]*)?(?P<title>[^\r\n]*))?")
# A pause of so many seconds after a full stop begins a paragraph; so does a full stop after so much.
_PAUSE = 4.0
_LONG = 1_500
_MOST_TOLD = 5


def read(data: bytes, *, name: str) -> Document:
    """The document in an SRT or VTT file; its `turns` are the captions, with speaker and time.

    Captions whose times cannot be read are counted in its notices. Raises `SourceError` for a file in which
    nothing is said.
    """
    text = decode(data, name=name)
    header = _HEADER.match(text)
    said = said_in(captions_of(text))
    if not said:
        problem = "holds no captions; give a file with times and words"
        raise SourceError(f"{name}: {problem}", source=name)
    written, turns = _written(said)
    title = one_line(header["title"] or "") if header else ""
    format = "vtt" if header else "srt"
    notices = tuple(_notices(text))
    return Document(written, name=name, title=title, format=format, turns=turns, notices=notices)


def _notices(text: str) -> Iterator[str]:
    """What is said of captions whose times cannot be read: how many they are, and where the first are."""
    lines = untimed(text)
    if lines:
        told = ", ".join(map(str, lines[:_MOST_TOLD])) + (" …" if len(lines) > _MOST_TOLD else "")
        yield f"captions left out whose times cannot be read, at line {told} ({len(lines)})"


def _written(said: Sequence[Said]) -> tuple[str, tuple[Turn, ...]]:
    """The text of a transcript, “NAME: …” a turn, and where in it each caption stands."""
    parts: list[str] = []
    turns: list[Turn] = []
    length = 0
    for gap, words in _spaced(said):
        start = length + len(gap)
        length = start + len(words.text)
        parts += (gap, words.text)
        turns.append(Turn(Span(start, length), words.speaker, words.time))
    return "".join((*parts, "\n")), tuple(turns)


def _spaced(said: Sequence[Said]) -> Iterator[tuple[str, Said]]:
    """What stands before each part: a space, or a new paragraph, with the speaker's name where it changes."""
    above: Said | None = None
    last, length = "", 0
    for words in said:
        new = above is None or _begins(above, words, length)
        named = new and words.speaker and (words.speaker != last or words.opens)
        label = f"{words.speaker}: " if named else ""
        gap = label if above is None else f"\n\n{label}" if new else " "
        length = len(words.text) + (0 if new else length)
        above, last = words, words.speaker
        yield gap, words


def _begins(above: Said, words: Said, length: int) -> bool:
    """Whether words begin a paragraph: another speaker, a mark, or a pause after a full stop."""
    if words.speaker != above.speaker or (words.opens and not words.speaker):
        return True
    return ends_sentence(above.text) and (words.time - above.end >= _PAUSE or length > _LONG)
