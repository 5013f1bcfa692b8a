"""Whether somebody is a he or a she, as titles, posts and given names tell it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from summarizer.language.lexicon import Lexicon


def gender_of(words: Iterable[str], lexicon: Lexicon) -> str:
    """The gender that titles and posts tell, or ``""``.

    >>> from summarizer.language.lexicon import lexicon
    >>> gender_of(["mrs", "smith"], lexicon("en")), gender_of(["minister"], lexicon("en"))
    ('f', '')
    """
    told = {word.lower().rstrip(".") for word in words}
    return _either(told & lexicon["people.female"], told & lexicon["people.male"])


def named_gender(name: str, lexicon: Lexicon) -> str:
    """The gender that the first of several names tells where only women, or only men, bear it, or ``""``."""
    first = set(name.lower().split()[:1]) if " " in name else set()
    return _either(first & lexicon["names.female"], first & lexicon["names.male"])


def _either(female: Collection[str], male: Collection[str]) -> str:
    return "" if bool(female) == bool(male) else "f" if female else "m"
