"""What our own notes hold beside their items, known from the words that they are laid out with.

`language` is that of the note's headings (`language_of`), an ISO 639-1 code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from summarizer.rendering.places import place_forms
from summarizer.rendering.words import LANGUAGES, Forms, Words, words_in
from summarizer.verification.vocabulary import vocabulary

_GAP = re.compile(r"\\\{\w*\\\}")
# As patterns for the replacement of a gap: a number as a language groups it, and several numbers.
_COUNT = "\\\\d[\\\\d.,\u00a0\u202f]*"
_NUMBERS = "[\\\\d.,、،\u00a0\u202f ]+"
# What our notes say of how they were made closes with it.
_SIGNED = "sha256"


class Section(StrEnum):
    """What a heading says of the text below it."""

    BODY = "body"
    POSITIONS = "positions"
    QUESTIONS = "questions"
    UNSUPPORTED = "unsupported"
    OMITTED = "omitted"
    COMPARED = "compared"
    SOURCES = "sources"


def section_of(heading: str, *, own: str = "en") -> Section | None:
    """The section that a heading opens in our notes in the language `own`, or that of anybody's sources.

    None for other headings. Notes that are not ours are in no such language: ``""``.

    >>> section_of("Open questions"), section_of("Costs")
    (<Section.QUESTIONS: 'questions'>, None)
    """
    words = words_in(own)
    named = {
        words.key_points: Section.BODY,
        words.differing: Section.COMPARED,
        words.developments: Section.COMPARED,
        words.balance: Section.COMPARED,
        words.positions: Section.POSITIONS,
        words.open_questions: Section.QUESTIONS,
        words.unsupported: Section.UNSUPPORTED,
        words.omitted: Section.OMITTED,
        words.sources: Section.SOURCES,
    }
    heading = heading.strip(" \t:：*_#")
    if heading.lower() in vocabulary("sources"):
        return Section.SOURCES
    return named.get(heading) if own else None


def language_of(text: str) -> str:
    """The language of one of our own notes, which say that the numbers in brackets are those of sentences.

    Empty for anybody else's note.
    """
    running = _squeezed(text)
    # The other languages are read for notes alone that end as ours do: English ones are told at once.
    known = ("en", *LANGUAGES) if _SIGNED in running else ("en",)
    return next((each for each in known if _squeezed(words_in(each).how_to_check) in running), "")


def _squeezed(text: str) -> str:
    """A text without white space: Japanese has none where a line was broken."""
    return "".join(text.split())


def is_furniture(text: str, language: str = "en") -> bool:
    """Whether a text is one of the notes' own phrases, and says nothing of its subject.

    >>> is_furniture("3 sources, A to C, listed at the end"), is_furniture("Three sources agree.")
    (True, False)
    """
    return _phrases(language).fullmatch(text) is not None


def is_notice(text: str, language: str = "en") -> bool:
    """Whether a paragraph is the note's word on how it was made."""
    return text.startswith(words_in(language).notice)


def label_end(text: str, language: str = "en") -> int:
    """Where the labels that open an item of our notes end: “In one line. ”, “Disputed. ”."""
    found = _labels(language).match(text)
    return found.end() if found else 0


@cache
def reported_label(language: str = "en") -> re.Pattern[str]:
    """The label that opens speech in other words than the speaker's."""
    return re.compile(rf"(?<!\S){_escaped(words_in(language).reported)}\s+")


@cache
def reference(language: str = "en") -> re.Pattern[str]:
    """An entry of the list of sentences: its `mark`, and the words that it `quote`s."""
    forms = place_forms(words_in(language))
    place = "|".join(_GAP.sub(r"\\d[\\d:]*", _escaped(form)) for form in forms)
    return re.compile(
        rf"^[ \t]*(?:[-*][ \t])?\[(?P<mark>[A-Z]{{0,2}}\d+)\]\s(?:{place})\s+"
        r"(?P<quote>\S.*?)(?=\s*(?:\n[ \t]*\n|\n[ \t]*(?:[-*][ \t])?\[[A-Z]{0,2}\d+\]\s|\Z))",
        re.MULTILINE | re.DOTALL,
    )


@cache
def omitted_line(language: str = "en") -> re.Pattern[str]:
    """What a line of the list of omitted sentences says after the sentence that opens it."""
    words = words_in(language)
    ends = _all(words.run_of_sentences, words.part_covered)
    told = "|".join(_GAP.sub(_COUNT, _escaped(end)) for end in ends)
    return re.compile(rf"\s*(?:{told})\s*$")


@cache
def _labels(language: str) -> re.Pattern[str]:
    words = words_in(language)
    labels = map(_escaped, (words.in_one_line, words.disputed, words.notice))
    return re.compile(rf"(?:(?:{'|'.join(labels)})(?:\s+|\Z))+")


@cache
def _phrases(language: str) -> re.Pattern[str]:
    words = words_in(language)
    phrases = (
        *_all(words.listed, words.many_listed, words.left_out, words.more_left_out, words.covered),
        words.in_english,
        words.in_own_words,
        words.written_in,
        words.none_found,
        words.see_notice,
        words.dagger.lstrip("† "),
        words.not_to_be_relied_on,
        words.how_to_check,
        words.quoted_above,
        words.not_cited,
        words.no_position,
    )
    courses = "|".join(map(_escaped, words.courses.values()))
    stance = rf"(?:{'|'.join(map(_escaped, words.stances.values()))})(?:\s\((?:{courses})\))?"
    patterns = [_GAP.sub(".+", _escaped(phrase)) for phrase in phrases]
    patterns += [_carried(words)]
    patterns += [rf"(?:[^.!?]+:\s)?(?:{stance})(?:;\s(?:{stance}))*\.?", _provenance(words)]
    return re.compile("|".join(patterns), re.DOTALL)


def _carried(words: Words) -> str:
    """How many sources carry a point, or tell a version, as it stands in brackets behind it."""
    counts = (*_all(words.carried), words.carried_by_no_other)
    more = (*_all(words.carried_partly), words.differs, words.outdated)
    first, rest = ("|".join(_GAP.sub(_NUMBERS, _escaped(each)) for each in those) for those in (counts, more))
    comma = rf"{re.escape(words.comma.rstrip())}\s?"
    return rf"\(?(?:{first})(?:{comma}(?:{rest}))*\)?\.?"


def _all(*phrases: Forms) -> Iterator[str]:
    """Every form of phrases that go by a number."""
    return (form for forms in phrases for form in forms.values())


def _provenance(words: Words) -> str:
    first, *others = (
        words.model,
        words.drafter,
        words.prompts,
        words.profile,
        words.checks,
        words.version,
        words.sha256,
    )
    rest = "|".join(_GAP.sub(r"[^·]+", _escaped(label)) for label in others)
    return _GAP.sub(r"[^·]+", _escaped(first)) + rf"(?:·\s(?:{rest}))+"


def _escaped(phrase: str) -> str:
    """A pattern for the phrase that takes any white space for a space, as a broken line has it."""
    return re.escape(phrase).replace(r"\ ", r"\s+")
