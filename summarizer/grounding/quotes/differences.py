"""What a quote has other than its source, word by word, and of which kind each difference is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from summarizer.grounding.quotes.alignment import Pair
from summarizer.grounding.quotes.findings import Change, Difference
from summarizer.grounding.quotes.quoted import Quoted
from summarizer.grounding.quotes.source import Source
from summarizer.grounding.quotes.tokens import Token
from summarizer.grounding.quotes.words import Words, words_of
from summarizer.normalization import JOINT
from summarizer.text import Span


def differences(
    source: Source, quoted: Quoted, pairs: Sequence[Pair], *, gaps: bool = False
) -> tuple[Difference, ...]:
    """The differences among aligned tokens; words added in a row, or left out in a row, are one.

    What stands for an ellipsis is one only if it turns the sense, or where `gaps` asks for all of them.
    """
    return tuple(_differences(source, quoted, pairs, gaps))


def _differences(source: Source, quoted: Quoted, pairs: Sequence[Pair], gaps: bool) -> Iterator[Difference]:
    place = stand = 0
    elided = False
    for sort, run in groupby(enumerate(pairs), lambda item: _sort(item[0], item[1])):
        group = [pair for _, pair in run]
        ours = [left for left, _ in group if left]
        theirs = [right for _, right in group if right]
        excused = (
            elided and not ours and not gaps and not words_of(_text(source, theirs), source.words.turning)
        )
        elided = bool(ours) and ours[-1].text == "…"
        if sort is not _SAME and not excused and not elided:
            yield _difference(source, quoted, (ours, theirs), (place, stand))
        place = ours[-1].end if ours else place
        stand = theirs[-1].end if theirs else stand


def _text(source: Source, words: Sequence[Token]) -> str:
    return source.text[words[0].start : words[-1].end]


_SAME = object()
_ADDED, _LEFT_OUT = object(), object()


def _sort(index: int, pair: Pair) -> object:
    """What neighbouring pairs are grouped by: a changed word stands alone."""
    left, right = pair
    if left is None or right is None:
        return _LEFT_OUT if left is None else _ADDED
    first = index == 0 and left.text[1:] == right.text[1:] and left.key == right.key
    return _SAME if first or _undivided(left, right) == _undivided(right, left) else index


def _undivided(token: Token, other: Token) -> str:
    """The token's text; where a line's end divides either, without hyphens, which may be the line's."""
    divided = JOINT in token.text + other.text
    return token.text.replace(JOINT, "").replace("-", "") if divided else token.text


def _difference(
    source: Source, quoted: Quoted, words: tuple[list[Token], list[Token]], last: tuple[int, int]
) -> Difference:
    ours, theirs = words
    ours_span = (ours[0].start, ours[-1].end) if ours else (last[0], last[0])
    span = quoted.span(*ours_span)
    stand = source.span(theirs[0].start, theirs[-1].end) if theirs else _empty(source, last[1])
    kind = kind_of(ours, theirs, source.words)
    return Difference(kind, span.of(quoted.raw), stand.of(source.document.text), span, stand)


def _empty(source: Source, at: int) -> Span:
    place = source.span(at - 1, at).end if at else 0
    return Span(place, place)


def kind_of(ours: Iterable[Token], theirs: Iterable[Token], words: Words) -> Change:
    """The gravest kind of change between words of the quote and words of the source."""
    ours, theirs = list(ours), list(theirs)
    both = [*ours, *theirs]
    lowered = [token.text.lower() for token in both]
    if [token.key for token in ours] == [token.key for token in theirs]:
        return Change.WORD
    if any(t.has_figure or t.text.isnumeric() for t in both) or set(lowered) & words.numbers:
        return Change.NUMBER
    written = {token.text for token in both}
    if written & words.months or (ours and theirs and words.units.issuperset(lowered)):
        return Change.NUMBER
    if any(_denies(word, words) for word in lowered) or _prefixed(ours, theirs, words):
        return Change.NEGATION
    if set(lowered) & words.modals:
        return Change.MODAL
    if not words.nouns_have_capitals and any(map(_is_name, both)):
        return Change.NAME
    return Change.WORD


def _denies(word: str, words: Words) -> bool:
    fused = words.fused_before | words.fused_after
    return word in words.negations or word.endswith("n't") or word.startswith("n'") or word in fused


def _prefixed(ours: list[Token], theirs: list[Token], words: Words) -> bool:
    """Whether one word is the other with a prefix that denies it: binding, non-binding."""
    if len(ours) != 1 or len(theirs) != 1:
        return False
    short, long = sorted((ours[0].key, theirs[0].key), key=len)
    return any(long == prefix + short for prefix in words.negative_prefixes)


def _is_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.text[1:2] != "'"
