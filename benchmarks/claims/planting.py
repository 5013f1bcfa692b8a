"""Sentences copied from the documents, with one error planted in each, and without."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.claims.cases import Case, Story
from benchmarks.claims.planters import PLANTERS

SEED = 20_250_918
PER_DOCUMENT = 8


def planted(story: Story, *, seed: int = SEED) -> tuple[Case, ...]:
    """A document's sentences with an error each: at most `PER_DOCUMENT` of a kind, one of a kind a sentence.

    The same story and seed give the same cases, whatever other documents there are.
    """
    return tuple(case for kind in PLANTERS for case in _of_kind(story, kind, seed))


def untouched(story: Story) -> tuple[Case, ...]:
    """The document's own statements, as claims."""
    return tuple(Case(story.id, "untouched", s.line, (s.number,)) for s in story.statements)


def _of_kind(story: Story, kind: str, seed: int) -> tuple[Case, ...]:
    random = Random(f"{seed} {story.id} {kind}")
    found = list(_candidates(story, kind, random))
    chosen = random.sample(found, min(PER_DOCUMENT, len(found)))
    return tuple(sorted(chosen, key=lambda case: case.evidence))


def _candidates(story: Story, kind: str, random: Random) -> Iterator[Case]:
    for sentence in story.statements:
        ways = sorted(set(PLANTERS[kind](story, sentence.line)) - {sentence.line})
        if ways:
            yield Case(story.id, kind, random.choice(ways), (sentence.number,), sentence.line)
