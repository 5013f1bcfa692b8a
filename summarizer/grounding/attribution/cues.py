"""The words by which a sentence gives speech to somebody: “said”, “according to”, “her claim that”."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from summarizer.grounding.attribution.contents import content_of, trimmed
from summarizer.grounding.attribution.cue import Cue
from summarizer.grounding.attribution.model import Mode
from summarizer.grounding.attribution.subjects import is_passive, subject_of
from summarizer.grounding.speakers import Speakers
from summarizer.language.lexicon import Lexicon
from summarizer.language.parse import child, subtree

if TYPE_CHECKING:
    from summarizer.language.parse import Doc, Token

STANCES = ("stance.supports", "stance.opposes", "stance.demands")
# So many words, at most, from a verb that is no verb of speech to its subject.
_NEAR = 6
_NOUNS = frozenset({"NOUN", "PRON", "PROPN"})
_COMPLEMENTS = frozenset({"acl", "ccomp", "prep"})


class Cues:
    """Finds the cues of parsed sentences."""

    def __init__(self, speakers: Speakers, lexicon: Lexicon) -> None:
        self._speakers = speakers
        self._lexicon = lexicon

    @cached_property
    def _verbs(self) -> frozenset[str]:
        return self._lexicon["speech"].union(*(self._lexicon[name] for name in STANCES))

    @cached_property
    def _told(self) -> frozenset[str]:
        names = ("beliefs", "tellings", "seeming")
        return frozenset().union(*(self._lexicon[f"reporting.{name}"] for name in names))

    def of(self, doc: Doc, quoted: Collection[int]) -> list[Cue]:
        """Every cue of a sentence, in order; `quoted` are the places of its words in quotation marks."""
        found = list(self._found(doc, quoted))
        added = [cue for cue in found if cue.token.tag_ == "VBG" and cue.token.dep_ == "advcl"]
        return [_without(cue, added) for cue in found]

    def _found(self, doc: Doc, quoted: Collection[int]) -> Iterator[Cue]:
        for token in doc:
            if token.i in quoted:
                continue
            lemma = token.lemma_.lower()
            if token.lower_ == "according" and (noun := _according(token)) is not None:
                aside = set(subtree(token))
                yield Cue(token, noun, trimmed([t for t in token.head.subtree if t not in aside]))
            elif token.text == ":" and quoted:
                yield from self._label(token, quoted)
            elif token.pos_ in {"NOUN", "PROPN"} and lemma in self._lexicon["reporting.nouns"]:
                yield from self._noun(token)
            elif (token.pos_ == "VERB" or token.dep_ == "ROOT") and lemma in self._verbs:
                yield self._speech(token, quoted)
            elif token.pos_ == "VERB" and lemma in self._told:
                yield from self._belief(token)
            elif token.pos_ == "VERB" and (quoted or self._quotes(token)):
                yield from self._bare(token, quoted)

    def _subject(self, verb: Token, quoted: Collection[int]) -> Token | None:
        """The subject outside quotation marks: of “‘Meh,’ wrote a reader”, the reader."""
        subject = subject_of(verb, self._lexicon)
        if subject is None or subject.i not in quoted:
            return subject
        behind = (c for c in verb.children if c.left_edge.i == verb.i + 1 and c.i not in quoted)
        return next((c for c in behind if c.pos_ in {"NOUN", "PROPN", "PRON"}), None)

    def _label(self, colon: Token, quoted: Collection[int]) -> Iterator[Cue]:
        """A name and a colon before a quotation: “Ann Lee: ‘…’”."""
        before = [t for t in colon.doc[: colon.i] if not t.is_punct]
        heads = [t for t in before if t.head.i >= colon.i or t.head.i == t.i]
        named = len(heads) == 1 and heads[0].pos_ == "PROPN" and self._speakers.named(heads[0])
        if named and colon.i + 2 in quoted and not any(t.pos_ == "VERB" for t in before):
            yield Cue(colon, heads[0], (), bare=True)

    def _bare(self, verb: Token, quoted: Collection[int]) -> Iterator[Cue]:
        """A verb that is no verb of speech, whose subject may be quoted beside it: “…,” she sighed."""
        subject = self._subject(verb, quoted)
        if subject is not None and abs(subject.i - verb.i) <= _NEAR and subject.pos_ in _NOUNS:
            told = content_of(verb, subject, self._lexicon) if self._quotes(verb) else ()
            next_to = bool(told) and told[0].i in quoted and told[0].i <= verb.i + 2
            yield Cue(verb, subject, told if next_to else (), slight=not self._quotes(verb), bare=True)

    def _quotes(self, verb: Token) -> bool:
        """Whether it is a verb that reports by quoting alone: “chanted”, “went on”."""
        lemma, particle = verb.lemma_.lower(), child(verb, "prt")
        whole = f"{lemma}-{particle.lower_}" if particle is not None else lemma
        return whole in self._lexicon["reporting.quoting"]

    def _speech(self, verb: Token, quoted: Collection[int]) -> Cue:
        subject = self._subject(verb, quoted)
        content = content_of(verb, subject, self._lexicon)
        slight = verb.lemma_.lower() not in self._lexicon["speech"] or _same(subject)
        if verb.lemma_.lower() == "put" and not self._is_estimate(verb):
            return Cue(verb, None, (), Mode.BELIEF, slight=True)
        if subject is None:
            return Cue(verb, self._trying(verb), content, Mode.BELIEF, slight)
        if self._unsaid(verb):
            return Cue(verb, subject, content, Mode.UNSAID, slight)
        if self._in_passing(verb) or not self._says(verb, subject):
            return Cue(verb, subject, content, Mode.BELIEF, slight)
        return Cue(verb, subject, content)

    def _belief(self, verb: Token) -> Iterator[Cue]:
        subject = subject_of(verb, self._lexicon) or self._trying(verb)
        if subject is None and not is_passive(verb):
            return
        content = content_of(verb, subject, self._lexicon)
        if subject is not None and verb.lemma_.lower() in self._lexicon["reporting.seeming"]:
            content, subject = trimmed([t for t in subtree(verb) if t.i != verb.i]), None
        if content:
            mode = Mode.UNSAID if self._denied(verb) else Mode.BELIEF
            yield Cue(verb, subject, content, mode, slight=True)

    def _trying(self, verb: Token) -> Token | None:
        """Who would say it: of “Lee tried to explain”, Lee."""
        alone = verb.dep_ == "xcomp" and child(verb.head, "dobj", "dative") is None
        return subject_of(verb.head, self._lexicon) if alone else None

    def _noun(self, noun: Token) -> Iterator[Cue]:
        """“The mayor’s claim that …”, “support for the plan”."""
        owner = child(noun, "poss")
        content = [t for c in noun.children if c.i > noun.i and c.dep_ in _COMPLEMENTS for t in c.subtree]
        if trimmed(content):
            yield Cue(noun, owner, trimmed(content), Mode.BELIEF, slight=True)

    def _unsaid(self, verb: Token) -> bool:
        """Whether the verb tells of speech that did not happen: denied it, asked it, made it a condition."""
        mark = child(verb, "mark")
        unreal = self._lexicon["words.condition"] | self._lexicon["words.embedded"]
        lemma = verb.lemma_.lower()
        ahead = lemma in self._lexicon["plain_speech"] and any(c.tag_ == "MD" for c in verb.children)
        supposed = verb.dep_ == "acl" and mark is not None
        marked = mark is not None and mark.lower_ in unreal
        return self._denied(verb) or marked or ahead or supposed

    def _is_estimate(self, verb: Token) -> bool:
        """“put the cost at”, “put it more plainly”, but not “put on a coat”."""
        spoken = child(verb, "dobj")
        return any(c.lower_ == "at" for c in verb.children) or (spoken is not None and spoken.lower_ == "it")

    def _in_passing(self, verb: Token) -> bool:
        """Whether a stand is told in a relative clause, or of a belief: in passing, and often of the past."""
        return verb.dep_ in {"relcl", "acl"} and verb.lemma_.lower() not in self._lexicon["speech"]

    def _denied(self, verb: Token) -> bool:
        """Whether the verb is negated: “never said”, “no longer supports”."""
        beside = (t for c in verb.children if c.dep_ in {"neg", "advmod"} for t in c.subtree)
        return any(t.dep_ == "neg" or t.lower_ in self._lexicon["words.negation"] for t in beside)

    def _says(self, verb: Token, subject: Token) -> bool:
        """Anything may “say”; only those who can hold a stand call, want or order something."""
        lemma, beside = verb.lemma_.lower(), {c.lower_ for c in verb.children}
        if lemma == "quote" and "as" in beside:  # “quoted him as saying” gives another's words
            return False
        if verb.dep_ == "relcl" and not self._speakers.named(subject):
            return False
        return lemma in self._lexicon["plain_speech"] or self._speakers.can_speak(subject)


def _without(cue: Cue, added: Sequence[Cue]) -> Cue:
    """A cue without what its speaker adds with another: “said that it was late, adding that …”."""
    own = [c for c in added if c.subject is not None and c.subject == cue.subject and c.token in cue.content]
    cut = {token for c in own for token in c.token.subtree}
    return replace(cue, content=trimmed(t for t in cue.content if t not in cut)) if cut else cue


def _same(subject: Token | None) -> bool:
    """Whether the subject of a verb that reports nothing is most likely whoever is reported already."""
    return subject is not None and subject.pos_ == "PRON"


def _according(token: Token) -> Token | None:
    to = child(token, "prep")
    return child(to, "pobj") if to is not None else None
