"""A note in another language than its sources: what is asked of a model, and what is checked."""

from __future__ import annotations

import pytest

import summarizer
from summarizer.briefing import Briefing
from summarizer.draft import BriefingDraft, KeyPointDraft
from summarizer.errors import LanguageError
from summarizer.testing import ScriptedModel, completion

MINUTES = """\
The harbour board of Westmark met on 4 May 2026.
Anna Keller said that the ferry would cost 4.5 million euros and carry 300 passengers.
“We will not wait another year,” said Tom Lind of the Dockers' Union.
The board wants to close the old pier by 12 June 2026.
"""
TRUE = [
    ("Anna Keller sagt, die Fähre koste 4,5 Millionen Euro und befördere 300 Fahrgäste.", 2),
    ("Der Hafenausschuss von Westmark tagte am 4. Mai 2026.", 1),
    ("Tom Lind sagte: “We will not wait another year”.", 3),
    ("Die alte Landungsbrücke soll bis zum 12. Juni 2026 geschlossen werden.", 4),
    ("Nach Angaben von Keller wird die Fähre 300 Fahrgäste befördern.", 2),
]
FALSE = [
    (
        "Anna Keller sagt, die Fähre koste 5,4 Millionen Euro und befördere 300 Fahrgäste.",
        2,
        "5,4 Millionen Euro",
    ),
    ("Der Hafenausschuss von Westmark tagte am 5. Mai 2026.", 1, "5. Mai 2026"),
    ("Anna Weber sagt, die Fähre befördere 300 Fahrgäste.", 2, "Anna Weber"),
    ("Tom Lind sagte: “We will wait another year”.", 3, "We will wait another year"),
    ("Die alte Landungsbrücke soll bis zum 12. Juli 2026 geschlossen werden.", 4, "12. Juli 2026"),
    ("Laut Sabine Vogt wird die Fähre 300 Fahrgäste befördern.", 2, "Sabine Vogt"),
]


OTHERS = [
    ("fr", "Selon Anna Keller, le ferry coûtera 4,5 millions d’euros.", True),
    ("fr", "Selon Anna Weber, le ferry coûtera 4,5 millions d’euros.", False),
    ("fr", "Selon Anna Keller, le ferry coûtera 5,4 millions d’euros.", False),
    ("es", "Anna Keller dijo que el transbordador costaría 4,5 millones de euros.", True),
    ("es", "Anna Keller dijo que el transbordador costaría 45 millones de euros.", False),
    ("it", "Anna Keller ha detto che il traghetto costerà 4,5 milioni di euro.", True),
    ("it", "Anna Bianchi ha detto che il traghetto costerà 4,5 milioni di euro.", False),
]


def in_prose(text: str, cited: int, language: str = "de") -> Briefing:
    """A note of the English minutes, in another language, for which a model wrote this point."""
    point = KeyPointDraft(text=text, sentences=(cited,))
    draft = BriefingDraft(title="Westmark", key_points=(point,))
    replies = [completion(draft.model_dump_json()), *[completion('{"items": []}')] * 2]
    model = ScriptedModel(*replies)
    model.context = 16_000
    return summarizer.brief(MINUTES_DOCUMENT, model=model, language=language)


MINUTES_DOCUMENT = summarizer.Document(MINUTES, name="minutes", id="minutes")


@pytest.mark.parametrize(("text", "cited"), TRUE)
def test_what_is_right_stands_in_another_language(text: str, cited: int) -> None:
    briefing = in_prose(text, cited)
    assert [item.reasons for item in briefing.unsupported] == []
    assert [point.text for point in briefing.key_points] == [text]


@pytest.mark.parametrize(("text", "cited", "wrong"), FALSE)
def test_a_changed_number_name_date_or_quote_is_refused_in_another_language(
    text: str, cited: int, wrong: str
) -> None:
    briefing = in_prose(text, cited)
    (failed,) = briefing.unsupported
    assert any(f"“{wrong}”" in reason for reason in failed.reasons), failed.reasons


@pytest.mark.parametrize(("language", "text", "right"), OTHERS)
def test_other_languages_are_checked_as_far_as_their_words_are_known(
    language: str, text: str, right: bool
) -> None:
    briefing = in_prose(text, 2, language)
    assert (len(briefing.key_points), len(briefing.unsupported)) == ((1, 0) if right else (0, 1))


def test_an_item_in_another_language_says_what_was_not_checked() -> None:
    briefing = in_prose(*TRUE[0])
    (point,) = briefing.key_points
    assert point.checked == ("sentence numbers", "numbers", "dates", "names", "quoted words")
    (unchecked,) = point.unchecked
    assert "German" in unchecked
    assert any("Not checked in 1 of 1 items" in notice for notice in briefing.notices)


def test_the_model_is_asked_for_the_language_and_the_note_is_in_it() -> None:
    draft = BriefingDraft(title="Westmark", key_points=(KeyPointDraft(text=TRUE[0][0], sentences=(2,)),))
    model = ScriptedModel(completion(draft.model_dump_json()))
    model.context = 16_000
    briefing = summarizer.brief(MINUTES_DOCUMENT, model=model, language="de")
    assert "Language: de." in model.requests[0]["messages"][-1]["content"]
    assert briefing.language == "de"
    assert "## Kernpunkte" in summarizer.render(briefing)


def test_rules_alone_change_the_headings_and_the_note_says_so() -> None:
    briefing = summarizer.brief(MINUTES_DOCUMENT, model="extractive", language="fr")
    note = summarizer.render(briefing)
    assert "## Points essentiels" in note
    assert "gardent la langue : anglais" in note


def test_a_language_without_words_is_an_error_that_names_those_that_have() -> None:
    with pytest.raises(LanguageError, match="choose one of ar, de"):
        summarizer.brief(MINUTES_DOCUMENT, model="extractive", language="tlh")


def test_what_rules_write_is_not_passed_off_as_the_language_that_was_asked_for() -> None:
    asked = summarizer.Document(
        "The port board met on Monday.\nThe port board did not comment on the proposal on Thursday.\n",
        name="m",
        id="m",
    )
    briefing = summarizer.brief(asked, model="extractive", language="de")
    assert briefing.open_questions
    assert "verfasst wurden die Punkte in: Englisch" in summarizer.render(briefing)
