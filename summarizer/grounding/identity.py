"""Whether a name that a note gives may mean a speaker of the source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.grounding.speakers import Speaker
from summarizer.language.gazetteer import lookup
from summarizer.language.lexicon import lexicon
from summarizer.text import fold

_WORD = re.compile(r"[^\W_](?:[\w.’'-]*[\w])?")
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$")
# So many letters alike at its start make two long surnames one: Zelensky, Zelenskyy.
_SPELLING = 6


def same_person(name: str, speaker: Speaker) -> bool:
    """Whether the name that a note gives may mean this speaker.

    False only where the two are surely not one: other names, or other states. What merely describes
    (“the union leader”) may be anybody of whom nothing speaks against it.

    >>> reed = Speaker("Tom Reed", "Ukraine", person=True)
    >>> [same_person(n, reed) for n in ("President Reed", "the Ukrainian president", "Ann Reed", "Ann Lee")]
    [True, True, False, False]
    """
    given, own, party = (_names(text) for text in (name, speaker.name, speaker.party))
    described = speaker.person and (not own or _is_described(speaker.name))
    if not given or described or any(_initials(name, form) for form in (speaker.name, speaker.party)):
        return _same_place(name, speaker)
    if speaker.person:
        return _alike(given, own) or _shares(given, party)
    return not (own or party) or _shares(given, own) or _shares(given, party)


def _is_described(name: str) -> bool:
    """Whether somebody is known by a post alone: “spokesman for Pacer”."""
    people = lexicon("en")
    roles = (
        people["people.posts"]
        | people["people.offices"]
        | people["people.observers"]
        | people["people.groups"]
    )
    return any(word in roles for word in name.split())


def _names(text: str) -> tuple[str, ...]:
    """The words of a text that are names of somebody, folded: no titles, posts, states or small words."""
    people = lexicon("en")
    known = people["people.titles"] | people["people.posts"] | people["people.offices"] | people["stop.words"]
    kept = []
    for match in _WORD.finditer(_without_places(text)):
        word = _POSSESSIVE.sub("", fold(match.group())).rstrip(".")
        if match.group()[0].isupper() and word not in known:
            kept.append(word)
    return tuple(kept)


def _places(text: str) -> list[tuple[str, str]]:
    """The states and bodies of states in a text: each with the words for it, longest first."""
    words = text.split()
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(words):
        sizes = (n for n in (3, 2, 1) if lookup(_run(words, at, n)) is not None)
        size = next(sizes, 0)
        if size and (meaning := lookup(_run(words, at, size))) is not None and not meaning.ambiguous:
            found.append((" ".join(words[at : at + size]), meaning.place.name))
        at += size or 1
    return found


def _run(words: Sequence[str], at: int, size: int) -> str:
    return " ".join(words[at : at + size]).strip(" ,.;:")


def _without_places(text: str) -> str:
    for words, _ in _places(text):
        text = text.replace(words, " ")
    return text


def _same_place(name: str, speaker: Speaker) -> bool:
    """Whether no state is named, or the one for which the speaker speaks."""
    given = {place for _, place in _places(name)}
    own = {place for form in (speaker.name, speaker.party) for _, place in _places(form)}
    return not given or not own or bool(given & own)


def _alike(given: Sequence[str], own: Sequence[str]) -> bool:
    """Whether two persons' names may be one: the surname, and no other first name beside it."""
    if not _spelled_alike(given[-1], own[-1]):
        return len(given) == 1 and given[0] == own[0]
    if len(given) == 1 or len(own) == 1:
        return True
    one, other = given[0].rstrip("."), own[0].rstrip(".")
    return one.startswith(other) or other.startswith(one)


def _spelled_alike(one: str, other: str) -> bool:
    start = one[:_SPELLING]
    return one == other or (len(start) == _SPELLING and other.startswith(start))


def _shares(given: Sequence[str], own: Sequence[str]) -> bool:
    """Whether two bodies' names share a word that tells: not “union” alone, unless neither has another."""
    bodies = lexicon("en")["people.bodies"]
    one, other = set(given) - bodies, set(own) - bodies
    return bool(one & other if one and other else set(given) & set(own))


def _initials(short: str, full: str) -> bool:
    """Whether one is the other's initials: UPS for the Union of Parcel Staff."""
    letters = [word[0] for word in re.findall(r"\w+", full) if word[0].isupper()]
    return len(letters) > 1 and short.strip().replace(".", "") == "".join(letters)
