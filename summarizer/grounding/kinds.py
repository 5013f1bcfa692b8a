"""Which body “the company” or “the union” may mean, by the kind of body that each is."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum

from summarizer.language.lexicon import Lexicon


class Fit(IntEnum):
    """Whether a body is what a noun says."""

    NO = 0
    PERHAPS = 1
    SURELY = 2


@dataclass(frozen=True)
class Candidate:
    """A body that may be meant: its name, empty where it has none, and how well the noun fits it.

    `named` is false of one that the text only describes: “the police union”.
    """

    name: str
    fit: Fit
    named: bool = True


def fit(noun: str, words: Collection[str], told: Collection[str], lexicon: Lexicon) -> Fit:
    """Whether a body whose name has these words, and of which these nouns are told, may be called by a noun.

    >>> from summarizer.language.lexicon import lexicon
    >>> for name, told in (("corvane line", ""), ("wendle", ""), ("police", ""), ("wendle", "campaign")):
    ...     fit("company", name.split(), told.split(), lexicon("en")).name
    'SURELY'
    'PERHAPS'
    'NO'
    'NO'
    """
    firms, unions = lexicon["people.firms"], lexicon["people.unions"]
    alike = firms if noun in firms else unions if noun in unions else frozenset({noun})
    signs = lexicon["people.firm_signs"] if noun in firms else frozenset[str]()
    known = {*words, *told}
    if known & (alike | signs):
        return Fit.SURELY
    others = lexicon["people.bodies"] | lexicon["people.no_groups"]
    if noun in firms:
        others |= lexicon["people.campaigns"]
    return Fit.NO if noun in lexicon["people.precise_bodies"] or known & others else Fit.PERHAPS


def meant(candidates: Iterable[Candidate]) -> str:
    """The name of the only candidate that surely fits, or of the only one there is; else ``""``.

    >>> meant([Candidate("Corvane Line", Fit.SURELY), Candidate("Wendle", Fit.PERHAPS)])
    'Corvane Line'
    >>> meant([Candidate("Arnell", Fit.PERHAPS), Candidate("Wendle", Fit.PERHAPS)])
    ''
    """
    fitting = [each for each in dict.fromkeys(candidates) if each.fit is not Fit.NO]
    sure = [each for each in fitting if each.fit is Fit.SURELY]
    # “A rival firm” of a sentence on one that has a name is not what “the firm” must mean.
    only = sure if any(each.named for each in sure) else fitting
    names = {each.name for each in only}
    return names.pop() if len(names) == 1 else ""
