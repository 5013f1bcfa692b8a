"""What our own notes hold beside their items, known from the words that they are laid out with."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from summarizer.rendering.places import place_forms
from summarizer.rendering.words import ENGLISH, Words
from summarizer.verification.vocabulary import vocabulary

_GAP = re.compile(r"\\\{\w*\\\}")


class Section(StrEnum):
    """What a heading says of the text below it."""

    BODY = "body"
    QUESTIONS = "questions"
    UNSUPPORTED = "unsupported"
    OMITTED = "omitted"
    COMPARED = "compared"
    SOURCES = "sources"


def section_of(heading: str, *, own: bool = True) -> Section | None:
    """The section that a heading of our `own` notes opens, or anybody's list of sources; None for others.

    >>> section_of("Open questions"), section_of("Costs")
    (<Section.QUESTIONS: 'questions'>, None)
    """
    words = ENGLISH
    named = {
        words.key_points: Section.BODY,
        words.differing: Section.COMPARED,
        words.developments: Section.COMPARED,
        words.balance: Section.COMPARED,
        words.positions: Section.BODY,
        words.open_questions: Section.QUESTIONS,
        words.unsupported: Section.UNSUPPORTED,
        words.omitted: Section.OMITTED,
        words.sources: Section.SOURCES,
    }
    heading = heading.strip(" \t:：*_#")
    if heading.lower() in vocabulary("sources"):
        return Section.SOURCES
    return named.get(heading) if own else None


def is_own(text: str) -> bool:
    """Whether a note says that the numbers in its brackets are those of sentences."""
    return ENGLISH.how_to_check in " ".join(text.split())


def is_furniture(text: str) -> bool:
    """Whether a text is one of the notes' own phrases, and says nothing of its subject.

    >>> is_furniture("3 sources, A to C, listed at the end"), is_furniture("Three sources agree.")
    (True, False)
    """
    return _phrases(ENGLISH).fullmatch(text) is not None


def is_notice(text: str) -> bool:
    """Whether a paragraph is the note's word on how it was made."""
    return text.startswith(ENGLISH.notice)


def label_end(text: str) -> int:
    """Where the labels that open an item of our notes end: “In one line. ”, “Disputed. ”."""
    found = _labels(ENGLISH).match(text)
    return found.end() if found else 0


@cache
def reported_label() -> re.Pattern[str]:
    """The label that opens speech in other words than the speaker's."""
    return re.compile(rf"(?<!\S){_escaped(ENGLISH.reported)}\s+")


@cache
def reference() -> re.Pattern[str]:
    """An entry of the list of sentences: its `mark`, and the words that it `quote`s."""
    place = "|".join(_GAP.sub(r"\\d[\\d:]*", _escaped(form)) for form in place_forms(ENGLISH))
    return re.compile(
        rf"^[ \t]*(?:[-*][ \t])?\[(?P<mark>[A-Z]{{0,2}}\d+)\]\s(?:{place})\s+"
        r"(?P<quote>\S.*?)(?=\s*(?:\n[ \t]*\n|\n[ \t]*(?:[-*][ \t])?\[[A-Z]{0,2}\d+\]\s|\Z))",
        re.MULTILINE | re.DOTALL,
    )


@cache
def omitted_line() -> re.Pattern[str]:
    """What a line of the list of omitted sentences says after the sentence that opens it."""
    ends = (ENGLISH.run_of_sentences, ENGLISH.part_covered)
    told = "|".join(_GAP.sub(r"\\d+", _escaped(end)) for end in ends)
    return re.compile(rf"\s*(?:{told})\s*$")


@cache
def _labels(words: Words) -> re.Pattern[str]:
    labels = map(_escaped, (words.in_one_line, words.disputed, words.notice))
    return re.compile(rf"(?:(?:{'|'.join(labels)})\s+)+")


@cache
def _phrases(words: Words) -> re.Pattern[str]:
    phrases = (
        words.one_source,
        words.several_sources,
        words.many_sources,
        words.one_omitted,
        words.several_omitted,
        words.more_omitted,
        words.covered,
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
    counts = (words.carried_by_one, words.carried, words.carried_by_no_other)
    more = (words.carried_partly, words.differs, words.outdated)
    first, rest = (
        "|".join(_GAP.sub(r"[\\d, ]+", _escaped(each)) for each in those) for those in (counts, more)
    )
    return rf"\(?(?:{first})(?:,\s(?:{rest}))*\)?\.?"


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
