"""The command: plants quotes, judges them, prints the tables, and fails where a figure is too low."""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.quotes.peers import SLOW, peers
from benchmarks.quotes.plant import Plant
from benchmarks.quotes.planting import plants
from benchmarks.quotes.speed import speeds
from summarizer.documents import Document
from summarizer.grounding.quotes import QuoteFinding, QuoteIndex
from summarizer.grounding.speakers import Speaker
from summarizer.text import Span

# What is to be reached, settled before anything was measured.
TRUE_ACCEPTED, VERDICT_RIGHT, LEAST_PLANTS = 0.995, 0.97, 2_000
DEV, HELD_OUT = ("a", (1, 2, 3)), ("b", (101,))
_SAMPLE = 120


@dataclass(frozen=True)
class Judged:
    """A plant and what the checker says of it."""

    plant: Plant
    finding: QuoteFinding

    @property
    def verdict_right(self) -> bool:
        """Whether the verdict is the one planted."""
        return self.finding.verdict.value in self.plant.verdicts

    @property
    def offsets_right(self) -> bool:
        """Whether the spans are those planted, where a quote stands somewhere; else nothing is asked."""
        stands = self.plant.is_true or "wrong" in self.plant.kind
        return not stands or (
            self.finding.spans == self.plant.spans and self.finding.document == self.plant.document
        )


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0, or 1 where a figure is too low."""
    options = _options(argv)
    half, seeds = HELD_OUT if options.held_out else DEV
    planted = list(plants(half, options.seed if options.seed is not None else seeds[0]))
    judged = _judged(planted)
    print(f"{len(planted)} quotes in {len({p.language for p in planted})} languages, texts {half}\n")
    _print_kinds(judged)
    if options.errors:
        _print_errors(judged)
    if not options.alone:
        print()
        _print_peers(judged, quick=options.quick)
    fast = True
    if not options.no_speed:
        print()
        fast = speeds(half, quick=options.quick)
    print()
    return 0 if _reached(judged) and fast else 1


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks/quotes.py", description=__doc__)
    parser.add_argument("--held-out", action="store_true", help="the texts that nothing was tuned on")
    parser.add_argument("--seed", type=int, help="plant other quotes in the same texts")
    parser.add_argument("--quick", action="store_true", help="a sample only for the slow peers")
    parser.add_argument("--alone", action="store_true", help="without the peers")
    parser.add_argument("--no-speed", action="store_true", help="without the times")
    parser.add_argument("--errors", action="store_true", help="show what was judged wrongly")
    return parser.parse_args(argv)


def _judged(planted: Iterable[Plant]) -> list[Judged]:
    indexes: dict[tuple[Document, ...], QuoteIndex] = {}
    judged = []
    for plant in planted:
        if plant.said_by:
            index = QuoteIndex(plant.documents, speakers=_said_by(plant))
        else:
            index = indexes.setdefault(plant.documents, QuoteIndex(plant.documents))
        judged.append(Judged(plant, index.find(plant.quote, source=plant.source, speaker=plant.speaker)))
    return judged


def _said_by(plant: Plant):  # type: ignore[no-untyped-def]  # a SpeakersAt
    def speakers(_: Document, span: Span) -> tuple[Speaker, ...]:
        names = [name for said, name in plant.said_by.items() if said.overlaps(span)]
        return tuple(Speaker(name, name, person=True) for name in names)

    return speakers


def _print_kinds(judged: Sequence[Judged]) -> None:
    kinds: dict[str, list[Judged]] = defaultdict(list)
    for each in judged:
        kinds[each.plant.kind].append(each)
    print(f"{'planted':<26}{'n':>5}{'verdict':>9}{'offsets':>9}{'accepted':>10}")
    for kind, group in sorted(kinds.items(), key=lambda item: (not item[1][0].plant.is_true, item[0])):
        right = _share(each.verdict_right for each in group)
        placed = _share(each.offsets_right for each in group)
        accepted = _share(each.finding.accepted for each in group)
        print(f"{kind:<26}{len(group):>5}{right:>9.1%}{placed:>9.1%}{accepted:>10.1%}")


def _print_errors(judged: Sequence[Judged]) -> None:
    for each in judged:
        if not (each.verdict_right and each.offsets_right):
            print(f"\n{each.plant.kind} ({each.plant.language}): {each.plant.quote!r}")
            print(f"  {each.finding.verdict}, not {set(each.plant.verdicts)}: {each.finding.suggestion!r}")


def _print_peers(judged: Sequence[Judged], *, quick: bool) -> None:
    """How many of the true quotes each tool takes, and how many of the false ones."""
    named = [
        each for each in judged if "speaker" not in each.plant.kind and "source" not in each.plant.source
    ]
    words = [each for each in named if not each.plant.source]
    print(f"{'':<18}{'true taken':>22}{'false taken':>22}")
    ours = [(each.plant.is_true, each.finding.accepted) for each in words]
    _print_taken("summarizer", ours)
    for name, peer in peers().items():
        sample = words
        if quick and name in SLOW:
            sample = random.Random(0).sample(words, min(_SAMPLE, len(words)))
        taken = []
        for each in sample:
            texts = [document.text for document in each.plant.documents]
            taken.append((each.plant.is_true, any(peer(each.plant.quote, text) for text in texts)))
        _print_taken(name, taken)


def _print_taken(name: str, taken: Sequence[tuple[bool, bool]]) -> None:
    cells = []
    for truth in (True, False):
        group = [accepted for is_true, accepted in taken if is_true is truth]
        cells.append(f"{sum(group)} of {len(group)} ({_share(group):.1%})")
    print(f"{name:<18}{cells[0]:>22}{cells[1]:>22}")


def _reached(judged: Sequence[Judged]) -> bool:
    true = [each for each in judged if each.plant.is_true]
    false = [each for each in judged if not each.plant.is_true]
    checks = (
        ("quotes planted", len(judged), LEAST_PLANTS, len(judged) >= LEAST_PLANTS),
        ("false accepted", sum(each.finding.accepted for each in false), 0, None),
        ("true accepted", _share(each.finding.accepted for each in true), TRUE_ACCEPTED, None),
        ("verdict right", _share(each.verdict_right for each in judged), VERDICT_RIGHT, None),
        ("offsets right", _share(each.offsets_right for each in judged), 1.0, None),
    )
    passed = [
        figure <= asked if name == "false accepted" else figure >= asked for name, figure, asked, _ in checks
    ]
    for (name, figure, asked, _), fine in zip(checks, passed, strict=True):
        print(f"{name:<16}{figure:>10.4g}   asked {asked:g}   {'reached' if fine else 'MISSED'}")
    return all(passed)


def _share(truths: Iterable[bool]) -> float:
    counted = list(truths)
    return sum(counted) / len(counted) if counted else 1.0
