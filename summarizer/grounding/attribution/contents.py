"""What a verb of speech says: the words that it governs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from summarizer.documents import Sentence
from summarizer.grounding.attribution.subjects import is_passive
from summarizer.language.lexicon import Lexicon
from summarizer.language.parse import child, cover, subtree
from summarizer.text import Span

if TYPE_CHECKING:
    from summarizer.language.parse import Token

_OBJECTS = frozenset({"dobj", "xcomp", "ccomp", "acomp", "attr", "oprd"})
_BREAKS = frozenset({",", "“", "”", '"', "‘", "’", "'", "—", "–", "-", "''", "``"})


def content_of(verb: Token, subject: Token | None, lexicon: Lexicon) -> tuple[Token, ...]:
    """What the verb governs: after it, before it, or around it (“Russia, he said, had …”).

    The object of a verb that only carries speech is who hears it, and no part of what is said, unless
    there is nothing else.
    """
    clause = child(verb, "ccomp")
    if clause is not None and clause.i > verb.i:
        return trimmed(subtree(clause))
    edge = min(verb.i, subject.left_edge.i) if subject is not None else verb.i
    before = [t for t in verb.subtree if t.i < edge] if clause is not None else []
    if trimmed(before):
        return trimmed(before)
    around = _around(verb) if _is_aside(verb) else ()
    inner = trimmed(_complements(verb, subject, lexicon))
    if around and verb.lemma_.lower() in lexicon["plain_speech"]:
        return around
    return inner or around or _passive(verb)


def _complements(verb: Token, subject: Token | None, lexicon: Lexicon) -> Iterator[Token]:
    """The words after the verb that complete it: its objects, and what it speaks of."""
    said_by = subject.right_edge.i if subject is not None and subject.i > verb.i else verb.i
    after = [c for c in verb.children if c.i > said_by]
    if verb.lemma_.lower() in lexicon["reporting.addressing"]:
        after = [c for c in after if c.dep_ not in {"dobj", "dative"}]
    clause = next((c for c in after if c.dep_ in {"xcomp", "oprd"}), None)
    for part in after:
        told = part.dep_ in _OBJECTS or (part.dep_ == "prep" and part.lower_ in lexicon["reporting.topics"])
        if told and (clause is None or part.i >= clause.i):
            yield from part.subtree


def _is_aside(verb: Token) -> bool:
    """Whether the verb is put into, or after, the sentence that it reports: “…, he said, …”."""
    left = verb.left_edge
    broken = left.i > 0 and left.nbor(-1).text in _BREAKS
    return verb.dep_ == "parataxis" or (verb.dep_ == "ccomp" and broken)


def _around(verb: Token) -> tuple[Token, ...]:
    own = set(verb.subtree)
    return trimmed([t for t in subtree(verb.head) if t not in own])


def _passive(verb: Token) -> tuple[Token, ...]:
    """“The plan was rejected by Lee”: what is rejected stands before."""
    subject = child(verb, "nsubjpass") if is_passive(verb) else None
    return trimmed(subtree(subject)) if subject is not None else ()


def trimmed(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """The tokens in order, without the points at their ends, and the “that” before them."""
    kept = sorted(tokens, key=_place)
    while kept and (kept[-1].is_punct or kept[-1].is_space):
        kept.pop()
    while kept and (kept[0].is_punct or kept[0].is_space or kept[0].lower_ == "that"):
        kept.pop(0)
    return tuple(kept)


def runs(tokens: Sequence[Token], sentence: Sentence) -> Iterator[Span]:
    """The ranges of the document that the tokens cover, split where other words stand between them."""
    run: list[Token] = []
    for token in tokens:
        if run and any(not t.is_punct for t in token.doc[run[-1].i + 1 : token.i]):
            if kept := trimmed(run):
                yield cover(kept, sentence)
            run = []
        run.append(token)
    if kept := trimmed(run):
        yield cover(kept, sentence)


def _place(token: Token) -> int:
    return int(token.i)
