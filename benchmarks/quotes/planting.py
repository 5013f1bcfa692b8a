"""Quotes of known truth, planted in the texts: where they stand, or what was done to them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from benchmarks.quotes.alterations import ALTERATIONS
from benchmarks.quotes.corpus import Text, printed, stretches, texts
from benchmarks.quotes.joins import elided, elided_sentences, heading_joined, interrupted, two_speakers
from benchmarks.quotes.plant import (
    ALTERED,
    ELIDED,
    ELLIPSES,
    EXACT,
    NORMALIZED,
    REFUSED,
    Plant,
    document,
    false,
    letters,
)
from benchmarks.quotes.variations import DOCUMENT_SIDE, ENDS, QUOTE_SIDE
from summarizer.characters import levelled
from summarizer.documents import Document
from summarizer.text import Span


def plants(half: str, seed: int) -> Iterator[Plant]:
    """The quotes planted in the texts of one half (`a` or `b`), the same for the same seed."""
    all_texts = texts(half)
    for number, text in enumerate(all_texts):
        rng = random.Random(f"{seed} {half} {text.name}")
        yield from _verbatim(text, rng, 25)
        for name in QUOTE_SIDE:
            yield from _tried(partial(_varied, text, rng, [name], []), 6)
        for name in DOCUMENT_SIDE:
            yield from _tried(partial(_varied, text, rng, [], [name]), 5)
        for name in ALTERATIONS:
            yield from _tried(partial(_altered, text, rng, name), 8)
        for make, wanted in _OTHERS:
            yield from _tried(partial(make, text, rng), wanted)
        other = all_texts[number - 1]
        yield from _tried(partial(_joined, text, other, rng), 6)
        yield from _tried(partial(_wrong_source, text, other, rng), 8)
        yield from _absent(text, other, rng)


def _tried(make: Callable[[], Plant | None], wanted: int) -> Iterator[Plant]:
    made = (make() for _ in range(wanted * 12))
    yield from islice((plant for plant in made if plant), wanted)


def _verbatim(text: Text, rng: random.Random, wanted: int) -> Iterator[Plant]:
    for _ in range(wanted):
        span = stretches(text, rng)
        yield Plant(
            "verbatim", text.language.code, (document(text),), span.of(text.text), EXACT, text.name, (span,)
        )


def _varied(text: Text, rng: random.Random, on_quote: list[str], on_document: list[str]) -> Plant | None:
    span = stretches(text, rng)
    raw = span.of(text.text)
    stand = raw
    for name in on_document:
        if "](" in stand and name in ("divided", "invisible", "spaces"):
            return None
        stand = DOCUMENT_SIDE[name](stand, text.language, rng)
    quote = printed(raw, text.language, rng)
    for name in on_quote:
        quote = QUOTE_SIDE[name](quote, text.language, rng)
    unchanged = quote == printed(raw, text.language, rng) if on_quote else stand == raw
    if unchanged or (stand == raw and quote == raw):
        return None
    changed = text.text[: span.start] + stand + text.text[span.end :]
    place = Span(span.start, span.start + len(stand))
    if "final_mark" in on_quote and levelled(changed[place.end : place.end + 1]) == quote[-1]:
        place = Span(place.start, place.end + 1)
        stand += changed[place.end - 1]
    kind = "+".join([*on_quote, *(f"{name} (source)" for name in on_document)])
    kind = "combined" if len(on_quote) + len(on_document) > 1 else kind
    verdicts = EXACT if quote == stand else NORMALIZED
    return Plant(
        kind, text.language.code, (Document(changed, id=text.name),), quote, verdicts, text.name, (place,)
    )


def _combined(text: Text, rng: random.Random) -> Plant | None:
    inner = [name for name in QUOTE_SIDE if name not in ENDS]
    on_quote = rng.sample(inner, rng.randint(1, 3)) + rng.sample(ENDS, rng.randint(0, 1))
    return _varied(text, rng, on_quote, rng.sample(list(DOCUMENT_SIDE), rng.randint(1, 2)))


_CUT_UNITS = (("−5 °", "C"), ("10 µg", "/l"), ("450", " kN"), ("12 km", "/h"), ("3", " MW"))


def _compound_unit_cut(text: Text, rng: random.Random) -> Plant | None:
    """Words that end in a part of a unit."""
    words = printed(stretches(text, rng, 3, 8).of(text.text), text.language, rng)
    kept, rest = rng.choice(_CUT_UNITS)
    document = Document(f"{words} {kept}{rest}.\n", id="measures")
    return Plant("compound unit cut", text.language.code, (document,), f"{words} {kept}", REFUSED)


def _inserted(text: Text, rng: random.Random) -> Plant | None:
    """A name in brackets for a pronoun, or after a word."""
    span = stretches(text, rng, 6, 16)
    raw, name = span.of(text.text), rng.choice(text.language.names)
    found = [m for m in re.finditer(r"(?<= )[^\W\d_]+(?= )", raw) if m[0].lower() in text.language.pronouns]
    if not found or set(raw) & set("\n*[“”«»„¹²³"):
        return None
    match = rng.choice(found)
    added = rng.random() < 0.5
    before = Span(span.start, span.start + (match.end() if added else match.start() - 1))
    after = Span(span.start + match.end() + 1, span.end)
    if (
        len(re.findall(r"\w+", raw)) < 6
        or len(before.of(text.text).split()) < 2
        or len(after.of(text.text).split()) < 2
    ):
        return None
    quote = f"{before.of(text.text)} [{name}] {after.of(text.text)}"
    return Plant("inserted", text.language.code, (document(text),), quote, ELIDED, text.name, (before, after))


def _altered(text: Text, rng: random.Random, name: str) -> Plant | None:
    span = stretches(text, rng, 5, 22)
    raw = span.of(text.text)
    quote = ALTERATIONS[name](printed(raw, text.language, rng), text, rng)
    if name == "inner_case":
        same = quote == printed(raw, text.language, random.Random(0))
        return (
            None
            if same or not quote
            else Plant(name, text.language.code, (document(text),), quote, ALTERED, text.name, (span,))
        )
    if name == "inside_word":
        return false(name, text, quote, REFUSED)
    plant = false(name, text, quote, ALTERED, span)
    return plant if plant and re.search(r"\w", quote) else None


_TURNING = (
    r"\b(?:can|would|is|do|does|won|was|has)(?=n['’]t)", r"(?<=non-)\w+", r"(?<=un)verbindlicher",
    r"(?<=Sport-\n)\w+",
    r"(?<=low-)cost", r"(?<=self-\n)employed", r"(?<=re-)election", r"(?<=short-\n)\w+", r"Groß(?=-)",
    r"Vor(?=- )", r"(?<=vice-\n)\w+", r"\d+(?=[.,]\d)", r"(?<=\d[.,])\d+", r"(?<=−)\d", r"(?<=[€$£])\d[\d.]*",
    r"\d[\d.,]*(?= ?%)",
    r"\d[\d.,]*(?= (?:million|Millionen|millions|millones|млн|тысяч|ล้าน|εκατομμύρια|مليون|km|км|euros?))",
    r"\d+(?=[万億])", r"(?<=[不没未无])[\u4e00-\u9fff]{2}", r"(?<=ไม่)[\u0e00-\u0e7f]{4,8}",
)  # fmt: skip


def _turning_cut(text: Text, rng: random.Random) -> Plant | None:
    """A part of a word, compound or figure that says something else than the whole."""
    found = [m for p in _TURNING for m in re.finditer(p, text.text)]
    if not found:
        return None
    match = rng.choice(found)
    # Where the part stands elsewhere by itself, it is no false quote.
    alone = re.search(
        rf"(?<![\w.,€$£−-]){re.escape(match[0])}(?![\w%'’-]| ?%|[.,]\d| (?:million|km|euro))", text.text
    )
    plain = not match[0][0].isdigit() and (text.language.unspaced or alone)
    if (alone and (plain or match[0][0].isdigit())) or text.text.count(match[0]) > 1:
        return None
    return false("part that turns", text, match[0], REFUSED)


def _unit_cut(text: Text, rng: random.Random) -> Plant | None:
    """Words that end in a figure without its sign, unit or magnitude."""
    pattern = (
        r"[^\W\d_]+ (?:[^\W\d_]+ )?\d[\d.,]*(?= ?%| (?:per cent|million|Millionen|Prozent|millions|millones|"
        r"млн|тысяч|km|км|euros|Euro|metros|тыс|tonnes|ล้าน|กิโล|εκατομμύρια|χιλιόμετρα|مليون|ألف|كيلومتر))|[\u3040-\u9fff]{2,6}\d[\d.]*(?=[万億%キ公])"
    )
    match = _any(pattern, text.text, rng)
    return (
        false("unit cut", text, match[0].rstrip(".,"), REFUSED)
        if match and text.text.count(match[0]) == 1
        else None
    )


def _any(pattern: str, text: str, rng: random.Random) -> re.Match[str] | None:
    found = list(re.finditer(pattern, text))
    return rng.choice(found) if found else None


def _over_negation(text: Text, rng: random.Random) -> Plant | None:
    """An ellipsis that leaves out a negation and a word or two beside it."""
    words = "|".join(text.language.negations)
    unit = r"[^\s，。、“”「」：]{2,6}" if text.language.unspaced else r"(?:[^\W\d_]+ ){2,5}"
    gap = (
        rf"(?:{words})"
        if text.language.unspaced
        else rf"(?:[^\W\d_]+ ){{0,2}}(?:{words}) (?:[^\W\d_]+ ){{0,2}}"
    )
    match = _any(
        rf"({unit})({gap})({unit})", text.text.replace("\n", " " if not text.language.unspaced else "\n"), rng
    )
    if not match:
        return None
    quote = rng.choice(ELLIPSES).join((match[1].strip(), match[3].strip()))
    return false("ellipsis over negation", text, quote, REFUSED)


def _far_apart(text: Text, rng: random.Random) -> Plant | None:
    """An ellipsis that leaves out most of the text: parts in padding's distance."""
    first, second = sorted((stretches(text, rng, 3, 6), stretches(text, rng, 3, 6)))
    if second.start - first.end < 10:
        return None
    far = text.text[: first.end] + text.text[first.end : second.start] + "\n\n" + "x y z. " * 300 + "\n\n"
    document = Document(far + text.text[second.start :], id=text.name)
    quote = rng.choice(ELLIPSES).join(printed(s.of(text.text), text.language, rng) for s in (first, second))
    return Plant("ellipsis over pages", text.language.code, (document,), quote, REFUSED)


def _two_turns(text: Text, rng: random.Random) -> Plant | None:
    """An ellipsis from one speaker's turn into the next."""
    spans = [stretches(text, rng, 4, 8) for _ in range(2)]
    first, second = (printed(span.of(text.text), text.language, rng) for span in spans)
    ours, theirs = rng.sample(text.language.names, 2)
    turns = f"{ours}: {first} 1.\n\n{theirs}: {second} 2.\n"
    quote = f"{first}{rng.choice(ELLIPSES)}{second}"
    return Plant("ellipsis over turns", text.language.code, (Document(turns, id="turns"),), quote, REFUSED)


def _trivial_parts(text: Text, rng: random.Random) -> Plant | None:
    """Single words strung together by ellipses."""
    if text.language.unspaced:
        return None
    words = re.findall(r"(?<= )[^\W\d_]+(?= )", text.text)
    at = rng.randrange(len(words) - 12)
    chosen = [words[at], words[at + 3], words[at + 7], words[at + 11]]
    return false("single words", text, " … ".join(chosen), REFUSED)


def _joined(text: Text, other: Text, rng: random.Random) -> Plant | None:
    """Parts of two documents made into one quote."""
    parts = [printed(stretches(t, rng, 4, 9).of(t.text), t.language, rng) for t in (text, other)]
    quote = rng.choice((" ", *ELLIPSES)).join(parts)
    return Plant("joined documents", text.language.code, (document(text), document(other)), quote, REFUSED)


def _absent(text: Text, other: Text, rng: random.Random) -> Iterator[Plant]:
    for quote in text.language.absent:
        yield Plant("absent", text.language.code, (document(text),), quote, frozenset({"absent"}))
    counterpart = next(t for t in texts("b" if text.half == "a" else "a") if t.language == text.language)
    for _ in range(6):
        quote = printed(stretches(counterpart, rng, 8, 20).of(counterpart.text), text.language, rng)
        if letters(quote) not in letters(text.text):
            yield Plant(
                "absent",
                text.language.code,
                (document(text), document(other)),
                quote,
                frozenset({"absent"}),
            )


def _wrong_source(text: Text, other: Text, rng: random.Random) -> Plant | None:
    span = stretches(text, rng, 4, 15)
    quote = printed(span.of(text.text), text.language, rng)
    documents = (document(other), document(text))
    return Plant(
        "wrong source", text.language.code, documents, quote, frozenset({"wrong_source"}), text.name, (span,),
        source=other.name,
    )  # fmt: skip


def _wrong_speaker(text: Text, rng: random.Random) -> Plant | None:
    """Words that the source gives to one person and the note to another, and the same words rightly given."""
    span = stretches(text, rng, 4, 15)
    ours, theirs = rng.sample(text.language.names, 2)
    right = rng.random() < 0.5
    raw = span.of(text.text)
    quote = printed(raw, text.language, rng)
    verdicts = (EXACT if quote == raw else NORMALIZED) if right else frozenset({"wrong_speaker"})
    return Plant(
        "right speaker" if right else "wrong speaker", text.language.code, (document(text),), quote,
        verdicts, text.name, (span,), speaker=ours if right else theirs, said_by={span: ours},
    )  # fmt: skip


_OTHERS = (
    (_combined, 30), (elided, 45), (elided_sentences, 8), (interrupted, 8), (_inserted, 8),
    (two_speakers, 6), (heading_joined, 6), (_compound_unit_cut, 6), (_turning_cut, 6),
    (_unit_cut, 6), (_over_negation, 6), (_far_apart, 6), (_two_turns, 6), (_trivial_parts, 6),
    (_wrong_speaker, 8),
)  # fmt: skip
