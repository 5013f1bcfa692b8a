"""Whether wording keeps to its source word by word, as a shortening must.

`summarizer.grounding.claims.checker` asks whether a statement is true to its sources. This asks more: it
refuses on sight what is not literally there, so that a model's wording may stand in for the source's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summarizer.grounding.claims.copies import reasons as changes
from summarizer.grounding.claims.differences import compare
from summarizer.grounding.claims.terms import Word
from summarizer.grounding.claims.texts import Text
from summarizer.grounding.quotations import quotations
from summarizer.language.gazetteer import Sense, lookup
from summarizer.language.lexicon import Lexicon
from summarizer.language.vocabulary import vocabulary
from summarizer.text import fold

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?")
_WORD = re.compile(r"[^\W_]+(?:[-'.][^\W_]+)*")
# A capital inside a sentence marks a name, in the languages that have capitals and no capital nouns.
_NAME = re.compile(r"(?<![.!?:]\s)(?<!^)(?<![“\"‘'„«])\b[^\W\d_a-z][^\W_]*(?:[-’'][^\W_]+)*")
# There a capital tells nothing, and only the names of states are known for names.
_FIRST = re.compile(r"(?:^|[.!?:]\s+)[“\"‘'„«]?([^\W\d_a-z][^\W_]*)")
_BRACKETED = re.compile(r"\[[^\]]*\]")
_STEM = 5


def check(text: str, sources: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """What is wrong with `text` held against the sentences it cites; empty when nothing was found.

    >>> from summarizer.language.lexicon import lexicon
    >>> check("Jobs fell by 300.", ["Jobs fell by 200."], lexicon("en"))
    ('“300” does not stand in the cited sentences',)
    """
    if not sources:
        return ("it cites no sentence",)
    whole = " ".join(sources)
    return tuple(
        dict.fromkeys(
            [
                *_unseen_numbers(text, whole),
                *_unseen_names(text, whole),
                *_unseen_quotes(text, whole),
                *_negation(text, whole, lexicon),
            ]
        )
    )


def _unseen_numbers(text: str, whole: str) -> Iterable[str]:
    known = {_value(number) for number in _NUMBER.findall(whole)}
    for number in _NUMBER.findall(text):
        if _value(number) not in known:
            yield f"“{number}” does not stand in the cited sentences"


def _value(number: str) -> str:
    """A number by its digits: 3,000 and 3000 are one, 4.5 and 45 are two.

    >>> _value("3,000"), _value("4.50")
    ('3000', '4.50')
    """
    plain = re.sub(r"[,.\u00a0\u202f ](?=\d{3}(?:\D|$))", "", number)
    return plain.replace(",", ".")


def _unseen_names(text: str, whole: str) -> Iterable[str]:
    known = {word.removesuffix("'s") for word in _WORD.findall(fold(whole))}
    states = {_state(word) for word in _WORD.findall(whole)}
    first = [word for word in _FIRST.findall(text) if _state(word) and _state(word) not in states]
    for name in [*first, *_NAME.findall(text)]:
        parts = [part.removesuffix("'s") for part in _WORD.findall(fold(name)) if len(part) > 1]
        if any(part not in known and not any(_kindred(part, word) for word in known) for part in parts):
            yield f"“{name}” is not named in the cited sentences"


def _state(word: str) -> str:
    """The state of which a word is the name, or names the people; or ``""``."""
    meaning = lookup(word)
    named = meaning is not None and meaning.sense in {Sense.NAME, Sense.DEMONYM}
    return meaning.place.name if named and meaning is not None else ""


def _kindred(name: str, other: str) -> bool:
    """Whether two names differ in their endings alone.

    >>> _kindred("ukrainian", "ukraine"), _kindred("austria", "australia")
    (True, False)
    """
    alike = max(_STEM, min(len(name), len(other)) - 1)
    return len(name) >= _STEM and name[:alike] == other[:alike]


def _stem(word: str) -> str:
    return word.removesuffix("'s")[:_STEM]


def _unseen_quotes(text: str, whole: str) -> Iterable[str]:
    folded = fold(whole)
    for span in quotations(text):
        words = fold(span.of(text)).strip(" .,;:!?")
        if not _stands(words, folded):
            yield f"“{span.of(text)}” is not a quotation from the cited sentences"


def _stands(words: str, folded: str) -> bool:
    """Whether the words stand there whole, not inside longer ones."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", folded) is not None


def _negation(text: str, whole: str, lexicon: Lexicon) -> Iterable[str]:
    mine, theirs = _negations(text, lexicon), _negations(whole, lexicon)
    if mine and not theirs:
        yield f"it denies (“{mine[0]}”) what the cited sentences do not"


def _negations(text: str, lexicon: Lexicon) -> list[str]:
    words = re.findall(r"[\w’']+", text.lower())
    return [w for w in words if w in lexicon["words.negation"] or w.endswith(("n't", "n’t"))]


def shortened(text: str, source: str, lexicon: Lexicon) -> tuple[str, ...]:
    """What is wrong with `text` as a shortening of one sentence; empty when it is a faithful one.

    Its content words are the source's, in the source's order, so that no one can change sides; what
    turns the sense (a negation, a condition, a denial, an attempt, a limit) is not left out, nor are
    figures and quotations; words that the source quotes stay quoted.

    >>> from summarizer.language.lexicon import lexicon
    >>> shortened("Oslo denies it.", "Wilk accused Oslo of it, which Oslo denies.", lexicon("en"))
    ()
    """
    reasons = list(check(text, [source], lexicon))
    word = _out_of_order(text, source, lexicon["stop.words"])
    if word:
        reasons.append(f"“{word}” does not stand there in the source's order")
    reasons += _lost(text, source, lexicon)
    reasons += _lost_figures(text, source, lexicon["words.numbers"])
    reasons += _moved_points(text, source)
    reasons += _unquoted(text, source)
    reasons += _changed(text, source, lexicon)
    return tuple(dict.fromkeys(reasons))


class _Nothing:
    """What a sentence by itself tells of others."""

    def may_mean(self, words: Sequence[Word], found: Sequence[Word]) -> bool:  # noqa: ARG002 - as `Told` has it
        return False

    def has(self, name: Sequence[Word]) -> bool:  # noqa: ARG002 - as `Told` has it
        return False


def _changed(text: str, source: str, lexicon: Lexicon) -> Iterable[str]:
    """What the text has in place of the source's own words: other parties, a surer verb, an opposite."""
    words = vocabulary(lexicon.language)
    comparison = compare(Text(text, words), Text(source, words))
    if comparison.copied:
        yield from map(str, changes(comparison, lexicon, told=_Nothing()))


def in_order(text: str, source: str) -> bool:
    """Whether all words of a text stand in the source in this order; what is in brackets is passed over.

    >>> in_order("[Ann] said no", "However, she said firmly no.")
    True
    """
    return not _out_of_order(text, source, frozenset())


def _out_of_order(text: str, source: str, passed: frozenset[str]) -> str:
    """The first word of a text that the source does not have after the one before, or ``""``."""
    left = iter(_WORD.findall(fold(source)))
    for word in _WORD.findall(fold(_BRACKETED.sub(" ", text))):
        if word not in passed and not any(_stem(word) == _stem(other) for other in left):
            return str(word)
    return ""


def _lost_figures(text: str, source: str, numbers: frozenset[str]) -> Iterable[str]:
    """Figures, in digits or in words, and longer quotations that the source has and the text has not."""
    kept = {_value(number) for number in _NUMBER.findall(text)}
    for number in _NUMBER.findall(source):
        if _value(number) not in kept:
            yield f"“{number}” was left out"
    words = set(_WORD.findall(fold(text)))
    for word in _WORD.findall(fold(source)):
        if word in numbers and word not in words:
            yield f"“{word}” was left out"
    folded = fold(text)
    for span in quotations(source):
        quoted = fold(span.of(source)).strip(" .,;:")
        if len(quoted.split()) > 1 and quoted not in folded:
            yield f"“{span.of(source)}” was left out"


def _moved_points(text: str, source: str) -> Iterable[str]:
    """Quotations that end in a full stop which the source has outside its marks."""
    ends = {fold(span.of(source)) for span in quotations(source)}
    for span in quotations(text):
        words = fold(span.of(text))
        if words.endswith((".", "!", "?")) and not any(end.endswith(words) for end in ends):
            yield f"“{span.of(text)}” ends otherwise in the source"


def _lost(text: str, source: str, lexicon: Lexicon) -> Iterable[str]:
    """Words that turn the sense, which the source has and the shortening has not."""
    turning = frozenset().union(
        *(lexicon[f"words.{name}"] for name in ("negation", "condition", "modals", "contrast", "limits"))
    )
    kept = set(re.findall(r"[\w’']+", text.lower()))
    for word in re.findall(r"[\w’']+", source.lower()):
        turns = word in turning or word.endswith(("n't", "n’t"))
        verbs = any(_form_of(word, verb) for verb in lexicon["claims.denial"] | lexicon["words.attempt"])
        if (turns or verbs) and word not in kept:
            yield f"“{word}” was left out"


def _form_of(word: str, verb: str) -> bool:
    """Whether a word is a form of the verb: denies, denied, denying of “deny”."""
    stem = verb[:-1] if verb.endswith(("e", "y")) else verb
    return word.startswith(stem) and len(word) <= len(verb) + 3


def _unquoted(text: str, source: str) -> Iterable[str]:
    """Words in quotation marks in the source, used without them."""
    bare = fold(text)
    for span in quotations(text):
        bare = bare.replace(fold(span.of(text)), "")
    quoted = {w for span in quotations(source) for w in _WORD.findall(fold(span.of(source))) if len(w) > 3}
    unquoted = set(_WORD.findall(fold(source)))
    for span in quotations(source):
        unquoted -= set(_WORD.findall(fold(span.of(source))))
    for word in _WORD.findall(bare):
        if word in quoted and word not in unquoted:
            yield f"“{word}” is somebody's own word in the source, and lost its quotation marks"
            return
