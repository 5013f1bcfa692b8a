"""The positions of the parties, as the note shows them: a row of the table and a paragraph each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.briefing import Briefing, Member, Party, Position, Quote, Wording
from summarizer.rendering.note import Line, PartyView, Said
from summarizer.rendering.openings import opening
from summarizer.rendering.references import Marks, own_language
from summarizer.rendering.typography import full_stop, inert, quoted, without_comma
from summarizer.rendering.words import Words
from summarizer.stance import OTHER_MATTERS, Stance

_DAGGER = "†"
_WORDS_IN_CELL = 8
# A text of which the quotes are a smaller part says more than they do, and stands beside them.
_MOSTLY = 0.55


@dataclass(frozen=True)
class Positions:
    """What the parties of a briefing hold; no quote is shown twice."""

    briefing: Briefing
    marks: Marks
    words: Words

    @cached_property
    def issues(self) -> tuple[str, ...]:
        """The issues, the one on which most parties have a position first; what is on none of them last."""
        counts = Counter(issue for _, issue in {(p.party, p.issue) for p in self.briefing.positions})
        order = dict.fromkeys(position.issue for position in self.briefing.positions)
        return tuple(sorted(order, key=lambda issue: (issue == OTHER_MATTERS, -counts[issue])))

    @cached_property
    def views(self) -> tuple[PartyView, ...]:
        """The parties that hold a position, in the briefing's order."""
        return tuple(self._view(party, positions) for party, positions in self._by_party.items())

    @cached_property
    def _by_party(self) -> Mapping[str, Sequence[Position]]:
        order = [party.name for party in self.briefing.parties]
        order += [position.party for position in self.briefing.positions]
        grouped: dict[str, list[Position]] = {name: [] for name in order}
        for position in self.briefing.positions:
            grouped[position.party].append(position)
        return {name: positions for name, positions in grouped.items() if positions}

    @cached_property
    def _shown(self) -> Mapping[str, Sequence[Quote]]:
        """Each quote once, under the first party that has it, and none that is part of another."""
        every = [
            (name, quote)
            for name, positions in self._by_party.items()
            for position in positions
            for quote in position.quotes
        ]
        shown: dict[str, list[Quote]] = {name: [] for name in self._by_party}
        seen: set[tuple[str, int, int]] = set()
        for name, quote in every:
            place = (quote.document, quote.span.start, quote.span.end)
            if place not in seen and not any(_is_part(quote, other) for _, other in every):
                shown[name].append(quote)
            seen.add(place)
        return shown

    @cached_property
    def guessed(self) -> bool:
        """Whether some who speak for these parties were named by the model's own knowledge alone."""
        shown = [party for party in self.briefing.parties if party.name in self._by_party]
        return any(_is_guessed(member) for party in shown for member in party.members)

    def _view(self, name: str, positions: Sequence[Position]) -> PartyView:
        members = self.words.comma.join(_members(self.briefing.parties, name))
        cells = tuple(self._cell([p for p in positions if p.issue == issue]) for issue in self.issues)
        statements, said = self._fresh(name, positions)
        if not statements and not said:
            statements = (Line(self.words.quoted_above, self._marks_of(positions)),)
        label = f"{name}:"
        if len(self._by_party) == 1:
            label = f"{name} ({members}):" if members else label
            statements = (*self._stances(positions), *statements)
        elif statements and statements[0].text.startswith(f"{name} "):
            label = name
            statements = (_without(f"{name} ", statements[0]), *statements[1:])
        return PartyView(name, members, cells, label, statements, said)

    def _fresh(self, name: str, positions: Sequence[Position]) -> tuple[tuple[Line, ...], tuple[Said, ...]]:
        """What a party's paragraph says: what the key points do not, or, where that is nothing, all of it."""
        statements = self._statements(positions)
        told = [point.text for point in self.briefing.key_points]
        quotes = [quote for quote in self._shown[name] if not _is_told(quote, statements)]
        new = tuple(line for line in statements if not any(line.text.rstrip(".") in text for text in told))
        unheard = [q for q in quotes if not any(_stands_in(q.text, text) for text in told)]
        if new or unheard:
            statements, quotes = new, unheard
        return statements, tuple(self._said(quote) for quote in quotes)

    def _stances(self, positions: Sequence[Position]) -> Iterator[Line]:
        """What the cells of a table would tell, issue by issue."""
        for issue in self.issues:
            held = [p for p in positions if p.issue == issue and p.stance is not Stance.UNSTATED]
            if held:
                called = self.words.issue(issue)
                text = f"{called[:1].upper()}{called[1:]}: {self._labels(held)}"
                yield Line(full_stop(text, self.words.stop), self._marks_of(held))

    def _statements(self, positions: Sequence[Position]) -> tuple[Line, ...]:
        """What is said of the party, each text once; a source's sentence gives way to its quotes."""
        texts: dict[str, list[Position]] = {}
        for position in positions:
            if not _gives_way(position):
                texts.setdefault(full_stop(position.text), []).append(position)
        return tuple(
            Line(text, self._marks_of(resting), own_language(resting, self.briefing, self.words.language))
            for text, resting in texts.items()
        )

    def _said(self, quote: Quote) -> Said:
        text = without_comma(quote.text)
        words = quoted(text) if quote.direct else text
        return Said(words, quote.speaker, quote.direct, self.marks.of([quote]))

    def _cell(self, positions: Sequence[Position]) -> Line:
        if not positions:
            return Line(self.words.no_position)
        stated = [position for position in positions if position.stance is not Stance.UNSTATED]
        if stated:
            return Line(self._labels(stated), self._marks_of(stated))
        return next(self._openings(positions), None) or Line(
            self.words.stances[Stance.UNSTATED], self._marks_of(positions)
        )

    def _openings(self, positions: Sequence[Position]) -> Iterator[Line]:
        """What fits a cell, the best first: quotes, and what is said, where they can be cut unturned."""
        for quote in sorted((q for p in positions for q in p.quotes), key=_fit_for_a_cell):
            text = self._opening(without_comma(quote.text), quote.document)
            if text is not None:
                yield Line(quoted(text) if quote.direct else text, self.marks.of([quote]))
        for position in positions:
            text = self._opening(self._without_speaker(position), position.evidence[0].document)
            if text is not None:
                language = own_language([position], self.briefing, self.words.language)
                yield Line(text, self._marks_of([position]), language)

    def _opening(self, text: str, document: str) -> str | None:
        return opening(text, words=_WORDS_IN_CELL, language=self._languages.get(document, ""))

    @cached_property
    def _languages(self) -> Mapping[str, str]:
        return {source.id: source.language for source in self.briefing.sources}

    def _without_speaker(self, position: Position) -> str:
        """A position's text from its verb on: in the party's row, its name says nothing."""
        text = position.text.rstrip(".")
        members = [m.name for p in self.briefing.parties if p.name == position.party for m in p.members]
        for name in (position.party, *members):
            found = re.search(rf"(?<!\w){re.escape(name)}(?:[’']s)?\]?(?=\s)", text)
            if found is not None and found.end() < len(text) / 2:
                return text[found.end() :].lstrip(" ,")
        return text

    def _labels(self, positions: Sequence[Position]) -> str:
        told = (
            self.words.changed.format(self.words.stances[p.stance], self.words.courses[p.course])
            if p.course
            else self.words.stances[p.stance]
            for p in positions
        )
        return self.words.semicolon.join(dict.fromkeys(told))

    def _marks_of(self, positions: Sequence[Position]) -> tuple[str, ...]:
        return self.marks.of(evidence for position in positions for evidence in position.evidence)


def _gives_way(position: Position) -> bool:
    """Whether the text is a sentence of the source whose quotes are shown, and would repeat them."""
    quoted_sentences = {(quote.document, quote.sentence) for quote in position.quotes}
    cited_sentences = {(evidence.document, evidence.sentence) for evidence in position.evidence}
    repeated = sum(len(quote.text) for quote in position.quotes if _stands_in(quote.text, position.text))
    whole = repeated > _MOSTLY * len(position.text)
    return position.wording is not Wording.WORDED and whole and cited_sentences <= quoted_sentences


def _fit_for_a_cell(quote: Quote) -> tuple[bool, bool, int]:
    """A few whole words first: a cell has room for no more, and one word alone says little."""
    words = len(quote.text.split())
    return (not quote.direct, not 2 <= words <= _WORDS_IN_CELL, words)


def _is_part(quote: Quote, other: Quote) -> bool:
    same = (quote.document, quote.speaker) == (other.document, other.speaker)
    return same and quote.span != other.span and other.span.contains(quote.span)


def _is_told(quote: Quote, statements: Sequence[Line]) -> bool:
    """Whether a statement already says, word for word, what was said and who said it."""
    return any(
        _stands_in(quote.text, statement.text) and _stands_in(_last_name(quote.speaker), statement.text)
        for statement in statements
    )


def _last_name(speaker: str) -> str:
    """What a sentence calls a speaker at the least."""
    return speaker.split()[-1] if speaker.strip() else speaker


def _stands_in(words: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(without_comma(words))}(?!\w)", inert(text)))


def _without(opening: str, line: Line) -> Line:
    return line._replace(text=line.text.removeprefix(opening))


def _is_guessed(member: Member) -> bool:
    return member.basis == "model"


def _members(parties: Sequence[Party], name: str) -> Iterable[str]:
    """Those who speak for the party of that name, but for itself."""
    members = [member for party in parties if party.name == name for member in party.members]
    others = [member for member in members if member.name != name]
    return dict.fromkeys(member.name + _DAGGER * _is_guessed(member) for member in others)
