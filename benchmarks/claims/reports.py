"""The printed tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from benchmarks.claims.figures import Judged, Rates, rates

Results = Mapping[str, Sequence[Judged]]
FOOT = ("found", "false alarms", "found − alarms", "AUC")


def by_kind(results: Results, *, twins: bool) -> str:
    """What each judge found of each kind, and at what cost; of the first judge also gain and AUC by kind.

    `twins` says that each kind has faithful claims of its own; else all are held against all the faithful.
    """
    first, *others = results
    head = f"{'':16}{'n':>5}{first:>10}{'gain':>8}{'AUC':>7}" + "".join(f"{name:>17}" for name in others)
    kinds = dict.fromkeys(each.kind for each in results[first] if not each.faithful)
    rows = [
        _row(kind, {name: of_kind(results[name], kind, twins=twins) for name in results}) for kind in kinds
    ]
    whole = {name: rates(judged) for name, judged in results.items()}
    foot = [_foot(label, place, whole) for place, label in enumerate(FOOT)]
    return "\n".join([head, *rows, "", f"{'all':21}" + "".join(f"{name:>17}" for name in results), *foot])


def of_kind(judged: Iterable[Judged], kind: str, *, twins: bool) -> Rates:
    """The rates of one kind of error, against the faithful twins or against all that is faithful."""
    return rates(each for each in judged if each.kind == kind or (each.faithful and not twins))


def from_outside(results: Results) -> str:
    """The table for claims whose kinds nobody knows: balanced accuracy and AUC."""
    lines = [f"{'':18}{'bal. accuracy':>14}{'AUC':>8}{'found':>8}{'false alarms':>14}"]
    for name, judged in results.items():
        all = rates(judged)
        lines.append(
            f"{name:18}{all.balanced_accuracy:14.3f}{all.auc:8.3f}{_percent(all.detection):>8}"
            f"{_percent(all.false_alarm):>14}"
        )
    return "\n".join(lines)


def _row(kind: str, by_judge: Mapping[str, Rates]) -> str:
    first, *others = by_judge.values()
    return (
        f"{kind:16}{first.wrong:5}{_percent(first.detection):>10}{first.gain:8.2f}{first.auc:7.2f}"
        + "".join(f"{_percent(other.detection):>17}" for other in others)
    )


def _foot(label: str, place: int, whole: Mapping[str, Rates]) -> str:
    cells = (
        (_percent(all.detection), _percent(all.false_alarm), f"{all.gain:.2f}", f"{all.auc:.2f}")[place]
        for all in whole.values()
    )
    return f"{label:21}" + "".join(f"{cell:>17}" for cell in cells)


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
