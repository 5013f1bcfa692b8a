"""From draft to briefing: what is proved carries its evidence, what is not stands apart with reasons."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.briefing import Briefing, KeyPoint, Provenance, Unsupported, Wording
from summarizer.draft import BriefingDraft, ItemDraft, KeyPointDraft, PositionDraft, QuestionDraft
from summarizer.grounding.ground import ground
from summarizer.stance import Stance
from tests.grounding.readings import reading

STORY = """\
Harbour plan divides the coast

The town of Veldmar has a plan for its harbour, and it is not a cheap one.
Ann Lee, director of the Harbour Trust, said the plan would bring “1,400 jobs by 2032” to the coast.
“It is half a file,” Tom Reed, a spokesman for the Fishers’ Union, said.
He said that the trust had not answered.
France and Germany rejected the plan.
"""
PROVENANCE = Provenance(version="1", drafter="test", model="none")
TEXTS = [s.text for s in reading(STORY).passage.sentences]


def at(words: str) -> int:
    """The number of the sentence that has these words."""
    return next(s.number for s in reading(STORY).passage.sentences if words in s.text)


def grounded(**sections: object) -> Briefing:
    draft = BriefingDraft.model_validate({"title": "Harbour plan divides the coast", **sections})
    return ground(draft, reading(STORY), PROVENANCE)


def point(text: str, *numbers: int) -> KeyPointDraft:
    return KeyPointDraft(text=text, sentences=numbers)


def position(party: str, text: str, *numbers: int) -> PositionDraft:
    return PositionDraft(party=party, text=text, sentences=numbers, issue="plan", stance=Stance.UNSTATED)


def test_evidence_is_copied_from_the_document_and_not_from_the_draft() -> None:
    briefing = grounded(key_points=[point("The trust expects 1,400 jobs.", at("1,400"))])
    (evidence,) = briefing.key_points[0].evidence
    assert evidence.quote == TEXTS[at("1,400") - 1]
    assert evidence.span.of(reading(STORY).passage.documents[0].text) == evidence.quote


@settings(max_examples=50)
@given(st.lists(st.integers(1, len(TEXTS)), min_size=1, max_size=4))
def test_evidence_of_any_sentences_is_verbatim_in_order_and_once(numbers: list[int]) -> None:
    briefing = grounded(key_points=[point("It was told.", *numbers)])
    document = reading(STORY).passage.documents[0].text
    items: list[KeyPoint | Unsupported] = [*briefing.key_points, *briefing.unsupported]
    assert len(items) == 1
    assert [e.sentence for e in items[0].evidence] == sorted(set(numbers))
    assert all(e.quote == e.span.of(document) for e in items[0].evidence)


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        (point("It was told.", 99), "there is no sentence 99"),
        (point("It was told.", 1), "sentence 1 is no statement (heading)"),
        (point("The trust expects 1,500 jobs.", at("1,400")), "the number “1,500” does not stand"),
        (point("The plan is Corvane business.", at("1,400")), "this is not said of “Corvane”"),
        (point("It is “a whole file”.", at("half")), "“whole” is not a quotation"),
        (point("It is no cheap file.", at("half")), "“no cheap” denies or affirms otherwise than"),
    ],
    ids=["no such sentence", "heading", "number", "name", "quotation", "negation"],
)  # fmt: skip
def test_what_cannot_be_supported_is_kept_apart_with_its_reason(draft: KeyPointDraft, reason: str) -> None:
    briefing = grounded(key_points=[draft])
    assert briefing.key_points == ()
    (failed,) = briefing.unsupported
    assert (failed.section, failed.text) == ("key points", draft.text)
    assert failed.reasons[0].startswith(reason)


def test_a_publishers_own_summary_is_no_evidence() -> None:
    found = reading(
        "Plan divides the coast\n\nKey points\n- The plan is dead\n\nThe plan of the town is not dead."
    )
    number = next(s.number for s in found.passage.sentences if "is dead" in s.text)
    draft = BriefingDraft(title="Plan", key_points=(point("The plan is dead", number),))
    briefing = ground(draft, found, PROVENANCE)
    assert briefing.key_points == ()
    assert "is no statement" in briefing.unsupported[0].reasons[0]


def test_each_section_keeps_its_own_failures() -> None:
    briefing = grounded(
        headline=[ItemDraft(text="It was told.", sentences=(99,))],
        open_questions=[QuestionDraft(text="Who pays 7 crowns?", sentences=(at("half"),), why="unsaid")],
        positions=[position("Fishers’ Union", "It wants 7 crowns.", at("half"))],
    )
    assert [u.section for u in briefing.unsupported] == ["headline", "positions", "open questions"]


def test_a_party_without_a_word_in_the_cited_sentences_is_refused() -> None:
    briefing = grounded(positions=[position("Corvane Line", "It is half a file.", at("half"))])
    assert briefing.positions == ()
    assert briefing.unsupported[0].reasons == ("no cited sentence names Corvane Line, or gives its words",)


def test_a_position_quotes_its_own_partys_words_alone() -> None:
    numbers = (at("1,400"), at("half"))
    briefing = grounded(positions=[position("the fishers’ union", "It is half a file.", *numbers)])
    (held,) = briefing.positions
    assert held.party == "Fishers’ Union"
    assert [(quote.speaker, quote.text) for quote in held.quotes] == [("Tom Reed", "It is half a file")]
    (quote,) = held.quotes
    assert quote.span.of(reading(STORY).passage.document(quote.document).text) == quote.text


def test_a_pronoun_counts_for_the_name_that_it_stands_for() -> None:
    briefing = grounded(positions=[position("Fishers’ Union", "Reed had no answer.", at("answered"))])
    assert [p.party for p in briefing.positions] == ["Fishers’ Union"]


def test_a_seat_counts_for_its_state() -> None:
    found = reading("The Kremlin rejected the plan of the town.")
    texts = ("Russia rejected the plan.", "Ukraine rejected the plan.")
    draft = BriefingDraft(title="Plan", key_points=tuple(point(text, 1) for text in texts))
    briefing = ground(draft, found, PROVENANCE)
    assert [p.text for p in briefing.key_points] == ["Russia rejected the plan."]
    assert [u.text for u in briefing.unsupported] == ["Ukraine rejected the plan."]


def test_two_who_speak_as_one_are_a_joint_party() -> None:
    briefing = grounded(positions=[position("France and Germany", "They rejected the plan.", at("France"))])
    assert [p.party for p in briefing.positions] == ["France and Germany"]


def test_a_member_says_how_it_is_known_for_whom_they_speak() -> None:
    briefing = grounded(positions=[position("Harbour Trust", "It would bring jobs.", at("1,400"))])
    (party,) = briefing.parties
    assert [(m.name, m.basis, m.sentence) for m in party.members] == [("Ann Lee", "text", at("1,400"))]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        (TEXTS[-2], Wording.SOURCE),
        ("France rejected the plan.", Wording.SHORTENED),
        ("The plan was rejected.", Wording.WORDED),
    ],
)
def test_an_item_says_how_far_it_is_from_its_source(text: str, wording: Wording) -> None:
    briefing = grounded(key_points=[point(text, at("France"))])
    assert [p.wording for p in briefing.key_points] == [wording]


def test_a_title_that_says_more_than_the_documents_gives_way_to_their_opening() -> None:
    assert grounded().title == "Harbour plan divides the coast"
    assert grounded(title="Harbour plan costs 900 million").title == (
        "The town of Veldmar has a plan for its harbour,…"
    )


def test_a_title_that_fails_gives_way_to_the_one_handed_in_and_is_told() -> None:
    def named(title: str, other: str) -> Briefing:
        draft = BriefingDraft(title=title)
        return ground(draft, reading(STORY), PROVENANCE, entitle=lambda: other)

    briefing = named("Harbour plan costs 900 million", "Veldmar: harbour")
    assert briefing.title == "Veldmar: harbour"
    (failed,) = briefing.unsupported
    assert (failed.section, failed.text) == ("title", "Harbour plan costs 900 million")
    assert "900 million" in failed.reasons[0]
    assert named("", "Veldmar: harbour").unsupported == ()
    assert named("", "Veldmar: harbour").title == "Veldmar: harbour"
    assert named("Costs 900 million", "Costs 800 million").title.startswith("The town of Veldmar")


def test_what_no_item_cites_is_listed() -> None:
    briefing = grounded(key_points=[point("It is half a file.", at("half"))])
    listed = [e.sentence for e in briefing.uncited]
    assert at("half") not in listed
    assert at("1,400") in listed
    assert 1 not in listed


def test_the_sources_are_named_with_their_hashes() -> None:
    (source,) = grounded().sources
    (document,) = reading(STORY).passage.documents
    assert (source.id, source.name, source.sha256) == ("d1", "1.txt", document.sha256)
    assert (source.language, source.sentences) == ("en", len(TEXTS))


def test_a_title_that_a_document_gives_itself_stands() -> None:
    found = reading("# Clatter over the quay\n\nThe council met on Monday. Ann Lee said that it was late.")
    briefing = ground(BriefingDraft(title="Clatter over the quay"), found, PROVENANCE)
    assert briefing.title == "Clatter over the quay"


def test_a_reason_calls_a_sentence_what_the_note_calls_it() -> None:
    other = "The harbour will be closed, the council said on Monday. It was a long day for all of it."
    asked = QuestionDraft(text="Will the harbour be closed?", why="Nobody says.", sentences=(2,))
    draft = BriefingDraft(title="Plan", open_questions=(asked,))
    for texts, called in (((f"{STORY}\n{other}",), ""), ((STORY, other), "B")):
        found = reading(*texts)
        (failed,) = ground(draft, found, PROVENANCE).unsupported
        number = next(s.number for s in found.passage.sentences if "be closed" in s.text)
        assert failed.reasons == (f"sentence {called}{number} answers it",)
