"""A verification as JSON, for programs: keys in a fixed order, offsets in characters."""

from __future__ import annotations

import json
from collections.abc import Mapping

from summarizer.documents import Sentence
from summarizer.text import Span
from summarizer.verification.results import JudgedClaim, JudgedQuote, Objection, Place, Verification

Json = Mapping[str, object]


def render(verification: Verification) -> str:
    """The verification whole, two spaces deep, with one newline at the end."""
    whole = {
        "note": verification.note.name,
        "sources": [{"id": d.id, "name": d.name, "sha256": d.sha256} for d in verification.documents],
        "quotes": [_quote(quote) for quote in verification.quotes],
        "claims": [_claim(claim) for claim in verification.claims],
        "unchecked": list(verification.unchecked),
        "counts": dict(verification.counts),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _quote(judged: JudgedQuote) -> Json:
    found = judged.finding
    return {
        "quote": found.quote,
        "verdict": judged.verdict,
        "document": found.document,
        "start": found.start,
        "end": found.end,
        "differences": [
            {
                "kind": each.kind.value,
                "quoted": each.quoted,
                "source": each.source,
                "quoted_span": _span(each.quoted_span),
                "source_span": _span(each.source_span),
            }
            for each in found.differences
        ],
        "suggestion": found.suggestion,
        "warnings": [{"kind": each.kind, "words": each.words, **_span(each.span)} for each in found.warnings],
        "parts": [_span(span) for span in found.spans],
        "speaker": judged.speaker,
        "speakers": list(found.speakers),
        "place": _place(judged.place),
    }


def _claim(judged: JudgedClaim) -> Json:
    return {
        "text": judged.text,
        "supported": judged.supported,
        "score": round(judged.score, 3),
        "reasons": [_objection(each) for each in judged.reasons],
        "evidence": [_sentence(sentence) for sentence in judged.evidence],
        "outweighed": [_objection(each) for each in judged.outweighed],
        "resting": [_place(place) for place in judged.resting],
        "force": judged.force.value,
        "place": _place(judged.place),
    }


def _objection(objection: Objection) -> Json:
    return {
        "kind": objection.kind,
        "words": objection.words,
        "sentence": objection.sentence,
        "found": objection.found,
        "text": objection.text,
    }


def _sentence(sentence: Sentence) -> Json:
    return {
        "document": sentence.document,
        "sentence": sentence.number,
        **_span(sentence.span),
        "quote": sentence.text,
    }


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _place(place: Place) -> Json:
    return {**_span(place.span), "line": place.line}
