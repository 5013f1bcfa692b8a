"""The invented documents, what they are about, and the claims that people might write of them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from summarizer.documents import Document, Passage, Sentence
from summarizer.segmentation import number

HERE = Path(__file__).parent
_FENCE = "+++\n"


class Half(StrEnum):
    """Documents to develop on, and documents that only measure; no document is in both.

    The probe measures while one develops: its claims are of the kinds that are hardest to judge, and were
    written before the rules that they put to the test.
    """

    DEV = "dev"
    HELD_OUT = "held_out"
    PROBE = "probe"


class Base(StrEnum):
    """Where claims come from: a document's own sentences, or a summariser's."""

    COPIED = "copied"
    ABSTRACTIVE = "abstractive"


@dataclass(frozen=True)
class Role:
    """Two agents of one sentence, of whom the first does to the second what the second does not do to it."""

    start: str
    first: str
    second: str


@dataclass(frozen=True)
class Story:
    """A document with what the planter must know of it.

    `names` holds, by type, things of which no two are the same; people stand with first and last name.
    """

    document: Document
    half: Half
    names: Mapping[str, tuple[str, ...]]
    roles: tuple[Role, ...]

    @property
    def id(self) -> str:
        """The document's."""
        return self.document.id

    @cached_property
    def passage(self) -> Passage:
        """The document, its sentences numbered from 1."""
        return number([self.document])

    @property
    def statements(self) -> tuple[Sentence, ...]:
        """The sentences that say something."""
        return self.passage.statements

    def starting(self, start: str) -> tuple[Sentence, ...]:
        """The statements that begin with these words."""
        return tuple(s for s in self.statements if s.line.startswith(start))


@dataclass(frozen=True)
class Case:
    """One claim about a document: faithful, or with one error of `kind`.

    `evidence` holds the numbers of the sentences that the faithful wording rests on. `instead_of` is that
    wording where the claim has an error, else ``""``; a faithful claim's kind is what its twin has wrong.
    """

    document: str
    kind: str
    text: str
    evidence: tuple[int, ...]
    instead_of: str = ""

    @property
    def faithful(self) -> bool:
        """Whether the document says this."""
        return not self.instead_of


def stories(half: Half | None = None) -> tuple[Story, ...]:
    """The documents of one half, or all, by name."""
    read = (_story(path) for path in sorted((HERE / "documents").glob("*.txt")))
    return tuple(story for story in read if half in (None, story.half))


def pairs(told: Iterable[Story]) -> tuple[Case, ...]:
    """The abstractive claims about these documents: each faithful one, then its twin with an error.

    Raises `ValueError` where the evidence of a pair is not the start of exactly one statement.
    """
    return tuple(case for story in told for pair in _pairs_of(story) for case in pair)


def _story(path: Path) -> Story:
    head, text = path.read_text(encoding="utf-8").removeprefix(_FENCE).split(_FENCE, 1)
    about = tomllib.loads(head)
    return Story(
        Document(text.strip(), id=path.stem, name=path.name, title=about["title"], date=about["date"]),
        Half(about["half"]),
        {type: tuple(about[type]) for type in ("people", "places", "organisations")},
        tuple(Role(*role) for role in about["roles"]),
    )


def _pairs_of(story: Story) -> Iterable[tuple[Case, Case]]:
    text = (HERE / "pairs" / f"{story.id}.toml").read_text(encoding="utf-8")
    for pair in tomllib.loads(text)["pair"]:
        evidence = tuple(_number_of(story, start) for start in pair["evidence"])
        faithful, erroneous = pair["faithful"], pair["erroneous"]
        yield (
            Case(story.id, pair["kind"], faithful, evidence),
            Case(story.id, pair["kind"], erroneous, evidence, faithful),
        )


def _number_of(story: Story, start: str) -> int:
    found = story.starting(start)
    if len(found) != 1:
        raise ValueError(f"{story.id}: {len(found)} statements begin with “{start}”; one should")
    return found[0].number
