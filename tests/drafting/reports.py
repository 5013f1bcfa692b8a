"""A long report with facts planted on known pages, and a model that finds what stands in its request."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from typing import Any

from summarizer.chat.base import ChatRequest
from summarizer.documents import Document
from summarizer.loaders import plain
from summarizer.testing import Reply, ScriptedModel, completion

PLANTED = re.compile(r"^(\d+): (The audit of (?:\w+ )+found .*)$", re.MULTILINE)
_NUMBERED = re.compile(r"^(\d+): \((?:key|disputed) point\) (.*)$", re.MULTILINE)
_TOPICS = ("roads", "bridges", "schools", "drains", "ferries", "forests", "libraries", "markets")
_WHO = (
    "The district",
    "A contractor",
    "The unit",
    "The county",
    "An engineer",
    "The clerk",
    "A school",
    "The port",
)
_DID = ("mended", "surveyed", "let", "cleared", "sold", "painted", "closed", "counted", "insured", "moved")
_WHAT = ("depots", "culverts", "annexes", "boats", "shelves", "gates", "pumps", "stalls", "wagons", "kerbs")
_WHERE = ("by the mill", "in the old town", "near the weir", "at the border", "under the hill", "on the quay")
_WHY = (
    "since the winter had been long",
    "although the money came late",
    "after the council had asked for it twice",
    "because nobody else would",
    "while the inspectors from the capital, who had come without notice, looked on from the other bank",
)


def fact(page: int) -> str:
    """The fact that is planted on that page."""
    return f"The audit of {_TOPICS[page % 8]} found {page * 3 + 1000} missing files on shelf {page}."


def report(pages: int, *, lines: int = 16, planted: Callable[[int], bool] = bool) -> Document:
    """A report of that many pages, each ended by a form feed; a section is ten pages long.

    Hardly two of its sentences are alike, and the same numbers make the same report.
    """
    text = "\f".join(_page(n, lines, planted) for n in range(1, pages + 1))
    return replace(plain.read(text.encode(), name="report.txt"), id="report")


def _page(page: int, lines: int, planted: Callable[[int], bool]) -> str:
    chance = Random(page)
    topic = _TOPICS[page % 8]
    heading = [f"# Section {page // 10 + 1}: {topic}", ""] if page % 10 == 1 else []
    told = [_sentence(chance, topic) for _ in range(lines)]
    if planted(page):
        told[lines // 2] = fact(page)
    return "\n".join([*heading, " ".join(told[: lines // 2]), "", " ".join(told[lines // 2 :]), ""])


def _sentence(chance: Random, topic: str) -> str:
    count, year = chance.randint(2, 900), chance.randint(1950, 2025)
    who, did, what, where, why = map(chance.choice, (_WHO, _DID, _WHAT, _WHERE, _WHY))
    return f"{who} {did} {count} {what} {where} in {year}, with an eye to the {topic}, {why}."


class FindingModel(ScriptedModel):
    """Finds each planted fact of a passage, keeps every point in a merge, and repairs nothing.

    `fails` says of a passage's first and last sentence how it fails: with a reply or an error to give
    instead, or with None where it does not.
    """

    def __init__(
        self, *, context: int = 4_000, fails: Callable[[int, int], Reply | None] = lambda *_: None
    ) -> None:
        super().__init__(self._answer, name="finding", context=context)
        self._fails = fails

    @property
    def asked(self) -> list[str]:
        """What each request was for, in order of name: several are made at a time."""
        return sorted(step.name for step in self.steps)

    def _answer(self, request: ChatRequest) -> Reply:
        told = request["messages"][1]["content"]  # the last one, where it is asked for again
        if "<findings>" in told:
            return completion(json.dumps(merge(told)))
        if "<items>" in told:
            return completion(json.dumps({"items": []}))
        numbers = [int(number) for number in re.findall(r"^(\d+): ", told, re.MULTILINE)]
        return self._fails(numbers[0], numbers[-1]) or completion(json.dumps(passage(told)))


def passage(told: str) -> dict[str, Any]:
    """The draft of a passage that holds its planted facts."""
    points = [{"text": text, "sentences": [int(n)]} for n, text in PLANTED.findall(told)]
    return {"about": "An audit", "key_points": points, "positions": [], "open_questions": []}


def merge(told: str) -> dict[str, Any]:
    """The merge that keeps each point once, as it stands."""
    return {
        "title": "The audit",
        "headline": [],
        "key_points": list(_kept(told)),
        "positions": [],
        "open_questions": [],
    }


def _kept(told: str) -> Iterator[dict[str, Any]]:
    seen = set()
    for number, text in _NUMBERED.findall(told):
        if text not in seen:
            yield {"items": [int(number)]}
        seen.add(text)
