"""What two wordings of one item say differently: figures, dates, names, negation, direction, certainty.

Each is read as a claim's is, and compared whatever the rest of the words: 4.5 % and 5.4 % are as alike as two
texts can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from summarizer.diffing.changes import Fact, FactChange
from summarizer.diffing.naming import Naming
from summarizer.diffing.parts import exchanged, side_by_side, told_once, unmatched
from summarizer.diffing.sense import certainty, turns
from summarizer.grounding.claims.dates import Moment, meets
from summarizer.grounding.claims.figures import Figure
from summarizer.grounding.claims.texts import Text
from summarizer.language.lexicon import lexicon
from summarizer.language.vocabulary import Vocabulary
from summarizer.text import fold

_MARKS = " ,.;:!?…"
# What closes a quote in its sentence, and is none of its words.
_COMMA = " ,，、،"
_SIGN = re.compile(r"\s?[%‰€$£¥₽₴₹]")
_CURRENCY = re.compile(r"[€$£¥₽₴₹]\s?$")
# No hedge has more words: “no fewer than”.
_HEDGE = 3


class Facts:
    """Compares two wordings of one item; `shown` are texts that show which words are always capitals."""

    def __init__(self, vocabulary: Vocabulary, *, shown: Iterable[str] = ()) -> None:
        self._vocabulary = vocabulary
        self._naming = Naming(vocabulary, lexicon(vocabulary.language), tuple(dict.fromkeys(shown)))

    def changes(self, old: str, new: str) -> tuple[FactChange, ...]:
        """Every fact that one of the two says and the other does not, once each, the gravest first.

        >>> from summarizer.language.vocabulary import vocabulary
        >>> facts = Facts(vocabulary("en"))
        >>> found = facts.changes("Jobs fell by 4.5 %.", "Jobs rose by 5.4 %.")
        >>> [(change.kind.value, change.old, change.new) for change in found]
        [('direction', 'fell', 'rose'), ('number', '4.5 %', '5.4 %')]
        """
        if fold(old) == fold(new):
            return ()
        before, after = Text(old, self._vocabulary), Text(new, self._vocabulary)
        found = chain(
            _figures(before, after),
            _dates(before, after),
            self._naming.changes(before, after),
            turns(before, after),
            certainty(before, after),
            _quotations(before, after),
        )
        return told_once(found)


def _figures(before: Text, after: Text) -> Iterator[FactChange]:
    old, new = ([f for f in text.figures if not _is_article(f)] for text in (before, after))
    lost, won = unmatched(old, new, lambda one, other: _meaning(one) == _meaning(other))
    gone = [figure for figure in lost if not _is_spelled_in(after, figure, before)]
    come = [figure for figure in won if not _is_spelled_in(before, figure, after)]
    # Euros did not become days: only figures of one unit are told as one that changed.
    for unit in dict.fromkeys(figure.unit for figure in (*gone, *come)):
        mine = [_written(figure, before) for figure in gone if figure.unit == unit]
        theirs = [_written(figure, after) for figure in come if figure.unit == unit]
        yield from side_by_side(Fact.NUMBER, mine, theirs)
    if not lost and not won:
        places = ([range(f.first, f.last + 1) for f in figures] for figures in (old, new))
        yield from exchanged(Fact.NUMBER, before, after, old=next(places), new=next(places))


def _is_spelled_in(other: Text, figure: Figure, text: Text) -> bool:
    """Whether the other text has the words of a number, though not as one: “the year’s first half”."""
    words = " ".join(word.text for word in text.words[figure.first : figure.last + 1])
    return figure.spelled and f" {words} " in other.running


def _is_article(figure: Figure) -> bool:
    """Whether it may be no figure at all: “one of them”."""
    return figure.spelled and figure.unit == "" and figure.value <= 1


def _meaning(figure: Figure) -> tuple[str, str, str]:
    return f"{figure.value:.9g}", figure.unit, figure.hedge


def _written(figure: Figure, text: Text) -> str:
    """The figure as the text has it, with the sign of its unit and the words that hedge it."""
    after = _SIGN.match(text.text, figure.span.end)
    before = _CURRENCY.search(text.text[: figure.span.start])
    start, end = before.start() if before else figure.span.start, after.end() if after else figure.span.end
    hedges = text.vocabulary.numerals.hedges
    for length in range(1, _HEDGE + 1):
        words = text.words[max(0, figure.first - length) : figure.first]
        if figure.hedge and "-".join(word.text for word in words) in hedges:
            start = words[0].span.start
    return text.text[start:end]


def _dates(before: Text, after: Text) -> Iterator[FactChange]:
    lost, won = unmatched(before.moments, after.moments, _is_one_time)
    gone = [m.span.of(before.text) for m in lost if not _is_word_of(after, m, before)]
    come = [m.span.of(after.text) for m in won if not _is_word_of(before, m, after)]
    yield from side_by_side(Fact.DATE, gone, come)
    if not lost and not won:
        places = ([range(m.first, m.last + 1) for m in text.moments] for text in (before, after))
        yield from exchanged(Fact.DATE, before, after, old=next(places), new=next(places))


def _is_word_of(other: Text, moment: Moment, text: Text) -> bool:
    """Whether the other text has the one word of a date in another form: “on Sundays”, “Sunday opening”."""
    return moment.first == moment.last and text.words[moment.first].stem in other.stems


def _is_one_time(one: Moment, other: Moment) -> bool:
    return meets(one, other) or meets(other, one)


def _quotations(before: Text, after: Text) -> Iterator[FactChange]:
    old, new = ([span.of(text.text).rstrip(_COMMA) for span in text.quotations] for text in (before, after))
    yield from side_by_side(Fact.QUOTE, *unmatched(old, new, is_one_quote))


def is_one_quote(one: str, other: str) -> bool:
    """Whether two quotes have the same words, whatever the marks at their ends.

    >>> is_one_quote("We will not pay,", "we will not pay")
    True
    """
    return fold(one).strip(_MARKS) == fold(other).strip(_MARKS)
