"""What a note says of the languages in it: its headings', and those in which its items stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from summarizer.briefing import Briefing, Item, Wording
from summarizer.rendering.references import BY_RULES, language_of
from summarizer.rendering.words import Words


def told_of(briefing: Briefing, words: Words) -> Iterator[str]:
    """What to say of what in a note is in another language than its headings, a sentence each."""
    items: list[Item] = [*chain.from_iterable(_sections(briefing))]
    worded = [item for item in items if item.wording is Wording.WORDED]
    own = (language_of(item, briefing) for item in items if item.wording is not Wording.WORDED)
    if foreign := _foreign(own, words):
        yield words.in_own_words.format(languages=_named(foreign, words))
    if foreign := _foreign((language_of(item, briefing) for item in worded), words):
        language = _named([words.language], words)
        yield words.written_in.format(language=language, languages=_named(foreign, words))
    if words.language != "en" and _in_english(briefing):
        yield words.in_english


def language_name(code: str, words: Words) -> str:
    """What the note calls a language; its code where it has no name for it."""
    from babel import Locale

    return str(Locale.parse(words.locale).languages.get(code, code))


def _sections(briefing: Briefing) -> Iterator[Iterable[Item]]:
    yield briefing.headline
    yield briefing.key_points
    yield briefing.positions
    yield briefing.open_questions
    yield from (section.items for section in briefing.sections)


def _foreign(languages: Iterable[str], words: Words) -> list[str]:
    return sorted(set(languages) - {"", words.language})


def _named(languages: Iterable[str], words: Words) -> str:
    return words.comma.join(language_name(code, words) for code in languages)


def _in_english(briefing: Briefing) -> bool:
    """Whether there is anything that checks and rules say in English alone."""
    reasoned = briefing.open_questions if briefing.provenance.drafter in BY_RULES else ()
    return bool(briefing.notices or briefing.unsupported or briefing.gaps or reasoned)
