from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents import Document, Kind, Sentence
from summarizer.segmentation import segment

SPEAKERS = st.sampled_from(["Ada Klein", "Hon. Ben O'Ross", "MAYOR SIÂN GWEN", "Lee", "Speaker 3", "王毅"])
SPEECH = st.sampled_from(["I oppose the plan.", "We cannot pay. Who can?", "Thank you", "No."])


def said(text: str) -> list[tuple[str, str]]:
    return [(s.speaker, s.text) for s in segment(Document(text)) if s.kind is Kind.STATEMENT]


def test_the_speaker_of_a_turn_is_set_and_the_name_is_in_no_sentence() -> None:
    text = (
        "MAYOR ADA KLEIN: Good evening. One item.\n\nBEN ROSS (Labour): I oppose it.\n\n"
        "**Clerk:** The motion is lost.\n\nMAYOR ADA KLEIN: Thank you.\n"
    )
    assert said(text) == [
        ("MAYOR ADA KLEIN", "Good evening."),
        ("MAYOR ADA KLEIN", "One item."),
        ("BEN ROSS", "I oppose it."),
        ("Clerk", "The motion is lost."),
        ("MAYOR ADA KLEIN", "Thank you."),
    ]


def test_a_turn_goes_on_over_paragraphs_and_an_aside_is_nobodys() -> None:
    text = "Ada Klein: I rise.\n\n(Applause.)\n\nThe plan is bad.\n\nBen Ross: No.\n\nAda Klein: Yes.\n"
    sentences: tuple[Sentence, ...] = segment(Document(text))
    assert [(s.speaker, s.kind) for s in sentences[:3]] == [
        ("Ada Klein", Kind.STATEMENT),
        ("", Kind.BULLET),
        ("Ada Klein", Kind.STATEMENT),
    ]


def test_a_marked_heading_ends_a_turn() -> None:
    text = "Ada Klein: Yes.\n\nBen Ross: No.\n\nAda Klein: Yes.\n\n## Item 2\n\nThe clerk read the report.\n"
    assert said(text)[-1] == ("", "The clerk read the report.")


def test_questions_and_answers_are_turns() -> None:
    assert said("Q: Will you resign?\nA: No. I was elected.\nQ: Why?\n")[0] == ("Q", "Will you resign?")


def test_time_stamps_are_left_out() -> None:
    text = "[00:01:02] Ada Klein: Yes.\n[00:01:09] Ben Ross: No.\n[00:02:00] Ada Klein: Yes.\n"
    assert said(text) == [("Ada Klein", "Yes."), ("Ben Ross", "No."), ("Ada Klein", "Yes.")]


def test_labels_are_no_turns() -> None:
    text = "Note: The bridge is shut.\n\nDeadline: It is Friday.\n\nNote: The road is open.\n"
    assert {s.speaker for s in segment(Document(text))} == {""}


def test_one_dateline_and_one_label_are_no_turns() -> None:
    text = "ISLAMABAD: The minister said no.\n\nAda Klein: a life.\n\nThe book is out.\n"
    assert {s.speaker for s in segment(Document(text))} == {""}


@given(st.lists(st.tuples(SPEAKERS, SPEECH), min_size=4, max_size=12))
def test_planted_turns_are_found(turns: list[tuple[str, str]]) -> None:
    turns = [*turns, ("Ada Klein", "Yes."), ("Lee", "No."), ("Ada Klein", "Yes.")]
    text = "\n".join(f"{speaker}: {speech}" for speaker, speech in turns)
    heard: list[list[str]] = []
    for sentence in segment(Document(text)):
        if sentence.paragraph == len(heard):
            heard.append([sentence.speaker, ""])
        heard[-1][1] = f"{heard[-1][1]} {sentence.text}".strip()
    assert [tuple(turn) for turn in heard] == turns


def test_headings_with_a_label_are_no_turns() -> None:
    text = "".join(
        f"## Option {letter}: {what}\n\nThe walls would be raised. It would cost 4 million.\n\n"
        for letter, what in (("A", "higher walls"), ("B", "a basin"), ("A", "again"))
    )
    assert {sentence.speaker for sentence in segment(Document(text))} == {""}
