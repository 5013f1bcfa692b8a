"""What changed between two briefings, in words: facts first, the gravest before the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from summarizer.diffing.changes import BriefingDiff, Fact, FactChange, Listing, Pair
from summarizer.diffing.entries import Entry, Section
from summarizer.diffing.marking import Mark, Run, marked
from summarizer.diffing.reports.report import Part, Report, Told
from summarizer.rendering.typography import clip, quoted
from summarizer.rendering.words import ENGLISH

# So many words of a sentence say which one it is.
_WORDS_SHOWN = 40
_LINES_SHOWN = 8
# What is told below an item, and not among the facts at its head.
_BELOW = frozenset({Fact.EVIDENCE, Fact.DOCUMENT})
_NOTHING = "–"


def report(diff: BriefingDiff) -> Report:
    """The report of a diff; of two equal briefings, one that says so."""
    changed = [pair for pair in diff.changed if not _is_elsewhere(pair)]
    told = set(map(id, changed))
    parts = (
        Part("Changed facts", tuple(map(_changed, changed))),
        Part("No longer there", tuple(map(whole, diff.removed))),
        Part("New", tuple(map(whole, diff.added))),
        Part("Worded otherwise", tuple(_reworded(p) for p in diff.reworded if id(p) not in told)),
        Part("Moved", tuple(map(_moved, diff.moved))),
        Part("Beside the items", tuple(_beside(diff))),
    )
    return Report(
        title=f"Changes: {diff.new.title}",
        about=summary(diff),
        parts=tuple(part for part in parts if part.items),
    )


def summary(diff: BriefingDiff) -> str:
    """How much changed, in one sentence.

    A pair counts once: as changed in fact, or else as worded otherwise.
    """
    counts = {
        "with a changed fact": len(diff.changed),
        "no longer there": len(diff.removed),
        "new": len(diff.added),
        "worded otherwise": sum(1 for pair in diff.reworded if not pair.facts),
        "moved": len(diff.moved),
    }
    told = [f"{count} {what}" for what, count in counts.items() if count]
    if told:
        return f"Items: {', '.join(told)}."
    return "Nothing changed." if diff.is_empty else "No item says anything else than before."


def place(entry: Entry) -> str:
    """Where an item stands, and of a position whose it is."""
    if entry.section is Section.TITLE:
        return "Title"
    named = f"{ENGLISH.section(entry.section)} {entry.index + 1}"
    whose = ", ".join(filter(None, (entry.party, entry.issue)))
    return f"{named} ({whose})" if whose else named


def told_of(fact: FactChange) -> str:
    """A change of fact in words: “number: 300 → 350”."""
    return f"{fact.kind}: {fact.old or _NOTHING} → {fact.new or _NOTHING}"


def whole(entry: Entry) -> Told:
    """An item that only one of the two has, with all that it says and rests on."""
    stance = (f"{Fact.STANCE}: {entry.stance}",) if entry.stance else ()
    said = (f"{quoted(quote.text)} — {quote.speaker}" for quote in entry.quotes)
    rests = (f"evidence: {_sentence(each.quote)}" for each in entry.evidence)
    details = (*(detail for detail in (entry.why,) if detail), *stance, *said, *rests)
    return Told(place(entry), words=(Run(Mark.SAME, entry.text),), details=details)


def words_of(pair: Pair) -> tuple[Run, ...]:
    """The item's words, marked where they changed."""
    return marked(pair.old.text, pair.new.text)


def _sentence(quote: str) -> str:
    return quoted(clip(quote, words=_WORDS_SHOWN))


def _place(pair: Pair) -> str:
    after = place(pair.new)
    if pair.old.index == pair.new.index or pair.new.section is Section.TITLE:
        return after
    return f"{after}, before {pair.old.index + 1}"


def _is_elsewhere(pair: Pair) -> bool:
    """Whether all that changed is the document that the same words are cited from."""
    return all(fact.kind is Fact.DOCUMENT for fact in pair.facts)


def _changed(pair: Pair) -> Told:
    return Told(
        _place(pair),
        facts=tuple(told_of(fact) for fact in pair.facts if fact.kind not in _BELOW),
        words=words_of(pair),
        details=tuple(_below(pair)),
    )


def _below(pair: Pair) -> Iterator[str]:
    if pair.new.why != pair.old.why:
        yield f"{pair.old.why or _NOTHING} → {pair.new.why or _NOTHING}"
    for fact in pair.facts:
        if fact.kind is Fact.EVIDENCE:
            if fact.old:
                yield f"evidence before: {_sentence(fact.old)}"
            if fact.new:
                yield f"evidence now: {_sentence(fact.new)}"
        elif fact.kind is Fact.DOCUMENT:
            yield told_of(fact)


def _reworded(pair: Pair) -> Told:
    details = (f"{pair.old.why} → {pair.new.why}",) if pair.old.why != pair.new.why else ()
    return Told(_place(pair), words=words_of(pair), details=details)


def _moved(pair: Pair) -> Told:
    return Told(_place(pair), words=(Run(Mark.SAME, clip(pair.new.text, words=_WORDS_SHOWN)),))


def _beside(diff: BriefingDiff) -> Iterator[Told]:
    """What no item says: the lists, the documents that evidence comes from, and the fields of no reader."""
    documents = Counter(
        told_of(f) for pair in diff.pairs if pair.facts and _is_elsewhere(pair) for f in pair.facts
    )
    for document, count in documents.items():
        yield _line(document, f"the same words in {_items(count)}")
    for listing in diff.listings:
        yield Told(
            listing.name.capitalize(), words=(Run(Mark.SAME, _listed(listing)),), details=_lines(listing)
        )
    fields = Counter(field for pair in diff.pairs for field in pair.details)
    for field, count in fields.items():
        yield _line(field.capitalize(), f"places, marks or notes of no reader, in {_items(count)}")


def _line(place: str, words: str) -> Told:
    return Told(place, words=(Run(Mark.SAME, words),))


def _items(count: int) -> str:
    return "1 item" if count == 1 else f"{count} items"


def _listed(listing: Listing) -> str:
    if not listing.gone and not listing.came:
        return "in other places"
    return ", ".join(
        f"{len(lines)} {what}" for lines, what in ((listing.gone, "gone"), (listing.came, "new")) if lines
    )


def _lines(listing: Listing) -> tuple[str, ...]:
    return (*_some(listing.gone, "gone"), *_some(listing.came, "new"))


def _some(lines: Sequence[str], what: str) -> Iterable[str]:
    yield from (f"{what}: {clip(line, words=_WORDS_SHOWN)}" for line in lines[:_LINES_SHOWN])
    if len(lines) > _LINES_SHOWN:
        yield f"{what}: {len(lines) - _LINES_SHOWN} more, in the JSON"
