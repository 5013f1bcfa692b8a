"""Who can act: people, bodies and states, told from things by their nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.language.lexicon import Lexicon

if TYPE_CHECKING:
    from summarizer.language.parse import Token

_LISTS = ("offices", "posts", "collective", "groups", "bodies", "generic_bodies")


def acts(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun or pronoun stands for somebody: “Berlin”, “they”, “the board”; not “the repairs”."""
    named = noun.pos_ in {"PROPN", "PRON"} and noun.tag_ not in {"WP", "WDT"}
    return named or any(noun.lemma_.lower() in lexicon[f"people.{name}"] for name in _LISTS)
