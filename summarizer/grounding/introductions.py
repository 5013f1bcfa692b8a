"""How a text names people, and what it says that they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarizer.language.gazetteer import lookup
from summarizer.language.lexicon import Lexicon
from summarizer.language.parse import child, phrase, text_of

if TYPE_CHECKING:
    from summarizer.language.parse import Token

_OF = frozenset({"of", "for", "at", "from", "with"})
_SERVES = frozenset({"advise", "represent", "lead", "head", "chair", "run", "own", "direct"})


@dataclass(frozen=True)
class Introduction:
    """One place where the text says what somebody is: “the director of the port authority”.

    `words` are the lower-case words of the description, `role` its head noun, `body` the organisation
    or state that it names, as the text has it (empty where none is), `sentence` where it stands, and `at` the
    token of its head there. `text` is a description that stands in front of the name: “Transport Minister”.
    """

    words: frozenset[str]
    role: str
    body: str
    sentence: int
    text: str = ""
    at: int = 0


def plain(text: str) -> str:
    """A name without the article before it and the possessive mark after it.

    >>> plain("the Dockworkers’ Federation’s")
    'Dockworkers’ Federation'
    """
    words = text.split()
    if words and words[0].lower() in {"the", "a", "an"}:
        words = words[1:]
    name = " ".join(words).strip(" ,.;:")
    for mark in ("’s", "'s"):
        name = name.removesuffix(mark)
    return name


def person_name(tokens: Iterable[Token], lexicon: Lexicon) -> str:
    """The name in a run of tokens, titles and possessive marks left out; empty if it names no person."""
    given = list(tokens)
    if any(t.tag_ == "POS" or t.lower_ in {"’s", "'s"} for t in given[:-1]):
        return ""  # “Lee’s son” is nobody's name
    words = [token for token in given if token.tag_ != "POS"]
    while words and words[0].lower_.rstrip(".") in lexicon["people.titles"]:
        words = words[1:]
    name = plain(text_of(words))
    place = lookup(name)
    known_place = place is not None and not place.ambiguous
    if not name or not name[0].isupper() or known_place or any(c.isdigit() for c in name):
        return ""
    return name


def introductions(name: Token, sentence: int, lexicon: Lexicon) -> Iterator[Introduction]:
    """What the sentence says of the person whose name has this head: before it, after it, or around it."""
    if before := _before(name, lexicon):
        yield replace(before, sentence=sentence)
    around = [post_of(name.head, lexicon)] if name.dep_ == "appos" else []
    for role in around + [c for c in name.children if c.dep_ == "appos"]:
        if role.pos_ in {"NOUN", "PROPN"} and role.ent_type_ != "PERSON":
            yield describe(role, sentence)
    for noun in [name, *(c for c in name.children if c.dep_ == "appos")]:
        yield from _serving(noun, sentence)
    for preposition in (c for c in name.children if c.dep_ == "prep" and c.lower_ == "of"):
        noun = child(preposition, "pobj")
        if noun is not None and (lookup(noun.text) is not None or noun.ent_type_ == "ORG"):
            yield Introduction(frozenset(), "", plain(text_of(phrase(noun))), sentence, at=name.i)


def post_of(noun: Token, lexicon: Lexicon) -> Token:
    """The post that a name stands behind: of “the chair of the trust, Ann Lee”, the chair, not the trust."""
    above = noun.head.head if noun.dep_ == "pobj" else noun
    posts = lexicon["people.posts"] | lexicon["people.offices"]
    return above if above.lower_ in posts and noun.lower_ not in posts | lexicon["people.groups"] else noun


def _serving(noun: Token, sentence: int) -> Iterator[Introduction]:
    """What a clause says that somebody serves: “a former pilot who now advises the cooperative”."""
    for clause in (c for c in noun.children if c.dep_ == "relcl" and c.lemma_ in _SERVES):
        if (body := child(clause, "dobj")) is not None:
            yield Introduction(frozenset(), clause.lemma_, plain(text_of(phrase(body))), sentence, at=noun.i)


def _before(name: Token, lexicon: Lexicon) -> Introduction | None:
    """The description in front of a name: “Northlight’s regional vice president, Carla Dunning”."""
    first = name.i - sum(1 for c in name.lefts if c.dep_ in {"compound", "flat"} and c.ent_type_ == "PERSON")
    left = [t for t in name.subtree if t.i < first and not t.is_punct and t.tag_ != "WP$"]
    roles = lexicon["people.offices"] | lexicon["people.posts"] | lexicon["people.titles"]
    heads = [t for t in left if t.lower_ in roles]
    if not heads:
        return None
    return Introduction(
        words=frozenset(t.lower_ for t in left if t.is_alpha),
        role=heads[-1].lower_,
        body=_leading_body(left, roles),
        sentence=0,
        text=text_of(left),
        at=heads[-1].i,
    )


def _leading_body(left: list[Token], roles: frozenset[str]) -> str:
    """The state or organisation at the start of a description."""
    if left[0].tag_ == "PRP$":
        return str(left[0].lower_)
    for size in (3, 2, 1):
        words = plain(text_of(left[:size]))
        if len(left) >= size and lookup(words) is not None:
            return words
    run: list[Token] = []
    for token in left:
        if token.tag_ == "POS":
            return plain(text_of(run))
        if token.lower_ in roles:
            break
        run.append(token)
    return plain(text_of(run)) if any(t.ent_type_ == "ORG" for t in run) else ""


def describe(role: Token, sentence: int) -> Introduction:
    """What a noun that stands for somebody says of them: “a spokeswoman for the shipping company”."""
    words = frozenset(t.lower_ for t in phrase(role) if t.is_alpha)
    return Introduction(words, role.lower_, body_of(role), sentence, at=role.i)


def body_of(role: Token) -> str:
    """The state or organisation for which a noun’s bearer speaks, as the text has it, or ``""``."""
    owner = child(role, "poss")
    if owner is not None:
        return str(owner.lower_) if owner.tag_ == "PRP$" else plain(text_of(phrase(owner)))
    left = [t for t in phrase(role) if t.i < role.i]
    for size in (3, 2, 1):
        for start in range(len(left) - size + 1):
            words = plain(text_of(left[start : start + size]))
            if lookup(words) is not None:
                return words
    served = [plain(text_of(phrase(noun))) for noun in _served(role)]
    if served:
        return next((name for name in served if name[:1].isupper()), served[0])
    organisation = [t for t in left if t.ent_type_ == "ORG"]
    return plain(text_of(organisation))


def _served(role: Token) -> Iterator[Token]:
    """The nouns that follow an office, one in another: “head of collections at the Harbour Trust”."""
    for preposition in (c for c in role.children if c.dep_ == "prep" and c.lower_ in _OF):
        if (noun := child(preposition, "pobj")) is not None:
            yield noun
            yield from _served(noun)
