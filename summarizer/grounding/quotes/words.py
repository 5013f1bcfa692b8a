"""The words on which the sense of a quote turns, read from `language/data/quotes/<language>.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from importlib.resources import files

from summarizer.grounding.quotes.tokens import tokens

_LANGUAGES = ("ar", "de", "el", "en", "es", "fr", "it", "ja", "ru", "th", "zh")
_PIECE = re.compile(r"[^\W\d_]+'?")


@dataclass(frozen=True)
class Words:
    """Lists of one language, with what holds in all; a language without a file has the latter alone.

    All but `months` are in lower case. `frames` are phrases after which words are not asserted,
    `contrasts` words before which a thought is not over; `fused_before` and `fused_after` are negations
    that scripts without spaces write onto a word. `elisions` stand before an apostrophe and are words of
    their own. `articles` open a description, `name_particles` join the words of a name, `remarks` are the
    note's own (“sic”); `hedges` make a figure inexact; `months` are written as a date has them, capitals
    included; `directions` say which way something went; `small_words` follow a figure without being
    what it counts.
    """

    negations: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()
    modals: frozenset[str] = frozenset()
    denials: frozenset[str] = frozenset()
    contrasts: frozenset[str] = frozenset()
    frames: frozenset[str] = frozenset()
    speech: frozenset[str] = frozenset()
    that: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    elisions: frozenset[str] = frozenset()
    negative_prefixes: frozenset[str] = frozenset()
    fused_before: frozenset[str] = frozenset()
    fused_after: frozenset[str] = frozenset()
    nouns_have_capitals: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    name_particles: frozenset[str] = frozenset()
    remarks: frozenset[str] = frozenset()
    hedges: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    directions: frozenset[str] = frozenset()
    small_words: frozenset[str] = frozenset()

    @cached_property
    def turning(self) -> frozenset[str]:
        """Words that no ellipsis may swallow: negations, conditions, denials."""
        return self.negations | self.conditions | self.denials

    @cached_property
    def qualifying(self) -> frozenset[str]:
        """Phrases that qualify the words right after them."""
        return self.negations | self.conditions

    @cached_property
    def limiting(self) -> frozenset[str]:
        """Phrases that qualify the words right before them."""
        return self.contrasts | self.conditions | self.negations

    @cached_property
    def inexact(self) -> frozenset[str]:
        """The last piece of each hedge, which makes the figure after it inexact."""
        return frozenset(found[-1] for entry in self.hedges if (found := pieces(entry)))

    @cached_property
    def conditional(self) -> frozenset[str]:
        """The longest piece of each condition."""
        return frozenset(max(found, key=len) for entry in self.conditions if (found := pieces(entry)))

    @cached_property
    def ends_before(self) -> frozenset[str]:
        """The last piece of whatever qualifies the words right after it, or tells of them."""
        entries = self.qualifying | self.frames | self.speech | self.that | {"n't"}
        return frozenset(found[-1] for entry in entries if (found := pieces(entry)))

    @cached_property
    def near_before(self) -> frozenset[str]:
        """The longest piece of each denial, which holds for words some way after it."""
        return frozenset(max(found, key=len) for entry in self.denials if (found := pieces(entry)))

    @cached_property
    def reporting(self) -> frozenset[str]:
        """The longest piece of each verb or phrase that reports speech."""
        return frozenset(max(found, key=len) for entry in self.speech if (found := pieces(entry)))

    @cached_property
    def begins_after(self) -> frozenset[str]:
        """The first piece of whatever qualifies the words right before it."""
        return frozenset(found[0] for entry in self.limiting if (found := pieces(entry)))


def pieces(text: str) -> list[str]:
    """The words of a text, parted after an apostrophe, for telling at a glance what may stand in it.

    >>> pieces("n'est pas")
    ["n'", 'est', 'pas']
    """
    return _PIECE.findall(text)


def words_of(text: str, known: frozenset[str], *, phrases: bool = True) -> str:
    """The first word or phrase of `known` in a normal form, "" if there is none.

    >>> words_of("so he didn't go", frozenset({"didn't", "not"}))
    "didn't"
    """
    found = [token for token in tokens(text) if not token.is_mark]
    lowered = [token.text.lower() for token in found]
    for word in lowered:
        if word in known or any(k.endswith("'") and word.startswith(k) for k in known if len(k) <= 3):
            return word
    spoken = f" {' '.join(lowered)} "
    unspaced = "".join(lowered) if any(token.is_unspaced for token in found) else ""
    longer = sorted(
        k for k in known if (" " in k and phrases and f" {k} " in spoken) or (unspaced and k in unspaced)
    )
    return longer[0] if longer else ""


@lru_cache(maxsize=32)
def words(language: str) -> Words:
    """The lists of an ISO 639-1 code, with those that hold in every language.

    Of a text too short to tell its language (`""`) the words of every language count: to refuse too much
    is the lesser fault.
    """
    names = ["universal", *([language] if language else _LANGUAGES)]
    lists = [_read(name) for name in names]
    return Words(**{
        field.name: frozenset[str]().union(*(each.get(field.name, ()) for each in lists))
        for field in fields(Words)
    })  # fmt: skip


@lru_cache(maxsize=32)
def _read(name: str) -> dict[str, frozenset[str]]:
    data = files("summarizer.language").joinpath("data", "quotes", f"{name}.toml")
    if not name.isalpha() or not data.is_file():
        return {}
    return {
        key: frozenset(word.replace("_", " ") for word in value.split())
        for key, value in tomllib.loads(data.read_text("utf-8")).items()
    }
