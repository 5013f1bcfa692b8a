"""The invented texts, what is known of their languages, and stretches of them that are fit to be quoted."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from summarizer.text import Span

HOME = Path(__file__).parent
UNSPACED = ("zh", "ja", "th")
_LINK = re.compile(r"\[([^\]^]+)\]\([^)]+\)")
_MARKS = re.compile(r"\*\*|\[\^\d+\]|[¹²³]")
_DIVIDED = re.compile(r"(?<=[^\W\d])-\n(?=[^\W\d])")
_WORD = re.compile(r"[^\s“”„«»\"「」]+")
# Where a clause of a script without spaces begins and ends.
_CLAUSE = re.compile(r"[^\s，。、：；“”「」]+(?: [^\s，。、：；“”「」]+)*")


@dataclass(frozen=True)
class Language:
    """What the generator knows of a language."""

    code: str
    turning: tuple[str, ...]
    negations: tuple[str, ...]
    modals: tuple[str, ...]
    names: tuple[str, ...]
    numbers: frozenset[str]
    pronouns: frozenset[str]
    absent: tuple[str, ...]

    @property
    def unspaced(self) -> bool:
        """Whether it is written without spaces between words."""
        return self.code in UNSPACED


@dataclass(frozen=True)
class Text:
    """One invented text; `half` is `a` (looked at while building) or `b` (held out)."""

    language: Language
    half: str
    text: str

    @property
    def name(self) -> str:
        """A name that is unique among the texts."""
        return f"{self.language.code}-{self.half}"


@cache
def languages() -> Mapping[str, Language]:
    """The languages by code."""
    tables = tomllib.loads((HOME / "languages.toml").read_text("utf-8"))
    return {code: _language(code, table) for code, table in tables.items()}


def _language(code: str, table: dict[str, object]) -> Language:
    def words(key: str) -> tuple[str, ...]:
        return tuple(str(table[key]).split())

    absent = table["absent"]
    assert isinstance(absent, list)
    return Language(
        code, words("turning"), words("negations"), words("modals"), words("names"),
        frozenset(words("numbers")), frozenset(words("pronouns")), tuple(map(str, absent)),
    )  # fmt: skip


def texts(half: str) -> list[Text]:
    """The texts of one half, by language."""
    return [
        Text(language, half, (HOME / "texts" / f"{code}-{half}.md").read_text("utf-8"))
        for code, language in sorted(languages().items())
    ]


def printed(text: str, language: Language, rng: random.Random) -> str:
    """A stretch as a reader would copy it: one line, no marks, divided words joined in one of two ways."""
    text = _MARKS.sub("", _LINK.sub(r"\1", text))
    text = _DIVIDED.sub(lambda _: rng.choice(("", "-")), text)
    return re.sub(r"\s*\n\s*", "" if language.code in ("zh", "ja") else " ", text)


def stretches(text: Text, rng: random.Random, least: int = 3, most: int = 22) -> Span:
    """A stretch of the text that begins and ends between things: no figure or divided word at its edges."""
    while True:
        span = _clauses(text, rng) if text.language.unspaced else _words(text, rng, least, most)
        if span and text.text.count(span.of(text.text)) == 1:
            return span


def _words(text: Text, rng: random.Random, least: int, most: int) -> Span | None:
    words = [m for m in _WORD.finditer(text.text) if m.start() > text.text.index("\n")]
    first = rng.randrange(1, len(words) - least)
    last = min(first + rng.randint(least, most) - 1, len(words) - 2)
    stretch = Span(words[first].start(), words[last].end())
    while stretch.of(text.text)[-1:] in ".,;:!?)":
        stretch = Span(stretch.start, stretch.end - 1)
    if "\n\n" in stretch.of(text.text) or any(_cuts(m, stretch) for m in _LINK.finditer(text.text)):
        return None
    near = [words[i][0].strip(".,;:!?()*") for i in (first - 1, first, first + 1, last - 1, last, last + 1)]
    counted = any(c.isdigit() for word in (*near[:2], *near[3:5]) for c in word)
    named = {word.lower() for word in (near[0], near[1], near[4])} & {
        n.lower() for n in text.language.numbers
    }
    edges = stretch.of(text.text)[0] + stretch.of(text.text)[-1]
    whole = (
        edges.isalpha()
        and words[first - 1][0][-1] != "-"
        and text.text[stretch.end : stretch.end + 1] in set(" \n.,;:!?”»“")
    )
    return None if counted or named or not whole else stretch


def _clauses(text: Text, rng: random.Random) -> Span | None:
    clauses = [m for m in _CLAUSE.finditer(text.text) if m.start() > text.text.index("\n")]
    first = rng.randrange(len(clauses))
    last = min(first + rng.randint(0, 2), len(clauses) - 1)
    stretch = Span(clauses[first].start(), clauses[last].end())
    inside = stretch.of(text.text)
    broken = "\n" in inside or "[" in inside or "(" in inside or inside.count("**") % 2
    return None if broken or len(inside) < 6 or not (inside[0] + inside[-1]).isalpha() else stretch


def _cuts(match: re.Match[str], stretch: Span) -> bool:
    return match.start() < stretch.start < match.end() or match.start() < stretch.end < match.end()
