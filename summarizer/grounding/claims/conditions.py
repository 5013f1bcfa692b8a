"""Whether a claim tells as a fact what its source makes a condition of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarizer.grounding.claims.evidence import Evidence
from summarizer.grounding.claims.findings import Doubt, Fault, Reason, Rule
from summarizer.grounding.claims.grammar import Grammar
from summarizer.grounding.claims.sense import related
from summarizer.grounding.claims.texts import Text
from summarizer.language.lexicon import Lexicon
from summarizer.text import Span

if TYPE_CHECKING:
    from summarizer.language.parse import Doc, Token

# The relations of a verb that states something; a condition of any other is a condition of a detail.
_STATING = frozenset({"ROOT", "ccomp", "conj", "parataxis"})


def doubts(claim: Text, evidence: Evidence, grammar: Grammar, lexicon: Lexicon) -> Iterator[Doubt]:
    """The condition that a cited sentence sets to what the claim tells, and that the claim has nothing of.

    A claim in words of its own is doubted only if it tells a fact: one that says what would be may set the
    condition in other words (“without more land”).

    >>> from summarizer.grounding.claims import check_claim
    >>> said = "The union would back the terminal, its leader said, if nobody were dismissed."
    >>> found = check_claim("The union backs the terminal.", said, cited=(1,))
    >>> [reason.kind.value for reason in found.reasons]
    ['modality']
    """
    signs = lexicon["words.condition"]
    if not evidence.cited or claim.forms & signs or not _may_hold(evidence, lexicon):
        return
    if not grammar.available:
        return
    for text in evidence.best:
        doc = grammar.sentence(text.number) if text.number is not None else None
        for verb, condition in _conditions(doc, lexicon) if doc is not None else ():
            if _tells(claim, verb) and not _names(claim, condition):
                words = "".join(token.text_with_ws for token in condition).strip()
                span = Span(0, len(claim.text))
                yield Doubt(Reason(Fault.MODALITY, claim.text, span, text.number, words), Rule.UNCONDITIONAL)


def _may_hold(evidence: Evidence, lexicon: Lexicon) -> bool:
    """Whether any sentence has a word for a condition at all; only then is grammar worth its time."""
    return any(text.forms & lexicon["open.conditions"] for text in evidence.best)


def _conditions(doc: Doc, lexicon: Lexicon) -> Iterator[tuple[Token, Sequence[Token]]]:
    """The verbs that stand on a condition, each with the condition's words."""
    for mark in doc:
        clause = mark.head
        if mark.dep_ == "mark" and mark.lower_ in lexicon["open.conditions"] and clause.dep_ == "advcl":
            verb = clause.head if clause.head.dep_ == "conj" else _main(clause, lexicon)
            if verb.dep_ in _STATING:
                yield verb, sorted(clause.subtree, key=_place)


def _main(clause: Token, lexicon: Lexicon) -> Token:
    """The verb of the main statement if it stands before the condition, else the one the parse gives.

    Of “they would back it if …, because cranes could …”, the parse gives the last.
    """
    main = clause.sent.root
    said = [t for t in main.children if t.dep_ == "ccomp" and t.pos_ in {"VERB", "AUX"}]
    if said and main.lemma_.lower() in lexicon["speech"]:
        main = said[0]
    return main if main.i < min(t.i for t in clause.subtree) else clause.head


def _place(token: Token) -> int:
    return int(token.i)


def _tells(claim: Text, verb: Token) -> bool:
    """Whether a claim has a verb, in any of its senses."""
    stem = claim.vocabulary.stem(verb.lower_)
    return any(related(stem, word.stem, claim.vocabulary) for word in claim.content)


def _names(claim: Text, condition: Sequence[Token]) -> bool:
    """Whether a claim has any of a condition's own words of content."""
    forms = {token.lower_ for token in condition if token.is_alpha} - claim.vocabulary.function
    return not {claim.vocabulary.stem(form) for form in forms}.isdisjoint(word.stem for word in claim.content)
