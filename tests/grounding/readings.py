"""What the real parser and the rules find in small texts, in words that a test can compare."""

from __future__ import annotations

from functools import lru_cache

from summarizer.documents import Document, Passage
from summarizer.grounding.reading import Reading, read
from summarizer.segmentation import number

# Enough function words for the shortest text to be told as English; nobody speaks in it.
_ENDING = "\n\nThis was the end of the day, and there was not much more to it than that.\n"


def passage(*texts: str) -> Passage:
    """The texts as documents d1, d2 …; their sentences are numbered from 1."""
    return number(Document(text + _ENDING, id=f"d{n}", name=f"{n}.txt") for n, text in enumerate(texts, 1))


@lru_cache(maxsize=512)
def reading(*texts: str) -> Reading:
    """What is found in the texts."""
    found = read(passage(*texts))
    assert found.language == "en"
    return found


def quotes(text: str) -> list[tuple[str, str]]:
    """Each quotation that is given to somebody, with the names of those who say it."""
    return [
        (" + ".join(voice.name for voice in attribution.voices), span.of(text))
        for attribution in reading(text).attributions
        for span in attribution.quotes
    ]


def told(text: str) -> list[tuple[str, str, str]]:
    """Each attribution: who, by which verb, and the words that it covers."""
    return [
        (
            " + ".join(voice.name for voice in attribution.voices),
            attribution.verb,
            " … ".join(span.of(text) for span in attribution.content),
        )
        for attribution in reading(text).attributions
    ]


def speakers(text: str) -> list[str]:
    """Who speaks, attribution by attribution."""
    return [" + ".join(voice.name for voice in a.voices) for a in reading(text).attributions]


def parties(text: str) -> list[tuple[str, str]]:
    """Who speaks, and for whom."""
    return [(voice.name, voice.party) for a in reading(text).attributions for voice in a.voices]
