from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from summarizer.text import Span
from summarizer.verification.shown import Naming, ornaments, shown


def test_stress_links_escapes_and_footnote_marks_are_not_shown() -> None:
    view = shown(r"The **old** [berth](plan.md) is _closed_.[^1] It cost 5 \* 3.")
    assert view.text == "The old berth is closed. It cost 5 * 3."


def test_a_star_between_figures_and_a_line_within_a_word_are_text() -> None:
    assert shown("5*3 and snake_case and 2 * 4").text == "5*3 and snake_case and 2 * 4"


def test_the_marks_of_cited_sentences_are_kept_one_by_one() -> None:
    view = shown("It closed. [4, B5–7]\n[9] It rained.")
    assert view.text == "It closed.\n It rained."
    assert [(citation.at, citation.marks) for citation in view.citations] == [
        (10, ("4", "B5", "B6", "B7")),
        (11, ("9",)),
    ]


def test_a_link_names_the_file_that_it_leads_to() -> None:
    (citation,) = shown("It closed ([minutes](papers/minutes.txt)).").citations
    assert (citation.naming, citation.marks) == (Naming.LINK, ("papers/minutes.txt",))


def test_a_bracketed_name_is_text_and_no_citation() -> None:
    view = shown("[Marta Lind] said so, “[t]he berth”.")
    assert view.text == "[Marta Lind] said so, “[t]he berth”."
    assert view.citations == ()


def test_a_range_of_a_million_sentences_is_cut() -> None:
    assert len(shown("All. [1–999999]").citations[0].marks) < 1_000


@given(st.text(alphabet="ab*_`[](){}|\\^:!<>~† \n19,B–", max_size=200))
def test_what_is_shown_is_found_back_letter_by_letter(text: str) -> None:
    view = shown(text)
    for at, character in enumerate(view.text):
        assert view.place(Span(at, at + 1)).of(text) == character


@given(st.text(alphabet="ab*_ [4]\n", max_size=120))
def test_what_is_shown_alone_keeps_its_place(text: str) -> None:
    view = shown(text)
    alone = view.alone([Span(0, len(view.text))])
    assert len(alone) == len(text)
    assert "".join(alone.split()) == "".join(view.text.split())


@given(st.text(alphabet="ab*_`[](){}|\\ \n4", max_size=200))
def test_ornaments_are_apart_and_in_order(text: str) -> None:
    spans = ornaments(text)
    assert all(first.end <= second.start for first, second in pairwise(spans))


def test_references_to_characters_are_shown_as_what_they_stand_for() -> None:
    text = "He said &ldquo;no&nbsp;deal&#8221; &amp; &nonsense; left."
    view = shown(text)
    assert view.text == "He said “no\u00a0deal” & &nonsense; left."
    start = view.text.index("no\u00a0deal")
    assert view.place(Span(start, start + 7)).of(text) == "no&nbsp;deal"
    assert view.place(Span(len(view.text) - 5, len(view.text))).of(text) == "left."
