"""What changed as JSON, for programs: keys in a fixed order, items by section and index from 0."""

from __future__ import annotations

import json
from collections.abc import Mapping

from summarizer.diffing.changes import BriefingDiff, FactChange, Pair
from summarizer.diffing.entries import Entry

Json = Mapping[str, object]

# So many digits of a likeness tell; the others differ from machine to machine.
_DIGITS = 3


def render(diff: BriefingDiff) -> str:
    """The diff whole, two spaces deep, with one newline at the end."""
    whole = {
        "is_empty": diff.is_empty,
        "counts": {
            "pairs": len(diff.pairs),
            "facts": len(diff.facts),
            "changed": len(diff.changed),
            "removed": len(diff.removed),
            "added": len(diff.added),
            "reworded": len(diff.reworded),
            "moved": len(diff.moved),
        },
        "changed": [_pair(pair) for pair in diff.changed],
        "removed": [_entry(entry) for entry in diff.removed],
        "added": [_entry(entry) for entry in diff.added],
        "reworded": [_pair(pair) for pair in diff.reworded if not pair.facts],
        "moved": [_pair(pair) for pair in diff.moved],
        "listings": [
            {"name": each.name, "gone": list(each.gone), "came": list(each.came)} for each in diff.listings
        ],
        "pairs": [_places(pair) for pair in diff.pairs],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _pair(pair: Pair) -> Json:
    return {
        "facts": [_fact(fact) for fact in pair.facts],
        "likeness": round(pair.likeness, _DIGITS),
        "old": _entry(pair.old),
        "new": _entry(pair.new),
    }


def _fact(fact: FactChange) -> Json:
    return {"kind": fact.kind.value, "old": fact.old, "new": fact.new}


def _places(pair: Pair) -> Json:
    return {
        "section": pair.new.section.value,
        "old": pair.old.index,
        "new": pair.new.index,
        "reworded": pair.reworded,
        "moved": pair.moved,
        "facts": [fact.kind.value for fact in pair.facts],
        "details": list(pair.details),
    }


def _entry(entry: Entry) -> Json:
    return {
        "section": entry.section.value,
        "index": entry.index,
        "text": entry.text,
        "item": entry.kept.model_dump(mode="json") if entry.kept is not None else None,
    }
