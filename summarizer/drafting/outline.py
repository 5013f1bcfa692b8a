"""What a briefing will say, chosen by rules: which sentences, for which section. Wording comes after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from summarizer.documents import Kind, Sentence
from summarizer.drafting.disputes import Dispute, disputes
from summarizer.drafting.issues import Issue, issues
from summarizer.drafting.openings import Opening, openings
from summarizer.drafting.own import Pick, picks
from summarizer.drafting.selection import key_sentences
from summarizer.drafting.stands import Stand, stands
from summarizer.grounding.reading import Reading
from summarizer.profiles.profile import PLAIN, Profile

_ISSUES = 3
_QUESTIONS = 9
_PARTIES = 10
_EACH = 4
_MOST_POINTS = 7
# Statements beyond which a text has a further point for each so many, and how many more at most.
_LONG, _FURTHER, _MORE_POINTS = 300, 100, 5
_MOST_DISPUTES = 3
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
    known = issues(reading, _ISSUES)
    asked = openings(reading, contradicted, _QUESTIONS)
    stressed = frozenset(n for o in asked for n in o.sentences)
    own = picks(reading, profile)
    elsewhere = frozenset(p.sentence for s in profile.sections if not s.repeats for p in own[s.name])
    points = _points(reading, contradicted, stressed, elsewhere)
    first = _points(reading, contradicted, stressed) if elsewhere else points
    return Outline(
        headline=_headline(first, reading),
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
    elsewhere: frozenset[int] = frozenset(),
) -> tuple[Point, ...]:
    """Disputes, and the key sentences that say something else, in the order of the text.

    A statement that leaves something open counts for more: that is where the story goes on. What is told
    `elsewhere` in the note is left to that.
    """
    total = len(reading.passage.statements)
    most = _MOST_POINTS + min(_MORE_POINTS, max(0, total - _LONG) // _FURTHER)
    count = max(3, min(most, total // 4)) if total > 3 else total
    disputed = [Point(d.sentences, d.accounts, disputed=True) for d in contradicted][:_MOST_DISPUTES]
    taken = frozenset(n for point in disputed for n in _between(point))
    chosen = key_sentences(reading, count, covered=taken, stressed=open, without=elsewhere)
    points = [*disputed, *(Point((s.number,), (s.number,)) for s in chosen)]
    return tuple(sorted(points, key=lambda point: point.sentences))


def _between(point: Point) -> Sequence[int]:
    """A dispute's statements, and what stands between them where they are near: it is of the dispute."""
    first, last = point.sentences[0], point.sentences[-1]
    return range(first, last + 1) if last - first < _NEAR else point.sentences


def _headline(points: Sequence[Point], reading: Reading) -> tuple[int, ...]:
    """The statements that say it all in one line: the opening point, and the next of another party.

    The row of a table is none, unless there is nothing else.
    """
    all_plain = [p.sentences[0] for p in points if not p.disputed]
    plain = [n for n in all_plain if reading.passage.sentence(n).kind is not Kind.ROW] or all_plain
    if not plain:
        return ()
    first = _parties(plain[0], reading)
    others = [n for n in plain[1:] if _parties(n, reading) - first]
    return (plain[0], *(others or plain[1:])[: _HEADLINE - 1])


def _parties(number: int, reading: Reading) -> frozenset[str]:
    return frozenset(v.party for a in reading.said.get(number, ()) for v in a.voices if not v.observer)


def title_of(reading: Reading, known: Sequence[Issue]) -> str:
    """The documents' own title, where one document has one; else what they are about."""
    titles = [document.title for document in reading.passage.documents if document.title]
    if len(titles) == 1 or (titles and len(reading.passage.documents) == 1):
        return titles[0]
    if known:
        labels = [issue.label for issue in known]
        listed = " and ".join([", ".join(labels[:-1]), labels[-1]] if len(labels) > 1 else labels)
        return listed[:1].upper() + listed[1:]
    return _opening_words(reading.passage.statements)


def _opening_words(statements: Sequence[Sentence]) -> str:
    words = statements[0].line.split()
    return (
        " ".join(words[:10]) + ("…" if len(words) > 10 else "")
        if len(statements[0].line) > 60
        else statements[0].line
    )
