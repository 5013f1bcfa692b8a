"""What is asserted: items that carry their evidence, word for word, with its place."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from summarizer.stance import Stance
from summarizer.text import Span


class _Value(BaseModel):
    # A class is built when it is first used: `summarizer render` uses the one that holds the others.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Wording(StrEnum):
    """How far an item's text is from its source: the sentence itself, the sentence with words left out
    (names may stand for pronouns, in brackets), or other words."""

    SOURCE = "source"
    SHORTENED = "shortened"
    WORDED = "worded"


class Evidence(_Value):
    """Proof held by an item: `quote` is `document.text[span.start:span.end]`, sentence `sentence`."""

    document: str
    sentence: int
    span: Span
    quote: str


class Quote(_Value):
    """Words that somebody said, verbatim: `text` is `document.text[span.start:span.end]`.

    `speaker` is as the document names it; `direct` tells words in quotation marks (or of a
    transcript, a post) from speech that the document reports.
    """

    text: str
    speaker: str
    document: str
    sentence: int
    span: Span
    direct: bool = True


class Item(_Value):
    """A sentence of the briefing with the evidence for it.

    `checked` names what its text was held against the evidence for; `unchecked` what could not be, and why.
    """

    text: str
    wording: Wording
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    checked: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()


class KeyPoint(Item):
    """A finding; `disputed` where the sources tell it differently by speaker, and the text says so."""

    disputed: bool = False


class Position(Item):
    """What one party holds on one issue, in its own words where the documents have them."""

    party: str
    issue: str
    stance: Stance
    quotes: tuple[Quote, ...] = ()


class OpenQuestion(Item):
    """A question that the documents leave open, and why it is open."""

    why: str


class Unsupported(_Value):
    """An item that failed the check: what it said, where it stood, and what was wrong with it."""

    section: str
    text: str
    reasons: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()


class Member(_Value):
    """Somebody who speaks for a party. `basis` says how that is known:

    "name" (the party itself), "text" (the document says so in sentence `sentence`),
    "gazetteer" (a seat or capital stands for its country), or "model" (the model's own knowledge,
    that no source confirms).
    """

    name: str
    basis: str
    sentence: int | None = None


class Party(_Value):
    """A stakeholder, and those who speak for it."""

    name: str
    members: tuple[Member, ...] = ()


class SourceEntry(_Value):
    """One document of the briefing, as the note lists it; `sha256` is that of its text."""

    id: str
    name: str
    title: str = ""
    date: str = ""
    publisher: str = ""
    language: str = ""
    sentences: int
    sha256: str


class Usage(_Value):
    """What the models were asked for, failed attempts included; tokens as the server counts them."""

    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0


class Provenance(_Value):
    """How the briefing came about. Outside every comparison.

    `grammar` is what the sentences were parsed by, and its version; empty where they were not.
    """

    version: str
    drafter: str
    model: str
    prompts: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    grammar: str = ""
    usage: Usage = Usage()


class Briefing(_Value):
    """The product: every item carries its evidence; what could not be supported stands apart.

    `uncited` are the statements, list items and table rows that no item cites. `notices` tell the reader
    what was not done, and why (no attribution in that language, say).
    """

    title: str
    headline: tuple[Item, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    positions: tuple[Position, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    parties: tuple[Party, ...] = ()
    unsupported: tuple[Unsupported, ...] = ()
    uncited: tuple[Evidence, ...] = ()
    sources: tuple[SourceEntry, ...]
    notices: tuple[str, ...] = ()
    provenance: Provenance
