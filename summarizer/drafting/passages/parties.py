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
    full = _by_initials(keys)
    keys = {name: full.get(name.replace(".", ""), key) for name, key in keys.items()}
    known = {fold(party): party for party in reading.parties}
    best = {key: _best([n for n in given if keys[n] == key], key, known) for key in keys.values()}
    return {name: best[key] for name, key in keys.items()}


def also_named(told: Sequence[SameParty], names: Sequence[str]) -> Mapping[str, str]:
    """What a merge says of parties under several names, as the name to use for each of `names` that it joins.

    A name that nobody uses is not believed: the first that somebody does use stands in its place.
    """
    used = {_plain(name): _bare(name) for name in names}
    joined: dict[str, str] = {}
    for party in told:
        forms = [key for key in dict.fromkeys(map(_plain, (party.name, *party.also))) if key in used]
        if len(forms) > 1 and not _differ([used[key] for key in forms]):
            joined.update(dict.fromkeys(forms, used[forms[0]]))
    return {name: joined[_plain(name)] for name in names if _plain(name) in joined}


def _differ(names: Sequence[str]) -> bool:
    """Whether the names stand for different states or bodies of states, which nobody may make one."""
    return len({place.place.name for name in names if (place := lookup(name)) is not None}) > 1


def _plain(name: str) -> str:
    return _ARTICLE.sub("", fold(name), count=1)


def _key(name: str) -> str:
    meaning = lookup(name)
    sure = meaning is not None and not meaning.ambiguous
    return fold(meaning.place.name) if meaning is not None and sure else _plain(name)


def _by_initials(keys: Mapping[str, str]) -> Mapping[str, str]:
    """The key of the only name that has these initials: of two, there is no telling which is meant."""
    found: dict[str, set[str]] = {}
    for name, key in keys.items():
        found.setdefault(_initials(name), set()).add(key)
    return {initials: next(iter(those)) for initials, those in found.items() if len(those) == 1}


def _initials(name: str) -> str:
    """The first letters of a name's words that have a capital, where there are two of them or more.

    >>> _initials("Union of Parcel Staff"), _initials("P.A.")
    ('UPS', '')
    """
    letters = [word[0] for word in _WORD.findall(name) if len(word) > 1 and word[0].isupper()]
    return "".join(letters) if len(letters) > 1 else ""


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
