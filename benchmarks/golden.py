"""What a check costs: seconds a case beyond the start, and memory, at growing numbers of cases.

    python benchmarks/golden.py [--cases 10 100 1000] [--jobs 2]

The cases are generated: a hundred words with speakers, numbers and quotes, no two the same, and a reply
written by hand for the `whole` drafter, so that replay does what it does for a hosted model. The start is
what a check of one such case takes. Memory is the most that all processes together hold at one time, each
counted in full (RSS) and with what they share counted once (PSS).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from summarizer.chat.cassette import Cassette, Exchange, source_marks, write
from summarizer.draft import BriefingDraft, ItemDraft, KeyPointDraft, PositionDraft, QuestionDraft
from summarizer.golden import Mode, find, record
from summarizer.golden.case import read
from summarizer.golden.running import documents_of, identity
from summarizer.stance import Stance

ROOT = Path(__file__).parent.parent
PLACES = ("Ostwick", "Marrow Hill", "Lindholm", "Caldbeck", "Thornby", "Estermouth", "Velling", "Braxted")
THINGS = ("swimming pool", "ferry", "library", "tram line", "market hall", "sea wall", "quarry", "bus depot")
GROUPS = ("Ratepayers’ League", "Dock Union", "Parents’ Council", "Traders’ Guild", "Wildlife Trust")
NAMES = ("Ada Klein", "Jonas Weir", "Mira Osei", "Tom Hale", "Ruth Sand", "Ivo Brand", "Lena Falk", "Sam Orr")
OFTEN = 0.01  # seconds between two looks at the memory


@dataclass(frozen=True)
class Measured:
    """A check of so many cases: seconds on the wall and of all processors, and the most memory, in MB."""

    cases: int
    wall: float
    busy: float
    rss: float
    pss: float


def story(seed: int) -> str:
    """A short news story of nine sentences."""
    dice = random.Random(seed)
    place, thing, group = dice.choice(PLACES), dice.choice(THINGS), dice.choice(GROUPS)
    mayor, critic = dice.sample(NAMES, 2)
    cost, jobs, month = dice.randint(2, 90), dice.randint(20, 900), dice.choice(("March", "May", "October"))
    return (
        f"The council of {place} will close the {thing} in {month}, Mayor {mayor} said on Tuesday.\n\n"
        f"Repairs would cost {cost} million euros, and the council has set aside a third of that. "
        f"“We cannot keep it open on hope,” {mayor} told a packed meeting.\n\n"
        f"{critic}, who leads the {group}, said the closure would cost {jobs} jobs. "
        f"“Nobody asked us,” {critic} said. "
        f"The {group} demands a public hearing before the end of the year.\n\n"
        f"A survey last spring found cracks in {dice.randint(3, 40)} places. "
        f"The regional government has not said whether it will help. "
        f"Whether the {thing} could reopen in {dice.randint(2027, 2031)} is not settled.\n"
    )


def reply(seed: int, text: str) -> BriefingDraft:
    """What a model might say of it."""
    first = text.split(",")[0]
    group = next(group for group in GROUPS if group in text)
    points = (KeyPointDraft(text=f"{first}.", sentences=(1,)),)
    return BriefingDraft(
        title=f"Case {seed}",
        headline=(ItemDraft(text=f"{first}.", sentences=(1,)),),
        key_points=points,
        positions=(
            PositionDraft(
                text=f"The {group} demands a public hearing before the end of the year.",
                party=group,
                issue="closure",
                stance=Stance.OPPOSES,
                sentences=(6,),
            ),
        ),
        open_questions=(
            QuestionDraft(text="Will the regional government help?", sentences=(8,), why="It has not said."),
        ),
    )


def make(root: Path, cases: int) -> None:
    """Write the cases, each with its recording and what is approved."""
    for seed in range(cases):
        folder = root / f"case-{seed:04}"
        folder.mkdir(parents=True)
        text = story(seed)
        (folder / "story.txt").write_text(text, "utf-8")
        (folder / "case.toml").write_text('sources = ["story.txt"]\nmodel = "gpt-5.4-mini"\n', "utf-8")
        case = read(folder)
        by_hand = Exchange(step="brief", reply=reply(seed, text).model_dump_json(), by="hand")
        marks = source_marks(documents_of(case))
        write(Cassette(folder.name, identity(case), marks, exchanges=(by_hand,)), folder / "cassette.yaml")
    failures = record(find(root), mode=Mode.NONE).failures
    assert not failures, failures


def checked(root: Path, cases: int, jobs: int) -> Measured:
    """What a check of these cases costs, from the start of its process to its end."""
    command = [sys.executable, "-m", "summarizer.cli", "check", str(root), "-q", "--json", "-j", str(jobs)]
    before, begun = os.times(), time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, env={**os.environ, "PYTHONPATH": str(ROOT)})
        held = [(0.0, 0.0), *watched(process)]
        wall, after = time.perf_counter() - begun, os.times()
        output.seek(0)
        counts = json.load(output)["counts"]
    assert counts == {"ok": cases}, counts
    busy = after.children_user + after.children_system - before.children_user - before.children_system
    return Measured(cases, wall, busy, max(rss for rss, _ in held), max(pss for _, pss in held))


def watched(process: subprocess.Popen[bytes]) -> Iterator[tuple[float, float]]:
    """The memory of the process and its children, now and then, until it ends."""
    while process.poll() is None:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        try:
            pids = [process.pid, *map(int, children.read_text().split())]
            amounts = [memory(pid) for pid in pids]
        except (OSError, ValueError):
            continue
        yield sum(rss for rss, _ in amounts), sum(pss for _, pss in amounts)
        time.sleep(OFTEN * 10)


def memory(pid: int) -> tuple[float, float]:
    """What the process holds, and its share of what it holds with others, in MB."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    table = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines}
    return table["Rss"], table["Pss"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--cases", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--repeat", type=int, default=3, help="The best of so many runs counts.")
    given = parser.parse_args(arguments)
    print(
        f"{'cases':>6} {'wall s':>8} {'cpu s':>8} {'ms a case':>10} {'cpu ms a case':>14} "
        f"{'RSS MB':>8} {'PSS MB':>8}"
    )
    start: Measured | None = None
    for cases in [1, *given.cases]:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "golden"
            make(root, cases)
            runs = [checked(root, cases, given.jobs) for _ in range(given.repeat if cases < 500 else 1)]
        best = min(runs, key=lambda run: run.wall)
        start = start or best
        print(row(best, start))


def row(run: Measured, start: Measured) -> str:
    """A line of the table; the cost of a case is that of all but the first."""
    more = max(run.cases - start.cases, 1)
    each, busy = (
        1000 * (now - then) / more for now, then in ((run.wall, start.wall), (run.busy, start.busy))
    )
    return (
        f"{run.cases:>6} {run.wall:>8.2f} {run.busy:>8.2f} {each:>10.1f} {busy:>14.1f} "
        f"{run.rss:>8.0f} {run.pss:>8.0f}"
    )


if __name__ == "__main__":
    main()
