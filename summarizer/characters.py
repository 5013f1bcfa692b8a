"""What each character is to typography: which stand for one another, and which stand for nothing."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

INVISIBLE = "\u200b"
"""What every character that prints nothing is levelled to."""
SOFT_HYPHEN = "\u00ad"
# Thai, Lao, Tibetan, Burmese, Khmer, Chinese and Japanese with its kana.
_UNSPACED = (
    ("\u0e00", "\u109f"), ("\u1780", "\u17ff"), ("\u2e80", "\u2fff"), ("\u3005", "\u3007"),
    ("\u3040", "\u30ff"), ("\u31f0", "\u31ff"), ("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"),
)  # fmt: skip

_LEVELLED = {
    **dict.fromkeys("'‘’‚‛‹›ʼʻ´׳❛❜", "'"),
    **dict.fromkeys('"“”„‟«»「」『』〝〞〟❝❞⟪⟫⹂״﹁﹂﹃﹄', '"'),
    **dict.fromkeys("-‐‑⁃֊᠆", "-"),
    **dict.fromkeys("‒–", "–"),
    **dict.fromkeys("—―⸺⸻﹘︱︲", "—"),
    # An Arabic word drawn out with tatweel is the same word.
    **dict.fromkeys("\u200c\u200d\u200e\u200f\u2060\ufeff\u061c\u034f\u180e\u0640", INVISIBLE),
    **dict.fromkeys(
        map(chr, (*range(0x202A, 0x202F), *range(0x2061, 0x2070), *range(0xFE00, 0xFE10))), INVISIBLE
    ),
    **dict.fromkeys("\n\r\v\f\u0085\u2028\u2029", "\n"),
}
_KEPT = {SOFT_HYPHEN, INVISIBLE, "…", "−"}
# Superscripts, fractions and circled figures are not forms of a character: 5² is not 52.
_OTHER_CHARACTER = ("<super>", "<sub>", "<fraction>", "<circle>")


@lru_cache(maxsize=65_536)
def levelled(character: str) -> str:
    """The characters that a character stands for: one in nearly all cases, several for a ligature.

    Quotation marks become `'` or `"`, white space a space or a line break; full-width, half-width and
    presentation forms become the plain letter. Digits of other scripts stay: equal by value is not
    typography.

    >>> "".join(map(levelled, "“Ａﬁ”—５²٣"))
    '"Afi"—5²٣'
    """
    known = _LEVELLED.get(character)
    if known is not None or character in _KEPT:
        return known or character
    if character.isspace():
        return " "
    if unicodedata.decomposition(character).startswith(_OTHER_CHARACTER):
        return character
    plain = unicodedata.normalize("NFKC", character)
    if len(plain) == 1:
        return plain if plain == character else levelled(plain)
    whole = plain.isalpha() or plain in ("°C", "°F") or plain == unicodedata.normalize("NFC", character)
    return "".join(map(levelled, plain)) if whole else character


@lru_cache(maxsize=65_536)
def attaches(character: str) -> bool:
    """Whether a character belongs to the one before it: a combining mark, a jamo within its syllable."""
    return (
        unicodedata.category(character).startswith("M")
        or "\u1160" <= character <= "\u11ff"
        or character in "\uff9e\uff9f\u200d"
    )


def in_word(character: str) -> bool:
    """Whether a character is part of a word: a letter, a figure, a mark on either; not an empty string.

    >>> [in_word(each) for each in ("é", "7", "\\u0301", "-", "")]
    [True, True, True, False, False]
    """
    return character.isalnum() or (character != "" and attaches(character))


@lru_cache(maxsize=65_536)
def is_unspaced(character: str) -> bool:
    """Whether a character is of a script that puts no space between words; not an empty string."""
    return any(first <= character <= last for first, last in _UNSPACED)
