"""What is asserted: items that carry their evidence, word for word, with its place."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, ModelWrapValidatorHandler, computed_field, model_validator

from summarizer.documents import Sentence
from summarizer.selectors import Selector, agree, context_of, selectors
from summarizer.stance import Course, Stance
from summarizer.text import Span
from summarizer.usage import Usage as Usage


class _Value(BaseModel):
    # A class is built when it is first used: `summarizer render` uses the one that holds the others.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Wording(StrEnum):
    """How far an item's text is from its source: the sentence itself, the sentence with words left out
    (names may stand for pronouns, in brackets), or other words."""

    SOURCE = "source"
    SHORTENED = "shortened"
    WORDED = "worded"


class Place(_Value):
    """Where words stand: `document.text[span.start:span.end]`, in sentence `sentence`.

    `pages` are those of a document that has any, from 1; `time` is that of a transcript, in seconds.
    `prefix` and `suffix` are the text before and behind, written, and read again, in the `selector`.
    """

    document: str
    sentence: int
    span: Span
    pages: tuple[int, ...] = ()
    time: float | None = None
    prefix: str = Field(default="", exclude=True)
    suffix: str = Field(default="", exclude=True)

    @property
    def words(self) -> str:
        """What stands there."""
        return ""

    @computed_field(repr=False)  # type: ignore[prop-decorator]  # mypy knows no decorator on top of a property
    @property
    def selector(self) -> tuple[Selector, ...]:
        """The place as a W3C Web Annotation has it: by the words, by the characters, by page or time."""
        return tuple(selectors(self))

    @model_validator(mode="wrap")
    @classmethod
    def _selected(cls, data: object, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """The place; `ValueError` if a selector says another one than what stands beside it."""
        if not (isinstance(data, Mapping) and "selector" in data):
            return handler(data)
        beside = dict(data)
        given = beside.pop("selector")
        place = handler({**context_of(given), **beside})
        agree(given, place.selector)
        return place


class Evidence(Place):
    """Proof held by an item: `quote` is what stands at the place."""

    quote: str

    @property
    def words(self) -> str:
        return self.quote

    @classmethod
    def of(cls, sentence: Sentence) -> Evidence:
        """The evidence that a sentence is, whole."""
        return cls(
            document=sentence.document,
            sentence=sentence.number,
            span=sentence.span,
            pages=sentence.pages,
            time=sentence.time,
            quote=sentence.text,
        )


class Quote(Place):
    """Words that somebody said, verbatim: `text` is what stands at the place.

    `speaker` is as the document names it; `direct` tells words in quotation marks (or of a
    transcript, a post) from speech that the document reports.
    """

    text: str
    speaker: str
    direct: bool = True

    @property
    def words(self) -> str:
        return self.text


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
    """A finding; `disputed` where the sources tell it differently by speaker, and the text says so.

    Of several documents, `carriers` are those that say it independently of each other: a copy stands for
    its original. Those that tell its main clause alone are `partly`. `corroboration` has a sentence of each
    of either that the evidence does not cite.
    """

    disputed: bool = False
    carriers: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    corroboration: tuple[Evidence, ...] = ()


class Position(Item):
    """What one party holds on one issue, in its own words where the documents have them.

    `course` is set where its stance on the issue changed: at a hearing, or between dated documents.
    """

    party: str
    issue: str
    stance: Stance
    quotes: tuple[Quote, ...] = ()
    course: Course | None = None


class OpenQuestion(Item):
    """A question that the documents leave open, and why it is open."""

    why: str


class Detail(_Value):
    """A detail of an item as a cited sentence words it; `name` is the profile's, `label` is for readers."""

    name: str
    label: str
    value: str


class SectionItem(Item):
    """An item of a section of one's own, with those of its details that the sources tell."""

    details: tuple[Detail, ...] = ()


class Section(_Value):
    """A section that a profile adds to the note; `lead` names the detail that its items open with, if any."""

    name: str
    title: str
    lead: str = ""
    items: tuple[SectionItem, ...] = ()


class Heading(_Value):
    """A section of the note by its name; `title` is empty where it goes by the note's own words."""

    section: str
    title: str = ""


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


class Version(_Value):
    """What some of the sources say: `value` in the words of the first, with a sentence of each.

    `documents` are independent of each other: a copy stands for its original. `speakers` are the parties to
    which sentences of the version themselves give it. `date` is the day of the first document, in ISO 8601,
    empty where that is not told.
    """

    value: str
    documents: tuple[str, ...]
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    speakers: tuple[str, ...] = ()
    date: str = ""


class Disagreement(_Value):
    """A thing that sources tell differently, so that not all can be right.

    `aspect` is what they answer differently: "figure", "time", "doer", "fact", or "account" where a model
    says that they differ, and each sentence is a version. `about` is a source's clause with “…” in place of
    the answer; of a "fact", the clause that is affirmed and denied.
    """

    aspect: str
    about: str
    versions: tuple[Version, ...] = Field(min_length=2)


class Development(_Value):
    """A figure that later sources give higher than earlier ones, by date: a toll that rises."""

    about: str
    versions: tuple[Version, ...] = Field(min_length=2)


class Share(_Value):
    """How many quotations of a party the sources have."""

    party: str
    quotes: int


class Unheard(_Value):
    """Somebody whom the sources quote `quotes` times, and who has no position in the note."""

    name: str
    party: str
    quotes: int
    evidence: tuple[Evidence, ...]


class Stand(_Value):
    """A cell of the table of parties and issues: the stances, and the indices of the positions in it."""

    party: str
    issue: str
    stances: tuple[Stance, ...]
    positions: tuple[int, ...]


class Balance(_Value):
    """Whose words the sources have, the most quoted first, each quotation once, whatever copies it."""

    shares: tuple[Share, ...]
    unheard: tuple[Unheard, ...] = ()


class Gap(_Value):
    """Sentences `first` to `last` of a document, which could not be read, and why not.

    `pages` are the first and the last one, from 1, and empty where the document marks none; `headings` are
    those that the sentences stand under.
    """

    document: str
    first: int
    last: int
    pages: tuple[int, ...] = ()
    headings: tuple[str, ...] = ()
    reason: str


class Coverage(_Value):
    """How much of a part of a document the note tells: `cited` of its `statements`.

    The part is the sentences `first` to `last`, and `opening` how it begins: its heading, or its first words.
    """

    document: str
    first: int
    last: int
    opening: str
    statements: int
    cited: int


class SourceEntry(_Value):
    """One document of the briefing, as the note lists it; `sha256` is that of its text.

    `copy_of` is the id of an earlier document that holds the same text, all but word for word.
    """

    id: str
    name: str
    title: str = ""
    author: str = ""
    date: str = ""
    publisher: str = ""
    url: str = ""
    format: str = ""
    language: str = ""
    sentences: int
    sha256: str
    copy_of: str = ""


class Provenance(_Value):
    """How the briefing came about. Outside every comparison.

    `profile` is what gave the note its sections, if anything did, with the hash of what it says. `grammar` is
    what the sentences were parsed by, and its version; empty where they were not.
    """

    version: str
    drafter: str
    model: str
    prompts: tuple[str, ...] = ()
    profile: str = ""
    profile_sha256: str = ""
    checks: tuple[str, ...] = ()
    grammar: str = ""
    usage: Usage = Usage()


class Briefing(_Value):
    """The product: every item carries its evidence; what could not be supported stands apart.

    `sections` are those that a profile adds. `contents` are all sections of the note in the profile's order:
    one that it does not list is not shown. Without a profile both are empty.

    Of several documents, `disagreements` are what they tell differently, `developments` what changed from
    one day's to the next's, `matrix` is the table of who holds what on which issue, and `balance` says whose
    words they have. `uncited` are the statements, list items and table rows that no item cites; of long
    documents `coverage` says so part by part. `gaps` are the parts that could not be read. `notices` tell
    the reader what was not done, and why (no attribution in that language, say). `language` is the one
    that the note itself is written in, as an ISO 639-1 code; quotes stay in that of their source.

    A subclass declares sections of its own (`summarizer.section`), and what is other in those of every note:
    `dropped`, `titles`, `order`. It is written out, and read again, as any briefing is.
    """

    dropped: ClassVar[tuple[str, ...]] = ()
    titles: ClassVar[Mapping[str, str]] = {}
    order: ClassVar[tuple[str, ...]] = ()

    title: str
    language: str = "en"
    headline: tuple[Item, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    positions: tuple[Position, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    developments: tuple[Development, ...] = ()
    matrix: tuple[Stand, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    sections: tuple[Section, ...] = ()
    contents: tuple[Heading, ...] = ()
    parties: tuple[Party, ...] = ()
    unsupported: tuple[Unsupported, ...] = ()
    uncited: tuple[Evidence, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    gaps: tuple[Gap, ...] = ()
    balance: Balance | None = None
    sources: tuple[SourceEntry, ...]
    notices: tuple[str, ...] = ()
    provenance: Provenance

    def model_post_init(self, context: object) -> None:  # noqa: ARG002 - as Pydantic declares it
        """Fill the sections that a subclass declares, each item as the class that is declared for it."""
        for name, field in type(self).model_fields.items():
            if name not in Briefing.model_fields:
                item, *_ = get_args(field.annotation)
                self.__dict__[name] = tuple(
                    item.model_validate({**dict(each), **{d.name: d.value for d in each.details}})
                    for section in self.sections
                    for each in section.items
                    if section.name == name
                )
