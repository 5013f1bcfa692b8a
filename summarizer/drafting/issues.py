"""What is at issue: the few things on which several parties take a stand."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.grounding.reading import Reading
from summarizer.language.gazetteer import lookup
from summarizer.stance import OTHER_MATTERS

if TYPE_CHECKING:
    from summarizer.language.parse import Token

# Two issues that stand in the same sentences more often than this are one.
_SAME = 0.5
# A table of more columns is too wide for a page.
_COUNT = 3
# So many statements of a paragraph may speak of an issue without its name.
_BACK = 6


@dataclass(frozen=True)
class Issue:
    """One thing at issue: its `label`, and the statements that speak of it."""

    label: str
    sentences: frozenset[int]


def issues(reading: Reading, count: int = _COUNT) -> tuple[Issue, ...]:
    """Up to `count` issues, the one that most parties speak of first.

    A noun is a candidate when the words of two parties hold it (of three, for a third issue). It is
    ranked by the number of those parties and of the statements with it, and one that stands where a
    chosen one stands is left out.
    """
    where = _nouns(reading)
    ranked = sorted(where, key=lambda noun: (-_weight(noun, where, reading), noun))
    chosen: list[Issue] = []
    for noun in ranked:
        sentences = frozenset(where[noun])
        if len(chosen) == count or len(_parties(sentences, reading)) < (2 if len(chosen) < 2 else 3):
            break
        if all(_overlap(sentences, issue.sentences) < _SAME for issue in chosen):
            chosen.append(Issue(_label(noun, sentences, reading), sentences))
    return tuple(chosen)


def issue_of(number: int, known: Sequence[Issue], reading: Reading) -> str:
    """The issue that a statement speaks of: its own, else the last one before it in its paragraph."""
    paragraph = reading.passage.sentence(number).paragraph
    for before in range(number, max(0, number - _BACK), -1):
        if reading.passage.sentence(before).paragraph != paragraph:
            break
        for issue in known:
            if before in issue.sentences:
                return issue.label
    return OTHER_MATTERS


def _nouns(reading: Reading) -> Mapping[str, set[int]]:
    """The statements that hold each noun which could name an issue, by its lemma."""
    voices = (voice.name for members in reading.parties.values() for voice in members)
    actors = {word.lower() for name in (*reading.parties, *voices) for word in name.split()}
    posts = (reading.lexicon[f"people.{name}"] for name in ("offices", "posts", "observers", "titles"))
    unfit = actors.union(reading.lexicon["issues.vague"], *posts)
    where: dict[str, set[int]] = {}
    for number, doc in reading.docs.items():
        for token in doc:
            if _names_something(token) and not {token.lower_, token.lemma_.lower()} & unfit:
                where.setdefault(token.lemma_.lower(), set()).add(number)
    return where


def _names_something(token: Token) -> bool:
    if token.pos_ not in {"NOUN", "PROPN"} or not token.is_alpha or len(token) < 3:
        return False
    return (
        token.ent_type_ not in {"PERSON", "DATE", "TIME", "NORP", "CARDINAL"} and lookup(token.text) is None
    )


def _parties(sentences: frozenset[int], reading: Reading) -> frozenset[str]:
    voices = (v for n in sentences for a in reading.said.get(n, ()) for v in a.voices if not v.observer)
    return frozenset(voice.party for voice in voices)


def _weight(noun: str, where: Mapping[str, set[int]], reading: Reading) -> float:
    sentences = frozenset(where[noun])
    return len(_parties(sentences, reading)) * math.log(1 + len(sentences))


def _overlap(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / min(len(one), len(other))


def _label(noun: str, sentences: frozenset[int], reading: Reading) -> str:
    """The noun in its most frequent form, with the noun that nearly always stands beside it."""
    forms: Counter[str] = Counter()
    compounds: Counter[str] = Counter()
    for token in (t for number in sorted(sentences) for t in reading.docs[number]):
        if token.lemma_.lower() == noun:
            form = token.text if token.pos_ == "PROPN" else token.lower_
            forms[form] += 1
            compounds.update(f"{c.lower_} {form}" for c in token.lefts if _modifies(c))
            if _modifies(token) and token.head.pos_ == "NOUN":
                compounds[f"{form} {token.head.lower_}"] += 1
    form = forms.most_common(1)[0][0]
    common = compounds.most_common(1)
    return common[0][0] if common and common[0][1] > sum(forms.values()) / 2 else form


def _modifies(token: Token) -> bool:
    """Whether a noun only tells more about the next: “ferry” in “ferry terminal”."""
    return bool(token.dep_ == "compound" and token.pos_ == "NOUN")
