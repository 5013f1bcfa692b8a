"""Changes of typography alone: each is typographic because of how it is made."""

# ruff: noqa: ARG001 - each takes what all of them take
from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

from benchmarks.quotes.corpus import Language

Variation = Callable[[str, Language, random.Random], str]
_LONG_WORD = re.compile(r"[^\W\d_]{7,}")
_SPACED_WORD = re.compile(r"(?<= )[^\W\d_]{3,}(?= )")
_STYLES = (("“", "”"), ('"', '"'), ("„", "“"), ("«", "»"), ("« ", " »"), ("«\u202f", "\u202f»"))


def _inside(text: str, pattern: re.Pattern[str], rng: random.Random, change: Callable[[str], str]) -> str:
    """`text` with one match of the pattern changed."""
    found = list(pattern.finditer(text))
    if not found:
        return text
    match = rng.choice(found)
    return text[: match.start()] + change(match[0]) + text[match.end() :]


def _broken(word: str, rng: random.Random, mark: str) -> str:
    at = rng.randint(2, len(word) - 3)
    return word[:at] + mark + word[at:]


def spaces(text: str, language: Language, rng: random.Random) -> str:
    """White space of another width, or a line break."""
    if language.code in ("zh", "ja"):
        at = rng.randint(1, len(text) - 1)
        joined = text[at - 1].isalpha() and text[at].isalpha()
        return text[:at] + "\n" + text[at:] if joined else text
    return _inside(
        text,
        re.compile(r"(?<=[^\W\d_]) (?=[^\W\d_])"),
        rng,
        lambda _: rng.choice(("  ", "\u00a0", "\n", "\u2009", " \t")),
    )


def quotation_marks(text: str, language: Language, rng: random.Random) -> str:
    """Quotation marks within, in another style."""
    opening, closing = rng.choice(_STYLES if language.code == "fr" else _STYLES[:4])
    text = re.sub(r"[“«„]\s?(?=\w)", opening, text)
    return re.sub(r"(?<=[\w.,!?])\s?[”»]|(?<=[\w.,!?])“", closing, text)


def apostrophes(text: str, language: Language, rng: random.Random) -> str:
    """Apostrophes straight for curled, or the other way."""
    return text.translate({0x27: "’", 0x2019: "'"})


def dashes(text: str, language: Language, rng: random.Random) -> str:
    """Another dash between clauses, with or without spaces."""
    return re.sub(r" [—–] ", lambda _: rng.choice((" – ", "—", " -- ", " - ", " ― ")), text)


def hyphens(text: str, language: Language, rng: random.Random) -> str:
    """A hyphen that does not break."""
    return re.sub(r"(?<=\w)-(?=\w)", "\u2011", text)


def ligatures(text: str, language: Language, rng: random.Random) -> str:
    """Letters set as one."""
    return text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ")


def decomposed(text: str, language: Language, rng: random.Random) -> str:
    """Letters and marks apart."""
    return unicodedata.normalize("NFD", text)


def full_width(text: str, language: Language, rng: random.Random) -> str:
    """Letters and digits of full width."""
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in text)


def invisible(text: str, language: Language, rng: random.Random) -> str:
    """Characters within a word that print nothing."""
    return _inside(text, _LONG_WORD, rng, lambda word: _broken(word, rng, rng.choice("\u00ad\u200b\u2060")))


def divided(text: str, language: Language, rng: random.Random) -> str:
    """A word divided at a line's end."""
    if language.unspaced or language.code == "ar":
        return text
    return _inside(text, _LONG_WORD, rng, lambda word: _broken(word, rng, "-\n"))


def first_letter(text: str, language: Language, rng: random.Random) -> str:
    """The case of the first letter, as where a quote opens a sentence."""
    return text[0].swapcase() + text[1:]


def bracketed_letter(text: str, language: Language, rng: random.Random) -> str:
    """The case of the first letter, and brackets that say so."""
    changed = text[0].swapcase()
    lettered = len(changed) == 1 and changed != text[0] and text[1:2].isalpha()
    return f"[{changed}]{text[1:]}" if lettered else text


def final_mark(text: str, language: Language, rng: random.Random) -> str:
    """The note's own comma or full stop inside the marks."""
    return text + rng.choice(",.")


def outer_ellipsis(text: str, language: Language, rng: random.Random) -> str:
    """An ellipsis before and after, which leaves nothing out between."""
    return rng.choice((f"…{text}…", f"... {text}", f"{text} …", f"[…] {text}", f"{text} [...]"))


def stress(text: str, language: Language, rng: random.Random) -> str:
    """Markdown's marks around a word."""
    mark = rng.choice(("**", "*", "_", "***"))
    return _inside(text, _SPACED_WORD, rng, lambda word: f"{mark}{word}{mark}")


def link(text: str, language: Language, rng: random.Random) -> str:
    """A word set as a link."""
    return _inside(
        text, _SPACED_WORD, rng, lambda word: f"[{word}](https://page.example/{rng.randint(1, 99)})"
    )


def footnote(text: str, language: Language, rng: random.Random) -> str:
    """A footnote's mark after a word."""
    mark = rng.choice(("[^7]", "[12]", "[3, 4]", "²", "¹⁴"))
    return _inside(text, _SPACED_WORD, rng, lambda word: word + mark)


def block_quote(text: str, language: Language, rng: random.Random) -> str:
    """A line break within a block quote."""
    if language.code in ("zh", "ja"):
        return text
    return _inside(text, re.compile(r"(?<=[^\W\d_]) (?=[^\W\d_])"), rng, lambda _: "\n> ")


def narrow_spaces(text: str, language: Language, rng: random.Random) -> str:
    """French spaces before marks, narrow or not there."""
    if language.code != "fr":
        return text
    return re.sub(r" (?=[;:!?%»])|(?<=«) ", lambda _: rng.choice(("\u202f", "\u00a0", "")), text)


def drawn_out(text: str, language: Language, rng: random.Random) -> str:
    """An Arabic word drawn out."""
    if language.code != "ar":
        return text
    return _inside(text, re.compile(r"(?<=\w)[بتسصكم](?=\w)"), rng, lambda letter: letter + "ـ")


QUOTE_SIDE: dict[str, Variation] = {
    f.__name__: f
    for f in (
        spaces, quotation_marks, apostrophes, dashes, hyphens, ligatures, decomposed, full_width,
        invisible, divided, stress, narrow_spaces, drawn_out, first_letter, bracketed_letter,
        final_mark, outer_ellipsis,
    )
}  # fmt: skip
DOCUMENT_SIDE: dict[str, Variation] = {
    f.__name__: f
    for f in (
        spaces, quotation_marks, apostrophes, dashes, hyphens, ligatures, decomposed, invisible,
        divided, stress, link, footnote, block_quote, narrow_spaces, drawn_out,
    )
}  # fmt: skip
# What changes the ends of a quote is applied after all else, and at most one of a kind.
ENDS = ("first_letter", "bracketed_letter", "final_mark", "outer_ellipsis")
