"""The command: how many planted changes are told, and how many items are paired rightly."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence

from benchmarks.diffing.planting import SEED, planted
from benchmarks.diffing.scoring import Tally
from benchmarks.diffing.stories import Half
from summarizer.diffing import Fact, diff

# What has to be reached: of the items, of the planted changes, and of those that nobody planted at most.
PAIRING, RECALL, ALARMS = 0.95, 1.0, 0.1


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0, or 1 where `--assert` was given and a figure is too low."""
    options = _options(argv)
    tallies = [_measured(half, options.count, options.seed) for half in options.half or list(Half)]
    if options.list_errors:
        print(*(error for tally in tallies for error in tally.errors), sep="\n")
    return 1 if options.assert_ and not all(map(is_good_enough, tallies)) else 0


def is_good_enough(tally: Tally) -> bool:
    """Whether enough items were paired rightly, all planted changes told, and few that were not planted."""
    return tally.pairing >= PAIRING and tally.recall >= RECALL and tally.false_alarms <= ALARMS


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks/diffing.py", description=__doc__)
    parser.add_argument("--half", action="append", type=Half, choices=list(Half), help="one half only")
    parser.add_argument("--count", type=int, default=100, help="pairs of briefings a half (100)")
    parser.add_argument("--seed", type=int, default=SEED, help="another one plants other changes")
    parser.add_argument("--list-errors", action="store_true", help="print what was told wrongly")
    parser.add_argument("--assert", dest="assert_", action="store_true", help="exit 1 below the thresholds")
    return parser.parse_args(argv)


def measure(half: Half, count: int, seed: int = SEED) -> Tally:
    """What is told of so many pairs of briefings with planted changes."""
    tally = Tally()
    for case in planted(half, count, seed=seed):
        tally.add(case, diff(case.old, case.new))
    return tally


def _measured(half: Half, count: int, seed: int) -> Tally:
    begun = time.perf_counter()
    tally = measure(half, count, seed)
    each = (time.perf_counter() - begun) / count
    print(f"\n{half}: {count} pairs of briefings, {1000 * each:.1f} ms each\n")
    print(f"{'paired rightly':24}{tally.placed:6} of {tally.items:5}{tally.pairing:9.1%}")
    for fact in Fact:
        if tally.planted[fact]:
            print(_row(fact, tally.found[fact], tally.planted[fact]))
    print(_row("all facts", tally.found.total(), tally.planted.total()))
    print(_row("told as gone and new", tally.whole.total(), tally.planted.total()))
    print(_row("false alarms", tally.alarms, tally.quiet))
    return tally


def _row(name: str, count: int, whole: int) -> str:
    return f"{name:24}{count:6} of {whole:5}{count / whole:9.1%}"
