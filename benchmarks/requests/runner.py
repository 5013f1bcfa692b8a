"""The command: briefs the same documents each way, prints the table, and fails where ours takes more."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from benchmarks.requests.server import Author, served
from benchmarks.requests.ways import WAYS, Task, judged
from summarizer.documents import Document
from summarizer.draft import KeyPointDraft
from summarizer.grounding.proving import Prover
from summarizer.grounding.reading import Reading, read
from summarizer.segmentation import number

_GOLDEN = Path(__file__).resolve().parents[2] / "golden"
_ITEMS = 8  # of a briefing, as our prompt asks for
_SHARES = (0.0, 0.1, 0.3)
_PEER = "langextract"
_LESS = ("langextract, key points alone",)  # does not do the same work, and is shown for its cost


@dataclass
class Row:
    """What one way took and gave, over all documents."""

    requests: int = 0
    messages: int = 0
    schemas: int = 0
    true: int = 0
    invented: int = 0
    empty: int = 0

    @property
    def tokens(self) -> int:
        """All of the input, where the schema counts."""
        return self.messages + self.schemas


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table for each share of bad items; 1 where ours takes more than another way to the same."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", type=float, action="append", help="of bad items; may be given again")
    shares = parser.parse_args(arguments).share or list(_SHARES)
    ways = [name for name in WAYS if find_spec(_PEER) or not name.startswith(_PEER)]
    documents = _documents()
    print(f"{len(documents)} documents, {_ITEMS} items each; tokens as a GPT-4o tokenizer counts, about")
    worse = False
    for share in shares:
        rows = {name: _row(name, documents, share) for name in ways}
        _print(share, rows, len(documents))
        worse |= any(_is_more(rows["summarizer"], row) for name, row in rows.items() if name not in _LESS)
    return int(worse)


def _documents() -> list[tuple[Document, Reading]]:
    """The sources of the golden cases that a model can be asked about at once and in full."""
    paths = sorted(path for path in _GOLDEN.glob("*/sources/*") if path.suffix in (".txt", ".md"))
    documents = [Document(path.read_text("utf-8"), id=path.stem) for path in paths]
    return [(document, read(number([document]))) for document in documents]


def _items(reading: Reading) -> dict[int, str]:
    """The first statements that hold as they stand."""
    prover = Prover(reading)
    sound = (
        sentence
        for sentence in reading.passage.statements
        if not prover.check(KeyPointDraft(text=sentence.line, sentences=(sentence.number,))).reasons
    )
    return {sentence.number: sentence.line for sentence, _ in zip(sound, range(_ITEMS), strict=False)}


def _row(name: str, documents: Sequence[tuple[Document, Reading]], share: float) -> Row:
    row = Row()
    for document, reading in documents:
        author = Author(_items(reading), share, seed=document.id)
        with served(author) as server:
            printed = WAYS[name](Task(document, reading, server.url))
        found = judged(printed, author)
        row.requests += server.requests
        row.messages += server.messages
        row.schemas += server.schemas
        row.true += found.true
        row.invented += found.invented
        row.empty += not printed
    return row


def _is_more(ours: Row, theirs: Row) -> bool:
    return ours.requests > theirs.requests or ours.tokens > theirs.tokens


def _print(share: float, rows: dict[str, Row], count: int) -> None:
    print(f"\n{share:.0%} of the items bad\n")
    print(
        "| way | requests | input tokens | of them the schema | true items | invented items "
        "| documents without a note |"
    )
    print("|---|---|---|---|---|---|---|")
    for name, row in rows.items():
        print(
            f"| {name} | {row.requests / count:.2f} | {row.tokens / count:,.0f} | {row.schemas / count:,.0f} "
            f"| {row.true} | {row.invented} | {row.empty} |"
        )
    sys.stdout.flush()
