"""Which documents are copies of one another, and which sentences: what an agency sent counts once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarizer.documents import Passage
from summarizer.segmentation.lexicon import lexicon
from summarizer.segmentation.publishers import agency_of
from summarizer.text import fold

_WORD = re.compile(r"[^\W_]+")
# Words that make a shingle.
_SHINGLE = 3
# Two sentences with so much of their shingles in common, of all that either has, are one.
_SAME = 0.6
# A sentence of fewer words may be the same by chance: “Nobody was hurt.”
_LONG = 8
# A document of which so much stands in another is its copy, or both are copies of a third.
_COPIED = 0.6
# A shingle in more sentences than these is a phrase of the language, and finds nothing.
_COMMON = 200

Shingles = frozenset[tuple[str, ...]]


@dataclass(frozen=True)
class Copies:
    """What the sources of a passage have from each other.

    `originals` has for each document the first that holds the same text, and `publishers` the first that
    comes from the same publisher: an agency's two reports are one source. `repeated` has for each sentence
    that stands in an earlier document, all but word for word, the number of the first such.
    """

    originals: Mapping[str, str]
    publishers: Mapping[str, str]
    repeated: Mapping[int, int]

    def independent(self, documents: Sequence[str]) -> tuple[str, ...]:
        """The documents that count: of copies, and of one publisher's, the first of those given."""
        counted: dict[str, str] = {}
        for document in documents:
            counted.setdefault(self.source(document), self.originals[document])
        return tuple(counted.values())

    def source(self, document: str) -> str:
        """The document that stands for whoever published it first."""
        return self.publishers[self.originals[document]]

    def first(self, number: int) -> int:
        """The sentence that a sentence repeats; itself, where it repeats none."""
        return self.repeated.get(number, number)


def copies(passage: Passage) -> Copies:
    """Find the copies by the shingles of their sentences.

    Sentences are compared by the Jaccard index of their word triples (Broder, “On the resemblance and
    containment of documents”, 1997), found through an index of the triples rather than by sampling: a
    story has hundreds of sentences, not millions.

    >>> from summarizer.documents import Document
    >>> from summarizer.segmentation import number
    >>> text = "The gate of the old weir gave way before dawn on Monday, the county said."
    >>> found = copies(number([Document(text, id="a"), Document(text.replace("old", "great"), id="b")]))
    >>> found.originals, found.repeated
    ({'a': 'a', 'b': 'a'}, {2: 1})
    """
    shingles = {s.number: _shingles(s.line) for s in passage.statements}
    pairs = {
        (one, other)
        for one, other in _alike(shingles)
        if _document(one, passage) != _document(other, passage)
    }
    repeated: dict[int, int] = {}
    for one, other in sorted(pairs):
        repeated.setdefault(other, repeated.get(one, one))
    return Copies(_originals(passage, pairs), _publishers(passage), repeated)


def _document(number: int, passage: Passage) -> str:
    return passage.sentence(number).document


def _shingles(line: str) -> Shingles:
    words = _WORD.findall(fold(line))
    size = _SHINGLE if len(words) >= _SHINGLE else 1
    return frozenset(zip(*(words[n:] for n in range(size)), strict=False))


def _alike(shingles: Mapping[int, Shingles]) -> Iterator[tuple[int, int]]:
    """Pairs of sentences that are all but the same, the earlier first."""
    holding: dict[tuple[str, ...], list[int]] = {}
    for number, own in shingles.items():
        for shingle in own:
            holding.setdefault(shingle, []).append(number)
    for number, own in shingles.items():
        if len(own) < _LONG - _SHINGLE:
            continue
        near = (holding[shingle] for shingle in own if len(holding[shingle]) <= _COMMON)
        shared = Counter(other for numbers in near for other in numbers if other > number)
        for other, count in shared.items():
            if count >= _SAME * len(own | shingles[other]):
                yield number, other


def _originals(passage: Passage, pairs: set[tuple[int, int]]) -> Mapping[str, str]:
    """For each document the first of those that hold most of its text, or that it holds most of."""
    sizes = Counter(sentence.document for sentence in passage.statements)
    found: dict[tuple[str, str], tuple[set[int], set[int]]] = {}
    for first, second in pairs:
        documents = _document(first, passage), _document(second, passage)
        mine, theirs = found.setdefault(documents, (set(), set()))
        mine.add(first)
        theirs.add(second)
    originals = {document.id: document.id for document in passage.documents}
    for one, other in sorted(found, key=lambda pair: (_place(pair[1], passage), _place(pair[0], passage))):
        mine, theirs = found[one, other]
        if max(len(mine) / sizes[one], len(theirs) / sizes[other]) >= _COPIED:
            originals[other] = originals[one]
    return originals


def _publishers(passage: Passage) -> Mapping[str, str]:
    """For each document the first of its sender: what an agency sent is its own, whoever prints it."""
    words, first = lexicon(), dict[str, str]()
    senders = {
        document.id: fold(agency_of(passage.of(document), words) or document.publisher) or document.id
        for document in passage.documents
    }
    for id, sender in senders.items():
        first.setdefault(sender, id)
    return {id: first[sender] for id, sender in senders.items()}


def _place(id: str, passage: Passage) -> int:
    return next(at for at, document in enumerate(passage.documents) if document.id == id)
