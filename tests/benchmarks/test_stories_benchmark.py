"""The planted stories: that their files hold what the truth says, and that the rules find it."""

from __future__ import annotations

import pytest

from benchmarks.stories.scoring import score, story
from summarizer.pipeline import EXTRACTIVE, brief


@pytest.mark.parametrize("name", ["weir", "ferry"])
def test_every_planted_version_stands_in_some_source(name: str) -> None:
    sources, truth = story(name)
    texts = [source.read_text("utf-8") for source in sources]
    for planted in truth["disagreement"]:
        for says in planted["versions"]:
            assert all(any(words in text for text in texts) for words in says)


def test_every_planted_contradiction_of_twenty_articles_is_found_and_none_invented() -> None:
    sources, truth = story("weir")
    found = score(brief(*sources, model=EXTRACTIVE), truth)
    assert (found.missed, found.invented, found.double) == ((), (), ())
    assert found.copies == (2, 2)
    assert found.developments == (1, 1)


def test_the_score_tells_what_is_missed() -> None:
    sources, truth = story("weir")
    found = score(brief(*sources[:2], sources[-1], *sources[3:4], *sources[9:11], model=EXTRACTIVE), truth)
    assert "what the repair will cost" in found.missed
