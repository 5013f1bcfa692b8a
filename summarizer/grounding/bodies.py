"""Which bodies one document has named so far, and where: “its”, “the company” mean one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.grounding.cast import Cast
from summarizer.grounding.introductions import plain
from summarizer.language.lexicon import Lexicon
from summarizer.language.parse import phrase, text_of

if TYPE_CHECKING:
    from summarizer.documents import Sentence
    from summarizer.language.parse import Doc

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# What the parser calls by these labels may hold no stand.
_NO_BODIES = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LAW", "EVENT"}
)


@dataclass(frozen=True)
class Named:
    """A body where a sentence names it, `at` the token of its head.

    `known` is false of a name that only stands where a body's would: the subject of a clause, and nobody
    of whom the text says that it is a person. The name is empty where it may be a person all the same.
    """

    sentence: int
    paragraph: int
    at: int
    name: str
    known: bool = True


class Bodies:
    """The bodies of one document, sentence by sentence."""

    def __init__(self, cast: Cast, lexicon: Lexicon) -> None:
        self._cast = cast
        self._addressing = lexicon["reporting.addressing"]
        self._organisations = frozenset(cast.organisations)
        self._named: list[Named] = []
        self._paragraphs: dict[int, int] = {}

    def enter(self, sentence: Sentence, doc: Doc) -> None:
        """Read on to the next sentence."""
        self._paragraphs[sentence.number] = sentence.paragraph
        found = {at: (name, True) for at, name in self._known(doc)}
        for at, name in self._unknown(doc):
            found.setdefault(at, (name, False))
        self._named += [
            Named(sentence.number, sentence.paragraph, at, name, known)
            for at, (name, known) in sorted(found.items())
        ]

    def until(self, sentence: int, *, reach: int) -> list[Named]:
        """Whatever was named in a sentence or in so many before it, in order."""
        return [named for named in self._named if 0 <= sentence - named.sentence <= reach]

    def paragraph(self, sentence: int) -> int | None:
        """The paragraph of a sentence that was read; `None` of one that was not."""
        return self._paragraphs.get(sentence)

    def _known(self, doc: Doc) -> Iterator[tuple[int, str]]:
        for entity in doc.ents:
            name = plain(entity.text)
            if entity.root.dep_ == "dobj" and entity.root.head.lemma_.lower() in self._addressing:
                continue  # “…, its chair told the Herald”: she speaks for another
            subject = entity.root.dep_ in _SUBJECTS
            if name in self._organisations or (subject and self._cast.place(name) is not None):
                yield entity.root.i, name

    def _unknown(self, doc: Doc) -> Iterator[tuple[int, str]]:
        """The subjects that have a name, which the parser takes for nothing or for a person."""
        for token in doc:
            if token.dep_ not in _SUBJECTS or token.pos_ != "PROPN" or token.ent_type_ in _NO_BODIES:
                continue
            if not token.text[0].isupper():
                continue
            people = [person for person in self._cast.people if token.text in person.name.split()]
            if not any(person.introductions or person.gender for person in people):
                yield token.i, "" if people else plain(text_of(phrase(token)))
