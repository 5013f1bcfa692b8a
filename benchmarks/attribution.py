"""Who said what: `attributions` beside textacy's direct quotations, on planted speech and invented articles.

Passages are marked by hand, in `attribution/dev` and `attribution/held_out`, or made from the templates of
`attribution/templates.toml`: `{2q:“No,”} {2c:said} {2s:Lee}` are the quoted words, the cue and the words for
the speaker of attribution 2. Run:

    python -m benchmarks.attribution [dev] [held_out] [planted] [--assert] [--errors] [--n 600] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from string import Template

from summarizer.documents import Document
from summarizer.grounding.attribution import Mode
from summarizer.grounding.reading import attributions
from summarizer.language.parse import parser
from summarizer.text import Span

DATA = Path(__file__).parent / "attribution"
# What `--assert` asks for: recall, precision and right speaker of direct quotes; F1 of reported speech.
FLOORS = (0.93, 0.95, 0.96, 0.60)
_OPENING = re.compile(r"\{(\d+)([qicsb]):")
_WORD = re.compile(r"\w+")
# A quotation, or the words of reported speech, is found where so much of it is.
_OVERLAP = 0.5


@dataclass(frozen=True)
class Marked:
    """A stretch of a passage: `role` is q (quoted), i (reported), b (a belief), c (cue) or s (speaker)."""

    id: str
    role: str
    span: Span


@dataclass(frozen=True)
class Case:
    """A passage with its speech; `speakers` are the names by attribution."""

    kind: str
    text: str
    marked: tuple[Marked, ...]
    speakers: Mapping[str, str]


@dataclass(frozen=True)
class Claim:
    """What a system says: whose words stand at `span`; `words` are the text's own for the speaker."""

    span: Span
    speaker: str
    words: Span | None
    quoted: bool


System = Callable[[Case], Sequence[Claim]]


def unmarked(marked_up: str) -> tuple[str, tuple[Marked, ...]]:
    """A text without its marks, and what they marked; marks may stand in one another."""
    text, found, open_marks, at = "", [], [], 0
    while at < len(marked_up):
        if opening := _OPENING.match(marked_up, at):
            open_marks.append((opening[1], opening[2], len(text)))
            at = opening.end()
            continue
        if marked_up[at] == "}":
            id, role, start = open_marks.pop()
            found.append(Marked(id, role, Span(start, len(text))))
        else:
            text += marked_up[at]
        at += 1
    return text, tuple(found)


def articles(folder: str) -> Iterator[Case]:
    """The hand-written articles of a folder; lines like `= 2 Ann Lee` at the end name the speakers."""
    for path in sorted((DATA / folder).glob("*.txt")):
        body, *named = re.split(r"^= ", path.read_text("utf-8"), flags=re.MULTILINE)
        text, marked = unmarked(body)
        yield Case(path.stem, text, marked, dict(line.strip().split(" ", 1) for line in named))


def planted(count: int, seed: int) -> Iterator[Case]:
    """Passages made from the templates, each in turn, with names and clauses drawn by the seed."""
    data = tomllib.loads((DATA / "templates.toml").read_text("utf-8"))
    draw = random.Random(seed)
    kinds = list(data["templates"].items())
    for n in range(count):
        kind, template = kinds[n % len(kinds)]
        values = _values(data, draw)
        text, marked = unmarked(Template(template).substitute(values))
        speakers = dict.fromkeys((m.id for m in marked), values["n1"])
        speakers |= {m.id: _planted_speaker(m.span.of(text), values) for m in marked if m.role == "s"}
        yield Case(
            kind,
            text + "\n\nThe day was over, and there was nothing more to be done about it.\n",
            marked,
            speakers,
        )


def _values(data: Mapping[str, Sequence[str]], draw: random.Random) -> dict[str, str]:
    woman, man = draw.choice(data["women"]), draw.choice(data["men"])
    (first, he, title), (second, _, _) = draw.sample([(woman, "she", "Ms"), (man, "he", "Mr")], 2)
    a, b, c, d = draw.sample(data["clauses"], 4)
    body = draw.choice(data["bodies"])
    values = {
        "n1": first,
        "n2": second,
        "x": second,
        "s1": first.split()[-1],
        "t1": title,
        "he1": he,
        "f": draw.choice(data["fillers"]),
    }
    values["He1"] = he.capitalize()
    values |= {"a": a, "b": b, "c": c, "d": d, "body": body, "Body": body[0].upper() + body[1:]}
    return values | {key.upper(): values[key][0].upper() + values[key][1:] for key in "abcd"}


def _planted_speaker(words: str, values: Mapping[str, str]) -> str:
    """The name that the words for a speaker stand for."""
    if values["n2"] in words:
        return values["n2"]
    one = values["s1"] in words or words.lower() == values["he1"]
    return values["n1"] if one else values["body"].removeprefix("the ")


def ours(case: Case) -> Sequence[Claim]:
    """What `attributions` says was said, and by whom, where it names somebody."""
    claims = []
    for found in attributions(Document(case.text)):
        if found.mode is Mode.SPEECH and found.voices:
            names = " + ".join(f"{voice.name} ({voice.party})" for voice in found.voices)
            claims += [Claim(span, names, found.speaker, span in found.quotes) for span in found.content]
            claims += [Claim(q, names, found.speaker, True) for q in found.quotes if q not in found.content]
    return claims


def textacy(case: Case) -> Sequence[Claim]:
    """What textacy's `direct_quotations` says; a paragraph that it raises on has none."""
    from textacy.extract.triples import direct_quotations

    claims = []
    for paragraph in re.finditer(r"[^\n]+", case.text):
        try:
            triples = list(direct_quotations(parser("en")(paragraph.group())))
        except (ValueError, IndexError):
            continue
        for speaker, _, content in triples:
            start = speaker[0].idx if speaker else 0
            words = (
                Span(start, speaker[-1].idx + len(speaker[-1])).shifted(paragraph.start())
                if speaker
                else None
            )
            said = Span(content.start_char, content.end_char).shifted(paragraph.start())
            claims.append(Claim(said, " ".join(token.text for token in speaker), words, quoted=True))
    return claims


@dataclass
class Tally:
    """Counts over cases: of direct quotes, and of reported speech."""

    gold: int = 0
    found: int = 0
    right: int = 0
    told: int = 0
    true: int = 0
    reported: int = 0
    reports: int = 0
    matched: int = 0
    errors: list[str] = field(default_factory=list)

    def figures(self) -> tuple[float, float, float, float]:
        """Recall, precision and right speaker of direct quotes, and F1 of reported speech."""
        return (
            self.found / max(self.gold, 1),
            self.true / max(self.told, 1),
            self.right / max(self.found, 1),
            2 * self.matched / max(self.reported + self.reports, 1),
        )


def tally(case: Case, claims: Sequence[Claim], into: Tally) -> None:
    """Count what a system says of a case against what is so."""
    gold = [m for m in case.marked if m.role == "q"]
    quoted = [c for c in claims if c.quoted]
    for mark in gold:
        into.gold += 1
        hit = next((c for c in quoted if _share(c.span, mark.span) > _OVERLAP), None)
        into.found += hit is not None
        into.right += hit is not None and _named(hit, case, mark.id)
        if hit is None or not _named(hit, case, mark.id):
            got = f"→ {hit.speaker}" if hit else "missed"
            into.errors.append(f"{case.kind}: {mark.span.of(case.text)!r} of {case.speakers[mark.id]} {got}")
    for claim in quoted:
        true = any(_share(claim.span, m.span) > _OVERLAP for m in case.marked if m.role in "qib")
        into.told, into.true = into.told + 1, into.true + true
        if not true:
            into.errors.append(
                f"{case.kind}: {claim.span.of(case.text)!r} is no speech, given to {claim.speaker}"
            )
    _tally_reports(case, [c for c in claims if not c.quoted], into)


def _tally_reports(case: Case, claims: Sequence[Claim], into: Tally) -> None:
    """Reported and mixed speech: one claim a stretch, the same speaker, more than half of the words."""
    left = [
        c
        for c in claims
        if not any(m.role in "qb" and _share(c.span, m.span) > _OVERLAP for m in case.marked)
    ]
    into.reports += len(left)
    for mark in (m for m in case.marked if m.role == "i"):
        into.reported += 1
        hit = next(
            (c for c in left if _dice(c.span, mark.span) > _OVERLAP and _named(c, case, mark.id)), None
        )
        if hit is not None:
            left.remove(hit)
            into.matched += 1
        else:
            into.errors.append(
                f"{case.kind}: {mark.span.of(case.text)!r} of {case.speakers[mark.id]} not reported"
            )
    into.errors += [f"{case.kind}: {c.span.of(case.text)!r} is no report, given to {c.speaker}" for c in left]


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _share(one: Span, other: Span) -> float:
    return _common(one, other) / max(1, min(one.end - one.start, other.end - other.start))


def _dice(one: Span, other: Span) -> float:
    return 2 * _common(one, other) / max(1, one.end - one.start + other.end - other.start)


def _named(claim: Claim, case: Case, id: str) -> bool:
    """Whether the speaker claimed is the one: the last word of the name is among the words given."""
    last = _WORD.findall(case.speakers[id].lower())[-1]
    return last in _WORD.findall(claim.speaker.lower())


def measured(cases: Sequence[Case], system: System) -> tuple[Tally, float]:
    """The tally of a system over cases, and the seconds that it took."""
    into, start = Tally(), time.perf_counter()
    for case in cases:
        tally(case, system(case), into)
    return into, time.perf_counter() - start


def report(name: str, cases: Sequence[Case], *, errors: bool) -> bool:
    """Print the table of a set; whether ours keeps above every floor."""
    head = "".join(
        f"{word:>8}" for word in ("quotes", "recall", "precis.", "speaker", "reports", "F1", "sec")
    )
    print(f"\n{name}: {len(cases)} passages\n{'':<12}{head}")
    kept = True
    for label, system in (("summarizer", ours), ("textacy", textacy)):
        try:
            found, seconds = measured(cases, system)
        except ModuleNotFoundError:
            print(f"{label:<12} is not installed")
            continue
        recall, precision, speaker, reported = found.figures()
        print(
            f"{label:<12}{found.gold:>8}{recall:>8.3f}{precision:>8.3f}{speaker:>8.3f}{found.reported:>8}{reported:>8.3f}{seconds:>8.1f}"
        )
        if system is ours:
            kept = all(figure >= floor for figure, floor in zip(found.figures(), FLOORS, strict=True))
            print(*(f"   {error}" for error in found.errors if errors), sep="\n", end="\n" if errors else "")
    return kept


def main() -> int:
    flags = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    flags.add_argument(
        "sets", nargs="*", default=["dev", "held_out", "planted"], help="dev, held_out, planted"
    )
    flags.add_argument("--n", type=int, default=640, help="how many passages to plant")
    flags.add_argument("--seed", type=int, default=1, help="what names and clauses are drawn by")
    flags.add_argument("--errors", action="store_true", help="print what ours has wrong")
    flags.add_argument("--assert", dest="holds", action="store_true", help="fail below a floor")
    given = flags.parse_args()
    kept = True
    for name in given.sets:
        cases = list(planted(given.n, given.seed) if name == "planted" else articles(name))
        kept = report(name, cases, errors=given.errors) and kept
    return int(given.holds and not kept)


if __name__ == "__main__":
    sys.exit(main())
