"""Whether two facts are told of one thing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from summarizer.grounding.claims.dates import meets
from summarizer.grounding.claims.sense import related
from summarizer.grounding.claims.sources import Sources
from summarizer.language.lexicon import Lexicon
from summarizer.language.parse import child
from summarizer.stories.fact import Fact, Sort
from summarizer.stories.values import Aspect, Clock

if TYPE_CHECKING:
    from summarizer.language.parse import Token

# So much of what the shorter of two facts says besides must stand in the other.
_SHARED = 0.5
_SHARED_FACT = 0.6
# So many words in common make up for a verb, or a noun, that is not the same.
_TELLING = 2
# Of two stems that are related but by their sense, so many letters are the same.
_ROOT = 5
# How the noun or adjective that a verb says of its subject hangs on it, or the one that it acts upon.
_OBJECTS = ("dobj", "attr", "acomp", "oprd")


class Matching:
    """Compares facts by their words, each weighed by how rare it is in the passage."""

    def __init__(self, sources: Sources, lexicon: Lexicon) -> None:
        self._sources = sources
        self._vocabulary = sources.vocabulary
        self._lexicon = lexicon
        self._unnamed = lexicon["stories.unnamed"]
        self._light = frozenset(map(self._vocabulary.stem, lexicon["stories.light"]))

    def keys(self, fact: Fact) -> frozenset[str]:
        """Under which words a fact is found: two that may be of one thing have one in common."""
        stems = fact.thing.stems
        senses = frozenset(sense for stem in stems for sense in self._vocabulary.senses(stem))
        return senses | {stem[:_ROOT] for stem in stems}

    def same(self, one: Fact, other: Fact) -> bool:
        """Whether the two answer one question, whatever they answer."""
        if one.aspect is not other.aspect or one.clause.ahead != other.clause.ahead:
            return False
        if not self._things(one, other) or self.apart(one, other):
            return False
        return _TESTS[one.aspect](self, one, other)

    def _things(self, one: Fact, other: Fact) -> bool:
        """Whether what must be the same is: a counted noun itself, and any word for what became of people."""
        mine, theirs = one.thing, other.thing
        if mine.sort is not theirs.sort:
            return False
        if mine.sort is Sort.HAPPENS and one.aspect is Aspect.FIGURE:
            return self._any(mine.stems, theirs.stems)
        if one.aspect is Aspect.FIGURE or one.aspect is Aspect.FACT:
            return mine.stems <= theirs.stems or theirs.stems <= mine.stems
        return self._any(mine.stems, theirs.stems)

    def apart(self, one: Fact, other: Fact) -> bool:
        """Whether each names something that the other does not: another place, gate two and not three."""
        numbers = _numbers(one.names), _numbers(other.names)
        if numbers[0] and numbers[1] and not numbers[0] & numbers[1]:
            return True
        mine, theirs = one.names - numbers[0], other.names - numbers[1]
        return bool(mine and theirs) and not self._any(mine, theirs)

    def _figure(self, one: Fact, other: Fact) -> bool:
        shared = self._share(one.about, other.about) >= _SHARED
        if one.thing.sort is Sort.MEASURED:
            return shared and self._count(one.about, other.about) >= _TELLING
        if one.thing.sort is Sort.HAPPENS:
            return True
        if not (one.central and other.central) and not self._any(one.subject, other.subject):
            return shared and self._count(one.about, other.about) >= _TELLING
        happens = related(one.verb, other.verb, self._vocabulary) and one.verb not in self._light
        # One word in common describes many things (“local authorities”), unless it is a name.
        telling = self._count(one.about, other.about) >= _TELLING or bool(one.names & other.names)
        return happens or (shared and telling)

    def _time(self, one: Fact, other: Fact) -> bool:
        if isinstance(one.value, Clock) != isinstance(other.value, Clock):
            return False
        return self._same_subject(one, other) and self._share(one.about, other.about) >= _SHARED

    def _doer(self, one: Fact, other: Fact) -> bool:
        return self._share(one.about, other.about) >= _SHARED

    def _fact(self, one: Fact, other: Fact) -> bool:
        if not self._same_subject(one, other) or not self._same_object(one, other):
            return False
        if not _one_time(one, other):
            return False
        enough = _TELLING if one.verb in self._light else 1
        mine, theirs = self._told(one), self._told(other)
        return self._share(mine, theirs) >= _SHARED_FACT and self._count(mine, theirs) >= enough

    def _told(self, fact: Fact) -> frozenset[str]:
        """What a fact is about, without a subject that names nobody: “the company”."""
        return fact.about - fact.subject if self._is_unnamed(fact) else fact.about

    def _same_subject(self, one: Fact, other: Fact) -> bool:
        """Whether the subjects may be one: the same noun, or somebody who is not named here."""
        mine, theirs = one.clause.subject, other.clause.subject
        if mine is not None and theirs is not None and self._stem(mine) == self._stem(theirs):
            return True
        unnamed = self._is_unnamed(one) or self._is_unnamed(other)
        return unnamed and self._any(self._told(one), self._told(other))

    def _same_object(self, one: Fact, other: Fact) -> bool:
        """Whether what is acted upon, or said of the subject, may be one: a bus is a bus, and no ferry."""
        mine, theirs = (child(fact.clause.verb, *_OBJECTS) for fact in (one, other))
        if mine is None or theirs is None:
            return one.verb not in self._light or mine is theirs
        return related(self._stem(mine), self._stem(theirs), self._vocabulary)

    def _stem(self, token: Token) -> str:
        """The stem of a noun, whatever case and number the parser took it for."""
        return self._vocabulary.stem(self._vocabulary.stem(token.lower_))

    def _is_unnamed(self, fact: Fact) -> bool:
        subject = fact.clause.subject
        return subject is None or subject.lemma_.lower() in self._unnamed

    def _has(self, stem: str, stems: Iterable[str]) -> bool:
        return any(related(stem, other, self._vocabulary) for other in stems)

    def _any(self, one: Iterable[str], other: frozenset[str]) -> bool:
        return any(self._has(stem, other) for stem in one)

    def _count(self, one: frozenset[str], other: frozenset[str]) -> int:
        return sum(self._has(stem, other) for stem in one)

    def _share(self, one: frozenset[str], other: frozenset[str]) -> float:
        """How much of the shorter's words, by weight, the longer has."""
        shares = [
            sum(self._sources.weight(stem) for stem in mine if self._has(stem, theirs))
            / (sum(map(self._sources.weight, mine)) or 1.0)
            for mine, theirs in ((one, other), (other, one))
        ]
        return max(shares)


def _one_time(one: Fact, other: Fact) -> bool:
    """Whether two facts may be of one time: what is so in June may not be so in May."""
    pairs = [(mine, theirs) for mine in one.moments for theirs in other.moments]
    return not pairs or any(meets(mine, theirs) or meets(theirs, mine) for mine, theirs in pairs)


def _numbers(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name in names if name.startswith("#"))


_TESTS = {
    Aspect.FIGURE: Matching._figure,
    Aspect.TIME: Matching._time,
    Aspect.DOER: Matching._doer,
    Aspect.FACT: Matching._fact,
}
