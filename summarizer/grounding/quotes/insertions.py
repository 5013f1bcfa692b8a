"""What a quote may put in brackets without saying anything that its source does not."""

from __future__ import annotations

from itertools import islice

from summarizer.characters import in_word, is_unspaced
from summarizer.grounding.quotes.quoted import Part, Quoted
from summarizer.grounding.quotes.source import Source
from summarizer.grounding.quotes.tokens import Token, tokens
from summarizer.grounding.quotes.words import Words, words_of
from summarizer.text import Span

_MOST_WORDS = 6
# “the prime minister”: more small words than these after an article may be a statement.
_MOST_SMALL = 2
_REACH = 60


def are_sound(quoted: Quoted, words: Words) -> bool:
    """Whether each insertion stands apart from words and figures, and is a name, a description or “sic”.

    >>> from summarizer.grounding.quotes.quoted import quoted as read
    >>> from summarizer.grounding.quotes.words import words as of
    >>> quotes = ("She [Ann Lee] paid", "They [the crew] left", "It is [un]safe", "It fell [only] twice")
    >>> [are_sound(read(quote), of("en")) for quote in quotes]
    [True, True, False, False]
    """
    form = quoted.form.text
    return all(
        is_naming(form[span.start + 1 : span.end - 1], words) and _stands_apart(quoted, span, words)
        for span in quoted.insertions
    )


def is_naming(inserted: str, words: Words) -> bool:
    """Whether words name or describe somebody or something, and tell nothing of it."""
    found = [token.text for token in tokens(inserted) if not token.is_mark or token.is_unspaced]
    lowered = [word.lower() for word in found]
    if lowered and words.remarks.issuperset(lowered):
        return True
    telling = words.turning | words.modals | words.speech | words.numbers | words.hedges
    if not found or len(found) > _MOST_WORDS or words_of(inserted, telling):
        return False
    if any(character.isdigit() for character in inserted):
        return False
    small = [
        word for word in found if word[0].islower() and word not in words.articles | words.name_particles
    ]
    described = lowered[0] in words.articles and len(found) > 1
    return len(small) <= (_MOST_SMALL if described else 0) and (described or not found[0][0].islower())


def replaces_pronoun(source: Source, before: int, start: int) -> bool:
    """Whether what the source has from `before` to `start` of its normal form is one pronoun."""
    bare = source.text[before:start].strip(' "').lower()
    return bare in source.words.pronouns


def pronoun_start(source: Source, start: int) -> int:
    """Where the pronoun right before a place begins; the place itself if there is none."""
    before = _before(source, start)[-1:]
    return next((each.start for each in before if each.text.lower() in source.words.pronouns), start)


def follows_description(source: Source, end: int) -> bool:
    """Whether the words before a place may be what a name in brackets makes clear.

    A pronoun, a name, or one word after an article; of any other word nobody can tell.
    """
    before = _before(source, end)
    if not before:
        return False
    last = before[-1]
    after_article = len(before) > 1 and before[-2].text.lower() in source.words.articles
    named = last.text[0].isupper() or not last.text[0].islower()
    return named or after_article or last.text.lower() in source.words.pronouns


def explains(source: Source, part: Part, before: int | None, start: int) -> bool:
    """Whether the insertion before a part stands for a pronoun, or right after what it makes clear."""
    if source.words.remarks.issuperset(part.inserted.lower().split()) and before is not None:
        return not any(map(in_word, source.text[before:start])) or part.elided
    if before is None or part.elided:
        return pronoun_start(source, start) < start
    if any(map(in_word, source.text[before:start])):
        return replaces_pronoun(source, before, start)
    return follows_description(source, before)


def _before(source: Source, at: int) -> list[Token]:
    low = max(0, at - _REACH)
    return [token for token in tokens(source.text, low, at) if not token.is_mark or token.is_unspaced]


def _stands_apart(quoted: Quoted, span: Span, words: Words) -> bool:
    raw, place = quoted.raw, quoted.span(span.start, span.end)
    beside = raw[place.start - 1 : place.start] if place.start else "", raw[place.end : place.end + 1]
    touched = any(each in "-‑" or (in_word(each) and not is_unspaced(each)) for each in beside if each)
    form = quoted.form.text
    near = [*list(tokens(form, 0, span.start))[-1:], *islice(tokens(form, span.end), 1)]
    counted = any(token.has_figure or token.text.lower() in words.numbers for token in near)
    return not touched and not counted
