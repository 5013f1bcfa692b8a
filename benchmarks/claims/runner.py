"""The command: how well the checker tells faithful claims from those with one planted error."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.claims.baselines import BASELINES
from benchmarks.claims.cases import Base, Case, Half, Story, pairs, stories
from benchmarks.claims.figures import Judged, best_threshold, rates
from benchmarks.claims.judges import Judge, Ruling, Thresholded, checker
from benchmarks.claims.planting import planted, untouched
from benchmarks.claims.reports import Results, by_kind, from_outside, of_kind
from summarizer.documents import Document, Passage
from summarizer.segmentation import number

# What the checker has to reach, settled before anything was measured.
COPIED_FOUND, COPIED_ALARMS = 0.97, 0.02
ABSTRACTIVE_GAIN, ABSTRACTIVE_ALARMS = 0.30, 0.25

_FITTED = "bigram coverage"
_COLUMNS = {"document", "claim", "label"}


@dataclass(frozen=True)
class Claim:
    """A claim of known truth beside what it is judged against."""

    text: str
    passage: Passage
    kind: str
    faithful: bool
    cited: tuple[int, ...] = ()


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0, or 1 where `--assert` was given and a figure is too low."""
    options = _options(argv)
    if options.table:
        print(
            from_outside(_results(_outside(options.table), _judges(_fitted(Base.ABSTRACTIVE, cited=False))))
        )
        return 0
    half = options.half
    passed = [_measure(base, half, options) for base in options.base or list(Base)]
    return 1 if options.assert_ and not all(passed) else 0


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks/claims.py", description=__doc__)
    parser.add_argument("--base", action="append", type=Base, choices=list(Base), help="one base only")
    halves = parser.add_mutually_exclusive_group()
    halves.add_argument(
        "--held-out",
        dest="half",
        action="store_const",
        const=Half.HELD_OUT,
        help="the documents that nothing was tuned on",
    )
    halves.add_argument(
        "--probe", dest="half", action="store_const", const=Half.PROBE, help="the hardest kinds, other texts"
    )
    parser.add_argument(
        "--cited", action="store_true", help="give the checker the sentences a claim rests on"
    )
    parser.add_argument(
        "--list-errors", action="store_true", help="print what was missed and wrongly refused"
    )
    parser.add_argument("--really", action="store_true", help="list errors of the held-out half, too")
    parser.add_argument("--assert", dest="assert_", action="store_true", help="exit 1 below the thresholds")
    parser.add_argument(
        "--table", type=Path, help="a TSV with the columns document, claim, label (1 is faithful)"
    )
    parser.set_defaults(half=Half.DEV)
    options = parser.parse_args(argv)
    if options.half is Half.HELD_OUT and options.list_errors and not options.really:
        parser.error("errors of the held-out half are not for looking at; --really lists them all the same")
    return options


def _measure(base: Base, half: Half, options: argparse.Namespace) -> bool:
    claims = list(_claims(base, stories(half), cited=options.cited))
    results = _results(claims, _judges(_fitted(base, cited=options.cited)))
    wrong = sum(not claim.faithful for claim in claims)
    against = "the sentences given" if options.cited else "the whole document"
    print(f"\n{base}, {half}: {wrong} with an error, {len(claims) - wrong} faithful, against {against}\n")
    print(by_kind(results, twins=base is Base.ABSTRACTIVE))
    if options.list_errors:
        print(*_errors(claims), sep="\n")
    return _good_enough(base, results["checker"])


def _claims(base: Base, told: Iterable[Story], *, cited: bool) -> Iterable[Claim]:
    for story in told:
        for case in _cases(base, story):
            numbers = case.evidence if cited else ()
            yield Claim(case.text, story.passage, case.kind, case.faithful, numbers)


def _cases(base: Base, story: Story) -> Iterable[Case]:
    return pairs([story]) if base is Base.ABSTRACTIVE else (*planted(story), *untouched(story))


def _judges(fitted: float) -> Mapping[str, Judge]:
    cuts = {_FITTED: fitted}
    return {"checker": checker} | {n: Thresholded(b, cuts.get(n, 1.0)) for n, b in BASELINES.items()}


def _fitted(base: Base, *, cited: bool) -> float:
    """The threshold at which bigram coverage does best on the half to develop on."""
    claims = _claims(base, stories(Half.DEV), cited=cited)
    return best_threshold(_judged(claims, Thresholded(BASELINES[_FITTED])))


def _results(claims: Iterable[Claim], judges: Mapping[str, Judge]) -> Results:
    claims = list(claims)
    return {name: _judged(claims, judge) for name, judge in judges.items()}


def _judged(claims: Iterable[Claim], judge: Judge) -> list[Judged]:
    return [_one(claim, judge(claim.text, claim.passage, claim.cited)) for claim in claims]


def _one(claim: Claim, ruling: Ruling) -> Judged:
    return Judged(claim.kind, claim.faithful, ruling.accepted, ruling.score)


def _errors(claims: Iterable[Claim]) -> Iterable[str]:
    for claim in claims:
        ruling = checker(claim.text, claim.passage, claim.cited)
        if ruling.accepted != claim.faithful:
            verb = "refused" if claim.faithful else "missed"
            place = claim.passage.documents[0].id
            yield f"\n{verb} ({claim.kind}, {place}, {ruling.score:.2f}): {claim.text}"
            yield from (f"    {reason}" for reason in ruling.reasons)


def _good_enough(base: Base, judged: Sequence[Judged]) -> bool:
    all = rates(judged)
    if base is Base.ABSTRACTIVE:
        return all.gain >= ABSTRACTIVE_GAIN and all.false_alarm <= ABSTRACTIVE_ALARMS
    kinds = {each.kind for each in judged if not each.faithful}
    found = min(of_kind(judged, kind, twins=False).detection for kind in kinds)
    return found >= COPIED_FOUND and all.false_alarm <= COPIED_ALARMS


def _outside(table: Path) -> Iterable[Claim]:
    csv.field_size_limit(sys.maxsize)  # a document is one field
    with table.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        if _COLUMNS.difference(rows.fieldnames or ()):
            raise SystemExit(f"{table}: the first line has to name the columns document, claim and label")
        for row in rows:
            if row["label"] not in ("0", "1"):
                raise SystemExit(f"{table}: label “{row['label']}”; write 1 for faithful and 0 for not")
            passage = number([Document(row["document"], id="document")])
            yield Claim(row["claim"], passage, "outside", row["label"] == "1")
