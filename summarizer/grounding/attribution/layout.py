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

    Those who speak do not speak of themselves by their names: “Ann Lee: Ms. Lee wants …”.
    """
    turns = [s for s in statements if s.speaker]
    themselves = {s.speaker for s in turns if _names_itself(s)}
    return 2 * len(themselves) < len({s.speaker for s in turns})


def _names_itself(sentence: Sentence) -> bool:
    surname = re.escape(sentence.speaker.split()[-1])
    return re.search(rf"\b{surname}\b", sentence.text, re.IGNORECASE) is not None


def at_a_turn(sentence: Sentence) -> Speaker:
    """The speaker whom a transcript names. At a hearing, all speak for themselves unless they say so."""
    name = displayed(sentence.speaker)
    return Speaker(name, name, person=True)


def turn(sentence: Sentence, voice: Speaker) -> Attribution:
    """A sentence as its speaker's words."""
    whole = (sentence.span,)
    return Attribution(sentence.number, sentence.document, (voice,), None, None, "", whole, whole)
