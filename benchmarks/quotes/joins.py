"""Quotes that leave something out within a sentence, or join what the source keeps apart."""

from __future__ import annotations

import random
import re

from benchmarks.quotes.corpus import Text, printed, stretches
from benchmarks.quotes.plant import ELIDED, ELLIPSES, REFUSED, Plant, document, false, turns
from summarizer.documents import Document
from summarizer.text import Span

_MOST_LEFT_OUT = 300
_BORDER = re.compile(r"[.!?…][*”“»\"’)]*\s+|[。！？][”」]?|\n\s*\n")
# “am 3. Mai”, or the end of a sentence: which, the generator does not know.
_ORDINAL = re.compile(r"(?<!\d)\d{1,2}\.\s")
_QUOTATION = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|「[^」]*」|\"[^\"]*\"")
_MARKED = frozenset('“”„«»「」"')


def elided(text: Text, rng: random.Random) -> Plant | None:
    """An ellipsis within a sentence and a quotation; or over the border of either, which makes it false."""
    first, second = sorted((stretches(text, rng, 3, 8), stretches(text, rng, 3, 8)))
    if second.start - first.end < 12 or second.start - first.end > _MOST_LEFT_OUT:
        return None
    left_out = text.text[first.end : second.start]
    if turns(text, left_out) or "\n\n" in left_out or not any(c.isalpha() for c in left_out):
        return None
    parts = [printed(span.of(text.text), text.language, rng) for span in (first, second)]
    quote = rng.choice(ELLIPSES).join(parts)
    regions = [span for match in _QUOTATION.finditer(text.text) if (span := Span(*match.span()))]
    inside = [
        next((region for region in regions if region.start < at < region.end - 1), None)
        for at in (first.end - 1, second.start)
    ]
    if _MARKED & set(left_out):
        shown = left_out[0] in _MARKED or left_out[-1] in _MARKED
        if not shown and (inside[0] is None) is not (inside[1] is None):
            return false("speech and narration", text, quote)
        return None
    if _ORDINAL.search(left_out):
        return None
    ends = list(_BORDER.finditer(left_out))
    if ends and not any(map(str.isalnum, left_out[ends[-1].end() :])):
        return None
    if ends:
        return false("spliced sentences", text, quote)
    return Plant("elided", text.language.code, (document(text),), quote, ELIDED, text.name, (first, second))


def elided_sentences(text: Text, rng: random.Random) -> Plant | None:
    """An ellipsis that ends one sentence and opens the next but one, as an honest note has it."""
    if text.language.unspaced:
        return None
    spans = [stretches(text, rng, 4, 8) for _ in range(3)]
    first, between, second = (printed(span.of(text.text), text.language, rng) for span in spans)
    if (
        turns(text, between)
        or not second[:1].isalpha()
        or len(between.split()[-1]) < 4
        or _MARKED & set(first + between + second)
    ):
        return None
    second = second[:1].upper() + second[1:]
    page = Document(f"{first}. {between}. {second}.\n", id="sentences")
    place = Span(0, len(first)), Span(len(page.text) - len(second) - 2, len(page.text) - 2)
    quote = rng.choice((" … ", " […] ")).join((first, second))
    if page.text.count(second) > 1 or _BORDER.search(first + second):
        return None
    return Plant("elided sentences", text.language.code, (page,), quote, ELIDED, page.id, place)


def two_speakers(text: Text, rng: random.Random) -> Plant | None:
    """An ellipsis from one quotation into another's, within a paragraph."""
    first, second = (printed(stretches(text, rng, 4, 8).of(text.text), text.language, rng) for _ in range(2))
    if _MARKED & set(first + second):
        return None
    ours, theirs = rng.sample(text.language.names, 2)
    story = rng.choice(
        (f"“{first},” {ours}. {theirs} X. “{second},” {theirs}.", f"“{first},” {ours}. “{second},” {theirs}.")
    )
    quote = f"{first}{rng.choice(ELLIPSES)}{second}"
    return Plant("two speakers", text.language.code, (Document(story, id="story"),), quote, REFUSED)


def interrupted(text: Text, rng: random.Random) -> Plant | None:
    """An ellipsis for the words that tell who speaks in the middle of one quotation."""
    first, second = (printed(stretches(text, rng, 4, 8).of(text.text), text.language, rng) for _ in range(2))
    if _MARKED & set(first + second) or first in second or second in first or turns(text, first + second):
        return None
    name = rng.choice(text.language.names)
    lead = f"“{first},” {name}, “"
    page = Document(f"{lead}{second}.”\n", id="story")
    places = Span(1, 1 + len(first)), Span(len(lead), len(lead) + len(second))
    quote = f"{first} … {second}"
    return Plant("interrupted speech", text.language.code, (page,), quote, ELIDED, page.id, places)


def heading_joined(text: Text, rng: random.Random) -> Plant | None:
    """A heading and the text under it as one run of words."""
    first, second = (printed(stretches(text, rng, 3, 8).of(text.text), text.language, rng) for _ in range(2))
    second = second[:1].upper() + second[1:]
    page = Document(f"## {first}\n\n{second}.\n", id="page")
    if _BORDER.search(first) or not first[-1:].isalpha():
        return None
    return Plant("heading joined", text.language.code, (page,), f"{first} {second}", REFUSED)
