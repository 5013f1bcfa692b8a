from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.draft import BriefingDraft, ItemDraft
from summarizer.drafting.extractive import draft
from summarizer.grounding.claims import check
from summarizer.grounding.reading import Reading
from tests.drafting.readings import STORY, reading

LINES = STORY.splitlines()[2:]
NUMBERS = st.sampled_from(["3", "12.5", "1,400", "2031", "5.25"])
TEXTS = [
    STORY,
    "The old harbour of Lund closes in May.",
    "MS LEE: The harbour must close in 2027.\n\nMR LIND: It must not.\n\nMS LEE: Then who is to pay?\n",
    "Der Rat von Lund will den Hafen bis 2027 schließen. Die Gewerkschaft warnt vor 300 Entlassungen.",
    "市议会推迟大桥收费的表决。渔民反对在海湾修建码头。",
]


def items(found: BriefingDraft) -> Iterator[ItemDraft]:
    yield from found.headline
    yield from found.key_points
    yield from found.positions
    yield from found.open_questions


def unsupported(found: Reading) -> list[tuple[str, tuple[str, ...]]]:
    """The texts of the floor's draft that their own sentences do not bear out, and why."""
    drafted = draft(found).draft
    judged = ((i, check(i.text, [found.told(n) for n in i.sentences], found.lexicon)) for i in items(drafted))
    return [(item.text, reasons) for item, reasons in judged if reasons]


@pytest.mark.parametrize("text", TEXTS)
def test_every_text_of_the_floor_stands_in_its_sentences(text: str) -> None:
    assert unsupported(reading(text)) == []


@given(st.permutations(LINES), st.integers(1, len(LINES)), NUMBERS)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_text_of_the_floor_stands_in_its_sentences_however_the_story_is_told(
    lines: list[str], count: int, number: str
) -> None:
    text = "\n".join(lines[:count]).replace("40", number)
    assert unsupported(reading(text)) == []


@given(st.permutations(LINES), st.integers(1, len(LINES)))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_sentence_cited_is_a_statement_of_the_passage(lines: list[str], count: int) -> None:
    found = reading("\n".join(lines[:count]))
    statements = {sentence.number for sentence in found.passage.statements}
    cited = {number for item in items(draft(found).draft) for number in item.sentences}
    assert cited
    assert cited <= statements


def test_a_question_that_cannot_stand_alone_is_left_out() -> None:
    found = reading("The ministry announced a new study. It would not say whether it needs a hearing.")
    assert draft(found).draft.open_questions == ()


def test_the_draft_rests_on_the_reading_as_it_is() -> None:
    found = reading(STORY)
    assert draft(found).reading is found


def test_the_same_reading_gives_the_same_draft() -> None:
    assert draft(reading(STORY)).draft == draft(reading(STORY)).draft
