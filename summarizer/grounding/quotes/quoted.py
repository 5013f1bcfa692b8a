"""A quote taken apart: its needles, and where it leaves something out or puts something in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from summarizer.characters import in_word
from summarizer.normalization import Normalized, normalize, rewrite
from summarizer.text import Span

# [T]he: a letter whose case the note has changed, and says so.
_RECASED = re.compile(r"\[[^\W\d_]\](?=[^\W\d_])")
_GAP = re.compile(r"[\[(]…[\])]|…|\[[^\[\]]{1,200}\]")
MOST_PARTS = 50
"""A quote in more parts than this is no quote."""
_OUTER = ' "…'
_AROUND = " \t\r\n\u00a0\u202f\"'“”„«»‘’‚「」『』"
_FINAL = ".,;:"


@dataclass(frozen=True)
class Part:
    """A stretch of the quote's normal form that is to stand in the source as it is.

    `inserted` is what stands in brackets right before it, without them, and `insertion` where, brackets
    included; `elided` says whether an ellipsis stands there.
    """

    text: str
    start: int
    recased: tuple[int, ...] = ()
    elided: bool = False
    inserted: str = ""
    insertion: Span | None = None

    @property
    def end(self) -> int:
        """Where it ends in the quote's normal form."""
        return self.start + len(self.text)

    def needles(self) -> Iterator[str]:
        """The forms in which the source may have it: the case of the first letter is free."""
        for text in (self.text, _swapped(self.text, self.recased)) if self.recased else (self.text,):
            yield text
            yield _swapped(text, (_first_letter(text),))


@dataclass(frozen=True)
class Quoted:
    """A quote and its normal form; marks, spaces and ellipses around it are not part of it."""

    raw: str
    form: Normalized
    whole: Part
    recased: Sequence[int]

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """What stands between ellipses and bracketed insertions, in order, the first `MOST_PARTS` and one."""
        return tuple(islice(self._parts(), MOST_PARTS + 1))

    @cached_property
    def has_gaps(self) -> bool:
        """Whether it leaves something out, or puts something in, somewhere inside."""
        if _GAP.search(self.form.text) is None:
            return False
        return len(self.parts) > 1 or any(part.inserted for part in self.parts)

    @cached_property
    def closing(self) -> str:
        """What is inserted after the last part, without its brackets."""
        gaps = _GAP.finditer(self.form.text, self.parts[-1].end if self.parts else 0)
        return " ".join(filter(None, map(_insertion, gaps)))

    @cached_property
    def insertions(self) -> tuple[Span, ...]:
        """Where brackets put words in, in the normal form, brackets included."""
        return tuple(Span(*gap.span()) for gap in _GAP.finditer(self.form.text) if _insertion(gap))

    @property
    def bare(self) -> str:
        """The quote as it was given, without white space and quotation marks around it."""
        return self.raw.strip(_AROUND)

    @property
    def is_empty(self) -> bool:
        """Whether it holds no word at all."""
        return not any(map(in_word, self.whole.text))

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the normal form stands in the quote as it was given."""
        if end <= start:
            at = self.form.position(start) if start < len(self.form.text) else len(self.raw)
            return Span(at, at)
        return self.form.span(start, end)

    def _parts(self) -> Iterator[Part]:
        opening = Part("", 0)
        for gap in _GAP.finditer(self.form.text):
            part = self._part(opening, gap.start())
            if part:
                yield part
                opening = Part("", 0)
            words = _insertion(gap)
            opening = replace(opening, start=gap.end(), elided=opening.elided or not words)
            if words:
                opening = replace(opening, inserted=words, insertion=Span(*gap.span()))
        last = self._part(opening, len(self.form.text))
        if last:
            yield last

    def _part(self, opening: Part, end: int) -> Part | None:
        text = self.form.text[opening.start : end]
        bare = text.strip(_OUTER)
        if not any(map(in_word, bare)):
            return None
        start = opening.start + text.index(bare)
        return replace(opening, text=bare, start=start, recased=_within(self.recased, start, bare))


def quoted(raw: str) -> Quoted:
    """The quote that a note gives, ready to be looked up.

    >>> [part.text for part in quoted("“[T]he plan … fails [again] today.”").parts]
    ['The plan', 'fails', 'today.']
    """
    form, recased = _read(raw) if "[" in raw else (normalize(raw), [])
    bare = form.text.strip(_OUTER)
    start = form.text.index(bare)
    return Quoted(raw, form, Part(bare, start, _within(recased, start, bare)), recased)


def _read(raw: str) -> tuple[Normalized, list[int]]:
    """The normal form of a quote with brackets, and the letters whose case it has changed."""
    text, layer = rewrite(raw, _RECASED, lambda match: match[0][1])
    form = normalize(text)
    if layer.at:
        form = Normalized(form.text, (layer, *form.layers))
    letters = (match.start() for match in _RECASED.finditer(raw))
    return form, [bisect_left(range(len(form.text)), letter, key=form.position) for letter in letters]


def without_final(part: Part) -> Part | None:
    """The part without the note's own comma or full stop at its end; None if it has none."""
    bare = part.text.rstrip(_FINAL + _OUTER)
    return replace(part, text=bare) if bare and bare != part.text else None


def _within(letters: Sequence[int], start: int, text: str) -> tuple[int, ...]:
    return tuple(at - start for at in letters if start <= at < start + len(text))


def _insertion(gap: re.Match[str]) -> str:
    return "" if "…" in gap[0] else gap[0][1:-1]


def _first_letter(text: str) -> int:
    return next((at for at, character in enumerate(text[:8]) if character.isalpha()), -1)


def _swapped(text: str, at: tuple[int, ...]) -> str:
    letters = list(text) if at else []
    for index in at:
        if 0 <= index < len(text) and len(text[index].swapcase()) == 1:
            letters[index] = text[index].swapcase()
    return "".join(letters) if at else text


def needles_of(asked: Quoted) -> Iterator[str]:
    """What to look for, the likeliest first: as it is, in the other case, without its last mark."""
    yield asked.whole.text
    only = asked.parts if not asked.has_gaps and not asked.closing else ()
    forms = [asked.whole, without_final(asked.whole), *only, *map(without_final, only)]
    found = dict.fromkeys(needle for form in forms if form for needle in form.needles())
    yield from islice(found, 1, None)
