"""A clause turned into the question that it leaves open: “unless it accepted” → “Will it accept?”"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.language.parse import child, subtree, text_of
from summarizer.text import continued, one_line

if TYPE_CHECKING:
    from summarizer.language.parse import Token

_WH = frozenset({"WP", "WDT", "WRB", "WP$"})
_PRESENT = {
    "was": "is",
    "were": "are",
    "would": "will",
    "had": "has",
    "could": "can",
    "might": "may",
}
# A clause that goes on longer is cut here: what follows is an aside to the question.
_FINITE = {"having": "has", "being": "is"}
_STOPS = frozenset({"relcl", "advcl", "parataxis"})


def asked(clause: Token, *, will: bool = False, subject: str = "", now: bool = False) -> str:
    """The question whether a clause holds; with `will`, whether it will come to hold.

    `subject` replaces the clause's own (a pronoun's antecedent); `now` undoes the past tense of
    reported speech. Only words of the clause are used, and “will”, “did”, “does”, “do”, “be” where
    English needs one. Empty if the clause has no subject, or no verb of its own (“if the reports do not”).

    “… whether the plan needs a new public hearing” → “Does the plan need a new public hearing?”
    """
    verb, rest = _core(clause, will=will)
    own = child(clause, "nsubj", "nsubjpass", "expl") or child(verb, "nsubj", "nsubjpass")
    if (own is None and not subject) or _elliptical(verb):
        return ""
    if own is not None and own.tag_ in _WH:
        return _sentence(_text([t for t in subtree(clause) if not _cut(t, clause)]))
    words = subject or (_subject(own) if own is not None else "")
    auxiliaries = [c for c in clause.children if c.dep_ in {"aux", "auxpass"} and c.i < clause.i]
    opening, verbs = _will(clause, verb, auxiliaries) if will else _inverted(clause, auxiliaries)
    if now and opening.lower() == "had" and not will:
        opening, verbs = (
            "did",
            " ".join([*verbs.split()[:-1], clause.lemma_]),
        )  # what is told of is past by itself
    passive = any(auxiliary.dep_ == "auxpass" for auxiliary in auxiliaries)
    opening = _PRESENT.get(opening, opening) if now and not passive else opening
    adverbs = " ".join(c.text for c in clause.children if c.dep_ == "advmod" and _between(own, c, clause))
    return _sentence(" ".join(part for part in [_wh(clause), opening, words, adverbs, verbs, rest] if part))


def _elliptical(verb: Token) -> bool:
    """Whether a verb only stands for one that was said before: “unless the fine does not”."""
    after = next((c for c in verb.children if c.dep_ == "neg" and c.i > verb.i), None)
    return after is not None and verb.lemma_ != "be"


def _between(subject: Token | None, word: Token, verb: Token) -> bool:
    return subject is not None and subject.i < word.i < verb.i and word.tag_ not in _WH


def _core(clause: Token, *, will: bool) -> tuple[Token, str]:
    """The clause's full verb (that of “have to make” is “make”), and what follows it.

    What did not happen on Thursday and may yet happen will not on that Thursday: such a date goes.
    """
    inner = child(clause, "xcomp")
    verb = inner if clause.lemma_ == "have" and inner is not None else clause
    did = will and any(c.dep_ == "aux" and c.lower_ == "did" for c in clause.children)
    past = {t.i for when in verb.children if did and _when(when) for t in subtree(when)}
    return verb, _text([t for t in subtree(verb) if t.i > verb.i and t.i not in past and not _cut(t, verb)])


def _when(token: Token) -> bool:
    """Whether a dependent tells the time: “on Thursday”, “last week”."""
    noun = child(token, "pobj") if token.dep_ == "prep" else token if token.dep_ == "npadvmod" else None
    return noun is not None and noun.ent_type_ in {"DATE", "TIME"}


def _cut(token: Token, verb: Token) -> bool:
    """Whether a word belongs to an aside of the clause, or is not part of it."""
    for above in [token, *token.ancestors]:
        if above.i == verb.i:
            return False
        if above.dep_ in _STOPS or (above.dep_ == "conj" and above.head.i == verb.i):
            return True
    return False


def _wh(clause: Token) -> str:
    word = next((c for c in clause.children if c.tag_ in _WH and c.dep_ not in {"nsubj", "nsubjpass"}), None)
    return word.lower_ if word is not None else ""


def _will(clause: Token, verb: Token, auxiliaries: list[Token]) -> tuple[str, str]:
    if any(a.dep_ == "auxpass" for a in auxiliaries):
        return "will", f"be {clause.text}"
    return "will", verb.lemma_


def _inverted(clause: Token, auxiliaries: list[Token]) -> tuple[str, str]:
    """The finite verb that goes in front, and the verbs that stay."""
    if auxiliaries:
        first, *others = auxiliaries
        return _FINITE.get(first.lower_, first.text), " ".join([*(a.text for a in others), clause.text])
    if clause.lemma_ == "be":
        return clause.text, ""
    helper = "did" if clause.tag_ in {"VBD", "VBG"} else "does" if clause.tag_ == "VBZ" else "do"
    return helper, clause.lemma_


def _subject(head: Token) -> str:
    """The subject's words; where it is “no study”, the question is whether there is any."""
    words = [t for t in subtree(head) if not any(a.dep_ in _STOPS for a in _up(t, head))]
    text = _text(words)
    aside = any(t.dep_ == "appos" and t.i > head.i for t in words) and ", " in text
    text += "," if aside else ""
    return f"any {text[3:]}" if text.lower().startswith("no ") else text


def _up(token: Token, head: Token) -> list[Token]:
    """The token and those above it, up to but without `head`."""
    found = []
    while token.i != head.i:
        found.append(token)
        token = token.head
    return found


def _text(tokens: list[Token]) -> str:
    """The words, a sentence's first capital lowered, quotation marks in pairs, no loose end."""
    while tokens and (tokens[-1].is_punct or tokens[-1].dep_ == "cc"):
        tokens = tokens[:-1]
    text = continued(one_line(text_of(tokens)))
    first = tokens[0] if tokens else None
    counted = first is not None and first.ent_type_ in {"CARDINAL", "DATE", "QUANTITY", "TIME"}
    if first is not None and first.i == 0 and (counted or not first.ent_type_) and first.pos_ != "PROPN":
        text = text[:1].lower() + text[1:]
    return _paired(text)


def _paired(text: str) -> str:
    """A quotation that the cut left open is closed; a closing mark without its opening goes."""
    for opening, closing in ("“”", "‘’"):
        if text.count(opening) > text.count(closing):
            text += closing
    if text.count("”") > text.count("“"):
        text = text.replace("”", "", 1)
    return text


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(" .,;:") + "?"
