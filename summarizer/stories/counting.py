"""What a number in a parsed sentence counts, and what a verb says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.language.parse import child

if TYPE_CHECKING:
    from summarizer.language.parse import Token

_BEFORE_NOUN = frozenset({"compound", "quantmod", "nummod", "advmod", "amod"})
_COMPLEMENTS = frozenset({"acomp", "attr", "oprd", "advmod", "prep"})


def follows_noun(token: Token) -> bool:
    """Whether a number stands behind its noun, and so counts nothing."""
    return token.dep_ in {"nummod", "appos"} and token.head.i < token.i


def counted_by(token: Token) -> Token | None:
    """The noun that a number counts."""
    while token.dep_ in {"compound", "quantmod", "nummod", "advmod", "amod"} and token.pos_ in {
        "NUM",
        "ADV",
        "ADJ",
    }:
        token = token.head
    return token if token.pos_ == "NOUN" else None


def measured_by(noun: Token) -> Token | None:
    """What a measure is of: “tonnes of diesel”."""
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    return child(of, "pobj") if of is not None else None


def complements_of(verb: Token) -> list[Token]:
    """What an empty verb says: “were aboard”, “are dead”, “left without power”."""
    return [t for c in verb.children if c.dep_ in _COMPLEMENTS for t in within(c)]


def within(token: Token) -> list[Token]:
    """A token and all that depends on it."""
    return list(token.subtree)
