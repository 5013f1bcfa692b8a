"""The speech that the layout tells: a transcript's turns, signed posts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.documents import Passage, Sentence
from summarizer.grounding.attribution.model import Attribution
from summarizer.grounding.speakers import Speaker, displayed

# More names than these in the layout are turns at a hearing; fewer may sign posts in an article.
_POSTS = 2


def layout_attributions(passage: Passage) -> tuple[Attribution, ...]:
    """The speech that the layout alone tells: speakers' turns and signed posts, in any language."""
    return tuple(turn(sentence, at_a_turn(sentence)) for sentence in passage.statements if sentence.speaker)


def is_hearing(statements: Sequence[Sentence]) -> bool:
    """Whether the layout gives turns to so many that they speak to each other."""
    return len({s.speaker for s in statements if s.speaker}) > _POSTS


def are_turns(statements: Sequence[Sentence]) -> bool:
    """Whether what the layout takes for speakers are such, and not the headings of what is told of them.

    Those who speak seldom speak of themselves by their names, as “Ann Lee: Ms. Lee wants …” does each time.
    """
    turns: dict[tuple[str, str, int], list[Sentence]] = {}
    for sentence in statements:
        if sentence.speaker:
            turns.setdefault((sentence.speaker, sentence.document, sentence.paragraph), []).append(sentence)
    by_speaker: dict[str, list[bool]] = {}
    for (speaker, *_), said in turns.items():
        by_speaker.setdefault(speaker, []).append(any(map(_names_itself, said)))
    themselves = [speaker for speaker, named in by_speaker.items() if 2 * sum(named) > len(named)]
    return 2 * len(themselves) < len(by_speaker)


def _names_itself(sentence: Sentence) -> bool:
    surname = re.escape(_surname(sentence.speaker))
    return re.search(rf"\b{surname}\b", sentence.text, re.IGNORECASE) is not None


def _surname(name: str) -> str:
    """The last word of a name that is not letters after it: a seat, an order, a degree.

    >>> _surname("Ann Lee MP"), _surname("ANN LEE"), _surname("Ann Lee")
    ('Lee', 'LEE', 'Lee')
    """
    words = name.split()
    names = [word for word in words if not word.isupper()] if not name.isupper() else words
    return (names or words)[-1]


def at_a_turn(sentence: Sentence) -> Speaker:
    """The speaker whom a transcript names. At a hearing, all speak for themselves unless they say so."""
    name = displayed(sentence.speaker)
    return Speaker(name, name, person=True)


def turn(sentence: Sentence, voice: Speaker) -> Attribution:
    """A sentence as its speaker's words."""
    whole = (sentence.span,)
    return Attribution(sentence.number, sentence.document, (voice,), None, None, "", whole, whole)
