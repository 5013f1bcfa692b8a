"""Whether a sentence may back what another states: of the same thing, and not as its denial."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.grounding.claims.figures import Figure, agree
from summarizer.grounding.claims.sense import related
from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.claims.texts import Text
from summarizer.grounding.reading import Reading
from summarizer.stories.clauses import Clause, clauses_of
from summarizer.stories.counting import counted_by
from summarizer.stories.facts import asserts

if TYPE_CHECKING:
    from summarizer.language.parse import Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_TELLING = _NOUNS | {"VERB", "ADJ"}
# A sentence of which so much of what it has in common with another is denied in one of them denies it.
_DENIED = 0.5


@dataclass(frozen=True)
class Backing:
    """Compares sentences clause by clause; of one without a parse it has nothing to say."""

    reading: Reading
    sources: Sources

    def backs(self, number: int, text: str, cited: Iterable[int]) -> bool:
        """Whether the clauses of a sentence may state what a text does, in words of the cited sentences.

        Not where most of what both have stands under a denial in one of them alone. Nor where what a clause
        tells of is not named, or has not the clause's figures: a road for 40 million backs no bridge.
        """
        if number not in self.reading.docs:
            return True
        said, theirs = Text(text, self.sources.vocabulary), self._clauses(number)
        mine = [(n, clause) for n in cited for clause in self._clauses(n) if clause.verb.lower_ in said.forms]
        if self._denies([clause for _, clause in mine], theirs, said):
            return False
        told = [(n, clause) for n, clause in mine if asserts(clause, self.reading.lexicon)]
        return all(self._of_one_thing(clause, n, number, said) for n, clause in told)

    def _clauses(self, number: int) -> Sequence[Clause]:
        doc = self.reading.docs.get(number)
        return tuple(clauses_of(doc, self.reading.lexicon)) if doc is not None else ()

    def _denies(self, mine: Sequence[Clause], theirs: Sequence[Clause], said: Text) -> bool:
        affirmed, denied = self._poles(mine)
        others, opposed = self._poles(theirs)
        own = frozenset(self._stem(t) for clause in mine for t in clause.tokens if t.lower_ in said.forms)
        shared = own & (affirmed | denied) & (others | opposed)
        against = own & (
            ((affirmed - denied) & (opposed - others)) | ((denied - affirmed) & (others - opposed))
        )
        return bool(shared) and len(against) >= _DENIED * len(shared)

    def _poles(self, clauses: Sequence[Clause]) -> tuple[frozenset[str], frozenset[str]]:
        """The stems of what clauses affirm, and of what they deny."""
        poles: tuple[set[str], set[str]] = (set(), set())
        for clause in clauses:
            denying = clause.verb.lemma_.lower() in self.reading.lexicon["reporting.denials"]
            subject = clause.subject
            for token in (t for t in clause.tokens if t.pos_ in _TELLING):
                own = subject is not None and (token.i == subject.i or subject.is_ancestor(token))
                poles[clause.denied ^ clause.disowned ^ (denying and not own)].add(self._stem(token))
        return frozenset(poles[False]), frozenset(poles[True])

    def _of_one_thing(self, clause: Clause, number: int, other: int, said: Text) -> bool:
        """Whether the other sentence names what a clause tells of, in one clause with each of its figures."""
        subject = clause.subject
        named = subject if subject is not None and subject.pos_ in _NOUNS else None
        needed = [named] if named is not None and named.lower_ in said.forms else []
        figures = self._figures(clause, number)
        if not figures:
            unnamed = self.reading.lexicon["stories.unnamed"] | self.reading.lexicon["stories.people"]
            words = {word.stem for word in self.sources.text(other).words}
            return all(self._has(t, words) for t in needed if t.lemma_.lower() not in unnamed)
        return all(self._gives(figure, [*needed, *counted], other) for figure, counted in figures)

    def _figures(self, clause: Clause, number: int) -> list[tuple[Figure, list[Token]]]:
        """The figures of a clause, each with the noun that it counts; none with a unit."""
        found = []
        for figure in self.sources.text(number).figures:
            token = next((t for t in clause.tokens if t.idx <= figure.span.start < t.idx + len(t)), None)
            if token is not None:
                counted = counted_by(token) if not figure.unit else None
                found.append((figure, [counted] if counted is not None else []))
        return found

    def _gives(self, figure: Figure, needed: Sequence[Token], other: int) -> bool:
        """Whether a clause of the other sentence has a figure that agrees, and names what is needed."""
        return any(
            all(self._has(token, self._named(clause)) for token in needed)
            for clause in self._clauses(other)
            if any(agree(figure, theirs) for theirs, _ in self._figures(clause, other))
        )

    def _named(self, clause: Clause) -> frozenset[str]:
        subject = [clause.subject] if clause.subject is not None else []
        return frozenset(self._stem(t) for t in (*clause.tokens, *subject) if t.pos_ in _TELLING)

    def _has(self, token: Token, stems: Iterable[str]) -> bool:
        mine = self._stem(token)
        return any(related(mine, stem, self.sources.vocabulary) for stem in stems)

    def _stem(self, token: Token) -> str:
        return self.sources.vocabulary.stem(token.lemma_.lower())
