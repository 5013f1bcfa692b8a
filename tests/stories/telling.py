"""Small stories of several documents, briefed by rules alone."""

from __future__ import annotations

from functools import lru_cache

from summarizer.briefing import Briefing
from summarizer.documents import Document
from summarizer.pipeline import EXTRACTIVE, brief

# Enough function words for the shortest text to be told as English, in other words for each document.
_ENDINGS = (
    "The square was empty by then, and there was not much more to be seen of it.",
    "It was a long day for all who had to be there, as such days are.",
    "Those who came from the hills had to wait until the road was open again.",
    "What will become of the hall is for the owners to say in the spring.",
)


@lru_cache(maxsize=64)
def briefed(*texts: str, dates: tuple[str, ...] = ()) -> Briefing:
    """The briefing of the texts as documents d1, d2 …, each of its date, if there is one."""
    documents = [
        Document(
            f"{text}\n\n{_ENDINGS[at % len(_ENDINGS)]}\n",
            id=f"d{at + 1}",
            name=f"{at + 1}.txt",
            date=dates[at] if dates else "",
        )
        for at, text in enumerate(texts)
    ]
    return brief(*documents, model=EXTRACTIVE)


def told(briefing: Briefing) -> list[list[str]]:
    """The values of each disagreement."""
    return [[version.value for version in found.versions] for found in briefing.disagreements]
