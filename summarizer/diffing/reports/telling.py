"""What changed between two briefings, in words: facts first, the gravest before the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from summarizer.briefing import Item, Wording
from summarizer.diffing.changes import BriefingDiff, Fact, FactChange, Listing, Pair
from summarizer.diffing.entries import Entry, Section
from summarizer.diffing.marking import Mark, Run, marked
from summarizer.diffing.reports.grouping import grouped
from summarizer.diffing.reports.report import Part, Report, Told
from summarizer.rendering.typography import clip, quoted
from summarizer.rendering.words import english
from summarizer.stance import Stance

# So many words of a sentence say which one it is.
_WORDS_SHOWN = 40
_LINES_SHOWN = 8
# What is told below an item, and not among the facts at its head.
_BELOW = frozenset({Fact.EVIDENCE, Fact.DOCUMENT})
_NOTHING = "–"
# What the lists and the fields beside the facts are called.
_NAMES = {
    "sources": "Sources",
    "parties": "Parties",
    "notices": "Notices",
    "disagreements": "What the sources tell differently",
    "developments": "What developed",
    "uncited": "Sentences that no item cites",
    "text": "Typography",
    "why": "Typography of the reason",
    "wording": "How far the words are from their source",
    "checked": "What was checked",
    "unchecked": "What could not be checked",
    "evidence": "Places of evidence",
    "quotes": "Places of quotes",
    "party": "Typography of the party",
    "issue": "Typography of the issue",
    "carriers": "Sources that carry a point",
    "partly": "Sources that carry a part of a point",
    "corroboration": "Sentences of other sources that carry a point",
    "details": "Typography of details",
    "course": "Whether the stance came first or last",
    "section": "Section that an unsupported item is of",
    "reasons": "Reasons why an item is not supported",
}


def report(diff: BriefingDiff) -> Report:
    """The report of a diff; of two equal briefings, one that says so."""
    changed = [pair for pair in diff.changed if not _is_elsewhere(pair)]
    reworded = [pair for pair in diff.reworded if not pair.facts or _is_elsewhere(pair)]
    parts = (
        Part("Changed facts", grouped(map(_changed, changed))),
        Part("No longer there", grouped(map(whole, diff.removed))),
        Part("New", grouped(map(whole, diff.added))),
        Part("Worded otherwise", grouped(map(_reworded, reworded))),
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
    unsupported = entry.section is Section.UNSUPPORTED
    heading = english().unsupported if unsupported else entry.own or english().section(entry.section)
    named = f"{heading} {entry.index + 1}"
    whose = ", ".join(filter(None, (entry.party, entry.issue)))
    return f"{named} ({whose})" if whose else named


def told_of(fact: FactChange) -> str:
    """A change of fact in words: “number: 300 → 350”."""
    return f"{fact.kind}: {fact.old or _NOTHING} → {fact.new or _NOTHING}"


def whole(entry: Entry) -> Told:
    """An item that only one of the two has, with all that it says and rests on."""
    why = (entry.why,) if entry.why else ()
    said = (f"{quoted(quote.text)} — {quote.speaker}" for quote in entry.quotes)
    rests = () if _is_sources_own(entry) else (f"evidence: {_sentence(e.quote)}" for e in entry.evidence)
    return Told(place(entry), words=as_it_is(entry.text), details=(*why, *stance_of(entry), *said, *rests))


def stance_of(entry: Entry) -> tuple[str, ...]:
    """How the party of a position stands, if that is said."""
    stated = entry.stance and entry.stance is not Stance.UNSTATED
    return (f"{Fact.STANCE}: {entry.stance}",) if stated else ()


def heads(pair: Pair, facts: Sequence[FactChange]) -> tuple[str, ...]:
    """Changes of fact in words; a quote that stands in the item is marked there, and not told twice."""
    inside = (f.kind is Fact.QUOTE and f.old in pair.old.text and f.new in pair.new.text for f in facts)
    return tuple(f.kind.value if within else told_of(f) for f, within in zip(facts, inside, strict=True))


def as_it_is(text: str) -> tuple[Run, ...]:
    """Words in which nothing is marked."""
    return (Run(Mark.SAME, text),)


def words_of(pair: Pair) -> tuple[Run, ...]:
    """The item's words, marked where they changed; those of a question with its reason."""
    why = marked(f" {pair.old.why}", f" {pair.new.why}") if pair.old.why != pair.new.why else ()
    return (*marked(pair.old.text, pair.new.text), *((Run(Mark.SAME, " "), *why) if why else ()))


def _is_sources_own(entry: Entry) -> bool:
    """Whether the item is a sentence of its source, so that its evidence would say it again."""
    return isinstance(entry.kept, Item) and entry.kept.wording is not Wording.WORDED


def _sentence(quote: str) -> str:
    return quoted(clip(quote, words=_WORDS_SHOWN))


def _is_elsewhere(pair: Pair) -> bool:
    """Whether all that changed is the document that the same words are cited from."""
    return all(fact.kind is Fact.DOCUMENT for fact in pair.facts)


def _changed(pair: Pair) -> Told:
    return Told(
        place(pair.new),
        facts=heads(pair, [fact for fact in pair.facts if fact.kind not in _BELOW]),
        words=() if _is_regrouped(pair) else words_of(pair),
        details=tuple(_below(pair)),
    )


def _is_regrouped(pair: Pair) -> bool:
    """Whether it only stands under another issue: of a renamed one, all its positions are told together."""
    return not pair.reworded and all(fact.kind is Fact.ISSUE for fact in pair.facts)


def _below(pair: Pair) -> Iterator[str]:
    said_above = pair.reworded and _is_sources_own(pair.old) and _is_sources_own(pair.new)
    for fact in pair.facts:
        if fact.kind is Fact.DOCUMENT:
            yield told_of(fact)
        elif fact.kind is Fact.EVIDENCE and not said_above:
            yield from (f"evidence before: {_sentence(quote)}" for quote in (fact.old,) if quote)
            yield from (f"evidence now: {_sentence(quote)}" for quote in (fact.new,) if quote)


def _reworded(pair: Pair) -> Told:
    return Told(place(pair.new), words=words_of(pair))


def _moved(pair: Pair) -> Told:
    words = clip(pair.new.text, words=_WORDS_SHOWN)
    return Told(f"{place(pair.new)}, before {pair.old.index + 1}", words=as_it_is(words))


def _beside(diff: BriefingDiff) -> Iterator[Told]:
    """What no item says: other documents of the same words, the lists, and the fields that no reader sees."""
    elsewhere = [pair for pair in diff.pairs if pair.facts and _is_elsewhere(pair)]
    documents = Counter(told_of(fact) for pair in elsewhere for fact in pair.facts)
    for document, count in documents.items():
        yield Told(document, words=as_it_is(f"the same words, {_items(count)}"))
    for listing in diff.listings:
        lines = (*_some(listing.gone, "gone"), *_some(listing.came, "new"))
        yield Told(_NAMES[listing.name], words=as_it_is(_counted(listing)), details=tuple(lines))
    fields = Counter(field for pair in diff.pairs for field in pair.details)
    for field, count in fields.items():
        yield Told(_NAMES[field], words=as_it_is(_items(count)))


def _items(count: int) -> str:
    return "1 item" if count == 1 else f"{count} items"


def _counted(listing: Listing) -> str:
    counts = ((len(listing.gone), "gone"), (len(listing.came), "new"))
    return ", ".join(f"{count} {what}" for count, what in counts if count) or "other places or order"


def _some(lines: Sequence[str], what: str) -> Iterator[str]:
    yield from (f"{what}: {clip(line, words=_WORDS_SHOWN)}" for line in lines[:_LINES_SHOWN])
    if len(lines) > _LINES_SHOWN:
        yield f"{what}: {len(lines) - _LINES_SHOWN} more, in the JSON"
