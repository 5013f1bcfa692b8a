"""Throws made-up texts at what judges notes, and looks for crashes and for time out of proportion.

Each target takes a quote and a text and returns anything. To add one is a line in `TARGETS`. Run:

    python benchmarks/fuzz.py [--seconds 600] [--seed 0] [--target find_quote]
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

# A checkout can be measured without being installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.quotes.corpus import texts
from summarizer.grounding.answers import answered
from summarizer.grounding.claims import check_claim
from summarizer.grounding.quotes import find_quote
from summarizer.grounding.reading import attributions
from summarizer.normalization import normalize
from summarizer.verification import NoteError, verify

Target = Callable[[str, str], object]


def _verified(quote: str, text: str) -> object:
    """The note that is nothing but the quote; one with nothing to check is told so, and that is no crash."""
    try:
        return verify(f"“{quote}”, she said.", text)
    except NoteError:
        return None


TARGETS: dict[str, Target] = {
    "find_quote": find_quote,
    "normalize": lambda quote, text: normalize(quote + text),
    "check_claim": check_claim,
    "attributions": lambda quote, text: attributions(quote + text),
    "answered": answered,
    "verify": _verified,
}
# A case is slow where it takes longer than this for each character of both texts, and a start for all.
SECONDS_A_CHARACTER, SECONDS_AT_LEAST = 100e-6, 0.25
_MARKS = "…[]()“”‘’'\"«»-–—−*_`>#\\^!?.,;:%€$\n\t \u00ad\u200b\u0301\ufdd0\ud800١二不ไม่ﬁ²½\u2028\U0001f600"
_WORDS = (
    "not", "no", "if", "unless", "said", "that", "the", "a", "can't", "non-binding", "5", "1.8", "million",
    "10,000",
    "−5", "%", "per", "cent", "he", "不", "ない", "ไม่", "pas", "nicht",
)  # fmt: skip


def main(argv: Sequence[str] | None = None) -> int:
    """Run the fuzzer; 0, or 1 where something crashed or was slow."""
    parser = argparse.ArgumentParser(prog="benchmarks/fuzz.py", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--target", choices=sorted(TARGETS), action="append", help="one alone; several may be given"
    )
    options = parser.parse_args(argv)
    chosen = {name: TARGETS[name] for name in options.target or TARGETS}
    crashes, slow = _fuzzed(chosen, options.seconds, random.Random(options.seed))
    return 1 if crashes or slow else 0


def _fuzzed(targets: dict[str, Target], seconds: float, rng: random.Random) -> tuple[int, int]:
    """Run until the time is up; how many cases crashed, and how many were slow."""
    corpus = [text.text for half in "ab" for text in texts(half)]
    ends = time.monotonic() + seconds
    cases = crashes = slow = 0
    worst: dict[str, tuple[float, int, str]] = {}
    while time.monotonic() < ends:
        quote, text = _case(rng, corpus)
        for name, target in targets.items():
            cases += 1
            started = time.process_time()
            try:
                target(quote, text)
            except Exception:  # noqa: BLE001 - whatever is raised is what is looked for
                crashes += 1
                print(f"\n{name} crashed on {quote[:300]!r} in {text[:300]!r}\n{traceback.format_exc()}")
            took, length = time.process_time() - started, len(quote) + len(text)
            if took > SECONDS_AT_LEAST + SECONDS_A_CHARACTER * length:
                slow += 1
                print(
                    f"\n{name} took {took:.2f} s for {length:,} characters: {quote[:80]!r} in {text[:80]!r}"
                )
            rate = took / (length + 1_000)
            if rate > worst.get(name, (0.0, 0, ""))[0]:
                worst[name] = rate, length, f"{quote[:60]!r} in {text[:60]!r}"
    print(f"{cases:,} cases, {crashes} crashes, {slow} slow")
    for name, (rate, length, shown) in sorted(worst.items()):
        print(f"{name}: the slowest took {rate * 1e6:.1f} µs a character of {length:,}: {shown}")
    return crashes, slow


def _case(rng: random.Random, corpus: Sequence[str]) -> tuple[str, str]:
    """A quote and a text: a text of the corpus or a made-up one, and a stretch of it, both mutated."""
    kind = rng.random()
    text = rng.choice(corpus) if kind < 0.5 else _made_up(rng, rng.randint(0, 400))
    if kind > 0.97:
        text = (_made_up(rng, rng.randint(1, 4)) or "a") * rng.randint(1, 20_000)
    start = rng.randint(0, len(text))
    quote = text[start : start + rng.choice((5, 30, 120, 1_000))]
    if rng.random() < 0.2:
        quote = _made_up(rng, rng.randint(0, 60))
    if rng.random() < 0.01:
        quote *= rng.randint(2, 500)
    return _mutated(rng, quote), _mutated(rng, text)


def _made_up(rng: random.Random, length: int) -> str:
    pieces = []
    for _ in range(length):
        kind = rng.random()
        if kind < 0.4:
            pieces.append(rng.choice(_WORDS) + rng.choice(("", " ", "\n")))
        elif kind < 0.8:
            pieces.append(rng.choice(_MARKS))
        else:
            pieces.append(
                chr(rng.choice((rng.randint(32, 126), rng.randint(0, 0x2FFF), rng.randint(0, 0x10FFFF))))
            )
    return "".join(pieces)


def _mutated(rng: random.Random, text: str) -> str:
    for _ in range(rng.choice((0, 0, 1, 2, 5))):
        at, length = rng.randint(0, len(text)), rng.choice((0, 0, 1, 3))
        text = text[:at] + _made_up(rng, rng.choice((0, 1, 1, 2))) + text[at + length :]
    return text


if __name__ == "__main__":
    sys.exit(main())
