"""Is a question answered in a passage? `answered` beside BM25 over windows of three sentences.

Each passage of `passages/*.txt` is taken with the sentence that answers a question, with another sentence in
its place that leaves the question open, and without either. Run:

    python -m benchmarks.answers [--held-out] [--assert] [--errors]
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from summarizer.documents import as_documents
from summarizer.grounding.answers import ANSWERED, Answers, answered
from summarizer.segmentation import number

DATA = Path(__file__).parent / "passages"
# What `--assert` asks for: how far above BM25 the area under the curve has to be.
MARGIN = 0.10
_WINDOW = 3
_WORD = re.compile(r"\w+")

Scorer = Callable[[str, str], float]


@dataclass(frozen=True)
class Item:
    """A question, and a passage that answers it, one that leaves it open, and one that is silent."""

    kind: str
    question: str
    answering: str
    open: str
    silent: str


def items(path: Path) -> Iterator[Item]:
    """The items of a data file: passages opened by `== genre`, a sentence a line, then the questions.

    A question is `? kind line | question | the sentence that leaves it open`.
    """
    for block in path.read_text("utf-8").split("== ")[1:]:
        genre, *lines = block.strip().splitlines()
        sentences = [line for line in lines if not line.startswith("? ")]
        between = "\n\n" if genre == "hearing" else " "
        for line in lines[len(sentences) :]:
            head, question, twin = line.removeprefix("? ").split(" | ")
            kind, place = head.split()
            before, after = sentences[: int(place) - 1], sentences[int(place) :]
            passages = (
                between.join([*before, *middle, *after])
                for middle in ([sentences[int(place) - 1]], [twin], [])
            )
            yield Item(kind, question, *passages)


def bm25(question: str, text: str) -> float:
    """The best BM25 score of a window of three sentences (k1 1.5, b 0.75), as a share of what is possible."""
    sentences = [s.line for s in number(as_documents(text)).sentences]
    windows = [
        Counter(_WORD.findall(" ".join(sentences[i : i + _WINDOW]).lower()))
        for i in range(max(1, len(sentences) - _WINDOW + 1))
    ]
    asked = set(_WORD.findall(question.lower()))
    length = sum(window.total() for window in windows) / len(windows) or 1
    rarity = {
        w: math.log(1 + (len(windows) - n + 0.5) / (n + 0.5))
        for w in asked
        for n in [sum(w in x for x in windows)]
    }

    def score(window: Counter[str]) -> float:
        norm = 1.5 * (0.25 + 0.75 * window.total() / length)
        return sum(rarity[w] * window[w] * 2.5 / (window[w] + norm) for w in asked)

    return max(map(score, windows)) / (2.5 * sum(rarity.values()) or 1)


def area(answering: Sequence[float], others: Sequence[float]) -> float:
    """The area under the ROC curve: how often an answering passage scores above another one."""
    won = sum((a > b) + 0.5 * (a == b) for a in answering for b in others)
    return won / (len(answering) * len(others))


@dataclass(frozen=True)
class Scored:
    """An item with what a scorer gives its three passages."""

    item: Item
    answering: float
    open: float
    silent: float


def scored(item: Item, scorer: Scorer) -> Scored:
    return Scored(item, *(scorer(item.question, text) for text in (item.answering, item.open, item.silent)))


@dataclass(frozen=True)
class Figures:
    """Areas under the curve, pairs in the right order, and accuracy at a threshold with both classes even."""

    area: float
    area_open: float
    area_silent: float
    pairs: float
    accuracy: float
    found: float
    wrong: float


def figures(results: Sequence[Scored], threshold: float) -> Figures:
    answering = [r.answering for r in results]
    left_open, silent = [r.open for r in results], [r.silent for r in results]
    found = sum(score >= threshold for score in answering) / len(answering)
    wrong = sum(score >= threshold for score in left_open + silent) / (2 * len(answering))
    pairs = sum(
        (r.answering > other) + 0.5 * (r.answering == other) for r in results for other in (r.open, r.silent)
    )
    return Figures(
        area=area(answering, left_open + silent),
        area_open=area(answering, left_open),
        area_silent=area(answering, silent),
        pairs=pairs / (2 * len(results)),
        accuracy=(found + 1 - wrong) / 2,
        found=found,
        wrong=wrong,
    )


def best_threshold(results: Sequence[Scored]) -> float:
    """The threshold that suits these very results best: what a baseline without one of its own is given."""
    return max({r.answering for r in results}, key=lambda t: figures(results, t).accuracy)


def row(name: str, count: int, of: Figures) -> str:
    shown = (of.area, of.area_open, of.area_silent, of.pairs, of.accuracy, of.found, of.wrong)
    return f"{name:<12}{count:>5}" + "".join(f"{value:>9.3f}" for value in shown)


def report(results: Sequence[Scored], baseline: Sequence[Scored]) -> float:
    """Print the table; the margin over BM25 in area under the curve."""
    print(
        f"{'':<12}{'n':>5}"
        + "".join(f"{h:>9}" for h in ("AUC", "open", "silent", "pairs", "accuracy", "found", "wrong"))
    )
    ours, theirs = figures(results, ANSWERED), figures(baseline, best_threshold(baseline))
    print(row("answered", len(results), ours))
    print(row("BM25", len(baseline), theirs))
    by_kind: dict[str, list[Scored]] = defaultdict(list)
    for result in results:
        by_kind[result.item.kind].append(result)
    for kind, own in sorted(by_kind.items()):
        print(row(f"  {kind}", len(own), figures(own, ANSWERED)))
    return ours.area - theirs.area


def errors(results: Sequence[Scored]) -> None:
    """Print what went wrong at the threshold, with the sentence that was taken for the answer."""
    for r in results:
        passages = (
            (r.answering, r.item.answering, True),
            (r.open, r.item.open, False),
            (r.silent, r.item.silent, False),
        )
        for score, text, answers in passages:
            if (score >= ANSWERED) != answers:
                best = Answers(number(as_documents(text))).find(r.item.question).sentence
                print(f"{'missed' if answers else 'WRONG ':<7}{score:.2f} {r.item.kind:<7}{r.item.question}")
                print(f"        {best.line if best else '-'}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--held-out", action="store_true", help="the half that nothing was developed on")
    parser.add_argument(
        "--assert", dest="holds", action="store_true", help=f"fail below a margin of {MARGIN} in AUC"
    )
    parser.add_argument("--errors", action="store_true", help="print the items that were judged wrongly")
    options = parser.parse_args()
    given = list(items(DATA / ("held_out.txt" if options.held_out else "dev.txt")))
    results = [scored(item, answered) for item in given]
    margin = report(results, [scored(item, bm25) for item in given])
    if options.errors:
        errors(results)
    print(f"margin over BM25: {margin:.3f}")
    return int(options.holds and margin < MARGIN)


if __name__ == "__main__":
    sys.exit(main())
