"""A text with its typography levelled, and the way back from each character to the original.

Two texts that differ in typography alone have the same normal form: white space, line breaks and words
divided by them, quotation marks, apostrophes, dashes, ligatures, composed, wide and presentation forms,
characters that print nothing, and Markdown's marks with the numbers of footnotes. Case stays, and so do
digits, signs, superscripts of figures and all other punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from summarizer.characters import INVISIBLE, SOFT_HYPHEN, attaches, is_unspaced, levelled
from summarizer.text import Span

JOINT = "\ufdd0"
"""Stands in a normal form where a line ended in a hyphen within a word: the hyphen may be the word's own."""

_LETTER = r"[^\W\d_]"
_SUPERSCRIPTS = "⁰¹²³⁴-⁹"
_SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉"
_NUMBERS = r"\d{1,3}(?:[,;–-] ?\d{1,3}){0,9}\]"
# Scripts without spaces all lie above U+0E00; which characters are theirs is told where one is met. What a
# class leaves out compiles ten times as fast as the 60,000 characters that it has.
_HIGH = r"[^\x00-\u0dff]"
_URL = r"[^()\s]*\)"
# Each pattern begins with the characters that it can begin with, and looks back over the one it took:
# so the search leaps from one to the next.
_LINE_STARTS = re.compile(r"(?m)^[ \t]{0,3}(?:(?:>[ \t]?)+(?:#{1,6}[ \t]+)?|#{1,6}[ \t]+|[*+•‣▪][ \t]+)")
_MARKUP = re.compile(
    rf"[!\[\](*~_`\\{_SUPERSCRIPTS}](?:"
    rf"(?:(?<=!)\[|(?<=\[))(?=(?:[^\]\[\n]|\n(?![ \t]*\n)){{0,999}}\]\({_URL})"  # a link
    rf"|(?<=\]\(){_URL}|(?<=\])(?=\({_URL})"
    r"|(?<=\[)\^[^\]\s]{1,40}\]:?"  # a footnote's mark
    rf"|(?<=[\w.,;:!?…'\")\]]\[){_NUMBERS}(?![A-Za-z0-9(])|(?<= \[){_NUMBERS}(?=[ \t]?(?:[.,;:!?)\n]|\Z))"
    rf"|(?<=[{_SUPERSCRIPTS}])(?<![{_SUPERSCRIPTS}].)(?:(?<={_LETTER}{{3}}.)|(?<=[.,;:!?…'\")\]].)|(?<={_HIGH}.)|(?<=\b(?:19|20)\d\d.))"
    rf"[{_SUPERSCRIPTS}]*+(?!\w)"
    r"|(?<=\*)(?:(?<!\d.)\**|\**+(?!\d))|(?<=~)~+|(?<=_)(?:(?<!\w.)_*|_*+(?!\w))"  # stress
    r"|(?<=`)(?:``+|(?<!`.)(?!`)(?!(?<=\w`)\w))"  # code
    r"|(?<=\\)(?=[!-/:-@\[-`{-~])"
    r")"
)
_AMOUNT = r"(?:[$€£¥₹][ \n]?)?\d"
_FIGURE = re.compile(_AMOUNT)
_SIGN = rf"(?:(?<=[-–−—])(?<![^\s(\[{{'\"].)|(?<=−)(?<!\d.))(?={_AMOUNT})"
_MARKS = re.compile(
    rf"[-{SOFT_HYPHEN}–—−'\"`′.…](?:"
    rf"(?P<joint>(?<={_LETTER}[-{SOFT_HYPHEN}])[ \t]*\n[ \t]*(?={_LETTER}))"
    r"|(?P<ellipsis>(?:(?<=…)|(?<=\.)(?:\.\.|(?: \.){2,}))(?:[ \n]*[.…])*)"
    rf"|(?P<sign>{_SIGN})"
    rf"|(?P<dash>(?<=[-–—−])(?:[ \n]*[-–—−](?!{_SIGN}))*)"
    r"|(?P<apostrophe>(?<=\w['`′])(?=\w))"
    r"|(?P<quotation>(?:(?<=['\"])|(?<=`)`)(?:[ \n]*(?:['\"](?!(?<=\w')\w)|``))*)"
    r")"
)
_WRITTEN = {
    "joint": JOINT, "ellipsis": "…", "sign": "−", "dash": "-", "apostrophe": "'", "quotation": '"',
}  # fmt: skip
# Most spaces stand between two plain letters, where none of the rest could match: that is looked at first.
_SPACES = re.compile(
    r"[ \n](?!(?<=[0-9A-Za-z] )[0-9A-Za-z])"
    rf"(?:[ \n]+|(?<=\n)|(?![^\W_])|(?<![^\W_].)|(?<={_HIGH}.)|(?={_HIGH}))"
)
# Between digits these make one figure of two, unless a space stands there.
_FIGURE_MARKS = ".,:/"
_OPENINGS = ("", *"([{'\"")


@dataclass(frozen=True, slots=True)
class Layer:
    """One rewriting: from the character `at[k]` on, the new text runs beside the old from `to[k]` on."""

    at: array[int]
    to: array[int]

    def before(self, position: int) -> int:
        """Where the character at `position` stood before the rewriting."""
        found = bisect_right(self.at, position) - 1
        return self.to[found] + position - self.at[found] if found >= 0 else position


@dataclass(frozen=True, slots=True)
class Normalized:
    """A normal form, and the layers that lead back to the text it was made of.

    >>> form = normalize("He  said: « Non ».")
    >>> form.text, form.span(9, 12)
    ('He said:"Non".', Span(start=12, end=15))
    """

    text: str
    layers: tuple[Layer, ...]

    def span(self, start: int, end: int) -> Span:
        """Where the characters `start` … `end` of the normal form stand in the original, `start < end`.

        A character made of several begins with the first of them; marks that belong to the last
        character are for the caller to add (`summarizer.characters.attaches`).
        """
        return Span(self.position(start), self.position(end - 1) + 1)

    def position(self, index: int) -> int:
        """Where the character at `index` of the normal form stands, or begins, in the original."""
        for layer in reversed(self.layers):
            index = layer.before(index)
        return index

    def then(self, rewriting: tuple[str, Layer]) -> Normalized:
        """The form after one more rewriting of its text."""
        text, layer = rewriting
        return Normalized(text, (*self.layers, layer) if layer.at else self.layers)


def normalize(text: str) -> Normalized:
    """The normal form of a text; texts that differ in typography alone have the same one.

    >>> normalize("It’s “infor-\\nmation” — **no more**").text.replace(JOINT, "|")
    'It\\'s"infor|mation"-no more'
    """
    form = _visible(Normalized(text, ()))
    form = _composed(form)
    alphabet = set(form.text)
    for beginnings, pattern, replacement in _REWRITINGS:
        if not beginnings.isdisjoint(alphabet):
            form = form.then(rewrite(form.text, pattern, replacement))
    return form


def rewrite(
    text: str, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str]
) -> tuple[str, Layer]:
    """`text` with each match of `pattern` replaced, and the layer that leads back."""
    pieces: list[str] = []
    at, to = array("I"), array("I")
    done = length = 0
    for match in pattern.finditer(text):
        new = replacement(match)
        start, end = match.span()
        if new == text[start:end]:
            continue
        pieces += (text[done:start], new)
        length += start - done
        for index in range(end - start, len(new)):
            at.append(length + index)
            to.append(end - 1)
        length += len(new)
        done = end
        if len(new) != end - start:
            if at and at[-1] == length:
                to[-1] = end
            else:
                at.append(length)
                to.append(end)
    pieces.append(text[done:])
    return "".join(pieces), Layer(at, to)


def _visible(form: Normalized) -> Normalized:
    """Each character as the one that it stands for, and those that print nothing left out."""
    if form.text.isascii() and form.text.isprintable():
        return form
    alphabet = {character: levelled(character) for character in set(form.text) if not character.isascii()}
    alphabet.update((mark, levelled(mark)) for mark in "\t\r\v\f" if mark in form.text)
    single = {ord(old): new for old, new in alphabet.items() if len(new) == 1 and new != old}
    several = [old for old, new in alphabet.items() if len(new) > 1]
    text = form.text.translate(single) if single else form.text
    classes = (
        [rf"{SOFT_HYPHEN}(?!(?<={_LETTER}.)[ \t]*\n[ \t]*{_LETTER})|{INVISIBLE}"]
        if {SOFT_HYPHEN, INVISIBLE} & set(text)
        else []
    )
    if several:
        classes.append(f"[{''.join(map(re.escape, sorted(several)))}]")
    form = Normalized(text, form.layers)
    if not classes:
        return form
    plain = {old: alphabet[old] for old in several}
    return form.then(rewrite(text, re.compile("|".join(classes)), lambda match: plain.get(match[0], "")))


def _composed(form: Normalized) -> Normalized:
    """Letters and their marks as one character where there is such a one."""
    if unicodedata.is_normalized("NFC", form.text):
        return form
    marks = "".join(map(re.escape, sorted(filter(attaches, set(form.text)))))
    if not marks:
        return form
    clusters = re.compile(f"[^{marks}]?[{marks}]+")
    return form.then(rewrite(form.text, clusters, lambda match: unicodedata.normalize("NFC", match[0])))


def _nothing(match: re.Match[str]) -> str:  # noqa: ARG001 - what every replacement takes
    return ""


def _plain_digit(match: re.Match[str]) -> str:
    """CO₂ is CO2: a figure set low after a letter is one letter of a formula."""
    return str(_SUBSCRIPTS.index(match[0]))


def _mark(match: re.Match[str]) -> str:
    assert match.lastgroup is not None  # each alternative has a name
    written = _WRITTEN[match.lastgroup]
    text, end = match.string, match.end()
    apart = written == "-" and _FIGURE.match(text, end) is not None and _opens(text, match.start())
    return f"{written} " if apart else written


def _opens(text: str, at: int) -> bool:
    """Whether a hyphen at `at` would be taken for a minus: nothing but a space or a bracket is before it."""
    return text[max(0, at - 99) : at].rstrip()[-1:] in _OPENINGS


def _space(match: re.Match[str]) -> str:
    """White space stands between two words, and between two figures that it keeps apart; else for nothing."""
    text, start, end = match.string, match.start(), match.end()
    if not start or end == len(text):
        return ""
    before, after = text[start - 1], text[end]
    if is_unspaced(before) or is_unspaced(after):
        return ""
    if _in_word(before) and _in_word(after):
        return " "
    apart = before in _FIGURE_MARKS and text[start - 2 : start - 1].isdigit() and after.isdigit()
    # “(— 5” is no −5: where a sign could stand, a dash keeps its distance.
    apart |= before == "-" and _FIGURE.match(text, end) is not None and _opens(text, start - 1)
    apart |= before.isdigit() and after in _FIGURE_MARKS + "-–−" and text[end + 1 : end + 2].isdigit()
    return " " if apart else ""


def _in_word(character: str) -> bool:
    return character.isalnum() or attaches(character)


# With the characters that a match begins with, or holds: where there are none, nothing is to be done.
_REWRITINGS = (
    (frozenset(">#*+•‣▪"), _LINE_STARTS, _nothing),
    (frozenset("![](*~_`\\⁰¹²³⁴⁵⁶⁷⁸⁹"), _MARKUP, _nothing),
    (frozenset(_SUBSCRIPTS), re.compile(rf"[{_SUBSCRIPTS}](?<={_LETTER}.)"), _plain_digit),
    (frozenset("-\u00ad–—−'\"`′.…"), _MARKS, _mark),
    (frozenset(" \n"), _SPACES, _space),
)
