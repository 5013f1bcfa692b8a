"""What a lookup costs, and what an index: ratios within one process, the best of several."""

from __future__ import annotations

import random
import re
import time
import tracemalloc
from collections.abc import Callable, Sequence

from benchmarks.quotes.corpus import texts
from benchmarks.quotes.peers import SLOW, peers
from summarizer.grounding.quotes import QuoteIndex

# What is to be reached, settled before anything was measured.
FASTER_THAN_LANGEXTRACT, SLOWER_THAN_IN = 500, 15
INDEX_SECONDS, QUOTES_SECONDS, BYTES_A_CHARACTER = 1.5, 1.0, 12
_TEXT, _LARGE = 100_000, 1_000_000
_LOOKUPS, _LARGE_LOOKUPS = 40, 200


def speeds(half: str, *, quick: bool) -> bool:
    """Print the times; whether all budgets are kept."""
    lookups = _print_lookups(half, quick=quick)
    return _print_index(half) and lookups


def _long_text(half: str, size: int) -> str:
    """Sentences of the texts in another order each time, with figures that tell them apart."""
    rng = random.Random(7)
    sentences = [
        sentence
        for text in texts(half)
        if text.language.code in ("en", "de", "fr", "es")
        for sentence in re.split(r"(?<=[.”»“]) ", text.text.replace("\n", " "))
    ]
    pieces: list[str] = []
    length = 0
    while length < size:
        words = rng.choice(sentences).split(" ")
        at = rng.randrange(len(words))
        piece = " ".join([*words[:at], rng.choice(rng.choice(sentences).split(" ")), *words[at:]])
        pieces.append(piece + (" " if rng.random() < 0.8 else "\n\n"))
        length += len(pieces[-1])
    return "".join(pieces)[:size]


def _quotes(text: str, wanted: int, *, altered: bool) -> list[str]:
    rng = random.Random(11)
    found: list[str] = []
    while len(found) < wanted:
        start = rng.randrange(len(text) - 400)
        words = text[start : start + rng.randint(60, 160)].split()[1:-1]
        quote = " ".join(words).strip("“”„«».,;:— ")
        if quote not in text or re.search(r"[\d%€*\[-]", quote[:12] + quote[-12:]):
            continue
        if altered:
            at = rng.randrange(2, len(words) - 2)
            quote = " ".join([*words[:at], "zubrowka", *words[at + 1 :]]).strip("“”„«».,;:— ")
        found.append(quote)
    return found


def _each(find: Callable[[str], object], quotes: Sequence[str], rounds: int) -> float:
    """Seconds a quote, the best of several rounds for each."""
    total = 0.0
    for quote in quotes:
        times = []
        for _ in range(rounds):
            start = time.perf_counter()
            find(quote)
            times.append(time.perf_counter() - start)
        total += min(times)
    return total / len(quotes)


def _print_lookups(half: str, *, quick: bool) -> bool:
    text = _long_text(half, _TEXT)
    true, altered = (_quotes(text, _LOOKUPS, altered=each) for each in (False, True))
    index = QuoteIndex(text)
    index.find(altered[0])
    ours = _each(index.find, true, 5), _each(index.find, altered, 5)
    print(f"a lookup in {_TEXT:,} characters    verbatim       altered")
    print(f"{'summarizer':<28}{ours[0] * 1e6:>12.1f} µs{ours[1] * 1e6:>11.1f} µs")
    known = {}
    for name, peer in peers().items():
        few = 2 if name in SLOW and quick else 6 if name in SLOW else _LOOKUPS
        rounds = 1 if name in SLOW else 5
        pair = tuple(
            _each(lambda q, peer=peer: peer(q, text), each[:few], rounds) for each in (true, altered)
        )  # type: ignore[misc]  # bound now
        known[name] = pair
        print(f"{name:<28}{pair[0] * 1e6:>12.1f} µs{pair[1] * 1e6:>11.1f} µs")
    fine = _within("times plain in, verbatim", ours[0] / known["plain in"][0], SLOWER_THAN_IN)
    if "langextract" in known:
        for n, name in enumerate(("verbatim", "altered")):
            ratio = known["langextract"][n] / ours[n]
            fine &= _within(
                f"times faster than langextract, {name}", ratio, FASTER_THAN_LANGEXTRACT, least=True
            )
    return fine


def _print_index(half: str) -> bool:
    text = _long_text(half, _LARGE)
    quotes = [
        quote
        for pair in zip(
            _quotes(text, _LARGE_LOOKUPS // 2, altered=False),
            _quotes(text, _LARGE_LOOKUPS // 2, altered=True),
            strict=True,
        )
        for quote in pair
    ]
    built, asked = [], []
    for _ in range(3):
        start = time.perf_counter()
        index = QuoteIndex(text)
        built.append(time.perf_counter() - start)
        start = time.perf_counter()
        for quote in quotes:
            index.find(quote)
        asked.append(time.perf_counter() - start)
    print(f"\n{_LARGE:,} characters, {_LARGE_LOOKUPS} quotes, half of them altered")
    fine = _within("seconds to index", min(built), INDEX_SECONDS)
    fine &= _within("seconds for all quotes", min(asked), QUOTES_SECONDS)
    tracemalloc.start()
    index = QuoteIndex(text)
    index.find(quotes[1])
    held, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    fine &= _within("bytes a character, held", held / len(text), BYTES_A_CHARACTER)
    print(f"  {'bytes a character, at the peak':<42}{peak / len(text):>8.2f}")
    return fine


def _within(name: str, figure: float, asked: float, *, least: bool = False) -> bool:
    fine = figure >= asked if least else figure <= asked
    sign, word = ">=" if least else "<=", "reached" if fine else "MISSED"
    print(f"  {name:<42}{figure:>8.2f}   asked {sign} {asked:g}   {word}")
    return fine
