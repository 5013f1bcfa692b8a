"""What a question asks for: its kind, the words that an answer shares with it, and what is at its core."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from summarizer.grounding.answers.coverage import stems_of, terms
from summarizer.grounding.answers.words import Words
from summarizer.language.vocabulary import Vocabulary

YES_OR_NO = "yes_or_no"
WHO = "who"
COUNT = "count"
# What is asked for by “what”, or in a language without words: whatever is new.
THING = "thing"

_LEAD = re.compile(r"^[^,]{1,60},\s+")


@dataclass(frozen=True)
class Told:
    """What grammar tells of a question: its verbs as text and lemma, what “how many” counts, and whether
    it asks for whom something is done to."""

    verbs: tuple[tuple[str, str], ...] = ()
    counted: str = ""
    of_object: bool = False


@dataclass(frozen=True)
class Question:
    """A question as it is held against sentences.

    `kind` names what is asked for, as the language's data do; `terms` are its stems; `core` those that an
    answering sentence has itself, its predicate as a rule; `deeds` are the stems of all its verbs, or, if
    it has none, its terms; `counted` is the stem of what “how many” counts.
    """

    text: str
    kind: str
    terms: tuple[str, ...]
    core: tuple[str, ...]
    deeds: tuple[str, ...]
    counted: str = ""
    of_object: bool = False

    def has(self, words: str) -> bool:
        """Whether these words stand in the question, so that they are no answer to it."""
        return words.strip().casefold() in self.text.casefold()


def read_question(text: str, words: Words, vocabulary: Vocabulary, *, told: Told = Told()) -> Question:
    """The question in `text`; without what grammar tells, all its terms are its core.

    >>> from summarizer.grounding.answers.words import words
    >>> from summarizer.language.vocabulary import vocabulary
    >>> read_question("How many jobs will go?", words("en"), vocabulary("en")).kind
    'count'
    """
    kind, groups = _kind(text.strip(), words)
    every = terms(text, vocabulary)
    passed = [*words.light, groups.get("drop") or ""]
    light = {stem for word in passed for stem in stems_of(word, vocabulary)}
    asked = tuple(term for term in every if term not in light) or every
    full = {
        stem for verb, lemma in told.verbs if lemma not in words.light for stem in stems_of(verb, vocabulary)
    }
    deeds = tuple(stem for verb, _ in told.verbs for stem in stems_of(verb, vocabulary))
    return Question(
        text=text,
        kind=kind,
        terms=asked,
        core=tuple(term for term in asked if term in full) or asked,
        deeds=deeds or asked,
        counted="".join(terms(told.counted or groups.get("noun") or "", vocabulary)[-1:]),
        of_object=told.of_object,
    )


def _kind(text: str, words: Words) -> tuple[str, Mapping[str, str | None]]:
    """The kind that the first expression shows, in order of place and of the data; and its named parts."""
    yes_or_no = words.signs.get(YES_OR_NO)
    if yes_or_no is None:
        return THING, {}
    found = [
        (m.start(), n, kind, m) for n, (kind, asking) in enumerate(words.asking) if (m := asking.search(text))
    ]
    first = min(found, key=lambda each: each[:2], default=None)
    led = _LEAD.match(text)
    if yes_or_no.match(text) or (first is None and led and yes_or_no.match(text, led.end())):
        return YES_OR_NO, {}
    return (first[2], first[3].groupdict()) if first is not None else (THING, {})
