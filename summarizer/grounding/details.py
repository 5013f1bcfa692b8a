"""Whether the sentences that an item cites have its details: as they stand, or figures and dates by value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isclose

from summarizer.draft import SectionItemDraft
from summarizer.grounding.claims.dates import meets
from summarizer.grounding.claims.figures import Figure
from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.claims.texts import Text
from summarizer.grounding.reading import Reading
from summarizer.normalization import normalize
from summarizer.profiles.profile import DetailKind
from summarizer.text import fold

# What may open or close a detail, and is none of its words.
_ENDS = " \t.,;:!?…\"'“”‘’«»()[]"
_ARTICLE = re.compile(r"\A(?:the|an?) (?=\w)")


@dataclass(frozen=True)
class Details:
    """Looks for the details of items in the sentences that they cite."""

    reading: Reading
    sources: Sources

    def faults(self, draft: SectionItemDraft) -> Iterator[str]:
        """What is wrong with each detail that the sentences do not have; one that is empty is not told."""
        numbers = sorted(set(draft.sentences))
        for detail in draft.plan.details:
            value = draft.details[detail.name].strip()
            if value and not self._stands(value, detail.kind, numbers):
                yield f"{detail.label}: no cited sentence has “{value}”"

    def _stands(self, value: str, kind: DetailKind, numbers: Sequence[int]) -> bool:
        told = [self._told(number, named=kind is DetailKind.NAME) for number in numbers]
        if any(_holds(text, value) for text in told):
            return True
        if kind is DetailKind.FIGURE:
            return self._counted(value, numbers)
        return kind is DetailKind.DATE and self._dated(value, numbers)

    def _told(self, number: int, *, named: bool) -> str:
        """A sentence's words; with `named`, also who speaks, and for whom its pronouns stand."""
        sentence = self.reading.passage.sentence(number)
        if not named:
            return sentence.line
        voices = (v for a in self.reading.said.get(number, ()) for v in a.voices)
        names = [name for voice in voices for name in (voice.name, voice.party)]
        return " | ".join(dict.fromkeys([sentence.line, sentence.speaker, *names]))

    def _counted(self, value: str, numbers: Sequence[int]) -> bool:
        """Whether the sentences have all figures of a detail by value, and its other words."""
        given = self._read(value, numbers[0])
        theirs = [self.sources.text(number) for number in numbers]
        known = [figure for text in theirs for figure in text.figures]
        stems = frozenset(stem for text in theirs for stem in text.stems)
        figured = {at for figure in given.figures for at in range(figure.first, figure.last + 1)}
        others = {word.stem for at, word in enumerate(given.words) if at not in figured}
        same = all(any(_is_same(mine, other) for other in known) for mine in given.figures)
        return bool(given.figures) and same and others <= stems

    def _dated(self, value: str, numbers: Sequence[int]) -> bool:
        """Whether the sentences have every date of a detail, or a nearer one that it holds."""
        given = self._read(value, numbers[0])
        known = [moment for number in numbers for moment in self.sources.text(number).moments]
        return bool(given.moments) and all(any(meets(m, other) for other in known) for m in given.moments)

    def _read(self, value: str, number: int) -> Text:
        return Text(value, self.sources.vocabulary, today=self.sources.text(number).today)


def _is_same(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit and isclose(one.value, other.value, rel_tol=1e-9)


def _holds(text: str, value: str) -> bool:
    """Whether a text has these words together, in any case and typography, with or without an article."""
    words = _ARTICLE.sub("", _plain(value))
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", _plain(text)) is not None


def _plain(text: str) -> str:
    return fold(normalize(text).text).strip(_ENDS)
