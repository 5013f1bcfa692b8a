from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents import Document, Kind, Passage, Sentence
from summarizer.segmentation import number, pack
from summarizer.text import Span

sizes = st.lists(st.integers(1, 50), min_size=1, max_size=80)


def one(_: Sentence) -> int:
    return 1


def sized(numbers: list[int]) -> Passage:
    """A passage whose sentences have as many characters as these numbers say."""
    sentences = tuple(
        Sentence(n, "d", Span(0, size), "x" * size, paragraph=n // 4) for n, size in enumerate(numbers, 1)
    )
    return Passage((Document("", "d"),), sentences)


def size(sentence: Sentence) -> int:
    return len(sentence.text)


@given(sizes, st.integers(1, 200), st.integers(0, 5))
def test_each_sentence_is_in_a_passage_in_order_and_keeps_its_number(
    numbers: list[int], budget: int, overlap: int
) -> None:
    passage = sized(numbers)
    parts = pack(passage, size=size, budget=budget, overlap=overlap)
    assert sorted({s.number for part in parts for s in part.sentences}) == [*range(1, len(numbers) + 1)]
    firsts = [part.sentences[0].number for part in parts]
    lasts = [part.sentences[-1].number for part in parts]
    assert firsts == sorted(firsts)
    assert lasts == sorted(set(lasts))
    assert all(
        part.sentences == passage.sentences[f - 1 : e]
        for part, f, e in zip(parts, firsts, lasts, strict=True)
    )


@given(sizes, st.integers(1, 200), st.integers(0, 5))
def test_no_passage_is_larger_than_the_budget_but_for_one_sentence_that_is(
    numbers: list[int], budget: int, overlap: int
) -> None:
    for part in pack(sized(numbers), size=size, budget=budget, overlap=overlap):
        assert sum(map(size, part.sentences)) <= budget or len(part.sentences) == 1


@given(sizes, st.integers(1, 200), st.integers(0, 5))
def test_passages_share_no_more_than_the_overlap(numbers: list[int], budget: int, overlap: int) -> None:
    parts = pack(sized(numbers), size=size, budget=budget, overlap=overlap)
    for before, after in pairwise(parts):
        assert before.sentences[-1].number - after.sentences[0].number < overlap


def test_a_passage_that_fits_is_one() -> None:
    passage = sized([10] * 9)
    assert pack(passage, size=size, budget=90) == (passage,)


def test_a_heading_is_a_better_place_to_cut_at_than_a_paragraph() -> None:
    sections = [f"# Part {n}\n\n" + "It rained. The road was wet.\n\n" * n for n in (2, 3, 2)]
    passage = number([Document("\n".join(sections))])
    parts = pack(passage, size=one, budget=8, overlap=2)
    assert [part.sentences[0].kind for part in parts] == [Kind.HEADING] * 3


def test_a_hearing_is_cut_between_turns_and_led_into_by_what_was_said_before() -> None:
    turns = [f"{'ANN LEE' if n % 2 else 'TOM REED'}: We met. We voted. We left." for n in range(8)]
    passage = number([Document("\n\n".join(turns))])
    first, second = pack(passage, size=one, budget=16, overlap=2)
    assert len(first.sentences) == 12
    assert [s.number for s in second.sentences[:3]] == [11, 12, 13]
    assert second.sentences[1].speaker != second.sentences[2].speaker


def test_documents_are_not_mixed_where_each_fits() -> None:
    passage = number([Document("It rained. It snowed. It froze.", id=name) for name in "abcd"])
    parts = pack(passage, size=one, budget=7, overlap=3)
    assert [[document.id for document in part.documents] for part in parts] == [["a", "b"], ["c", "d"]]
