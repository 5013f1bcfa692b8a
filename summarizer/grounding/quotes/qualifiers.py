"""What stands in the source right beside a quote, and changes what its words say."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from summarizer.characters import is_unspaced
from summarizer.grounding.quotes.findings import Caution
from summarizer.grounding.quotes.source import Source
from summarizer.grounding.quotes.tokens import Token, tokens
from summarizer.grounding.quotes.words import pieces
from summarizer.text import Span

_REACH = 100
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s|[。！？]|\n\s*\n")
_NEAR = 6
_FURTHER = 9


@dataclass(frozen=True, slots=True)
class _Side:
    """The rest of the quote's sentence on one side: its words, and its text in the normal form."""

    text: str
    words: tuple[Token, ...]

    @property
    def spoken(self) -> str:
        return " ".join(token.text.lower() for token in self.words)


def cautions(source: Source, start: int, end: int) -> tuple[Caution, ...]:
    """What a quote at `start` … `end` of the normal form was cut off from, left before right.

    A negation, condition or denial of which the quote is the object; a condition or contrast that goes
    on where it stops; its being told of somebody, where no quotation marks say that the words are theirs.
    """
    if not _may_turn(source, start, end):
        return ()
    before, after = _before(source, start), _after(source, end)
    found = [*_cut_before(source, before), *_cut_after(source, after, end)]
    if not found or all(span.start >= end for _, span in found):
        reported = _reported(source, before, after)
    else:
        reported = None
    marked = [
        Caution("cut_qualifier", _words(source, span), source.span(span.start, span.end)) for _, span in found
    ]
    if reported:
        marked.append(
            Caution("reported_speech", _words(source, reported), source.span(reported.start, reported.end))
        )
    return tuple(marked)


def _may_turn(source: Source, start: int, end: int) -> bool:
    """Whether any word that matters stands near: most quotes are done with here, and cheaply."""
    text, known = source.text, source.words
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if after.startswith("?") or any(map(is_unspaced, before[-1:] + after[:1])):
        return True
    left, right = pieces(before.lower())[-2 * _NEAR :], pieces(after.lower())[:_NEAR]
    resumed = '"' in after[:3] and after.count('"') > 1
    return (
        resumed
        or not known.ends_before.isdisjoint(left[-1:])
        or not known.near_before.isdisjoint(left)
        or not known.begins_after.isdisjoint(right[:1])
        or (after.startswith(",") and not known.reporting.isdisjoint(right))
    )


def _words(source: Source, span: Span) -> str:
    return source.span(span.start, span.end).of(source.document.text)


def _before(source: Source, start: int) -> _Side:
    low = max(0, start - _REACH)
    if low == start:
        return _Side("", ())
    origin = source.form.position(low)
    printed = source.document.text[origin : source.form.position(start)]
    ends = list(_SENTENCE_END.finditer(printed + " "))
    if ends:
        low = bisect_left(range(start), origin + ends[-1].end(), low, key=source.form.position)
    return _Side(source.text[low:start], tuple(t for t in tokens(source.text, low, start) if not t.is_mark))


def _after(source: Source, end: int) -> _Side:
    high = min(len(source.text), end + _REACH)
    if end >= high or source.text[end - 1] in ".!?。！？":
        return _Side("", ())
    origin = source.span(end - 1, end).end
    printed = source.document.text[origin : source.form.position(high - 1) + 1]
    stop = _SENTENCE_END.search(printed + " ")
    if stop:
        high = bisect_left(range(high), origin + stop.start(), end, key=source.form.position)
    return _Side(source.text[end:high], tuple(t for t in tokens(source.text, end, high) if not t.is_mark))


def _cut_before(source: Source, side: _Side) -> Iterator[tuple[str, Span]]:
    if not side.words:
        return
    known, words = source.words, side.words
    last = words[-1]
    span = _ending(side, known.frames) or _ending(side, known.negations | known.conditions)
    if span:
        yield "qualifier", span
    elif last.text.lower().endswith(("n't", "n'")) or side.text.rstrip('" ').lower().endswith(("n'", "s'il")):
        yield "qualifier", Span(last.start, last.end)
    else:
        yield from _denied(side, known.denials)


def _denied(side: _Side, denials: frozenset[str]) -> Iterator[tuple[str, Span]]:
    near = side.words[-_NEAR:]
    for at in range(len(near) - 1, -1, -1):
        for length in (1, 2, 3):
            phrase = " ".join(token.text.lower() for token in near[at : at + length])
            if phrase in denials and at + length <= len(near):
                yield "denial", Span(near[at].start, near[-1].end)
                return
    if near and (near[0].is_unspaced or near[-1].is_unspaced):
        joined = "".join(token.text for token in side.words[-2 * _NEAR :])
        if any(word in joined for word in denials):
            yield "denial", Span(side.words[-1].start, side.words[-1].end)


def _ending(side: _Side, phrases: frozenset[str]) -> Span | None:
    """The longest of `phrases` that a side ends in."""
    spoken = f" {side.spoken}"
    for count in range(min(5, len(side.words)), 0, -1):
        if " ".join(spoken.split(" ")[-count:]) in phrases:
            return Span(side.words[-count].start, side.words[-1].end)
    return None


def _cut_after(source: Source, side: _Side, end: int) -> Iterator[tuple[str, Span]]:
    if side.text.startswith("?") or source.text.startswith(("?", "？"), end):
        yield "question", Span(end, end + 1)
    phrases = source.words.contrasts | source.words.conditions | source.words.negations
    for words in (side.words, _resumed(side, end)):
        for count in range(min(4, len(words)), 0, -1):
            if " ".join(token.text.lower() for token in words[:count]) in phrases:
                further = takewhile(lambda token: token.text.lower() in phrases, words[count:])
                *_, last = words[count - 1], *further
                yield "qualifier", Span(words[0].start, last.end)
                return
    if not (side.words and side.words[0].is_unspaced):
        return
    unspaced = side.text.lstrip('，,、" ')
    for phrase in sorted(phrases, key=len, reverse=True):
        if unspaced.startswith(phrase):
            yield "qualifier", Span(side.words[0].start, side.words[0].start + len(phrase))
            return


def _resumed(side: _Side, end: int) -> tuple[Token, ...]:
    """Where speech goes on after “…,” he said, “…”: the words that it goes on with."""
    marks = [at for at, character in enumerate(side.text) if character == '"']
    if len(marks) < 2 or any(character.isalnum() for character in side.text[: marks[0]]):
        return ()
    return tuple(token for token in side.words if token.start > end + marks[1])


def _reported(source: Source, before: _Side, after: _Side) -> Span | None:
    """The words that tell of the quote as somebody's, where it stands outside quotation marks."""
    if before.text.endswith('"'):
        return None
    known, words = source.words, before.words[-_FURTHER:]
    if words and words[-1].text.lower() in known.that:
        for token in reversed(words[:-1]):
            if token.text.lower() in known.speech:
                return Span(token.start, words[-1].end)
    if words and words[-1].text.lower() in known.speech and not before.text.endswith((",", ":", ";")):
        return Span(words[-1].start, words[-1].end)
    following = after.words[:5]
    if after.text.startswith(",") and '"' not in after.text[:3]:
        for at, token in enumerate(following):
            pair = " ".join(t.text.lower() for t in following[at : at + 2])
            if token.text.lower() in known.speech or pair in known.speech:
                return Span(following[0].start, token.end)
    return None
