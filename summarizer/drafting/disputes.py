"""Claims that the sources contradict: who says so, who denies it, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.drafting.figures import Counted, miscounts
from summarizer.drafting.topics import concepts
from summarizer.grounding.attribution import Attribution
from summarizer.grounding.reading import Reading
from summarizer.language.parse import child, subtree, text_of

if TYPE_CHECKING:
    from summarizer.language.parse import Token

# How far before its denial a claim may stand, in sentences.
_REACH = 8
# How far, where the denial says nothing of what it denies.
_NEAR = 4
_STEM = 5
_POINTING = frozenset({"this", "that", "it"})
_AMOUNTS = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY"})


@dataclass(frozen=True)
class Dispute:
    """A claim and its denial, by the numbers of their sentences; the same number where one holds both.

    `account` is the denier's own account, often the sentence after the denial.
    `claimants` and `deniers` are the speakers as the text names them; `counted` is set where
    they give different figures.
    """

    claim: int
    denial: int
    account: int
    claimants: tuple[str, ...]
    deniers: tuple[str, ...]
    counted: Counted | None = None

    @property
    def sentences(self) -> tuple[int, ...]:
        return tuple(sorted({self.claim, self.denial, self.account}))

    @property
    def accounts(self) -> tuple[int, ...]:
        """The sentences that tell the two versions, the claim first."""
        return tuple(dict.fromkeys((self.claim, self.account)))


def disputes(reading: Reading) -> tuple[Dispute, ...]:
    """The claims that one party makes and another denies, in the order of their denials.

    Found from verbs of denial (“denied the claims”, “something Oslo denies”), and from two parties that
    give different figures for the same thing.
    """
    found: dict[int, Dispute] = {}
    for dispute in [*_counted_differently(reading), *_denied(reading)]:
        found.setdefault(dispute.claim, dispute)
    return tuple(sorted(found.values(), key=lambda dispute: dispute.denial))


def _counted_differently(reading: Reading) -> Iterator[Dispute]:
    for found in miscounts(reading):
        first, second = found.first.sentence, found.second.sentence
        names = _names(found.first, reading), _names(found.second, reading)
        yield Dispute(first, second, second, *names, found.counted)


def _denied(reading: Reading) -> Iterator[Dispute]:
    denials = reading.lexicon["claims.denial"]
    for number in reading.docs:
        for token in reading.docs[number]:
            if token.pos_ != "VERB" or token.lemma_.lower() not in denials or child(token, "neg") is not None:
                continue
            if token.dep_ == "relcl":
                yield from _denied_aside(token, number, reading)
        for attribution in reading.said.get(number, ()):
            if attribution.verb in denials and (claim := _claim(attribution, reading)) is not None:
                account = _spoken(attribution, reading)
                yield Dispute(
                    claim.sentence, number, account, _names(claim, reading), _names(attribution, reading)
                )


def _denied_aside(verb: Token, number: int, reading: Reading) -> Iterator[Dispute]:
    """“The ministry has accused … of dumping, something Oslo denies.”"""
    denier = child(verb, "nsubj")
    said = reading.said.get(number, ())
    if denier is not None and said and denier.pos_ in {"PROPN", "NOUN"}:
        name = text_of(subtree(denier))
        yield Dispute(number, number, number, _names(said[0], reading), (name,))


def _spoken(denial: Attribution, reading: Reading) -> int:
    """The sentence in which the denier gives their own account: the next, if it is theirs, else the denial.

    “The army denied the claims. “No unit is surrounded,” it said.”
    """
    following = reading.said.get(denial.sentence + 1, ())
    theirs = any(_parties(a) & _parties(denial) for a in following)
    brief = len(reading.passage.sentence(denial.sentence).text.split()) < 9
    return denial.sentence + 1 if theirs and brief and not denial.direct else denial.sentence


def _claim(denial: Attribution, reading: Reading) -> Attribution | None:
    """The claim that a denial is about: another party's, shortly before; said twice or most alike."""
    requests = reading.lexicon["claims.request"]
    before = [
        a
        for a in reading.attributions
        if 0 < denial.sentence - a.sentence <= _REACH
        and a.document == denial.document
        and a.verb not in requests | reading.lexicon["claims.denial"]
        and not _parties(a) & _parties(denial)
        and not any(v.observer for v in a.voices)
    ]
    if _points_back(denial, reading):
        return next((a for a in reversed(before) if a.sentence == denial.sentence - 1), None)
    scored = [(_likeness(a, denial, reading), a.sentence, a) for a in before]
    best = max(scored, key=lambda s: s[:2], default=None)
    return best[2] if best is not None and best[0] > 0 else None


def _points_back(denial: Attribution, reading: Reading) -> bool:
    """Whether a denial is of nothing but “this”: of what was said just before, and of nothing further off."""
    verbs = (t for t in reading.docs[denial.sentence] if t.lemma_.lower() == denial.verb)
    denied = (child(verb, "dobj") for verb in verbs)
    return any(thing is not None and thing.lower_ in _POINTING for thing in denied)


def _likeness(claim: Attribution, denial: Attribution, reading: Reading) -> float:
    """How probably a denial is about a claim; 0 if nothing but nearness speaks for it."""
    mine = _words(claim.sentence, reading)
    theirs = _words(denial.sentence, reading) | _words(_spoken(denial, reading), reading)
    distance = denial.sentence - claim.sentence
    generic = _generic(denial, reading) and distance <= _NEAR
    figures = of_a_figure(denial.sentence, reading)
    if figures and not any(t.ent_type_ in _AMOUNTS for t in reading.docs[claim.sentence]):
        return 0.0
    shared = len(mine & theirs)
    if not generic and shared < 2:
        return 0.0
    accuses = claim.verb in reading.lexicon["claims.accusation"]
    return shared + 1 / distance + 2 * _repeated(claim, mine, denial, reading) + 2 * accuses


def of_a_figure(denial: int, reading: Reading) -> bool:
    """Whether what a denial denies is a number, not whatever else the claim says."""
    return any(t.lower_ in {"figure", "figures", "number"} for t in reading.docs[denial])


def _repeated(claim: Attribution, mine: frozenset[str], denial: Attribution, reading: Reading) -> float:
    """How much of a claim another statement before the denial says too: what is said twice is denied."""
    others = (s.number for s in reading.passage.statements if s.number < denial.sentence)
    shares = (len(mine & _words(n, reading)) / (len(mine) or 1) for n in others if n != claim.sentence)
    return max(shares, default=0.0)


def _generic(denial: Attribution, reading: Reading) -> bool:
    """Whether the denial says only “the claims”, “the figure”: no more than that there was one."""
    doc = reading.docs[denial.sentence]
    return any(
        t.lower_ in reading.lexicon["claims.denial_nouns"]
        and t.dep_ == "dobj"
        and child(t, "prep", "acl", "compound", "poss") is None
        for t in doc
    )


def _words(number: int, reading: Reading) -> frozenset[str]:
    found = concepts(reading.passage.sentence(number).text, reading.lexicon["stop.words"])
    return frozenset(word[:_STEM] for word in found if " " not in word)


def _parties(attribution: Attribution) -> frozenset[str]:
    return frozenset(voice.party for voice in attribution.voices)


def _names(attribution: Attribution, reading: Reading) -> tuple[str, ...]:
    """The speakers as a sentence names them: “the Kremlin”, not “Kremlin”."""
    text = reading.passage.document(attribution.document).text
    named = attribution.speaker.of(text) if attribution.speaker is not None else ""
    articles = named.lower().startswith("the ")
    return tuple(
        dict.fromkeys(
            f"the {v.name}" if articles and not v.person and not v.name.startswith("the ") else v.name
            for v in attribution.voices
        )
    )
