"""What is said of each quote and each claim, in the words that all reports share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from summarizer.documents import Document
from summarizer.markup import without_markup
from summarizer.rendering.typography import inert, quoted
from summarizer.verification.note import Force
from summarizer.verification.results import Judged, JudgedClaim, JudgedQuote, Verification

if TYPE_CHECKING:
    from summarizer.grounding.quotes import Difference

_FEW_WORDS = 2
_EVIDENCE = 2
_STANDING = {
    "exact": "word for word",
    "normalized": "word for word, typography aside",
    "elided": "word for word, with words left out",
}


class Proof(NamedTuple):
    """Words of a source, with their place: `minutes.txt 120–164` or `[12]`."""

    place: str
    words: str


class Telling(NamedTuple):
    """A verdict in a few words, what it rests on or what is wrong, and the source's words."""

    verdict: str
    details: tuple[str, ...]
    proofs: tuple[Proof, ...]


class Teller(NamedTuple):
    """Tells of the quotes and claims of one verification."""

    verification: Verification

    def tell(self, judged: Judged) -> Telling:
        """What a reader should know of it."""
        return self._quote(judged) if isinstance(judged, JudgedQuote) else self._claim(judged)

    def kind(self, judged: Judged) -> str:
        """What it is: a quote, or a statement, a question, a fragment."""
        return "quote" if isinstance(judged, JudgedQuote) else judged.force.value

    def name(self, id: str) -> str:
        """What a document is called, without its folders."""
        found = [d for d in self.verification.documents if d.id == id]
        return inert(_file_name(found[0]) or id) if found else id

    def _quote(self, judged: JudgedQuote) -> Telling:
        found = judged.finding
        details = (
            *_differences(found.differences),
            *(_caution(each.kind, each.words) for each in found.warnings),
        )
        place = f"{self.name(found.document)} {found.start}–{found.end}"
        words = "" if judged.verdict in ("exact", "normalized") else inert(found.suggestion)
        proofs = (Proof(place, words),) if found.spans else ()
        return Telling(self._verdict(judged), details, proofs)

    def _verdict(self, judged: JudgedQuote) -> str:
        found = judged.finding
        match judged.verdict:
            case "altered":
                return "altered quote"
            case "absent":
                few = len(found.quote.split()) <= _FEW_WORDS
                return "quote in no source" + ("; a word or two, perhaps no quotation" if few else "")
            case "wrong_source":
                return f"quote from another source: {self.name(found.document)}"
            case "wrong_speaker":
                said = " or ".join(inert(without_markup(name)) for name in found.speakers) or "somebody else"
                return f"quote of another speaker: {said}, not {inert(judged.speaker)}"
            case verdict:
                return _STANDING[verdict]

    def _claim(self, judged: JudgedClaim) -> Telling:
        verdicts = {
            Force.STATEMENT: ("supported", "not supported"),
            Force.QUESTION: ("names and figures stand", "names or figures do not stand"),
            Force.FRAGMENT: ("names and figures stand", "names or figures do not stand"),
        }
        verdict = verdicts[judged.force][not judged.stands]
        if judged.resting:
            verdict = "rests on a quote that does not stand"
        several = len(self.verification.documents) > 1
        proofs = [
            Proof(f"{self.name(each.document)} [{each.number}]" if several else f"[{each.number}]", each.line)
            for each in judged.evidence[:_EVIDENCE]
        ]
        reasons = (each.text for each in judged.reasons)
        doubts = (f"warning: {each.text}" for each in judged.outweighed)
        return Telling(verdict, tuple(map(inert, (*reasons, *doubts))), tuple(proofs))


def words_of(judged: Judged) -> str:
    """The note's own words, on one line; a quote in quotation marks."""
    return quoted(judged.finding.quote) if isinstance(judged, JudgedQuote) else inert(judged.text)


def summary(verification: Verification) -> str:
    """All in a line: `2 of 14 quotes and 1 of 23 statements do not stand`."""
    kinds = ((verification.quotes, "quote"), (verification.claims, "statement"))
    failing = [(sum(not each.stands for each in judged), judged, noun) for judged, noun in kinds]
    warned = sum(bool(quote.finding.warnings) for quote in verification.quotes)
    warnings = f"; {_counted(warned, 'quote')} with a warning" if warned else ""
    doubted = verification.counts["doubted"]
    warnings += f"; {_counted(doubted, 'statement')} with a warning" if doubted else ""
    if not verification.findings:
        counted = (_counted(len(judged), noun) for _, judged, noun in failing if judged)
        return f"{' and '.join(counted)} checked, and all stand{warnings}"
    parts = [f"{bad:,} of {_counted(len(judged), noun)}" for bad, judged, noun in failing if bad]
    verb = "does" if len(verification.findings) == 1 else "do"
    return f"{' and '.join(parts)} {verb} not stand{warnings}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"


def _differences(differences: Sequence[Difference]) -> Iterator[str]:
    for each in differences:
        given, source = inert(each.quoted), inert(each.source)
        if not source:
            yield f"“{given}” was added ({each.kind.value})"
        elif not given:
            yield f"“{source}” was left out ({each.kind.value})"
        else:
            yield f"“{given}” for “{source}” ({each.kind.value})"


def _caution(kind: str, words: str) -> str:
    if kind == "cut_qualifier":
        return f"warning: the source qualifies it: “{inert(words)}”"
    return f"warning: the source reports it as another's words: “{inert(words)}”"


def _file_name(document: Document) -> str:
    return PurePath(document.name.replace("\\", "/")).name
