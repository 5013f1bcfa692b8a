"""Figures by value: digits and words, scales, shares, percentages, ranges, and what hedges them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, zip_longest

from summarizer.grounding.claims.terms import Word
from summarizer.language.vocabulary import Vocabulary
from summarizer.text import Span

# How far a figure that is given as approximate may lie from the source's, as a share of it.
_ABOUT = 0.08
_NEARLY = 0.15
_OVER = 0.30
# A share or a multiple in words, “half”, “twice”, is seldom exact.
_WORDED = 0.05
_SAME = 1e-6
# More figures than these are not added up: among many, some pair always fits.
_SUMMED = 12
# What a figure may be a part of: “a third of”, “three times”.
_PARTS = frozenset({"share", "times"})
_CURRENCY = {"$": "$", "€": "€", "£": "£", "¥": "¥", "₽": "₽", "₴": "₴", "₹": "₹"}
_DASHES = frozenset("-‐‑‒–—~")
_GROUPED = re.compile(r"^\d{1,3}(?:[.,'\s]\d{3})+$")


@dataclass(frozen=True)
class Figure:
    """A figure: its value, what it counts in (`share`, `points`, `ordinal`, `times`, a currency or ""),
    the hedge before it (`about`, `below`, `above` or ""), and the first and last of its words. `digits`
    are those that tell, without the zeros at its ends; `scaled` is one like “5.2 million”.
    """

    span: Span
    value: float
    unit: str
    hedge: str
    first: int
    last: int
    digits: int
    spelled: bool = False
    scaled: bool = False


def figures_of(text: str, words: Sequence[Word], vocabulary: Vocabulary) -> tuple[Figure, ...]:
    """The figures of a text in order.

    >>> from summarizer.grounding.claims.terms import words_of
    >>> from summarizer.language.vocabulary import vocabulary
    >>> english = vocabulary("en")
    >>> text = "Nearly a quarter, or €40bn, and three thousand of 4.5 percent"
    >>> [(f.value, f.unit, f.hedge) for f in figures_of(text, words_of(text, english), english)]
    [(0.25, 'share', 'below'), (40000000000.0, '€', ''), (3000.0, '', ''), (0.045, 'share', '')]
    """
    reader = _Reader(text, words, vocabulary)
    return tuple(_ranged(list(reader.read()), text, vocabulary.phrases("figures", "ranges")))


class _Reader:
    """Reads figures from the words of a text, from left to right."""

    def __init__(self, text: str, words: Sequence[Word], vocabulary: Vocabulary) -> None:
        self._text = text
        self._words = words
        self._numerals = vocabulary.numerals
        self._before = vocabulary.words("figures", "before")
        self._after = vocabulary.words("figures", "after")
        self._joining = vocabulary.words("figures", "joining")
        self._ordinals = vocabulary.words("figures", "ordinal")
        self._times = vocabulary.words("figures", "times")
        self._out_of = vocabulary.phrases("figures", "out_of")

    def read(self) -> Iterator[Figure]:
        at = 0
        while at < len(self._words):
            found = self._share(at) or self._multiple(at) or self._number(at)
            if found is None:
                at += 1
                continue
            yield found
            at = found.last + 1

    def _figure(self, first: int, last: int, value: float, unit: str, digits: int) -> Figure:
        span = Span(self._words[first].span.start, self._words[last].span.end)
        spelled = not self._words[first].numeric
        scaled = not spelled and any(
            self._text_at(n) in self._numerals.scales for n in range(first + 1, last + 1)
        )
        return Figure(span, value, unit, self._hedge(first), first, last, digits, spelled, scaled)

    def _text_at(self, at: int) -> str:
        return self._words[at].text if 0 <= at < len(self._words) else ""

    def _hedge(self, at: int) -> str:
        while self._text_at(at - 1) in self._before:
            at -= 1
        for length in (3, 2, 1):
            phrase = "-".join(self._text_at(n) for n in range(at - length, at))
            if phrase in self._numerals.hedges:
                return self._numerals.hedges[phrase]
        return ""

    def _multiple(self, at: int) -> Figure | None:
        value = self._numerals.multiples.get(self._text_at(at))
        return None if value is None else self._figure(at, at, value, "times", 1)

    def _share(self, at: int) -> Figure | None:
        """“half”, “a third of”, “two thirds”, “one in six”."""
        word = self._text_at(at)
        if word in self._numerals.fractions:
            of = at + 1 + (self._text_at(at + 1) in self._after)
            scale = self._numerals.scales.get(self._text_at(of + 1))
            if scale and self._text_at(of) in self._before:
                unit, last = self._unit(at, of + 1)
                return self._figure(at, last, self._numerals.fractions[word] * scale, unit, 1)
            told = self._text_at(at - 1) in self._before or self._text_at(at + 1) in self._after
            return self._figure(at, at, self._numerals.fractions[word], "share", 1) if told else None
        parts = self._whole(at)
        if parts is None:
            return None
        value, last = parts
        fraction = self._numerals.fractions.get(self._text_at(last + 1))
        if fraction is not None and 1 <= value < 10 and not self._words[at].numeric:
            return self._figure(at, last + 1, value * fraction, "share", 1)
        for phrase in self._out_of:
            after = last + 1 + len(phrase)
            if tuple(self._text_at(n) for n in range(last + 1, after)) == phrase:
                other = self._whole(after)
                if other is not None and 0 < value < other[0] <= 100:
                    return self._figure(at, other[1], value / other[0], "share", 1)
        return None

    def _whole(self, at: int) -> tuple[float, int] | None:
        """The number that begins at a word, scales included, and the last of its words."""
        if at >= len(self._words):
            return None
        if self._words[at].numeric:
            return self._scaled(_value(self._text_at(at)), at)
        return self._spelled(at)

    def _scaled(self, value: float, at: int) -> tuple[float, int]:
        scale = self._text_at(at + 1)
        touching = at + 1 < len(self._words) and self._words[at + 1].span.start == self._words[at].span.end
        if scale in self._numerals.scales and (len(scale) > 1 or touching):
            return value * self._numerals.scales[scale], at + 1
        return value, at

    def _spelled(self, at: int) -> tuple[float, int] | None:
        numbers, scales = self._numerals.numbers, self._numerals.scales
        total = group = 0.0
        here, last = at, -1
        while (word := self._text_at(here)) in numbers or word in scales:
            if word in numbers:
                if 0 <= last == here - 1 and not _continues(group, numbers[word]):
                    break
                group += numbers[word]
            elif last == -1 and len(word) <= 2:
                return None
            elif scales[word] > 100:
                total += (group or 1) * scales[word]
                group = 0.0
            else:
                group = (group or 1) * scales[word]
            last = here
            here += 1
            if self._text_at(here) in self._joining and group >= 100:
                here += self._text_at(here + 1) in numbers
        return None if last < 0 else (total + group, last)

    def _number(self, at: int) -> Figure | None:
        ordinal = self._ordinal(at)
        if ordinal is not None:
            return ordinal
        parts = self._whole(at)
        if parts is None:
            return None
        value, last = parts
        if self._text_at(last + 1) in self._times:
            return self._figure(at, last + 1, value, "times", 1)
        unit, last = self._unit(at, last)
        digits = len(re.sub(r"\D", "", self._text_at(at)).strip("0")) if self._words[at].numeric else 2
        if unit == "percent":
            value, unit = value / 100, "share"
        elif unit == "basis points":
            value, unit = value / 100, "points"
        return self._figure(at, last, value, unit, digits)

    def _ordinal(self, at: int) -> Figure | None:
        word = self._text_at(at)
        if word in self._numerals.ordinals:
            return self._figure(at, at, float(self._numerals.ordinals[word]), "ordinal", 1)
        ending = self._text_at(at + 1)
        if not self._words[at].numeric or ending not in self._ordinals:
            return None
        if self._words[at + 1].span.start != self._words[at].span.end:
            return None
        return self._figure(at, at + 1, _value(word), "ordinal", 2)

    def _unit(self, first: int, last: int) -> tuple[str, int]:
        start, end = self._words[first].span.start, self._words[last].span.end
        before = self._text[max(0, start - 2) : start].strip()[-1:]
        after = self._text[end : end + 2].strip()[:1]
        if after == "%":
            return "percent", last
        if before in _CURRENCY and before:
            return _CURRENCY[before], last
        if after in _CURRENCY and after:
            return _CURRENCY[after], last
        for length in (2, 1):
            phrase = " ".join(self._text_at(n) for n in range(last + 1, last + 1 + length))
            if phrase in self._numerals.units:
                return self._numerals.units[phrase], last + length
        return "", last


def _continues(group: float, number: float) -> bool:
    """Whether a number word goes on where another stopped: forty two, hundred five, not five six."""
    return (group % 100 == 0 and group > 0) or (group % 10 == 0 and group % 100 >= 20 and number < 10)


def _value(written: str) -> float:
    """A number in digits by its value; a point or comma before three digits groups them.

    >>> _value("3,000"), _value("4.50"), _value("1.234.567"), _value("0.125")
    (3000.0, 4.5, 1234567.0, 0.125)
    """
    plain = re.sub(r"[\s']", "", written)
    if _GROUPED.match(plain) and not plain.startswith("0"):
        return float(re.sub(r"[.,]", "", plain))
    head, mark, tail = plain.replace(",", ".").rpartition(".")
    return float(head.replace(".", "") + mark + tail if mark else plain)


def _ranged(figures: list[Figure], text: str, ranges: Collection[tuple[str, ...]]) -> Iterator[Figure]:
    """The figures, the first of a range in the unit of the second: “3 to 5 percent”."""
    for figure, following in zip_longest(figures, figures[1:]):
        if following is None or figure.unit or following.unit in {"", "ordinal", "times"}:
            yield figure
            continue
        between = text[figure.span.end : following.span.start].strip().casefold()
        if tuple(between.split()) in ranges or between in _DASHES:
            value = figure.value / 100 if following.unit == "share" else figure.value
            yield replace(figure, value=value, unit=following.unit)
        else:
            yield figure


def agree(claimed: Figure, source: Figure) -> bool:
    """Whether a claim may give the source's figure like this: the same, or rounded as its hedge says."""
    if claimed.unit == "" and source.unit == "share" and claimed.value % 1:
        # “from 4.5 to 4.4”: a figure with decimals may leave its percent to the sentence.
        claimed = replace(claimed, value=claimed.value / 100, unit="share")
    if not _comparable(claimed.unit, source.unit):
        return False
    x, v = claimed.value, source.value
    if abs(x - v) <= _SAME * max(1.0, abs(x), abs(v)):
        return not (claimed.hedge and source.hedge and {claimed.hedge, source.hedge} == {"above", "below"})
    if claimed.hedge == "about":
        return abs(x - v) <= _ABOUT * abs(v)
    if claimed.hedge == "below":
        return (1 - _NEARLY) * x <= v < x
    if claimed.hedge == "above":
        return x < v <= (1 + _OVER) * x
    return _rounds(claimed, source)


def _comparable(one: str, other: str) -> bool:
    return one == other or ({one, other} <= {"", *_CURRENCY.values()} and "" in {one, other})


def _rounds(claimed: Figure, source: Figure) -> bool:
    """Whether the claim has the source's figure with fewer digits, two of them at least."""
    if claimed.unit == "share" and claimed.spelled and claimed.digits == 1:
        return abs(claimed.value - source.value) <= 0.05 * claimed.value
    if not (claimed.scaled or claimed.unit in {"share", "points"}):
        return False
    if claimed.digits < 2 or source.digits <= claimed.digits or not source.value:
        return False
    return f"{source.value:.{claimed.digits - 1}e}" == f"{claimed.value:.{claimed.digits - 1}e}"


def derived(claimed: Figure, sources: Iterable[Figure]) -> bool:
    """Whether the claim's figure follows from two of the source's: sum, difference, ratio or product.

    A product is what a share or a multiple of the other comes to: half of 12 million, double 300.
    """
    known = [figure for figure in sources if figure.unit != "ordinal"]
    if len(known) > _SUMMED or claimed.unit == "ordinal":
        return False
    return any(_follows(claimed, one, other) for one, other in combinations(known, 2))


def _follows(claimed: Figure, one: Figure, other: Figure) -> bool:
    if not one.value or not other.value:
        return False
    if one.unit in _PARTS or other.unit in _PARTS:
        part, whole = (one, other) if one.unit in _PARTS else (other, one)
        if whole.unit not in {*_PARTS, "points"}:
            return any(agree(claimed, _worked_out(whole, value)) for value in _parts(part, whole))
    if not _comparable(one.unit, other.unit):
        return False
    low, high = sorted((one.value, other.value))
    if claimed.unit in {"times", "share"} and one.unit != "points" and low > 0:
        ratios = (high / low,) if claimed.unit == "times" and claimed.value > 1 else _shares(low, high)
        return any(_ratio(claimed, ratio) for ratio in ratios)
    unit = "points" if one.unit == "share" else one.unit or other.unit
    if claimed.unit == "points" and one.unit == "share":
        low, high = low * 100, high * 100
    return _comparable(claimed.unit, unit) and any(
        agree(claimed, replace(_worked_out(one, value), unit=unit)) for value in (high - low, high + low)
    )


def _worked_out(figure: Figure, value: float) -> Figure:
    """A figure of the same kind with another value, known to all its digits."""
    return replace(figure, value=value, hedge="", digits=9)


def _parts(part: Figure, whole: Figure) -> tuple[float, ...]:
    """What a share or a multiple of a figure comes to, what is left or added, and what it is a part of."""
    product, quotient = part.value * whole.value, whole.value / part.value
    return product, abs(whole.value - product), quotient, abs(whole.value - quotient)


def _shares(low: float, high: float) -> tuple[float, ...]:
    """What share the one is of the other, or what is left of it, or by what share it has grown."""
    return (low / high, 1 - low / high, high / low - 1)


def _ratio(claimed: Figure, ratio: float) -> bool:
    """Whether a share or a multiple may be told of a ratio: as its hedge says, or rounded."""
    source = replace(claimed, value=ratio, hedge="", digits=9)
    return agree(claimed, source) or (
        claimed.spelled and abs(ratio - claimed.value) <= _WORDED * claimed.value
    )
