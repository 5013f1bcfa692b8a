"""Golden cases, each replayed and compared: what CI asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from summarizer.errors import SummarizerError
from summarizer.golden import suite as suites
from summarizer.golden.case import BRIEFING, CASSETTE, SETUP, read
from summarizer.golden.deciding import Observation, decide
from summarizer.golden.findings import Cause, CheckReport, Outcome, Part, Verdict, ordered
from summarizer.golden.observing import observe
from summarizer.golden.suite import Suite
from summarizer.golden.workers import Lost, spread
from summarizer.progress import Progress, Report, unwatched


def check(
    root: str | Path = "golden",
    *,
    names: Sequence[str] = (),
    containing: str = "",
    jobs: int = 1,
    report: Report = unwatched,
) -> CheckReport:
    """Replay the cases in `root` and compare what comes out with what was approved.

    Only the cases of those `names` are looked at, if there are any, and of them those that contain a word.
    Nothing is asked of any model, and nothing written. `jobs` processes share the work.
    Raises `SuiteError` where there is no such folder, or no such case; whatever is wrong with a case is a
    finding about it.
    """
    return check_suite(suites.find(root, names=names, containing=containing), jobs=jobs, report=report)


def check_suite(suite: Suite, *, jobs: int = 1, report: Report = unwatched) -> CheckReport:
    """The same of a suite."""
    found = [_stray(path) for path in suite.strays]
    total = len(suite.folders)
    for done, (folder, outcome) in enumerate(_outcomes(suite, jobs), 1):
        report(Progress("checking", done, total))
        found.append(_lost(folder, outcome) if isinstance(outcome, Lost) else outcome)
    return CheckReport(suite.root, ordered(found))


def examine(folder: Path) -> Outcome:
    """The verdict on the case in `folder`; whatever happens, it is an outcome."""
    begun = perf_counter()
    return replace(decide(_observed(folder)), seconds=perf_counter() - begun)


def failed(folder: Path, error: SummarizerError) -> Cause:
    """What went wrong with the case in `folder`, with the file and the line that the error names."""
    path, line = error.fields.get("path") or error.fields.get("name"), error.fields.get("line")
    file = Path(path) if isinstance(path, str) and Path(path).is_file() else folder / SETUP
    at = line if isinstance(line, int) and line else None
    # What is wrong is said behind the file, which the cause names by itself.
    text = str(error).removeprefix(str(file)).removeprefix(f":{at}").removeprefix(": ")
    return Cause(Part.CASE, text, file, at)


def _observed(folder: Path) -> Observation:
    try:
        return observe(read(folder))
    except SummarizerError as error:
        cause = failed(folder, error)
    except Exception as error:  # noqa: BLE001 - the border of a case: one must never stop the others
        text = f"unexpected error: {type(error).__name__}: {error}; please report it"
        cause = Cause(Part.CASE, text, folder / SETUP)
    return Observation(folder.name, failure=cause)


def _outcomes(suite: Suite, jobs: int) -> Iterator[tuple[Path, Outcome | Lost]]:
    """The outcomes as they come: of a small case first, by whose means all is loaded that the processes then
    share, and after that the longest first, so that none is left over at the end."""
    by_size = sorted(suite.folders, key=_size, reverse=True)
    if jobs > 1:
        first = next(filter(_loads_all, reversed(by_size)), by_size[-1])
        yield from spread(examine, [first], jobs=1)
        by_size.remove(first)
    yield from spread(examine, by_size, jobs=jobs)


def _loads_all(folder: Path) -> bool:
    """Whether a case needs both a recording and a grammar, as far as that is to be seen from outside."""
    briefing = folder / BRIEFING
    try:
        parsed = '"grammar": ""' not in briefing.read_text("utf-8", errors="replace")
    except OSError:
        return False
    return parsed and (folder / CASSETTE).is_file()


def _size(folder: Path) -> int:
    """About how much there is to do: the size of all files of the case."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _stray(path: Path) -> Outcome:
    cause = Cause(Part.FILE, f"belongs to no case: a case is a folder with a {SETUP}", path)
    return Outcome(str(path), Verdict.ORPHAN, (cause,))


def _lost(folder: Path, lost: Lost) -> Outcome:
    cause = Cause(Part.CASE, f"could not be run: {lost}", folder / SETUP)
    return Outcome(folder.name, Verdict.ERROR, (cause,))
