"""A note as the checker sees it: its text, what it quotes, and what it states."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from summarizer.errors import SummarizerError
from summarizer.text import Span

if TYPE_CHECKING:
    from summarizer.briefing import Briefing


class NoteError(SummarizerError):
    """A note could not be read, or holds nothing that could be checked."""


class Extract(NamedTuple):
    """The words of a file as Markdown; `left` is what of the file they leave out, in plain words.

    `briefing` is the one that the file holds, if it holds one.
    """

    text: str
    left: tuple[str, ...] = ()
    briefing: Briefing | None = None


class Force(StrEnum):
    """How far a text commits its note: to all it says; or to the names and figures in it alone,
    as a question does, and a fragment in a list or a table.
    """

    STATEMENT = "statement"
    QUESTION = "question"
    FRAGMENT = "fragment"


@dataclass(frozen=True)
class Statement:
    """What a note says in its own words: `text` as a reader sees it, `span` in the note's text.

    `cited` are the marks of the sentences that the note says it rests on, `12` or `B12`; empty where
    it cites none.
    """

    text: str
    span: Span
    force: Force = Force.STATEMENT
    cited: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quotation:
    """Words that a note gives as somebody's: `words` as a reader sees them, `span` in the note's text.

    `speaker` and `source` are as the note names them, or empty; `cited` as in a statement.
    """

    words: str
    span: Span
    speaker: str = ""
    source: str = ""
    cited: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reference:
    """An entry of a note's list of cited sentences: a mark, and the `words` that it stands for."""

    mark: str
    words: str
    span: Span


@dataclass(frozen=True)
class Note:
    """What there is to check in a note.

    `references` are the sentences that it lists as its evidence. `prose` is its running text alone, at
    the same offsets. `set_aside` says what was not read, and why. `briefing` is what it was made from,
    where it is one of ours kept whole: its places and hashes can be compared.
    """

    name: str
    text: str
    quotations: tuple[Quotation, ...] = ()
    statements: tuple[Statement, ...] = ()
    references: tuple[Reference, ...] = ()
    prose: str = ""
    set_aside: tuple[str, ...] = ()
    briefing: Briefing | None = None
