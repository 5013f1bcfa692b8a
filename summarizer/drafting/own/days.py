"""When it is that a statement tells of: the date that its main verb has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.grounding.claims.dates import Moment
from summarizer.grounding.claims.texts import Text
from summarizer.grounding.reading import Reading

if TYPE_CHECKING:
    from summarizer.language.parse import Doc

# Clauses that tell of something beside what the sentence tells.
_ASIDES = frozenset({"relcl", "advcl", "acl", "pcomp", "csubj", "appos"})


def day(text: Text, doc: Doc | None, reading: Reading) -> str:
    """The date of what a statement tells, as it words it; empty where no day, month or year can be told."""
    known = [m for m in text.moments if is_placed(m) and _is_of_what_is_told(m, text, doc, reading)]
    best = min(known, key=lambda moment: (-_exactness(moment), moment.first), default=None)
    return "" if best is None else best.span.of(text.text)


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


def _is_of_what_is_told(moment: Moment, text: Text, doc: Doc | None, reading: Reading) -> bool:
    """Whether a date is that of the main verb, or of what somebody says: not of a clause or a noun beside it,
    and not of the saying.

    “The charge of 3 March”, “the Harbour Act 1962” tell of no day on which the sentence's matter happened.
    """
    if doc is None:
        return not moment.relative  # “louder than today” is no event, and no grammar tells
    shift = text.text.find(doc.text[:20])
    inside = [t for t in doc if moment.span.start <= t.idx + shift < moment.span.end]
    head = next((t for t in inside if t.head.i == t.i or t.head not in inside), None)
    if head is None or any(t.dep_ in _ASIDES for t in (head, *head.ancestors)):
        return False
    verb = next((t for t in head.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    if verb is not None and verb.lemma_.lower() in reading.lexicon["sections.saying"]:
        return False
    above = head.head if head.head.pos_ != "ADP" else head.head.head
    named = above.pos_ in {"NOUN", "PROPN"} and above.lemma_.lower() not in reading.lexicon["sections.times"]
    return not named or above.i == head.i
