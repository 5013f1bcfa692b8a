"""By when something is to be done, as its statement words it."""

from __future__ import annotations

import pytest

from summarizer.drafting.own.days import deadline
from summarizer.grounding.claims.texts import Text
from summarizer.language.lexicon import lexicon
from summarizer.language.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Ms Lee will draft a timetable by 15 May 2026.", "15 May 2026"),
        ("The clerk is to write before 1 April 2026.", "1 April 2026"),
        ("The committee agreed to keep the winter ferry until 31 March 2027.", ""),
        ("The committee met on 3 May 2026.", ""),
    ],
)
def test_what_goes_on_until_a_day_is_not_due_by_it(text: str, due: str) -> None:
    assert deadline(Text(text, vocabulary("en")), lexicon("en")["sections.deadline"]) == due
