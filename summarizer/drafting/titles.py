"""What a note is called: by its document, or by what several documents are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from summarizer.documents import Sentence
from summarizer.drafting.capitals import Capitals, bare
from summarizer.drafting.issues import Issue, issues
from summarizer.grounding.reading import Reading

if TYPE_CHECKING:
    from summarizer.language.parse import Doc, Token

_WORDS = 10
_SHORT = 60
# A story goes by a name that so many of its documents have.
_SHARED = 0.5


def entitled(reading: Reading) -> str:
    """What the rules call a note of the reading, whoever words the rest of it."""
    return title_of(reading, issues(reading))


def title_of(reading: Reading, known: Sequence[Issue]) -> str:
    """The document's own title; of several, the question that one puts, or what most of them name.

    What is at issue stands beside the name. A title that asserts something is the claim of one of several
    documents, and old by the next day.
    """
    documents = reading.passage.documents
    titles = [document.title for document in documents if document.title]
    if len(titles) == 1 or (titles and len(documents) == 1):
        return titles[0]
    labels = [issue.label for issue in known]
    if asked := next((title for title in titles if _asks(title, labels)), ""):
        return asked
    name = (_shared_words(titles, reading) or _shared_name(reading)) if len(documents) > 1 else ""
    labels = [label for label in labels if label.casefold() not in name.casefold()]
    if labels:
        listed = " and ".join([", ".join(labels[:-1]), labels[-1]] if len(labels) > 1 else labels)
        return f"{name}: {listed}" if name else listed[:1].upper() + listed[1:]
    return name or _opening_words(reading.passage.statements)


def _asks(title: str, labels: Sequence[str]) -> bool:
    """Whether a title is a question about most of what is at issue."""
    named = sum(label.casefold() in title.casefold() for label in labels)
    return title.endswith("?") and named > len(labels) / 2


def _opening_words(statements: Sequence[Sentence]) -> str:
    line = statements[0].line
    words = line.split()
    if len(line) <= _SHORT:
        return line
    return " ".join(words[:_WORDS]) + ("…" if len(words) > _WORDS else "")


def _shared_words(titles: Sequence[str], reading: Reading) -> str:
    """The longest run of words, two at least, that most titles have: “Depot fire”; empty if none has it."""
    stop = reading.lexicon["stop.words"]
    counts: Counter[tuple[str, ...]] = Counter()
    for title in titles:
        words = [word.casefold() for word in bare(title)]
        runs = {tuple(words[i:j]) for i in range(len(words)) for j in range(i + 2, len(words) + 1)}
        counts.update(run for run in runs if not stop & {run[0], run[-1]} and all(map(str.isalpha, run)))
    shared = [run for run, count in counts.items() if count > max(1, _SHARED * len(titles))]
    longest = max(shared, key=lambda run: (len(run), " ".join(run)), default=())
    lines = [sentence.line for sentence in reading.passage.statements]
    found = Capitals(titles, lines, stop).written(longest)
    return found[:1].upper() + found[1:]


def _shared_name(reading: Reading) -> str:
    """The name that most documents have, if half of them do: of no speaker, party or publisher."""
    where: dict[str, set[str]] = {}
    actors = _actors(reading)
    for number, doc in reading.docs.items():
        for name in _names_in(doc):
            if not any(name.casefold() in actor for actor in actors):
                where.setdefault(name, set()).add(reading.passage.sentence(number).document)
    ranked = sorted(where, key=lambda name: (-len(where[name]), -len(name), name))
    least = max(2, _SHARED * len(reading.passage.documents))
    return ranked[0] if ranked and len(where[ranked[0]]) >= least else ""


def _names_in(doc: Doc) -> Iterator[str]:
    """Runs of proper nouns, “Kettle Weir”, but for days and months."""
    for named, run in groupby(doc, key=_is_named):
        if named:
            yield "".join(token.text_with_ws for token in run).strip()


def _is_named(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.ent_type_ not in {"DATE", "TIME"} and token.text[:1].isupper()


def _actors(reading: Reading) -> frozenset[str]:
    """The names of speakers, parties and publishers: of “operator of Kettle Weir”, “operator”."""
    stop = reading.lexicon["stop.words"]
    voices = (voice.name for members in reading.parties.values() for voice in members)
    publishers = (document.publisher for document in reading.passage.documents)
    names = (name.casefold().split() for name in (*reading.parties, *voices, *publishers))
    return frozenset(" ".join(takewhile(lambda word: word not in stop, words)) for words in names)
