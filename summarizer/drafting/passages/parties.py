"""One name for each party, whatever the passages call it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from summarizer.drafting.passages.merged import SameParty
from summarizer.grounding.reading import Reading
from summarizer.language.gazetteer import lookup
from summarizer.text import fold

_ARTICLE = re.compile(r"(?:the|an?) (?=.)")
_WORD = re.compile(r"\w+")


def one_name(names: Iterable[str], reading: Reading) -> Mapping[str, str]:
    """The name to use for each of `names`: of those that surely mean one party, the one that tells most.

    Sure are: a difference of case or article alone; words for one state (“Washington”, “the US”); the
    initials of a name beside it; and somebody of whom the documents themselves say for whom they speak.
    That two names are alike is not enough.

    >>> from summarizer.documents import Passage
    >>> from summarizer.language.lexicon import lexicon
    >>> nothing = Reading(Passage((), ()), "en", lexicon("en"))
    >>> one_name(["US", "the Port Authority", "Washington", "PA", "Port Authority"], nothing)["PA"]
    'Port Authority'
    """
    given = tuple(dict.fromkeys(names))
    spoken = {fold(v.name): party for party, voices in reading.parties.items() for v in voices}
    keys = {name: _key(spoken.get(_plain(name), name)) for name in given}
    full = {_initials(name): keys[name] for name in given if len(_initials(name)) > 1}
    keys = {name: full.get(name.replace(".", ""), key) for name, key in keys.items()}
    known = {fold(party): party for party in reading.parties}
    best = {key: _best([n for n in given if keys[n] == key], key, known) for key in keys.values()}
    return {name: best[key] for name, key in keys.items()}


def also_named(told: Sequence[SameParty], names: Iterable[str]) -> Mapping[str, str]:
    """What a merge says of parties under several names, as the name to use for each of those.

    A name that no finding uses is not believed: the fullest that one does use stands in its place.
    """
    used = dict.fromkeys(names)
    joined: dict[str, str] = {}
    for party in told:
        forms = [name for name in dict.fromkeys((party.name, *party.also)) if name in used]
        if len(forms) > 1 and not _differ(forms):
            joined.update(dict.fromkeys(forms, forms[0]))
    return joined


def _differ(names: Sequence[str]) -> bool:
    """Whether the names stand for different states or bodies of states, which nobody may make one."""
    return len({place.place.name for name in names if (place := lookup(name)) is not None}) > 1


def _plain(name: str) -> str:
    return _ARTICLE.sub("", fold(name), count=1)


def _key(name: str) -> str:
    meaning = lookup(name)
    sure = meaning is not None and not meaning.ambiguous
    return fold(meaning.place.name) if meaning is not None and sure else _plain(name)


def _initials(name: str) -> str:
    words = _WORD.findall(name)
    return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 1 else ""


def _best(names: Sequence[str], key: str, known: Mapping[str, str]) -> str:
    """The name of a state as the gazetteer has it, one that the documents' reading has, or the longest."""
    for name in names:
        meaning = lookup(name)
        if meaning is not None and fold(meaning.place.name) == key:
            return meaning.place.name
    read = chain([key], map(_plain, names))
    return next((known[name] for name in read if name in known), max(map(_bare, names), key=len))


def _bare(name: str) -> str:
    return name[4:] if name.lower().startswith("the ") and len(name) > 4 else name
