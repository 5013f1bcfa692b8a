"""The clauses of a sentence: a verb, and the words that no other verb governs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from summarizer.language.lexicon import Lexicon
from summarizer.language.parse import child

if TYPE_CHECKING:
    from summarizer.language.parse import Doc, Token

_HEADS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis"})
_VERBS = frozenset({"VERB", "AUX"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# How what qualifies a verb, noun or adjective by a word of its own hangs on it.
_QUALIFIERS = frozenset({*_SUBJECTS, "dobj", "attr", "acomp", "advmod", "amod", "det", "neg", "prt"})
_ENDS = frozenset("?!.")
# Clauses that stand beside the one above them, and are no part of what it says or denies.
_BESIDE = frozenset({"advcl", "relcl", "conj"})


@dataclass(frozen=True, eq=False)
class Clause:
    """A verb with the words that belong to it alone, in order."""

    verb: Token
    tokens: tuple[Token, ...]
    lexicon: Lexicon

    @cached_property
    def subject(self) -> Token | None:
        """The head of the subject; of a relative clause, the noun that it tells of."""
        found = child(self.verb, *_SUBJECTS)
        if found is None and self.verb.dep_ == "conj" and self.verb.head.pos_ in _VERBS:
            return child(self.verb.head, *_SUBJECTS)  # “it held water and was built in May”
        relative = self.verb.dep_ in {"relcl", "acl"} and (found is None or found.pos_ == "PRON")
        return self.verb.head if relative else found

    @cached_property
    def object(self) -> Token | None:
        """The head of what is acted upon; what a passive verb is said of."""
        return child(self.verb, "nsubjpass") or child(self.verb, "dobj", "attr", "acomp")

    @cached_property
    def denied(self) -> bool:
        """Whether it says that something is not so: “never came”, “no siren sounded”."""
        subject = child(self.verb, *_SUBJECTS)
        nouns = [noun for noun in (subject, child(self.verb, "dobj", "attr")) if noun is not None]
        words = {t.lower_ for noun in nouns for t in (noun, *noun.lefts)}
        return any(t.dep_ == "neg" for t in self.verb.children) ^ bool(
            words & self.lexicon["stories.negative"]
        )

    @cached_property
    def disowned(self) -> bool:
        """Whether a word above it keeps the speaker from saying that it is so: “denied that it leaked”.

        Of “I do not accept that it will do” the inner clause is nobody's word, and its opposite may not be.
        """
        # “Contrary to what he says, it leaked” is parsed in many ways, and it is his word in none.
        against = any(t.lower_ in self.lexicon["stories.against"] for t in self.verb.doc)
        return against or any(map(self._disowns, self._above()))

    def _above(self) -> Iterator[Token]:
        """The words in whose matter the clause stands, the nearest first, and what is put beside it."""
        yield from (t for t in self.verb.children if t.dep_ == "parataxis")
        token = self.verb
        while token.head.i != token.i:
            beside, token = _is_beside(token), token.head
            while beside and token.pos_ not in _VERBS and token.head.i != token.i:
                token = token.head  # from the noun that a relative clause tells of
            if not beside:
                yield token

    def _disowns(self, word: Token) -> bool:
        own = [t for t in word.children if t.dep_ in _QUALIFIERS]
        near = [word, *own, *(t for each in own if each.pos_ != "VERB" for t in each.lefts)]
        forms = {form for t in near for form in (t.lower_, t.lemma_.lower())}
        forms |= {f"{word.lemma_.lower()}-{t.lower_}" for t in own if t.dep_ == "prt"}
        lists = ("stories.disowning", "stories.negative", "words.negation", "reporting.denials")
        return any(t.dep_ == "neg" for t in own) or any(forms & self.lexicon[name] for name in lists)

    @cached_property
    def unsure(self) -> bool:
        """Whether it tells of what may be, should be or was only asked; or stands within what does."""
        ends = (t.text for t in self.verb.doc[self.verb.i :] if t.text in _ENDS)
        if next(ends, "") == "?":
            return True
        above = (t for t in self.verb.ancestors if t.pos_ in _VERBS)
        return any(map(self._is_unsure, (self.verb, *above)))

    def _is_unsure(self, verb: Token) -> bool:
        helpers = {t.lower_ for t in verb.children if t.dep_ in {"aux", "advmod"}}
        marks = {t.lower_ for t in verb.children if t.dep_ == "mark"}
        unsure, conditions = self.lexicon["stories.unsure"], self.lexicon["stories.conditions"]
        return bool(helpers & unsure or marks & conditions)

    @cached_property
    def ahead(self) -> bool:
        """Whether it tells of what is to come."""
        ahead = self.lexicon["stories.ahead"]
        return any(t.dep_ == "aux" and t.lower_ in ahead for t in self.verb.children)


def _is_beside(token: Token) -> bool:
    """Whether a clause is no matter of its head: “although it leaked”, “closed in May”, “and broke”."""
    bare = token.dep_ == "acl" and child(token, *_SUBJECTS) is None
    return bare or token.dep_ in _BESIDE


def clauses_of(doc: Doc, lexicon: Lexicon) -> Iterator[Clause]:
    """The clauses of a parsed sentence, in the order of their verbs; each word stands in one of them.

    What follows “according to” tells who says it, and belongs to none.
    """
    members: dict[int, list[Token]] = {}
    for token in doc:
        head = _head(token)
        if head is not None:
            members.setdefault(head.i, []).append(token)
    for at in sorted(members):
        if doc[at].pos_ in _VERBS:
            yield Clause(doc[at], tuple(members[at]), lexicon)


def _head(token: Token) -> Token | None:
    for each in (token, *token.ancestors):
        if each.dep_ == "prep" and each.lower_ == "according":
            return None
        if each.dep_ in _HEADS or (each.dep_ == "conj" and each.pos_ in _VERBS):
            return each
    return None
