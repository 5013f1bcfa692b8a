"""What may go wrong: words of risk, and words of harm that may come to pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.grounding.reading import Reading

if TYPE_CHECKING:
    from summarizer.language.parse import Doc, Token

_PLAIN, _POSSIBLE = 1.0, 0.8


def risk(doc: Doc, reading: Reading) -> float:
    """How plainly a statement tells of a risk, from 0 to 1.

    A harm that has come to pass is none: somebody must fear it, or it may happen, or will on a condition.
    """
    lexicon = reading.lexicon
    running = f"-{'-'.join(token.lower_ for token in doc)}-"
    lemmas = {
        t.lemma_.lower() for t in doc if t.pos_ in {"NOUN", "VERB", "ADJ"} and not _is_handled(t, reading)
    }
    named = any(f"-{phrase}-" in running for phrase in lexicon["sections.risky_phrases"])
    warned = any(_warns(token, reading) for token in doc if token.lemma_.lower() in lexicon["sections.warns"])
    if named or warned or lemmas & lexicon["sections.risks"]:
        return _PLAIN
    harms = [token for token in doc if token.lemma_.lower() in lexicon["sections.harms"]]
    conditional = any(token.lower_ in lexicon["open.conditions"] for token in doc)
    possible = any(conditional or _may_be(harm, reading) for harm in harms if harm.pos_ in {"NOUN", "VERB"})
    return _POSSIBLE if possible else 0.0


def _is_handled(token: Token, reading: Reading) -> bool:
    """Whether it is part of a name for how risks are dealt with: “risk assessment”."""
    after = (t.lemma_.lower() for t in token.doc[token.i + 1 : token.i + 3] if not t.is_punct)
    return token.dep_ == "compound" or next(after, "") in reading.lexicon["sections.risk_handling"]


def _warns(token: Token, reading: Reading) -> bool:
    """Whether somebody warns of what may come, and not that something has been."""
    said = next((child for child in token.children if child.dep_ in {"ccomp", "acl"}), None)
    if said is None:
        return token.pos_ == "VERB" or any(child.lower_ == "of" for child in token.children)
    return said.tag_ not in {"VBD", "VBN"} or _may_be(said, reading)


def _may_be(harm: Token, reading: Reading) -> bool:
    """Whether a harm stands in a clause that says what may or will be."""
    verb = next((t for t in (harm, *harm.ancestors) if t.pos_ in {"VERB", "AUX"}), None)
    if verb is None or any(t.dep_ == "neg" for t in verb.children):
        return False
    return any(t.dep_ == "aux" and t.lower_ in reading.lexicon["sections.possible"] for t in verb.children)
