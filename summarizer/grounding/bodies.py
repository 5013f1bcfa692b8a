"""Which bodies one document has named so far, and where: “its”, “the company” mean one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.grounding.cast import Cast
from summarizer.grounding.introductions import plain
from summarizer.language.lexicon import Lexicon
from summarizer.language.parse import child, phrase, text_of

if TYPE_CHECKING:
    from summarizer.documents import Sentence
    from summarizer.language.parse import Doc, Token

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


@dataclass(frozen=True)
class Described:
    """A body that a sentence tells by a noun and more: “the police union”.

    The name is empty where it only tells of one: “a rival firm”.
    """

    sentence: int
    noun: str
    name: str


class Bodies:
    """The bodies of one document, sentence by sentence."""

    def __init__(self, cast: Cast, lexicon: Lexicon) -> None:
        self._cast = cast
        self._addressing = lexicon["reporting.addressing"]
        self._organisations = frozenset(cast.organisations)
        self._firm_signs = lexicon["people.firm_signs"]
        self._generic = lexicon["people.generic_bodies"]
        self._named: list[Named] = []
        self._described: list[Described] = []
        self._told: dict[str, set[str]] = {}
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
        for at, (name, _) in found.items():
            self._told.setdefault(name, set()).update(_nouns_of(doc[at]))
        for token in doc:
            description = _description(token) if token.lower_ in self._generic else None
            if description is not None:
                self._described.append(Described(sentence.number, token.lower_, description))

    def until(self, sentence: int, *, reach: int) -> list[Named]:
        """Whatever was named in a sentence or in so many before it, in order."""
        return [named for named in self._named if 0 <= sentence - named.sentence <= reach]

    def described(self, noun: str, sentence: int, *, reach: int) -> list[str]:
        """The bodies told by that noun and more, up to a sentence; ``""`` for one that has no name."""
        near = (d for d in self._described if 0 <= sentence - d.sentence <= reach)
        return [described.name for described in near if described.noun == noun]

    def told(self, name: str) -> frozenset[str]:
        """The nouns by which the text so far says what a body is: “Greenwave, a campaign”."""
        return frozenset(self._told.get(name, ()))

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
                firm = token.lower_ in self._firm_signs  # “Corvane Line”, whatever the parser takes it for
                yield token.i, "" if people and not firm else plain(text_of(phrase(token)))


def _nouns_of(name: Token) -> Iterator[str]:
    """What is said of a name beside it: “the operator Wendle”, “Wendle, a campaign”, “Wendle is a club”."""
    beside = [c for c in name.children if c.dep_ in {"appos", "compound", "nmod"}]
    above = [name.head] if name.dep_ == "appos" else []
    if name.dep_ == "nsubj" and name.head.lemma_ == "be":
        above = [c for c in name.head.children if c.dep_ == "attr"]
    yield from (noun.lower_ for noun in [*beside, *above] if noun.pos_ == "NOUN")


def _description(noun: Token) -> str | None:
    """A body told by a noun with more before it; `None` where the noun stands alone, or by a name."""
    if noun.tag_ != "NN" or noun.ent_type_ or noun.dep_ in {"appos", "attr", "compound"}:
        return None
    if child(noun, "appos") is not None:
        return None
    words = [t for t in phrase(noun) if t.i <= noun.i]
    owned = any(c.dep_ == "poss" and c.tag_ != "PRP$" for c in noun.children)
    if owned or child(noun, "compound") is not None:
        return plain(text_of(words))
    determiner = child(noun, "det")
    return "" if determiner is not None and determiner.lower_ in {"a", "an", "another"} else None
