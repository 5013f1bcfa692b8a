from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import summarizer
from summarizer.briefing import Briefing
from summarizer.documents import Document
from summarizer.draft import BriefingDraft, KeyPointDraft
from summarizer.errors import NothingToSummarizeError, PromptError, SourceError, UnsupportedError
from summarizer.progress import Progress
from summarizer.rendering import FORMATS, rendered
from summarizer.testing import ScriptedModel, completion
from tests.drafting.answering import AnsweringModel, party
from tests.drafting.test_sentences import SPOKEN

MINUTES = Document(
    "The council met on Monday.\nMayor Ada Klein said the bridge would open in May.", name="minutes"
)
SOUND = KeyPointDraft(text="Mayor Ada Klein said the bridge would open in May.", sentences=(2,))
INVENTED = KeyPointDraft(text="Mayor Ada Klein said the bridge would open in 2031.", sentences=(2,))


def drafting(*points: KeyPointDraft) -> ScriptedModel:
    """A model that drafts these points, once."""
    model = ScriptedModel(completion(BriefingDraft(title="The bridge", key_points=points).model_dump_json()))
    model.context = 16_000
    return model


def test_a_document_is_briefed_and_the_model_named() -> None:
    briefing = summarizer.brief(MINUTES, model=drafting(SOUND))
    assert [point.text for point in briefing.key_points] == [SOUND.text]
    (evidence,) = briefing.key_points[0].evidence
    assert evidence.span.of(MINUTES.text) == evidence.quote
    assert (briefing.provenance.model, briefing.provenance.prompts) == ("scripted", ("brief@1",))


def test_a_strict_briefing_of_what_is_not_supported_is_an_error_that_holds_it() -> None:
    with pytest.raises(UnsupportedError) as caught:
        summarizer.brief(MINUTES, model=drafting(SOUND, INVENTED), strict=True)
    briefing = caught.value.fields["briefing"]
    assert isinstance(briefing, Briefing)
    assert [item.text for item in briefing.unsupported] == [INVENTED.text]


def test_each_step_is_told_in_its_order() -> None:
    told: list[Progress] = []
    summarizer.brief(MINUTES, model=drafting(SOUND), report=told.append)
    assert [progress.step for progress in told] == [
        "reading",
        "numbering",
        "finding who said what",
        "drafting",
    ]


def test_a_file_named_twice_around_a_document_is_briefed_once(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("The bridge will close in June, the builders wrote to the council.", "utf-8")
    briefing = summarizer.brief(file, MINUTES, str(file), model="extractive")
    assert [source.id for source in briefing.sources] == ["letter", "minutes"]


def test_every_source_that_cannot_be_read_is_named_in_one_error() -> None:
    with pytest.raises(SourceError, match=r"(?s)a\.txt: no such file.*b\.txt: no such file"):
        summarizer.brief("a.txt", MINUTES, "b.txt", model="extractive")


def test_no_source_at_all_is_an_error() -> None:
    with pytest.raises(SourceError, match="name at least one source"):
        summarizer.brief(model="extractive")


def test_a_document_without_a_statement_is_an_error_that_names_it() -> None:
    with pytest.raises(NothingToSummarizeError, match=r"document: no sentence that could be evidence"):
        summarizer.brief(Document("* * *"), model="extractive")


def test_a_prompt_that_the_model_is_not_asked_with_is_an_error() -> None:
    with pytest.raises(PromptError, match=r"shorten@1: not what scripted is asked with; choose of brief"):
        summarizer.brief(MINUTES, model=ScriptedModel(), prompt="shorten")
    with pytest.raises(PromptError, match=r"brief@1: not what extractive is asked with; leave"):
        summarizer.brief(MINUTES, model="extractive", prompt="brief@1")


def test_a_prompt_that_does_not_exist_is_an_error_before_anything_is_read() -> None:
    with pytest.raises(PromptError, match="breif: no such prompt"):
        summarizer.brief("missing.txt", prompt="breif")


@pytest.mark.parametrize("field", ["text", "name", "title", "date", "publisher"])
def test_half_of_a_surrogate_pair_is_refused_before_it_meets_a_file(field: str) -> None:
    changes: dict[str, Any] = {field: "\udce9"}  # Any: the field is the test's
    with pytest.raises(SourceError, match=f"half of a surrogate pair, at character 0 of its {field}"):
        summarizer.brief(replace(MINUTES, **changes), model="extractive")


GERMAN = (
    "Der Kreistag hat die Abstimmung über den Windpark am Donnerstag auf den 26. März verschoben. "
    "Die Landrätin sagte, der Strom sei seit sechs Jahren nicht billiger geworden. "
    "Die Bürgerinitiative hält die Berechnungen des Betreibers für falsch."
)
CHINESE = (
    "南汀市议会20日决定，将大桥收费方案的表决推迟到6月18日。"
    "渔港居民协会反对这一方案。“我们不是游客，我们是回家。”她说。"
)
ARABIC = (
    "قرر المجلس البلدي تأجيل التصويت على رفع أسعار المياه إلى 12 مايو المقبل. "
    "وقالت جمعية المزارعين إن المصانع تستهلك 30 في المئة من المياه."
)


@pytest.mark.parametrize(("text", "language"), [(GERMAN, "German"), (CHINESE, "Chinese"), (ARABIC, "Arabic")])
def test_a_text_without_rules_for_its_language_gives_its_points_and_says_what_was_not_done(
    text: str, language: str
) -> None:
    briefing = summarizer.brief(Document(text), model="extractive")
    assert briefing.key_points
    assert all(e.span.of(text) == e.quote for point in briefing.key_points for e in point.evidence)
    assert not briefing.positions
    assert any(f"The sources are in {language}: who said what" in notice for notice in briefing.notices)


@pytest.mark.parametrize("text", ["word " * 40_000, "x" * 200_000])
def test_a_long_line_that_is_no_prose_gives_a_note_in_every_format(text: str) -> None:
    briefing = summarizer.brief(Document(text), model="extractive")
    assert all(rendered(briefing, format) for format in FORMATS)


def test_a_briefing_says_by_what_grammar_its_sentences_were_read() -> None:
    assert summarizer.brief(MINUTES, model="extractive").provenance.grammar.startswith("en_core_web_sm")
    assert summarizer.brief(Document(GERMAN), model="extractive").provenance.grammar == ""


def test_a_position_of_a_party_that_the_model_names_stands() -> None:
    briefing = summarizer.brief(
        Document(SPOKEN, id="d1"), model=AnsweringModel(party=lambda _: party("France"))
    )
    assert "France" in {position.party for position in briefing.positions}
    assert not [item for item in briefing.unsupported if item.section == "positions"]
