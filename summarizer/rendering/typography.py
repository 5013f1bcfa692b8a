"""How texts are set: on one line, closed by one full stop, in quotation marks, cut at a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from summarizer.text import continued, one_line

_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_MARK = re.compile(r"\[([A-Z]{0,2}\d[\d, –-]*)\]")
_COMMA = " ,，、،"
_TERMINAL = re.compile(r"[.!?…:。！？：؟۔।॥։።]['\"’”»›)\]」』]*$")
_FULL_STOP = re.compile(r"(?<!\.\w)(?<!\.)[.。](['\"’”»›)\]」』]*)$")
_DOUBLE_MARKS = re.compile('["“”„]')
_FIGURE_AT_END = re.compile(r"(?: \S*\d\S*)+ *$")
_LONGEST_WORD = 12


def inert(text: str) -> str:
    """`text` on one line, and unable to steer a terminal or turn the order of what is shown.

    Control characters and lone surrogates show as U+FFFD; bidirectional embeddings, overrides and
    isolates, which have no glyph, are left out. Joiners and directional marks stay: scripts need them.
    """
    return _UNPRINTABLE.sub("\ufffd", one_line(_BIDI_CONTROLS.sub("", text)))


def unforged(text: str) -> str:
    """`text`, `inert`, with its own “[12]” set in wide brackets: in a note, that mark is a reference.

    >>> unforged("[12] The pool will be sold")
    '［12］ The pool will be sold'
    """
    return _MARK.sub("［\\1］", inert(text))


def without_comma(text: str) -> str:
    """`text` without the comma that closed it before “she said”."""
    return inert(text).rstrip(_COMMA)


def full_stop(text: str, stop: str = ".") -> str:
    """`text` with the full stop of its language, unless it ends in a mark of its own (in quotes, too).

    >>> full_stop("He said “never!”"), full_stop("Jobs fell")
    ('He said “never!”', 'Jobs fell.')
    """
    words = unforged(without_comma(text))
    return words if not words or _TERMINAL.search(words) else f"{words}{stop}"


def in_one_sentence(texts: Sequence[str]) -> str:
    """Sentences as one: joined by “; ”, one full stop at the end. “The U.S.” keeps its own.

    >>> in_one_sentence(["Kyiv objects.", "The G7 waits on the U.S.", "The talks go on"])
    'Kyiv objects; the G7 waits on the U.S.; the talks go on.'
    """
    first, *others = map(unforged, texts)
    *clauses, last = first, *map(continued, others)
    return "; ".join(
        [*(_FULL_STOP.sub(r"\1", clause.rstrip(f"{_COMMA};")) for clause in clauses), full_stop(last)]
    )


def quoted(text: str) -> str:
    """`text` in quotation marks: single ones where it holds double ones; its own where it has them.

    >>> quoted("no threat"), quoted("“No threat,” she said"), quoted("“No threat.”")
    ('“no threat”', '‘“No threat,” she said’', '“No threat.”')
    """
    words = inert(text)
    marks = _DOUBLE_MARKS.findall(words)
    if len(marks) == 2 and words[0] == marks[0] and words[-1] == marks[1]:
        return words
    return f"‘{words}’" if marks else f"“{words}”"


def clip(text: str, *, words: int) -> str:
    """The first `words` words, with “…” where more follows; two ideographs count as a word.

    Scripts that put no space between words are cut at a length instead. It never ends on a figure, whose
    unit would be cut off: 4.5 is not 4.5 per cent.

    >>> clip("Every month we wait adds four million euros", words=3)
    'Every month we…'
    >>> clip("Prices rose by 4.5 per cent", words=4)
    'Prices rose by…'
    """
    line = unforged(text)
    begun = 0.0
    for index, (before, character) in enumerate(pairwise(f" {line}")):
        if "\u3040" <= character <= "\u9fff":
            begun += 0.5
        elif before == " ":
            begun += 1
        if begun > words or index > words * _LONGEST_WORD:
            return _FIGURE_AT_END.sub("", line[:index]).rstrip(" ,.;:–—-") + "…"
    return line
