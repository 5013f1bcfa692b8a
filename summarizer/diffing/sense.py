"""Whether one wording of an item denies, turns round, or is surer of what the other says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set

from summarizer.diffing.changes import Fact, FactChange
from summarizer.diffing.parts import side_by_side
from summarizer.grounding.claims.sense import denials, hedging, modals
from summarizer.grounding.claims.terms import Word
from summarizer.grounding.claims.texts import Text
from summarizer.grounding.quotes.words import words, words_of

_OBLIGED, _PLANNED = "obliged", "planned"
_SHORT_STEM = 4
# How many words further on a denial still denies one.
_REACH = 3


def turns(before: Text, after: Text) -> Iterator[FactChange]:
    """Denials that only one of the two has, and words of the one that contradict words of the other.

    A denial and an opposite together say the same again: “rejected it”, “did not accept it”.
    """
    if not before.vocabulary:
        yield from _by_known_denials(before, after)
        return
    turned = _opposites(before, after)
    lost, won = _denials(before, after, turned), _denials(after, before, turned)
    if len(turned) == 1 and abs(len(lost) - len(won)) == 1:
        ((mine, theirs),) = turned
        if _denied(mine, lost, before) != _denied(theirs, won, after):
            return
    if len(lost) != len(won):
        yield from side_by_side(Fact.NEGATION, *_differing(lost, won))
    prefixed = list(_prefixed(before, after))
    yield from (FactChange(Fact.NEGATION, *words) for words in prefixed)
    yield from (FactChange(Fact.DIRECTION, *words) for words in turned if words not in prefixed)


def _denied(word: str, denials: Sequence[Word], text: Text) -> bool:
    """Whether one of the denials stands right before a word: “not accepted”, “did not yet accept”."""
    places = (text.words.index(denial) for denial in denials)
    return any(word == near.text for at in places for near in text.words[at + 1 : at + 1 + _REACH])


def _by_known_denials(before: Text, after: Text) -> Iterator[FactChange]:
    """Where a language has no words to read statements by, the denials that quotes are held to."""
    known = words(before.vocabulary.language).negations
    mine, theirs = words_of(before.text, known), words_of(after.text, known)
    if bool(mine) != bool(theirs):
        yield FactChange(Fact.NEGATION, mine, theirs)


def _denials(text: Text, other: Text, turned: Sequence[tuple[str, str]]) -> list[Word]:
    """The words of a text that deny, but for opposites, and for what the other says in another word."""
    opposites = {word for words in turned for word in words}
    plain = text.vocabulary.words("negation", "words")
    return [
        word
        for word in denials(text.words, text.vocabulary)
        if word.text not in opposites
        and (word.text in plain or word.stem in other.stems or not _has_like(word, text, other))
    ]


def _has_like(word: Word, text: Text, other: Text) -> bool:
    """Whether another text has a word of the same sense, the particle of a verb taken with it."""
    after = next((each.text for each in text.words if each.span.start >= word.span.end), "")
    alike = text.vocabulary.alike
    return any(alike(word.stem, stem) or alike(f"{word.stem} {after}", stem) for stem in other.stems)


def certainty(before: Text, after: Text) -> Iterator[FactChange]:
    """How sure the two are, where that is not the same: “will” for “may”, “should” for “must”."""
    lost, won = _modals(before), _modals(after)
    mine, theirs = Counter(level for _, level in lost), Counter(level for _, level in won)
    more, less = mine - theirs, theirs - mine
    other = set(mine) != set(theirs) or (more and less)
    if other and not (_is_tense(lost, won, before) or _is_tense(won, lost, after)):
        yield _levels(lost, won, (set(more), set(less)))
    elif not other:
        old, new = _duties(lost, before), _duties(won, after)
        if old and new and set(old).isdisjoint(new):
            yield FactChange(Fact.MODALITY, ", ".join(old), ", ".join(new))


Modals = Sequence[tuple[Word, str]]


def _modals(text: Text) -> Modals:
    """The words that say how sure a text is; “mayor” is none, though it has the stem of “may”."""
    found = modals(text.words, text.vocabulary)
    return [
        (word, level)
        for word, level in found
        if len(word.stem) > _SHORT_STEM or word.text in text.vocabulary.words("modality", level)
    ]


def _is_tense(one: Modals, other: Modals, text: Text) -> bool:
    """Whether all that the one has more is a future: between “it closes” and “it will close” is no more."""
    more = Counter(level for _, level in one) - Counter(level for _, level in other)
    less = Counter(level for _, level in other) - Counter(level for _, level in one)
    return (
        not less
        and set(more) == {_PLANNED}
        and all(word.text in text.vocabulary.function for word, level in one if level == _PLANNED)
    )


def _levels(lost: Modals, won: Modals, only: tuple[set[str], set[str]]) -> FactChange:
    old, new = (
        ", ".join(dict.fromkeys(word.text for word, level in words if level in levels))
        for words, levels in zip((lost, won), only, strict=True)
    )
    return FactChange(Fact.MODALITY, old, new)


def _duties(found: Modals, text: Text) -> tuple[str, ...]:
    """The auxiliaries of duty, one by one: “should” is not “must”."""
    return tuple(w.text for w, level in found if level == _OBLIGED and w.text in text.vocabulary.function)


def _differing(lost: Sequence[Word], won: Sequence[Word]) -> tuple[list[str], list[str]]:
    """The words of each that the other has fewer of; all of them where only their number differs."""
    mine, theirs = Counter(w.text for w in lost), Counter(w.text for w in won)
    return list((mine - theirs).elements()), list((theirs - mine).elements())


def _only(text: Text, other: Text) -> list[Word]:
    """The words that are neither in the other text nor stand for one of it; no names, no figures."""
    vocabulary = text.vocabulary
    return [
        word
        for at, word in enumerate(text.words)
        if not (word.capital and at) and not word.numeric and word.stem not in other.stems
        and not hedging(text.words, at, vocabulary)
        and not any(vocabulary.alike(word.stem, stem) for stem in other.stems)
    ]  # fmt: skip


def _opposites(before: Text, after: Text) -> list[tuple[str, str]]:
    """Words of the one text beside those of the other that contradict them, each once."""
    mine, theirs = _only(before, after), _only(after, before)
    found = []
    for word in mine:
        turned = next((w for w in theirs if _contradicts(word, w, before, after)), None)
        if turned is not None:
            theirs.remove(turned)
            found.append((word.text, turned.text))
    return found


def _contradicts(mine: Word, theirs: Word, before: Text, after: Text) -> bool:
    """Whether two words are opposites; small ones (before, after) only where all the others are the same."""
    if not before.vocabulary.opposed(mine.stem, theirs.stem):
        return False
    small = {mine.text, theirs.text} & before.vocabulary.function
    rest = ([w.text for w in text.words if w != word] for text, word in ((before, mine), (after, theirs)))
    return not small or next(rest) == next(rest)


def _prefixed(before: Text, after: Text) -> Iterator[tuple[str, str]]:
    """Words that are the other text's with a beginning that denies them: binding, non-binding, unsafe."""
    lost, won = before.forms - after.forms, after.forms - before.forms
    yield from ((word, plain) for word, plain in _denying(before, lost, won))
    yield from ((plain, word) for word, plain in _denying(after, won, lost))


def _denying(text: Text, mine: Set[str], theirs: Set[str]) -> Iterator[tuple[str, str]]:
    prefixes = text.vocabulary.words("negation", "prefixes")
    for word in text.words:
        if word.text in mine:
            plain = (word.text.removeprefix(prefix) for prefix in prefixes if word.text.startswith(prefix))
            yield from ((word.text, rest) for rest in plain if rest in theirs)
            if word.text in prefixes and text.text[word.span.end : word.span.end + 1] == "-":
                yield word.text, ""
