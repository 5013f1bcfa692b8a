"""Which cue of a sentence gives each of its quotations."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from summarizer.documents import Sentence
from summarizer.grounding.attribution.contents import runs
from summarizer.grounding.attribution.cue import Cue
from summarizer.grounding.attribution.subjects import is_passive, named_words
from summarizer.language.lexicon import Lexicon
from summarizer.language.parse import cover
from summarizer.text import Span, has_word

if TYPE_CHECKING:
    from summarizer.language.parse import Token

_STANCES = ("stance.supports", "stance.opposes", "stance.demands")
# Spaces in the shortest quotation that is surely no name of a thing.
_PHRASE = 2
_MARKS = "“”„\"'‘’‚»«」』「『"


def shared(
    cues: Sequence[Cue], sentence: Sentence, quotes: Sequence[Span], lexicon: Lexicon
) -> Mapping[int, tuple[Span, ...]]:
    """The quotations of each cue, by its token's place.

    A quotation belongs to the cue that stands right behind it where it opens the sentence, else to the
    narrowest that governs it, else to one of speech beside it.
    """
    given: dict[int, tuple[Span, ...]] = {cue.token.i: () for cue in cues}
    for quote in quotes:
        chosen = _cue_of(quote, [c for c in cues if not c.slight], sentence, lexicon)
        chosen = chosen or _cue_of(quote, [c for c in cues if c.slight], sentence, lexicon)
        if chosen is not None:
            given[chosen.token.i] += (quote,)
    return given


def _cue_of(quote: Span, cues: Sequence[Cue], sentence: Sentence, lexicon: Lexicon) -> Cue | None:
    speech = [c for c in cues if not any(c.token.lemma_.lower() in lexicon[name] for name in _STANCES)]
    if behind := [c for c in speech if _behind(c, sentence, quote)]:
        return behind[0]
    if announcing := [c for c in speech if _announces(c, sentence, quote)]:
        return announcing[-1]
    if governing := [c for c in cues if any(s.overlaps(quote) for s in runs(_governed(c), sentence))]:
        return min(governing, key=_breadth)
    beside = [c for c in speech if not c.slight and _beside(c, sentence, quote, lexicon["stop.words"])]
    leading = [c for c in speech if not c.slight and _leads(c, sentence, quote)]
    joined = [c for c in speech if not c.slight and _joined(c, sentence, quote)]
    return next(iter([*beside, *reversed(leading), *joined]), None)


def stands_by(cue: Cue, sentence: Sentence, quotes: Sequence[Span]) -> bool:
    """Whether a cue stands right behind a quotation that opens the sentence, before one, or governs it."""
    words = _words(cue, sentence)
    leads = (q for q in quotes if cue.token.is_punct and words.end <= q.start)
    before = (Span(words.end, q.start).shifted(-sentence.span.start).of(sentence.text) for q in leads)
    behind = any(
        _behind(cue, sentence, q)
        for q in quotes
        if _is_clause(q.shifted(-sentence.span.start).of(sentence.text))
    )
    leading = any(not has_word(text) for text in before) or any(_announces(cue, sentence, q) for q in quotes)
    return bool(cue.content) or leading or behind


def _is_clause(words: str) -> bool:
    """Whether quoted words may be something said, and no mere name: three words or more, or “Why?”."""
    return words.count(" ") >= _PHRASE or words.endswith(("?", "!", "."))


def opens(cue: Cue, sentence: Sentence) -> bool:
    """Whether the sentence begins with the cue and its subject: “Lee went on, as if …”."""
    return not has_word(sentence.text[: _words(cue, sentence).start - sentence.span.start])


def _joined(cue: Cue, sentence: Sentence, quote: Span) -> bool:
    """Whether the quotation is a clause joined to what the cue reports: “said it was late, but ‘…’”."""
    start = quote.start - sentence.span.start
    clauses = (c for c in cue.token.children if c.dep_ == "conj" and c.i > cue.token.i)
    return any(0 <= c.left_edge.idx - start <= 1 or c.left_edge.idx == start - 1 for c in clauses)


def _governed(cue: Cue) -> Sequence[Token]:
    """What the cue covers, but for a passive's subject: “the plan, dubbed ‘the ladder’, was rejected”."""
    before = bool(cue.content) and cue.content[-1].i < cue.token.i
    return () if before and is_passive(cue.token) else cue.content


def _breadth(cue: Cue) -> int:
    return len(cue.content)


def _words(cue: Cue, sentence: Sentence) -> Span:
    """The cue with the words that name its subject."""
    tokens = [cue.token, *(named_words(cue.subject) if cue.subject is not None else ())]
    ordered = sorted(tokens, key=lambda t: t.i)
    return cover(ordered, sentence)


def _behind(cue: Cue, sentence: Sentence, quote: Span) -> bool:
    """Whether the sentence opens with the quotation, and goes on with the cue: “…,” said Lee."""
    words = _words(cue, sentence)
    before = sentence.text[: max(quote.start - sentence.span.start, 0)]
    between = Span(quote.end, max(quote.end, words.start)).shifted(-sentence.span.start).of(sentence.text)
    return quote.end <= words.start and not has_word(before) and not has_word(between)


def _announces(cue: Cue, sentence: Sentence, quote: Span) -> bool:
    """Whether the cue is the last verb before a colon and the quotation: “…, to which Lee replied: …”."""
    start = quote.start - sentence.span.start
    last = cue.token.doc.char_span(max(start - 1, 0), start, alignment_mode="expand")
    if cue.slight or last is None or last.start <= cue.token.i or not _leads(cue, sentence, quote):
        return False
    between = cue.token.doc[cue.token.i + 1 : last.start]
    return ":" in between.text and not any(t.pos_ == "VERB" for t in between)


def _leads(cue: Cue, sentence: Sentence, quote: Span) -> bool:
    """Whether the cue's clause ends in a colon or a comma before the quotation: “She told them: …”."""
    words = _words(cue, sentence)
    if words.end > quote.start:
        return False
    between = Span(words.end, quote.start).shifted(-sentence.span.start).of(sentence.text)
    last = between.rstrip().rstrip(_MARKS).rstrip()[-1:]
    follows = any(t.i > cue.token.i for t in cue.content)
    return last == ":" or (last == "," and not follows)


def _beside(cue: Cue, sentence: Sentence, quote: Span, passed: Collection[str]) -> bool:
    """Whether no word of content stands between a quotation and the words that attribute it.

    So it is in “…, she said, and that was ‘a number nobody argues about’”.
    """
    parts = [cover([cue.token], sentence)]
    if cue.subject is not None:
        parts.append(cover(named_words(cue.subject), sentence))
    if any(part.overlaps(quote) for part in parts):
        return False
    gaps = (Span(min(part.end, quote.end), max(part.start, quote.start)) for part in parts)
    between = (gap.shifted(-sentence.span.start).of(sentence.text) for gap in gaps)
    return any(all(w in passed for w in re.findall(r"\w+", text.lower())) for text in between)
