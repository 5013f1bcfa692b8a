"""Shortening a sentence by leaving words out: what stays are the source's own words, in their order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from summarizer.documents import Sentence
from summarizer.drafting.references import MEDIA, cleared, left_hanging
from summarizer.grounding.reading import Reading
from summarizer.language.lexicon import Lexicon
from summarizer.language.parse import child, subtree
from summarizer.markup import without_markup
from summarizer.text import one_line

if TYPE_CHECKING:
    from summarizer.language.parse import Doc, Entity, Token

# What is left of a sentence must be this many words, or its asides were what it said.
_LEAST = 8


def compress(sentence: Sentence, reading: Reading, *, brief: bool = False) -> str:
    """The statement without its asides: connectives, non-restrictive clauses, where it was said.

    A pronoun for the speaker gives way to the name, in brackets; words of a turn or a signed post are
    given to their speaker in the same way, and stay whole. Nothing is left out that holds a number, a
    negation, a condition, a claim, a denial or a quotation. Without a parse it stays as it is.

    “However, the bank, which is based in Lund, said rates would fall.” →
    “The bank said rates would fall.”

    With `brief`, the adverbial after the last comma goes too, as a headline wants it.
    """
    doc = reading.docs.get(sentence.number)
    if sentence.speaker:
        voices = [v.name for a in reading.said.get(sentence.number, ()) for v in a.voices]
        return f"[{voices[0]}:] {sentence.line}" if voices else sentence.line
    if doc is None:
        return sentence.line
    dropped: set[int] = set()
    for token in doc:
        aside = _aside(token, reading.lexicon)
        if aside and not any(_weighty(t, reading.lexicon) for t in aside):
            dropped |= {t.i for t in aside}
    if brief and dropped.isdisjoint(tail := _tail(doc, reading.lexicon)):
        dropped |= tail
    dropped |= _loose_commas(doc, dropped)
    if sum(t.is_alpha for t in doc) - sum(doc[i].is_alpha for i in dropped) < _LEAST:
        dropped = set()
    return _tidy(_joined([t for t in doc if t.i not in dropped], cleared(sentence, doc, reading)))


def _aside(token: Token, lexicon: Lexicon) -> list[Token]:
    """The words that go if this token heads an aside, else none."""
    if token.i == 0 and token.lower_ in lexicon["words.connectives"] and token.dep_ in {"advmod", "cc"}:
        return [token]
    words = subtree(token)
    after_comma = words[0].i > 0 and token.doc[words[0].i - 1].text == ","
    if (
        token.dep_ == "relcl"
        and after_comma
        and words[0].lower_ in {"which", "who", "where", "when", "whose"}
    ):
        return _unneeded(words)
    if (
        token.dep_ == "advcl"
        and token.tag_ == "VBG"
        and after_comma
        and token.lemma_ not in lexicon["speech"]
    ):
        return _unneeded(words) if words[0].i > token.head.i else []
    if token.dep_ == "prep" and token.head.lemma_ in lexicon["speech"]:
        noun = child(token, "pobj")
        if noun is not None and noun.lemma_ in MEDIA:
            return words
    return []


def _unneeded(words: list[Token]) -> list[Token]:
    """The words of a clause, unless a pronoun further on may mean something in it."""
    aside = {t.i for t in words}
    return [] if left_hanging(words[0].doc, {t.i for t in words[0].doc} - aside) else words


def _tail(doc: Doc, lexicon: Lexicon) -> set[int]:
    """An adverbial after the last comma: when, or in what circumstances. Figures may go with it.

    Whoever does something there is no adverbial: “…, a court found” says who says so.
    """
    for token in doc:
        words = subtree(token)
        end = [t for t in doc if not t.is_punct][-1:]
        closes = bool(end) and words[-1].i >= end[0].i and words[0].i > token.head.i
        if token.dep_ in {"advcl", "npadvmod"} and closes and doc[words[0].i - 1].text == ",":
            bound = _tells(token) or any(_weighty(t, lexicon) and not t.like_num for t in words)
            return set() if bound else {t.i for t in words if not t.is_punct}
    return set()


def _tells(end: Token) -> bool:
    """Whether an end is a clause of its own, with no “after” before it; the parser may misread it."""
    if end.dep_ == "npadvmod":
        return child(end, "acl", "relcl") is not None
    return child(end, "nsubj", "nsubjpass", "expl") is not None and child(end, "mark", "advmod") is None


def _weighty(token: Token, lexicon: Lexicon) -> bool:
    lemma = token.lemma_.lower()
    return (
        token.like_num
        or token.lower_ in lexicon["words.negation"]
        or token.lower_ in lexicon["words.condition"]
        or token.is_quote
        or lemma in lexicon["claims.denial"]
        or (token.pos_ == "VERB" and lemma in lexicon["speech"])
    )


def _loose_commas(doc: Doc, dropped: set[int]) -> set[int]:
    """The commas that had closed off what is dropped. One that closes an apposition as well stays."""
    loose: set[int] = set()
    for start in (i for i in dropped if i - 1 not in dropped):
        end = next(i for i in range(start, len(doc) + 1) if i not in dropped)
        before, after = start - 1, end
        opened = before >= 0 and doc[before].text == ","
        if opened:
            loose.add(before)
        if after < len(doc) and doc[after].text == "," and (opened or start == 0):
            loose.add(after)
        if opened and (_apposed(doc[start], doc) or _adverbial(doc[start:end])):
            loose.discard(after)
    return loose


def _adverbial(aside: Entity) -> bool:
    """Whether an aside is an adverbial clause: what follows it keeps its comma."""
    return str(aside.root.dep_) == "advcl"


def _apposed(first: Token, doc: Doc) -> bool:
    """Whether an aside follows or hangs on an apposition: “Ortega, a lawyer, who …, said”."""
    above = [*first.ancestors, *(c for a in first.ancestors for c in a.children if c.i < first.i)]
    return any(a.dep_ == "appos" and doc[a.left_edge.i - 1].text == "," for a in above)


def _joined(tokens: list[Token], names: Mapping[int, str]) -> str:
    """The words with the source's spacing, and a space where an aside was taken out between two."""
    text = ""
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        gap = following is not None and following.i > token.i + 1 and not following.is_punct
        text += names.get(token.i, token.text) + (" " if gap else token.whitespace_)
    return text


def _tidy(text: str) -> str:
    line = one_line(without_markup(text))
    for loose in (" ,", " .", " ;"):
        line = line.replace(loose, loose.strip())
    line = line.lstrip(", ")
    start = next((at for at, letter in enumerate(line) if letter.isalpha()), 0)
    return line[:start] + line[start : start + 1].upper() + line[start + 1 :]
