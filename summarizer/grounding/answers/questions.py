"""What a question asks for: its kind, the words that an answer shares with it, and what is at its core."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.grounding.answers.terms import terms
from summarizer.grounding.answers.words import Words
from summarizer.language.vocabulary import Vocabulary

YES_OR_NO = "yes_or_no"
WHO = "who"
COUNT = "count"
# What is asked for by “what”, or in a language without words: whatever is new.
THING = "thing"

_LEAD = re.compile(r"^[^,]{1,60},\s+")


@dataclass(frozen=True)
class Question:
    """A question as it is held against sentences.

    `kind` names what is asked for, as the language's data do; `terms` are its stems; `core` those that an
    answering sentence has itself, its predicate as a rule; `counted` is the stem of what “how many” counts.
    """

    text: str
    kind: str
    terms: tuple[str, ...]
    core: tuple[str, ...]
    counted: str = ""

    def has(self, words: str) -> bool:
        """Whether these words stand in the question, so that they are no answer to it."""
        return words.strip().casefold() in self.text.casefold()


def read_question(text: str, words: Words, vocabulary: Vocabulary, *, core: Sequence[str] = ()) -> Question:
    """The question in `text`; `core` are its words at the core, where grammar tells: else all are.

    >>> from summarizer.grounding.answers.words import words
    >>> from summarizer.language.vocabulary import vocabulary
    >>> read_question("How many jobs will go?", words("en"), vocabulary("en")).kind
    'count'
    """
    asked = terms(text, vocabulary)
    kind, counted = _kind(text.strip(), words)
    cored = {term for word in core for term in terms(word, vocabulary)}
    last = terms(counted, vocabulary)[-1:]
    return Question(text, kind, asked, tuple(t for t in asked if t in cored) or asked, "".join(last))


def _kind(text: str, words: Words) -> tuple[str, str]:
    """The kind that the first expression shows, in order of place and of the data; and what is counted."""
    yes_or_no = words.signs.get(YES_OR_NO)
    if yes_or_no is None:
        return THING, ""
    found = [(m.start(), n, kind, m) for n, (kind, asking) in enumerate(words.asking) if (m := asking.search(text))]
    first = min(found, key=lambda each: each[:2], default=None)
    led = _LEAD.match(text)
    if yes_or_no.match(text) or (first is None and led and yes_or_no.match(text, led.end())):
        return YES_OR_NO, ""
    if first is None:
        return THING, ""
    return first[2], next((noun for noun in first[3].groups() if noun), "")
