"""What a briefing will say, chosen by rules: which sentences, for which section. Wording comes after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from summarizer.documents import Kind, Sentence
from summarizer.drafting.disputes import Dispute, disputes
from summarizer.drafting.fitness import Fitness
from summarizer.drafting.issues import Issue, issues
from summarizer.drafting.openings import Opening, openings
from summarizer.drafting.own import Pick, picks
from summarizer.drafting.procedure import Procedure
from summarizer.drafting.references import leans
from summarizer.drafting.selection import key_sentences, prominence
from summarizer.drafting.stands import Stand, stands
from summarizer.grounding.reading import Reading
from summarizer.profiles.profile import PLAIN, Profile
from summarizer.stories import Unsettled, unsettled

_QUESTIONS = 9
_PARTIES = 10
_EACH = 4
_MOST_POINTS = 7
# Statements beyond which a text has a further point for each so many, and how many more at most.
_LONG, _FURTHER, _MORE_POINTS = 300, 100, 5
_MOST_DISPUTES = 3
_MOST_RISEN = 2
_HEADLINE = 2
_NEAR = 4


@dataclass(frozen=True)
class Point:
    """A key point to be: the statements that it rests on, and those that its text tells, in order."""

    sentences: tuple[int, ...]
    told: tuple[int, ...]
    disputed: bool = False


@dataclass(frozen=True)
class Outline:
    """The choice of sentences for each section, in the order of the note."""

    headline: tuple[int, ...]
    points: tuple[Point, ...]
    issues: tuple[Issue, ...]
    stands: Mapping[str, tuple[Stand, ...]]
    openings: tuple[Opening, ...]
    own: Mapping[str, tuple[Pick, ...]] = field(default_factory=dict)


def outline(reading: Reading, profile: Profile = PLAIN) -> Outline:
    """Choose what the briefing says. Deterministic; no model is asked.

    What a section of one's own tells is no key point as well, but for sections that repeat. The headline is
    chosen of all there is.
    """
    contradicted = disputes(reading)
    told = unsettled(reading)
    known = issues(reading)
    asked = openings(reading, contradicted, _QUESTIONS)
    stressed = frozenset(n for o in asked for n in o.sentences)
    own = picks(reading, profile)
    elsewhere = frozenset(p.sentence for s in profile.sections if not s.repeats for p in own[s.name])
    points = _points(reading, contradicted, stressed, told, elsewhere)
    first = _points(reading, contradicted, stressed, told) if elsewhere else points
    return Outline(
        headline=_headline(first, reading, told),
        points=points,
        issues=known,
        stands=stands(reading, known, told=_told(points), parties=_PARTIES, each=_EACH),
        openings=asked,
        own=own,
    )


def _told(points: Sequence[Point]) -> frozenset[int]:
    return frozenset(number for point in points for number in point.sentences)


def _points(
    reading: Reading,
    contradicted: Sequence[Dispute],
    open: frozenset[int],
    told: Unsettled,
    elsewhere: frozenset[int] = frozenset(),
) -> tuple[Point, ...]:
    """Disputes, the last of what rises, and key sentences that say something else, in the order of the text.

    A statement that leaves something open counts for more: that is where the story goes on. One with a
    figure that has risen since is not chosen, and what is told `elsewhere` in the note is left to that.
    """
    total = len(reading.passage.statements)
    most = _MOST_POINTS + min(_MORE_POINTS, max(0, total - _LONG) // _FURTHER)
    count = max(3, min(most, total // 4)) if total > 3 else total
    disputed = [Point(d.sentences, d.accounts, disputed=True) for d in contradicted][:_MOST_DISPUTES]
    taken = frozenset(n for point in disputed for n in _between(point))
    risen = _risen(reading, told)
    chosen = key_sentences(
        reading,
        count - len(risen),
        covered=taken.union(risen),
        stressed=open,
        unfit=told.outdated | elsewhere,
    )
    points = [*disputed, *(Point((n,), (n,)) for n in (*risen, *(s.number for s in chosen)))]
    return tuple(sorted(points, key=lambda point: point.sentences))


def _risen(reading: Reading, told: Unsettled) -> tuple[int, ...]:
    """Of each figure that rises, the statement that is fittest to give its last value."""
    fitness = Fitness.of(reading)
    best = (max(sorted(last), key=lambda n: fitness(reading.passage.sentence(n))) for last in told.latest)
    return tuple(dict.fromkeys(best))[:_MOST_RISEN]


def _between(point: Point) -> Sequence[int]:
    """A dispute's statements, and what stands between them where they are near: it is of the dispute."""
    first, last = point.sentences[0], point.sentences[-1]
    return range(first, last + 1) if last - first < _NEAR else point.sentences


def _headline(points: Sequence[Point], reading: Reading, told: Unsettled) -> tuple[int, ...]:
    """The statements that say it all in one line: the opening point, and the next of another party.

    The last of what rises comes before all, and what others tell differently is not in it, nor, unless
    there is nothing else, the row of a table; nor what leans on a statement that is not beside it there, or
    only keeps a hearing going.
    """
    numbers = [p.sentences[0] for p in points if not p.disputed and p.sentences[0] not in told.contested]
    written = [n for n in numbers if reading.passage.sentence(n).kind is not Kind.ROW]
    procedure = Procedure.of(reading.passage, reading.lexicon)
    sound = [n for n in written if _stands(reading.passage.sentence(n), procedure, reading)]
    plain = sorted(sound or written[:1] or numbers, key=lambda n: not any(n in last for last in told.latest))
    if not plain:
        return ()
    first = _parties(plain[0], reading)
    heard = prominence(reading)
    others = sorted(
        (n for n in plain[1:] if _parties(n, reading) - first),
        key=lambda n: -max(heard[party] for party in _parties(n, reading) - first),
    )
    return (plain[0], *(others or plain[1:])[: _HEADLINE - 1])


def _stands(sentence: Sentence, procedure: Procedure, reading: Reading) -> bool:
    return not leans(sentence, reading) and sentence not in procedure


def _parties(number: int, reading: Reading) -> frozenset[str]:
    return frozenset(v.party for a in reading.said.get(number, ()) for v in a.voices if not v.observer)
