"""One party under one name across the sources, and what it holds told once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from summarizer.briefing import Position, Quote, Stand
from summarizer.grounding.attribution import Attribution
from summarizer.grounding.reading import Reading
from summarizer.grounding.speakers import Speaker
from summarizer.stories.copies import Copies
from summarizer.text import fold

# A name that is part of another's must have so many words, or be no name at all (“regulator”).
_PART = 2


def one_cast(reading: Reading) -> Reading:
    """The reading, each speaker with one party, and each party with one name, in all documents.

    Somebody speaks for the body that most sources name, and not for “the company” of one of them. A name
    that only one other ends with (“emergency office”) is that other's. Of one document it is left as it is.
    """
    if len(reading.passage.documents) < 2:
        return reading
    parties = _parties(reading)
    names = _fullest(set(parties.values()))

    def named(attribution: Attribution) -> Attribution:
        voices = tuple(
            voice if (party := names[parties[voice]]) == voice.party else replace(voice, party=party)
            for voice in attribution.voices
        )
        return attribution if voices == attribution.voices else replace(attribution, voices=voices)

    return replace(
        reading,
        attributions=tuple(map(named, reading.attributions)),
        everything=tuple(map(named, reading.everything)),
    )


def _parties(reading: Reading) -> Mapping[Speaker, str]:
    """The party of each voice: of a person, the one that most attributions give, a name before a noun."""
    given: dict[str, Counter[str]] = {}
    voices = [v for a in (*reading.attributions, *reading.everything) for v in a.voices]
    for voice in voices:
        if voice.person and _tells(voice):
            given.setdefault(voice.name, Counter())[voice.party] += 1
    best = {name: max(found, key=lambda p: (_named(p), found[p], p)) for name, found in given.items()}
    return {voice: best.get(voice.name, voice.party) for voice in voices}


def _tells(voice: Speaker) -> bool:
    """Whether a party says more than the name does."""
    return fold(voice.name) not in fold(voice.party)


def _named(party: str) -> bool:
    return party[:1].isupper()


def _fullest(parties: Iterable[str]) -> Mapping[str, str]:
    """For each name the only other that ends with it, or itself."""
    every = sorted(parties)
    words = {party: fold(party).split() for party in every}

    def fullest(party: str) -> str:
        own = words[party]
        longer = [p for p in every if len(words[p]) > len(own) and words[p][-len(own) :] == own]
        part = len(own) >= _PART or not _named(party)
        return longer[0] if part and len(longer) == 1 else party

    return {party: fullest(party) for party in every}


def told_once(positions: Sequence[Position], known: Copies) -> tuple[Position, ...]:
    """The positions, those that rest on copies of the same sentences merged: one text, all the evidence."""
    merged: dict[tuple[str, str, tuple[int, ...]], Position] = {}
    for position in positions:
        resting = tuple(sorted({known.first(evidence.sentence) for evidence in position.evidence}))
        key = position.party, position.issue, resting
        merged[key] = _with(merged[key], position) if key in merged else position
    return tuple(merged.values())


def matrix(positions: Sequence[Position]) -> tuple[Stand, ...]:
    """The table of parties and issues, cell by cell, in the order in which the parties come."""
    cells: dict[tuple[str, str], list[int]] = {}
    for at, position in enumerate(positions):
        cells.setdefault((position.party, position.issue), []).append(at)
    return tuple(
        Stand(
            party=party,
            issue=issue,
            stances=tuple(dict.fromkeys(positions[at].stance for at in held)),
            positions=tuple(held),
        )
        for (party, issue), held in cells.items()
    )


def _with(position: Position, copy: Position) -> Position:
    texts = {fold(quote.text) for quote in position.quotes}
    more: tuple[Quote, ...] = tuple(quote for quote in copy.quotes if fold(quote.text) not in texts)
    evidence = tuple(dict.fromkeys((*position.evidence, *copy.evidence)))
    return position.model_copy(update={"evidence": evidence, "quotes": (*position.quotes, *more)})
