"""What stands in the source right beside a quote, and changes what its words say."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from summarizer.characters import is_unspaced
from summarizer.grounding.quotes.findings import Caution
from summarizer.grounding.quotes.source import Source
from summarizer.grounding.quotes.structure import TURN
from summarizer.grounding.quotes.tokens import Token, tokens
from summarizer.grounding.quotes.words import Words, pieces, words_of
from summarizer.text import Span

_REACH = 100
_SENTENCE_END = re.compile(rf"[.!?…][\"'”’»)\]]*\s|[。！？]|\n\s*\n|{TURN.pattern}")
# Clauses end here: a condition before such a mark is whole.
_CLAUSE_MARKS = '.,;:!?"()-'
_FIGURE = re.compile(r"[\d.,]*\d\Z")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
# A condition that begins further from the end of a quote is taken to be whole.
_TAIL = 40
_NEAR = 6
# “told us”, “told the council”: a verb of speech so near tells what follows.
_TOLD = 3
_FURTHER = 9
# A script without spaces shows in so many characters, marks among them.
_SIGHT = 4


@dataclass(frozen=True, slots=True)
class _Side:
    """The rest of the quote's sentence on one side: its words, and its text in the normal form."""

    text: str
    words: tuple[Token, ...]


_NOTHING = _Side("", ())


def cautions(source: Source, start: int, end: int) -> tuple[Caution, ...]:
    """What a quote at `start` … `end` of the normal form was cut off from, left before right.

    A negation, condition or denial of which the quote is the object; a condition or contrast that goes
    on where it stops; its being told of somebody, where no quotation marks say that the words are theirs.
    """
    turns_before, turns_after = _may_turn(source, start, end)
    if not (turns_before or turns_after):
        return ()
    before = _before(source, start) if turns_before else _NOTHING
    after = _after(source, end) if turns_after else _NOTHING
    found = [
        *_cut_before(source, before),
        *_inexact(source, before, start),
        *_cut_after(source, after, end),
        *_cut_within(source, after, (start, end)),
    ]
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


def left_out(source: Source, start: int, end: int) -> tuple[Caution, ...]:
    """The first word in what an ellipsis leaves out that says which way something went."""
    lowered = ((token, token.text.lower()) for token in tokens(source.text, start, end))
    ways = (token for token, word in lowered if word in source.words.directions)
    spans = (source.span(way.start, way.end) for way in islice(ways, 1))
    return tuple(Caution("cut_qualifier", span.of(source.document.text), span) for span in spans)


def _may_turn(source: Source, start: int, end: int) -> tuple[bool, bool]:
    """Whether a word that matters may stand before, and after: most quotes are done with here, cheaply."""
    text, known = source.text, source.words
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if any(map(is_unspaced, before[-_SIGHT:] + after[:_SIGHT])):
        return True, True
    limits = _may_limit(known, text[start:end], after)
    # Whether somebody is told of behind a comma depends on the mark before the quote.
    return (limits and after.startswith(",")) or _may_qualify(known, before), limits


def _may_qualify(known: Words, before: str) -> bool:
    left = pieces(before.lower())[-2 * _NEAR :]
    told = before.endswith(" ") and not known.speech.isdisjoint(left[-_TOLD:-1])
    return (
        told
        or not known.inexact.isdisjoint(left[-1:])
        or not known.ends_before.isdisjoint(left[-1:])
        or not known.near_before.isdisjoint(left)
    )


def _may_limit(known: Words, quote: str, after: str) -> bool:
    asked = after.find("?")
    if asked >= 0 and "." not in after[:asked]:
        return True
    if '"' in after[:3] and after.count('"') > 1:
        return True
    if after.startswith(" ") and (
        quote[-1].isdigit() or not known.conditional.isdisjoint(pieces(quote[-_TAIL:].lower()))
    ):
        return True
    right = pieces(after.lower())[:_NEAR]
    return not known.begins_after.isdisjoint(right[:1]) or (
        after.startswith(",") and not known.reporting.isdisjoint(right)
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
    span = _ending(side, known.frames) or _ending(side, known.qualifying)
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
    last = side.words[-5:]
    spoken = [token.text.lower() for token in last]
    for at, token in enumerate(last):
        if " ".join(spoken[at:]) in phrases:
            return Span(token.start, last[-1].end)
    return None


def _cut_after(source: Source, side: _Side, end: int) -> Iterator[tuple[str, Span]]:
    mark = _question(source, side, end)
    if mark is not None:
        yield "question", Span(mark, mark + 1)
    phrases = source.words.limiting
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


def _question(source: Source, side: _Side, end: int) -> int | None:
    """Where the question mark stands that ends the sentence, if the quote leaves it off."""
    at = end + len(side.text) if side.text else end
    while at > end and source.text[at - 1] in ' "':
        at -= 1
    if source.text[end - 1] in ".!?。！？":
        return None
    return at if source.text.startswith(("?", "？"), at) else None


def _inexact(source: Source, side: _Side, start: int) -> Iterator[tuple[str, Span]]:
    """A hedge (“about”, “at least”) right before a figure with which the quote begins."""
    if not side.words:
        return
    first = next(tokens(source.text, start, start + _REACH), None)
    if first and (first.has_figure or first.text.lower() in source.words.numbers):
        span = _ending(side, source.words.hedges)
        if span:
            yield "hedge", span


def _cut_within(source: Source, side: _Side, quote: tuple[int, int]) -> Iterator[tuple[str, Span]]:
    """The rest of a condition inside which the quote stops; what the quote's last figure counts."""
    start, end = quote
    if not side.words or side.words[0].start > end + 1 or source.text[end] in _CLAUSE_MARKS:
        return
    clause = source.text[max(start, end - _TAIL) : end]
    clause = clause[max(map(clause.rfind, _CLAUSE_MARKS)) + 1 :]
    near = not source.words.conditional.isdisjoint(pieces(clause.lower()))
    if near and words_of(clause, source.words.conditions):
        yield "condition", Span(side.words[0].start, side.words[-1].end)
    elif _counts(source, clause, side.words[0]):
        yield "counted", Span(side.words[0].start, side.words[0].end)


def _counts(source: Source, clause: str, following: Token) -> bool:
    """Whether a figure at the end of a clause counts the word after it; a year counts nothing."""
    figure = _FIGURE.search(clause)
    small = source.words.small_words
    if not figure or not small or _YEAR.fullmatch(figure[0]):
        return False
    return following.text.lower() not in small and not following.has_figure and following.text.isalpha()


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
    told = _told(known, words)
    if told and not before.text.endswith((",", ":", ";")):
        return told
    following = after.words[:5]
    if after.text.startswith(",") and '"' not in after.text[:3]:
        for at, token in enumerate(following):
            pair = " ".join(t.text.lower() for t in following[at : at + 2])
            if token.text.lower() in known.speech or pair in known.speech:
                return Span(following[0].start, token.end)
    return None


def _told(known: Words, words: tuple[Token, ...]) -> Span | None:
    """The verb of speech right before a quote, or before the pronoun or description of who was told."""
    for count, verb in enumerate(reversed(words[-_TOLD:])):
        if verb.text.lower() in known.speech:
            heard = [token.text.lower() for token in words[len(words) - count :]]
            is_one = count == 0 or (heard[0] in (known.pronouns if count == 1 else known.articles))
            return Span(verb.start, words[-1].end) if is_one else None
    return None
