"""A text analysed for the checks: its words, figures, dates, names and quotations, each found once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from summarizer.grounding.claims.dates import Moment, moments_of
from summarizer.grounding.claims.figures import Figure, figures_of
from summarizer.grounding.claims.terms import Word, content, words_of
from summarizer.grounding.quotations import quotations
from summarizer.language.vocabulary import Vocabulary
from summarizer.text import Span

_JOINTS = frozenset({" ", "-", "\u00a0", "’", "'", " & "})


@dataclass(frozen=True, eq=False)
class Text:
    """A sentence of a source, or a claim; `number` is `None` for a claim, `today` its document's date."""

    text: str
    vocabulary: Vocabulary
    number: int | None = None
    today: date | None = None

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every word in order."""
        return words_of(self.text, self.vocabulary)

    @cached_property
    def content(self) -> tuple[Word, ...]:
        """The words that are no function words."""
        return content(self.words, self.vocabulary)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words."""
        return frozenset(word.stem for word in self.words)

    @cached_property
    def forms(self) -> frozenset[str]:
        """All words as they are written, folded."""
        return frozenset(word.text for word in self.words)

    @cached_property
    def bigrams(self) -> frozenset[tuple[str, str]]:
        """Pairs of neighbouring stems."""
        stems = [word.stem for word in self.words]
        return frozenset(pairwise(stems))

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """Its dates."""
        return moments_of(self.text, self.words, self.vocabulary, today=self.today)

    @cached_property
    def running(self) -> str:
        """All words with a space on either side of each, to find others in."""
        return f" {' '.join(word.text for word in self.words)} "

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures, those within dates left out."""
        figures = figures_of(self.text, self.words, self.vocabulary)
        return tuple(f for f in figures if self._dated.isdisjoint(range(f.first, f.last + 1)))

    @cached_property
    def _dated(self) -> frozenset[int]:
        """The indices of the words that are part of a date."""
        return frozenset(at for moment in self.moments for at in range(moment.first, moment.last + 1))

    def dated(self, at: int) -> bool:
        """Whether the word at an index is part of a date."""
        return at in self._dated

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """What stands between its quotation marks."""
        return quotations(self.text)

    @cached_property
    def names(self) -> tuple[tuple[Word, ...], ...]:
        """The runs of capitalised words; the first word of the text is among them only beside another."""
        return _names(self)

    def of(self, words: Sequence[Word]) -> str:
        """The words as the text has them, from the first to the last."""
        return self.text[words[0].span.start : words[-1].span.end]

    def near(self, at: int) -> dict[str, float]:
        """The content stems with a weight that falls with their distance from the word at an index."""
        places = {word: index for index, word in enumerate(self.words)}
        return {w.stem: 1 / (1 + abs(places[w] - at) / 6) for w in reversed(self.content)}


_INSERTION = re.compile(r"(?<!\w)\[[^\[\]]{2,80}\](?!\w)")


def without_insertions(claim: str) -> str:
    """A claim with what its writer put in brackets blanked, a name for a pronoun; as long as before.

    >>> without_insertions("[Ann Lee] said: “[T]he dock is closed.”")
    '…         said: “[T]he dock is closed.”'
    """
    return _INSERTION.sub(lambda match: "…".ljust(len(match.group())), claim)


def _names(text: Text) -> tuple[tuple[Word, ...], ...]:
    found: list[tuple[Word, ...]] = []
    run: list[Word] = []
    short = text.vocabulary.words("names", "shortened")
    for at, word in enumerate(text.words):
        joined = not run or _joins(text.text[run[-1].span.end : word.span.start], run[-1], short)
        named = word.capital and not word.numeric and not text.dated(at)
        if named and joined:
            run.append(word)
            continue
        found.append(tuple(run))
        run = [word] if named else []
    found.append(tuple(run))
    kept = (_told(run, text) for run in found)
    return tuple(run for run in kept if len(run) >= (1 if text.vocabulary.capital_names else 2))


def _joins(between: str, before: Word, short: frozenset[str]) -> bool:
    """Whether what stands between two capitalised words leaves them one name."""
    shortened = len(before.text) == 1 or before.text in short
    return between in _JOINTS or (between in {".", ". "} and shortened)


def _told(run: tuple[Word, ...], text: Text) -> tuple[Word, ...]:
    """A run of capitals without what has its capital from its place alone."""
    while run and (run[0].text in text.vocabulary.function and _opens(run[0], text)):
        run = run[1:]
    if run and len(run) == 1 and run[0].text in text.vocabulary.function and run[0].text != "us":
        return ()
    return run


def _opens(word: Word, text: Text) -> bool:
    """Whether a word opens a sentence or a quotation."""
    before = text.text[: word.span.start].rstrip()
    return not before or before[-1] in ".!?:“\"„«‘'([–—"


def opens(word: Word, text: Text) -> bool:
    """Whether a word has its capital from its place."""
    return _opens(word, text)
