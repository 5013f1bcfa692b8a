"""Changes of what is said: words that the source does not have, or a part that says something else.

An alteration takes what a reader would copy and gives the altered quote, or "" where nothing can be changed.
"""

# ruff: noqa: ARG001 - each takes what all of them take
from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

from benchmarks.quotes.corpus import Text

Alteration = Callable[[str, Text, random.Random], str]
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_DECIMAL = re.compile(r"\d+[.,]\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]{3,}")


def _swap(quote: str, match: re.Match[str] | None, new: str) -> str:
    return quote[: match.start()] + new + quote[match.end() :] if match and new != match[0] else ""


def _any(pattern: str | re.Pattern[str], quote: str, rng: random.Random) -> re.Match[str] | None:
    found = list(re.finditer(pattern, quote))
    return rng.choice(found) if found else None


def digit(quote: str, text: Text, rng: random.Random) -> str:
    """One digit changed."""
    match = _any(r"\d", quote, rng)
    return _swap(quote, match, str((int(match[0]) + rng.randint(1, 8)) % 10)) if match else ""


def transposed(quote: str, text: Text, rng: random.Random) -> str:
    """Two digits in the other order."""
    match = _any(r"\d\d", quote, rng)
    return _swap(quote, match, match[0][::-1]) if match else ""


def decimal(quote: str, text: Text, rng: random.Random) -> str:
    """The decimal mark moved or dropped."""
    match = _any(_DECIMAL, quote, rng)
    if not match:
        return ""
    whole, mark, part = match[0][:-2], match[0][-2], match[0][-1]
    return _swap(
        quote,
        match,
        rng.choice((whole + part, f"{whole}{part}{mark}0", f"{whole[:-1] or '0'}{mark}{whole[-1]}{part}")),
    )


def magnitude(quote: str, text: Text, rng: random.Random) -> str:
    """A magnitude put for another, or left out."""
    pairs = {
        "million": "billion", "Millionen": "Milliarden", "millions": "milliards", "millones": "billones",
        "млн": "млрд", "тысяч": "миллионов", "万": "亿", "億": "万", "ล้าน": "แสน",
        "εκατομμύρια": "δισεκατομμύρια", "مليون": "مليار",
        "ألف": "مليون",
    }  # fmt: skip
    match = _any("|".join(pairs), quote, rng)
    return _swap(quote, match, rng.choice((pairs[match[0]], ""))) if match else ""


def name(quote: str, text: Text, rng: random.Random) -> str:
    """A name put for another."""
    match = _any("|".join(text.language.names), quote, rng)
    others = [each for each in text.language.names if not match or each != match[0]]
    return _swap(quote, match, rng.choice(others)) if match else ""


def negation_dropped(quote: str, text: Text, rng: random.Random) -> str:
    """A negation left out."""
    words = "|".join(text.language.negations)
    match = _any(words if text.language.unspaced else rf"(?<= )(?:{words}) ", quote, rng)
    return _swap(quote, match, "") if match else ""


def negation_added(quote: str, text: Text, rng: random.Random) -> str:
    """A negation put in between two words."""
    match = _any(r"(?<=[^\W\d_]) (?=[^\W\d_])", quote, rng)
    return _swap(quote, match, f" {text.language.negations[0]} ") if match else ""


def modal(quote: str, text: Text, rng: random.Random) -> str:
    """A modal put for another."""
    words = text.language.modals
    pattern = "|".join(words) if text.language.unspaced else rf"\b(?:{'|'.join(words)})\b"
    match = _any(pattern, quote, rng)
    return _swap(quote, match, rng.choice([w for w in words if not match or w != match[0]])) if match else ""


def word(quote: str, text: Text, rng: random.Random) -> str:
    """A word put for another of the same text."""
    match = _any(_WORD, quote, rng)
    most = match is not None and 3 * len(match[0]) > len(quote)
    return _swap(quote, match, rng.choice(_WORD.findall(text.text))) if match and not most else ""


def word_dropped(quote: str, text: Text, rng: random.Random) -> str:
    """A word within left out."""
    return _swap(quote, _any(r" [^\W\d_]+(?= )", quote, rng), "")


def word_added(quote: str, text: Text, rng: random.Random) -> str:
    """A word of the same text put in."""
    match = _any(r"(?<=[^\W\d_]) (?=[^\W\d_])", quote, rng)
    return _swap(quote, match, f" {rng.choice(_WORD.findall(text.text))} ") if match else ""


def order(quote: str, text: Text, rng: random.Random) -> str:
    """Two neighbouring words in the other order."""
    match = _any(r"([^\W\d_]+) ([^\W\d_]+)(?= )", quote, rng)
    return _swap(quote, match, f"{match[2]} {match[1]}") if match else ""


def accent(quote: str, text: Text, rng: random.Random) -> str:
    """An accent left out, which makes another letter."""
    match = _any("[áéíóúñàèêôçûäöüйάέήίόύώ]", quote, rng)
    return _swap(quote, match, unicodedata.normalize("NFD", match[0])[0]) if match else ""


def inner_case(quote: str, text: Text, rng: random.Random) -> str:
    """A name without its capital."""
    match = _any(r"(?<= )[^\W\d_]{3,}", quote, rng)
    return _swap(quote, match, match[0].lower()) if match else ""


def sign_dropped(quote: str, text: Text, rng: random.Random) -> str:
    """A minus left out."""
    return _swap(quote, _any("−", quote, rng), "")


def inserted_negation(quote: str, text: Text, rng: random.Random) -> str:
    """A negation put in between brackets."""
    match = _any(r"(?<=[^\W\d_]) (?=[^\W\d_])", quote, rng)
    return _swap(quote, match, f" [{text.language.negations[0]}] ") if match else ""


def inserted_prefix(quote: str, text: Text, rng: random.Random) -> str:
    """Letters or figures in brackets that touch a word or figure: [un]safe, [1]90."""
    match = _any(r"(?<= )[^\W\d_]{4,}", quote, rng) if not text.language.unspaced else None
    figure = _any(r"(?<![\d.,])\d", quote, rng)
    added = figure and rng.random() < 0.5
    chosen = figure if added else match
    return _swap(quote, chosen, f"[{'1' if added else 'un'}]{chosen[0]}") if chosen else ""


def inserted_word(quote: str, text: Text, rng: random.Random) -> str:
    """A word of the same text, no name, put in between brackets."""
    match = _any(r"(?<=[^\W\d_]) (?=[^\W\d_])", quote, rng)
    small = [word for word in _WORD.findall(text.text) if word.islower()]
    return _swap(quote, match, f" [{rng.choice(small)}] ") if match and small else ""


def inserted_for_words(quote: str, text: Text, rng: random.Random) -> str:
    """A name in brackets in the place of words that are no pronoun."""
    match = _any(r"(?<= )[^\W\d_]{4,} [^\W\d_]{4,}(?= )", quote, rng)
    return _swap(quote, match, f"[{rng.choice(text.language.names)}]") if match else ""


def inside_word(quote: str, text: Text, rng: random.Random) -> str:
    """A stretch that ends or begins inside a word."""
    if text.language.unspaced:
        return ""
    cut = rng.randint(1, 2)
    edge = quote.split(" ")[-1], quote.split(" ")[0]
    if rng.random() < 0.5:
        return quote[:-cut] if len(edge[0]) > 4 and edge[0].isalpha() else ""
    return quote[cut:] if len(edge[1]) > 4 and edge[1].isalpha() else ""


ALTERATIONS: dict[str, Alteration] = {
    f.__name__: f
    for f in (
        digit, transposed, decimal, magnitude, name, negation_dropped, negation_added, modal, word,
        word_dropped, word_added, order, accent, inner_case, sign_dropped, inserted_negation,
        inserted_prefix, inserted_word, inserted_for_words, inside_word,
    )
}  # fmt: skip
