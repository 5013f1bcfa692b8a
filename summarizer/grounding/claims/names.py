"""Whether a name of a claim may mean one that a source has: parts, endings, initials, states, titles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from summarizer.grounding.claims.terms import Word
from summarizer.grounding.claims.texts import Text
from summarizer.language.gazetteer import lookup
from summarizer.language.lexicon import Lexicon
from summarizer.language.vocabulary import Vocabulary

_STEM = 5
# No name of a state has more words.
_PLACE = 5
_POSTS = ("people.titles", "people.posts", "people.offices")


def titled(lexicon: Lexicon) -> frozenset[str]:
    """Words that stand beside a name and are no part of it."""
    return frozenset().union(*(lexicon[name] for name in _POSTS))


def own(name: Sequence[Word], text: Text, lexicon: Lexicon) -> tuple[Word, ...]:
    """The words of a name that tell who is meant: no titles, posts or function words.

    A name that is made of nothing else (“the Council”) keeps its words.
    """
    posts = titled(lexicon) | text.vocabulary.function
    return tuple(word for word in name if word.text not in posts or (word.text == "us" and len(name) == 1))


@lru_cache(maxsize=8192)
def place(words: str) -> str:
    """The state or body that the words stand for, by name, people, capital or seat; or ``""``."""
    meaning = lookup(words)
    return meaning.place.name if meaning is not None else ""


def places_in(text: Text) -> frozenset[str]:
    """The states that a text names in any of these ways."""
    found = set()
    for name in text.names:
        for first in range(len(name)):
            for last in range(first + 1, min(first + _PLACE, len(name)) + 1):
                found.add(place(text.of(name[first:last])))
    return frozenset(found - {""})


def named_in(name: Sequence[Word], claim: Text, source: Text, lexicon: Lexicon) -> bool:
    """Whether a source's sentence names the one that the claim does.

    >>> from summarizer.language.lexicon import lexicon
    >>> from summarizer.language.vocabulary import vocabulary
    >>> english = vocabulary("en")
    >>> claim = Text("He met the ECB in Berlin.", english)
    >>> source = Text("The European Central Bank invited the German minister.", english)
    >>> [named_in(name, claim, source, lexicon("en")) for name in claim.names]
    [True, True]
    """
    words = own(name, claim, lexicon)
    if not words:
        return True
    state = place(claim.of(words))
    if state and state in places_in(source):
        return True
    if all(_has(word, source) for word in words):
        return True
    if len(words) > 1 and _has(words[-1], source) and not _another(words, source):
        return True
    return _abbreviated(words, source)


def _another(words: Sequence[Word], source: Text) -> bool:
    """Whether the source gives the same last word to another first one: Ann Lee, Tom Lee."""
    for name in source.names:
        texts = [word.text for word in name]
        if words[-1].text in texts[1:] and words[0].text not in texts:
            return texts[texts.index(words[-1].text) - 1] not in source.vocabulary.function
    return False


def _has(word: Word, source: Text) -> bool:
    return word.text in source.forms or any(
        other.capital and kindred(word.text, other.text, source.vocabulary) for other in source.words
    )


def kindred(name: str, other: str, vocabulary: Vocabulary) -> bool:
    """Whether two names differ in their endings alone.

    >>> from summarizer.language.vocabulary import vocabulary
    >>> english = vocabulary("en")
    >>> kindred("ukrainian", "ukraine", english), kindred("austria", "australia", english)
    (True, False)
    """
    if vocabulary and vocabulary.stem(name) == vocabulary.stem(other):
        return True
    if any(name in same and other in same for same in vocabulary.phrases("names", "same")):
        return True
    alike = max(_STEM, min(len(name), len(other)) - 1)
    return len(name) >= _STEM and name[:alike] == other[:alike] and abs(len(name) - len(other)) <= 4


def _abbreviated(words: Sequence[Word], source: Text) -> bool:
    """Whether one of the two is the other's initials."""
    mine = "".join(word.text[0] for word in words)
    short = words[0].text if len(words) == 1 else ""
    for name in source.names:
        theirs = "".join(word.text[0] for word in name)
        if len(short) >= 2 and (short == theirs or (len(theirs) > 2 and short == theirs[: len(short)])):
            return True
        if len(mine) >= 2 and any(word.text == mine for word in name):
            return True
    return False


def known(name: Sequence[Word], claim: Text, sources: Iterable[Text], lexicon: Lexicon) -> bool:
    """Whether any of the sentences names it."""
    return any(named_in(name, claim, source, lexicon) for source in sources)
