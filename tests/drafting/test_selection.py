from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.documents import Document, Passage, Sentence
from summarizer.drafting.selection import key_sentences
from summarizer.drafting.topics import concepts
from summarizer.grounding.reading import Reading
from summarizer.language.lexicon import lexicon
from summarizer.text import Span
from tests.drafting.readings import STORY, reading

WORDS = st.sampled_from(["harbour", "ferry", "quay", "crane", "storm", "council", "tariff", "fish", "rope"])
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=12)
SECONDS = 20


def unparsed(*lines: str) -> Reading:
    """A reading without parses, each line a statement of its own paragraph."""
    text = "\n".join(lines)
    sentences: list[Sentence] = []
    start = 0
    for number, line in enumerate(lines, 1):
        span = Span(start, start + len(line))
        sentences.append(Sentence(number, "d1", span, line, paragraph=number))
        start = span.end + 1
    return Reading(Passage((Document(text, id="d1"),), tuple(sentences)), "en", lexicon("en"))


def chosen(found: Reading, count: int, *, covered: frozenset[int] = frozenset()) -> list[int]:
    return [sentence.number for sentence in key_sentences(found, count, covered=covered)]


def test_the_chosen_cover_every_topic() -> None:
    topics = {
        "harbour": "The old harbour lies behind a wall of stone and of rusty steel.",
        "museum": "The museum shows a collection of ancient bronze lions from the east.",
        "railway": "The railway runs along the coast on a bridge with eleven arches.",
    }
    again = {
        "harbour": "A wall of stone and rusty steel hides the old harbour from sight.",
        "museum": "Ancient bronze lions from the east fill the collection of the museum.",
        "railway": "Eleven arches carry the bridge of the railway along the rocky coast.",
    }
    lines = [*topics.values(), *again.values()]
    picked = [lines[number - 1] for number in chosen(unparsed(*lines), 3)]
    assert {topic for topic in topics for line in picked if topic in line} == topics.keys()


def test_no_statement_is_told_twice() -> None:
    line = "The old harbour lies behind a wall of stone and of rusty steel."
    other = "The council voted on a levy for the ferry to the island."
    assert chosen(unparsed(line, line, line, other, other), 3) == [1, 4]


def test_what_is_covered_is_taken_as_said() -> None:
    line = "The old harbour lies behind a wall of stone and of rusty steel."
    other = "The council voted on a levy for the ferry to the island."
    assert chosen(unparsed(line, line, other, other), 2, covered=frozenset({1})) == [3]


def test_the_opening_sentence_comes_first() -> None:
    assert chosen(reading(STORY), 1) == [2]


def test_a_statement_that_leaves_something_open_counts_for_more() -> None:
    found = unparsed("The barge left its lock.", "The ferry left its pier.", "The crane left its quay.")
    assert chosen(found, 2) == [1, 2]
    assert [s.number for s in key_sentences(found, 2, stressed=frozenset({3}))] == [1, 3]


def test_a_reporter_s_conjecture_comes_after_what_happened() -> None:
    story = (
        "The Lund City Council closed the old harbour on Monday. "
        "The ferry could move its pier to the northern shore of the island. "
        "The ferry moved its pier to the northern shore of the island."
    )
    assert chosen(reading(story), 2) == [1, 3]


def test_a_sentence_that_leans_on_the_one_before_comes_later() -> None:
    story = (
        "The Lund City Council closed the old harbour on Monday. "
        "They moved the ferry and its pier to the northern shore. "
        "The company moved the ferry and its pier to the northern shore."
    )
    assert chosen(reading(story), 2) == [1, 3]


def test_a_question_comes_later() -> None:
    lines = [
        "Rain fell on the town all through the long week.",
        "Will the ferry of the island keep its pier of steel?",
        "The ferry of the island will keep its pier of steel.",
    ]
    assert 2 not in chosen(unparsed(*lines), 2)


def test_of_equals_the_earlier_is_chosen() -> None:
    lines = ["Rope and crane.", "Fish and storm.", "Quay and wharf."]
    assert chosen(unparsed(*lines), 1) == [1]


def test_a_script_without_spaces_is_told_by_pairs_of_characters() -> None:
    assert concepts("大桥收费。", frozenset()) == {"大桥", "桥收", "收费"}
    lines = ["市议会推迟大桥收费的表决。", "市议会推迟了大桥收费表决。", "渔民反对在海湾修建码头。"]
    assert chosen(unparsed(*lines), 2) == [1, 3]


def test_a_long_text_takes_no_more_than_linear_time() -> None:
    lines = [
        f"The {n % 97}th ferry left pier {n} for island {n % 31} with rope and fish." for n in range(20_000)
    ]
    started = time.perf_counter()
    assert len(chosen(unparsed(*lines), 7)) <= 7
    assert time.perf_counter() - started < SECONDS


@given(LINES, st.integers(1, 8))
@settings(deadline=None)
def test_what_is_chosen_stands_in_the_order_of_the_passage(lines: list[str], count: int) -> None:
    found = chosen(unparsed(*lines), count)
    assert 1 <= len(found) <= count
    assert found == sorted(set(found))
    assert set(found) <= set(range(1, len(lines) + 1))


@given(LINES)
@settings(deadline=None)
def test_the_same_text_gives_the_same_choice(lines: list[str]) -> None:
    assert chosen(unparsed(*lines), 3) == chosen(unparsed(*lines), 3)
