"""The note as a value: what templates lay out. Texts are as in the briefing, not yet escaped.

Named tuples, since `summarizer render` waits for these classes to be made: dataclasses take six times
as long.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Held = Literal["whole", "missing", "changed"]
"""What there is of a source: its text, nothing but what the briefing holds, or that and another text."""


class Line(NamedTuple):
    """A text, and the marks of the sentences that it rests on; prints as `text [12, 15]`.

    `language` is that of its source where the text has the source's own words, and is empty where that is
    the note's.
    """

    text: str
    marks: tuple[str, ...] = ()
    language: str = ""

    def __str__(self) -> str:
        return f"{self.text} [{', '.join(self.marks)}]" if self.marks else self.text


class Point(NamedTuple):
    """A key point; `sources` says how many carry it, and is empty where there is one document alone."""

    line: Line
    disputed: bool
    sources: str = ""


class Told(NamedTuple):
    """One version of what is told differently: the answer, how many say so and who, and their sentences."""

    value: str
    sources: str
    marks: tuple[str, ...]

    def __str__(self) -> str:
        return str(Line(self.sources, self.marks))


class Differing(NamedTuple):
    """What is told differently: what is asked of it (“When”), what it is about, and each version."""

    asked: str
    about: str
    versions: tuple[Told, ...]


class Said(NamedTuple):
    """What a speaker said: in quotation marks if `direct`, else as the source reports it."""

    words: str
    speaker: str
    direct: bool
    marks: tuple[str, ...]

    def __str__(self) -> str:
        return str(Line(f"{self.words} — {self.speaker}" if self.speaker else self.words, self.marks))


class PartyView(NamedTuple):
    """A party with those who speak for it, what it holds, and its words.

    `cells` has an entry for each issue of the note. `label` opens the party's paragraph: its name
    alone where the first statement goes on from it, and with a colon otherwise.
    """

    name: str
    members: str
    cells: tuple[Line, ...]
    label: str
    statements: tuple[Line, ...]
    said: tuple[Said, ...]


class Noted(NamedTuple):
    """An item of a section of one's own.

    `lead` is what it opens with (a date, a figure), and `details` are the others (`owner: Ms Lee; by: May`);
    either may be empty. `fields` are all details, label and value, for a format that has columns.
    """

    line: Line
    lead: str
    details: str
    fields: tuple[tuple[str, str], ...]


class Part(NamedTuple):
    """A section of the note's body: `name` is its field in the briefing, or its own name in the profile.

    `items` are those of a section of one's own, for which `own` is set; what a section of every note holds
    stands in the note's field: of `disagreements` in `differing`, of `positions` in `issues` and `parties`,
    and of the others in that of their name.
    """

    name: str
    title: str
    own: bool = False
    items: tuple[Noted, ...] = ()


class Failed(NamedTuple):
    """An item that could not be supported, and why."""

    section: str
    line: Line
    reasons: str


class Reference(NamedTuple):
    """A cited sentence, word for word, and its place in the source.

    `address` opens the source at that place, and is empty where it is not known where the source is.
    """

    mark: str
    place: str
    quote: str
    address: str = ""


class Piece(NamedTuple):
    """Words of a source as they stand there: a sentence if it has a `mark`, else what is between sentences.

    A sentence that is cited has its `reference`. `spaced` tells that there is space before it. `page` is the
    number of the page that begins with it, or 0; `time` is when it is said, where that is another time than
    that of the sentence before it.
    """

    mark: str
    text: str
    reference: Reference | None = None
    spaced: bool = True
    page: int = 0
    time: str = ""


class Block(NamedTuple):
    """A paragraph of a source; `kind` is what its sentences are to the source, empty if it has none."""

    kind: str
    pieces: tuple[Piece, ...]


class Listed(NamedTuple):
    """A source as the note lists it, with the sentences cited from it; a letter if there are several.

    `blocks` are the source's text, for a format that shows it: whole, or where that is not `held` the
    sentences of the briefing alone. `url` is where it can be opened, in http or https, or empty; `language`
    is an ISO 639-1 code, or empty.
    """

    letter: str
    text: str
    references: tuple[Reference, ...]
    url: str = ""
    format: str = ""
    language: str = ""
    held: Held = "missing"
    blocks: tuple[Block, ...] = ()


class Note(NamedTuple):
    """All of a note.

    `parts` are the sections of its body, in their order, each with its title: a section that is not among
    them is not shown. What follows the body (`unsupported` and below) stands in every note.
    `issues` head the table of positions, and are empty where one party alone makes no table. `dagger`
    tells that a member was named by the model's own knowledge. `differing`, `developments` and `balance` are
    of several documents. `language` is the one that the note is written in, as an ISO 639-1 code. `unsought`
    tells that positions and open questions were not looked for everywhere, of which a notice says why.
    """

    title: str
    about: str
    notices: tuple[str, ...]
    parts: tuple[Part, ...]
    headline: Line | None
    key_points: tuple[Point, ...]
    differing: tuple[Differing, ...]
    developments: tuple[Differing, ...]
    issues: tuple[str, ...]
    parties: tuple[PartyView, ...]
    dagger: bool
    open_questions: tuple[Line, ...]
    unsupported: tuple[Failed, ...]
    omitted: str
    omitted_lines: tuple[str, ...]
    balance: tuple[Line, ...]
    sources: tuple[Listed, ...]
    provenance: str
    language: str = "en"
    unsought: bool = False
