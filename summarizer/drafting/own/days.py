"""When it is that a statement tells of: the date that its main verb has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.grounding.claims.dates import Moment
from summarizer.grounding.claims.texts import Text

if TYPE_CHECKING:
    from summarizer.language.parse import Doc

# What is no event: that it might be, and what is said of every day.
_FAR = 99


def day(text: Text, doc: Doc | None) -> str:
    """The date of what a statement tells, as it words it; empty where no day, month or year can be told."""
    known = [moment for moment in text.moments if is_placed(moment)]
    if not known:
        return ""
    best = min(known, key=lambda moment: (_depth(moment, text, doc), -_exactness(moment), moment.first))
    return best.span.of(text.text)


def deadline(text: Text, before: frozenset[str]) -> str:
    """The date behind one of the words that stand `before` a deadline; empty if there is none."""
    for moment in text.moments:
        words = [word.text for word in text.words[max(0, moment.first - 4) : moment.first]]
        if before & set(words):
            at = max(i for i, word in enumerate(words) if word in before)
            first = text.words[max(0, moment.first - 4) + at + 1]
            return text.text[first.span.start : moment.span.end]
    return ""


def is_placed(moment: Moment) -> bool:
    """Whether a date has a place in the order of time: more than a weekday of no week."""
    return bool(moment.days) or moment.month is not None or moment.year is not None


def _exactness(moment: Moment) -> int:
    parts = (moment.year, moment.month, moment.day)
    return sum(part is not None for part in parts)


def _depth(moment: Moment, text: Text, doc: Doc | None) -> int:
    """How far below the main verb a date stands."""
    if doc is None:
        return 0
    shift = text.text.find(doc.text[:20])
    token = next((t for t in doc if t.idx + shift >= moment.span.start), None)
    return _FAR if token is None else sum(1 for above in token.ancestors if above.pos_ in {"VERB", "AUX"})
