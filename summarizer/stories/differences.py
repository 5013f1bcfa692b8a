"""What the sources tell differently, as the briefing says it: disagreements, and what developed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.briefing import Development, Disagreement, Evidence, KeyPoint, Version
from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.reading import Reading
from summarizer.stories.accounts import Account
from summarizer.stories.clauses import Clause
from summarizer.stories.copies import Copies
from summarizer.stories.fact import Fact, Sort
from summarizer.stories.values import Amount, Aspect, Truth

if TYPE_CHECKING:
    from summarizer.language.parse import Token

_BLANK = "…"
# A mark that the words before it have left standing.
_TIDY = re.compile(r"(?<=…) [,;]|[,;](?= …$)")
# A shorter clause does not say what it is about: “… died”.
_LEAST = 4
_MARKS = frozenset(",;“”—–")
ACCOUNT = "account"
"""The aspect of a disagreement of which a model says alone that it is one."""


@dataclass(frozen=True)
class Differences:
    """Makes the values of a briefing of the accounts of a passage."""

    reading: Reading
    sources: Sources
    copies: Copies

    def developments(self, accounts: Iterable[Account]) -> tuple[Development, ...]:
        """The accounts that changed with the days, told in their order."""
        return tuple(
            Development(about=self._about(a), versions=tuple(map(self._version, self.in_order(a))))
            for a in accounts
            if self.develops(a)
        )

    def disagreements(self, accounts: Iterable[Account]) -> tuple[Disagreement, ...]:
        """The others."""
        return tuple(
            Disagreement(
                aspect=a.aspect.value, about=self._about(a), versions=tuple(map(self._version, a.versions))
            )
            for a in accounts
            if not self.develops(a)
        )

    def told(self, points: Sequence[KeyPoint], known: Sequence[Disagreement]) -> Iterator[Disagreement]:
        """What a draft calls disputed across documents, and the rules did not find: a version each."""
        found = {e.sentence for d in known for version in d.versions for e in version.evidence}
        for point in points:
            by_source: dict[str, list[Evidence]] = {}
            for evidence in point.evidence:
                by_source.setdefault(self.copies.originals[evidence.document], []).append(evidence)
            if point.disputed and len(by_source) > 1 and not any(e.sentence in found for e in point.evidence):
                versions = tuple(self._account(id, own) for id, own in by_source.items())
                yield Disagreement(aspect=ACCOUNT, about=point.text, versions=versions)

    def _account(self, id: str, own: Sequence[Evidence]) -> Version:
        return Version(value=own[0].quote, documents=(id,), evidence=tuple(own), date=self._iso([id]))

    def develops(self, account: Account) -> bool:
        """Whether later documents give more than earlier ones, of what goes on growing: a toll.

        Each version must have days of its own. Of what is no toll, a later sentence must say that it moves.
        """
        versions = self.in_order(account)
        days = [sorted(day for fact in v if (day := self._day(fact)) is not None) for v in versions]
        if not all(days) or not all(mine[-1] < theirs[0] for mine, theirs in pairwise(days)):
            return False
        amounts = [v[0].value for v in versions]
        values = [amount.figure.value for amount in amounts if isinstance(amount, Amount)]
        grows = len(values) == len(versions) and all(a < b for a, b in pairwise(values))
        toll = all(fact.thing.sort is Sort.HAPPENS for v in versions for fact in v)
        return grows and (toll or any(self._moves(fact) for v in versions[1:] for fact in v))

    def _moves(self, fact: Fact) -> bool:
        return fact.clause.verb.lemma_.lower() in self.reading.lexicon["stories.moving"]

    def in_order(self, account: Account) -> list[tuple[Fact, ...]]:
        """The versions by the day on which each is first told."""
        return sorted(account.versions, key=lambda v: min(self._day(fact) or date.max for fact in v))

    def _day(self, fact: Fact) -> date | None:
        return self._days[fact.document]

    @property
    def _days(self) -> Mapping[str, date | None]:
        return self.sources.dates

    def _version(self, facts: Sequence[Fact]) -> Version:
        documents = self.copies.independent([fact.document for fact in facts])
        return Version(
            value=_value(min(facts, key=_is_hedged)),
            documents=documents,
            evidence=tuple(self._evidence(n) for n in sorted({fact.sentence for fact in facts})),
            speakers=tuple(dict.fromkeys(s for fact in facts for s in sorted(fact.speakers))),
            date=self._iso(documents),
        )

    def _iso(self, documents: Iterable[str]) -> str:
        days = [day for id in documents if (day := self._days[id]) is not None]
        return min(days).isoformat() if days else ""

    def _evidence(self, number: int) -> Evidence:
        return evidence_at(number, self.reading)

    def _about(self, account: Account) -> str:
        """The shortest clause of all, with a blank for the answer; of a fact, one that affirms it."""
        every = [fact for version in account.versions for fact in version]
        if account.aspect is Aspect.FACT:
            affirming = [f for f in every if isinstance(f.value, Truth) and f.value.affirmed]
            return min((_value(fact) for fact in affirming or every), key=len)
        texts = ((_is_whole(fact), _clause(fact, blank=True)) for fact in every)
        ranked = sorted((not whole, len(text.split()) < _LEAST, len(text), text) for whole, text in texts)
        return ranked[0][-1]


def evidence_at(number: int, reading: Reading) -> Evidence:
    """The evidence that a sentence is."""
    return Evidence.of(reading.passage.sentence(number))


def _is_whole(fact: Fact) -> bool:
    """Whether a clause has its own subject, and is told for what its value is of."""
    return fact.central and (fact.clause.subject is None or fact.clause.subject in fact.clause.tokens)


def _is_hedged(fact: Fact) -> bool:
    """Whether a fact is told less exactly than another of its version may be: “at least 14”, and 14."""
    return isinstance(fact.value, Amount) and bool(fact.value.figure.hedge)


def _value(fact: Fact) -> str:
    if fact.aspect is not Aspect.FACT:
        return " ".join(fact.value.text.split())
    return _clause(fact, blank=False)


def clause_text(clause: Clause) -> str:
    """The words of a clause, without what joins it to others."""
    return _joined(_bare(clause))


def _clause(fact: Fact, *, blank: bool) -> str:
    """The words of a fact's clause without what joins it to others, the answer left out."""
    tokens = _bare(fact.clause)
    if not blank:
        return _joined(tokens)
    span = fact.value.span
    before = [t for t in tokens if t.idx < span.start]
    after = [t for t in tokens if t.idx >= span.end]
    return _TIDY.sub("", f"{_joined(before)} {_BLANK} {_joined(after)}").strip()


def _bare(clause: Clause) -> list[Token]:
    tokens, joining = list(clause.tokens), clause.lexicon["stories.joining"] | _MARKS
    while tokens and tokens[0].lower_ in joining:
        tokens = tokens[1:]
    while tokens and (tokens[-1].lower_ in joining or tokens[-1].is_punct):
        tokens = tokens[:-1]
    return tokens


def _joined(tokens: Iterable[Token]) -> str:
    return " ".join("".join(token.text_with_ws for token in tokens).split())
