"""One party under one name across the sources, and what it holds told once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from summarizer.briefing import Position, Quote, Stand
from summarizer.grounding.attribution import Attribution
from summarizer.grounding.reading import Reading
from summarizer.grounding.speakers import Speaker
from summarizer.language.gazetteer import lookup
from summarizer.stories.copies import Copies
from summarizer.text import fold

# A name that is part of another's must have so many words: “the ministry” may be any.
_PART = 2
# How much a party tells that is a title before a name: “Council leader Ann Lee”.
_TITLE = 1


def one_cast(reading: Reading) -> Reading:
    """The reading, in which a document that does not say for whom somebody speaks learns it of the others.

    Only where all of these that say it name one body: two people may share a name. What a document says
    itself stands. A name of several words that only one other ends with (“emergency office”) is that
    other's. Of one document it is left as it is.
    """
    if len(reading.passage.documents) < 2:
        return reading
    names = _fullest({voice.party for _, voice in _voices(reading)}, reading.lexicon["stop.words"])
    givers = _givers(reading, names)

    def spoken(attribution: Attribution) -> Attribution:
        voices = []
        for voice in attribution.voices:
            told = givers.get((attribution.document, voice.name), voice)
            told = replace(voice, party=told.party, basis=told.basis, sentence=told.sentence)
            voices.append(replace(told, party=names[told.party]))
        return replace(attribution, voices=tuple(voices))

    return replace(
        reading,
        attributions=tuple(map(spoken, reading.attributions)),
        everything=tuple(map(spoken, reading.everything)),
    )


def _voices(reading: Reading) -> list[tuple[str, Speaker]]:
    """Whoever speaks, with the document in which they do."""
    return [(a.document, v) for a in (*reading.attributions, *reading.everything) for v in a.voices]


def _givers(reading: Reading, names: Mapping[str, str]) -> Mapping[tuple[str, str], Speaker]:
    """Where a person's party in a document is told: where most is told of it and all agree, or there."""
    told: dict[tuple[str, str], list[Speaker]] = {}
    for document, voice in _voices(reading):
        if voice.person:
            told.setdefault((document, voice.name), []).append(voice)
    own = {key: max(voices, key=_rank) for key, voices in told.items()}
    best: dict[str, list[Speaker]] = {}
    for (_, name), voice in own.items():
        known = best.get(name, [])
        if not known or _rank(voice) > _rank(known[0]):
            best[name] = [voice]
        elif _rank(voice) == _rank(known[0]):
            known.append(voice)
    agreed = {name: found[0] for name, found in best.items() if _are_one(found, names)}
    others = {key: agreed.get(key[1], voice) for key, voice in own.items()}
    return {key: max(voice, others[key], key=_rank) for key, voice in own.items()}


def _are_one(voices: Sequence[Speaker], names: Mapping[str, str]) -> bool:
    """Whether the parties are one; what somebody is called in front of their name is none."""
    return _rank(voices[0]) <= _TITLE or len({names[voice.party] for voice in voices}) == 1


def _rank(voice: Speaker) -> int:
    """How much a party tells: the name alone, a title with it, a noun, a body that has a name."""
    if fold(voice.name) in fold(voice.party):
        return _TITLE if len(voice.party) > len(voice.name) else 0
    return _TITLE + (2 if voice.party[:1].isupper() else 1)


def _fullest(parties: Iterable[str], small: Collection[str]) -> Mapping[str, str]:
    """For each name the only other that ends with it, or itself.

    Not where a state stands before it: what a paper of one country calls the Interior Ministry is not
    the French one. Nor where small words do: a report of the Water Inspectorate is not the inspectorate.
    """
    every = sorted(parties)
    words = {party: fold(party).split() for party in every}

    def fullest(party: str) -> str:
        own = words[party]
        longer = [p for p in every if len(words[p]) > len(own) and words[p][-len(own) :] == own]
        if len(own) < _PART or len(longer) != 1:
            return party
        before = words[longer[0]][: -len(own)]
        stated = any(lookup(word) is not None for word in longer[0].split()[: len(before)])
        return party if stated or any(word in small for word in before) else longer[0]

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
