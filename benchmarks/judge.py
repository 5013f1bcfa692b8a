"""What a chat model's second opinion adds to the checker of claims: `python benchmarks/judge.py --help`."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import gettempdir

# A checkout can be measured without being installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.claims.blending import Scored, by_document
from benchmarks.claims.cases import Case, Half, Story, pairs, stories
from benchmarks.claims.figures import Judged, Rates, rates
from summarizer.chat import connect
from summarizer.grounding.claims import ClaimChecker
from summarizer.prompting import find
from summarizer.verification.checkers import DOUBTED
from summarizer.verification.opinion import SecondOpinion

_COLUMNS = ("document", "kind", "faithful", "accepted", "checker", "judge", "claim")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0."""
    options = _options(argv)
    half = Half.HELD_OUT if options.held_out else Half.DEV
    told = stories(half)
    file = options.scores or Path(gettempdir()) / f"summarizer-judge-{half}.tsv"
    _ask(told, SecondOpinion(connect(options.model), find("judge")), file, each=options.each)
    _report(_rows(file))
    return 0


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks/judge.py", description=__doc__)
    parser.add_argument(
        "--model", default="embedded", help="the model to ask, as `summarizer brief -m` takes it"
    )
    parser.add_argument("--held-out", action="store_true", help="the documents that nothing was tuned on")
    parser.add_argument("--each", type=int, help="ask about so many claims of each document only")
    parser.add_argument(
        "--scores", type=Path, help="where the scores are kept; what is there is not asked again"
    )
    return parser.parse_args(argv)


def _ask(told: Iterable[Story], judge: SecondOpinion, file: Path, *, each: int | None) -> None:
    """Ask about each claim that `file` does not hold, a line as soon as it is known: it takes long."""
    known = {row["claim"] for row in _rows(file)} if file.exists() else set()
    with file.open("a", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t")
        if not known:
            writer.writerow(_COLUMNS)
        for story, case in _claims(told, each):
            if case.text not in known:
                writer.writerow(_asked(story, case, judge))
                out.flush()


def _claims(told: Iterable[Story], each: int | None) -> Iterable[tuple[Story, Case]]:
    return ((story, case) for story in told for case in pairs([story])[:each])


def _asked(story: Story, case: Case, judge: SecondOpinion) -> tuple[object, ...]:
    finding = ClaimChecker(story.passage).check(case.text)
    yes = judge(case.text, finding.evidence)
    truth, accepted = int(case.faithful), int(finding.supported)
    return (story.id, case.kind, truth, accepted, f"{finding.score:.4f}", f"{yes:.4f}", case.text)


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def _report(rows: Sequence[dict[str, str]]) -> None:
    claims = [
        Scored(r["document"], r["kind"], r["faithful"] == "1", (float(r["checker"]), float(r["judge"])))
        for r in rows
    ]
    own = [
        Judged(claim.kind, claim.faithful, row["accepted"] == "1", claim.scores[0])
        for claim, row in zip(claims, rows, strict=True)
    ]
    both = [
        Judged(c.kind, c.faithful, own_.accepted and c.scores[1] >= DOUBTED, min(c.scores))
        for c, own_ in zip(claims, own, strict=True)
    ]
    means = [Scored(c.document, c.kind, c.faithful, (sum(c.scores) / 2,)) for c in claims]
    print(f"{len(claims)} claims; thresholds and weights fitted on the other documents\n")
    print(f"{'':34}{'found':>8}{'alarms':>8}{'gain':>7}{'AUC':>7}")
    _line("checker, at its own threshold", rates(own))
    _line("checker, then judge, as --judge", rates(both))
    _line("checker", rates(by_document(claims, [0])))
    _line("judge", rates(by_document(claims, [1])))
    _line("mean of both", rates(by_document(means, [0])))
    _line("both, by logistic regression", rates(by_document(claims, [0, 1])))


def _line(name: str, all: Rates) -> None:
    print(f"{name:34}{all.detection:8.3f}{all.false_alarm:8.3f}{all.gain:7.3f}{all.auc:7.3f}")


if __name__ == "__main__":
    sys.exit(main())
