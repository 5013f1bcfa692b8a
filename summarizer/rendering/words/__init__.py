"""The note's own words by language: one TOML file each, beside this module, named by its ISO 639-1 code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from summarizer.errors import LanguageError
from summarizer.stance import OTHER_MATTERS

_DATA = Path(__file__).parent

LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "uk", "zh")
"""The languages that notes can be laid out in."""

Forms = Mapping[str, str]
"""A phrase by the plural category of its `{count}` (CLDR): “one”, “few”, …, and always “other”."""


class Words(NamedTuple):
    """Headings, labels and phrases of the note in one language; `{…}` is filled in when it is composed.

    `locale` is the CLDR locale of its dates, numbers and plurals. `comma` and `semicolon` join lists, and
    `stop` closes a line that ends in no mark of its own.
    """

    language: str
    locale: str
    comma: str
    semicolon: str
    stop: str

    in_one_line: str
    key_points: str
    differing: str
    developments: str
    positions: str
    open_questions: str
    unsupported: str
    omitted: str
    balance: str
    sources: str

    notice: str
    disputed: str
    reported: str
    party: str
    no_position: str
    quoted_above: str
    none_found: str
    see_notice: str
    dagger: str
    not_to_be_relied_on: str
    how_to_check: str
    other_matters: str
    in_english: str
    in_own_words: str
    written_in: str

    carried: Forms
    carried_partly: Forms
    carried_by_no_other: str
    differs: str
    outdated: str
    said_by: str
    copy_of: str
    shares: str
    share: str
    unheard: str
    unheard_of: str
    listed: Forms
    many_listed: Forms
    left_out: Forms
    more_left_out: Forms
    run_of_sentences: Forms
    covered: Forms
    part_covered: Forms
    gap: str
    part_unread: str
    more_headings: str
    one_page: str
    several_pages: str
    place: str
    on_page: str
    on_pages: str
    at_time: str
    not_cited: str

    model: str
    drafter: str
    prompts: str
    profile: str
    checks: str
    version: str
    sha256: str

    changed: str
    courses: Mapping[str, str]
    aspects: Mapping[str, str]
    stances: Mapping[str, str]
    columns: Mapping[str, str]

    def section(self, name: str) -> str:
        """The heading of a section of the briefing by the name that it has there; any other name as it is."""
        named = {
            "headline": self.in_one_line.rstrip(".。:："),
            "key_points": self.key_points,
            "disagreements": self.differing,
            "developments": self.developments,
            "positions": self.positions,
            "open_questions": self.open_questions,
        }
        return named.get(name, name)

    def issue(self, name: str) -> str:
        """What the note calls an issue: as the briefing does, but for the one that stands for no issue."""
        return self.other_matters if name == OTHER_MATTERS else name

    def counted(self, forms: Forms, count: int, **values: object) -> str:
        """The form of a phrase that goes with a number, filled in.

        >>> english = words_in("en")
        >>> english.counted(english.carried, 1), english.counted(english.carried, 1200)
        ('one source', '1,200 sources')
        """
        form = forms.get(self._category(count), forms["other"])
        return form.format(count=self.number(count), **values)

    def number(self, number: int) -> str:
        """A number as the language writes it.

        >>> words_in("de").number(1200)
        '1.200'
        """
        if number < _GROUPED or self.language == "en":
            return f"{number:,}"
        from babel.numbers import format_decimal

        return format_decimal(number, locale=self.locale)

    def _category(self, count: int) -> str:
        if self.language == "en":  # which most notes are in: they need not wait for Babel
            return "one" if count == 1 else "other"
        from babel import Locale

        return str(Locale.parse(self.locale).plural_form(count))


# Below this no language groups digits.
_GROUPED = 1000


@cache
def words_in(language: str) -> Words:
    """The words of a language, by its ISO 639-1 code; English ones where there are none in it.

    >>> words_in("de").sources, words_in("tlh").sources
    ('Quellen', 'Sources')
    """
    code = language if language in LANGUAGES else "en"
    return Words(code, **tomllib.loads((_DATA / f"{code}.toml").read_text("utf-8")))


def known(language: str | None) -> str:
    """The code of a language in which notes can be laid out; empty for none.

    Raises `LanguageError` if there are no words in that language.
    """
    if language and language not in LANGUAGES:
        advice = f"choose one of {', '.join(LANGUAGES)}"
        raise LanguageError(f"{language}: no language that notes are made in; {advice}", language=language)
    return language or ""


def english() -> Words:
    """The English words, in which reports are written whatever the note's language is."""
    return words_in("en")
